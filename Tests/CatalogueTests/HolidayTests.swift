import Basics
import Foundation
import Testing

@testable import Catalogue

/// The shipped holidays against tables of independent programs (`Tests/Fixtures/calendar/make.py`).
@Suite struct HolidayTests {
    private static func table(_ name: String) throws -> [[Substring]] {
        let text = try String(contentsOf: Samples.folder.deletingLastPathComponent().appending(path: "calendar/\(name)"), encoding: .utf8)
        return text.split(separator: "\n").map { $0.split(separator: " ") }
    }

    private static let shipped = Result { try Samples.catalogue(ShippedCatalogueTests.files()) }

    private static func calendar(_ ags: some StringProtocol) throws -> WorkingDays {
        try shipped.get().workingDays(in: District(ags: String(ags)))
    }

    @Test(arguments: ["09162", "09564", "09761", "05315"])
    func aHundredYearsOfHolidaysAgree(ags: String) throws {
        let calendar = try Self.calendar(ags)
        let known = Set(try Self.table("holidays.txt").filter { $0[0] == ags }.compactMap { CivilDate(iso: String($0[1])) })
        #expect(known.count > 1_000)
        var (day, wrong) = (try #require(CivilDate(iso: "1995-01-01")), [CivilDate]())
        while day.year <= 2100 {
            if (calendar.holiday(on: day) != nil) != known.contains(day) { wrong.append(day) }
            day = day.adding(days: 1)
        }
        #expect(wrong == [])
    }

    @Test func workingDaysAreCountedAsNumpyCountsThem() throws {
        let lines = try Self.table("working-days.txt")
        #expect(lines.count == 2_000)
        for line in lines {
            let calendar = try Self.calendar(line[0])
            let (start, end) = (try #require(CivilDate(iso: String(line[1]))), try #require(CivilDate(iso: String(line[3]))))
            #expect(calendar.day(try #require(Int(line[2])), workingDaysFrom: start) == end, "\(line.joined(separator: " "))")
        }
    }

    @Test func mariaeHimmelfahrtIsMunichsAndNotNurembergs() throws {
        let day = try #require(CivilDate(iso: "2028-08-15"))
        #expect(try Self.calendar("09162").holiday(on: day)?.de == "Mariä Himmelfahrt")
        #expect(try Self.calendar("09564").isWorkingDay(day))
        #expect(try Self.calendar("05315").isWorkingDay(day))
    }

    @Test func wherePlaceOrYearIsUnknownNoHolidayIsLeftOut() throws {
        let christmas = try #require(CivilDate(iso: "2026-12-25"))
        #expect(try Self.shipped.get().workingDays(in: nil).isWorkingDay(christmas))
        #expect(try Self.calendar("11000").isWorkingDay(christmas))
        #expect(try Self.calendar("09162").isWorkingDay(try #require(CivilDate(iso: "1994-04-01"))))
    }

    @Test func countingEndsWithTheCalendar() {
        let last = CivilDate(dayNumber: .max)
        #expect(WorkingDays.withoutHolidays.day(2_000, workingDaysFrom: last) == last)
        #expect(WorkingDays.withoutHolidays.day(0, workingDaysFrom: last) == last)
    }

    @Test(arguments: [
        ("day: \"01-01\"", "day: \"02-30\"", "is not a day of the year"), ("day: \"01-01\"", "easter: 400", "counts days from Easter Sunday"),
        ("day: \"01-01\"", "easter: 1, day: \"01-01\"", "has both"), ("land: \"09\"", "land: Bayern", "two digits"),
        ("only_in: [\"09162\"]", "only_in: [\"05\"]", "beginning of a district key"), ("day: \"01-01\"", "dai: \"01-01\"", "did you mean 'day'"),
    ])
    func aWrongHolidayIsSaidWithItsPlace(right: String, wrong: String, message: String) throws {
        let text = """
            schema: 1
            holidays:
              bavaria:
                title: {de: Bayern, en: Bavaria}
                land: "09"
                days:
                  new_year: {text: Neujahr, day: "01-01"}
                  some_day: {text: Tag, day: "05-05", only_in: ["09162"]}
            """
        try #require(text.contains(right))
        #expect(throws: Never.self) { try Samples.catalogue([CatalogueFile(path: "h.yaml", text: text)] + Samples.files()) }
        let read = Catalogue.read(
            [CatalogueFile(path: "h.yaml", text: text.replacing(right, with: wrong, maxReplacements: 1))] + (try Samples.files()))
        guard case .failure(let found) = read else { return #expect(Bool(false), "'\(wrong)' was read") }
        #expect(found.rendered.contains(message), "\(found.rendered)")
    }
}
