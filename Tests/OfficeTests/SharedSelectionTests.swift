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

    /// Two may be proposed for each; what is taken already, and a flat that is let, takes nobody away from another.
    @Test(arguments: Engine.here) func onlyFreePlacesAreGivenOut(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            var files: [CaseID] = []
            for name in ["Erste", "Zweite", "Dritte", "Vierte", "Fünfte", "Sechste"] {
                files.append(try await SelectionTests.household(house, name))
                house.clock.move(days: 1)
            }
            let flats = [try await SelectionTests.openFlat(house), try await SelectionTests.openFlat(house, district: "Porz")]
            _ = try await house.perform(FixCriteriaTogether(flats: flats, criteria: SelectionCriteria(rule: .waitingTime, atOnce: 2)), by: desk)
            _ = try await house.perform(ComputeTogether(flats: flats), by: desk)
            let twice = SharedSelection(flats: [flats[0], flats[1], flats[0]])
            #expect(try await house.ask(twice, by: desk).flats.map(\.proposals.count) == [2, 2], "an address may name a flat twice")
            let id = try await house.perform(NominateHousehold(flat: flats[0], file: files[0], reason: "Platz 1"), by: desk).id
            #expect(try await house.ask(SharedSelection(flats: flats), by: desk).flats.map(\.proposals.count) == [1, 2])
            for state in [NominationState.accepted, .shown, .wanted, .rentExamined] {
                _ = try await house.perform(AdvanceNomination(nomination: id, to: state), by: desk)
            }
            _ = try await house.perform(SignContract(nomination: id, on: house.clock.now.local.day, despite: "zahlt selbst"), by: desk)
            let answer = try await house.ask(SharedSelection(flats: flats), by: desk)
            #expect(answer.flats.map(\.proposals.count) == [0, 2] && answer.isProven)
            #expect(!answer.flats[1].proposals.map(\.file).contains(files[0]), "who has a contract looks for no other flat")
            #expect(try await house.ask(SelectionSheet(flat: flats[1]), by: desk).next?.file == files[1], "nor is next at one chosen for before")
        }
    }

    /// Of two agencies that know a household, one has proposed it.
    @Test(arguments: Engine.here) func whoIsProposedElsewhereInTheNetworkTakesNoPart(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let known = try await net.household("Zitronenfalter", "Amina", born: "1990-03-04", by: net.keeper)
            _ = try await net.household("Zitronenfalter", "Amina", born: "1990-03-04", by: net.other)
            let offer = FlatTests.offer { $1.street = nil }
            var flats: [FlatID] = []
            for _ in 0..<2 {
                let flat = try await net.house.perform(TakeOffer(offer, identity: FlatTests.landlord), by: net.other).id
                flats.append(try await net.open(flat, by: net.other))
            }
            _ = try await net.house.perform(
                FixCriteriaTogether(flats: flats, criteria: SelectionCriteria(rule: .waitingTime, atOnce: 1)), by: net.other)
            _ = try await net.house.perform(ComputeTogether(flats: flats), by: net.other)
            #expect(try await net.house.ask(SharedSelection(flats: flats), by: net.other).households == 1)
            let flat = try await net.house.perform(TakeOffer(offer, identity: FlatTests.landlord), by: net.keeper).id
            let open = try await net.open(flat, by: net.keeper)
            try await net.choose(open, by: net.keeper)
            _ = try await net.house.perform(NominateHousehold(flat: open, file: known, reason: "an der Reihe"), by: net.keeper)
            let answer = try await net.house.ask(SharedSelection(flats: flats), by: net.other)
            #expect(answer.households == 0 && answer.flats.allSatisfy(\.proposals.isEmpty))
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
