import Basics
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct DuplicatesTests {
    @Test func hitsAppearWhileTyping() async throws {
        try await Screens.withOffice { house in
            let known = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let page = try await client.get("/faelle/neu").body
            #expect(page.contains("data-similar=\"/dubletten/aehnliche\""))
            let form = try #require(ShownForm.all(in: page).first { $0.action == "/faelle/neu" })
            let hit = try await client.post("/dubletten/aehnliche", form: form.filled(with: ["family_name": "Ahmety", "given_name": "Besarta"]))
            #expect(hit.status == .ok && hit.body.contains("Möglicher Treffer") && hit.body.contains("/faelle/\(known)"))
            #expect(hit.body.contains("ähnlich geschriebener Name"))
            let none = try await client.post("/dubletten/aehnliche", form: form.filled(with: ["family_name": "Okafor", "given_name": "Emeka"]))
            #expect(none.status == .ok && none.body.isEmpty)
        }
    }

    @Test func aPairIsToldApartAndTakenBack() async throws {
        try await Screens.withOffice { house in
            _ = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            _ = try await client.submit(on: "/faelle/neu", ["family_name": "Ahmeti", "given_name": "Besarta", "anyway": "ja"])
            let list = try await client.get("/dubletten")
            #expect(PageCheck(list.body).findings == [])
            #expect(list.body.contains("gleicher Name") && !list.body.contains("<title>Besarta"))
            let answer = try await client.submit(on: "/dubletten", to: "/dubletten/entscheiden", [:])
            #expect(answer.location == "/dubletten")
            #expect(try await client.get("/dubletten").body.contains("Es ist kein Paar offen."))
            let apart = try await client.get("/dubletten?zeige=getrennt")
            #expect(PageCheck(apart.body).findings == [] && apart.body.contains("Doch wieder vergleichen"))
            _ = try await client.submit(on: "/dubletten?zeige=getrennt", to: "/dubletten/entscheiden", [:])
            #expect(try await client.get("/dubletten").body.contains("Nicht dieselbe Person"))
        }
    }

    @Test func aMemberWhoIsKnownElsewhereIsAskedAbout() async throws {
        try await Screens.withOffice { house in
            _ = try await house.openNamedFile()
            let other = try await house.perform(OpenCase(desk: .return, alias: "Familie am Dienstag")).id
            let client = try await house.browser(of: .counsellor)
            let path = "/faelle/\(other)/haushalt/person/neu"
            let hint = try await client.submit(on: path, ["family_name": "Ahmeti", "given_name": "Besarta"])
            #expect(hint.status == .ok && hint.body.contains("Möglicher Treffer") && hint.body.contains("Trotzdem aufnehmen"))
            #expect(PageCheck(hint.body).findings == [])
            let form = try #require(ShownForm.all(in: hint.body).first { $0.action == path })
            let added = try await client.post(path, form: form.filled(with: ["family_name": "Ahmeti", "given_name": "Besarta", "anyway": "ja"]))
            #expect(added.status == .seeOther)
            let person = try #require(try await house.ask(HouseholdSheet(file: other)).persons.last)
            let page = try await client.get("/faelle/\(other)/haushalt/person/\(person.id)")
            #expect(page.body.contains("gibt es vielleicht noch einmal") && PageCheck(page.body).findings == [])
        }
    }
}
