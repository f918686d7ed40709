public import Basics
import Store
import Vault

/// What is recorded of a talk beside its text.
public struct TalkFacts: Codable, Sendable, Hashable {
    public let heldOn: CivilDate
    public let minutes: Int
    public let channel: SessionChannel
    public let language: Language?
    public let interpreting: Interpreting
    public let interpreter: WorkerID?

    public init(heldOn: CivilDate, minutes: Int, channel: SessionChannel, language: Language?, interpreting: Interpreting, interpreter: WorkerID?) {
        self.heldOn = heldOn
        self.minutes = minutes
        self.channel = channel
        self.language = language
        self.interpreting = interpreting
        self.interpreter = interpreter
    }

    /// What is wrong with them.
    func errors(at desk: Desk) throws -> [FieldError] {
        var errors: [FieldError] = []
        if heldOn > desk.today { errors.append(FieldError(field: "held_on", message: "Ein Gespräch in der Zukunft ist ein Termin.")) }
        if !(1...720).contains(minutes) { errors.append(FieldError(field: "minutes", message: "Die Dauer liegt zwischen 1 und 720 Minuten.")) }
        if interpreting == .interpreter, try desk.colleagues(with: [.interpreter]).allSatisfy({ $0.id != interpreter }) {
            errors.append(FieldError(field: "interpreter", message: "Wer hat gedolmetscht?"))
        }
        return errors
    }

    /// "Gespräch am 01.06.2026, 45 Minuten, in der Stelle, Albanisch, ohne Dolmetschen": for the versions of a talk.
    func german(_ names: [WorkerID: String]) -> String {
        let parts: [String?] = [
            "Gespräch am \(heldOn.german)", "\(minutes) Minuten", channel.german, language?.german,
            [interpreting.german, interpreter.flatMap { names[$0] }].compactMap { $0 }.joined(separator: " "),
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}

/// Corrects day, length, place, language or interpreting of a talk. What stood there before stays readable among its versions; what was counted
/// is voided and counted anew, so that earlier reports stay what they were.
public struct CorrectSession: Command {
    public static let name = "session.correct"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let session: SessionID
    public let facts: TalkFacts
    /// The version the worker saw.
    public let version: Int

    public init(file: CaseID, session: SessionID, facts: TalkFacts, version: Int) {
        self.file = file
        self.session = session
        self.facts = facts
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let errors = try facts.errors(at: desk)
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
        let file = try desk.file(file)
        let (shelf, writing) = try WritingShelf.find(session.text, of: file, at: desk)
        guard shelf == .session, let before = try desk.talkFacts(of: session, in: file) else { throw Refusal.notFound }
        try writing.checkEditable(by: desk.worker)
        guard writing.version == version else { throw Refusal.stale }
        guard before != facts else { return Done() }
        let words = [before.german(try desk.names()), writing.text].compactMap { $0 }.joined(separator: "\n\n")
        try writing.keep(words, of: file, at: desk)
        try desk.transaction.execute(
            """
            UPDATE sessions SET held_on = \(facts.heldOn), minutes = \(facts.minutes), channel = \(facts.channel), language = \(facts.language),
                interpreting = \(facts.interpreting), interpreter = \(facts.interpreting == .interpreter ? facts.interpreter : nil),
                version = version + 1, edited_at = \(desk.now), edited_by = \(desk.worker.id)
            WHERE office = \(desk.office) AND session = \(session)
            """)
        if before.heldOn != facts.heldOn { try desk.countAnew(session, on: facts.heldOn, in: file) }
        desk.tell(Self.name, of: file.id, subject: session)
        return Done()
    }
}

extension Desk {
    func talkFacts(of session: SessionID, in file: CaseFile) throws -> TalkFacts? {
        let rows = try transaction.rows(
            """
            SELECT held_on, minutes, channel, language, interpreting, interpreter FROM sessions
            WHERE office = \(office) AND session = \(session) AND case_id = \(file.id)
            """)
        return try rows.first.map { row in
            TalkFacts(
                heldOn: try row.get("held_on"), minutes: try row.get("minutes"), channel: try row.get("channel"), language: try row.get("language"),
                interpreting: try row.get("interpreting"), interpreter: try row.get("interpreter"))
        }
    }

    /// The same heads on another day: the facts of before are voided, copies are written. The last contact follows.
    fileprivate func countAnew(_ session: SessionID, on day: CivilDate, in file: CaseFile) throws {
        let rows = try transaction.rows(
            """
            SELECT kind, pseudonym, desk, country, birth_year, programme FROM facts
            WHERE office = \(office) AND subject = \(session.text) AND voided_at IS NULL
            """)
        try voidFacts(about: session.text)
        for row in rows {
            try count(
                CountedFact(
                    kind: try row.get("kind"), day: day, pseudonym: try row.get("pseudonym"), subject: session.text, country: try row.get("country"),
                    birthYear: try row.get("birth_year"), programme: try row.get("programme")), on: try row.get("desk"))
        }
        let last: CivilDate? = try transaction.value("SELECT MAX(held_on) FROM sessions WHERE office = \(office) AND case_id = \(file.id)")
        try transaction.execute(
            """
            UPDATE cases SET last_contact_on = \(max(last ?? file.openedOn, file.openedOn)) WHERE office = \(office) AND case_id = \(file.id)
            """)
    }
}
