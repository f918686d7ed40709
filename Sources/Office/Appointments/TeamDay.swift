public import Basics
import Store

/// The team's day for a team lead: who has what before them, and who stands in for whom. Counts of work, never of people's decisions.
public struct TeamDay: Question {
    public static let needs = Right.assignFiles
    public let day: CivilDate

    public init(day: CivilDate) { self.day = day }

    public struct Line: Sendable {
        public let id: WorkerID
        public let name: String
        public let appointments: Int
        /// Appointments of the day for which nobody interprets yet.
        public let uninterpreted: Int
        public let overdueTasks: Int
        /// Past appointments of the last sixty days without an outcome.
        public let unsettled: Int
        public let openFiles: Int
        /// Who stands in for them, today or later.
        public let deputies: [Deputy]
    }

    public func answer(at desk: Desk) throws -> [Line] {
        let start = LocalTime(day: day, hour: 0, minute: 0).moment
        let end = LocalTime(day: day.adding(days: 1), hour: 0, minute: 0).moment
        let deputies = try desk.deputies()
        let today = try counts(
            at: desk,
            "SELECT worker, COUNT(*) AS n FROM appointments WHERE office = \(desk.office) AND begins_at >= \(start) AND begins_at < \(end) AND state <> \(AppointmentState.cancelled) GROUP BY worker"
        )
        let missing = try counts(
            at: desk,
            "SELECT worker, COUNT(*) AS n FROM appointments WHERE office = \(desk.office) AND begins_at >= \(start) AND begins_at < \(end) AND state = \(AppointmentState.planned) AND interpreter_answer IN \(list: [HelperAnswer.missing, .declined]) GROUP BY worker"
        )
        let unsettled = try counts(
            at: desk,
            "SELECT worker, COUNT(*) AS n FROM appointments WHERE office = \(desk.office) AND begins_at < \(start) AND begins_at > \(start.adding(seconds: -60 * 86_400)) AND state = \(AppointmentState.planned) GROUP BY worker"
        )
        let overdue = try counts(
            at: desk, "SELECT worker, COUNT(*) AS n FROM tasks WHERE office = \(desk.office) AND done_at IS NULL AND due_on < \(day) GROUP BY worker")
        let files = try counts(
            at: desk, "SELECT owner AS worker, COUNT(*) AS n FROM cases WHERE office = \(desk.office) AND closed_on IS NULL GROUP BY owner")
        return try desk.fileWorkers().map { colleague in
            let id = colleague.id
            return Line(
                id: id, name: colleague.name, appointments: today[id] ?? 0, uninterpreted: missing[id] ?? 0, overdueTasks: overdue[id] ?? 0,
                unsettled: unsettled[id] ?? 0, openFiles: files[id] ?? 0, deputies: deputies.filter { $0.absent == id })
        }
    }

    private func counts(at desk: Desk, _ sql: SQL) throws -> [WorkerID: Int] {
        let rows = try desk.transaction.rows(sql)
        return Dictionary(try rows.map { (try $0.get("worker"), try $0.get("n")) }, uniquingKeysWith: { first, _ in first })
    }
}
