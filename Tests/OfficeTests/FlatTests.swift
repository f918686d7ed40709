import Basics
import Catalogue
import Office
import TestSupport
import Testing

@Suite struct FlatTests {
    static func offer(_ change: (inout FlatFacts, inout FlatDetails) -> Void = { _, _ in }) -> FlatOffer {
        var facts = FlatFacts()
        facts.municipality = "05315000"
        facts.district = "Kalk"
        facts.area = FloorArea(squareMetres: 78)
        facts.rooms = 3
        facts.baseRent = Money(cents: 76_000)
        facts.coldCosts = Money(cents: 18_000)
        facts.funded = false
        facts.limited = false
        facts.lift = true
        facts.stepFree = true
        var details = FlatDetails(street: "Kanaristraße 7")
        change(&facts, &details)
        return FlatOffer(origin: .phone, facts: facts, details: details)
    }

    static let landlord = LandlordIdentity(name: "Erika Zitronenfalter", phone: "0221 123-456", mail: "Erika@Zitrone.example")

    @Test(arguments: Engine.here) func anOfferGoesFromThePhoneToTheChoice(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let id = try await house.perform(TakeOffer(Self.offer(), identity: Self.landlord), by: desk).id
            var sheet = try await house.ask(FlatSheet(flat: id), by: desk)
            #expect(sheet.flat.state == .draft && sheet.flat.number.hasPrefix("A-"))
            #expect(sheet.flat.offer == Self.offer())
            #expect(sheet.landlord?.identity == Self.landlord)
            #expect(sheet.doubts.isEmpty && sheet.hints.isEmpty && sheet.missing.isEmpty)
            _ = try await house.perform(CheckOffer(flat: id, version: sheet.flat.version), by: desk)
            sheet = try await house.ask(FlatSheet(flat: id), by: desk)
            #expect(sheet.flat.state == .checked && sheet.flat.fitting == 0)
            await #expect(throws: Refusal.stale) { try await house.perform(CheckOffer(flat: id, version: 1), by: desk) }
            await #expect(throws: Refusal.self) {
                try await house.perform(MoveOffer(flat: id, to: .leased, version: sheet.flat.version), by: desk)
            }
            _ = try await house.perform(MoveOffer(flat: id, to: .open, version: sheet.flat.version), by: desk)
            let list = try await house.ask(FlatList(), by: desk)
            #expect(list.lines.map(\.flat.state) == [.open])
            #expect(list.lines.first?.limit == Money(cents: 97_600) && list.lines.first?.limitPersons == 3)
            sheet = try await house.ask(FlatSheet(flat: id), by: desk)
            _ = try await house.perform(EndOffer(flat: id, why: .tooSlow, version: sheet.flat.version), by: desk)
            sheet = try await house.ask(FlatSheet(flat: id), by: desk)
            #expect(sheet.flat.state == .withdrawn && sheet.flat.endedWhy == .tooSlow)
            let over = try await house.ask(FlatList(isLive: false), by: desk)
            #expect(over.lines.count == 1 && over.counts.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func aLandlordWhoWishesSoIsForgotten(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let flat = try await house.perform(TakeOffer(Self.offer(), identity: Self.landlord), by: desk).id
            let book = try await house.ask(LandlordBook(), by: desk).landlords
            let known = try #require(book.first)
            await #expect(throws: Refusal.self, "an offer still runs") {
                try await house.perform(EraseLandlord(landlord: known.id, version: known.version), by: desk)
            }
            _ = try await house.perform(EndOffer(flat: flat, why: .letElsewhere, version: 1), by: desk)
            _ = try await house.perform(EraseLandlord(landlord: known.id, version: known.version), by: desk)
            let sheet = try await house.ask(LandlordSheet(landlord: known.id), by: desk)
            #expect(sheet.landlord.identity == .erased)
            #expect(sheet.flats.map(\.offer.details) == [FlatDetails()])
            #expect(sheet.flats.map(\.offer.facts.baseRent) == [Money(cents: 76_000)])
            // Nothing leads to the same number or address any more.
            let again = try await house.perform(TakeOffer(Self.offer(), identity: Self.landlord), by: desk).id
            #expect(try await house.ask(FlatSheet(flat: again), by: desk).hints.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func whatIsMissingOrOddKeepsAnOfferFromBeingChecked(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let bare = try await house.perform(TakeOffer(Self.offer { facts, _ in facts.coldCosts = nil }, identity: Self.landlord), by: desk).id
            await #expect(throws: Refusal.self) { try await house.perform(CheckOffer(flat: bare, version: 1), by: desk) }
            let yearly = try await house.perform(
                TakeOffer(
                    Self.offer { facts, details in
                        facts.baseRent = Money(cents: 912_000)
                        details.street = nil
                    }, identity: LandlordIdentity(name: "B", phone: "0221 9")), by: desk
            ).id
            let sheet = try await house.ask(FlatSheet(flat: yearly), by: desk)
            #expect(sheet.doubts.first?.text.contains("Jahr") == true)
            #expect(sheet.flat.offer.facts.baseRent == Money(cents: 912_000))
            await #expect(throws: Refusal.self) { try await house.perform(CheckOffer(flat: yearly, version: 1), by: desk) }
            _ = try await house.perform(CheckOffer(flat: yearly, version: 1, asked: true), by: desk)
        }
    }

    @Test(arguments: Engine.here) func theSameAddressPhoneAndMailAreNoticedWithoutBeingReadable(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let first = try await house.perform(TakeOffer(Self.offer(), identity: Self.landlord), by: desk).id
            let number = try await house.ask(FlatSheet(flat: first), by: desk).flat.number
            let other = LandlordIdentity(name: "Jemand anderes", phone: "+49 221 123456", mail: "erika@zitrone.EXAMPLE")
            var again = Self.offer { _, details in details.street = "kanaristr. 7" }
            again.asksInAdvance = true
            let second = try await house.perform(TakeOffer(again, identity: other), by: desk).id
            let hints = try await house.ask(FlatSheet(flat: second), by: desk).hints
            #expect(Set(hints.map(\.kind)) == [.otherLandlord, .samePhone, .sameMail, .advancePayment])
            for hint in hints where hint.kind != .advancePayment { #expect(hint.flats == [number]) }
        }
    }

    @Test(arguments: Engine.here) func aWishNobodyMayHaveIsSaidAtOnceAndNeverKept(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            do {
                _ = try await house.perform(TakeOffer(Self.offer { $1.wish = "Nur Christen, keine Ausländer" }, identity: Self.landlord), by: desk)
                Issue.record("the wish was taken")
            } catch Refusal.invalid(let errors) {
                #expect(errors.map(\.field) == ["wish"])
                #expect(errors[0].message.contains("AGG") && errors[0].message.contains("Erlaubt ist"))
            }
            let book = try await house.ask(LandlordBook(), by: desk)
            #expect(book.landlords.isEmpty)
            _ = try await house.perform(TakeOffer(Self.offer { $1.wish = "Nichtraucher, keine Hunde" }, identity: Self.landlord), by: desk)
        }
    }

    @Test(arguments: Engine.here) func aLandlordOffersWithoutAnAccountAndReadsOneLine(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let form = try await house.office.show(PublicOfferForm())
            let command = OfferFromOutside(Self.offer(), kind: .private, identity: Self.landlord, status: form.status)
            let id = CommandID()
            _ = try await house.office.receive(command, id: id)
            _ = try await house.office.receive(command, id: id)
            var status = try await house.office.show(OfferStatus(secret: form.status))
            #expect(status.line == FlatState.draft.landlordLine)
            let desk = house.worker(.housingCounsellor)
            let line = try #require(try await house.ask(FlatList(), by: desk).lines.first)
            #expect(line.flat.offer.origin == .form)
            let sheet = try await house.ask(FlatSheet(flat: line.flat.id), by: desk)
            #expect(sheet.secret == form.status)
            _ = try await house.perform(EndOffer(flat: line.flat.id, why: .nobodyFits, version: sheet.flat.version), by: desk)
            status = try await house.office.show(OfferStatus(secret: form.status))
            #expect(status.line == FlatState.rejected.landlordLine)
            let nothing = SecretTokenText.other
            await #expect(throws: Refusal.notFound) { try await house.office.show(OfferStatus(secret: nothing)) }
        }
    }

    @Test(arguments: Engine.here) func aMachineThatOffersIsStopped(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            func offer() async throws {
                let form = try await house.office.show(PublicOfferForm())
                let command = OfferFromOutside(Self.offer(), kind: .private, identity: Self.landlord, status: form.status)
                _ = try await house.office.receive(command, id: CommandID())
            }
            for _ in 0..<30 { try await offer() }
            await #expect(throws: Refusal.tooManyAttempts(retryAfterSeconds: 3_600)) { try await offer() }
            house.clock.move(seconds: 3_601)
            try await offer()
        }
    }

    @Test(arguments: Role.allCases) func onlyTheMovingOutDeskAndTheLeadKeepFlats(_ role: Role) {
        #expect(role.rights.contains(.keepFlats) == [.housingCounsellor, .teamLead].contains(role))
    }

    @Test func theLandlordsLineNamesNobodyAndNothingOfAnybody() {
        for state in FlatState.allCases {
            for word in ["Haushalt", "Familie", "Flücht", "Asyl", "Status", "Jobcenter", "Leistung", "Herkunft", "Aufenthalt"] {
                #expect(!state.landlordLine.contains(word), "\(state)")
            }
        }
    }

    @Test(arguments: Engine.here) func whatAHouseholdNeedsIsKeptWithItsFile(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let file = try await house.perform(OpenCase(desk: .housing, alias: "Familie mit Kinderwagen"), by: desk).id
            var needs = HousingNeeds(persons: 9)
            needs.consents = true
            needs.excludedDistricts = ["Kalk"]
            let sheet = HousingSheet(needs: needs)
            _ = try await house.perform(RecordHousingNeeds(file: file, sheet: sheet, basedOn: nil), by: desk)
            let kept = try await house.ask(HousingSheetOfFile(file: file), by: desk)
            #expect(kept.sheet?.needs.persons == 1 && kept.sheet?.needs.excludedDistricts == ["Kalk"])
            await #expect(throws: Refusal.stale) { try await house.perform(RecordHousingNeeds(file: file, sheet: sheet, basedOn: nil), by: desk) }
            house.clock.move(seconds: 60)
            _ = try await house.perform(RecordHousingNeeds(file: file, sheet: sheet, basedOn: kept.notedAt), by: desk)
            // The flat in Kalk does not fit them; another one might.
            for (district, fitting) in [("Kalk", 0), ("Ehrenfeld", 1)] {
                let flat = try await house.perform(
                    TakeOffer(
                        Self.offer {
                            $0.district = district
                            $1.street = nil
                        }), by: desk
                ).id
                _ = try await house.perform(CheckOffer(flat: flat, version: 1), by: desk)
                let counted = try await house.ask(FlatSheet(flat: flat), by: desk)
                #expect(counted.flat.fitting == fitting, "\(district)")
            }
            var graded = sheet
            graded.needs.urgency = 2
            await #expect(throws: Refusal.self) { try await house.perform(RecordHousingNeeds(file: file, sheet: graded, basedOn: nil), by: desk) }
        }
    }
}

enum SecretTokenText {
    /// A secret nobody was given.
    static let other = String(repeating: "A", count: 43)
}
