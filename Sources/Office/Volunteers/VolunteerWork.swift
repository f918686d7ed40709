public import Basics
import Store

/// What a volunteer gave and got back in one year.
public struct WorkOfYear: Sendable {
    public let year: Int
    /// The latest first.
    public let hours: [GivenHours]
    public let expenses: [Expense]
    public let thanks: [GivenThanks]

    public var minutes: Int { hours.reduce(0) { $0 + $1.minutes } }

    /// The sum of what stands so.
    public func sum(_ state: ExpenseState) -> Money { expenses.filter { $0.state == state }.reduce(.zero) { $0 + $1.claim.amount } }
}

/// Hours, expenses and thanks of one volunteer in a year.
public struct VolunteerWork: Question {
    public static let needs = Right.keepVolunteers
    public let volunteer: VolunteerID
    public let year: Int

    public init(of volunteer: VolunteerID, year: Int) {
        self.volunteer = volunteer
        self.year = year
    }

    public func answer(at desk: Desk) throws -> WorkOfYear {
        _ = try desk.volunteer(volunteer)
        return try desk.work(of: volunteer, in: year)
    }
}

/// The same of mine; nil where the office has no entry of me.
public struct MyWork: Question {
    public static let needs = Right.seeOwnErrands
    public let year: Int

    public init(year: Int) { self.year = year }

    public func answer(at desk: Desk) throws -> WorkOfYear? {
        try desk.ownVolunteerID().map { try desk.work(of: $0, in: year) }
    }
}

extension Desk {
    func work(of volunteer: VolunteerID, in year: Int) throws -> WorkOfYear {
        guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31) else {
            throw Refusal.notFound
        }
        return WorkOfYear(
            year: year, hours: try hours(of: volunteer, from: first, to: last),
            expenses: try expenses(
                where: "AND x.volunteer = \(volunteer) AND x.day >= \(first) AND x.day <= \(last) ORDER BY x.day DESC, x.asked_at DESC, x.expense"),
            thanks: try thanks(of: volunteer))
    }
}

/// What volunteers did in a period, for the report of the year: counted, without anybody's name.
public struct VolunteerCounts: Question {
    public static let needs = Right.seeReports
    public let from: CivilDate
    public let to: CivilDate

    public init(from: CivilDate, to: CivilDate) {
        self.from = from
        self.to = to
    }

    public struct Answer: Sendable, Hashable {
        /// Who was active on a day of the period.
        public let active: Int
        public let minutes: Int
        public let errandsDone: Int
        /// Tandems that ran on a day of the period, erased files left out.
        public let tandems: Int
        /// Flats volunteers brought.
        public let flatsFound: Int
        public let questionsAnswered: Int
    }

    public func answer(at desk: Desk) throws -> Answer {
        let (start, end) = (LocalTime(day: from, hour: 0, minute: 0).moment, LocalTime(day: to.adding(days: 1), hour: 0, minute: 0).moment)
        func count(_ statement: SQL) throws -> Int { try desk.transaction.value(statement) ?? 0 }
        return Answer(
            active: try count(
                """
                SELECT COUNT(*) FROM volunteers WHERE office = \(desk.office) AND active_since <= \(to) AND (ended_on IS NULL OR ended_on >= \(from))
                """),
            minutes: try count(
                """
                SELECT CAST(COALESCE(SUM(minutes), 0) AS bigint) FROM volunteer_hours
                WHERE office = \(desk.office) AND day >= \(from) AND day <= \(to) AND voided_at IS NULL
                """),
            errandsDone: try count(
                """
                SELECT COUNT(*) FROM volunteer_hours
                WHERE office = \(desk.office) AND day >= \(from) AND day <= \(to) AND voided_at IS NULL AND errand IS NOT NULL
                """),
            tandems: try count(
                """
                SELECT COUNT(*) FROM tandems WHERE office = \(desk.office) AND since <= \(to) AND until >= \(from)
                    AND (ended_on IS NULL OR ended_on >= \(from))
                """),
            flatsFound: try count(
                """
                SELECT COUNT(*) FROM flats WHERE office = \(desk.office) AND origin = \(FlatOrigin.volunteer) AND offered_at >= \(start)
                    AND offered_at < \(end)
                """),
            questionsAnswered: try count(
                """
                SELECT COUNT(*) FROM volunteer_questions WHERE office = \(desk.office) AND answered_at >= \(start) AND answered_at < \(end)
                """))
    }
}
