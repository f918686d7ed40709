import Basics
import Catalogue
import Foundation
import HTTPTypes
import Office
import Papers
import TestSupport
import Testing
import Web

@Suite struct TemplateLetterTests {
    private static let typed: FormData = [
        "recipient": "Amt Musterstadt\r\nWeg 1\r\n80000 München", "sender_address": "Hof 2\r\n80000 München", "frage-sache": "die <Geburtsurkunde>",
        "frage-gilt_bis": "24.12.2026",
    ]

    private func openFile(_ house: TestOffice) async throws -> CaseID {
        let file = try await house.openNamedFile()
        let person = try await house.ask(HouseholdSheet(file: file)).persons[0]
        try await house.perform(
            RecordPerson(
                file: file, person: person.id, identity: person.identity, facts: ["born": FactInput(["1990-04-03"])], version: person.version))
        return file
    }

    private func form(_ id: String, of file: CaseID) -> String { "/faelle/\(file.text)/briefe/neu/\(id)" }

    @Test func theChoiceSaysWhatEachLetterIsFor() async throws {
        try await Screens.withOffice { house in
            let file = try await openFile(house)
            let client = try await house.browser(of: .counsellor)
            let list = try await client.get("/faelle/\(file.text)/briefe")
            #expect(list.body.contains("href=\"/faelle/\(file.text)/briefe/neu\"") && PageCheck(list.body).findings == [])
            let page = try await client.get("/faelle/\(file.text)/briefe/neu")
            #expect(PageCheck(page.body).findings == [])
            #expect(page.body.contains("Vollmacht") && page.body.contains("Worüber gesprochen wurde, steht nicht darin."))
            #expect(!page.body.contains("Mietangebot"))
        }
    }

    @Test func whatIsMissingIsNamedWithTheWayToMendIt() async throws {
        try await Screens.withOffice { house in
            let file = try await openFile(house)
            let client = try await house.browser(of: .counsellor)
            let page = try await client.get(form("einladung", of: file))
            #expect(PageCheck(page.body).findings == [])
            #expect(page.body.contains("Telefonnummer der Beratung: <a href=\"/einstellungen\">"))
            #expect(page.body.contains("Tag des nächsten Termins: <a href=\"/faelle/\(file.text)/termin\">"))
            #expect(page.body.contains("[Telefonnummer der Beratung]"))
            let refused = try await client.submit(on: form("einladung", of: file), [:])
            #expect(refused.body.contains("Es fehlt: Telefonnummer der Beratung") && PageCheck(refused.body).findings == [])
            _ = try await client.submit(on: "/einstellungen", ["tasten": "an", "telefon": "089 0000-17"])
            let mended = try await client.get(form("einladung", of: file))
            #expect(mended.body.contains("089 0000-17") && !mended.body.contains("[Telefonnummer der Beratung]"))
        }
    }

    @Test func thePreviewShowsTheVeryTextWithAndWithoutAScript() async throws {
        try await Screens.withOffice { house in
            let file = try await openFile(house)
            let client = try await house.browser(of: .counsellor)
            let address = form("vollmacht", of: file)
            let page = try await client.submit(on: address, Self.typed.setting("schritt", to: "vorschau"))
            #expect(page.status == .ok && PageCheck(page.body).findings == [])
            #expect(page.body.contains("die &lt;Geburtsurkunde&gt;") && page.body.contains("Es fehlt nichts."))
            let part = try await client.submit(on: address, Self.typed.setting("schritt", to: "teil"))
            #expect(page.body.contains(part.body) && !part.body.contains("<html"))
            let letters = try await house.ask(FileLetters(file: file)).letters
            #expect(letters.isEmpty, "a preview writes nothing")
        }
    }

    @Test func aLetterIsFrozenOnceShownSentAndReplaced() async throws {
        try await Screens.withOffice { house in
            let file = try await openFile(house)
            let client = try await house.browser(of: .counsellor)
            let address = form("vollmacht", of: file)
            let shown = try #require(ShownForm.all(in: try await client.get(address).body).first { $0.action == address })
            let first = try await client.post(address, form: shown.filled(with: Self.typed))
            let again = try await client.post(address, form: shown.filled(with: Self.typed))
            #expect(first.status == .seeOther && first.location == again.location)
            let letters = try await house.ask(FileLetters(file: file)).letters
            #expect(letters.count == 1)
            let letter = try #require(first.location)
            #expect(letter == "/faelle/\(file.text)/schreiben/\(letters[0].id.text)")
            let page = try await client.get(letter)
            #expect(PageCheck(page.body).findings == [] && page.body.contains(letters[0].number) && page.body.contains("Besarta Ahmeti"))
            let sent = try await client.submit(
                on: letter, to: letter + "/versand", ["on": "01.06.2026", "way": "post", "note": "Einschreiben"], following: true)
            #expect(sent.body.contains("mit der Post (Einschreiben)") && PageCheck(sent.body).findings == [])
            let replaced = address + "?ersetzt=\(letters[0].id.text)"
            let begun = try await client.get(replaced)
            #expect(begun.body.contains("Dieser Brief ersetzt") && begun.body.contains("die &lt;Geburtsurkunde&gt;"))
            let next = try #require(ShownForm.all(in: begun.body).first { $0.action == address })
            let new = try await client.post(address, form: next.filled(with: Self.typed.setting("reason", to: "Der Tag war falsch.")))
            #expect(new.status == .seeOther)
            let old = try await client.get(letter)
            #expect(old.body.contains("Er ist ersetzt durch") && PageCheck(old.body).findings == [])
        }
    }

    @Test func aFrozenLetterIsTheSamePaperEachTime() async throws {
        try await Screens.withOffice { house in
            let file = try await openFile(house)
            let template = try #require(house.office.shelf.letters["vollmacht"])
            let input = LetterInput(
                recipient: ["Amt Musterstadt"], senderAddress: ["Hof 2"], answers: ["sache": "die Urkunde", "gilt_bis": "24.12.2026"])
            let id = try await house.perform(WriteLetter(file: file, template: template.id, templateHash: template.hash, input: input)).id
            let paper = "/faelle/\(file.text)/schreiben/\(id.text)/brief.pdf"
            let missing = try await (try await house.browser(of: .counsellor)).get(paper)
            #expect(missing.status == .serviceUnavailable && missing.body.contains("Drucken Sie ihn aus dem Browser"))
            let press = PressOfTests.press
            let first = try await (try await house.browser(press: press)).get(paper)
            guard first.status == .ok else {
                // Where typst is not installed the page says so; PapersTests look after the press itself.
                #expect(first.status == .serviceUnavailable)
                return
            }
            house.clock.move(days: 30)
            let second = try await (try await house.browser(press: press)).get(paper)
            #expect(first.bytes.starts(with: "%PDF-".utf8) && first.bytes == second.bytes)
            await press.close()
        }
    }

    @Test func aLandlordsLetterDoesNotCarryTheOfficesHead() async throws {
        try await Screens.withOffice { house in
            let worker = house.worker(.housingCounsellor)
            let file = try await house.perform(
                OpenCase(desk: .housing, identity: PersonIdentity(familyName: "Ahmeti", givenName: "Besarta")), by: worker
            ).id
            let client = try await house.browser(of: .housingCounsellor)
            let part = try await client.submit(on: form("mietangebot", of: file), ["schritt": "teil", "frage-erreichbar": "über das Jobcenter"])
            #expect(part.status == .ok && !part.body.contains("Rückkehrhilfen") && !part.body.contains("Testweg"))
            #expect(part.body.contains("„Jobcenter“ gehört nicht in diesen Brief"))
        }
    }
}
