import Basics
import Foundation
import Testing

/// Against tables that python-dateutil wrote (`Tests/Fixtures/calendar/make.py`).
@Suite struct EasterTests {
    static func table(_ name: String) throws -> [[Substring]] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: tests.appending(path: "Fixtures/calendar/\(name)"), encoding: .utf8)
        return text.split(separator: "\n").map { $0.split(separator: " ") }
    }

    @Test func twentyFiveCenturiesOfEasterAgree() throws {
        let easters = try Self.table("easter.txt")
        #expect(easters.count == 4100 - 1583)
        for line in easters {
            let day = try #require(CivilDate(iso: String(line[0])))
            #expect(CivilDate.easterSunday(of: day.year) == day)
            #expect(day.weekday == 7)
        }
    }

    @Test func beforeTheReformThereIsNone() {
        #expect(CivilDate.easterSunday(of: 1582) == nil && CivilDate.easterSunday(of: 10_000) == nil)
    }

    @Test func monthsEndOnTheirNumberOrOnTheLastDay() throws {
        let lines = try Self.table("months.txt")
        #expect(lines.count == 1500)
        for line in lines {
            let (start, end) = (try #require(CivilDate(iso: String(line[0]))), try #require(CivilDate(iso: String(line[2]))))
            #expect(start.ending(months: try #require(Int(line[1]))) == end, "\(start) and \(line[1]) months")
        }
    }

    @Test func leapDaysAndShortMonths() throws {
        let cases = [
            ("2024-02-29", 12, "2025-02-28"), ("2023-11-30", 3, "2024-02-29"), ("2026-08-31", 6, "2027-02-28"), ("2026-05-31", -3, "2026-02-28"),
        ]
        for (start, months, end) in cases { #expect(CivilDate(iso: start)?.ending(months: months).iso == end) }
    }
}
