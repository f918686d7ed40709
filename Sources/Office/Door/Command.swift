/// Something a person does. Nothing in the database changes in any other way.
public protocol Command: Codable, Sendable {
    associatedtype Outcome: Codable & Sendable
    /// The action's stable name in the log: `session.hold`.
    static var name: String { get }
    static var needs: Right { get }
    /// Inside one transaction; may run again, so it touches nothing but the desk. Throws `Refusal`.
    func perform(at desk: Desk) throws -> Outcome
}

/// Something a person asks. What their role may not see is missing from the answer's type.
public protocol Question: Sendable {
    associatedtype Answer: Sendable
    static var needs: Right { get }
    /// The file whose content the answer shows; opening it is written into the log.
    var opens: CaseID? { get }
    /// What of the file is opened, where that is one thing by itself.
    var subject: String { get }
    /// How the log calls that reading.
    static var reading: String { get }
    /// What it is read for, where the worker said so.
    var reason: ReadingReason? { get }
    /// Inside one read transaction. Throws `Refusal`.
    func answer(at desk: Desk) throws -> Answer
}

extension Question {
    public var opens: CaseID? { nil }
    public var subject: String { "" }
    public static var reading: String { Readings.file }
    public var reason: ReadingReason? { nil }
}

/// The readings the log keeps.
enum Readings {
    static let file = "file.read"
    static let protection = "protection.read"
    static let document = "document.read"
    /// Beside what somebody did in a file that is not theirs: on what footing.
    static let footing = "access.footing"
    /// No part of a file's course. Who looked at needs for protection is: everybody who works on the file may know.
    static let apart = [file, document, footing]
}

/// Why somebody looks at what needs protection: a code in the log, given of their own accord.
public enum ReadingReason: String, Sendable, CaseIterable, Codable {
    case talk, support, funding, handover, correction

    public var german: String {
        switch self {
        case .talk: "für ein Gespräch"
        case .support: "um Hilfe zu vermitteln"
        case .funding: "für die Förderung"
        case .handover: "für eine Übergabe oder Vertretung"
        case .correction: "um Angaben zu berichtigen"
        }
    }
}

/// A command that creates one thing answers with its identifier.
public struct Created<ID: Codable & Sendable>: Codable, Sendable {
    public let id: ID
    public init(_ id: ID) { self.id = id }
}

/// Nothing to tell but that it is done.
public struct Done: Codable, Sendable, Hashable {
    public init() {}
}
