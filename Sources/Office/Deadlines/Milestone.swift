public import Basics
public import Catalogue
public import Store

public enum MilestoneRecord {}
public typealias MilestoneID = Identifier<MilestoneRecord>

/// A day in a file's course that deadlines count from and nothing else in the file says.
public struct Milestone: Sendable {
    public let id: MilestoneID
    public let event: Deadline.Event
    /// The programme it happened in; nil where it is the household's.
    public let programme: String?
    public let day: CivilDate
    public let recordedBy: String
}

/// A milestone that may be noted.
public struct MilestoneStep: Sendable, Hashable {
    public let event: Deadline.Event
    public let programme: String?
    public let programmeTitle: Wording?
}

extension Deadline.Event {
    /// Whether the day is written down as a milestone; the others stand in the household's facts or in a confirmed departure.
    public var isMilestone: Bool {
        switch self {
        case .submission, .approval, .riatRequest, .arrival, .move: true
        case .rejection, .plannedDeparture, .departure: false
        }
    }
}

/// Notes the day of a milestone; a day noted before for the same event gives way.
public struct RecordMilestone: Command {
    public static let name = "milestone.record"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let event: Deadline.Event
    public let programme: String?
    public let day: CivilDate

    public init(file: CaseID, event: Deadline.Event, programme: String?, day: CivilDate) {
        self.file = file
        self.event = event
        self.programme = programme
        self.day = day
    }

    public func perform(at desk: Desk) throws -> Created<MilestoneID> {
        let isKnown = programme.map { desk.shelf.current.programme($0) != nil } ?? true
        guard event.isMilestone, event.isPerProgramme == (programme != nil), isKnown else {
            throw Refusal.invalid("event", "Diese Auswahl gibt es nicht.")
        }
        guard day <= desk.today else { throw Refusal.invalid("day", "Der Tag liegt noch vor uns. Tragen Sie ein, was geschehen ist.") }
        guard day.year >= 2000 else { throw Refusal.invalid("day", "Der Tag liegt vor dem Jahr 2000.") }
        // A person arrives after their file was closed.
        let file = try desk.file(file)
        let (id, place) = (MilestoneID(), programme ?? "")
        try desk.transaction.execute(
            """
            UPDATE milestones SET voided_at = \(desk.now)
            WHERE office = \(desk.office) AND case_id = \(file.id) AND event = \(event) AND programme = \(place) AND voided_at IS NULL
            """)
        try desk.transaction.execute(
            """
            INSERT INTO milestones (office, milestone, case_id, event, programme, day, recorded_at, recorded_by)
            VALUES (\(desk.office), \(id), \(file.id), \(event), \(place), \(day), \(desk.now), \(desk.worker.id))
            """)
        desk.tell(Self.name, of: file.id, subject: id, detail: event.rawValue)
        return Created(id)
    }
}

/// Takes back a milestone that was noted by mistake.
public struct VoidMilestone: Command {
    public static let name = "milestone.void"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let milestone: MilestoneID

    public init(file: CaseID, milestone: MilestoneID) {
        self.file = file
        self.milestone = milestone
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.file(file)
        let changed = try desk.transaction.execute(
            """
            UPDATE milestones SET voided_at = \(desk.now)
            WHERE office = \(desk.office) AND milestone = \(milestone) AND case_id = \(file.id) AND voided_at IS NULL
            """)
        guard changed == 1 else { throw Refusal.notFound }
        desk.tell(Self.name, of: file.id, subject: milestone)
        return Done()
    }
}

extension Deadline.Event: SQLConvertible {}

extension Desk {
    /// Every milestone of a file, those taken back too.
    func milestones(of file: CaseFile) throws -> [Milestone] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT \(Milestone.columns) FROM milestones m WHERE m.office = \(office) AND m.case_id = \(file.id) ORDER BY m.day, m.milestone
            """)
        return try rows.compactMap { try Milestone(row: $0, names: names) }
    }
}

extension Milestone {
    static let columns: SQL = "m.milestone, m.event, m.programme, m.day, m.recorded_by"

    /// Nil for an event only a later program knows.
    init?(row: Row, names: [WorkerID: String]) throws {
        guard let event = Deadline.Event(rawValue: try row.get("event")) else { return nil }
        let programme: String = try row.get("programme")
        self.init(
            id: try row.get("milestone"), event: event, programme: programme.isEmpty ? nil : programme, day: try row.get("day"),
            recordedBy: names[try row.get("recorded_by", as: WorkerID.self)] ?? "")
    }
}
