import Basics
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct CaseListTests {
    @Test func theListShowsNamedAndNamelessFilesAlike() async throws {
        try await Screens.withOffice { house in
            _ = try await house.openNamedFile()
            try await house.perform(OpenCase(desk: .return, alias: "Mann mit blauer Mappe"))
            let page = try await house.browser(of: .counsellor).get("/faelle")
            #expect(PageCheck(page.body).findings == [])
            for words in [
                "A., Besarta", "Mann mit blauer Mappe", "ohne Namen", "Kosovo", "Albanisch", "Dolmetschen", "Test Rückkehrberatung", "01.06.2026",
                "Neuer Fall",
            ] {
                #expect(page.body.contains(words), "\(words) is missing")
            }
            #expect(!page.body.contains("Ahmeti"), "a list needs no full name")
        }
    }

    @Test func theFilterNarrowsAndEachChipTakesOneThingAway() async throws {
        try await Screens.withOffice { house in
            _ = try await house.openNamedFile()
            try await house.perform(OpenCase(desk: .return, alias: "Frau aus Dakar", destination: Country("SN")))
            let client = try await house.browser(of: .counsellor)
            let page = try await client.get("/faelle?land=SN&wer=meine&seite=1").body
            #expect(page.contains("Frau aus Dakar") && !page.contains("Besarta"))
            #expect(page.contains("href=\"/faelle?wer=meine\"") && page.contains("href=\"/faelle?land=SN\""))
            #expect(page.contains("<option value=\"SN\" selected>"))
            #expect(PageCheck(page).findings == [])
            let none = try await client.get("/faelle?schritt=closed").body
            #expect(none.contains("So eingegrenzt gibt es keinen Fall"))
            let odd = try await client.get("/faelle?land=ZZ&still=x&seite=-4&stand=%3Cb%3E")
            #expect(odd.status == .ok && odd.body.contains("Besarta"))
        }
    }

    @Test func aLongListIsPagedAndStaysSmall() async throws {
        try await Screens.withOffice { house in
            let worker = house.worker(.counsellor)
            try await house.office.sit { sitting in
                for number in 1...120 {
                    try sitting.perform(
                        OpenCase(
                            desk: .return, identity: PersonIdentity(familyName: "Weißenberger-Mohammadi", givenName: "Abdulrahman \(number)"),
                            language: Screens.albanian, needsInterpreter: true, destination: Country("BA")), by: worker, at: house.office.clock.now())
                }
            }
            let client = try await house.browser(of: .counsellor)
            let first = try await client.get("/faelle")
            #expect(first.bytes.count <= 40_000, "\(first.bytes.count) bytes")
            #expect(first.body.contains("Nächste 50") && !first.body.contains("Vorige 50"))
            let last = try await client.get("/faelle?seite=3").body
            #expect(last.contains("Vorige 50") && !last.contains("Nächste 50"))
            let beyond = try await client.get("/faelle?seite=9").body
            #expect(beyond.contains("steht kein Fall mehr"))
        }
    }

    @Test func aSingleHitOpensTheFile() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let byName = try await client.submit(on: "/faelle", to: "/faelle/suche", ["q": " AHMETI "])
            #expect(byName.status == .seeOther && byName.location == "/faelle/\(file)")
            let number = try await house.onlyNumber()
            let byNumber = try await client.submit(on: "/faelle", to: "/faelle/suche", ["q": number.lowercased()])
            #expect(byNumber.location == "/faelle/\(file)")
        }
    }

    @Test func severalHitsAndNoHitAreAPage() async throws {
        try await Screens.withOffice { house in
            _ = try await house.openNamedFile()
            _ = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let two = try await client.submit(on: "/faelle", to: "/faelle/suche", ["q": "Besarta"])
            #expect(two.status == .ok && two.body.contains("2 Treffer"))
            #expect(PageCheck(two.body).findings == [])
            for nothing in ["<b>niemand</b>", "", "   "] {
                let page = try await client.submit(on: "/faelle", to: "/faelle/suche", ["q": nothing])
                #expect(page.status == .ok && !page.body.contains("<b>niemand"))
                #expect(PageCheck(page.body).findings == [])
            }
            let typed = try await client.get("/faelle/suche")
            #expect(typed.status == .ok)
        }
    }

    @Test func aRestrictedFileIsNobodyElses() async throws {
        try await Screens.withOffice { house in
            _ = try await house.openNamedFile()
            let other = try await house.browser(of: .housingCounsellor).get("/faelle")
            #expect(!other.body.contains("Besarta"))
            let finance = try await house.browser(of: .finance).get("/faelle")
            #expect(finance.status == .forbidden && !finance.body.contains("Besarta"))
        }
    }
}
