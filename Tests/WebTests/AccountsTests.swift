import Basics
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct AccountsTests {
    @Test func anAccountIsAddedAndSignsIn() async throws {
        try await Screens.withOffice { house in
            let client = try await house.browser(of: .administrator)
            let form = try await client.get("/konten/neu").body
            #expect(PageCheck(form).findings == [])
            let page = try await client.submit(
                on: "/konten/neu",
                FormData([
                    ("name", "Luan Krasniqi"), ("login", "Krasniqi"), ("password", "noch ein ganzer Satz"), ("roles", "interpreter"),
                    ("languages", "sq"), ("languages", "sr"),
                ]), following: true)
            #expect(page.body.contains("Das Konto ist angelegt.") && page.body.contains("Albanisch, Serbisch"))
            #expect(PageCheck(page.body).findings == [])
            let other = try house.browser()
            _ = try await other.signIn(login: "krasniqi", password: "noch ein ganzer Satz")
            let begins = try await other.get("/")
            #expect(begins.location == "/einsaetze")
        }
    }

    @Test func anErrorKeepsEverythingButThePassword() async throws {
        try await Screens.withOffice { house in
            let client = try await house.browser(of: .administrator)
            let page = try await client.submit(
                on: "/konten/neu", FormData([("name", "Luan"), ("login", "mit leer"), ("password", "kurz"), ("roles", "volunteer")]))
            #expect(page.status == .unprocessableContent)
            #expect(page.body.contains("value=\"Luan\"") && page.body.contains("value=\"volunteer\" checked") && !page.body.contains("kurz"))
            #expect(page.body.contains("ohne Leerzeichen") && page.body.contains("mindestens 12 Zeichen"))
            #expect(PageCheck(page.body).findings == [])
        }
    }

    @Test func aClosedAccountIsSignedOutAtOnce() async throws {
        try await Screens.withOffice { house in
            let counsellor = try await house.browser(of: .counsellor)
            let id = house.worker(.counsellor).id
            let client = try await house.browser(of: .administrator)
            let ask = try await client.get("/konten/\(id)/schliessen").body
            #expect(ask.contains("Test Rückkehrberatung") && PageCheck(ask).findings == [])
            let done = try await client.submit(on: "/konten/\(id)/schliessen", [:], following: true)
            #expect(done.body.contains("Das Konto ist geschlossen.") && done.body.contains("geschlossen"))
            let after = try await counsellor.get("/")
            #expect(after.location == "/anmelden")
        }
    }

    @Test func nobodyClosesTheirOwnAccount() async throws {
        try await Screens.withOffice { house in
            let client = try await house.browser(of: .administrator)
            let list = try await client.get("/konten").body
            #expect(!list.contains("/konten/\(house.worker(.administrator).id)/schliessen"))
            let answer = try await client.submit(on: "/konten/\(house.worker(.administrator).id)/schliessen", [:])
            #expect(answer.status == .conflict)
        }
    }
}
