public import Basics

/// How far a deadline lies from its event: `6 weeks`, `3 months`, `14 working days`, or before it: `-4 weeks`.
public struct DeadlineOffset: Sendable, Hashable {
    public enum Length: Sendable, Hashable {
        case span(Span)
        /// Monday to Friday without holidays.
        case workingDays(Int)
    }

    public let length: Length
    /// Counted back from the event.
    public let isBefore: Bool

    init(length: Length, isBefore: Bool) {
        self.length = length
        self.isBefore = isBefore
    }

    /// Nil for anything that is not such a length; working days go up to 2,000.
    public init?(_ text: String) {
        isBefore = text.utf8.first == UInt8(ascii: "-")
        let rest = isBefore ? text.dropFirst() : text[...]
        let parts = rest.split(separator: " ")
        if parts.count == 3, parts[1] == "working", parts[2] == "days" || parts[2] == "day" {
            guard (1...4).contains(parts[0].utf8.count), parts[0].utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(parts[0]),
                number <= 2_000
            else { return nil }
            length = .workingDays(number)
        } else {
            guard rest.utf8.first != UInt8(ascii: " "), let span = Span(String(rest)) else { return nil }
            length = .span(span)
        }
    }

    public var countsWorkingDays: Bool {
        if case .workingDays = length { return true }
        return false
    }

    /// The last day of the time. The day of the event does not count (§ 187 Abs. 1 BGB); weeks end on its weekday, months on its number
    /// or on the last of the month (§ 188 BGB). Back from an event it is counted alike.
    public func day(from event: CivilDate, _ calendar: WorkingDays) -> CivilDate {
        switch length {
        case .workingDays(let number): calendar.day(isBefore ? -number : number, workingDaysFrom: event)
        case .span(let span):
            isBefore
                ? event.ending(months: -span.months).adding(days: -span.days) : event.ending(months: span.months).adding(days: span.days)
        }
    }

    /// `6 Wochen`-style words: `42 Tage`, `14 Arbeitstage`.
    public var wording: Wording {
        switch length {
        case .workingDays(1): Wording(de: "1 Arbeitstag", en: "1 working day")
        case .workingDays(let number): Wording(de: "\(number) Arbeitstage", en: "\(number) working days")
        case .span(let span) where span.months == 0 && span.days >= 14 && span.days.isMultiple(of: 7):
            Wording(de: "\(span.days / 7) Wochen", en: "\(span.days / 7) weeks")
        case .span(let span): span.wording
        }
    }
}
