import Basics
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct IntakeTests {
    @Test func aFileNeedsNoName() async throws {
        try await Screens.withOffice { house in
            let client = try await house.browser(of: .counsellor)
            let page = try await client.get("/faelle/neu")
            #expect(PageCheck(page.body).findings == [])
            #expect(page.body.contains("Wir informieren die Ausländerbehörde nicht über das Gespräch"))
            #expect(page.body.contains("Versprechen Sie nicht mehr"))
            let answer = try await client.submit(
                on: "/faelle/neu", ["alias": "Mann mit blauer Mappe", "wish": "Nach Hause, aber nicht mit leeren Händen."])
            let line = try #require(try await house.ask(CaseList()).lines.first)
            #expect(answer.location == "/faelle/\(line.id)/haushalt")
            #expect(line.naming == .nameless && line.title == "Mann mit blauer Mappe")
            #expect(line.needsInterpreter == nil && line.language == nil && line.destination == nil, "what was not said stays unknown")
        }
    }

    @Test func aNamedFileKeepsWhatWasSaid() async throws {
        try await Screens.withOffice { house in
            let client = try await house.browser(of: .counsellor)
            _ = try await client.submit(
                on: "/faelle/neu",
                [
                    "family_name": "Haile", "given_name": "Yonas", "own_script": "ዮናስ ሃይለ", "gender": "male", "language": "ti", "interpreter": "ja",
                    "destination": "ER", "wish": "Ich weiß es noch nicht",
                ])
            let line = try #require(try await house.ask(CaseList()).lines.first)
            #expect(line.naming == .named && line.title == "H., Yonas" && line.needsInterpreter == true && line.destination?.code == "ER")
            let found = try await house.ask(FindPersons(text: "ሃይለ")).map(\.id)
            #expect(found == [line.id])
        }
    }

    @Test func anEmptySheetIsAskedForOneThing() async throws {
        try await Screens.withOffice { house in
            let answer = try await house.browser(of: .counsellor).submit(on: "/faelle/neu", [:])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.body.contains("<title>Fehler: Neuer Fall"))
            #expect(PageCheck(answer.body).findings == [])
            let files = try await house.ask(CaseList()).lines.count
            #expect(files == 0)
        }
    }

    @Test func anErrorKeepsEverythingTyped() async throws {
        try await Screens.withOffice { house in
            let answer = try await house.browser(of: .counsellor).submit(
                on: "/faelle/neu",
                [
                    "given_name": "Yo\"nas", "language": "xx", "destination": "ER", "wish": "Zeile 1\nZeile <2>", "interpreter": "nein",
                    "gender": "other",
                ])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.body.contains("value=\"Yo&quot;nas\""))
            #expect(answer.body.contains("<option value=\"ER\" selected>") && answer.body.contains("<option value=\"other\" selected>"))
            #expect(answer.body.contains("Zeile &lt;2&gt;"))
            #expect(answer.body.contains("value=\"nein\" checked"))
            #expect(answer.body.contains("href=\"#feld-language\""))
            #expect(PageCheck(answer.body).findings == [])
        }
    }

    @Test func aPossibleHitIsShownBeforeASecondFileIsOpened() async throws {
        try await Screens.withOffice { house in
            let known = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let hint = try await client.submit(on: "/faelle/neu", ["family_name": "ahmeti", "given_name": "Besarta", "wish": "Zurück zu den Eltern"])
            #expect(hint.status == .ok && hint.body.contains("Möglicher Treffer") && hint.body.contains("/faelle/\(known)"))
            #expect(hint.body.contains("Zurück zu den Eltern"))
            #expect(PageCheck(hint.body).findings == [])
            var files = try await house.ask(CaseList()).lines.count
            #expect(files == 1)
            let form = try #require(ShownForm.all(in: hint.body).first { $0.action == "/faelle/neu" })
            let typed = form.filled(with: ["family_name": "ahmeti", "given_name": "Besarta", "anyway": "ja"])
            let opened = try await client.post("/faelle/neu", form: typed)
            let again = try await client.post("/faelle/neu", form: typed)
            #expect(opened.status == .seeOther && again.location == opened.location)
            files = try await house.ask(CaseList()).lines.count
            #expect(files == 2, "the second file, and no third from the double click")
        }
    }

    @Test func onlyWhoHasBothDesksIsAskedWhich() async throws {
        try await Screens.withOffice { house in
            let one = try await house.browser(of: .counsellor).get("/faelle/neu").body
            #expect(!one.contains("Auszug in eine Wohnung"))
            let client = try await house.browser(of: .teamLead)
            let unsaid = try await client.submit(on: "/faelle/neu", ["alias": "Familie am Dienstag"])
            #expect(unsaid.status == .unprocessableContent && unsaid.body.contains("Wählen Sie Rückkehr oder Auszug."))
            _ = try await client.submit(on: "/faelle/neu", ["alias": "Familie am Dienstag", "desk": "housing"])
            let desk = try await house.ask(CaseList(), by: house.lead).lines.first?.desk
            #expect(desk == .housing)
        }
    }
}
