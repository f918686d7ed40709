import Basics
import Foundation
import HTTPTypes
import Office
import TestSupport
import Testing

@testable import Web

@Suite struct TimelineTests {
    @Test func aTalkCountsOnceHoweverOftenItIsSent() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let person = try await house.ask(HouseholdSheet(file: file)).persons[0].id
            let client = try await house.browser(of: .counsellor)
            let page = try await client.get("/faelle/\(file)/verlauf").body
            #expect(PageCheck(page).findings == [])
            #expect(page.contains("value=\"01.06.2026\"") && page.contains("<option value=\"sq\" selected>"))
            #expect(page.contains("value=\"\(person)\" checked"), "the only person there is was the one advised")
            let form = try #require(ShownForm.all(in: page).first { $0.action == "/faelle/\(file)/gespraech" })
            let typed = form.filled(with: talk(with: house.worker(.interpreter).id, advised: person))
            let first = try await client.post(form.action, form: typed)
            let second = try await client.post(form.action, form: typed)
            #expect(first.status == .seeOther && second.status == .seeOther)
            let counted = try await house.ask(CaseOverview(file: file)).sessions
            #expect(counted == 1)
            let after = try await client.get("/faelle/\(file)/verlauf").body
            #expect(after.contains("Gespräch in der Stelle, 45 Minuten") && after.contains("Schule der Kinder geklärt."))
            #expect(after.contains("<option value=\"\(house.worker(.interpreter).id)\" selected>"), "the last interpreter is offered again")
            #expect(PageCheck(after).findings == [])
        }
    }

    @Test func aTalkOfSeveralAsksWhoWasAdvised() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            try await house.perform(AddPerson(file: file, identity: PersonIdentity(givenName: "Leon")))
            let client = try await house.browser(of: .counsellor)
            let answer = try await client.submit(
                on: "/faelle/\(file)/verlauf", to: "/faelle/\(file)/gespraech",
                ["held_on": "9.9.2099", "minutes": "0", "interpreting": "interpreter", "note": "Zeile <1>"])
            #expect(answer.status == .unprocessableContent && PageCheck(answer.body).findings == [])
            for field in ["minutes", "channel", "advised"] { #expect(answer.body.contains("href=\"#notiz-\(field)\""), "\(field)") }
            #expect(answer.body.contains("Zeile &lt;1&gt;") && answer.body.contains("value=\"9.9.2099\""))
            let person = try await house.ask(HouseholdSheet(file: file)).persons[1].id
            let future = try await client.submit(
                on: "/faelle/\(file)/verlauf", to: "/faelle/\(file)/gespraech",
                talk(with: nil, advised: person).setting("held_on", to: "9.9.2099"))
            #expect(future.status == .unprocessableContent && future.body.contains("Ein Gespräch in der Zukunft ist ein Termin."))
            #expect(future.body.contains("Wer hat gedolmetscht?"))
            let counted = try await house.ask(CaseOverview(file: file)).sessions
            #expect(counted == 0)
        }
    }

    @Test func aNoteStandsInTheCourseAndAnEmptyOneIsAskedFor() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let empty = try await client.submit(on: "/faelle/\(file)/verlauf", to: "/faelle/\(file)/notiz", ["note": "  "])
            #expect(empty.status == .unprocessableContent && empty.body.contains("href=\"#notiz-note\"") && PageCheck(empty.body).findings == [])
            let page = try await client.submit(
                on: "/faelle/\(file)/verlauf", to: "/faelle/\(file)/notiz", ["note": "Amt ruft zurück\n<b>morgen</b>"], following: true)
            #expect(page.body.contains("Amt ruft zurück<br>&lt;b&gt;morgen") && PageCheck(page.body).findings == [])
        }
    }

    @Test func theCourseIsFilteredPagedAndPrinted() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            for number in 1...Timeline.pageSize { try await house.perform(WriteNote(file: file, text: "Notiz Nummer \(number)")) }
            try await house.perform(AddTask(file: file, title: "Passersatz nachfragen", dueOn: Screens.today))
            let client = try await house.browser(of: .counsellor)
            let newest = try await client.get("/faelle/\(file)/verlauf").body
            #expect(newest.contains("Passersatz nachfragen") && !newest.contains("Fall angelegt") && PageCheck(newest).findings == [])
            let link = try #require(newest.firstMatch(of: #/href="([^"]*vor=[^"]*)"/#)?.1)
            let older = try await client.get(String(link).replacing("&amp;", with: "&")).body
            #expect(older.contains("Fall angelegt") && !older.contains("Nummer 60<") && PageCheck(older).findings == [])
            let steps = try await client.get("/faelle/\(file)/verlauf?art=schritte").body
            #expect(steps.contains("Aufgabe notiert") && !steps.contains("Notiz Nummer") && PageCheck(steps).findings == [])
            let money = try await client.get("/faelle/\(file)/verlauf?art=geld").body
            #expect(money.contains("Dazu gibt es noch nichts.") && PageCheck(money).findings == [])
            let paper = try await client.get("/faelle/\(file)/verlauf?druck=1").body
            #expect(paper.contains("Fall angelegt") && paper.contains("Nummer 1<") && !paper.contains("<textarea") && PageCheck(paper).findings == [])
            for odd in ["art=x", "vor=x", "vor=-1", "vor=99999999999999999999"] {
                let page = try await client.get("/faelle/\(file)/verlauf?\(odd)")
                #expect(page.status == .ok && PageCheck(page.body).findings == [], "\(odd)")
            }
        }
    }

    @Test func aFrozenCheckIsLinked() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let check = try await house.perform(FreezeCheck(file: file, anchor: Screens.today)).id
            let page = try await house.browser(of: .counsellor).get("/faelle/\(file)/verlauf?art=geld").body
            #expect(page.contains("href=\"/faelle/\(file)/foerderung/\(check)\"") && PageCheck(page).findings == [])
        }
    }

    /// The log shows an action by its own name where no word is known; this keeps that from happening.
    @Test func everyCommandHasWords() throws {
        let sources = ProjectFiles.home.appendingPathComponent("Sources/Office")
        let walk = try #require(FileManager.default.enumerator(atPath: sources.path))
        var names: [String] = []
        for case let path as String in walk where path.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
            names += text.matches(of: #/static let name = "([^"]+)"/#).map { String($0.1) }
        }
        #expect(names.count > 20)
        for name in names { #expect(ActionWords.german(name) != name, "\(name) has no words in ActionWords") }
    }

    @Test func codesBesideAnActionAreWords() {
        #expect(EventWords.german("file.stage", detail: "plan") == "Schritt geändert: Plan")
        #expect(EventWords.german("file.close", detail: "stays") == "Fall abgeschlossen: bleibt in Deutschland")
        #expect(EventWords.german("file.open", detail: "nameless") == "Fall angelegt, ohne Namen")
        #expect(EventWords.german("appointment.settle", detail: "missed") == "Termin: nicht erschienen")
        #expect(EventWords.german("task.finish", detail: "open") == "Aufgabe wieder offen")
    }

    private func talk(with interpreter: WorkerID?, advised: PersonID) -> FormData {
        [
            "held_on": "1.6.2026", "minutes": "45", "channel": "office", "language": "sq", "interpreting": "interpreter",
            "interpreter": interpreter?.text, "advised": advised.text, "note": "Schule der Kinder geklärt.",
        ]
    }
}
