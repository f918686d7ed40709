import Basics
import Catalogue
import Office
import Store
import TestSupport
import Testing

/// A city's office and two agencies on one host.
struct NetworkHouse {
    let house: TestOffice
    let caritas: [Role: Worker]
    let council: [Role: Worker]

    var city: Worker { house.worker(.housingCounsellor) }
    var cityLead: Worker { house.lead }
    var keeper: Worker { caritas[.housingCounsellor]! }
    var other: Worker { council[.housingCounsellor]! }

    static func founded(_ house: TestOffice) async throws -> NetworkHouse {
        try await house.office.foundNetwork("Köln", city: "Testbüro")
        let caritas = try await agency("Caritas", "c", house)
        let council = try await agency("Flüchtlingsrat", "f", house)
        return NetworkHouse(house: house, caritas: caritas, council: council)
    }

    private static func agency(_ name: String, _ prefix: String, _ house: TestOffice) async throws -> [Role: Worker] {
        let settings = OfficeSettings(
            shortName: name, letterhead: [name], returnAddress: name, contact: ["Telefon: 0221 \(prefix)"], place: "Köln",
            secondSignatureAbove: Money(cents: 100_000), district: District(ags: "05315"))
        let roles: [Role] = [.housingCounsellor, .teamLead, .counsellor]
        let plans = roles.map {
            AccountPlan(name: "\(name) \($0.german)", login: prefix + $0.rawValue, password: TestOffice.password, roles: [$0])
        }
        let workers = try await house.office.found(name, settings: settings, accounts: plans, at: TestOffice.start)
        try await house.office.joinNetwork("Köln", agency: name)
        return Dictionary(uniqueKeysWithValues: zip(roles, workers))
    }

    /// A household of one adult that wants to be proposed.
    func household(_ family: String, _ given: String, born: String?, by worker: Worker) async throws -> CaseID {
        let file = try await house.perform(
            OpenCase(
                desk: .housing, identity: PersonIdentity(familyName: family, givenName: given, contact: "0151 \(family)"),
                born: born.flatMap { CivilDate(iso: $0) }), by: worker
        ).id
        var needs = HousingNeeds(persons: 1)
        needs.mayLeave = true
        needs.residenceRule = false
        needs.needsStepFree = false
        needs.needsLift = true
        needs.acceptsLimited = true
        needs.consents = true
        needs.urgency = 2
        _ = try await house.perform(
            RecordHousingNeeds(file: file, sheet: HousingSheet(needs: needs, urgencyReason: "Schimmelwand"), basedOn: nil), by: worker)
        return file
    }

    /// A flat of the city that is open for the choice.
    func cityFlat() async throws -> FlatID {
        let offer = FlatTests.offer { $1.street = nil }
        let flat = try await house.perform(TakeOffer(offer, identity: FlatTests.landlord), by: city).id
        return try await open(flat, by: city)
    }

    func open(_ flat: FlatID, by worker: Worker) async throws -> FlatID {
        var version = try await house.ask(FlatSheet(flat: flat), by: worker).flat.version
        _ = try await house.perform(CheckOffer(flat: flat, version: version, asked: true), by: worker)
        version = try await house.ask(FlatSheet(flat: flat), by: worker).flat.version
        _ = try await house.perform(MoveOffer(flat: flat, to: .open, version: version), by: worker)
        return flat
    }

    func state(_ flat: FlatID, by worker: Worker) async throws -> FlatState { try await house.ask(FlatSheet(flat: flat), by: worker).flat.state }

    /// Criteria fixed and everybody looked at, so that somebody may be proposed.
    func choose(_ flat: FlatID, by worker: Worker) async throws {
        let round = try await house.perform(FixCriteria(flat: flat, criteria: SelectionCriteria(rule: .waitingTime, atOnce: 2)), by: worker).id
        _ = try await house.perform(ComputeSelection(round: round), by: worker)
    }

