public import Basics
import Store
import Vault

/// A note or the text of a talk with everything it said before, the newest first; without the texts where they are sensitive.
public struct WritingHistory: Question {
    public static let needs = Right.seeConfidential
    public let file: CaseID
    public let subject: String
    public var opens: CaseID? { file }

    public init(file: CaseID, subject: String) {
        self.file = file
        self.subject = subject
    }

    public struct Earlier: Sendable {
        public let version: Int
        public let text: String
        public let replacedAt: Moment
        public let replacedBy: String
    }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let writing: Writing
        /// Nil for a note.
        public let talk: TalkFacts?
        /// Who may have interpreted it.
        public let interpreters: [Colleague]
        public let earlier: [Earlier]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let whole = try desk.history(of: subject, in: file)
        guard whole.writing.isSensitive else { return whole }
        return Answer(
            file: whole.file, writing: whole.writing.folded, talk: whole.talk, interpreters: whole.interpreters, earlier: [])
    }
}

extension Desk {
    fileprivate func history(of subject: String, in file: CaseID) throws -> WritingHistory.Answer {
        let desk = self
        let file = try desk.file(file)
        let (shelf, writing) = try WritingShelf.find(subject, of: file, at: desk)
        let talk = shelf == .session ? try SessionID(subject).flatMap { try desk.talkFacts(of: $0, in: file) } : nil
        let names = try desk.names()
        let rows = try desk.transaction.rows(
            """
            SELECT version, body, replaced_at, replaced_by FROM note_versions
            WHERE office = \(desk.office) AND case_id = \(file.id) AND subject = \(subject) ORDER BY version DESC
            """)
        let earlier = try rows.map { row in
            let version: Int = try row.get("version")
            let sealed: [UInt8] = try row.get("body")
            return WritingHistory.Earlier(
                version: version, text: try file.seal.open(sealed, "note_versions", "body", "\(subject) \(version)"),
                replacedAt: try row.get("replaced_at"), replacedBy: names[try row.get("replaced_by", as: WorkerID.self)] ?? "")
        }
        return WritingHistory.Answer(
            file: file, writing: writing, talk: talk, interpreters: talk == nil ? [] : try desk.colleagues(with: [.interpreter]), earlier: earlier)
    }
}

/// The same of a text that is marked as sensitive; an entry of its own in the log.
public struct SensitiveHistory: Question {
    public static let needs = Right.seeConfidential
    public static var reading: String { Readings.protection }
    public let file: CaseID
    /// The note's or the talk's identifier.
    public let writing: String
    public var opens: CaseID? { file }

    public init(file: CaseID, writing: String) {
        self.file = file
        self.writing = writing
    }

    public func answer(at desk: Desk) throws -> WritingHistory.Answer { try desk.history(of: writing, in: file) }
}

/// The texts of a file that are marked as sensitive, by the identifier of their note or talk; an entry of its own in the log.
public struct SensitiveNotes: Question {
    public static let needs = Right.seeConfidential
    public static var reading: String { Readings.protection }
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(file: CaseID) { self.file = file }

    public func answer(at desk: Desk) throws -> [String: String] {
        let file = try desk.file(file)
        let rows = try desk.transaction.rows(
            """
            SELECT note_id AS id, body, 'notes' AS shelf FROM notes
            WHERE office = \(desk.office) AND case_id = \(file.id) AND sensitive
            UNION ALL SELECT session, note, 'sessions' FROM sessions
            WHERE office = \(desk.office) AND case_id = \(file.id) AND sensitive AND note IS NOT NULL
            """)
        var texts: [String: String] = [:]
        for row in rows {
            let (id, shelf) = (try row.get("id", as: String.self), try row.get("shelf", as: String.self))
            texts[id] = try file.seal.open(try row.get("body", as: [UInt8].self), shelf, shelf == "notes" ? "body" : "note", id)
        }
        return texts
    }
}
