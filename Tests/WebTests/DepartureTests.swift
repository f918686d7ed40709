import Basics
import Figures
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct DepartureTests {
    @Test func aFamilyMayTravelSplitAndEverybodyCountsOnce() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 3)
            let persons = try await house.ask(HouseholdSheet(file: file)).persons
            let client = try await house.browser(of: .counsellor)
            let address = "/faelle/\(file.text)/ausreise"
            let page = try await client.get(address)
            #expect(PageCheck(page.body).findings == [])
            #expect(page.body.contains("<option value=\"IQ\" selected>"), "the destination of the file is offered")
            let form = FormData([
                ("persons", persons[0].id.text), ("persons", persons[1].id.text), ("left_on", "30.5.2026"), ("country", "IQ"),
                ("proof", "boarding_pass"), ("proof_detail", "LH 123"),
            ])
            let done = try await client.submit(on: address, form, following: true)
            #expect(done.body.contains("Die Ausreise von 2 Personen ist bestätigt.") && done.body.contains("LH 123"))
            #expect(PageCheck(done.body).findings == [])
            #expect(!done.body.contains("value=\"\(persons[0].id.text)\"") && done.body.contains("value=\"\(persons[2].id.text)\""))
            let twice = try await client.submit(on: address, form)
            #expect(twice.status == .conflict)
            let departure = try await house.ask(DepartureSheet(file: file)).departures[0].id
            let back = try await client.submit(on: address, to: "\(address)/\(departure.text)/zuruecknehmen", [:], following: true)
            #expect(back.body.contains("zählt nicht mehr") && back.body.contains("Zurückgenommene Bestätigungen (1)"))
            #expect(try await house.ask(ActivityReport(from: Screens.today.adding(days: -9), to: Screens.today)).departures == 1)
        }
    }

    @Test func whatIsMissingIsSaidAtItsFieldAndTheRestIsKept() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 1)
            let person = try await house.ask(HouseholdSheet(file: file)).persons[0].id
            let client = try await house.browser(of: .counsellor)
            let address = "/faelle/\(file.text)/ausreise"
            let wrong = try await client.submit(
                on: address, ["persons": person.text, "left_on": "31.02.2026", "country": "IQ", "proof_detail": "Nummer 77"])
            #expect(wrong.status == .unprocessableContent)
            #expect(PageCheck(wrong.body).findings == [])
            for words in ["value=\"31.02.2026\"", "value=\"Nummer 77\"", "Das ist kein Datum", "Wählen Sie einen Nachweis."] {
                #expect(wrong.body.contains(words), "\(words) is missing")
            }
            let future = try await client.submit(
                on: address, ["persons": person.text, "left_on": "30.06.2026", "country": "IQ", "proof": "ticket"])
            #expect(future.status == .unprocessableContent && future.body.contains("erst bestätigt, wenn sie geschehen ist"))
            let nobody = try await client.submit(on: address, ["left_on": "30.05.2026", "country": "IQ", "proof": "ticket"])
            #expect(nobody.body.contains("Wer ist ausgereist?") && PageCheck(nobody.body).findings == [])
        }
    }
}
