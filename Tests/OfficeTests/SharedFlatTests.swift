import Basics
import Catalogue
import Office
import TestSupport
import Testing

/// What becomes of a flat at the agencies when something changes at the city, and the other way round.
@Suite struct SharedFlatTests {
    private func give(_ flat: FlatID, to agencies: [Worker], seats: Int = 1, withContact: Bool = false, _ net: NetworkHouse) async throws {
        _ = try await net.house.perform(
            ShareFlat(flat: flat, agencies: agencies.map(\.office), seats: seats, withContact: withContact), by: net.cityLead)
    }

    private func change(_ flat: FlatID, by worker: Worker, _ net: NetworkHouse, _ edit: (inout FlatOffer) -> Void) async throws {
        let known = try await net.house.ask(FlatSheet(flat: flat), by: worker).flat
        var offer = known.offer
        edit(&offer)
        _ = try await net.house.perform(ChangeOffer(flat: flat, offer: offer, version: known.version), by: worker)
    }

    private func source(of flat: FlatID, at worker: Worker, _ net: NetworkHouse) async throws -> NetworkOfFlat.Source {
        guard case .copy(let source) = try await net.house.ask(NetworkOfFlat(flat: flat), by: worker) else { throw Refusal.notFound }
        return source
    }

    /// A proposal for the copy that has come as far as the rent.
    private func examined(_ copy: FlatID, by worker: Worker, _ net: NetworkHouse) async throws -> NominationID {
        let file = try await net.household("Erste", "Amina", born: "1990-03-04", by: worker)
        try await net.choose(copy, by: worker)
        let proposal = try await net.house.perform(NominateHousehold(flat: copy, file: file, reason: "an der Reihe"), by: worker).id
        for state in [NominationState.accepted, .shown, .wanted, .rentExamined] {
            _ = try await net.house.perform(AdvanceNomination(nomination: proposal, to: state), by: worker)
        }
        return proposal
    }

