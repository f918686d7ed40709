import Basics
import Catalogue
import Demo
import Office
import Store
import TestSupport
import Testing

/// What one demo of sixty files holds.
@Suite(.oneDemo) struct WrittenOfficeTests {
    @Test func everyFileHasItsKeyAndTheLogProvesItself() async throws {
        let run = try #require(DemoRun.shared)
        let files = try await run.count("SELECT COUNT(*) FROM cases")
        let keys = try await run.count(
            "SELECT COUNT(*) FROM cases c JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id WHERE k.wrapped_key IS NOT NULL")
        // Ten more are the agencies' own, one came to them from the city.
        #expect(files == 71)
        #expect(keys == files)
        let verdicts = try await run.office.verifyLog(heldElsewhere: [])
        #expect(verdicts.count == 5)
        #expect(verdicts.allSatisfy { $0.holds })
    }

    @Test func nobodyWorksOnClosedDaysOrAfterToday() async throws {
        let run = try #require(DemoRun.shared)
        let moments = try await run.database.read {
            try $0.values("SELECT at FROM log WHERE action NOT IN ('worker.sign-in', 'office.found')", as: Moment.self)
        }
        let days = Set(moments.map(\.local.day))
        #expect(days.count > 100)
        #expect(days.allSatisfy { $0.weekday <= 5 && $0 < run.today && !($0.month == 12 && (24...26).contains($0.day)) })
    }

    @Test func theLogTellsTheYearsInOrder() async throws {
        let run = try #require(DemoRun.shared)
        let backwards = try await run.count(
            "SELECT COUNT(*) FROM log a JOIN log b ON b.office = a.office AND b.seq = a.seq + 1 WHERE b.at < a.at AND a.action NOT LIKE 'offer%'")
        #expect(backwards == 0)
    }

    @Test func anOfferOfAFamilyOfEightWaitsForTheTeamLead() async throws {
        let run = try #require(DemoRun.shared)
        let lead = try await run.worker("vogel")
        let waiting = try await run.office.ask(MyDay(day: run.today), by: lead).toCountersign
        #expect(waiting.count == 1)
        let offer = try #require(waiting.first)
        let file = try await run.office.ask(CaseOverview(file: offer.file), by: lead)
        #expect(file.persons.count == 8)
        // Start aid reaches the family's ceiling of 4,000 EUR; travel allowance is 2 x 200 and 6 x 100.
        #expect(offer.total == Money(cents: 500_000))
        let sheet = try await run.office.ask(OfferSheet(offer: offer.id, file: offer.file), by: lead)
        #expect(sheet.mayCountersign)
    }

    @Test func helpersAreAskedForTheComingDays() async throws {
        let run = try #require(DemoRun.shared)
        let interpreting = try await run.office.ask(MyInterpreting(), by: run.worker("murad")).ahead
        #expect(interpreting.contains { $0.answer == .accepted } && interpreting.contains { $0.answer == .asked })
        let errands = try await run.office.ask(MyErrands(), by: run.worker("seidl")).companions
        #expect(errands.map(\.firstName) == ["Dilshad"])
        let cologne = try await run.office.ask(MyDay(day: run.today), by: run.worker("schmitz"))
        #expect(cologne.appointments.map(\.matter) == [.viewing, .talk])
        #expect(cologne.tasks.count == 2)
    }

    @Test func theStoriesOfTheSourceTextAreThere() async throws {
        let run = try #require(DemoRun.shared)
        let lead = try await run.worker("vogel")
        for (family, title, stage, word) in [
            ("Gashi", "G., Arjeta", CaseStage.aftercare, "Medizinstudium abgeschlossen"),
            ("Hawrami", "H., Rebwar", .closed, "Fachgeschäft für Computer"),
            ("Ndiaye", "N., Cheikh", .aftercare, "Waschsalon in Dakar ist eröffnet"),
        ] {
            let found = try await run.office.ask(FindPersons(text: family), by: lead)
            let line = try #require(found.first { $0.title == title })
            #expect(line.line.stage == stage)
            let file = try await run.office.ask(CaseOverview(file: line.id), by: lead)
            #expect(file.departures.count == file.persons.count)
            #expect(file.offers.first?.state == .issued)
            let notes = try await run.office.ask(Timeline(file: line.id), by: lead).events.compactMap { event -> String? in
                if case .note(let note) = event.content { return note.text }
                return nil
            }
            #expect(notes.contains { $0.contains(word) })
        }
    }

    @Test func anUnknownStatusLeavesQuestionsOpen() async throws {
        let run = try #require(DemoRun.shared)
        let huber = try await run.worker("huber")
        let line = try #require(try await run.office.ask(FindPersons(text: "Beridse"), by: huber).first { $0.title == "B., Ketewan" })
        let check = try await run.office.ask(CheckFunding(file: line.id), by: huber)
        #expect(check.frozen.count == 1)
        #expect(check.assessment.questions.contains { $0.fact.field == "status" })
        #expect(check.facts["residence_ags"]?.values == ["09162"])
        #expect(check.persons.first?.facts["vulnerabilities"]?.standing == .refused)
    }
}
