public import Basics
import Catalogue
import Store
import Vault

/// What is sensitive about the members of a household, as a need for special protection. Reading it is an entry of its own in the log.
public struct ProtectionNeeds: Question {
    public static let needs = Right.seeConfidential
    public static var reading: String { Readings.protection }
    public let file: CaseID
    public let reason: ReadingReason?
    public var opens: CaseID? { file }

    public init(file: CaseID, reason: ReadingReason? = nil) {
        self.file = file
        self.reason = reason
    }

    /// The members with their sensitive facts only.
    public func answer(at desk: Desk) throws -> [Person] {
        try desk.persons(of: desk.file(file)).map { $0.showing(desk.isSensitive) }
    }
}

extension Desk {
    /// Whether the catalogue in force holds the field back until somebody asks for it.
    func isSensitive(_ field: String) -> Bool { shelf.current.field(field)?.isSensitive == true }

    /// The household as pages show it: without what only `ProtectionNeeds` answers.
    func members(of file: CaseFile) throws -> [Person] {
        try persons(of: file).map { $0.showing { !isSensitive($0) } }
    }
}