    /// The one flat the agency was given.
    func copy(at worker: Worker) async throws -> FlatID { try #require(try await house.ask(FlatList(), by: worker).lines.last).flat.id }

    func log(of office: OfficeID) async throws -> [String] {
        try await house.office.database.read { try $0.values("SELECT action FROM log WHERE office = \(office) ORDER BY seq") }
    }
}

extension Engine {
    func withNetwork(_ body: (NetworkHouse) async throws -> Void) async throws {
        try await withOffice { try await body(try await NetworkHouse.founded($0)) }
    }
}

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
            let flat = try await net.cityFlat()
            _ = try await net.house.perform(ShareFlat(flat: flat, agencies: [net.keeper.office], seats: 1, withContact: false), by: net.cityLead)
            let mine = try await net.open(try await net.copy(at: net.keeper), by: net.keeper)
            let file = try await net.household("Erste", "Amina", born: "1990-03-04", by: net.keeper)
            try await net.choose(mine, by: net.keeper)
            let proposal = try await net.house.perform(NominateHousehold(flat: mine, file: file, reason: "an der Reihe"), by: net.keeper).id
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

@Suite struct KnownTwiceTests {
    @Test(arguments: Engine.here) func aHouseholdKnownTwiceIsToldToBothWithoutAName(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let mine = try await net.household("Mohammadi", "Reza", born: "1988-07-09", by: net.keeper)
            let theirs = try await net.household("Mohamadi", "Resa", born: "1988-07-09", by: net.other)
            let another = try await net.household("Mohamadi", "Resa", born: "1988-07-10", by: net.other)
            #expect(try await net.house.ask(NetworkOfFile(file: mine), by: net.keeper).knownBy.map(\.name) == ["Flüchtlingsrat"])
            #expect(try await net.house.ask(NetworkOfFile(file: theirs), by: net.other).knownBy.map(\.name) == ["Caritas"])
            #expect(try await net.house.ask(NetworkOfFile(file: another), by: net.other).knownBy.isEmpty)
            #expect(try await net.house.ask(Transfers(), by: net.keeper).knownTwice.map(\.offices) == [["Flüchtlingsrat"]])
            // Whoever does not want to be proposed is compared with nobody.
            let noted = try await net.house.ask(HousingSheetOfFile(file: theirs), by: net.other)
            var sheet = try #require(noted.sheet)
            sheet.needs.consents = false
            _ = try await net.house.perform(RecordHousingNeeds(file: theirs, sheet: sheet, basedOn: noted.notedAt), by: net.other)
            #expect(try await net.house.ask(NetworkOfFile(file: mine), by: net.keeper).knownBy.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func somebodyWhoTalkedToTheOtherOfficeTellsTwoHouseholdsApart(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let mine = try await net.household("Mohammadi", "Reza", born: "1988-01-01", by: net.keeper)
            await #expect(throws: Refusal.self) {
                try await net.house.perform(TellApart(file: mine, reason: "Mit Frau Weber besprochen: andere Eltern."), by: net.keeper)
            }
            let theirs = try await net.household("Mohammadi", "Reza", born: "1988-01-01", by: net.other)
            await #expect(throws: Refusal.self) { try await net.house.perform(TellApart(file: mine, reason: "nein"), by: net.keeper) }
            _ = try await net.house.perform(TellApart(file: mine, reason: "Mit Frau Weber besprochen: andere Eltern."), by: net.keeper)
            #expect(try await net.house.ask(NetworkOfFile(file: mine), by: net.keeper).knownBy.isEmpty)
            #expect(try await net.house.ask(NetworkOfFile(file: theirs), by: net.other).knownBy.isEmpty)
            #expect(try await net.log(of: net.other.office).last == "network.told-apart")
        }
    }

    @Test(arguments: Engine.here) func whoJoinsLaterIsComparedAndErasingTakesTheTagsAlong(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            var needs = HousingNeeds(persons: 1)
            needs.consents = true
            let file = try await house.perform(
                OpenCase(
                    desk: .housing, identity: PersonIdentity(familyName: "Mohammadi", givenName: "Reza"), born: CivilDate(iso: "1988-07-09")),
                by: desk
            ).id
            _ = try await house.perform(RecordHousingNeeds(file: file, sheet: HousingSheet(needs: needs), basedOn: nil), by: desk)
            let net = try await NetworkHouse.founded(house)
            _ = try await net.household("Mohammadi", "Reza", born: "1988-07-09", by: net.keeper)
            #expect(try await house.ask(NetworkOfFile(file: file), by: desk).knownBy.map(\.name) == ["Caritas"])
            let today = house.clock.now.local.day
            let sent = try await house.perform(
                SendHousehold(file: file, to: net.other.office, consentOn: today, consentForm: .spoken, parts: [.names]), by: desk
            ).id
            let number = try await house.ask(HouseholdSheet(file: file), by: desk).file.number
            _ = try await house.perform(EraseFile(fileNumber: number, reason: "demand"), by: house.worker(.dataProtectionOfficer))
            let tags: Int? = try await house.office.database.read {
                try $0.value("SELECT COUNT(*) FROM network_tags WHERE office = \(desk.office)")
            }
            #expect(tags == 0)
            await #expect(throws: Refusal.self) { try await house.ask(TransferSheet(transfer: sent), by: net.other) }
        }
    }

    /// Bad input of the desk: the same household, the same second, two agencies.
    @Test(arguments: Engine.here) func ofTwoAgenciesInTheSameSecondOneWinsAndTheOtherIsTold(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            var tries: [(flat: FlatID, file: CaseID, worker: Worker)] = []
            for worker in [net.keeper, net.other] {
                let offer = FlatTests.offer { $1.street = nil }
                let flat = try await net.house.perform(TakeOffer(offer, identity: FlatTests.landlord), by: worker).id
                _ = try await net.open(flat, by: worker)
                let file = try await net.household("Mohammadi", "Reza", born: "1988-07-09", by: worker)
                try await net.choose(flat, by: worker)
                tries.append((flat, file, worker))
            }
            let told = await withTaskGroup(of: String?.self, returning: [String?].self) { group in
                for one in tries {
                    group.addTask {
                        do {
                            _ = try await net.house.perform(
                                NominateHousehold(flat: one.flat, file: one.file, reason: "an der Reihe"), by: one.worker)
                            return nil
                        } catch let refusal as Refusal {
                            return refusal.sentence
                        } catch {
                            return "\(error)"
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(told.count { $0 == nil } == 1)
            let sentence = try #require(told.compactMap { $0 }.first)
            #expect(sentence.contains("Jemand war schneller") && (sentence.contains("Caritas") || sentence.contains("Flüchtlingsrat")))
            let open: Int? = try await net.house.office.database.read { try $0.value("SELECT COUNT(*) FROM nominations WHERE is_open") }
            #expect(open == 1)
            // When the one ended, the other may; nobody had to clear anything away.
            let won = try #require(
                try await tries.asyncFirst { try await net.house.ask(HousingSheetOfFile(file: $0.file), by: $0.worker).nominations.count == 1 })
            let lost = try #require(tries.first { $0.file != won.file })
            let proposal = try #require(try await net.house.ask(FlatSheet(flat: won.flat), by: won.worker).nominations.first)
            _ = try await net.house.perform(DeclineNomination(nomination: proposal.id, by: .household, why: .district), by: won.worker)
            _ = try await net.house.perform(NominateHousehold(flat: lost.flat, file: lost.file, reason: "an der Reihe"), by: lost.worker)
        }
    }
}

extension Array {
    fileprivate func asyncFirst(where holds: (Element) async throws -> Bool) async throws -> Element? {
        for element in self where try await holds(element) { return element }
        return nil
    }
}
