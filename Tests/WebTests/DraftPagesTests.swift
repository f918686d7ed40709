import Basics
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct DraftPagesTests {
    private func shown(_ client: InProcessClient, _ file: CaseID, to action: String) async throws -> ShownForm {
        let page = try await client.get("/faelle/\(file)/verlauf").body
        return try #require(ShownForm.all(in: page).first { $0.action == "/faelle/\(file)/\(action)" })
    }

    @Test func whatWasTypedComesBackInAnotherBrowser() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let kept = try await client.submit(
                on: "/faelle/\(file)/verlauf", to: "/faelle/\(file)/entwurf", ["note": "Halber <Satz>", "minutes": "20"], following: true)
            #expect(kept.body.contains("Entwurf gesichert um 09:00 Uhr.") && PageCheck(kept.body).findings == [])
            let other = try await house.browser(of: .counsellor)
            let page = try await other.get("/faelle/\(file)/verlauf").body
            #expect(
                page.contains("Halber &lt;Satz&gt;</textarea>") && page.contains("value=\"20\"")
                    && page.contains("Ihr Entwurf, gesichert um 09:00 Uhr"))
            #expect(PageCheck(page).findings == [])
            let day = try await other.get("/").body
            #expect(day.contains("Angefangen, noch nicht gespeichert") && !day.contains("Halber") && PageCheck(day).findings == [])
            let gone = try await other.submit(on: "/faelle/\(file)/verlauf", to: "/faelle/\(file)/entwurf/verwerfen", [:], following: true)
            #expect(!gone.body.contains("Halber") && gone.body.contains("Rückgängig"))
            let undo = try #require(ShownForm.all(in: gone.body).first { $0.action.hasSuffix("/zurueckholen") })
            let back = try await other.post(undo.action, form: undo.filled(with: [:]))
            #expect(back.status == .seeOther)
            let again = try await other.get("/faelle/\(file)/verlauf").body
            #expect(again.contains("Halber &lt;Satz&gt;</textarea>"))
        }
    }

    @Test func theScriptHearsWhatBecameOfASaving() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let first = try await shown(client, file, to: "entwurf")
            let second = try await shown(client, file, to: "entwurf")
            let kept = try await client.post(first.action, form: first.filled(with: ["note": "eins", "folge": "1"]))
            #expect(kept.status == .ok && kept.body.contains("\"state\":\"kept\"") && kept.body.contains("Entwurf gesichert um 09:00 Uhr."))
            let met = try await client.post(second.action, form: second.filled(with: ["note": "zwei", "folge": "2"]))
            #expect(met.body.contains("\"state\":\"conflict\""))
            // The same without the script: both texts on one page, and nothing overwritten.
            let both = try await client.post(second.action, form: second.filled(with: ["note": "zwei"]))
            #expect(both.status == .conflict && both.body.contains("zwei</textarea>") && both.body.contains("<p>eins</p>"))
            #expect(PageCheck(both.body).findings == [])
            let decided = try #require(ShownForm.all(in: both.body).first { $0.action == second.action })
            let taken = try await client.post(second.action, form: decided.filled(with: ["note": "zwei, eins", "entschieden": "ja"]))
            #expect(taken.status == .seeOther)
            let page = try await client.get("/faelle/\(file)/verlauf").body
            #expect(page.contains("zwei, eins</textarea>"))
        }
    }

    @Test func aFormThatMeetsAnEndedSessionComesBackAfterSigningIn() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let form = try await shown(client, file, to: "notiz")
            let typed = form.filled(with: ["note": "Eine halbe Stunde lang getippt: die Schule der Kinder."])
            house.clock.move(seconds: SignInLimits.idle + 1)
            let ended = try await client.post(form.action, form: typed)
            #expect(ended.status == .unauthorized && ended.body.contains("Ihre Sitzung ist zu Ende") && !ended.body.contains("halbe Stunde"))
            #expect(PageCheck(ended.body).findings == [])
            let door = try #require(ShownForm.all(in: ended.body).first { $0.action == "/anmelden" })
            let wrong = try await client.post(door.action, form: door.filled(with: ["login": "counsellor", "password": "falsch"]))
            let again = try #require(ShownForm.all(in: wrong.body).first { $0.action == "/anmelden" })
            let back = try await client.post(again.action, form: again.filled(with: ["login": "counsellor", "password": TestOffice.password]))
            #expect(back.status == .ok && back.body.contains("Eine halbe Stunde lang getippt") && PageCheck(back.body).findings == [])
            let carried = try #require(ShownForm.all(in: back.body).first { $0.action == form.action })
            for _ in 1...2 {
                let sent = try await client.post(carried.action, form: carried.filled(with: [:]))
                #expect(sent.status == .seeOther)
            }
            let notes = try await house.ask(Timeline(file: file, filter: .talks)).events.count
            #expect(notes == 1)
        }
    }

    @Test func whatIsCarriedIsForItsOwnWorkerOnly() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let form = try await shown(client, file, to: "notiz")
            house.clock.move(seconds: SignInLimits.idle + 1)
            let ended = try await client.post(form.action, form: form.filled(with: ["note": "Nur für mich bestimmt, und zwar ganz allein."]))
            let door = try #require(ShownForm.all(in: ended.body).first { $0.action == "/anmelden" })
            let other = try await client.post(door.action, form: door.filled(with: ["login": "team_lead", "password": TestOffice.password]))
            #expect(other.status == .seeOther && !other.body.contains("Nur für mich"))
            let page = try await client.get("/", following: true)
            #expect(page.body.contains("gehört zu einem anderen Konto"))
            // A form whose seal is not the ended session's is carried nowhere.
            house.clock.move(seconds: SignInLimits.idle + 1)
            let forged = try await client.post(form.action, form: form.filled(with: ["note": "x", "siegel": "gefälscht"]))
            #expect(forged.status == .unauthorized && !forged.body.contains("mitgebracht"))
        }
    }

    @Test func theFirstSentenceIsMadeOfTheChips() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let person = try await house.ask(HouseholdSheet(file: file)).persons[0].id
            let client = try await house.browser(of: .counsellor)
            let page = try await client.submit(
                on: "/faelle/\(file)/verlauf", to: "/faelle/\(file)/einsetzen",
                [
                    "einsetzen": "satz", "note": "Schule geklärt.", "channel": "phone", "minutes": "30", "language": "sq", "held_on": "01.06.2026",
                    "interpreting": "not_needed", "advised": person.text,
                ])
            let sentence = "Gespräch am Telefon am 01.06.2026, 30 Minuten, auf Albanisch, ohne Dolmetschen. Beraten: Besarta Ahmeti."
            #expect(page.status == .ok && page.body.contains("\(sentence)\nSchule geklärt.</textarea>") && PageCheck(page.body).findings == [])
        }
    }

    @Test func aTextIsChangedByItsAuthorAndKeepsItsVersions() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            try await house.perform(WriteNote(file: file, text: "Amt ruft Montag an"))
            let client = try await house.browser(of: .counsellor)
            let course = try await client.get("/faelle/\(file)/verlauf").body
            let link = String(try #require(course.firstMatch(of: #/href="(/faelle/[^"]*/eintrag/[^"]*)"/#)?.1))
            let page = try await client.get(link).body
            #expect(PageCheck(page).findings == [] && page.contains("Amt ruft Montag an</textarea>"))
            let after = try await client.submit(on: link, ["note": "Amt ruft Dienstag an"], following: true)
            #expect(after.body.contains("Amt ruft Dienstag an") && after.body.contains("geändert am") && PageCheck(after.body).findings == [])
            let history = try await client.get(link).body
            #expect(history.contains("Fassung 1") && history.contains("Amt ruft Montag an") && PageCheck(history).findings == [])
        }
    }
}
