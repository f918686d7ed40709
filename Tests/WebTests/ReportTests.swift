import Basics
import Catalogue
import Figures
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct ReportTests {
    @Test func theSentenceStandsWithEveryFiguresDefinition() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 2)
            let persons = try await house.ask(HouseholdSheet(file: file)).persons.map(\.id)
            try await house.perform(
                HoldSession(
                    file: file, heldOn: Screens.today, minutes: 60, channel: .office, language: nil, interpreting: .notNeeded, advised: persons,
                    note: ""))
            try await house.perform(
                ConfirmDeparture(
                    file: file, persons: persons, leftOn: Screens.today, country: Country("IQ")!, proof: .ticket, proofDetail: ""))
            let page = try await house.browser(of: .finance).get("/berichte")
            #expect(PageCheck(page.body).findings == [])
            #expect(page.body.contains("2 Ausreisen in 1 Land, 1 Beratung für 2 Personen."))
            for words in [
                ActivityDefinition.departures, ActivityDefinition.countries, ActivityDefinition.sessions, ActivityDefinition.persons, "Irak",
            ] {
                #expect(page.body.contains(words))
            }
            #expect(!page.body.contains("Hadi") && !page.body.contains("Yousif"), "a report names nobody")
        }
    }

    @Test func aPeriodIsChosenAndMendedOnThePage() async throws {
        try await Screens.withOffice { house in
            let client = try await house.browser(of: .counsellor)
            let half = try await client.get("/berichte?von=2026-01-01&bis=2026-06-30&stand=30.6.2026")
            #expect(half.body.contains("value=\"01.01.2026\"") && half.body.contains("value=\"30.06.2026\""))
            #expect(half.body.contains("keine Ausreise bestätigt"))
            for query in ["von=gestern", "von=2026-02-01&bis=2026-01-01", "stand=%22%3E%3Cscript%3E"] {
                let wrong = try await client.get("/berichte?" + query)
                #expect(wrong.status == .unprocessableContent && wrong.body.contains("Es gibt ein Problem"), "\(query)")
                #expect(PageCheck(wrong.body).findings == [], "\(query)")
            }
            #expect(try await house.browser(of: .volunteer).get("/berichte").status == .forbidden)
        }
    }

    @Test func theReportOnFlatsStandsOnThePageAndInTheFile() async throws {
        try await Screens.withOffice { house in
            let lead = try await house.browser(of: .teamLead)
            let before = try await lead.get("/berichte/wohnen")
            #expect(before.body.contains("noch keine Wohnung angeboten") && PageCheck(before.body).findings == [])
            var facts = FlatFacts()
            facts.district = "Kalk"
            let offer = FlatOffer(origin: .phone, facts: facts, details: FlatDetails())
            _ = try await house.perform(
                TakeOffer(offer, identity: LandlordIdentity(name: "Frau Pesch", phone: "0221 1")), by: house.worker(.housingCounsellor))
            let page = try await lead.get("/berichte/wohnen?von=2026-01-01&bis=2026-12-31")
            #expect(page.body.contains("In diesem Zeitraum zog niemand in eine eigene Wohnung."))
            #expect(PageCheck(page.body).findings == [] && !page.body.contains("Pesch"))
            let file = try await lead.get("/berichte/wohnen.csv?von=2026-01-01&bis=2026-12-31&stand=")
            #expect(file.status == .ok && file.body.contains("Umgezogen") && file.body.contains("Haushalte"))
            #expect(try await lead.get("/berichte/wohnen?von=2026-02-01&bis=2026-01-01").status == .unprocessableContent)
            #expect(try await house.browser(of: .volunteer).get("/berichte/wohnen").status == .forbidden)
        }
    }
}
