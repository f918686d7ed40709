public import Basics
import Store

/// Appointments counted: kept, missed, called off, by weekday and by interpreter, never by person advised.
public struct AppointmentFigures: Question {
    public static let needs = Right.assignFiles
    public let from: CivilDate
    public let through: CivilDate

    public init(from: CivilDate, through: CivilDate) {
        self.from = from
        self.through = through
    }

    public struct Outcomes: Sendable, Hashable {
        public internal(set) var kept = 0
        public internal(set) var missed = 0
        public internal(set) var cancelled = 0

        /// Missed among those that were kept or missed, in percent, rounded; nil where nothing was either.
        public var missedPercent: Int? { kept + missed == 0 ? nil : (missed * 200 + kept + missed) / (2 * (kept + missed)) }
    }

    public struct Asked: Sendable, Hashable {
        public let interpreter: InterpreterID
        public let name: String
        public internal(set) var accepted = 0
        public internal(set) var declined = 0
        public internal(set) var open = 0
    }

    public struct Answer: Sendable {
        /// Monday is 1.
        public let byWeekday: [Int: Outcomes]
        public let total: Outcomes
        public let cancelledBy: [Canceller: Int]
        public let asked: [Asked]
        /// What was paid although nothing took place, as far as somebody wrote it down.
        public let lost: Money
        /// Missed and called off with an interpreter who had accepted, and nobody wrote down a cost.
        public let lostUnknown: Int
    }

    public func answer(at desk: Desk) throws -> Answer {
        let (start, end) = (LocalTime(day: from, hour: 0, minute: 0).moment, LocalTime(day: through.adding(days: 1), hour: 0, minute: 0).moment)
        let rows = try desk.transaction.rows(
            """
            SELECT begins_at, state, interpreter, interpreter_answer, cancelled_by, lost_cost FROM appointments
            WHERE office = \(desk.office) AND begins_at >= \(start) AND begins_at < \(end) ORDER BY begins_at
            """)
        var tally = Tally()
        for row in rows { try tally.add(row) }
        let names = try desk.interpreterNames()
        return Answer(
            byWeekday: tally.byWeekday, total: tally.total, cancelledBy: tally.cancelledBy,
            asked: tally.answers.map { id, answers in
                Asked(
                    interpreter: id, name: names[id] ?? "", accepted: answers[.accepted] ?? 0, declined: answers[.declined] ?? 0,
                    open: answers[.asked] ?? 0)
            }.sorted { ($0.name, $0.interpreter.text) < ($1.name, $1.interpreter.text) },
            lost: tally.lost, lostUnknown: tally.lostUnknown)
    }
}

private struct Tally {
    var byWeekday: [Int: AppointmentFigures.Outcomes] = [:]
    var total = AppointmentFigures.Outcomes()
    var cancelledBy: [Canceller: Int] = [:]
    var answers: [InterpreterID: [HelperAnswer: Int]] = [:]
    var lost = Money.zero
    var lostUnknown = 0

    mutating func add(_ row: Row) throws {
        let begins: Moment = try row.get("begins_at")
        let state: AppointmentState = try row.get("state")
        let answer: HelperAnswer = try row.get("interpreter_answer")
        let weekday = begins.local.day.weekday
        switch state {
        case .kept:
            byWeekday[weekday, default: .init()].kept += 1
            total.kept += 1
        case .missed:
            byWeekday[weekday, default: .init()].missed += 1
            total.missed += 1
        case .cancelled:
            byWeekday[weekday, default: .init()].cancelled += 1
            total.cancelled += 1
            if let by: Canceller = try row.get("cancelled_by") { cancelledBy[by, default: 0] += 1 }
        case .planned, .moved: break
        }
        if let interpreter: InterpreterID = try row.get("interpreter") { answers[interpreter, default: [:]][answer, default: 0] += 1 }
        guard state == .missed || state == .cancelled else { return }
        if let cost: Money = try row.get("lost_cost") { lost += cost } else if answer == .accepted { lostUnknown += 1 }
    }
}
