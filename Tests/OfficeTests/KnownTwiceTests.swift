import Basics
import Catalogue
import Office
import Store
import TestSupport
import Testing

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
