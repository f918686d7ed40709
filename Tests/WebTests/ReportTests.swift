import Basics
import Catalogue
import Figures
import Foundation
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

    /// One household of one person in a flat in Kalk.
    private func move(_ house: TestOffice) async throws {
        let desk = house.worker(.housingCounsellor)
        let file = try await house.perform(OpenCase(desk: .housing, alias: "Amina"), by: desk).id
        var needs = HousingNeeds(persons: 1)
        (needs.mayLeave, needs.residenceRule, needs.consents) = (true, false, true)
        _ = try await house.perform(RecordHousingNeeds(file: file, sheet: HousingSheet(needs: needs), basedOn: nil), by: desk)
        var facts = FlatFacts()
        (facts.municipality, facts.district) = ("05315000", "Kalk")
        (facts.area, facts.rooms) = (FloorArea(squareMetres: 45), 2)
        (facts.baseRent, facts.coldCosts, facts.warmCosts) = (Money(cents: 40_000), Money(cents: 10_000), Money(cents: 6_000))
        let offer = FlatOffer(origin: .phone, facts: facts, details: FlatDetails())
        let flat = try await house.perform(TakeOffer(offer, identity: LandlordIdentity(name: "Frau Pesch", phone: "0221 1")), by: desk).id
        _ = try await house.perform(CheckOffer(flat: flat, version: 1, asked: true), by: desk)
        let version = try await house.ask(FlatSheet(flat: flat), by: desk).flat.version
        _ = try await house.perform(MoveOffer(flat: flat, to: .open, version: version), by: desk)
        let round = try await house.perform(
            FixCriteria(flat: flat, criteria: SelectionCriteria(rule: .waitingTime, atOnce: 1)), by: desk
        ).id
        _ = try await house.perform(ComputeSelection(round: round), by: desk)
        let id = try await house.perform(NominateHousehold(flat: flat, file: file, reason: "Platz 1"), by: desk).id
        for state in [NominationState.accepted, .shown, .wanted] {
            _ = try await house.perform(AdvanceNomination(nomination: id, to: state), by: desk)
        }
        _ = try await house.perform(SignContract(nomination: id, on: Screens.today, despite: "zahlt selbst"), by: desk)
        let persons = try await house.ask(HouseholdSheet(file: file), by: desk).persons.map(\.id)
        _ = try await house.perform(RecordMoveIn(nomination: id, sheet: MoveInSheet(movedOn: Screens.today, persons: persons)), by: desk)
    }

    @Test func oneHouseholdIsNobodyInParticularInTheReport() async throws {
        try await Screens.withOffice { house in
            try await move(house)
            let lead = try await house.browser(of: .teamLead)
            let query = "?von=2026-01-01&bis=2026-12-31"
            let page = try await lead.get("/berichte/wohnen" + query)
            #expect(page.body.contains("1 Person zog in eine Wohnung.") && PageCheck(page.body).findings == [])
            #expect(page.body.contains("nicht gezeigt") && !page.body.contains("100 %") && !page.body.contains("nach 3 Monaten"))
            let file = try await lead.get("/berichte/wohnen.csv" + query).body
            for section in ["Größe der Haushalte", "Wer vermietet", "Wie das Angebot kam", "Wohin", "Aus der Ukraine"] {
                let lines = file.split(whereSeparator: \.isNewline).filter { $0.contains(section) }
                #expect(lines.contains { $0.contains("nicht gezeigt") } && !lines.contains { $0.hasSuffix(";1") }, "\(lines)")
            }
            #expect(page.body.contains("Zu wenige, um sie zu zeigen") && !page.body.contains("Nippes") && !page.body.contains("Kalk"))
            // The file has every cell of the page, and no other.
            let cells = page.body.components(separatedBy: "<td role=\"cell\"").count - 1
            #expect(
                file.split(whereSeparator: \.isNewline).count { $0.components(separatedBy: ";").count == 4 } == cells + 1,
                "with the heads of the columns")
        }
    }

    @Test func onlyPeriodsThatHaveBegunAreOffered() async throws {
        try await Screens.withOffice { house in
            let page = try await house.browser(of: .teamLead).get("/berichte/wohnen")
            let year = Screens.today.year
            #expect(page.body.contains("2. Halbjahr \(year - 1)") && page.body.contains("Jahr \(year - 2)"), "on 1 June the first half is not over")
            #expect(!page.body.contains("\(year + 1)"))
        }
    }
}
