import Basics
import Catalogue
import Office
import Store
import TestSupport
import Testing

/// Landlords read no name that says whom an agency works for.
@Suite struct LandlordFrontTests {
    private static let revealing = "Flüchtlingsrat"

    /// The card of a household proposed for a flat of the agency's own.
    private func ownCard(_ net: NetworkHouse) async throws -> (card: CandidateCard, proposal: NominationID, file: CaseID) {
        let flat = try await net.house.perform(TakeOffer(FlatTests.offer { $1.street = nil }, identity: FlatTests.landlord), by: net.other).id
        _ = try await net.open(flat, by: net.other)
        let file = try await net.household("Erste", "Amina", born: "1990-03-04", by: net.other)
        try await net.choose(flat, by: net.other)
        let proposal = try await net.house.perform(NominateHousehold(flat: flat, file: file, reason: "an der Reihe"), by: net.other).id
        return (try await net.house.ask(CardOfNomination(nomination: proposal), by: net.other), proposal, file)
    }

    @Test(arguments: Engine.here) func anAgencyGoesByTheCitysNameOrByAnotherOfItsChoice(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let (card, proposal, _) = try await ownCard(net)
            #expect(card.office == "Büro für Rückkehrhilfen (Test)" && card.officeContact == ["Telefon: 0221 4444-55"])
            #expect(!"\(card)".contains(Self.revealing))
            try await net.house.office.setLandlordsRead("Wohnraumhilfe Köln", office: Self.revealing)
            #expect(try await net.house.ask(CardOfNomination(nomination: proposal), by: net.other).office == "Wohnraumhilfe Köln")
            await #expect(throws: Refusal.self, "it says the same in other words") {
                try await net.house.office.setLandlordsRead("Asylhilfe Köln", office: Self.revealing)
            }
            try await net.house.office.setLandlordsRead(nil, office: Self.revealing)
            #expect(try await net.house.ask(CardOfNomination(nomination: proposal), by: net.other).office == card.office)
            #expect(try await net.log(of: net.other.office).last == "office.landlords")
        }
    }

    @Test(arguments: Engine.here) func noLetterToALandlordNamesTheAgency(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let (_, proposal, file) = try await ownCard(net)
            let templates = try await net.house.ask(LetterChoice(file: file), by: net.other).templates.filter { $0.recipient == .landlord }
            #expect(!templates.isEmpty)
            for template in templates {
                let preview = try await net.house.ask(
                    LetterPreview(file: file, template: template.id, input: nil, nomination: proposal), by: net.other)
                #expect(!"\(preview.letter)".contains(Self.revealing), "\(template.id)")
            }
        }
    }

    @Test(arguments: Engine.here) func theCityStandsBeforeTheLandlordAlsoAfterTheCopyEnded(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let (flat, proposal) = try await net.proposedForCityFlat(by: net.other)
            let before = try await net.house.ask(CardOfNomination(nomination: proposal), by: net.other)
            _ = try await net.house.perform(TakeFlatBack(flat: flat, agency: net.other.office), by: net.cityLead)
            let after = try await net.house.ask(CardOfNomination(nomination: proposal), by: net.other)
            #expect(after.office == before.office && after.flatNumber == before.flatNumber && after.officeContact == before.officeContact)
        }
    }

    /// What a landlord types on the open form goes to the city, never to an agency.
    @Test(arguments: Engine.here) func theOpenFormNeverReachesAnAgency(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            #expect(try await net.house.office.show(PublicOfferForm()).office == "Büro für Rückkehrhilfen (Test)")
            _ = try await net.house.office.database.write { transaction in
                try transaction.execute("UPDATE workers SET active = \(false) WHERE office = \(net.city.office) AND worker = \(net.city.id)")
            }
            await #expect(throws: Refusal.notFound) { try await net.house.office.show(PublicOfferForm()) }
        }
    }
}
