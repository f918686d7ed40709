import Basics
import Catalogue
import Office
import TestSupport
import Testing

@Suite struct SharedSelectionTests {
    /// Three households and two flats: whoever waits longest can only live in Kalk, where the second longest would be first in Porz as well.
    @Test(arguments: Engine.here) func severalFlatsAreSeenTogether(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let flexible = try await SelectionTests.household(house, "Erste")
            house.clock.move(days: 5)
            let bound = try await SelectionTests.household(house, "Zweite") { $0.excludedDistricts = ["Porz"] }
            house.clock.move(days: 5)
            let last = try await SelectionTests.household(house, "Dritte")
            house.clock.move(days: 5)
            let (kalk, porz) = (
                try await SelectionTests.openFlat(house), try await SelectionTests.openFlat(house, district: "Porz")
            )
            let criteria = SelectionCriteria(rule: .waitingTime, atOnce: 1)
            #expect(try await house.ask(SharedSelection(flats: [kalk, porz]), by: desk).isFixed == false)
            await #expect(throws: Refusal.self) { try await house.perform(ComputeTogether(flats: [kalk, porz]), by: desk) }
            _ = try await house.perform(FixCriteriaTogether(flats: [kalk, porz], criteria: criteria), by: desk)
            let fixed = try await house.ask(SharedSelection(flats: [kalk, porz]), by: desk)
            #expect(fixed.isFixed && !fixed.isComputed && Set(fixed.flats.compactMap { $0.round?.seed }).count == 2)
            _ = try await house.perform(ComputeTogether(flats: [kalk, porz]), by: desk)
            let answer = try await house.ask(SharedSelection(flats: [kalk, porz]), by: desk)
            // One after the other would give both flats to nobody else than the first; together both of the longest waiting move.
            #expect(answer.flats.map { $0.proposals.map(\.file) } == [[bound], [flexible]])
            #expect(answer.total == 10 + 15 && answer.households == 3 && answer.isProven)
            let next = try #require(answer.flats.first?.proposals.first?.next)
            let numberOfLast = try await house.ask(SelectionSheet(flat: kalk), by: desk).places.first { $0.file == last }?.number
            #expect(next.number == numberOfLast && next.cost == .points(5))
            #expect(answer.flats.last?.proposals.first?.second == .points(5))
            // A person proposes; then there is one flat and two households less to think of.
            _ = try await house.perform(NominateHousehold(flat: kalk, file: bound, reason: "gemeinsame Auswahl"), by: desk)
            let after = try await house.ask(SharedSelection(flats: [kalk, porz]), by: desk)
            #expect(after.flats.map { $0.proposals.map(\.file) } == [[], [flexible]] && after.households == 2)
        }
    }

    @Test func aLotteryOrOneFlatAloneIsRefused() async throws {
        try await Engine.sqlite.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let flats = [try await SelectionTests.openFlat(house), try await SelectionTests.openFlat(house, district: "Porz")]
            for (chosen, rule) in [(flats, SelectionRule.lottery), ([flats[0]], .points), ([flats[0], flats[0]], .points)] {
                await #expect(throws: Refusal.self) {
                    try await house.perform(FixCriteriaTogether(flats: chosen, criteria: SelectionCriteria(rule: rule, atOnce: 1)), by: desk)
                }
            }
        }
    }
}
