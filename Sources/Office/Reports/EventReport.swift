public import Basics
public import Figures
import Store

/// Events of a period and the heads that were there, as known at the end of a day.
public struct EventReport: Question {
    public static let needs = Right.seeReports
    public let from: CivilDate
    public let to: CivilDate
    /// The last day whose entries count; nil for now.
    public let asOf: CivilDate?

    public init(from: CivilDate, to: CivilDate, asOf: CivilDate? = nil) {
        self.from = from
        self.to = to
        self.asOf = asOf
    }

    public func answer(at desk: Desk) throws -> EventFigures {
        let rows = try desk.transaction.rows(
            """
            SELECT kind, day, programme, recorded_at, voided_at FROM facts
            WHERE office = \(desk.office) AND kind IN \(list: [FactKind.event, .attended]) AND day >= \(from) AND day <= \(to)
            """)
        let facts = try rows.map { row in
            EventFact(
                kind: try row.get("programme"), isEvent: try row.get("kind", as: FactKind.self) == .event, day: try row.get("day"),
                recordedAt: try row.get("recorded_at"), voidedAt: try row.get("voided_at"))
        }
        return EventFigures(facts: facts, from: from, to: to, asOf: asOf?.lastInstant ?? desk.now)
    }
}

extension CivilDate {
    /// The last instant of the day in German time: what was recorded until then counts as known on it.
    var lastInstant: Moment { LocalTime(day: adding(days: 1), hour: 0, minute: 0).moment.adding(microseconds: -1) }
}
