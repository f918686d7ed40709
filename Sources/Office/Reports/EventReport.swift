import Basics
public import Figures
import Store

/// Events of a period and the heads that were there, as known at the end of a day.
public struct EventReport: PeriodReport {
    public let period: ReportedPeriod

    public init(over period: ReportedPeriod) { self.period = period }

    public func answer(at desk: Desk) throws -> EventFigures {
        let rows = try desk.transaction.rows(
            """
            SELECT kind, day, programme, recorded_at, voided_at FROM facts
            WHERE office = \(desk.office) AND kind IN \(list: [FactKind.event, .attended]) AND day >= \(period.from) AND day <= \(period.to)
            """)
        let facts = try rows.map { row in
            EventFact(
                kind: try row.get("programme"), isEvent: try row.get("kind", as: FactKind.self) == .event, day: try row.get("day"),
                recordedAt: try row.get("recorded_at"), voidedAt: try row.get("voided_at"))
        }
        return EventFigures(facts: facts, from: period.from, to: period.to, asOf: period.instant(now: desk.now))
    }
}
