import Basics
import Chance
import Foundation
import Testing

@Suite struct CivilDateTests {
    /// Walks the calendar day by day, by the rules of the Gregorian reform alone.
    private struct Walk {
        var (year, month, day, number, weekday) = (1800, 1, 1, -62_091, 3)

        private var lastOfMonth: Int {
            if month == 2 { return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28 }
            return [4, 6, 9, 11].contains(month) ? 30 : 31
        }

        mutating func step() {
            number += 1
            weekday = weekday % 7 + 1
            day += 1
            guard day > lastOfMonth else { return }
            (day, month) = (1, month + 1)
            if month == 13 { (month, year) = (1, year + 1) }
        }
    }

    @Test func fourHundredYearsAgreeWithACountByHand() throws {
        var walk = Walk()
        var days = 0
        while walk.year < 2200 {
            let date = try #require(CivilDate(year: walk.year, month: walk.month, day: walk.day))
            #expect(date.dayNumber == walk.number && date.weekday == walk.weekday && CivilDate(dayNumber: walk.number) == date)
            walk.step()
            days += 1
        }
        #expect(days == 146_097)
    }

    @Test(arguments: [("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2026-11-21", 20_778, 6), ("1969-12-31", -1, 3), ("0001-01-01", -719_162, 1)])
    func knownDaysHaveKnownNumbers(iso: String, number: Int, weekday: Int) throws {
        let date = try #require(CivilDate(iso: iso))
        #expect(date.dayNumber == number)
        #expect(date.weekday == weekday)
    }

    @Test(arguments: [(2000, true), (1900, false), (2100, false), (2024, true), (2026, false), (2400, true)])
    func leapYearsFollowTheRuleOfCenturies(year: Int, isLeap: Bool) {
        #expect(CivilDate.isLeap(year) == isLeap)
        #expect((CivilDate(year: year, month: 2, day: 29) != nil) == isLeap)
        #expect(CivilDate(year: year, month: 2, day: 30) == nil)
    }

    @Test func everyDayIsReadBackInBothForms() {
        var chance = Chance(1)
        for _ in 0..<5_000 {
            let date = CivilDate(dayNumber: chance.number(-719_162...2_932_896))
            #expect(CivilDate(iso: date.iso) == date)
            #expect(CivilDate(typed: date.german) == date)
            #expect(CivilDate(typed: date.iso) == date)
            #expect(CivilDate(typed: "\(date.day).\(date.month).\(date.german.suffix(4))") == date)
        }
    }

    @Test(arguments: [
        "", "21.11.26", "21.11.", "21.11", "21/11/2026", "2026-11-21T00:00", "2026-1-1", "31.4.2026", "29.2.2026", "0.1.2026", "1.0.2026",
        "1.13.2026",
        "32.1.2026", "1.1.0000", "1.1.20260", "+1.1.2026", "-1.1.2026", "1. 1.2026", " 1.1.2026", "1.1.2026\n", "١.١.٢٠٢٦", "20261121", "2026-11-2x",
        "1.1.2026.", "..2026", "1..2026", "00001.1.2026", "heute",
    ])
    func whatIsNoDayIsNotGuessed(text: String) {
        #expect(CivilDate(typed: text) == nil)
        #expect(CivilDate(iso: text) == nil)
    }

    @Test(arguments: [
        ("2024-01-31", 1, "2024-03-01"), ("2023-01-31", 1, "2023-03-01"), ("2024-01-29", 1, "2024-02-29"), ("2024-03-31", 1, "2024-05-01"),
        ("2024-05-31", -1, "2024-05-01"), ("2024-12-15", 1, "2025-01-15"), ("2024-01-15", -1, "2023-12-15"), ("2024-02-29", 12, "2025-03-01"),
        ("2024-02-29", 48, "2028-02-29"), ("2024-08-31", 6, "2025-03-01"),
    ])
    func aMonthEndsOnTheSameDayOrOnTheFirstOfTheNext(start: String, months: Int, end: String) throws {
        #expect(try #require(CivilDate(iso: start)).adding(months: months).iso == end)
    }

    @Test func addedMonthsLandInTheRightMonthAndNeverTooEarly() throws {
        var chance = Chance(2)
        for _ in 0..<5_000 {
            let date = CivilDate(dayNumber: chance.number(-200_000...200_000))
            let months = chance.number(-1_200...1_200)
            let end = date.adding(months: months)
            let index = date.year * 12 + date.month - 1 + months
            let length = CivilDate.length(ofMonth: index % 12 + 1, in: index / 12)
            if date.day <= length {
                #expect((end.year * 12 + end.month - 1, end.day) == (index, date.day))
            } else {
                #expect((end.year * 12 + end.month - 1, end.day) == (index + 1, 1))
            }
        }
    }

    @Test(arguments: [
        ("2004-02-29", "2022-02-28", 17), ("2004-02-29", "2022-03-01", 18), ("2004-02-29", "2024-02-28", 19), ("2004-02-29", "2024-02-29", 20),
        ("2008-06-15", "2026-06-14", 17), ("2008-06-15", "2026-06-15", 18), ("2008-06-15", "2008-06-15", 0), ("2026-01-01", "2025-01-01", 0),
    ])
    func aYearIsFullOnItsAnniversary(from: String, until: String, years: Int) throws {
        #expect(try #require(CivilDate(iso: from)).fullYears(until: try #require(CivilDate(iso: until))) == years)
    }

    @Test func fullYearsAreTheMostThatStillFit() {
        var chance = Chance(3)
        for _ in 0..<5_000 {
            let start = CivilDate(dayNumber: chance.number(-40_000...25_000))
            let end = start.adding(days: chance.number(0...40_000))
            let years = start.fullYears(until: end)
            #expect(start.adding(years: years) <= end && start.adding(years: years + 1) > end)
        }
    }

    @Test func theOrderIsThatOfTheCalendar() {
        var chance = Chance(4)
        for _ in 0..<2_000 {
            let (one, other) = (CivilDate(dayNumber: chance.number(0...900)), CivilDate(dayNumber: chance.number(0...900)))
            #expect((one < other) == (one.dayNumber < other.dayNumber))
            #expect((one < other) == (one.iso < other.iso))
        }
    }

    @Test func aDayBeyondTheCalendarIsItsLastOne() throws {
        let last = try #require(CivilDate(iso: "9999-12-31"))
        let first = try #require(CivilDate(iso: "0001-01-01"))
        #expect(last.adding(days: 1) == last)
        #expect(last.adding(days: .max) == last)
        #expect(last.adding(months: 1) == last)
        #expect(last.adding(months: .max) == last)
        #expect(last.adding(years: .max) == last)
        #expect(first.adding(days: .min) == first)
        #expect(first.adding(months: -1) == first)
        #expect(first.adding(years: .min) == first)
        #expect(CivilDate(dayNumber: .max) == last)
        #expect(CivilDate(dayNumber: .min) == first)
        #expect(try #require(CivilDate(iso: "9999-11-30")).adding(months: 1).iso == "9999-12-30")
    }

    @Test func aDocumentCarriesDaysAsISOText() throws {
        let days = [try #require(CivilDate(iso: "2026-11-21"))]
        let json = String(decoding: try JSONEncoder().encode(days), as: UTF8.self)
        #expect(json == "[\"2026-11-21\"]")
        #expect(try JSONDecoder().decode([CivilDate].self, from: Data(json.utf8)) == days)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([CivilDate].self, from: Data("[\"21.11.2026\"]".utf8)) }
    }
}
