import Basics

/// The days an office is open: no weekends, none of the holidays of Bavaria and North Rhine-Westphalia, closed around Christmas.
enum WorkCalendar {
    static func isOpen(_ day: CivilDate) -> Bool {
        guard day.weekday <= 5 else { return false }
        switch (day.month, day.day) {
        case (1, 1), (1, 6), (5, 1), (8, 15), (10, 3), (11, 1), (12, 24...26), (12, 31): return false
        default: break
        }
        // Good Friday, Easter Monday, Ascension, Whit Monday, Corpus Christi.
        return ![-2, 1, 39, 50, 60].contains(day.dayNumber - easter(day.year).dayNumber)
    }

    static func onOrAfter(_ day: CivilDate) -> CivilDate {
        var day = day
        while !isOpen(day) { day = day.adding(days: 1) }
        return day
    }

    static func before(_ day: CivilDate) -> CivilDate {
        var day = day.adding(days: -1)
        while !isOpen(day) { day = day.adding(days: -1) }
        return day
    }

    /// So many open days before a day.
    static func before(_ day: CivilDate, openDays: Int) -> CivilDate {
        (0..<openDays).reduce(day) { day, _ in before(day) }
    }

    /// So many open days after a day.
    static func after(_ day: CivilDate, openDays: Int) -> CivilDate {
        (0..<openDays).reduce(day) { day, _ in onOrAfter(day.adding(days: 1)) }
    }

    /// Easter Sunday of the Gregorian calendar.
    static func easter(_ year: Int) -> CivilDate {
        let golden = year % 19
        let century = year / 100
        let moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30
        let shift = moon - moon / 28 * (1 - 29 / (moon + 1) * ((21 - golden) / 11))
        let sunday = (year + year / 4 + shift + 2 - century + century / 4) % 7
        let day = shift - sunday
        let month = 3 + (day + 40) / 44
        return CivilDate(year: year, month: month, day: day + 28 - 31 * (month / 4))!
    }

    /// How many people come on a day, against others: quiet in August and December, and the years as in the published
    /// figures of REAG/GARP departures 2013 to 2025, damped by their square root.
    static func rush(_ day: CivilDate) -> Int {
        guard isOpen(day) else { return 0 }
        let month = [108, 104, 106, 100, 98, 96, 92, 72, 102, 108, 104, 62][day.month - 1]
        let years = [2013: 101, 2014: 117, 2015: 188, 2016: 232, 2017: 172, 2018: 126, 2019: 114, 2020: 75, 2021: 82, 2022: 89, 2023: 104, 2024: 102]
        return month * (years[day.year] ?? (day.year < 2013 ? 100 : 129))
    }

    /// Opening days for so many files between two days, in their order.
    static func openings(_ count: Int, from start: CivilDate, to end: CivilDate, by chance: inout Chance) -> [CivilDate] {
        var reached: [Int] = []
        var total = 0
        for number in start.dayNumber...max(start.dayNumber, end.dayNumber) {
            total += rush(CivilDate(dayNumber: number))
            reached.append(total)
        }
        guard total > 0 else { return [CivilDate](repeating: onOrAfter(start), count: count) }
        return (0..<count).map { _ in chance.below(total) }.sorted().map { roll in
            var (low, high) = (0, reached.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if reached[middle] > roll { high = middle } else { low = middle + 1 }
            }
            return start.adding(days: low)
        }
    }
}
