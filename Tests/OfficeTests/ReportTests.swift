import Basics
import Figures
import Office
import Store
import TestSupport
import Testing

@Suite struct ReportTests {
    @Test(arguments: Engine.here) func sessionsAndPersonsAreNeverMixed(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let today = test.clock.now.local.day
            let family = try await test.perform(OpenCase(desk: .return)).id
            for _ in 0..<2 { try await test.perform(AddPerson(file: family, identity: PersonIdentity())) }
            let persons = try await test.ask(HouseholdSheet(file: family)).persons.map(\.id)
            let nameless = try await test.perform(OpenCase(desk: .return)).id
            func talk(_ file: CaseID, _ advised: [PersonID]) async throws {
                try await test.perform(
                    HoldSession(
                        file: file, heldOn: today, minutes: 30, channel: .office, language: nil, interpreting: .notNeeded, advised: advised, note: "")
                )
            }
            try await talk(family, persons)
            try await talk(family, [persons[0]])
            try await talk(nameless, [])
            let figures = try await test.ask(ActivityReport(from: today, to: today))
            #expect(figures.sessions == 3)
            #expect(figures.persons == 4)
            #expect(figures.sentence == "0 Ausreisen in 0 Länder, 3 Beratungen für 4 Personen.")
        }
    }

    @Test(arguments: Engine.here) func apastDayIsCountedAsItWasKnownThen(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let day = test.clock.now.local.day
            let file = try await test.perform(OpenCase(desk: .return)).id
            let person = try await test.ask(HouseholdSheet(file: file)).persons[0].id
            try await test.perform(
                ConfirmDeparture(file: file, persons: [person], leftOn: day, country: Country("SN")!, proof: .ticket, proofDetail: ""))
            test.clock.move(days: 10)
            let departure = try await test.ask(CaseOverview(file: file)).departures[0].id
            try await test.perform(VoidDeparture(file: file, departure: departure))
            #expect(try await test.ask(ActivityReport(from: day, to: day)).departures == 0)
            #expect(try await test.ask(ActivityReport(from: day, to: day, asOf: day.adding(days: 9))).departures == 1)
            #expect(try await test.ask(ActivityReport(from: day, to: day, asOf: day.adding(days: -1))).departures == 0)
            #expect(try await test.ask(ActivityReport(from: day, to: day, asOf: day.adding(days: 10))).departures == 0)
        }
    }

    @Test(arguments: Engine.here) func aCorrectedTalkIsCountedAnewAndItsFormerDayStaysReported(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let day = test.clock.now.local.day
            let earlier = day.adding(days: -40)
            let file = try await test.perform(OpenCase(desk: .return)).id
            let talk = try await test.perform(
                HoldSession(
                    file: file, heldOn: day, minutes: 30, channel: .office, language: nil, interpreting: .notNeeded, advised: [], note: "Erstgespräch"
                )
            )
            .id
            test.clock.move(days: 3)
            let facts = TalkFacts(heldOn: earlier, minutes: 45, channel: .phone, language: Language("sq"), interpreting: .notNeeded, interpreter: nil)
            await #expect(throws: Refusal.self) {
                try await test.perform(CorrectSession(file: file, session: talk, facts: facts, version: 1), by: test.worker(.housingCounsellor))
            }
            try await test.perform(CorrectSession(file: file, session: talk, facts: facts, version: 1))
            #expect(try await test.ask(ActivityReport(from: day, to: day)).sessions == 0)
            let moved = try await test.ask(ActivityReport(from: earlier, to: earlier))
            #expect(moved.sessions == 1 && moved.persons == 1)
            #expect(try await test.ask(ActivityReport(from: day, to: day, asOf: day)).sessions == 1, "what was reported stays")
            let history = try await test.ask(WritingHistory(file: file, subject: talk.text))
            #expect(history.talk == facts && history.writing.text == "Erstgespräch" && history.writing.version == 2)
            #expect(history.earlier[0].text.hasPrefix("Gespräch am \(day.german), 30 Minuten, in der Stelle"))
            await #expect(throws: Refusal.stale) {
                try await test.perform(CorrectSession(file: file, session: talk, facts: facts, version: 1))
            }
        }
    }

    @Test func aPeriodThatEndsBeforeItBeginsIsRefused() async throws {
        try await Engine.sqlite.withOffice { test in
            let day = test.clock.now.local.day
            await #expect(throws: Refusal.self) { try await test.ask(ActivityReport(from: day, to: day.adding(days: -1))) }
        }
    }
}
