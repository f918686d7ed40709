public import Basics

/// How long a step takes once it is begun: usually `value`, in bad cases `atMost`.
public struct PlanLead: Sendable, Hashable {
    public let value: DeadlineOffset.Length
    public let atMost: DeadlineOffset.Length?

    public init(_ value: DeadlineOffset.Length, atMost: DeadlineOffset.Length? = nil) {
        self.value = value
        self.atMost = atMost
    }

    /// What one has to reckon with.
    var longest: DeadlineOffset.Length { atMost ?? value }

    /// The last day one has to reckon with for something begun on `day`.
    public func finish(from day: CivilDate, _ calendar: WorkingDays) -> CivilDate { longest.after(day, calendar) }

    /// `8 Wochen`, `8 Wochen, bis zu 12 Wochen`.
    public var wording: Wording {
        guard let atMost else { return value.wording }
        return Wording(
            de: "\(value.wording.de), bis zu \(atMost.wording.de)", en: "\(value.wording.en), up to \(atMost.wording.en)")
    }
}

/// One step of a plan as it stands for one household.
public struct PlanTask: Sendable, Hashable, Identifiable {
    public let id: String
    /// Steps that come first; names of steps that are not in the plan do not count.
    public var needs: [String]
    /// Nil where nobody knows how long it takes.
    public var lead: PlanLead?
    /// The last day for it, counted from the goal; nil for the day of the goal itself.
    public var by: DeadlineOffset?
    /// The first day for it, counted from the goal.
    public var opens: DeadlineOffset?
    /// How long its paper holds; nil where it does not run out, or nobody knows.
    public var keeps: Span?
    /// Whether it is certain that the household needs it.
    public var isSure: Bool
    public var begunOn: CivilDate?
    public var doneOn: CivilDate?
    /// The last day its paper holds, where somebody read it there.
    public var expiresOn: CivilDate?

    public init(
        _ id: String, needs: [String] = [], lead: PlanLead? = nil, by: DeadlineOffset? = nil, opens: DeadlineOffset? = nil, keeps: Span? = nil,
        isSure: Bool = true, begunOn: CivilDate? = nil, doneOn: CivilDate? = nil, expiresOn: CivilDate? = nil
    ) {
        self.id = id
        self.needs = needs
        self.lead = lead
        self.by = by
        self.opens = opens
        self.keeps = keeps
        self.isSure = isSure
        self.begunOn = begunOn
        self.doneOn = doneOn
        self.expiresOn = expiresOn
    }

    /// Whether it comes after the goal: nothing of it can be done before.
    public var isAfterGoal: Bool { by.map { !$0.isBefore && $0.day(from: Self.anyDay, .withoutHolidays) > Self.anyDay } ?? false }

    private static let anyDay = CivilDate(dayNumber: 0)

    /// The last day a finished paper holds; nil where it does not run out, or nobody knows.
    var heldUntil: CivilDate? { doneOn.flatMap { done in expiresOn ?? keeps.map { $0.ending(from: done) } } }

    /// Whether it is done and its paper still holds on a day.
    func isSettled(on day: CivilDate) -> Bool { doneOn != nil && (heldUntil.map { $0 >= day } ?? true) }
}

extension DeadlineOffset.Length {
    /// The day something begun on `day` is finished.
    func after(_ day: CivilDate, _ calendar: WorkingDays) -> CivilDate {
        switch self {
        case .workingDays(let number): calendar.day(number, workingDaysFrom: day)
        case .span(let span): span.ending(from: day)
        }
    }

    /// The last day to begin what has to be finished on `day`.
    func before(_ day: CivilDate, _ calendar: WorkingDays) -> CivilDate {
        switch self {
        // A time that ends on a Saturday ended on Friday already.
        case .workingDays(let number): calendar.day(-number, workingDaysFrom: number == 0 ? day : calendar.onOrBefore(day))
        case .span(let span): span.beginning(to: day)
        }
    }

    /// `6 Wochen`, `14 Arbeitstage`.
    public var wording: Wording { DeadlineOffset(length: self, isBefore: false).wording }
}

extension Span {
    /// Months end on their number or on the last of the month (§ 188 BGB).
    func ending(from day: CivilDate) -> CivilDate { day.ending(months: months).adding(days: days) }

    /// The last day from which the time ends on `day` or before.
    func beginning(to day: CivilDate) -> CivilDate {
        var start = day.adding(days: -days).ending(months: -months)
        while ending(from: start.adding(days: 1)) <= day, start.adding(days: 1) > start { start = start.adding(days: 1) }
        while ending(from: start) > day, start.adding(days: -1) < start { start = start.adding(days: -1) }
        return start
    }

    /// The first day from which the time ends on `day` or later.
    func first(reaching day: CivilDate) -> CivilDate {
        let last = beginning(to: day)
        return ending(from: last) >= day ? firstOfEqual(last) : last.adding(days: 1)
    }

    /// Several days may end on the same one: 28 to 31 January and a month.
    private func firstOfEqual(_ day: CivilDate) -> CivilDate {
        var first = day
        while first.adding(days: -1) < first, ending(from: first.adding(days: -1)) == ending(from: day) { first = first.adding(days: -1) }
        return first
    }
}
