import Basics
import Chance
import Foundation
import Testing

@Suite struct LocalTimeTests {
    /// Unix seconds of the changes, from the tz database (`zdump -v Europe/Berlin`).
    static let changes: [(year: Int, summer: Int, winter: Int)] = [
        (1996, 828_234_000, 846_378_000), (2000, 954_032_400, 972_781_200), (2015, 1_427_590_800, 1_445_734_800),
        (2020, 1_585_443_600, 1_603_587_600), (2023, 1_679_792_400, 1_698_541_200), (2024, 1_711_846_800, 1_729_990_800),
        (2025, 1_743_296_400, 1_761_440_400), (2026, 1_774_746_000, 1_792_890_000), (2030, 1_901_149_200, 1_919_293_200),
    ]

    private func clock(_ seconds: Int) -> String { Moment(microseconds: Int64(seconds) * 1_000_000).local.clock }

    @Test(arguments: changes.map(\.summer))
    func oneSecondBeforeSummerItIsStillWinter(change: Int) {
        #expect(clock(change - 1) == "01:59")
        #expect(clock(change) == "03:00")
    }

    @Test(arguments: changes.map(\.winter))
    func theHourBeforeWinterIsRepeated(change: Int) {
        #expect(clock(change - 3_600) == "02:00")
        #expect(clock(change - 1) == "02:59")
        #expect(clock(change) == "02:00")
        #expect(clock(change + 3_600) == "03:00")
    }

    @Test(arguments: changes.map(\.winter))
    func theRepeatedHourMeansTheFirst(change: Int) {
        let first = Moment(microseconds: Int64(change - 1_800) * 1_000_000)
        let second = Moment(microseconds: Int64(change + 1_800) * 1_000_000)
        #expect(first.local == second.local)
        #expect(first.local.moment == first)
    }

    @Test(arguments: changes.map(\.summer))
    func theSkippedHourMeansAnHourLater(change: Int) {
        let day = Moment(microseconds: Int64(change) * 1_000_000).local.day
        let skipped = LocalTime(day: day, hour: 2, minute: 30).moment
        #expect(skipped == Moment(microseconds: Int64(change + 1_800) * 1_000_000))
        #expect(skipped.local.clock == "03:30")
    }

    @Test func thirtyYearsAgreeWithTheTimeZoneDatabase() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        var chance = Chance(11)
        for _ in 0..<5_000 {
            let seconds = chance.number(852_076_800...2_524_608_000)
            let shifted = seconds + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
            let local = Moment(microseconds: Int64(seconds) * 1_000_000).local
            #expect(local.day.dayNumber == shifted / 86_400)
            #expect(local.hour * 3_600 + local.minute * 60 == shifted % 86_400 / 60 * 60)
        }
    }

    @Test func everyWholeMinuteOutsideTheRepeatedHourComesBack() {
        var chance = Chance(12)
        for _ in 0..<5_000 {
            let moment = Moment(microseconds: Int64(chance.number(14_000_000...42_000_000)) * 60_000_000)
            let again = moment.local.moment
            #expect(again == moment || again.adding(seconds: 3_600) == moment)
            #expect(again.local == moment.local)
        }
    }

    @Test func timeBeforeTheEpochRunsForwardToo() {
        #expect(Moment(microseconds: -1).local.clock == "00:59")
        #expect(Moment(microseconds: -1).local.day == CivilDate(year: 1970, month: 1, day: 1))
        #expect(Moment(microseconds: -3_600_000_001).local.day == CivilDate(year: 1969, month: 12, day: 31))
    }

    @Test(arguments: [("9:30", 9, 30), ("09:30", 9, 30), ("0:00", 0, 0), ("23:59", 23, 59)])
    func aTypedTimeIsRead(text: String, hour: Int, minute: Int) throws {
        let clock = try #require(LocalTime.clock(typed: text))
        #expect(clock.hour == hour && clock.minute == minute)
    }

    @Test(arguments: ["", "9", "930", "9:3", "9:300", "24:00", "12:60", ":30", "9:", "-1:00", "9.30", " 9:30", "009:30", "９:30", "9:30:00"])
    func whatIsNoTimeIsNotGuessed(text: String) {
        #expect(LocalTime.clock(typed: text) == nil)
    }
}

@Suite struct MomentTests {
    @Test func secondsBetweenMomentsAreWhole() {
        let start = Moment(microseconds: 1_500_000)
        #expect(start.adding(seconds: 90).seconds(since: start) == 90)
        #expect(start.adding(microseconds: 999_999).seconds(since: start) == 0)
        #expect(start.seconds(since: start.adding(seconds: 2)) == -2)
        #expect(start < start.adding(microseconds: 1))
    }

    @Test func aDocumentCarriesMicroseconds() throws {
        let moments = [Moment(microseconds: 1_792_890_000_123_456), Moment(microseconds: -1)]
        let json = String(decoding: try JSONEncoder().encode(moments), as: UTF8.self)
        #expect(json == "[1792890000123456,-1]")
        #expect(try JSONDecoder().decode([Moment].self, from: Data(json.utf8)) == moments)
    }

    @Test func anHourIsShownOnceTwiceOrNever() {
        func times(_ year: Int, _ month: Int, _ day: Int, _ hour: Int) -> [Moment] {
            LocalTime(day: CivilDate(year: year, month: month, day: day)!, hour: hour, minute: 30).moments
        }
        #expect(times(2027, 3, 28, 2) == [])
        #expect(times(2027, 3, 28, 3).count == 1)
        let twice = times(2026, 10, 25, 2)
        #expect(twice.count == 2 && twice[1].seconds(since: twice[0]) == 3_600)
        #expect(twice.allSatisfy { $0.local.clock == "02:30" })
        #expect(times(2026, 6, 1, 9) == [LocalTime(day: CivilDate(year: 2026, month: 6, day: 1)!, hour: 9, minute: 30).moment])
    }
}
