public import Basics

/// The statutory holidays of a Land, by rule.
public struct HolidayCalendar: Sendable, Identifiable {
    public struct Holiday: Sendable, Identifiable {
        enum Rule: Sendable, Hashable {
            case fixed(month: Int, day: Int)
            /// Days after Easter Sunday; before it where negative.
            case easter(Int)
        }

        public let id: String
        public let text: Wording
        public let valid: Period
        /// Beginnings of the district keys it holds in; empty for the whole Land.
        public let onlyIn: [String]
        public let provenance: Provenance
        let rule: Rule

        /// Its day in a year; nil where the year has none.
        public func day(in year: Int) -> CivilDate? {
            let day: CivilDate? =
                switch rule {
                case .fixed(let month, let day): CivilDate(year: year, month: month, day: day)
                case .easter(let days): CivilDate.easterSunday(of: year)?.adding(days: days)
                }
            return day.flatMap { valid.contains($0) ? $0 : nil }
        }

        func holds(in district: District) -> Bool { onlyIn.isEmpty || onlyIn.contains { district.ags.hasPrefix($0) } }
    }

    public let id: String
    public let title: Wording
    /// The Land's two digits, `09`.
    public let land: String
    /// The days it was looked up for.
    public let valid: Period
    public let provenance: Provenance
    public let holidays: [Holiday]
}

/// The working days of a place: Monday to Friday without its holidays.
///
/// Where the place or its holidays are not known no holiday is left out. Times then end early rather than late.
public struct WorkingDays: Sendable {
    public let calendar: HolidayCalendar?
    public let district: District?

    /// Monday to Friday, no holidays known.
    public static let withoutHolidays = WorkingDays(calendar: nil, district: nil)

    /// The name of the holiday a day is; nil where it is none, or none is known.
    public func holiday(on day: CivilDate) -> Wording? {
        guard let calendar, let district, calendar.valid.contains(day) else { return nil }
        return calendar.holidays.first { $0.holds(in: district) && $0.day(in: day.year) == day }?.text
    }

    public func isWorkingDay(_ day: CivilDate) -> Bool { day.weekday <= 5 && holiday(on: day) == nil }

    /// The n-th working day after a day, or before it where n is negative; the day itself for 0.
    public func day(_ count: Int, workingDaysFrom start: CivilDate) -> CivilDate {
        var (day, left) = (start, abs(count))
        let step = count < 0 ? -1 : 1
        while left > 0 {
            let next = day.adding(days: step)
            // The calendar ends.
            guard next != day else { return day }
            day = next
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// The day itself, or the next working day.
    public func onOrAfter(_ day: CivilDate) -> CivilDate { isWorkingDay(day) ? day : self.day(1, workingDaysFrom: day) }

    /// The day itself, or the last working day before it.
    public func onOrBefore(_ day: CivilDate) -> CivilDate { isWorkingDay(day) ? day : self.day(-1, workingDaysFrom: day) }
}

extension Catalogue {
    /// The statutory holidays the catalogue knows, Land by Land.
    public var holidayCalendars: [HolidayCalendar] { book.holidayCalendars }

    /// The working days where an office sits.
    public func workingDays(in district: District?) -> WorkingDays {
        WorkingDays(calendar: district.flatMap { place in book.holidayCalendars.first { $0.land == place.land } }, district: district)
    }
}
