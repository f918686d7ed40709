public import Basics

extension Deadline {
    /// The days a deadline comes to once its event has one.
    public struct Dates: Sendable, Hashable {
        /// The day of the event.
        public let event: CivilDate
        /// The first day: where a window opens, or an answer may be expected.
        public let opens: CivilDate
        /// The last day.
        public let ends: CivilDate
        /// The day by which it is certainly in time: `ends`, or the working day before where `ends` is none and nobody wrote that it moves.
        public let safe: CivilDate
        /// The Saturday, Sunday or holiday the last day was moved from (§ 193 BGB).
        public let movedFrom: CivilDate?
    }

    /// Counts from the day of the event; nil where the deadline did not apply on that day.
    public func dates(from event: CivilDate, _ calendar: WorkingDays) -> Dates? {
        guard valid.contains(event) else { return nil }
        let first = offset.day(from: event, calendar)
        let counted = atMost?.day(from: event, calendar) ?? first
        let opens =
            switch kind {
            case .window: atMost == nil ? event : first
            case .expectation: first
            case .hard, .soft: event
            }
        let ends = moves == true ? calendar.onOrAfter(counted) : counted
        let safe = kind == .expectation || kind == .window ? ends : calendar.onOrBefore(ends)
        return Dates(event: event, opens: min(opens, ends), ends: ends, safe: safe, movedFrom: ends == counted ? nil : counted)
    }
}
