public import Basics
import Catalogue
import Store
import Vault

/// Whose calendar is looked at.
public enum CalendarView: Sendable, Hashable {
    case mine, team
    case colleague(WorkerID)
    case room(RoomID)
    case interpreter(InterpreterID)
}

/// An appointment as the calendar shows it. What a worker may not open is only "taken".
public struct CalendarLine: Sendable {
    public let id: AppointmentID
    public let span: TimeSpan
    public let state: AppointmentState
    public let workerName: String
    public let roomName: String?
    public let interpreterName: String?
    public let answer: HelperAnswer
    /// Nil where the file is none of the worker's business.
    public let content: Content?

    public struct Content: Sendable {
        public let file: CaseID
        public let title: String
        public let matter: AppointmentMatter
        public let language: Language?
        public let place: PlaceKind?
    }
}

/// "Kalender": a week of one person's, the team's, a room's or an interpreter's appointments.
public struct CalendarWeek: Question {
    public static let needs = Right.keepFiles
    /// Any day of the week.
    public let day: CivilDate
    public let view: CalendarView

    public init(day: CivilDate, view: CalendarView) {
        self.day = day
        self.view = view
    }

    public struct Answer: Sendable {
        /// Monday.
        public let monday: CivilDate
        public let lines: [CalendarLine]
        /// Names of the holidays of the week.
        public let holidays: [CivilDate: String]
        public let rooms: [Room]
        public let interpreters: [(id: InterpreterID, name: String)]
        public let colleagues: [Colleague]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let monday = day.adding(days: 1 - day.weekday)
        let workingDays = desk.shelf.current.workingDays(in: try desk.settings().district)
        let days = (0..<7).map { monday.adding(days: $0) }
        let holidays = Dictionary(days.compactMap { day in workingDays.holiday(on: day).map { (day, $0.de) } }) { first, _ in first }
        return Answer(
            monday: monday, lines: try desk.calendarLines(from: monday, through: monday.adding(days: 6), view), holidays: holidays,
            rooms: try desk.rooms(), interpreters: try desk.interpreters(where: "AND i.active = \(true)").map { ($0.id, $0.name) },
            colleagues: try desk.colleagues(with: [.counsellor, .housingCounsellor, .teamLead]))
    }
}

extension Desk {
    func calendarLines(from first: CivilDate, through last: CivilDate, _ view: CalendarView) throws -> [CalendarLine] {
        let start = LocalTime(day: first, hour: 0, minute: 0).moment
        let end = LocalTime(day: last.adding(days: 1), hour: 0, minute: 0).moment
        let (people, interpreters, rooms) = (try names(), try interpreterNames(), try roomNames())
        let rows = try transaction.rows(
            """
            SELECT a.appointment, a.case_id, c.title, c.restricted, c.owner, c.desk, a.begins_at, a.minutes, a.matter, a.language, a.interpreter,
                a.interpreter_answer, a.state, a.worker, a.room, a.place, k.wrapped_key
            FROM appointments a JOIN cases c ON c.office = a.office AND c.case_id = a.case_id
            JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            WHERE a.office = \(office) AND a.begins_at >= \(start) AND a.begins_at < \(end) \(view.condition(for: worker)) AND k.wrapped_key IS NOT NULL
            ORDER BY a.begins_at, a.appointment LIMIT 1000
            """)
        return try rows.map { row in
            let (room, interpreter): (RoomID?, InterpreterID?) = (try row.get("room"), try row.get("interpreter"))
            return CalendarLine(
                id: try row.get("appointment"), span: TimeSpan(begins: try row.get("begins_at"), minutes: try row.get("minutes")),
                state: try row.get("state"), workerName: people[try row.get("worker", as: WorkerID.self)] ?? "",
                roomName: room.flatMap { rooms[$0] }, interpreterName: interpreter.flatMap { interpreters[$0] },
                answer: try row.get("interpreter_answer"), content: try content(of: row))
        }
    }

    private func content(of row: Row) throws -> CalendarLine.Content? {
        guard try footing(in: row) != nil else { return nil }
        let id: CaseID = try row.get("case_id")
        let sealed: [UInt8] = try row.get("title")
        let title = try keyring.titles.value(sealed, of: id) { try seal(in: row).open(sealed, "cases", "title", id.text) }
        return CalendarLine.Content(
            file: id, title: title, matter: try row.get("matter"), language: try row.get("language"), place: try row.get("place"))
    }
}

extension CalendarView {
    fileprivate func condition(for worker: Worker) -> SQL {
        switch self {
        case .mine: "AND a.worker = \(worker.id)"
        case .team: "AND c.desk IN \(list: CounsellingDesk.allCases.filter(worker.desks.contains))"
        case .colleague(let colleague): "AND a.worker = \(colleague)"
        case .room(let room): "AND a.room = \(room)"
        case .interpreter(let interpreter): "AND a.interpreter = \(interpreter)"
        }
    }
}
