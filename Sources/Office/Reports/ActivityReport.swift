public import Basics
public import Figures
import Store

/// Departures, countries, sessions, persons of a period, as known at the end of a day.
public struct ActivityReport: PeriodReport {
    public let period: ReportedPeriod

    public init(over period: ReportedPeriod) { self.period = period }

    public func answer(at desk: Desk) throws -> ActivityFigures {
        try Self.figures(of: desk.office, over: period, now: desk.now, in: desk.transaction)
    }

    /// Counts from the facts book alone; an erased file's facts still count.
    static func figures(
        of office: OfficeID, over period: ReportedPeriod, now: Moment, in transaction: any Transaction
    ) throws -> ActivityFigures {
        guard period.from <= period.to else { throw Refusal.invalid("to", "Das Ende liegt vor dem Anfang.") }
        let rows = try transaction.rows(
            """
            SELECT kind, day, pseudonym, country, recorded_at, voided_at FROM facts
            WHERE office = \(office) AND kind IN \(list: ["session", "advised", "departure"]) AND day >= \(period.from) AND day <= \(period.to)
            """)
        let events = try rows.compactMap { row -> Event? in
            guard let kind = Event.Kind(rawValue: try row.get("kind")) else { return nil }
            return Event(
                kind: kind, day: try row.get("day"), pseudonym: try row.get("pseudonym"), country: try row.get("country"),
                recordedAt: try row.get("recorded_at"), voidedAt: try row.get("voided_at"))
        }
        return ActivityFigures(events: events, from: period.from, to: period.to, asOf: period.instant(now: now))
    }
}

extension Office {
    /// The same figures for the command line, which runs where the database is; every office, with its name.
    public func activity(from: CivilDate, to: CivilDate, asOf: CivilDate?) async throws -> [(office: String, figures: ActivityFigures)] {
        let (now, period) = (clock.now(), ReportedPeriod(from: from, to: to, asOf: asOf))
        return try await database.read { transaction in
            try transaction.rows("SELECT office, name FROM offices ORDER BY name").map { row in
                let id: OfficeID = try row.get("office")
                let figures = try ActivityReport.figures(of: id, over: period, now: now, in: transaction)
                return (try row.get("name"), figures)
            }
        }
    }
}
