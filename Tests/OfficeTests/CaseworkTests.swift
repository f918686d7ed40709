import Basics
import Figures
import Office
import Store
import TestSupport
import Testing

@Suite struct CaseworkTests {
    private func talk(_ file: CaseID, _ test: TestOffice, advised: [PersonID] = [], on day: CivilDate? = nil) -> HoldSession {
        HoldSession(
            file: file, heldOn: day ?? test.clock.now.local.day, minutes: 45, channel: .office, language: Language("sq"), interpreting: .notNeeded,
            advised: advised, note: "Schule der Kinder geklärt.")
    }

    @Test(arguments: Engine.here) func aNamelessFileIsLiftedWithoutRetyping(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.perform(
                OpenCase(desk: .return, alias: "Frau mit zwei Kindern", language: Language("sq"), wish: "Zu meiner Schwester")
            ).id
            try await test.perform(talk(file, test))
            let nameless = try await test.ask(CaseOverview(file: file))
            #expect(nameless.file.naming == .nameless)
            #expect(nameless.file.title == "Frau mit zwei Kindern")
            #expect(try await test.ask(FindPersons(text: "Ahmeti")).isEmpty)

            try await test.perform(
                NameCase(
                    file: file, identity: PersonIdentity(familyName: "Ahmeti", givenName: "Besarta", gender: .female), version: nameless.file.version)
            )
            let named = try await test.ask(CaseOverview(file: file))
            #expect(named.file.naming == .named)
            #expect(named.file.title == "A., Besarta")
            #expect(named.file.wish == "Zu meiner Schwester")
            #expect(named.sessions == 1)
            #expect(named.file.language == Language("sq"))
            #expect(try await test.ask(FindPersons(text: "besarta AHMETI")).map(\.id) == [file])
        }
    }

    @Test(arguments: Engine.here) func namesAreFoundFolded(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.perform(OpenCase(desk: .return, identity: PersonIdentity(familyName: "Müller-Çelik", givenName: "Zoë"))).id
            for text in ["celik", "Mueller", "MULLER zoe", "  çelik  ", "Çeli", "Zoe Müll"] {
                #expect(try await test.ask(FindPersons(text: text)).map(\.id) == [file], "\(text)")
            }
            #expect(try await test.ask(FindPersons(text: "Çelebi")).isEmpty)
            let number = try await test.ask(CaseOverview(file: file)).file.number
            #expect(try await test.ask(FindPersons(text: number.lowercased())).map(\.id) == [file])
        }
    }

    @Test(arguments: Engine.here) func factsKeepTheirOriginAndUnknownStaysUnknown(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.perform(OpenCase(desk: .return)).id
            let person = try await test.ask(HouseholdSheet(file: file)).persons[0]
            try await test.perform(
                RecordPerson(
                    file: file, person: person.id, identity: PersonIdentity(),
                    facts: ["entry_date": FactInput(["2024-03-03"], standing: .documented), "status": FactInput(["tolerated"])],
                    version: person.version))
            test.clock.move(days: 3)
            let again = try await test.ask(HouseholdSheet(file: file)).persons[0]
            try await test.perform(
                RecordPerson(
                    file: file, person: person.id, identity: PersonIdentity(),
                    facts: ["entry_date": FactInput(["2024-03-03"], standing: .documented), "status": .unknown], version: again.version))
            let facts = try await test.ask(HouseholdSheet(file: file)).persons[0].facts
            #expect(facts["entry_date"]?.on == TestOffice.start.local.day)
            #expect(facts["status"] == nil)
            #expect(facts["has_own_means"] == nil)
            await #expect(throws: Refusal.stale) {
                try await test.perform(RecordPerson(file: file, person: person.id, identity: PersonIdentity(), facts: [:], version: person.version))
            }
        }
    }

    @Test func theFutureHoldsAppointmentsNotSessions() async throws {
        try await Engine.sqlite.withOffice { test in
            let file = try await test.perform(OpenCase(desk: .return)).id
            let refusal = await #expect(throws: Refusal.self) {
                try await test.perform(talk(file, test, on: test.clock.now.local.day.adding(days: 1)))
            }
            guard case .invalid(let errors) = refusal else { return #expect(Bool(false)) }
            #expect(errors.map(\.field) == ["held_on"])
        }
    }

    @Test(arguments: Engine.here) func everybodyLeavesOnceUntilItIsTakenBack(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.perform(OpenCase(desk: .return, destination: Country("XK"))).id
            let person = try await test.ask(HouseholdSheet(file: file)).persons[0].id
            func leave() async throws {
                try await test.perform(
                    ConfirmDeparture(
                        file: file, persons: [person], leftOn: test.clock.now.local.day, country: Country("XK")!, proof: .borderCertificate,
                        proofDetail: "GÜB 123"))
            }
            try await leave()
            await #expect(throws: Refusal.self) { try await leave() }
            let overview = try await test.ask(CaseOverview(file: file))
            #expect(overview.file.stage == .aftercare)
            #expect(overview.departures.map(\.proofDetail) == ["GÜB 123"])
            try await test.perform(VoidDeparture(file: file, departure: overview.departures[0].id))
            try await leave()
            let today = test.clock.now.local.day
            #expect(try await test.ask(ActivityReport(from: today, to: today)).departures == 1)
        }
    }

    @Test func toStayIsAnOutcomeAndToReturnNeedsADeparture() async throws {
        try await Engine.sqlite.withOffice { test in
            let file = try await test.perform(OpenCase(desk: .return)).id
            let version = try await test.ask(CaseOverview(file: file)).file.version
            await #expect(throws: Refusal.self) { try await test.perform(CloseCase(file: file, outcome: .returned, version: version)) }
            try await test.perform(CloseCase(file: file, outcome: .stays, version: version))
            #expect(try await test.ask(CaseOverview(file: file)).file.outcome == .stays)
            await #expect(throws: Refusal.self) { try await test.perform(talk(file, test)) }
            try await test.perform(MoveStage(file: file, stage: .counselling, version: version + 1))
            try await test.perform(talk(file, test))
        }
    }

    @Test(arguments: Engine.here) func theListShowsNewestContactFirstAndPages(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            for _ in 0..<(CaseList.pageSize + 3) {
                test.clock.move(days: 1)
                try await test.perform(OpenCase(desk: .return))
            }
            let first = try await test.ask(CaseList())
            #expect(first.lines.count == CaseList.pageSize)
            #expect(first.hasMore)
            #expect(first.lines.map(\.lastContactOn) == first.lines.map(\.lastContactOn).sorted(by: >))
            let second = try await test.ask(CaseList(page: 2))
            #expect(second.lines.count == 3)
            #expect(!second.hasMore)
        }
    }

    @Test func theTimelineTellsTheCourseInWordsBehindTheLog() async throws {
        try await Engine.sqlite.withOffice { test in
            let file = try await test.perform(OpenCase(desk: .return)).id
            try await test.perform(talk(file, test))
            try await test.perform(WriteNote(file: file, text: "Rückruf am Montag"))
            let events = try await test.ask(Timeline(file: file)).events
            #expect(events.count == 3)
            guard case .note(let note) = events[0].content, case .session(let session) = events[1].content,
                case .step(let action, _, _) = events[2].content
            else { return #expect(Bool(false)) }
            #expect(note.text == "Rückruf am Montag")
            #expect(session.note == "Schule der Kinder geklärt.")
            #expect(action == OpenCase.name)
            #expect(try await test.ask(Timeline(file: file, filter: .talks)).events.count == 2)
        }
    }
}
