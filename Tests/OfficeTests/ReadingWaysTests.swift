import Basics
import Office
import TestSupport
import Testing

/// What grows with the years is read by an index that finds the few rows that are asked for.
@Suite struct ReadingWaysTests {
    private static let growing = [
        "cases", "case_keys", "persons", "appointments", "nominations", "letting_steps", "viewings", "move_ins", "aftercare", "errands", "flats",
        "volunteer_hours", "volunteer_expenses", "volunteer_questions", "facts",
    ]
    /// Of proposals, steps and questions they hold what is open.
    private static let open: Set<String> = ["nominations_open", "nominations_now", "letting_steps_running", "volunteer_questions_open"]

    @Test func noPageOfTheWayWalksThroughYears() async throws {
        try await Engine.sqlite.withDatabase(migrations: Schema.migrations) { database in
            let recorder = WatchedDatabase(database)
            let house = try await TestOffice.found(on: recorder)
            let (desk, lead) = (house.worker(.housingCounsellor), house.lead)
            let way = try await WayTests.start(house)
            _ = try await house.perform(PlanViewing(nomination: way.nomination, plan: WayTests.viewing(2)), by: desk)
            func look(_ when: String) async throws {
                recorder.forget()
                for worker in [desk, lead] {
                    _ = try await house.ask(RunningWays(), by: worker)
                    _ = try await house.ask(LateWays(), by: worker)
                }
                _ = try await house.ask(WaySheet(file: way.file, nomination: way.nomination), by: desk)
                #expect(recorder.walks(through: Self.growing, but: Self.open) == [], "\(when)")
            }
            try await look("a viewing is planned")
            _ = try await house.perform(AdvanceNomination(nomination: way.nomination, to: .wanted), by: desk)
            _ = try await house.perform(
                NoteLettingStep(nomination: way.nomination, step: "rent_assurance", change: .done(on: WayTests.today, expiresOn: nil)), by: desk)
            try await look("the rent is assured")
            _ = try await house.perform(SignContract(nomination: way.nomination, on: WayTests.today), by: desk)
            try await look("the contract is signed")
        }
    }

    @Test func noPageOfVolunteersWalksThroughYears() async throws {
        try await Engine.sqlite.withDatabase(migrations: Schema.migrations) { database in
            let recorder = WatchedDatabase(database)
            let house = try await TestOffice.found(on: recorder)
            let (desk, helper) = (VolunteerTests.keeper(house), house.worker(.volunteer))
            let file = try await SelectionTests.household(house, "Tesfay")
            let volunteer = try await VolunteerTests.ready(house, account: helper.id)
            recorder.forget()
            _ = try await house.ask(VolunteerBook(), by: desk)
            _ = try await house.ask(VolunteerNotice(), by: desk)
            _ = try await house.ask(VolunteerSheet(volunteer), by: desk)
            _ = try await house.ask(VolunteerWork(of: volunteer, year: 2026), by: desk)
            _ = try await house.ask(FileVolunteers(file), by: desk)
            _ = try await house.ask(ExpensesToSettle(), by: desk)
            _ = try await house.ask(QuestionBox(), by: desk)
            _ = try await house.ask(MyErrands(), by: helper)
            _ = try await house.ask(MyWork(year: 2026), by: helper)
            _ = try await house.ask(MyFlats(), by: helper)
            _ = try await house.ask(MyQuestions(), by: helper)
            #expect(recorder.walks(through: Self.growing, but: Self.open) == [])
        }
    }
}
