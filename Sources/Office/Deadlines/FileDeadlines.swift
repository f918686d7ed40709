public import Basics
public import Catalogue
import Store

/// Every deadline of a file, settled ones too, and the milestones they count from.
public struct FileDeadlines: Question {
    public static let needs = Right.seeConfidential
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(file: CaseID) { self.file = file }

    public struct Answer: Sendable {
        public let file: CaseFile
        /// In the order of their next days; those without a day last.
        public let deadlines: [FileDeadline]
        public let milestones: [Milestone]
        /// Milestones that deadlines of the file hang on.
        public let steps: [MilestoneStep]
        public let today: CivilDate
        /// What the working days are counted with.
        public let calendar: WorkingDays
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let reading = try GroundReading(at: desk, where: "AND c.case_id = \(file.id)")
        return Answer(
            file: file, deadlines: try reading.deadlines().inOrder(on: desk.today), milestones: reading.milestones, steps: reading.steps,
            today: desk.today,
            calendar: desk.shelf.current.workingDays(in: try desk.settings().district))
    }
}

/// Ticks a deadline off, or takes the tick back.
public struct FinishDeadline: Command {
    public static let name = "deadline.finish"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let programme: String
    public let deadline: String
    /// The day of the event the deadline counts from: a new day is a new deadline.
    public let eventDay: CivilDate
    public let done: Bool

    public init(file: CaseID, programme: String, deadline: String, eventDay: CivilDate, done: Bool = true) {
        self.file = file
        self.programme = programme
        self.deadline = deadline
        self.eventDay = eventDay
        self.done = done
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.file(file)
        let key = FileDeadline.Key(programme: programme, deadline: deadline, eventDay: eventDay)
        guard try GroundReading(at: desk, where: "AND c.case_id = \(file.id)").deadlines().contains(where: { $0.key == key }) else {
            throw Refusal.notFound
        }
        if done {
            _ = try desk.transaction.insertIfNew(
                """
                INSERT INTO deadline_marks (office, case_id, programme, deadline, event_day, done_at, done_by)
                VALUES (\(desk.office), \(file.id), \(programme), \(deadline), \(eventDay), \(desk.now), \(desk.worker.id))
                """)
        } else {
            try desk.transaction.execute(
                """
                DELETE FROM deadline_marks WHERE office = \(desk.office) AND case_id = \(file.id) AND programme = \(programme)
                    AND deadline = \(deadline) AND event_day = \(eventDay)
                """)
        }
        desk.tell(Self.name, of: file.id, subject: "\(programme).\(deadline)", detail: done ? "done" : "open")
        return Done()
    }
}

/// The deadlines a day's list shows.
public struct DueDeadlines: Sendable {
    /// Of the worker's own files, in the order of their days.
    public let own: [FileDeadline]
    /// Of the colleagues' files, for a team lead.
    public let team: [FileDeadline]
    /// Own ones that are over for longer than the list reaches back and that nobody ticked off, the latest first.
    public let longOver: [FileDeadline]
}

extension DueDeadlines {
    /// Days ahead that a day's list shows.
    static let horizon = 14
    /// Days a deadline stays on the list after its last one. Later it stands in the file alone.
    static let reach = 30
    /// The longest time after a file's end that a deadline may fall due.
    static let afterClosing = 450
}

extension Desk {
    /// Of a worker's own files, and of the colleagues' where a team lead looks at their own day.
    func dueDeadlines(on day: CivilDate, of owner: WorkerID) throws -> DueDeadlines {
        let isTeams = owner == worker.id && worker.roles.contains(.teamLead)
        let whose: SQL = isTeams ? "" : "AND c.owner = \(owner)"
        // Most files never came to a check: those that did are few, and each of these three is read by its index.
        let reading = try GroundReading(
            at: self,
            where: """
                \(whose) AND (c.closed_on IS NULL OR c.closed_on > \(today.adding(days: -DueDeadlines.afterClosing))) AND c.case_id IN (
                    SELECT case_id FROM checks WHERE office = \(office) UNION ALL SELECT case_id FROM offers WHERE office = \(office)
                    UNION ALL SELECT case_id FROM milestones WHERE office = \(office) AND voided_at IS NULL)
                """)
        let due = try reading.deadlines().filter { $0.isDue(on: day, within: DueDeadlines.horizon) }.inOrder(on: day)
        let oldest = day.adding(days: -DueDeadlines.reach)
        let recent = due.filter { $0.dates.map { $0.ends >= oldest } ?? false }
        return DueDeadlines(
            own: recent.filter { $0.owner == owner }, team: recent.filter { $0.owner != owner },
            longOver: due.filter { line in line.owner == owner && line.dates.map { $0.ends < oldest } ?? false }.reversed())
    }
}

extension [FileDeadline] {
    /// By next day, then by file; without a day last.
    func inOrder(on today: CivilDate) -> [FileDeadline] {
        func key(_ line: FileDeadline) -> (Int, String, String, String) {
            (line.nextDay(on: today)?.dayNumber ?? Int.max, line.fileNumber, line.programme, line.deadline.id)
        }
        return sorted { key($0) < key($1) }
    }
}
