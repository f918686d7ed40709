import Basics
import Catalogue
import Office
import TestSupport
import Testing

@Suite struct SlotSearchTests {
    private static let monday = CivilDate(year: 2026, month: 6, day: 1)!

    private func at(_ day: CivilDate, _ hour: Int, _ minute: Int = 0) -> Moment { LocalTime(day: day, hour: hour, minute: minute).moment }

    /// Against looking at every step of every day: nothing free is missed, nothing taken is offered.
    @Test(arguments: 0..<60) func aSlotIsFreeForAllAndTheEarliestComesFirst(seed: Int) throws {
        var chance = SystemlessChance(UInt64(seed))
        let start = Self.monday.adding(days: chance.number(0...300))
        func spans(_ count: Int) -> [TimeSpan] {
            (0..<count).map { _ in
                let day = start.adding(days: chance.number(0...6))
                return TimeSpan(begins: at(day, chance.number(6...17), chance.number(0...59)), minutes: chance.number(5...240))
            }
        }
        let rooms = (0..<chance.number(1...3)).map { _ in (id: RoomID(), taken: spans(8)) }
        let interpreters = (0..<chance.number(1...3)).map { _ in (id: InterpreterID(), taken: spans(8)) }
        let minutes = [15, 30, 45, 60, 90, 480][chance.number(0...5)]
        let calendar = try ProjectFiles.shelf.get().current.workingDays(in: District(ags: "09162"))
        let search = SlotSearch(minutes: minutes, workingDays: calendar, taken: spans(12), rooms: rooms, interpreters: interpreters)
        let from = at(start, chance.number(0...16), chance.number(0...59))
        let found = search.slots(from: from, through: start.adding(days: 6), limit: .max)
        var expected: [Moment] = []
        for offset in 0...6 {
            let day = start.adding(days: offset)
            guard calendar.isWorkingDay(day) else { continue }
            for step in 0..<48 {
                let span = TimeSpan(begins: at(day, step / 2, step % 2 * 30), minutes: minutes)
                guard span.begins >= from, span.begins >= at(day, 8), span.ends <= at(day, 17) else { continue }
                guard !search.taken.contains(where: { $0.meets(span) }) else { continue }
                guard rooms.contains(where: { !$0.taken.contains { $0.meets(span) } }) else { continue }
                guard interpreters.contains(where: { !$0.taken.contains { $0.meets(span) } }) else { continue }
                expected.append(span.begins)
            }
        }
        #expect(found.map(\.begins) == expected)
        for slot in found {
            let span = TimeSpan(begins: slot.begins, minutes: minutes)
            let room = try #require(rooms.first { $0.id == slot.room })
            let interpreter = try #require(interpreters.first { $0.id == slot.interpreter })
            #expect(!(room.taken + interpreter.taken).contains { $0.meets(span) })
        }
    }

    @Test func holidaysAndWeekendsAreLeftOut() throws {
        let calendar = try ProjectFiles.shelf.get().current.workingDays(in: District(ags: "09162"))
        let search = SlotSearch(minutes: 60, workingDays: calendar, taken: [])
        // Corpus Christi 2026 is Thursday 4 June, a holiday in Bavaria.
        let days = Set(search.slots(from: at(Self.monday, 8), through: Self.monday.adding(days: 6), limit: .max).map(\.begins.local.day.day))
        #expect(days == [1, 2, 3, 5])
        #expect(
            search.slots(from: at(Self.monday, 8), through: Self.monday.adding(days: 6), limit: 5, limitPerDay: 2).map(\.begins.local.day.day) == [
                1, 1, 2, 2, 3,
            ])
    }

    @Test func summerTimeMovesNoOfficeHour() throws {
        let search = SlotSearch(minutes: 60, workingDays: .withoutHolidays, taken: [])
        for day in [CivilDate(year: 2026, month: 3, day: 27)!, CivilDate(year: 2026, month: 10, day: 23)!] {
            let found = search.slots(from: at(day, 0), through: day.adding(days: 3), limit: .max)
            #expect(Set(found.map { $0.begins.local.clock }).count == 17)
            #expect(found.count == 34 && found.allSatisfy { $0.begins.local.hour >= 8 && $0.begins.local.hour < 17 })
        }
    }
}

/// Random numbers that are the same for the same seed.
private struct SystemlessChance: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}
