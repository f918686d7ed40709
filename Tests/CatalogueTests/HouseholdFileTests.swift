import Basics
import Foundation
import Testing

@testable import Catalogue

struct HouseholdFileTests {
    private func read(_ text: String, on day: CivilDate? = nil) throws -> Result<Household, Diagnoses> {
        try Samples.catalogue().household(CatalogueFile(path: "family.yaml", text: text), on: day)
    }

    @Test(arguments: [
        ("anchor: 2024-02-30\npersons: [{}]", 1, 9, "'2024-02-30' is not a day of the calendar"),
        ("anchor: 2024-05-02\nhousehold: {destination: XX}\npersons: [{}]", 2, 26, "'XX' is no country"),
        ("anchor: 2024-05-02\nhousehold: {residence_ags: 9162}\npersons: [{}]", 2, 28, "'9162' is no district key"),
        ("anchor: 2024-05-02\npersons:\n- {statsu: tolerated}", 3, 4, "unknown field 'statsu'"),
        ("anchor: 2024-05-02\npersons:\n- {status: tolerate}", 3, 12, "unknown choice of 'status' 'tolerate'"),
        ("anchor: 2024-05-02\npersons:\n- {startup_request: \"-5.00\"}", 3, 21, "the amount '-5.00' is negative"),
        ("anchor: 2024-05-02\npersons:\n- {startup_request: 12}", 3, 21, "'12' is not an amount"),
        ("anchor: 2024-05-02\npersons:\n- {destination: IQ}", 3, 4, "'destination' belongs to the household"),
        ("anchor: 2024-05-02\npersons:\n- {third_country: maybe}", 3, 19, "'third_country' is true or false, not 'maybe'"),
        ("persons: [{}]", 1, 1, "the key 'anchor' is missing here"), ("anchor: 2024-05-02", 1, 1, "the key 'persons' is missing here"),
    ])
    func aMistakeIsNamedWithItsPlace(text: String, line: Int, column: Int, message: String) throws {
        guard case .failure(let diagnoses) = try read(text) else {
            Issue.record("it was read")
            return
        }
        #expect(diagnoses.all.count == 1)
        let found = try #require(diagnoses.all.first)
        #expect(found.line == line && found.column == column, "\(found.rendered)")
        #expect(found.message == message)
    }

    @Test func whatIsNotGivenIsUnknown() throws {
        let household = try read(
            "anchor: 2024-05-02\npersons:\n- {status: null, third_country: refused, entry_date: {value: 2020-01-01, state: documented}}"
        ).get()
        #expect(household.fact("status", person: 1) == nil)
        #expect(household.fact("third_country", person: 1) == .refused)
        #expect(household.fact("entry_date", person: 1) == .known(.date(try Samples.day("2020-01-01")), .documented))
    }

    @Test func jsonIsReadAsWell() throws {
        let household = try read(
            "{\"anchor\": \"2024-05-02\", \"household\": {\"residence_ags\": \"09162\"}, \"persons\": [{\"third_country\": true}]}"
        ).get()
        #expect(household.facts["residence_ags"] == Fact.stated(.word("09162")))
        #expect(household.members.first?.facts["third_country"] == Fact.stated(.flag(true)))
    }

    @Test func theDayHandedInGoesBeforeTheFiles() throws {
        let day = try Samples.day("2025-01-01")
        for text in ["anchor: 2024-05-02\npersons: [{}]", "persons: [{}]"] {
            let household = try read(text, on: day).get()
            #expect(household.anchor == day)
        }
    }

    @Test func aStoredHouseholdComesBackAsItWas() throws {
        let household = Household(
            anchor: try Samples.day("2024-05-02"), facts: ["destination": .stated(.word("IQ"))],
            members: [
                .init(
                    facts: [
                        "third_country": .refused, "entry_date": .known(.date(try Samples.day("2020-02-29")), .verified),
                        "startup_request": .stated(.money(Money(cents: 5))), "needs": .stated(.words(["old"])), "rooms": .stated(.count(3)),
                        "status": .stated(.flag(true)),
                    ], documents: ["plan"])
            ], received: [.init(offer: "p.x", on: nil, person: 1)], isHistoryComplete: true)
        let data = try JSONEncoder().encode(household)
        #expect(try JSONDecoder().decode(Household.self, from: data) == household)
    }

    @Test func evidenceIsMissingUntilADocumentIsThere() throws {
        let catalogue = try Samples.catalogue()
        func missing(_ persons: String) throws -> [String] {
            let text = "anchor: 2025-06-30\nhousehold: {residence_ags: \"09162\"}\npersons: \(persons)\n"
            let household = try catalogue.household(CatalogueFile(path: "h", text: text)).get()
            return try #require(catalogue.assess(household).results(of: "coming-home.startup").first).missingEvidence
        }
        #expect(try missing("[{}]") == ["business-plan", "proof-of-stay"])
        #expect(try missing("[{documents: [business-plan]}]") == ["proof-of-stay"])
        #expect(try missing("[{documents: [business-plan], entry_date: {value: 2020-01-01, state: documented}}]") == [])
        #expect(try missing("[{status: eu_citizen}]") == [], "nothing is needed for what is not possible")
    }
}
