import Basics
import HTTPTypes
import Office
import Store
import TestSupport
import Testing
import Web

@Suite struct KeepingTests {
    @Test func theRecordSaysWhoDidWhatAndNothingOfTheFile() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile(wish: "Geheimer Wunsch")
            _ = try await house.ask(CaseOverview(file: file))
            let number = try await house.onlyNumber()
            let client = try await house.browser(of: .dataProtectionOfficer)
            let page = try await client.get("/protokoll").body
            #expect(PageCheck(page).findings == [])
            for words in ["Fall angelegt", "Fall gelesen", "Test Rückkehrberatung", number] { #expect(page.contains(words), "\(words) is missing") }
            for secret in ["Besarta", "Ahmeti", "Geheimer"] { #expect(!page.contains(secret), "\(secret)") }
            let one = try await client.submit(on: "/protokoll", ["number": number.lowercased()])
            #expect(one.body.contains("Fall gelesen") && !one.body.contains("Stelle eingerichtet"))
            #expect(PageCheck(one.body).findings == [])
            let none = try await client.submit(on: "/protokoll", ["number": "R-222222"])
            #expect(none.body.contains("gibt es keinen Eintrag"))
        }
    }

    @Test func theLogIsVerifiedAndATamperedOneIsNot() async throws {
        try await Screens.withOffice { house in
            _ = try await house.openNamedFile()
            let client = try await house.browser(of: .dataProtectionOfficer)
            let good = try await client.submit(on: "/protokoll", to: "/protokoll/pruefung", [:])
            #expect(good.body.contains("Das Protokoll hält.") && PageCheck(good.body).findings == [])
            try await house.office.database.write { _ = try $0.execute("UPDATE log SET detail = 'named' WHERE action = 'office.found'") }
            let bad = try await client.submit(on: "/protokoll", to: "/protokoll/pruefung", [:])
            #expect(bad.body.contains("Das Protokoll hält nicht: Eintrag 1 fehlt oder wurde verändert"))
        }
    }

    @Test func erasingAsksForTheNumberTwice() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let number = try await house.onlyNumber()
            let client = try await house.browser(of: .dataProtectionOfficer)
            let page = try await client.get("/protokoll/loeschen").body
            #expect(PageCheck(page).findings == [])
            let unsure = try await client.submit(on: "/protokoll/loeschen", ["number": number, "again": "R-222222", "reason": "demand"])
            #expect(unsure.status == .unprocessableContent && unsure.body.contains("Die beiden Nummern sind verschieden."))
            #expect(unsure.body.contains("value=\"\(number)\"") && unsure.body.contains("value=\"demand\" checked"))
            #expect(PageCheck(unsure.body).findings == [])
            let unknown = try await client.submit(on: "/protokoll/loeschen", ["number": "R-222222", "again": "R-222222", "reason": "demand"])
            #expect(unknown.status == .unprocessableContent && unknown.body.contains("Diesen Fall gibt es nicht."))
            let done = try await client.submit(on: "/protokoll/loeschen", ["number": number, "again": number, "reason": "demand"], following: true)
            #expect(done.body.contains("Der Fall ist gelöscht.") && done.body.contains("Fall gelöscht"))
            await #expect(throws: Refusal.erased) { _ = try await house.ask(CaseOverview(file: file)) }
        }
    }
}
