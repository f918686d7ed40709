import Basics
import Catalogue
import Office
import TestSupport
import Testing

@Suite struct SelectionTests {
    /// A flat in Kalk that is open for the choice.
    static func openFlat(_ house: TestOffice, district: String = "Kalk") async throws -> FlatID {
        let desk = house.worker(.housingCounsellor)
        let offer = FlatTests.offer {
            $0.district = district
            $1.street = nil
        }
        let id = try await house.perform(TakeOffer(offer, identity: FlatTests.landlord), by: desk).id
        _ = try await house.perform(CheckOffer(flat: id, version: 1, asked: true), by: desk)
        let version = try await house.ask(FlatSheet(flat: id), by: desk).flat.version
        _ = try await house.perform(MoveOffer(flat: id, to: .open, version: version), by: desk)
        return id
    }

    /// A household that nothing keeps from a flat, or that does not want to be proposed.
    /// One adult about whom every question is answered.
    static var answered: HousingNeeds {
        var needs = HousingNeeds(persons: 1)
        needs.mayLeave = true
        needs.residenceRule = false
        needs.needsStepFree = false
        needs.needsLift = false
        needs.acceptsLimited = true
        return needs
    }

    static func household(_ house: TestOffice, _ name: String, consents: Bool? = true, change: (inout HousingNeeds) -> Void = { _ in }) async throws
        -> CaseID
    {
        let desk = house.worker(.housingCounsellor)
        let file = try await house.perform(
            OpenCase(desk: .housing, identity: PersonIdentity(familyName: name, givenName: "Selam", contact: "0151 \(name)")), by: desk
        ).id
        var needs = answered
        needs.consents = consents
        change(&needs)
        let reason = needs.urgency == nil ? nil : "Grund"
        _ = try await house.perform(RecordHousingNeeds(file: file, sheet: HousingSheet(needs: needs, urgencyReason: reason), basedOn: nil), by: desk)
        return file
    }

    static func choose(_ house: TestOffice, for flat: FlatID, _ rule: SelectionRule = .waitingTime, atOnce: Int = 2) async throws
        -> SelectionSheet.Answer
    {
        let desk = house.worker(.housingCounsellor)
        let round = try await house.perform(FixCriteria(flat: flat, criteria: SelectionCriteria(rule: rule, atOnce: atOnce)), by: desk).id
        _ = try await house.perform(ComputeSelection(round: round), by: desk)
        return try await house.ask(SelectionSheet(flat: flat), by: desk)
    }

