import Basics
import Office
import TestSupport
import Testing

@Suite struct HelpersTests {
    @Test func anInterpreterSeesTimeAndLanguageAndNothingElse() async throws {
        try await ScreenHouse.with(.counsellor, .interpreter) { house in
            let file = try await house.openNamedFile(wish: "Geheimer Wunsch")
            let id = try await house.perform(talk(of: file, interpreter: house.worker(.interpreter).id)).id
            let client = try await house.client(.interpreter)
            let page = try await client.get("/einsaetze").body
            #expect(PageCheck(page).findings == [])
            #expect(page.contains("1 offene Anfrage") && page.contains("Albanisch") && page.contains("Maria Huber"))
            let number = try await house.ask(CaseList()).lines[0].number
            for secret in ["Besarta", "Ahmeti", "Kosovo", "Geheimer", number, file.text, "Umzug", "Erstgespräch"] { #expect(!page.contains(secret), "\(secret)") }
            let answer = try await client.submit(on: "/einsaetze", to: "/einsaetze/\(id)/zusagen", [:], following: true)
            #expect(answer.body.contains("Danke, Sie haben zugesagt.") && answer.body.contains("zugesagt"))
            let seen = try await house.ask(MyDay(day: ScreenHouse.today)).appointments.first?.interpreterAnswer
            #expect(seen == .accepted)
        }
    }

    @Test func aVolunteerSeesAFirstNameAndNothingElse() async throws {
        try await ScreenHouse.with(.counsellor, .volunteer) { house in
            let file = try await house.openNamedFile()
            try await house.perform(talk(of: file, companion: house.worker(.volunteer).id))
            let page = try await house.client(.volunteer).get("/auftraege").body
            #expect(PageCheck(page).findings == [])
            #expect(page.contains("Besarta") && page.contains("Erstgespräch") && page.contains("Maria Huber"))
            let number = try await house.ask(CaseList()).lines[0].number
            for secret in ["Ahmeti", "Kosovo", number, file.text] { #expect(!page.contains(secret), "\(secret)") }
        }
    }

    @Test func helpersWithoutWorkAreToldSo() async throws {
        try await ScreenHouse.with(.interpreter, .volunteer) { house in
            for (role, path) in [(Role.interpreter, "/einsaetze"), (.volunteer, "/auftraege")] {
                let page = try await house.client(role).get(path)
                #expect(page.status == .ok && page.body.contains("Zurzeit"))
                #expect(PageCheck(page.body).findings == [])
            }
        }
    }

    private func talk(of file: CaseID, interpreter: WorkerID? = nil, companion: WorkerID? = nil) -> BookAppointment {
        BookAppointment(
            file: file, begins: LocalTime(day: ScreenHouse.today, hour: 14, minute: 0).moment, minutes: 45, matter: .firstTalk,
            language: ScreenHouse.albanian, needsInterpreter: interpreter != nil, interpreter: interpreter, companion: companion)
    }
}
