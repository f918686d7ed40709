import Basics
import Foundation
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct ListPagesTests {
    @Test func namesLeaveOnlyWithAReasonAndEveryDownloadIsOnRecord() async throws {
        try await Screens.withOffice { house in
            _ = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let address = "/faelle/export?land=XK"
            let asked = try await client.submit(on: address, ["format": "csv", "namen": "ja"])
            #expect(asked.status == .unprocessableContent && asked.body.contains("#feld-grund") && PageCheck(asked.body).findings == [])
            let plain = try await client.submit(on: address, ["format": "csv"])
            #expect(plain.status == .ok && plain.headers[.contentDisposition] == "attachment; filename=\"faelle-2026-06-01.csv\"")
            #expect(!plain.body.contains("Besarta") && plain.body.contains("Ohne Namen") && plain.body.contains("Kosovo"))
            #expect(plain.body.contains("Fälle: offen, Kosovo") && plain.body.contains("Stand 01.06.2026, 09:00 Uhr"))
            let named = try await client.submit(on: address, ["format": "csv", "namen": "ja", "grund": "audit"])
            #expect(named.body.contains("A., Besarta") && named.body.contains("Grund: Prüfung oder Verwendungsnachweis"))
            let none = try await client.submit(on: "/faelle/export?land=SN", ["format": "csv"])
            #expect(none.body.contains("\"0 Fälle\""))
            let log = try await house.ask(AccessRecord(), by: house.worker(.dataProtectionOfficer)).filter { $0.action == ExportCases.name }
            #expect(log.map(\.detail) == ["0 no_names", "1 audit", "1 no_names"])
        }
    }

    @Test func aListIsKeptUnderItsNameAndTakenAway() async throws {
        try await Screens.withOffice { house in
            _ = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let nameless = try await client.submit(on: "/faelle/listen/neu?land=XK", [:])
            #expect(nameless.status == .unprocessableContent && PageCheck(nameless.body).findings == [])
            let list = try await client.submit(on: "/faelle/listen/neu?land=XK", ["name": "Kosovo, alle", "teilen": "ja"], following: true)
            #expect(list.body.contains("href=\"/faelle?land=XK\" aria-current=\"true\">Kosovo, alle") && PageCheck(list.body).findings == [])
            let leads = try await house.browser(of: .teamLead).get("/faelle").body
            #expect(leads.contains("Kosovo, alle") && leads.contains("Ausgewählte übergeben") && PageCheck(leads).findings == [])
            let settings = try await client.get("/einstellungen").body
            let drop = try #require(ShownForm.all(in: settings).first { $0.action.hasPrefix("/faelle/listen/") })
            _ = try await client.post(drop.action, form: drop.filled(with: [:]))
            let after = try await client.get("/faelle").body
            #expect(!after.contains("Kosovo, alle"))
        }
    }

    @Test func everyBoxIsTickedWithoutAScript() async throws {
        try await Screens.withOffice { house in
            for _ in 1...2 { _ = try await house.openNamedFile() }
            let lead = try await house.browser(of: .teamLead)
            let plain = try await lead.get("/faelle").body
            #expect(plain.components(separatedBy: "name=\"fall\"").count == 3 && !plain.contains(" checked"))
            let all = try await lead.get("/faelle?seite=1&alle=1").body
            #expect(all.components(separatedBy: " checked").count == 3 && PageCheck(all).findings == [])
            let nothing = try await lead.submit(on: "/faelle", to: "/faelle/auswahl", [:], following: true)
            #expect(nothing.body.contains("Wählen Sie zuerst Fälle in der Liste aus."))
        }
    }

    @Test func keysAreTurnedOffForOneWorkerAlone() async throws {
        try await Screens.withOffice { house in
            let client = try await house.browser(of: .counsellor)
            _ = try await client.submit(on: "/einstellungen", ["tasten": "aus"])
            let mine = try await client.get("/tastatur").body
            let leads = try await house.browser(of: .teamLead).get("/tastatur").body
            #expect(mine.contains("data-keys=\"off\"") && !leads.contains("data-keys") && PageCheck(mine).findings == [])
        }
    }

    @Test func aStepIsTakenBack() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let moved = try await client.submit(on: "/faelle/\(file)", to: "/faelle/\(file)/schritt", ["stage": "plan"], following: true)
            let undo = try #require(ShownForm.all(in: moved.body).first { $0.action.contains("stage=") })
            let back = try await client.post(undo.action.replacing("&amp;", with: "&"), form: undo.filled(with: [:]))
            #expect(back.status == .seeOther)
            let stage = try await house.ask(CaseOverview(file: file)).file.stage
            #expect(stage == .counselling)
        }
    }

    @Test func theSheetOfAFileShowsWhatIsKnownAndNothingThatNeedsProtection() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile(wish: "Zu meiner Schwester")
            let person = try await house.ask(HouseholdSheet(file: file)).persons[0]
            try await house.perform(
                RecordPerson(
                    file: file, person: person.id, identity: person.identity,
                    facts: ["born": FactInput(["1990-02-03"]), "vulnerabilities": FactInput(["pregnant"])], version: 1))
            try await house.perform(WriteNote(file: file, text: "Amt ruft zurück"))
            let page = try await house.browser(of: .counsellor).get("/faelle/\(file)/blatt").body
            #expect(page.contains("Zu meiner Schwester") && page.contains("03.02.1990") && page.contains("Amt ruft zurück"))
            #expect(!page.lowercased().contains("schwanger") && PageCheck(page).findings == [])
        }
    }
}
