import Basics
import Catalogue
import Foundation
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct RulesTests {
    @Test func everybodyMayReadHowTheSystemReckons() async throws {
        try await Screens.withOffice { house in
            let nobody = try house.browser()
            let overview = try await nobody.get("/regeln")
            #expect(overview.status == .ok && overview.body.contains("Coming Home") && PageCheck(overview.body).findings == [])
            for programme in try ProjectFiles.shelf.get().current.programmes {
                let page = try await nobody.get("/regeln/\(programme.id)")
                #expect(page.status == .ok && PageCheck(page.body).findings == [], "\(programme.id)")
                for offer in programme.offers {
                    #expect(page.body.contains("<dt>\(offer.title.de)") && page.body.contains("id=\"\(offer.name)\""))
                }
                for rule in programme.rules { #expect(page.body.contains("id=\"regel-\(rule.id)\"")) }
                for value in programme.parameters { #expect(page.body.contains("id=\"wert-\(value.id)\"")) }
                let examples = try await nobody.get("/regeln/\(programme.id)/beispiele")
                #expect(examples.status == .ok && PageCheck(examples.body).findings == [] && !examples.body.contains("weicht ab"), "\(programme.id)")
            }
            let sources = try await nobody.get("/regeln/quellen")
            #expect(PageCheck(sources.body).findings == [] && sources.body.contains("id=\"hohenbrunn-article\""))
            let together = try await nobody.get("/regeln/zusammen")
            #expect(PageCheck(together.body).findings == [] && together.body.contains("id=\"verhaeltnis-"))
            #expect(try await nobody.get("/regeln/gibt-es-nicht").status == .notFound)
        }
    }

    @Test func everyAnchorAProgrammePointsToIsThere() async throws {
        try await Screens.withOffice { house in
            let nobody = try house.browser()
            for programme in try ProjectFiles.shelf.get().current.programmes {
                let page = try await nobody.get("/regeln/\(programme.id)").body
                let own = page.components(separatedBy: "href=\"#").dropFirst().map { String($0.prefix { $0 != "\"" }) }
                for anchor in Set(own) where anchor != "inhalt" {
                    #expect(page.contains("id=\"\(anchor)\""), "\(programme.id) points to #\(anchor)")
                }
            }
        }
    }

    @Test func anExampleSaysWhoWhenAndWhatComesOut() async throws {
        try await Screens.withOffice { house in
            let page = try await house.browser().get("/regeln/reag-garp/beispiele").body
            #expect(page.contains("Antrag am 02.11.2026, 5 Personen") && page.contains("Starthilfe zusammen 3.500,00\u{a0}€"))
            #expect(page.contains("Alle: ") && page.contains("Staatsangehörigkeit: Irak"))
        }
    }
}
