import Basics
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct MyDayTests {
    @Test func theDayGreetsAndCounts() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            try await house.perform(appointment(of: file, hour: 9, interpreter: house.worker(.interpreter).id))
            try await house.perform(AddTask(file: file, title: "Kostenvoranschlag Geräte", dueOn: Screens.today.adding(days: -2)))
            try await house.perform(AddTask(file: file, title: "Passersatz nachfragen", dueOn: Screens.today))
            let page = try await house.browser(of: .counsellor).get("/")
            #expect(PageCheck(page.body).findings == [])
            for words in [
                "Guten Morgen, Test Rückkehrberatung", "Montag, 1. Juni 2026 · 1 Termin · 2 Fristen", "09:00", "A., Besarta", "Plan besprechen",
                "Albanisch", "Test Dolmetschen", "angefragt", "vor 2 Tagen", "heute", "Passersatz nachfragen", "Weiterarbeiten",
            ] { #expect(page.body.contains(words), "\(words) is missing") }
        }
    }

    @Test func anEmptyDayTeaches() async throws {
        try await Screens.withOffice { house in
            let page = try await house.browser(of: .counsellor).get("/")
            #expect(PageCheck(page.body).findings == [])
            #expect(page.body.contains("keine Termine · keine Frist"))
            #expect(page.body.contains("Ein Fall braucht keinen Namen"))
            #expect(page.body.contains("/faelle/neu"))
        }
    }

    @Test func anOutcomeIsOneButtonAndCanBeTakenBack() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let id = try await house.perform(appointment(of: file, hour: 9)).id
            let client = try await house.browser(of: .counsellor)
            let page = try await client.submit(on: "/", to: "/termine/\(id)/wahrgenommen", [:], following: true)
            #expect(page.body.contains("Eingetragen: wahrgenommen."))
            #expect(PageCheck(page.body).findings == [])
            var state = try await house.ask(MyDay(day: Screens.today)).appointments.first?.state
            #expect(state == .kept)
            let undo = try #require(ShownForm.all(in: page.body).first { $0.action.contains("/offen") })
            _ = try await client.post(undo.action, form: undo.filled(with: [:]))
            state = try await house.ask(MyDay(day: Screens.today)).appointments.first?.state
            #expect(state == .planned)
        }
    }

    @Test func theLeadSeesTheTeamAndEachDayBehindIt() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            try await house.perform(appointment(of: file, hour: 9))
            try await house.perform(AddTask(file: file, title: "Nachfragen", dueOn: Screens.today.adding(days: -2)))
            let lead = try await house.browser(of: .teamLead)
            let team = try await lead.get("/team")
            #expect(PageCheck(team.body).findings == [] && team.body.contains("Das Team heute"))
            let line = try await house.ask(TeamDay(day: Screens.today), by: house.lead).first { $0.id == house.counsellor.id }
            #expect(line?.appointments == 1 && line?.overdueTasks == 1 && line?.openFiles == 1 && line?.unsettled == 0)
            let day = try await lead.get("/?person=\(house.counsellor.id)")
            #expect(PageCheck(day.body).findings == [])
            #expect(day.body.contains("Tag von Test Rückkehrberatung") && day.body.contains("Nachfragen") && day.body.contains("A., Besarta"))
            #expect(try await lead.get("/?person=\(CommandID())").status == .notFound)
        }
    }

    @Test func aColleaguesDayIsForWhoStandsInAndOnlyThen() async throws {
        try await Screens.withOffice { house in
            let other = try await house.office.addWorker(
                name: "Rita Ruf", login: "ruf", password: TestOffice.password, roles: [.counsellor], languages: [], id: CommandID(),
                by: house.worker(.administrator))
            let standIn = Worker(office: house.counsellor.office, id: other, name: "Rita Ruf", roles: [.counsellor])
            let file = try await house.openNamedFile()
            try await house.perform(AddTask(file: file, title: "Nachfragen", dueOn: Screens.today))
            let question = MyDay(day: Screens.today, colleague: house.counsellor.id)
            await #expect(throws: Refusal.notFound) { try await house.ask(question, by: standIn) }
            try await house.perform(
                NameDeputy(absent: house.counsellor.id, deputy: other, from: Screens.today, until: Screens.today.adding(days: 2)))
            let day = try await house.ask(question, by: standIn)
            #expect(day.tasks.map(\.title) == ["Nachfragen"] && day.whose == house.counsellor.name)
            let own = try await house.ask(MyDay(day: Screens.today), by: standIn)
            #expect(own.tasks.isEmpty && own.standsInFor.map(\.absent) == [house.counsellor.id])
            house.clock.move(days: 3)
            await #expect(throws: Refusal.notFound) { try await house.ask(question, by: standIn) }
        }
    }

    @Test func inTheEveningTheNextDayIsShown() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            try await house.perform(appointment(of: file, day: Screens.today.adding(days: 1), hour: 8))
            let morning = try await house.browser(of: .counsellor).get("/").body
            #expect(!morning.contains(">Morgen</h2>"))
            house.clock.move(seconds: 8 * 3_600)
            let evening = try await house.browser(of: .counsellor).get("/").body
            #expect(PageCheck(evening).findings == [])
            #expect(evening.contains(">Morgen</h2>") && evening.contains("08:00"))
        }
    }

    @Test func aTaskIsTickedOffOnTheDayShown() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let task = try await house.perform(AddTask(file: file, title: "Nachfragen", dueOn: Screens.today)).id
            let client = try await house.browser(of: .counsellor)
            let answer = try await client.submit(on: "/?tag=2026-05-31", to: "/aufgaben/\(task)/erledigt", [:])
            #expect(answer.location == "/?tag=2026-05-31")
            let left = try await house.ask(MyDay(day: Screens.today)).tasks.count
            #expect(left == 0)
        }
    }

    @Test func anotherDayIsShownAndAnOddOneIsToday() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            try await house.perform(appointment(of: file, day: Screens.today.adding(days: 1), hour: 10))
            let client = try await house.browser(of: .counsellor)
            let tomorrow = try await client.get("/?tag=2026-06-02").body
            #expect(tomorrow.contains("Dienstag, 2. Juni 2026 · 1 Termin"))
            #expect(tomorrow.contains("Absagen") && !tomorrow.contains("Kam nicht"))
            #expect(PageCheck(tomorrow).findings == [])
            for odd in ["2026-02-30", "9999-12-31", "0001-01-01", "x", ""] {
                let page = try await client.get("/?tag=\(odd)")
                #expect(page.status == .ok && page.body.contains("Montag, 1. Juni 2026"))
            }
        }
    }

    @Test func aPastAppointmentAsksHowItWent() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            try await house.perform(appointment(of: file, day: Screens.today.adding(days: -3), hour: 10))
            let page = try await house.browser(of: .counsellor).get("/").body
            #expect(page.contains("Wie ging es aus?") && page.contains("29.05.2026, 10:00 Uhr"))
            #expect(PageCheck(page).findings == [])
        }
    }

    @Test func everyoneBeginsWhereTheirWorkIs() async throws {
        try await Screens.withOffice { house in
            let beginnings: [Role: String] = [
                .interpreter: "/einsaetze", .volunteer: "/auftraege", .finance: "/zusagen", .dataProtectionOfficer: "/protokoll",
                .administrator: "/konten",
            ]
            for role in Role.allCases {
                let answer = try await house.browser(of: role).get("/")
                #expect(answer.location == beginnings[role], "\(role)")
                if beginnings[role] == nil { #expect(answer.status == .ok) }
            }
        }
    }

    @Test func aForeignAppointmentCannotBeSettled() async throws {
        try await Screens.withOffice { house in
            let id = try await house.perform(appointment(of: house.openNamedFile(), hour: 9)).id
            let client = try await house.browser(of: .housingCounsellor)
            let form = try #require(ShownForm.all(in: try await client.get("/").body).first)
            let answer = try await client.post(
                "/termine/\(id)/wahrgenommen", form: form.filled(with: ["vorgang": CommandID().text]))
            #expect(answer.status == .notFound)
        }
    }

    private func appointment(
        of file: CaseID, day: CivilDate = Screens.today, hour: Int, interpreter: WorkerID? = nil
    ) -> BookAppointment {
        BookAppointment(
            file: file, begins: LocalTime(day: day, hour: hour, minute: 0).moment, minutes: 60, matter: .plan, language: Screens.albanian,
            needsInterpreter: interpreter != nil, interpreter: interpreter)
    }
}
