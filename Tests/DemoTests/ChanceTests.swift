import Basics
import Testing

@testable import Demo

@Suite struct ChanceTests {
    /// The published sequence of SplitMix64 for this seed.
    @Test func theDiceRollAsPublished() {
        var chance = Chance(seed: 1_234_567)
        let rolls = (0..<3).map { _ in chance.next() }
        #expect(rolls == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }

    @Test func everyNumberBelowTheBoundComesUp() {
        var chance = Chance(seed: 9)
        #expect(Set((0..<500).map { _ in chance.below(7) }) == Set(0..<7))
        #expect(Set((0..<500).map { _ in chance.between(3...5) }) == [3, 4, 5])
    }

    @Test func aWeightOfNothingIsNeverDrawn() {
        var chance = Chance(seed: 3)
        #expect(Set((0..<300).map { _ in chance.pick(["a", "b", "c"], weights: [1, 0, 2]) }) == ["a", "c"])
    }

    @Test func filesHaveDiceOfTheirOwn() {
        var rolls: Set<UInt64> = []
        for number in 0..<1_000 {
            var chance = Chance(seed: 1, for: "München", number)
            rolls.insert(chance.next())
        }
        #expect(rolls.count == 1_000)
    }
}

@Suite struct WorkCalendarTests {
    @Test(arguments: [
        ("2024-03-31", 2024), ("2025-04-20", 2025), ("2026-04-05", 2026), ("2019-04-21", 2019), ("2011-04-24", 2011), ("2008-03-23", 2008),
    ])
    func easterFallsWhereItFell(iso: String, year: Int) {
        #expect(WorkCalendar.easter(year).iso == iso)
    }

    @Test(arguments: [
        "2026-11-21", "2026-11-22", "2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25", "2026-06-04", "2026-10-03", "2026-12-24", "2027-01-01",
    ])
    func theOfficeIsClosed(iso: String) throws {
        #expect(!WorkCalendar.isOpen(try #require(CivilDate(iso: iso))))
    }

    @Test func openDaysAreCountedOverTheWeekend() throws {
        let friday = try #require(CivilDate(iso: "2026-11-20"))
        #expect(WorkCalendar.after(friday, openDays: 1).iso == "2026-11-23")
        #expect(WorkCalendar.before(try #require(CivilDate(iso: "2026-11-23")), openDays: 2).iso == "2026-11-19")
    }

    @Test func filesOpenOnOpenDaysOnlyAndInOrder() throws {
        var chance = Chance(seed: 5)
        let days = WorkCalendar.openings(
            2_000, from: try #require(CivilDate(iso: "2024-01-01")), to: try #require(CivilDate(iso: "2025-12-31")), by: &chance)
        #expect(days.count == 2_000)
        #expect(days.allSatisfy { WorkCalendar.isOpen($0) })
        #expect(days == days.sorted())
        let december = days.count { $0.month == 12 }
        let march = days.count { $0.month == 3 }
        #expect(december < march)
    }
}
