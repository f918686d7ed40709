import Basics
import Catalogue
import Office
import Papers
import Store
import TestSupport
import Testing

@Suite struct VolunteerGivingTests {
    private static let today = TestOffice.start.local.day

    private func claim(_ cents: Int64 = 320) -> ExpenseClaim {
        ExpenseClaim(day: Self.today, amount: Money(cents: cents), kind: .ticket, hasReceipt: true, about: "Straßenbahn zum Jobcenter")
    }

    @Test(arguments: Engine.here) func anExpenseIsAgreedToByAnotherPersonAndPaid(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let by = VolunteerTests.keeper(test)
            let volunteer = try await VolunteerTests.ready(test, account: test.worker(.volunteer).id)
            let mine = try await test.perform(AskExpense(claim()), by: test.worker(.volunteer)).id
            #expect(try await test.ask(VolunteerNotice(), by: by).expensesAsked == 1)
            await #expect(throws: Refusal.self) { try await test.perform(PayExpense(expense: mine, on: Self.today), by: by) }
            try await test.perform(DecideExpense(expense: mine, agrees: true), by: by)
            try await test.perform(PayExpense(expense: mine, on: Self.today), by: by)
            let entered = try await test.perform(EnterExpense(volunteer: volunteer, claim(500)), by: by).id
            await #expect(throws: Refusal.self, "never what one entered oneself") {
                try await test.perform(DecideExpense(expense: entered, agrees: true), by: by)
            }
            await #expect(throws: Refusal.self, "a no has a reason") {
                try await test.perform(DecideExpense(expense: entered, agrees: false), by: test.lead)
            }
            try await test.perform(DecideExpense(expense: entered, agrees: false, why: "Der Beleg fehlt"), by: test.lead)
            let work = try #require(try await test.ask(MyWork(year: Self.today.year), by: test.worker(.volunteer)))
            #expect(work.sum(.paid) == Money(cents: 320) && work.sum(.refused) == Money(cents: 500) && work.sum(.asked) == .zero)
            #expect(work.expenses.first { $0.id == entered }?.refusedWhy == "Der Beleg fehlt")
            #expect(work.expenses.first { $0.id == entered }?.decidedBy == test.lead.name)
            for wrong in [claim(0), claim(100_001)] {
                await #expect(throws: Refusal.self) { try await test.perform(AskExpense(wrong), by: test.worker(.volunteer)) }
            }
        }
    }

    @Test(arguments: Engine.here) func hoursAreConfirmedOnceTheyAreThere(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let by = VolunteerTests.keeper(test)
            let volunteer = try await VolunteerTests.ready(test, account: test.worker(.volunteer).id)
            let (from, to) = (Self.today.adding(days: -30), Self.today)
            await #expect(throws: Refusal.self) { try await test.perform(ThankVolunteer(volunteer: volunteer, from: from, to: to), by: by) }
            try await test.perform(NoteOwnHours(day: Self.today, minutes: 90, kind: .school), by: test.worker(.volunteer))
            try await test.perform(NoteHours(volunteer: volunteer, day: Self.today, minutes: 45, kind: .openHour), by: by)
            try await test.perform(NoteHours(volunteer: volunteer, day: Self.today, minutes: 600, kind: .other), by: by)
            let mistake = try #require(
                try await test.ask(VolunteerWork(of: volunteer, year: Self.today.year), by: by).hours.first { $0.minutes == 600 })
            try await test.perform(VoidHours(volunteer: volunteer, entry: mistake.id), by: by)
            let thanks = try await test.perform(ThankVolunteer(volunteer: volunteer, from: from, to: to), by: by).id
            let sheet = try await test.ask(MyThanksPaper(thanks), by: test.worker(.volunteer))
            #expect(sheet.name == "Renate Jansen" && sheet.hours == "2:15" && sheet.lines.map(\.hours) == ["1:30", "0:45"])
            // Frozen: more hours change nothing of it.
            try await test.perform(NoteHours(volunteer: volunteer, day: Self.today, minutes: 30, kind: .other), by: by)
            #expect(try await test.ask(ThanksPaper(of: volunteer, thanks), by: by) == sheet)
            for (day, minutes) in [(Self.today.adding(days: 1), 60), (Self.today, 0), (Self.today.adding(days: -500), 60)] {
                await #expect(throws: Refusal.self) {
                    try await test.perform(NoteOwnHours(day: day, minutes: minutes, kind: .other), by: test.worker(.volunteer))
                }
            }
        }
    }

    @Test(arguments: Engine.here) func aQuestionIsAnsweredAndRead(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (volunteer, by) = (test.worker(.volunteer), VolunteerTests.keeper(test))
            let id = try await test.perform(AskProfessionals(topic: .contract, text: "Darf die Kaution in Raten gezahlt werden?"), by: volunteer).id
            test.clock.move(days: 2)
            let box = try await test.ask(QuestionBox(), by: by)
            #expect(box.open.map(\.id) == [id] && box.open.first?.askedBy == volunteer.name)
            await #expect(throws: Refusal.notFound) { try await test.perform(ReadAnswer(question: id), by: volunteer) }
            try await test.perform(AnswerQuestion(question: id, text: "Ja, in drei Raten."), by: by)
            let mine = try #require(try await test.ask(MyQuestions(), by: volunteer).first)
            #expect(mine.answer == "Ja, in drei Raten." && mine.answeredBy == by.name && mine.readAt == nil)
            try await test.perform(ReadAnswer(question: id), by: volunteer)
            #expect(try await test.ask(QuestionBox(), by: by).answered.first?.readAt != nil)
            await #expect(throws: Refusal.self) { try await test.perform(AskProfessionals(topic: .other, text: " "), by: volunteer) }
        }
    }

    private func offer(rent: Int64, wish: String? = nil) -> FlatOffer {
        var facts = FlatFacts()
        facts.municipality = "05315000"
        facts.district = "Ehrenfeld"
        facts.area = FloorArea(typed: "62")
        facts.baseRent = Money(cents: rent)
        facts.coldCosts = Money(cents: 12_000)
        return FlatOffer(origin: .form, facts: facts, details: FlatDetails(street: "Venloer Straße 300", wish: wish))
    }

    @Test(arguments: Engine.here) func aFoundFlatIsADraftWithOneLine(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let volunteer = test.worker(.volunteer)
            await #expect(throws: Refusal.self, "a wish nobody may have") {
                try await test.perform(ReportFlat(offer(rent: 60_000, wish: "nur deutsche Familien")), by: volunteer)
            }
            await #expect(throws: Refusal.self, "the rent of a year") { try await test.perform(ReportFlat(offer(rent: 720_000)), by: volunteer) }
            try await test.perform(ReportFlat(offer(rent: 720_000), isSure: true), by: volunteer)
            let flat = try await test.perform(ReportFlat(offer(rent: 60_000)), by: volunteer).id
            let sheet = try await test.ask(FlatSheet(flat: flat), by: VolunteerTests.keeper(test))
            #expect(sheet.flat.state == .draft && sheet.flat.offer.origin == .volunteer)
            let lines = try await test.ask(MyFlats(), by: volunteer)
            #expect(lines.count == 2 && lines.allSatisfy { $0.line == FlatState.draft.landlordLine })
            let counts = try await test.ask(VolunteerCounts(from: Self.today, to: Self.today), by: test.lead)
            #expect(counts.flatsFound == 2 && counts.active == 0)
        }
    }

    @Test(arguments: Engine.here) func theYearIsCountedWithoutNames(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let by = VolunteerTests.keeper(test)
            let volunteer = try await VolunteerTests.ready(test)
            _ = try await test.perform(KeepVolunteer(identity: VolunteerIdentity(name: "Nur Interesse")), by: by)
            try await test.perform(NoteHours(volunteer: volunteer, day: Self.today, minutes: 75, kind: .school), by: by)
            let id = try await test.perform(AskProfessionals(topic: .other, text: "Frage"), by: test.worker(.volunteer)).id
            try await test.perform(AnswerQuestion(question: id, text: "Antwort"), by: by)
            let counts = try await test.ask(VolunteerCounts(from: Self.today.adding(days: -10), to: Self.today), by: test.lead)
            #expect(counts.active == 1 && counts.minutes == 75 && counts.questionsAnswered == 1)
            #expect(counts.errandsDone == 0 && counts.tandems == 0 && counts.flatsFound == 0)
            let before = try await test.ask(VolunteerCounts(from: Self.today.adding(days: -90), to: Self.today.adding(days: -80)), by: test.lead)
            #expect(before.active == 0 && before.minutes == 0)
        }
    }
}
