import Basics
import Catalogue
import Office
import Store
import TestSupport
import Testing

@Suite struct NetworkTests {
    @Test(arguments: Engine.here) func whatPapersThereAreGoesAlongOnlyWithTheNeeds(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let file = try await net.household("Zitronenfalter", "Amina", born: "1990-03-04", by: net.city)
            let known = try await net.house.ask(HousingSheetOfFile(file: file), by: net.city)
            var sheet = try #require(known.sheet)
            sheet.papers = [PaperNote(.creditRecord, isThere: false)]
            _ = try await net.house.perform(RecordHousingNeeds(file: file, sheet: sheet, basedOn: known.notedAt), by: net.city)
            let today = net.house.clock.now.local.day
            let id = try await net.house.perform(
                SendHousehold(file: file, to: net.keeper.office, consentOn: today, consentForm: .spoken, parts: [.names]), by: net.city
            ).id
            #expect(try await net.house.ask(TransferSheet(transfer: id), by: net.keeper).sheet == nil)
        }
    }

    @Test(arguments: Engine.here) func aHouseholdGoesOnlyWithItsConsentAndWithWhatItTicked(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let file = try await net.household("Zitronenfalter", "Amina", born: "1990-03-04", by: net.city)
            net.house.clock.move(days: 40)
            let parts: [TransferPart] = [.names, .needs]
            await #expect(throws: Refusal.self) {
                try await net.house.perform(
                    SendHousehold(file: file, to: net.keeper.office, consentOn: nil, consentForm: .spoken, parts: parts), by: net.city)
            }
            let today = net.house.clock.now.local.day
            let id = try await net.house.perform(
                SendHousehold(file: file, to: net.keeper.office, consentOn: today, consentForm: .spoken, parts: parts), by: net.city
            ).id
            let sheet = try await net.house.ask(TransferSheet(transfer: id), by: net.keeper)
            #expect(sheet.transfer.kind == .assignment && sheet.members.map(\.name) == ["Amina Zitronenfalter"])
            #expect(sheet.members.allSatisfy { $0.born == nil && $0.contact == nil } && sheet.language == nil)
            #expect(sheet.sheet?.needs.mayLeave == true && sheet.sheet?.needs.needsLift == nil && sheet.sheet?.urgencyReason == nil)
            // Nobody but the receiver opens it, and it goes to one office at a time.
            await #expect(throws: Refusal.notFound) { try await net.house.ask(TransferSheet(transfer: id), by: net.other) }
            await #expect(throws: Refusal.notFound) { try await net.house.ask(TransferSheet(transfer: id), by: net.city) }
            await #expect(throws: Refusal.self) {
                try await net.house.perform(
                    SendHousehold(file: file, to: net.other.office, consentOn: today, consentForm: .spoken, parts: parts), by: net.city)
            }
            await #expect(throws: Refusal.notFound) { try await net.house.perform(AcceptTransfer(transfer: id), by: net.other) }

            let taken = try await net.house.perform(AcceptTransfer(transfer: id), by: net.keeper).id
            let household = try await net.house.ask(HouseholdSheet(file: taken), by: net.keeper)
            #expect(household.file.owner == net.keeper.id && household.persons.first?.identity.contact == nil)
            let left: [UInt8]? = try await net.house.office.database.read { try $0.value("SELECT package FROM transfers") }
            #expect(left == [])
            // It waits once, and as long as it waited before.
            let flat = try await net.house.perform(TakeOffer(FlatTests.offer(), identity: FlatTests.landlord), by: net.keeper).id
            _ = try await net.open(flat, by: net.keeper)
            try await net.choose(flat, by: net.keeper)
            #expect(try await net.house.ask(SelectionSheet(flat: flat), by: net.keeper).places.map(\.total) == [40])
            #expect(try await net.house.ask(WaitingHouseholds(), by: net.city).households == 0)
            #expect(try await net.house.ask(NetworkOfFile(file: file), by: net.city).sent.map(\.state) == [.accepted])
            let tagged: [String] = try await net.house.office.database.read { try $0.values("SELECT DISTINCT office FROM network_tags") }
            #expect(!tagged.contains(net.city.office.text), "what came over is not known twice")
            #expect(try await net.log(of: net.city.office).suffix(2) == ["transfer.send", "transfer.accepted"])
            #expect(try await net.log(of: net.keeper.office).contains("transfer.come"))
            #expect(try await net.house.office.verifyLog(heldElsewhere: []).allSatisfy(\.holds))
        }
    }

    @Test(arguments: Engine.here) func aNoIsReadByTheSenderAndCostsNothing(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let today = net.house.clock.now.local.day
            let file = try await net.household("Erste", "Amina", born: "1990-03-04", by: net.keeper)
            let send = SendHousehold(file: file, to: net.other.office, consentOn: today, consentForm: .written, parts: [.names])
            let first = try await net.house.perform(send, by: net.keeper).id
            #expect(try await net.house.ask(Transfers(), by: net.other).waiting.map(\.transfer.kind) == [.handover])
            _ = try await net.house.perform(DeclineTransfer(transfer: first, why: .full), by: net.other)
            #expect(try await net.house.ask(Transfers(), by: net.keeper).sent.map(\.transfer.why) == [.full])
            let second = try await net.house.perform(send, by: net.keeper).id
            _ = try await net.house.perform(WithdrawTransfer(transfer: second), by: net.keeper)
            await #expect(throws: Refusal.self) { try await net.house.perform(AcceptTransfer(transfer: second), by: net.other) }
            await #expect(throws: Refusal.self) { try await net.house.perform(WithdrawTransfer(transfer: first), by: net.keeper) }
            #expect(try await net.house.ask(WaitingHouseholds(), by: net.keeper).households == 1)
        }
    }

    /// One open proposal for a household, also for one that is nowhere recognised by a tag.
    @Test(arguments: Engine.here) func aHouseholdIsProposedByOneOfficeWhileItGoesOver(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let today = net.house.clock.now.local.day
            let flat = try await net.house.perform(TakeOffer(FlatTests.offer { $1.street = nil }, identity: FlatTests.landlord), by: net.keeper).id
            _ = try await net.open(flat, by: net.keeper)
            let file = try await net.household("Erste", "Amina", born: nil, by: net.keeper)
            try await net.choose(flat, by: net.keeper)
            let nominate = NominateHousehold(flat: flat, file: file, reason: "an der Reihe")
            let sent = try await net.house.perform(
                SendHousehold(file: file, to: net.other.office, consentOn: today, consentForm: .spoken, parts: [.names]), by: net.keeper
            ).id
            let proposal = try await net.house.perform(nominate, by: net.keeper).id
            await #expect(throws: Refusal.self) { try await net.house.perform(AcceptTransfer(transfer: sent), by: net.other) }
            _ = try await net.house.perform(DeclineNomination(nomination: proposal, by: .household, why: .notNow), by: net.keeper)
            _ = try await net.house.perform(AcceptTransfer(transfer: sent), by: net.other)
            // The list of before still has it; it is proposed from there no more.
            await #expect(throws: Refusal.self) { try await net.house.perform(nominate, by: net.keeper) }
            await #expect(throws: Refusal.self, "nor sent on from there") {
                try await net.house.perform(
                    SendHousehold(file: file, to: net.city.office, consentOn: today, consentForm: .spoken, parts: []), by: net.keeper)
            }
        }
    }

    @Test(arguments: Engine.here) func whatWasSentOfAClosedFileIsNotListedToWhoItIsClosedTo(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let today = net.house.clock.now.local.day
            let lead = try #require(net.caritas[.teamLead])
            let file = try await net.household("Erste", "Amina", born: "1990-03-04", by: lead)
            _ = try await net.house.perform(
                SendHousehold(file: file, to: net.other.office, consentOn: today, consentForm: .spoken, parts: []), by: lead)
            #expect(try await net.house.ask(Transfers(), by: net.keeper).sent.count == 1)
            _ = try await net.house.perform(
                CloseToColleague(file: file, colleague: net.keeper.id, reason: "Kennt die Familie privat."), by: lead)
            #expect(try await net.house.ask(Transfers(), by: net.keeper).sent.isEmpty)
            #expect(try await net.house.ask(Transfers(), by: lead).sent.count == 1)
        }
    }

    @Test(arguments: Engine.here) func aHouseholdOnItsWayIsNotPutTogetherWithAnotherFile(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let today = net.house.clock.now.local.day
            let file = try await net.household("Erste", "Amina", born: "1990-03-04", by: net.keeper)
            let twin = try await net.household("Erste", "Amina", born: "1990-03-04", by: net.keeper)
            let sent = try await net.house.perform(
                SendHousehold(file: file, to: net.other.office, consentOn: today, consentForm: .spoken, parts: []), by: net.keeper
            ).id
            func merge() async throws {
                let (from, into) = (
                    try await net.house.ask(HouseholdSheet(file: file), by: net.keeper),
                    try await net.house.ask(HouseholdSheet(file: twin), by: net.keeper)
                )
                let same = [try #require(from.persons.first).id: try #require(into.persons.first).id]
                _ = try await net.house.perform(
                    MergeFiles(
                        from: file, into: twin, same: same, reason: "Dieselbe Frau, dieselben Papiere.", fromVersion: from.file.version,
                        intoVersion: into.file.version), by: net.keeper)
            }
            await #expect(throws: Refusal.self) { try await merge() }
            _ = try await net.house.perform(WithdrawTransfer(transfer: sent), by: net.keeper)
            try await merge()
        }
    }

    @Test(arguments: Engine.here) func whatGoesAlongIsSealedForTheReceiverAlone(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let file = try await net.household("Glockenblumentee", "Amina", born: "1990-03-04", by: net.city)
            let today = net.house.clock.now.local.day
            _ = try await net.house.perform(
                SendHousehold(file: file, to: net.keeper.office, consentOn: today, consentForm: .spoken, parts: TransferPart.allCases), by: net.city)
            let package: [UInt8] = try await net.house.office.database.read { try $0.value("SELECT package FROM transfers") ?? [] }
            #expect(package.count > 200 && !String(decoding: package, as: UTF8.self).contains("Glockenblumentee"))
            let view = try await net.house.ask(CityView(), by: net.cityLead)
            #expect(view.agencies.map(\.name) == ["Caritas", "Flüchtlingsrat"] && view.agencies.map(\.coming) == [1, 0])
            await #expect(throws: Refusal.self) { try await net.house.ask(CityView(), by: net.caritas[.teamLead]!) }
            await #expect(throws: Refusal.notPermitted(.coordinateNetwork)) { try await net.house.ask(CityView(), by: net.city) }
        }
    }

    @Test(arguments: Engine.here) func theFirstAgencyThatLetsAFlatEndsItForTheOthers(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let flat = try await net.cityFlat()
            let agencies = [net.keeper.office, net.other.office]
            _ = try await net.house.perform(ShareFlat(flat: flat, agencies: agencies, seats: 1, withContact: false), by: net.cityLead)
            await #expect(throws: Refusal.self) {
                try await net.house.perform(ShareFlat(flat: flat, agencies: agencies, seats: 1, withContact: false), by: net.cityLead)
            }
            let mine = try await net.open(try await net.copy(at: net.keeper), by: net.keeper)
            let theirs = try await net.open(try await net.copy(at: net.other), by: net.other)
            #expect(try await net.house.ask(FlatSheet(flat: mine), by: net.keeper).landlord == nil)
            let first = try await net.household("Erste", "Amina", born: "1990-03-04", by: net.keeper)
            let second = try await net.household("Zweite", "Berhane", born: "1980-03-04", by: net.other)
            for (copy, file, worker) in [(mine, first, net.keeper), (theirs, second, net.other)] {
                try await net.choose(copy, by: worker)
                _ = try await net.house.perform(NominateHousehold(flat: copy, file: file, reason: "an der Reihe"), by: worker)
            }
            #expect(try await net.state(flat, by: net.city) == .nominating)
            // One seat is one household at once.
            let third = try await net.household("Dritte", "Chaim", born: "1970-03-04", by: net.keeper)
            let round = try #require(try await net.house.ask(SelectionSheet(flat: mine), by: net.keeper).round)
            _ = try? await net.house.perform(ComputeSelection(round: round.id), by: net.keeper)
            await #expect(throws: Refusal.self) {
                try await net.house.perform(NominateHousehold(flat: mine, file: third, reason: "auch"), by: net.keeper)
            }
            let proposal = try #require(try await net.house.ask(FlatSheet(flat: mine), by: net.keeper).nominations.first?.id)
            for state in [NominationState.accepted, .shown, .wanted, .rentExamined] {
                _ = try await net.house.perform(AdvanceNomination(nomination: proposal, to: state), by: net.keeper)
            }
            #expect(try await net.state(flat, by: net.city) == .examined)
            let sign = SignContract(nomination: proposal, on: net.house.clock.now.local.day, despite: "Der Haushalt zahlt die Miete selbst.")
            _ = try await net.house.perform(sign, by: net.keeper)
            #expect(try await net.state(flat, by: net.city) == .leased)
            let ended = try await net.house.ask(FlatSheet(flat: theirs), by: net.other)
            #expect(ended.flat.state == .withdrawn && ended.flat.endedWhy == .letInNetwork && ended.nominations.map(\.state) == [.lapsed])
            #expect(try await net.state(mine, by: net.keeper) == .leased)
            #expect(try await net.log(of: net.other.office).last == "network.flat")
            // The household is free for another flat at once.
            #expect(try await net.house.ask(HousingSheetOfFile(file: second), by: net.other).nominations.allSatisfy { !$0.state.isOpen })
            // A signature noted by mistake goes back at the city as well.
            _ = try await net.house.perform(TakeBackSignature(nomination: proposal), by: net.keeper)
            #expect(try await net.state(flat, by: net.city) == .examined)
            _ = try await net.house.perform(sign, by: net.keeper)
            // The city closes its own row; who let the flat keeps theirs.
            let version = try await net.house.ask(FlatSheet(flat: flat), by: net.city).flat.version
            _ = try await net.house.perform(MoveOffer(flat: flat, to: .closed, version: version), by: net.city)
            #expect(try await net.state(mine, by: net.keeper) == .leased)
        }
    }

    @Test(arguments: Engine.here) func theCardForTheLandlordNamesTheCityAndItsNumber(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let (flat, proposal) = try await net.proposedForCityFlat(by: net.keeper)
            let card = try await net.house.ask(CardOfNomination(nomination: proposal), by: net.keeper)
            let number = try await net.house.ask(FlatSheet(flat: flat), by: net.city).flat.number
            #expect(card.flatNumber == number)
            let own = try await net.household("Zweite", "Berhane", born: "1980-03-04", by: net.city)
            let other = try await net.cityFlat()
            try await net.choose(other, by: net.city)
            let ownProposal = try await net.house.perform(NominateHousehold(flat: other, file: own, reason: "an der Reihe"), by: net.city).id
            let ownCard = try await net.house.ask(CardOfNomination(nomination: ownProposal), by: net.city)
            #expect(card.office == ownCard.office && card.officeContact == ownCard.officeContact)
        }
    }

    @Test(arguments: Engine.here) func aFlatTheLandlordTakesBackEndsEverywhereAndAnAgencyMayGiveItBack(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let flat = try await net.cityFlat()
            let agencies = [net.keeper.office, net.other.office]
            _ = try await net.house.perform(ShareFlat(flat: flat, agencies: agencies, seats: 2, withContact: true), by: net.cityLead)
            let mine = try await net.copy(at: net.keeper)
            let theirs = try await net.copy(at: net.other)
            #expect(try await net.house.ask(FlatSheet(flat: mine), by: net.keeper).landlord?.identity.name == FlatTests.landlord.name)
            var version = try await net.house.ask(FlatSheet(flat: mine), by: net.keeper).flat.version
            _ = try await net.house.perform(EndOffer(flat: mine, why: .nobodyFits, version: version), by: net.keeper)
            #expect(try await net.state(flat, by: net.city) == .open)
            #expect(try await net.state(theirs, by: net.other) == .draft)
            guard case .city(let copies, let free) = try await net.house.ask(NetworkOfFlat(flat: flat), by: net.city) else {
                Issue.record("the city's flat is the city's")
                return
            }
            #expect(copies.count { $0.isRunning } == 1 && copies.contains { $0.endedWhy == .nobodyFits } && free.map(\.name) == ["Caritas"])
            version = try await net.house.ask(FlatSheet(flat: flat), by: net.city).flat.version
            _ = try await net.house.perform(EndOffer(flat: flat, why: .letElsewhere, version: version), by: net.city)
            let ended = try await net.house.ask(FlatSheet(flat: theirs), by: net.other).flat
            #expect(ended.state == .withdrawn && ended.endedWhy == .letElsewhere)
            #expect(try await net.house.ask(CityView(), by: net.cityLead).flats.isEmpty)
        }
    }
}
