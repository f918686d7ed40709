public import Basics
import Catalogue
import Store
import Vault

/// One event of a file's course.
public struct TimelineEvent: Sendable {
    public enum Content: Sendable {
        case session(Session)
        case note(Writing)
        case check(CheckID)
        case offer(OfferLine)
        case departure(Departure, person: String)
        /// Anything else, by its action in the log, its code and, where it can be said, what it was about.
        case step(action: String, detail: String, about: String?)
    }

    /// A talk as the timeline shows it.
    public struct Session: Sendable {
        public let heldOn: CivilDate
        public let minutes: Int
        public let channel: SessionChannel
        public let language: Language?
        public let interpreting: Interpreting
        public let interpreter: WorkerID?
        public let interpreterName: String?
        public let writing: Writing
        public var note: String? { writing.text }
    }

    public let seq: Int64
    public let at: Moment
    public let workerName: String
    public let content: Content
}

/// Which events to show.
public enum TimelineFilter: String, Sendable, CaseIterable {
    case all, talks, money, steps

    public var german: String {
        switch self {
        case .all: "Alle"
        case .talks: "Gespräche und Notizen"
        case .money: "Geld"
        case .steps: "Schritte"
        }
    }
}

/// "Verlauf": the file's course from the log, newest first, with what stands behind each entry. Readings are not part of it.
public struct Timeline: Question {
    public static let needs = Right.seeConfidential
    public static let pageSize = 60
    public let file: CaseID
    public let filter: TimelineFilter
    /// Events before this one; nil for the newest.
    public let before: Int64?
    /// The whole course at once, as for paper.
    public let isWhole: Bool
    public var opens: CaseID? { file }

    public init(file: CaseID, filter: TimelineFilter = .all, before: Int64? = nil, isWhole: Bool = false) {
        self.file = file
        self.filter = filter
        self.before = before
        self.isWhole = isWhole
    }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let persons: [Person]
        public let events: [TimelineEvent]
        /// Older events follow.
        public let hasMore: Bool
        public let interpreters: [Colleague]
        /// The language and length of the last talk, to be offered again.
        public let lastSession: TimelineEvent.Session?
        /// What the asking worker began to write here.
        public let draft: Draft?
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let names = try desk.names()
        let shelf = try EventShelf(of: file, at: desk, names: names)
        let rows: [LogRow] = try desk.transaction.all(
            """
            SELECT \(LogRow.columns) FROM log WHERE office = \(desk.office) AND case_id IN \(list: try desk.course(of: file.id)) AND action NOT IN \(list: Readings.apart)
                AND seq < \(before ?? Int64.max) \(filter.condition)
            ORDER BY seq DESC LIMIT \(isWhole ? Int64.max : Int64(Self.pageSize + 1))
            """)
        let shown = isWhole ? rows[...] : rows.prefix(Self.pageSize)
        let events = shown.map { row in
            TimelineEvent(seq: row.seq, at: row.at, workerName: row.worker.flatMap { names[$0] } ?? "System", content: shelf.content(of: row))
        }
        return Answer(
            file: file, persons: try desk.members(of: file), events: events, hasMore: shown.count < rows.count,
            interpreters: try desk.colleagues(with: [.interpreter]),
            lastSession: shelf.lastSession, draft: desk.worker.may(KeepDraft.needs) ? try desk.draft(.note, of: file) : nil)
    }
}

extension TimelineFilter {
    fileprivate var condition: SQL {
        switch self {
        case .all: ""
        case .talks: "AND action IN \(list: [HoldSession.name, CorrectSession.name, WriteNote.name, RewordNote.name])"
        case .money: "AND (action = \(FreezeCheck.name) OR action IN \(list: OfferActions.all))"
        case .steps:
            "AND action NOT IN \(list: [HoldSession.name, CorrectSession.name, WriteNote.name, RewordNote.name, FreezeCheck.name] + OfferActions.all)"
        }
    }
}

/// What stands behind the log's entries of one file, opened once.
private struct EventShelf {
    private var sessions: [String: TimelineEvent.Session] = [:]
    private var notes: [String: Writing] = [:]
    private let offers: [String: OfferLine]
    private let departures: [String: Departure]
    private let persons: [PersonID: String]
    /// What a step was about, by the identifier of its subject.
    private var subjects: [String: String] = [:]
    private(set) var lastSession: TimelineEvent.Session?

