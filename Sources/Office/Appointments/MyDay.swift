public import Basics
import Store
import Vault

/// An appointment as its counsellor sees it.
public struct Appointment: Sendable {
    public let id: AppointmentID
    public let file: CaseID
    public let fileNumber: String
    public let fileTitle: String
    public let begins: Moment
    public let minutes: Int
    public let matter: AppointmentMatter
    public let language: Language?
    public let interpreterName: String?
    public let interpreterAnswer: HelperAnswer
    public let companionName: String?
    public let state: AppointmentState
    public let workerName: String
    /// Nil where nobody said.
    public let place: PlaceKind?
    public let roomName: String?
    public let version: Int
}

/// A task with its day.
public struct DueTask: Sendable {
    public let id: TaskID
    public let file: CaseID
    public let fileNumber: String
    public let fileTitle: String
    public let title: String
    public let dueOn: CivilDate
    public let doneAt: Moment?
    public let workerName: String
}

/// "Mein Tag": today's appointments, what is due or overdue, what waits for my signature, what I worked on last. A team lead may look at a
/// colleague's day, and so may a deputy while they stand in.
public struct MyDay: Question {
    public static let needs = Right.seeOwnDay
    public let day: CivilDate
    /// Nil for my own.
    public let colleague: WorkerID?

    public init(day: CivilDate, colleague: WorkerID? = nil) {
        self.day = day
        self.colleague = colleague
    }

    public struct Answer: Sendable {
        /// Whose day it is where it is not my own.
        public let whose: String?
        /// Whom I stand in for today.
        public let standsInFor: [Deputy]
        public let appointments: [Appointment]
        /// Past appointments nobody said the outcome of.
        public let unsettled: [Appointment]
        public let tasks: [DueTask]
        /// Due within a fortnight or over.
        public let deadlines: DueDeadlines
        /// Offers that wait for a second signature, for those who may give it.
        public let toCountersign: [OfferLine]
        public let recentFiles: [CaseLine]
        /// What begins on the next day, for the look in the evening.
        public let tomorrow: [Appointment]
        /// Notes somebody began and did not send.
        public let drafts: [MyDrafts.Line]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let start = LocalTime(day: day, hour: 0, minute: 0).moment
        let end = LocalTime(day: day.adding(days: 1), hour: 0, minute: 0).moment
        let standsInFor = try desk.deputies(where: "AND d.deputy = \(desk.worker.id) AND d.from_day <= \(desk.today)")
        let owner = try owner(at: desk, standingInFor: standsInFor)
        let mine: SQL = "AND a.worker = \(owner)"
        return Answer(
            whose: owner == desk.worker.id ? nil : try desk.names()[owner], standsInFor: standsInFor,
            appointments: try desk.appointments(where: "\(mine) AND a.begins_at >= \(start) AND a.begins_at < \(end)"),
            unsettled: try desk.appointments(
                where:
                    "\(mine) AND a.begins_at < \(start) AND a.begins_at > \(start.adding(seconds: -60 * 86_400)) AND a.state = \(AppointmentState.planned)"
            ),
            tasks: try desk.tasks(where: "AND t.worker = \(owner) AND t.done_at IS NULL AND t.due_on <= \(day.adding(days: 7))"),
            deadlines: try desk.dueDeadlines(on: day, of: owner),
            toCountersign: owner == desk.worker.id && desk.worker.may(.countersignOffers)
                ? try desk.offerLines(where: "AND o.state = \(OfferState.awaitingSecond) AND o.signed_by <> \(desk.worker.id)") : [],
            recentFiles: try desk.caseLines(where: "AND c.owner = \(owner) AND c.closed_on IS NULL", limit: 6),
            tomorrow: try desk.appointments(
                where:
                    "\(mine) AND a.begins_at >= \(end) AND a.begins_at < \(end.adding(seconds: 26 * 3_600)) AND a.state = \(AppointmentState.planned)"
            )
            .filter { $0.begins.local.day == day.adding(days: 1) },
            drafts: owner == desk.worker.id && desk.worker.may(MyDrafts.needs) ? try MyDrafts().answer(at: desk) : [])
    }

