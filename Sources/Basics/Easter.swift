extension CivilDate {
    /// Easter Sunday of a year in the Gregorian calendar, by the anonymous algorithm in Meeus, Astronomical Algorithms, chapter 8.
    /// Nil outside the years 1583 to 9999, where the Gregorian rule does not hold.
    public static func easterSunday(of year: Int) -> CivilDate? {
        guard (1583...9999).contains(year) else { return nil }
        let (golden, century, rest) = (year % 19, year / 100, year % 100)
        let moonCorrection = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let late = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * late + 114
        return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1)
    }

    /// The day a time of months ends that began on this one: the day of the same number, or the month's last where it has none
    /// (§ 188 Abs. 2 and 3 BGB). Stays within the years 1 to 9999.
    public func ending(months: Int) -> CivilDate {
        let reached = adding(months: months)
        // Where the month is too short, `adding(months:)` goes on to the first of the next one.
        return reached.day == day ? reached : reached.adding(days: -1)
    }
}