    @Test(arguments: Engine.here) func whoWaitsLongestComesFirstAndEverybodyIsAccountedFor(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let first = try await Self.household(house, "Erste")
            house.clock.move(days: 10)
            let second = try await Self.household(house, "Zweite")
            let unwilling = try await Self.household(house, "Dritte", consents: false)
            let unknown = try await Self.household(house, "Vierte", consents: nil) { $0.excludedDistricts = ["Kalk"] }
            let flat = try await Self.openFlat(house)
            let sheet = try await Self.choose(house, for: flat)
            #expect(sheet.places.map(\.file) == [first, second])
            #expect(sheet.places.map(\.total) == [10, 0])
            #expect(sheet.considered == 4 && sheet.placed == 2)
            #expect(Dictionary(uniqueKeysWithValues: sheet.absences.map { ($0.code, $0.count) }) == ["NO_CONSENT": 1, "DISTRICT_EXCLUDED": 1])
            #expect(sheet.next?.file == first)
            #expect(![unwilling, unknown].contains(sheet.next?.file))
        }
    }

    @Test(arguments: Engine.here) func whoWasLookedAtIsLetGoOfSixMonthsAfterTheOfferEnded(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let file = try await Self.household(house, "Erste")
            let flat = try await Self.openFlat(house)
            #expect(try await Self.choose(house, for: flat).places.map(\.file) == [file])
            let version = try await house.ask(FlatSheet(flat: flat), by: desk).flat.version
            _ = try await house.perform(EndOffer(flat: flat, why: .letElsewhere, version: version), by: desk)
            house.clock.move(days: 170)
            _ = try await Self.choose(house, for: try await Self.openFlat(house, district: "Deutz"))
            #expect(try await house.ask(SelectionSheet(flat: flat), by: desk).places.map(\.file) == [file])
            house.clock.move(days: 20)
            _ = try await Self.choose(house, for: try await Self.openFlat(house, district: "Nippes"))
            let sheet = try await house.ask(SelectionSheet(flat: flat), by: desk)
            #expect(sheet.isForgotten && sheet.placed == 1 && sheet.considered == 1)
        }
    }

    @Test(arguments: Engine.here) func criteriaAreFixedBeforeAnybodyIsLookedAt(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let flat = try await Self.openFlat(house)
            _ = try await Self.household(house, "Erste")
            let round = try await house.perform(FixCriteria(flat: flat, criteria: SelectionCriteria(rule: .lottery, atOnce: 3)), by: desk).id
            let fixed = try #require(try await house.ask(SelectionSheet(flat: flat), by: desk).round)
            #expect(fixed.fingerprint.utf8.count == 64 && fixed.seed.utf8.count == 64 && fixed.computedAt == nil)
            // Nobody changes their mind about the rule before everybody was looked at, and nobody is proposed before.
            await #expect(throws: Refusal.self) {
                try await house.perform(FixCriteria(flat: flat, criteria: SelectionCriteria(rule: .waitingTime, atOnce: 3)), by: desk)
            }
            _ = try await house.perform(ComputeSelection(round: round), by: desk)
            await #expect(throws: Refusal.self) { try await house.perform(ComputeSelection(round: round), by: desk) }
            let later = try #require(try await house.ask(SelectionSheet(flat: flat), by: desk).round)
            #expect(later.fingerprint == fixed.fingerprint && later.seed == fixed.seed)
            let same = try await Self.choose(house, for: flat, .lottery, atOnce: 3)
            #expect(same.round?.fingerprint == fixed.fingerprint && same.round?.seed != fixed.seed)
            await #expect(throws: Refusal.self) {
                try await house.perform(FixCriteria(flat: flat, criteria: SelectionCriteria(rule: .lottery, atOnce: 0)), by: desk)
            }
        }
    }

    @Test(arguments: Engine.here) func oneOfTwoAtTheSameSecondWinsAndTheOtherIsTold(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let file = try await Self.household(house, "Erste")
            var flats: [FlatID] = []
            for district in ["Kalk", "Porz"] {
                let flat = try await Self.openFlat(house, district: district)
                _ = try await Self.choose(house, for: flat)
                flats.append(flat)
            }
            let lead = house.lead
            let outcomes = await withTaskGroup(of: String?.self) { group in
                for (flat, worker) in zip(flats, [desk, lead]) {
                    group.addTask {
                        do {
                            _ = try await house.perform(NominateHousehold(flat: flat, file: file, reason: "Platz 1"), by: worker)
                            return nil
                        } catch {
                            return (error as? Refusal)?.sentence ?? "\(error)"
                        }
                    }
                }
                return await group.reduce(into: [String?]()) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.compactMap { $0 }.first?.contains("gerade schon vorgeschlagen, für die Wohnung A-") == true)
        }
    }

    @Test(arguments: Engine.here) func aNoCostsNothingAndTheNextIsProposedByAPerson(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let first = try await Self.household(house, "Erste")
            house.clock.move(days: 1)
            let second = try await Self.household(house, "Zweite")
            let flat = try await Self.openFlat(house)
            _ = try await Self.choose(house, for: flat, atOnce: 1)
            let nomination = try await house.perform(NominateHousehold(flat: flat, file: first, reason: "Platz 1"), by: desk).id
            #expect(try await house.ask(FlatSheet(flat: flat), by: desk).flat.state == .nominating)
            #expect(try await house.ask(NominationsOfFile(file: first), by: desk).map(\.state) == [.proposed])
            // As many at once as was fixed, and no more.
            #expect(try await house.ask(SelectionSheet(flat: flat), by: desk).next == nil)
            await #expect(throws: Refusal.self) { try await house.perform(NominateHousehold(flat: flat, file: second, reason: "Platz 2"), by: desk) }
            _ = try await house.perform(DeclineNomination(nomination: nomination, by: .household, why: .district), by: desk)
            let sheet = try await house.ask(SelectionSheet(flat: flat), by: desk)
            #expect(sheet.next?.file == second)
            // In another flat's list the first is first again.
            let other = try await Self.openFlat(house, district: "Porz")
            let places = try await Self.choose(house, for: other).places
            #expect(places.map(\.file) == [first, second])
            _ = try await house.perform(NominateHousehold(flat: flat, file: second, reason: "rückt nach"), by: desk)
            let ended = try await house.ask(FlatSheet(flat: flat), by: desk)
            _ = try await house.perform(EndOffer(flat: flat, why: .letElsewhere, version: ended.flat.version), by: desk)
            #expect(try await house.ask(NominationsOfFile(file: second), by: desk).map(\.state) == [.lapsed])
            _ = try await house.perform(NominateHousehold(flat: other, file: second, reason: "Platz 2"), by: desk)
        }
    }

    @Test(arguments: Engine.here) func aNameGoesToALandlordOnlyWithConsent(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let file = try await Self.household(house, "Tesfay")
            let flat = try await Self.openFlat(house)
            _ = try await Self.choose(house, for: flat)
            let id = try await house.perform(NominateHousehold(flat: flat, file: file, reason: "Platz 1"), by: desk).id
            var card = try await house.ask(CardOfNomination(nomination: id), by: desk)
            #expect(card.label == "Haushalt 1" && card.name == nil && card.names.isEmpty && card.contact == nil && card.others == 1)
            await #expect(throws: Refusal.self) {
                try await house.perform(DiscloseHousehold(nomination: id, level: .name, hasConsent: true), by: desk)
            }
            _ = try await house.perform(AdvanceNomination(nomination: id, to: .accepted), by: desk)
            await #expect(throws: Refusal.self) {
                try await house.perform(DiscloseHousehold(nomination: id, level: .name, hasConsent: false), by: desk)
            }
            _ = try await house.perform(DiscloseHousehold(nomination: id, level: .name, hasConsent: true), by: desk)
            card = try await house.ask(CardOfNomination(nomination: id), by: desk)
            #expect(card.name == "Selam Tesfay" && card.names.isEmpty && card.contact == nil)
            _ = try await house.perform(DiscloseHousehold(nomination: id, level: .contract, hasConsent: true), by: desk)
            card = try await house.ask(CardOfNomination(nomination: id), by: desk)
            #expect(card.names == ["Selam Tesfay"] && card.contact == "0151 Tesfay")
            let fields = Mirror(reflecting: card).children.compactMap(\.label)
            for word in ["status", "nation", "benefit", "origin", "religion", "language", "health", "title", "permit"] {
                #expect(!fields.contains { $0.lowercased().contains(word) }, "\(word)")
            }
        }
    }

    @Test(arguments: Engine.here) func whoIsInTheSameSituationIsTreatedTheSameWhateverTheirName(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            for name in ["Müller", "Tesfay", "Al-Hassan", "Krasniqi"] { _ = try await Self.household(house, name) { $0.urgency = 1 } }
            let flat = try await Self.openFlat(house)
            let sheet = try await Self.choose(house, for: flat, .points, atOnce: 4)
            #expect(Set(sheet.places.map(\.total)).count == 1)
            #expect(sheet.places.count == 4)
            #expect(Set(sheet.places.map { $0.parts.map(\.points) }).count == 1)
        }
    }

    @Test(arguments: Engine.here) func theSentencesStayThoseOfTheDayAndGoWithTheFile(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let file = try await Self.household(house, "Erste") { $0.excludedDistricts = ["Kalk"] }
            let other = try await Self.household(house, "Zweite") { $0.residenceRule = nil }
            let flat = try await Self.openFlat(house)
            let before = try await Self.choose(house, for: flat)
            let remarks = try #require(before.places.first?.remarks.map(\.text))
            #expect(remarks.contains { $0.contains("940") } && remarks.contains { $0.contains("ob ein Wohnort zugewiesen ist") })
            #expect(before.places.map(\.file) == [other] && before.near.map(\.file) == [file])
            // What is written down later changes no round that was computed before.
            let sheet = try await house.ask(HousingSheetOfFile(file: other), by: desk)
            var later = try #require(sheet.sheet)
            later.needs.residenceRule = false
            _ = try await house.perform(RecordHousingNeeds(file: other, sheet: later, basedOn: sheet.notedAt), by: desk)
            let known = try await house.ask(FlatSheet(flat: flat), by: desk).flat
            var offer = known.offer
            offer.facts.baseRent = Money(cents: 80_000)
            _ = try await house.perform(ChangeOffer(flat: flat, offer: offer, version: known.version), by: desk)
            let after = try await house.ask(SelectionSheet(flat: flat), by: desk)
            #expect(after.places.first?.remarks.map(\.text) == remarks)
            // An erased file takes its reasons along; that somebody was looked at stays.
            let number = try #require(before.near.first?.number)
            try await house.office.erase(fileNumber: number, reason: "demand", id: CommandID(), by: house.worker(.dataProtectionOfficer))
            let last = try await house.ask(SelectionSheet(flat: flat), by: desk)
            #expect(last.near.isEmpty && last.considered == 2 && last.absences.map(\.count) == [1])
        }
    }

    @Test(arguments: Engine.here) func whoeverComesAfterTheFirstThirtyIsFoundToo(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let files = try await house.office.sit { sitting in
                try (0..<35).map { number in
                    let at = TestOffice.start.adding(seconds: number * 86_400)
                    let file = try sitting.perform(OpenCase(desk: .housing, alias: "Haushalt \(number)"), by: desk, at: at).id
                    var needs = HousingNeeds(persons: 1)
                    needs.consents = true
                    let sheet = HousingSheet(needs: needs)
                    try sitting.perform(RecordHousingNeeds(file: file, sheet: sheet, basedOn: nil), by: desk, at: at)
                    return file
                }
            }
            house.clock.move(days: 40)
            let flat = try await Self.openFlat(house)
            let first = try await Self.choose(house, for: flat, atOnce: 1)
            #expect(first.places.count == 30 && first.placed == 35)
            for file in files.prefix(31) {
                #expect(try await house.ask(SelectionSheet(flat: flat), by: desk).next?.file == file)
                let id = try await house.perform(NominateHousehold(flat: flat, file: file, reason: "Platz"), by: desk).id
                _ = try await house.perform(DeclineNomination(nomination: id, by: .household, why: .district), by: desk)
            }
            #expect(try await house.ask(SelectionSheet(flat: flat), by: desk).next?.rank == 32)
        }
    }
}