    /// Refuses to show a colleague's day to anybody but a team lead and who stands in.
    private func owner(at desk: Desk, standingInFor deputies: [Deputy]) throws -> WorkerID {
        guard let colleague, colleague != desk.worker.id else { return desk.worker.id }
        guard desk.worker.may(.assignFiles) || deputies.contains(where: { $0.absent == colleague }) else { throw Refusal.notFound }
        guard try desk.fileWorkers().contains(where: { $0.id == colleague }) else { throw Refusal.notFound }
        return colleague
    }
}

extension Desk {
    /// Appointments of files this worker may open, in the order of time.
    func appointments(where condition: SQL) throws -> [Appointment] {
        let (names, interpreters, rooms) = (try names(), try interpreterNames(), try roomNames())
        let rows = try transaction.rows(
            """
            SELECT a.appointment, a.case_id, c.number, c.title, c.desk, c.restricted, c.owner, a.begins_at, a.minutes, a.matter, a.language,
                a.interpreter, a.interpreter_answer, a.companion, a.state, a.worker, a.place, a.room, a.version, k.wrapped_key
            FROM appointments a JOIN cases c ON c.office = a.office AND c.case_id = a.case_id
            JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            WHERE a.office = \(office) AND k.wrapped_key IS NOT NULL \(condition) ORDER BY a.begins_at, a.appointment
            """)
        return try rows.compactMap { row in
            guard let title = try title(in: row) else { return nil }
            let interpreter: InterpreterID? = try row.get("interpreter")
            let room: RoomID? = try row.get("room")
            let companion: WorkerID? = try row.get("companion")
            return Appointment(
                id: try row.get("appointment"), file: try row.get("case_id"), fileNumber: try row.get("number"), fileTitle: title,
                begins: try row.get("begins_at"), minutes: try row.get("minutes"), matter: try row.get("matter"), language: try row.get("language"),
                interpreterName: interpreter.flatMap { interpreters[$0] }, interpreterAnswer: try row.get("interpreter_answer"),
                companionName: companion.flatMap { names[$0] }, state: try row.get("state"),
                workerName: names[try row.get("worker", as: WorkerID.self)] ?? "", place: try row.get("place"),
                roomName: room.flatMap { rooms[$0] }, version: try row.get("version"))
        }
    }

    func tasks(where condition: SQL) throws -> [DueTask] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT t.task, t.case_id, c.number, c.title, c.desk, c.restricted, c.owner, t.title AS task_title, t.due_on, t.done_at, t.worker, k.wrapped_key
            FROM tasks t JOIN cases c ON c.office = t.office AND c.case_id = t.case_id
            JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            WHERE t.office = \(office) AND k.wrapped_key IS NOT NULL \(condition) ORDER BY t.due_on, t.task LIMIT 200
            """)
        return try rows.compactMap { row in
            guard let title = try title(in: row) else { return nil }
            let id: TaskID = try row.get("task")
            let sealed: [UInt8] = try row.get("task_title")
            return DueTask(
                id: id, file: try row.get("case_id"), fileNumber: try row.get("number"), fileTitle: title,
                title: try seal(in: row).open(sealed, "tasks", "title", id.text), dueOn: try row.get("due_on"), doneAt: try row.get("done_at"),
                workerName: names[try row.get("worker", as: WorkerID.self)] ?? "")
        }
    }

    /// The file's title in a joined row that also holds `desk`, `owner` and `restricted`; nil where this worker may not open the file.
    func title(in row: Row) throws -> String? {
        guard try footing(in: row) != nil else { return nil }
        let sealed: [UInt8] = try row.get("title")
        let id: CaseID = try row.get("case_id")
        return try seal(in: row).open(sealed, "cases", "title", id.text)
    }

    /// The seal of the file a joined row belongs to.
    func seal(in row: Row) throws -> FileSeal {
        let id: CaseID = try row.get("case_id")
        let key = try keyring.key(unwrapping: try row.get("wrapped_key"), office: officeKey, in: office, of: id)
        return FileSeal(key: key, office: office, file: id)
    }
}
