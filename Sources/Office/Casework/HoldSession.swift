public import Basics
public import Store
import Vault

/// Where a talk took place.
public enum SessionChannel: String, Sendable, CaseIterable, Codable {
    case office, visit, phone, video, written

    public var german: String {
        switch self {
        case .office: "in der Stelle"
        case .visit: "vor Ort"
        case .phone: "am Telefon"
        case .video: "per Video"
        case .written: "schriftlich"
        }
    }
}

/// How the talk was understood.
public enum Interpreting: String, Sendable, CaseIterable, Codable {
    case notNeeded = "not_needed"
    case interpreter, companion, missing

    public var german: String {
        switch self {
        case .notNeeded: "ohne Dolmetschen"
        case .interpreter: "mit Dolmetscher:in"
        case .companion: "Begleitperson hat übersetzt"
        case .missing: "Dolmetschen hat gefehlt"
        }
    }
}

extension SessionChannel: SQLConvertible {}
extension Interpreting: SQLConvertible {}

/// Records that a counselling talk was held. It counts as one session, and once for everybody who was advised in it;
/// a nameless talk counts like any other.
public struct HoldSession: Command {
    public static let name = "session.hold"
    public static let needs = Right.keepFiles

    public let file: CaseID
    public let heldOn: CivilDate
    public let minutes: Int
    public let channel: SessionChannel
    public let language: Language?
    public let interpreting: Interpreting
    public let interpreter: WorkerID?
    /// Who was advised; empty means the first person.
    public let advised: [PersonID]
    public let note: String
    /// Health, violence and the like: the text stands behind the logged click.
    public let isSensitive: Bool
    /// The draft it was typed as.
    public let draft: DraftTicket?

    public init(
        file: CaseID, heldOn: CivilDate, minutes: Int, channel: SessionChannel, language: Language?, interpreting: Interpreting,
        interpreter: WorkerID? = nil, advised: [PersonID] = [], note: String, isSensitive: Bool = false,
        draft: DraftTicket? = nil
    ) {
        self.file = file
        self.heldOn = heldOn
        self.minutes = minutes
        self.channel = channel
        self.language = language
        self.interpreting = interpreting
        self.interpreter = interpreter
        self.advised = advised
        self.note = note
        self.isSensitive = isSensitive
        self.draft = draft
    }

    public func perform(at desk: Desk) throws -> Created<SessionID> {
        try check(at: desk)
        let file = try desk.openFile(file)
        let persons = try desk.persons(of: file)
        let present = advised.isEmpty ? Array(persons.prefix(1)) : persons.filter { advised.contains($0.id) }
        guard !present.isEmpty, advised.isEmpty || present.count == Set(advised).count else { throw Refusal.notFound }
        try desk.settleDraft(draft, .note, of: file.id)
        let id = SessionID()
        try desk.transaction.execute(
            """
            INSERT INTO sessions (office, session, case_id, held_on, minutes, channel, language, interpreting, interpreter, held_by, note, sensitive)
            VALUES (\(desk.office), \(id), \(file.id), \(heldOn), \(minutes), \(channel), \(language), \(interpreting), \(interpreter),
                \(desk.worker.id), \(try file.seal.seal(note.cleaned.nonEmpty, "sessions", "note", id.text)), \(isSensitive))
            """)
        try countSession(id, of: file, present: present, at: desk)
        try desk.transaction.execute(
            """
            UPDATE cases SET last_contact_on = \(heldOn) WHERE office = \(desk.office) AND case_id = \(file.id) AND last_contact_on < \(heldOn)
            """)
        desk.tell(Self.name, of: file.id, subject: id, detail: channel.rawValue)
        return Created(id)
    }

    private func check(at desk: Desk) throws {
        let facts = TalkFacts(
            heldOn: heldOn, minutes: minutes, channel: channel, language: language, interpreting: interpreting, interpreter: interpreter)
        var errors = try facts.errors(at: desk)
        if note.utf8.count > 60_000 { errors.append(FieldError(field: "note", message: "Die Notiz ist zu lang (höchstens etwa 20 Seiten).")) }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
    }

    private func countSession(_ id: SessionID, of file: CaseFile, present: [Person], at desk: Desk) throws {
        let main = present[0]
        try desk.count(
            CountedFact(
                kind: .session, day: heldOn, pseudonym: file.seal.pseudonym(of: main.id), subject: id.text, country: file.destination), on: file.desk)
        for person in present {
            try desk.count(
                CountedFact(
                    kind: .advised, day: heldOn, pseudonym: file.seal.pseudonym(of: person.id), subject: id.text, country: file.destination,
                    birthYear: person.facts.birthYear), on: file.desk)
        }
    }
}
