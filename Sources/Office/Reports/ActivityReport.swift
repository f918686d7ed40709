public import Basics
public import Figures
import Store

/// Departures, countries, sessions, persons of a period, as known at the end of a day.
public struct ActivityReport: Question {
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

    public func answer(at desk: Desk) throws -> ActivityFigures {
        try Self.figures(of: desk.office, from: from, to: to, asOf: asOf, now: desk.now, in: desk.transaction)
    }

    /// Counts from the facts book alone; an erased file's facts still count.
    static func figures(
        of office: OfficeID, from: CivilDate, to: CivilDate, asOf: CivilDate?, now: Moment, in transaction: any Transaction
    ) throws -> ActivityFigures {
        guard from <= to else { throw Refusal.invalid("to", "Das Ende liegt vor dem Anfang.") }
        let instant = asOf?.lastInstant ?? now
        let rows = try transaction.rows(
            """
            SELECT kind, day, pseudonym, country, recorded_at, voided_at FROM facts
            WHERE office = \(office) AND kind IN \(list: ["session", "advised", "departure"]) AND day >= \(from) AND day <= \(to)
            """)
        let events = try rows.compactMap { row -> Event? in
            guard let kind = Event.Kind(rawValue: try row.get("kind")) else { return nil }
            return Event(
                kind: kind, day: try row.get("day"), pseudonym: try row.get("pseudonym"), country: try row.get("country"),
                recordedAt: try row.get("recorded_at"), voidedAt: try row.get("voided_at"))
        }
        return ActivityFigures(events: events, from: from, to: to, asOf: instant)
    }
}

extension Office {
    /// The same figures for the command line, which runs where the database is; every office, with its name.
    public func activity(from: CivilDate, to: CivilDate, asOf: CivilDate?) async throws -> [(office: String, figures: ActivityFigures)] {
        let now = clock.now()
        return try await database.read { transaction in
            try transaction.rows("SELECT office, name FROM offices ORDER BY name").map { row in
                let id: OfficeID = try row.get("office")
                let figures = try ActivityReport.figures(of: id, from: from, to: to, asOf: asOf, now: now, in: transaction)
                return (try row.get("name"), figures)
            }
        }
    }
}
