import Basics
import Catalogue
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
                for offer in programme.offers { #expect(page.body.contains("<dt>\(offer.title.de)")) }
            }
            let sources = try await nobody.get("/regeln/quellen")
            #expect(PageCheck(sources.body).findings == [] && sources.body.contains("id=\"hohenbrunn-article\""))
            #expect(try await nobody.get("/regeln/gibt-es-nicht").status == .notFound)
        }
    }
}