    @Test(arguments: Engine.here) func whatTheCityChangesGoesToTheOpenCopies(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let flat = try await net.cityFlat()
            try await give(flat, to: [net.keeper, net.other], net)
            let mine = try await net.open(try await net.copy(at: net.keeper), by: net.keeper)
            let theirs = try await net.copy(at: net.other)
            let free = net.house.clock.now.local.day.adding(days: 30)
            try await change(flat, by: net.city, net) {
                $0.facts.baseRent = Money(cents: 81_000)
                $0.facts.availableFrom = free
                $0.details.street = "Kanaristraße 9"
            }
            for (copy, worker) in [(mine, net.keeper), (theirs, net.other)] {
                let sheet = try await net.house.ask(FlatSheet(flat: copy), by: worker)
                #expect(sheet.flat.offer.facts.baseRent == Money(cents: 81_000) && sheet.flat.offer.facts.availableFrom == free)
                #expect(sheet.flat.offer.details.street == "Kanaristraße 9" && sheet.flat.offer.origin == .network)
                #expect(sheet.flat.fitting == nil, "whom it fits is counted by the office whose files they are")
                let source = try await source(of: copy, at: worker, net)
                #expect(source.changed?.parts == [.street, .baseRent, .availableFrom] && source.differing.isEmpty)
                #expect(try await net.log(of: worker.office).last == "network.changed")
            }
            net.house.clock.move(days: 2)
            try await change(flat, by: net.city, net) { $0.facts.floor = 2 }
            let later = try await source(of: mine, at: net.keeper, net).changed
            #expect(later?.parts == [.street, .baseRent, .availableFrom, .floor] && later?.at == net.house.clock.now.local.day)
            // Nothing new is told to nobody.
            try await change(flat, by: net.city, net) { _ in }
            #expect(try await net.log(of: net.keeper.office).count { $0 == "network.changed" } == 2)
        }
    }

    @Test(arguments: Engine.here) func whatAnAgencyKnowsBetterStaysAndIsShown(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let flat = try await net.cityFlat()
            try await give(flat, to: [net.keeper], net)
            let mine = try await net.copy(at: net.keeper)
            try await change(mine, by: net.keeper, net) { $0.facts.rooms = 4 }
            try await change(flat, by: net.city, net) {
                $0.facts.rooms = 2
                $0.facts.floor = 3
            }
            let facts = try await net.house.ask(FlatSheet(flat: mine), by: net.keeper).flat.offer.facts
            #expect(facts.rooms == 4 && facts.floor == 3)
            let source = try await source(of: mine, at: net.keeper, net)
            #expect(source.differing == [.rooms] && source.changed?.parts == [.floor] && source.offer.facts.rooms == 2)
            #expect(try await net.log(of: net.keeper.office).suffix(2) == ["network.changed", "network.differs"])
        }
    }

    @Test(arguments: Engine.here) func aRentUnderExaminationIsNeverChangedSilently(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let flat = try await net.cityFlat()
            try await give(flat, to: [net.keeper], net)
            let mine = try await net.open(try await net.copy(at: net.keeper), by: net.keeper)
            _ = try await examined(mine, by: net.keeper, net)
            try await change(flat, by: net.city, net) { $0.facts.baseRent = Money(cents: 81_000) }
            var known = try await net.house.ask(FlatSheet(flat: mine), by: net.keeper).flat
            #expect(known.offer.facts.baseRent == Money(cents: 76_000))
            #expect(try await source(of: mine, at: net.keeper, net).differing == [.baseRent])
            #expect(try await net.log(of: net.keeper.office).last == "network.differs")
            let take = TakeCityFacts(flat: mine, version: known.version)
            await #expect(throws: Refusal.notFound) { try await net.house.perform(take, by: net.other) }
            _ = try await net.house.perform(take, by: net.keeper)
            known = try await net.house.ask(FlatSheet(flat: mine), by: net.keeper).flat
            #expect(known.offer.facts.baseRent == Money(cents: 81_000))
            #expect(try await source(of: mine, at: net.keeper, net).differing.isEmpty)
            await #expect(throws: Refusal.self) {
                try await net.house.perform(TakeCityFacts(flat: mine, version: known.version), by: net.keeper)
            }
            await #expect(throws: Refusal.notFound) {
                try await net.house.perform(TakeCityFacts(flat: flat, version: known.version), by: net.keeper)
            }
        }
    }

    @Test(arguments: Engine.here) func aCopyTakenBackLeavesTheCityWhereTheRestIs(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let flat = try await net.cityFlat()
            try await give(flat, to: [net.keeper, net.other], net)
            let mine = try await net.open(try await net.copy(at: net.keeper), by: net.keeper)
            _ = try await examined(mine, by: net.keeper, net)
            #expect(try await net.state(flat, by: net.city) == .examined)
            _ = try await net.house.perform(TakeFlatBack(flat: flat, agency: net.keeper.office), by: net.cityLead)
            #expect(try await net.state(flat, by: net.city) == .open, "nobody's rent is examined any more")
            #expect(try await net.house.ask(FlatSheet(flat: mine), by: net.keeper).nominations.map(\.state) == [.lapsed])
        }
    }

    @Test(arguments: Engine.here) func aFlatThatIsLetIsNotTakenBackAndFreesTheCitysOwnHouseholds(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let flat = try await net.cityFlat()
            try await give(flat, to: [net.keeper], net)
            let own = try await net.household("Eigene", "Berhane", born: "1980-03-04", by: net.city)
            try await net.choose(flat, by: net.city)
            _ = try await net.house.perform(NominateHousehold(flat: flat, file: own, reason: "an der Reihe"), by: net.city)
            let mine = try await net.open(try await net.copy(at: net.keeper), by: net.keeper)
            let proposal = try await examined(mine, by: net.keeper, net)
            _ = try await net.house.perform(
                SignContract(nomination: proposal, on: net.house.clock.now.local.day, despite: "Der Haushalt zahlt die Miete selbst."), by: net.keeper
            )
            #expect(try await net.house.ask(FlatSheet(flat: flat), by: net.city).nominations.map(\.state) == [.lapsed])
            await #expect(throws: Refusal.self) {
                try await net.house.perform(TakeFlatBack(flat: flat, agency: net.keeper.office), by: net.cityLead)
            }
            #expect(try await net.state(mine, by: net.keeper) == .leased)
        }
    }

    @Test(arguments: Engine.here) func noAgencyOpensTheCitysFlatForTheChoice(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let flat = try await net.house.perform(TakeOffer(FlatTests.offer(), identity: FlatTests.landlord), by: net.city).id
            let version = try await net.house.ask(FlatSheet(flat: flat), by: net.city).flat.version
            _ = try await net.house.perform(CheckOffer(flat: flat, version: version, asked: true), by: net.city)
            try await give(flat, to: [net.keeper], net)
            _ = try await net.open(try await net.copy(at: net.keeper), by: net.keeper)
            #expect(try await net.state(flat, by: net.city) == .checked)
        }
    }

    @Test(arguments: Engine.here) func aForgottenLandlordIsForgottenWhereTheFlatWent(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let flat = try await net.house.perform(TakeOffer(FlatTests.offer(), identity: FlatTests.landlord), by: net.city).id
            _ = try await net.open(flat, by: net.city)
            try await give(flat, to: [net.keeper], withContact: true, net)
            let mine = try await net.copy(at: net.keeper)
            let version = try await net.house.ask(FlatSheet(flat: flat), by: net.city).flat.version
            _ = try await net.house.perform(EndOffer(flat: flat, why: .letElsewhere, version: version), by: net.city)
            let landlord = try #require(try await net.house.ask(LandlordBook(), by: net.city).landlords.first)
            _ = try await net.house.perform(EraseLandlord(landlord: landlord.id, version: landlord.version), by: net.city)
            let sheet = try await net.house.ask(FlatSheet(flat: mine), by: net.keeper)
            #expect(sheet.landlord?.identity == .erased && sheet.flat.offer.details == FlatDetails())
            #expect(try await net.log(of: net.keeper.office).last == "network.forgotten")
        }
    }
}
