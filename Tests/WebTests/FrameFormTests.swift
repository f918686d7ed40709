import Basics
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct FrameFormTests {
    @Test func formsAreReadByByte() throws {
        let form = try FormData(bytes: Array("name=%C3%87elik+%2B&a=1&a=2&leer=&ohne&x=a%0d%0ab%E2%80%AE".utf8))
        #expect(form["name"] == "Çelik +")
        #expect(form.all("a") == ["1", "2"])
        #expect(form["leer"] == nil && form["ohne"] == nil && form["fehlt"] == nil)
        // One line end, and no override that turns the text around.
        #expect(form["x"] == "a\nb")
    }

    @Test func whatIsKeptIsComposed() throws {
        let form = try FormData(bytes: Array("name=e%CC%81".utf8))
        #expect(Array((form["name"] ?? "").utf8) == [0xc3, 0xa9])
        #expect(Array((form.exact("name") ?? "").utf8) == [0x65, 0xcc, 0x81])
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%FF", "%C3=1", "a=%ED%A0%80"])
    func brokenFormsAreRefused(text: String) {
        #expect(throws: FormData.Unreadable.self) { try FormData(bytes: Array(text.utf8)) }
    }

    @Test func aFloodOfFieldsIsRefused() {
        #expect(throws: FormData.Unreadable.tooManyFields) { try FormData(bytes: Array(String(repeating: "a&", count: 2_001).utf8)) }
    }

    @Test func whatIsWrittenReadsTheSame() throws {
        let form = FormData([("a b", "ü&=+%\n"), ("c", ""), ("a b", "🧶")])
        #expect(try FormData(bytes: Array(form.encoded.utf8)) == form)
    }

    @Test func everyErrorIsSaidAtOnce() {
        var read = FormReader(["born": "31.02.2020", "cost": "1.2.3", "language": "xx", "count": "7"])
        #expect(read.line("name", required: "den Namen") == nil)
        #expect(read.date("born") == nil && read.money("cost") == nil && read.language("language") == nil && read.number("count", in: 1...5) == nil)
        #expect(read.errors.map(\.field) == ["name", "born", "cost", "language", "count"])
        #expect(read.errors[0].message == "Geben Sie den Namen ein.")
        #expect(throws: Refusal.invalid(read.errors)) { try read.finish() }
    }

    @Test func whatIsUnknownStaysUnknown() throws {
        var read = FormReader(["a": "ja", "b": "nein", "c": "unbekannt"])
        let answers = ["a", "b", "c", "d"].map { read.yesNo($0) }
        #expect(answers == [true, false, nil, nil])
        try read.finish()
    }

    @Test func valuesAreReadAsPeopleTypeThem() throws {
        var read = FormReader(["born": "1.3.1990", "iso": "1990-03-01", "cost": "1.200,50 €", "country": "XK"])
        let (born, iso) = (read.date("born"), read.date("iso"))
        #expect(born == CivilDate(year: 1990, month: 3, day: 1) && born == iso)
        #expect(read.money("cost") == Money(cents: 120_050))
        #expect(read.country("country")?.german == "Kosovo")
        try read.finish()
    }

    @Test func aPageWithEveryElementIsSound() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient()
            let page = try await client.get("/muster")
            #expect(page.status == .ok)
            #expect(PageCheck(page.body).findings == [])
            #expect(page.body.contains("<option value=\"sq\" selected>Albanisch</option>"))
            #expect(page.body.contains("value=\"named\" checked"))
            #expect(page.body.contains(">\nErste Zeile\nzweite &lt;Zeile&gt;</textarea>"))
        }
    }

    @Test func aWrongFormComesBackAsItWasTyped() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient()
            let typed: FormData = ["name": "<Ç\"elik>", "born": "gestern", "cost": "viel", "naming": "nameless", "note": "bleibt", "consent": "ja"]
            let answer = try await client.submit(on: "/muster", typed)
            #expect(answer.status == .unprocessableContent)
            #expect(PageCheck(answer.body).findings == [])
            for piece in [
                "<title>Fehler: Aufnahme – Neuanfang</title>", "role=\"alert\" tabindex=\"-1\" autofocus",
                "<a href=\"#feld-born\">Das ist kein Datum.",
                "value=\"&lt;Ç&quot;elik&gt;\"", "value=\"gestern\"", "aria-describedby=\"feld-born-hinweis feld-born-fehler\" aria-invalid=\"true\"",
                "id=\"feld-born-fehler\"", "value=\"nameless\" checked", "bleibt</textarea>", "value=\"ja\" checked",
            ] {
                #expect(answer.body.contains(piece), "\(piece)")
            }
            // The command has not happened, so its form keeps the id.
            let before = try await client.get("/muster")
            func command(_ body: String) -> String? {
                ShownForm.all(in: body).first { $0.action == "/muster" }?.hidden.first { $0.0 == "vorgang" }?.1
            }
            let sent = try await client.submit(on: "/muster", typed.setting("vorgang", to: command(before.body)))
            #expect(command(sent.body) == command(before.body) && command(sent.body) != nil)
        }
    }

    @Test func whatWasDoneIsSaidOnceWithTheWayBack() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient()
            let answer = try await client.submit(
                on: "/muster", ["name": "Çelik", "born": "1.3.1990", "language": "sq", "naming": "named", "interpreter": "unbekannt"])
            // "Unknown" is no answer where one is required.
            #expect(answer.status == .unprocessableContent || answer.status == .seeOther)
            let done = try await client.submit(
                on: "/muster", ["name": "Çelik", "born": "1.3.1990", "language": "sq", "naming": "named", "interpreter": "nein"])
            #expect(done.status == .seeOther && done.location == "/muster")
            let (first, second) = (try await client.get("/muster"), try await client.get("/muster"))
            #expect(first.body.contains("<p>Gespeichert.</p>") && first.body.contains("action=\"/muster/zurueck\""))
            #expect(!second.body.contains("Gespeichert."))
            #expect(PageCheck(first.body).findings == [])
        }
    }

    @Test func aForgedNoticeIsNotShown() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient()
            let token = try #require(client.cookies["s"])
            let answer = try await client.send(.get, "/muster", headers: [.cookie: "s=\(token); n=AAAA.text=Rufen+Sie+an&undo="])
            #expect(answer.status == .ok && !answer.body.contains("Rufen Sie an"))
        }
    }
}
