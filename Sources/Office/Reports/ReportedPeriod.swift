public import Basics

/// From when to when, both days included, and as known at the end of which day.
public struct ReportedPeriod: Sendable, Hashable {
    public let from: CivilDate
    public let to: CivilDate
    /// The last day whose entries count; nil for now.
    public let asOf: CivilDate?

    public init(from: CivilDate, to: CivilDate, asOf: CivilDate? = nil) {
        self.from = from
        self.to = to
        self.asOf = asOf
    }

    /// What was recorded until then counts.
    func instant(now: Moment) -> Moment { asOf?.lastInstant ?? now }
}

/// A question about what the office counted in a period.
public protocol PeriodReport: Question {
    init(over period: ReportedPeriod)
}

extension PeriodReport {
    public static var needs: Right { .seeReports }

    public init(from: CivilDate, to: CivilDate, asOf: CivilDate? = nil) { self.init(over: ReportedPeriod(from: from, to: to, asOf: asOf)) }
}

extension CivilDate {
    /// The last instant of the day in German time: what was recorded until then counts as known on it.
    var lastInstant: Moment { LocalTime(day: adding(days: 1), hour: 0, minute: 0).moment.adding(microseconds: -1) }
}
