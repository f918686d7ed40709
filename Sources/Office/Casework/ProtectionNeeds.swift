public import Basics
import Catalogue

/// What is sensitive about the members of a household, as a need for special protection. Reading it is an entry of its own in the log.
public struct ProtectionNeeds: Question {
    public static let needs = Right.seeConfidential
    public static var reading: String { Readings.protection }
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(file: CaseID) { self.file = file }

    /// The members with their sensitive facts only.
    public func answer(at desk: Desk) throws -> [Person] {
        try desk.persons(of: desk.file(file)).map { $0.showing(desk.isSensitive) }
    }
}

extension Desk {
    /// Whether the catalogue in force holds the field back until somebody asks for it.
    func isSensitive(_ field: String) -> Bool { shelf.current.field(field)?.isSensitive == true }
}
