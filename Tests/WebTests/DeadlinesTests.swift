import Basics
import Catalogue
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct DeadlinesTests {
    private func departedFamily(_ house: TestOffice, daysAgo: Int = 40) async throws -> CaseID {
        let file = try await house.openFamily(of: 1)
        _ = try await house.freeze(file)
        let persons = try await house.ask(HouseholdSheet(file: file)).persons
        try await house.perform(
            ConfirmDeparture(
                file: file, persons: persons.map(\.id), leftOn: Screens.today.adding(days: -daysAgo), country: Country("IQ")!, proof: .ticket,
                proofDetail: ""))
        return file
    }

    @Test func aFileWithoutProgrammesSaysWhenDeadlinesCome() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let page = try await house.browser(of: .counsellor).get("/faelle/\(file)/fristen").body
            #expect(PageCheck(page).findings == [])
            #expect(page.contains("noch keine Fristen") && !page.contains("Tag eintragen"))
        }
    }

    @Test func theDayShowsADeadlineAndOneButtonSettlesIt() async throws {
        try await Screens.withOffice { house in
            let file = try await departedFamily(house)
            let client = try await house.browser(of: .counsellor)
            let day = try await client.get("/").body
            #expect(PageCheck(day).findings == [])
            for words in ["Fristen der Programme", "bis 03.06.2026", "Verauslagtes Geld", "feste Frist", "6 Wochen ab: Ausreise"] {
                #expect(day.contains(words), "\(words) is missing")
            }
            let action = "/faelle/\(file)/fristen/reag-garp/reimbursement/2026-04-22/erledigt"
            let done = try await client.submit(on: "/", to: action, [:], following: true)
            #expect(done.body.contains("Die Frist ist erledigt.") && !done.body.contains("Verauslagtes Geld"))
            let undo = try #require(ShownForm.all(in: done.body).first { $0.action.contains("/offen") })
            let back = try await client.post(undo.action, form: undo.filled(with: [:]))
            #expect(back.location == "/")
            let again = try await client.get("/").body
            #expect(again.contains("Verauslagtes Geld"))
        }
    }

    @Test func aMilestoneIsNotedAndTakenBack() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 1)
            _ = try await house.freeze(file)
            let client = try await house.browser(of: .counsellor)
            let path = "/faelle/\(file)/fristen"
            let page = try await client.get(path).body
            #expect(PageCheck(page).findings == [])
            #expect(page.contains("beginnt mit: Ausreise") && page.contains("Antrag eingereicht: REAG/GARP 2.0"))
            let wrong = try await client.submit(on: path, to: "/faelle/\(file)/meilensteine", ["event": "reag-garp/nie", "day": "31.02.2026"])
            #expect(PageCheck(wrong.body).findings == [])
            #expect(wrong.body.contains("Diese Auswahl gibt es nicht.") && wrong.body.contains("Das ist kein Datum."))
            let noted = try await client.submit(
                on: path, to: "/faelle/\(file)/meilensteine", ["event": "reag-garp/application_submitted", "day": "18.05.2026"], following: true)
            #expect(PageCheck(noted.body).findings == [])
            #expect(noted.body.contains("13.07.2026") && noted.body.contains("10.08.2026"))
            let timeline = try await client.get("/faelle/\(file)/verlauf").body
            #expect(timeline.contains("Meilenstein") && timeline.contains("Antrag eingereicht: 18.05.2026"))
            let form = try #require(ShownForm.all(in: noted.body).first { $0.action.hasSuffix("/zuruecknehmen") })
            _ = try await client.post(form.action, form: form.filled(with: [:]))
            let after = try await client.get(path).body
            #expect(!after.contains("13.07.2026"))
        }
    }

    @Test func theOverviewAndTheTeamSeeIt() async throws {
        try await Screens.withOffice { house in
            let file = try await departedFamily(house)
            let overview = try await house.browser(of: .counsellor).get("/faelle/\(file)").body
            #expect(PageCheck(overview).findings == [])
            #expect(overview.contains("Alle Fristen und Meilensteine") && overview.contains("Verauslagtes Geld"))
            let lead = try await house.browser(of: .teamLead).get("/").body
            #expect(PageCheck(lead).findings == [])
            #expect(lead.contains("Fristen im Team (") && lead.contains("Verauslagtes Geld"))
        }
    }

    @Test func aStrangeAddressSettlesNothing() async throws {
        try await Screens.withOffice { house in
            let file = try await departedFamily(house)
            let client = try await house.browser(of: .counsellor)
            let form = try #require(
                ShownForm.all(in: try await client.get("/faelle/\(file)/fristen").body).first { $0.action.hasSuffix("/erledigt") })
            for path in [
                "reag-garp/nichts/2026-04-22", "nichts/reimbursement/2026-04-22", "reag-garp/reimbursement/2026-04-23", "reag-garp/reimbursement/x",
            ] {
                let answer = try await client.post("/faelle/\(file)/fristen/\(path)/erledigt", form: form.filled(with: ["vorgang": CommandID().text]))
                #expect(answer.status == .notFound, "\(path)")
            }
        }
    }
}
