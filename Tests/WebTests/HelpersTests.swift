import Basics
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct HelpersTests {
    @Test func anInterpreterSeesTimeAndLanguageAndNothingElse() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile(wish: "Geheimer Wunsch")
            let id = try await house.perform(talk(of: file, interpreter: house.worker(.interpreter).id)).id
            let client = try await house.browser(of: .interpreter)
            let page = try await client.get("/einsaetze").body
            #expect(PageCheck(page).findings == [])
            #expect(page.contains("1 offene Anfrage") && page.contains("Albanisch") && page.contains("Test Rückkehrberatung"))
            let number = try await house.onlyNumber()
            for secret in ["Besarta", "Ahmeti", "Kosovo", "Geheimer", number, file.text, "Umzug", "Erstgespräch"] {
                #expect(!page.contains(secret), "\(secret)")
            }
            let answer = try await client.submit(on: "/einsaetze", to: "/einsaetze/\(id)/zusagen", [:], following: true)
            #expect(answer.body.contains("Danke, Sie haben zugesagt.") && answer.body.contains("zugesagt"))
            let seen = try await house.ask(MyDay(day: Screens.today)).appointments.first?.interpreterAnswer
            #expect(seen == .accepted)
        }
    }

    @Test func aVolunteerSeesAFirstNameAndNothingElse() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            try await house.perform(talk(of: file, companion: house.worker(.volunteer).id))
            let page = try await house.browser(of: .volunteer).get("/auftraege").body
            #expect(PageCheck(page).findings == [])
            #expect(page.contains("Besarta") && page.contains("Erstgespräch") && page.contains("Test Rückkehrberatung"))
            let number = try await house.onlyNumber()
            for secret in ["Ahmeti", "Kosovo", number, file.text] { #expect(!page.contains(secret), "\(secret)") }
        }
    }

    @Test func helpersWithoutWorkAreToldSo() async throws {
        try await Screens.withOffice { house in
            for (role, path) in [(Role.interpreter, "/einsaetze"), (.volunteer, "/auftraege")] {
                let page = try await house.browser(of: role).get(path)
                #expect(page.status == .ok && page.body.contains("Zurzeit"))
                #expect(PageCheck(page.body).findings == [])
            }
        }
    }

    private func talk(of file: CaseID, interpreter: WorkerID? = nil, companion: WorkerID? = nil) -> BookAppointment {
        BookAppointment(
            file: file, begins: LocalTime(day: Screens.today, hour: 14, minute: 0).moment, minutes: 45, matter: .firstTalk,
            language: Screens.albanian, needsInterpreter: interpreter != nil, interpreter: interpreter, companion: companion)
    }
}
