import HTTPTypes
import Markup
import Office
import TestSupport
import Testing
import Web

@Suite struct FrameSignInTests {
    @Test func whoIsNotSignedInIsSentToTheDoorAndBack() async throws {
        try await FrameHouse.with { house in
            let client = house.client()
            let sent = try await client.get("/muster?seite=2")
            #expect(sent.status == .seeOther && sent.location == "/anmelden?weiter=%2Fmuster%3Fseite%3D2")
            let back = try await client.submit(
                on: "/anmelden?weiter=%2Fmuster%3Fseite%3D2", to: "/anmelden", ["login": "huber", "password": FrameHouse.password])
            #expect(back.status == .seeOther && back.location == "/muster?seite=2")
        }
    }

    @Test(arguments: ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nSet-Cookie: s=1"])
    func signingInNeverLeadsAway(target: String) async throws {
        try await FrameHouse.with { house in
            let link: Link = "/anmelden?weiter=\(target)"
            let answer = try await house.client().submit(on: link.text, to: "/anmelden", ["login": "huber", "password": FrameHouse.password])
            #expect(answer.status == .seeOther && answer.location == "/")
        }
    }

    @Test func aWrongPasswordAndAnUnknownNameLookTheSame() async throws {
        try await FrameHouse.with { house in
            func body(_ login: String) async throws -> String {
                let answer = try await house.client().submit(on: "/anmelden", ["login": login, "password": "falsch"])
                #expect(answer.status == .unprocessableContent)
                #expect(PageCheck(answer.body).findings == [])
                #expect(answer.body.contains("<title>Fehler: Anmelden"))
                // Nothing typed as a password comes back; what differs by chance is taken out.
                #expect(!answer.body.contains("falsch"))
                return PageCheck(answer.body).text
            }
            let (known, unknown) = (try await body("huber"), try await body("niemand"))
            #expect(known == unknown)
        }
    }

    @Test func afterTooManyGuessesOneWaits() async throws {
        try await FrameHouse.with { house in
            let client = house.client()
            var last: InProcessClient.Answer?
            for _ in 0..<11 { last = try await client.submit(on: "/anmelden", ["login": "huber", "password": "falsch"]) }
            let answer = try #require(last)
            #expect(answer.status == .tooManyRequests)
            #expect(answer.headers[.retryAfter] == "900")
            #expect(PageCheck(answer.body).findings == [])
        }
    }

    @Test func signingOutEndsTheSessionAtOnce() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient()
            let token = try #require(client.cookies["s"])
            let answer = try await client.submit(on: "/muster", to: "/abmelden", [:])
            #expect(answer.status == .seeOther && answer.location == "/anmelden")
            #expect(answer.headers[try #require(HTTPField.Name("Clear-Site-Data"))] == "\"cache\", \"cookies\", \"storage\"")
            let after = try await client.send(.get, "/muster", headers: [.cookie: "s=\(token)"])
            #expect(after.status == .seeOther)
        }
    }

    @Test func aFormSentAfterTheSessionEndedSaysSo() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient()
            let shown = try #require(ShownForm.all(in: try await client.get("/muster").body).first { $0.action == "/muster" })
            client.forgetCookies()
            let answer = try await client.post("/muster", form: shown.filled(with: [:]))
            #expect(answer.status == .unauthorized)
            #expect(answer.body.contains("Ihre Sitzung ist zu Ende"))
            #expect(PageCheck(answer.body).findings == [])
        }
    }

    @Test func aMissingRightIsSaidInThePagesFrame() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient(login: "admin")
            let read = try await client.get("/muster/3f2c1f30-0000-4000-8000-000000000000")
            let write = try await client.submit(on: "/muster", [:])
            for answer in [read, write] {
                #expect(answer.status == .forbidden)
                #expect(answer.body.contains(Refusal.notPermitted(.seeFiles).sentence))
                #expect(PageCheck(answer.body).findings == [])
            }
        }
    }

    @Test func theFirstOfficeIsSetUpOnce() async throws {
        try await FrameHouse.with(set: false) { house in
            let client = house.client()
            let sent = try await client.get("/anmelden")
            #expect(sent.location == "/einrichten")
            let code = try await house.office.issueSetUpCode()
            let fields: FormData = [
                "code": code, "office": "Stelle", "name": "Vera Walter", "login": "vera", "password": FrameHouse.password,
                "again": FrameHouse.password,
            ]
            let wrong = try await client.submit(on: "/einrichten", fields.setting("code", to: "falsch"))
            #expect(wrong.status == .unprocessableContent && wrong.body.contains("href=\"#feld-code\""))
            #expect(wrong.body.contains("value=\"Vera Walter\"") && !wrong.body.contains(FrameHouse.password))
            #expect(PageCheck(wrong.body).findings == [])
            let twoPasswords = try await client.submit(on: "/einrichten", fields.setting("again", to: "anders"))
            #expect(twoPasswords.status == .unprocessableContent)
            let done = try await client.submit(on: "/einrichten", fields, following: true)
            #expect(done.body.contains("Die Stelle ist eingerichtet."))
            let again = try await client.get("/einrichten")
            #expect(again.location == "/anmelden")
            let signedIn = try await client.signIn(login: "vera", password: FrameHouse.password)
            #expect(signedIn.status == .seeOther && client.cookies["s"] != nil)
        }
    }
}
