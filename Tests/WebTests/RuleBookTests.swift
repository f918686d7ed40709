import Basics
import Catalogue
import Foundation
import HTTPTypes
import Office
import Store
import TestSupport
import Testing
import Web

@Suite struct RuleBookTests {
    /// An office whose directory holds a catalogue with a smaller grant for a business than the one in force.
    private func withNewRules(_ body: (TestOffice, Catalogue) async throws -> Void) async throws {
        try await Engine.sqlite.withDatabase(migrations: Schema.migrations) { database in
            let shelf = try ProjectFiles.newShelf()
            let house = try await TestOffice.found(on: database, shelf: shelf)
            try await house.office.settleRules()
            guard case .readable(let new)? = shelf.lay(try ProjectFiles.smallerGrant(keepingTestsOf: "perspektive-heimat")) else {
                Issue.record("the changed catalogue does not wait")
                return
            }
            try await body(house, new)
        }
    }

    @Test func aNewVersionIsShownProposedAndPutInForceByASecondPerson() async throws {
        try await withNewRules { house, new in
            let file = try await house.openFamily(of: 2)
            let number = try await house.onlyNumber()
            let lead = try await house.browser(of: .teamLead)
            let start = try await lead.get("/regelwerk")
            #expect(PageCheck(start.body).findings == [] && start.body.contains("Neue Fassung liegt vor"))
            let preview = try await lead.get("/regelwerk/vorschau").body
            #expect(PageCheck(preview).findings == [])
            #expect(preview.contains("<del>3000.00</del>") && preview.contains("<ins>2900.00</ins>") && preview.contains(number))
            let empty = try await lead.submit(on: "/regelwerk/vorschau", ["validFrom": "", "comment": "bleibt stehen"])
            #expect(empty.status == .unprocessableContent && empty.body.contains("bleibt stehen") && PageCheck(empty.body).findings == [])
            let proposed = try await lead.submit(on: "/regelwerk/vorschau", ["validFrom": "01.06.2026", "comment": "Der Zuschuss sinkt."])
            let address = try #require(proposed.location)
            let own = try await lead.get(address).body
            #expect(PageCheck(own).findings == [] && own.contains("Die Freigabe gibt eine andere Person.") && !own.contains(">Freigeben<"))
            let second = try await house.browser(of: .administrator)
            let shown = try await second.get(address).body
            #expect(PageCheck(shown).findings == [] && shown.contains("Der Zuschuss sinkt.") && !shown.contains(number))
            let approved = try await second.submit(on: address, to: address + "/freigeben", [:])
            #expect(approved.location == "/regelwerk")
            #expect(house.office.shelf.current.hash == new.hash)
            let today = try await house.ask(CheckFunding(file: file))
            #expect(today.assessment.catalogue == new.hash)
        }
    }

    @Test func theRuleTableNamesSourceConfidenceReviewAndTests() async throws {
        try await Screens.withOffice { house in
            let lead = try await house.browser(of: .teamLead)
            for programme in ["reag-garp", "coming-home", "starthilfe-plus"] {
                let page = try await lead.get("/regelwerk/tabelle/\(programme)").body
                #expect(PageCheck(page).findings == [], "\(programme)")
                #expect(page.contains("Zu prüfen bis") && page.contains("/regeln/\(programme)/beispiele"))
            }
            #expect(try await house.browser(of: .counsellor).get("/regelwerk").status == .forbidden)
        }
    }
}