    init(of file: CaseFile, at desk: Desk, names: [WorkerID: String]) throws {
        offers = Dictionary(
            try desk.offerLines(where: "AND o.case_id = \(file.id)").map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        departures = Dictionary(try desk.departures(of: file).map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        persons = Dictionary(try desk.members(of: file).map { ($0.id, $0.called) }, uniquingKeysWith: { first, _ in first })
        subjects = try Self.subjects(of: file, at: desk, persons: persons, offers: offers)
        try readSessions(of: file, at: desk, names: names)
        let written = try desk.transaction.rows(
            """
            SELECT note_id, body, written_by, sensitive, version, edited_at, edited_by FROM notes
            WHERE office = \(desk.office) AND case_id = \(file.id)
            """)
        for row in written {
            let id: String = try row.get("note_id")
            let text = try file.seal.open(try row.get("body", as: [UInt8].self), "notes", "body", id)
            notes[id] = try Writing(row: row, id: id, text: text, author: "written_by", names: names).folded
        }
    }

    private mutating func readSessions(of file: CaseFile, at desk: Desk, names: [WorkerID: String]) throws {
        let rows = try desk.transaction.rows(
            """
            SELECT session, held_on, minutes, channel, language, interpreting, interpreter, note, held_by, sensitive, version,
                edited_at, edited_by
            FROM sessions WHERE office = \(desk.office) AND case_id = \(file.id) ORDER BY held_on, session
            """)
        for row in rows {
            let id: String = try row.get("session")
            let interpreter: WorkerID? = try row.get("interpreter")
            let sealed: [UInt8]? = try row.get("note")
            let session = TimelineEvent.Session(
                heldOn: try row.get("held_on"), minutes: try row.get("minutes"), channel: try row.get("channel"), language: try row.get("language"),
                interpreting: try row.get("interpreting"), interpreter: interpreter, interpreterName: interpreter.flatMap { names[$0] },
                writing: try Writing(
                    row: row, id: id, text: try file.seal.open(ifAny: sealed, "sessions", "note", id), author: "held_by", names: names
                ).folded)
            sessions[id] = session
            lastSession = session
        }
    }

    private static func subjects(of file: CaseFile, at desk: Desk, persons: [PersonID: String], offers: [String: OfferLine]) throws
        -> [String: String]
    {
        var subjects = Dictionary(persons.map { ($0.key.text, $0.value) }, uniquingKeysWith: { first, _ in first })
        for offer in offers.values { subjects[offer.id.text] = offer.number }
        for letter in try desk.letterLines(of: file) { subjects[letter.id.text] = "\(letter.number), \(letter.title)" }
        for milestone in try desk.milestones(of: file) { subjects[milestone.id.text] = "\(milestone.event.wording.de): \(milestone.day.german)" }
        for programme in desk.shelf.current.programmes {
            for deadline in programme.deadlines { subjects["\(programme.id).\(deadline.id)"] = deadline.text.de }
        }
        for task in try desk.tasks(where: "AND t.case_id = \(file.id)") { subjects[task.id.text] = task.title }
        for appointment in try desk.appointments(where: "AND a.case_id = \(file.id)") {
            let begins = appointment.begins.local
            subjects[appointment.id.text] = "\(appointment.matter.german) am \(begins.day.german) um \(begins.clock) Uhr"
        }
        return subjects
    }

    func content(of row: LogRow) -> TimelineEvent.Content {
        if row.action == HoldSession.name, let session = sessions[row.subject] { return .session(session) }
        if row.action == WriteNote.name, let note = notes[row.subject] { return .note(note) }
        if row.action == FreezeCheck.name, let check = CheckID(row.subject) { return .check(check) }
        if row.action == SignOffer.name, let offer = offers[row.subject] { return .offer(offer) }
        if row.action == ConfirmDeparture.name, let departure = departures[row.subject] {
            return .departure(departure, person: persons[departure.person] ?? "")
        }
        return .step(action: row.action, detail: row.detail, about: subjects[row.subject])
    }
}
