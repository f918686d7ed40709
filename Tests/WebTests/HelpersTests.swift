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

    @Test func anErrandIsAnsweredDoneAndThenToldNoMore() async throws {
        try await Screens.withOffice { house in
            let keeper = house.worker(.housingCounsellor)
            let file = try await house.perform(
                OpenCase(desk: .housing, identity: PersonIdentity(familyName: "Ahmeti", givenName: "Besarta")), by: keeper
            ).id
            let errand = try await give(file, to: try await volunteer(house, by: keeper), house, by: keeper)
            let client = try await house.browser(of: .volunteer)
            let page = try await client.get("/auftraege/\(errand)")
            #expect(PageCheck(page.body).findings == [])
            #expect(page.body.contains("Besarta") && page.body.contains("Haupteingang") && !page.body.contains("Ahmeti"))
            let said = try await client.submit(on: "/auftraege/\(errand)", to: "/auftraege/\(errand)/zusagen", [:], following: true)
            #expect(said.body.contains("Danke, Sie haben zugesagt."))
            house.clock.move(days: 2)
            let later = try await house.browser(of: .volunteer)
            let wrong = try await later.submit(on: "/auftraege/\(errand)", to: "/auftraege/\(errand)/erledigt", ["hours": "zwei"])
            #expect(wrong.status == .unprocessableContent && wrong.body.contains("Das ist keine Dauer."))
            let done = try await later.submit(
                on: "/auftraege/\(errand)", to: "/auftraege/\(errand)/erledigt", ["hours": "1,75"], following: true)
            #expect(done.body.contains("Danke! Die Stunden sind eingetragen."))
            let work = try await house.ask(MyWork(year: Screens.today.year), by: house.worker(.volunteer))
            #expect(work?.minutes == 105)
            let over = try await later.get("/auftraege/\(errand)")
            #expect(over.body.contains("Dieser Auftrag ist vorbei") && PageCheck(over.body).findings == [])
            for secret in ["Besarta", "Ahmeti", "Haupteingang", "Begleitung"] { #expect(!over.body.contains(secret), "\(secret)") }
        }
    }

    private func volunteer(_ house: TestOffice, by keeper: Worker) async throws -> VolunteerID {
        let id = try await house.perform(
            KeepVolunteer(identity: VolunteerIdentity(name: "Renate Jansen"), account: house.worker(.volunteer).id), by: keeper
        ).id
        let certificate = SeenCertificate(seenOn: Screens.today, validUntil: Screens.today.adding(days: 300))
        try await house.perform(
            RecordOnboarding(volunteer: id, onboarding: Onboarding(secrecyOn: Screens.today, certificate: certificate), version: 1), by: keeper)
        try await house.perform(NoteTraining(volunteer: id, kind: .basic, heldOn: Screens.today), by: keeper)
        try await house.perform(MoveVolunteer(volunteer: id, to: .active), by: keeper)
        return id
    }

    private func give(_ file: CaseID, to volunteer: VolunteerID, _ house: TestOffice, by keeper: Worker) async throws -> ErrandID {
        let day = Screens.today.adding(days: 1)
        let plan = ErrandPlan(
            kind: .officeVisit, begins: LocalTime(day: day, hour: 14, minute: 0).moment, minutes: 90,
            details: ErrandDetails(meetingPoint: "Haupteingang"), shownUntil: day.adding(days: 2))
        return try await house.perform(GiveErrand(file: file, volunteer: volunteer, plan: plan, agreedOn: Screens.today), by: keeper).id
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
