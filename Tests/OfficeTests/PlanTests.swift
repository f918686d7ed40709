import Basics
import Catalogue
import Office
import Store
import TestSupport
import Testing

/// The day is Monday, 1 June 2026; the office sits in München.
@Suite struct PlanTests {
    private let today = TestOffice.start.local.day

    private func plan(_ file: CaseID, trying day: CivilDate? = nil, in test: TestOffice) async throws -> FilePlan.Answer {
        try await test.ask(FilePlan(file: file, trying: day))
    }

    private func line(_ step: String, _ plan: FilePlan.Answer) throws -> FilePlanLine { try #require(plan.lines.first { $0.id == step }) }

    private func know(_ document: String, of file: CaseID, in test: TestOffice) async throws {
        for person in try await test.ask(HouseholdSheet(file: file)).persons {
            try await test.perform(
                RecordPerson(
                    file: file, person: person.id, identity: person.identity, facts: ["travel_document": FactInput([document])],
                    version: person.version))
        }
    }

    @Test(arguments: Engine.here) func aPlanIsThereBeforeAnybodyMadeOne(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 2)
            let plan = try await plan(file, in: test)
            #expect(plan.wished == nil && plan.version == 0 && !plan.mayTakeBack)
            #expect(plan.lines.allSatisfy { $0.line?.latestStart == nil })
            // Whether anybody has a passport nobody said.
            #expect(try line("passport", plan).need == .unclear(missing: [1, 2].map { FactReference(field: "travel_document", person: $0) }))
            #expect(try line("flat_notice", plan).need == .unclear(missing: [FactReference(field: "accommodation", person: nil)]))
            #expect(try line("reag_decision_land", plan).need == .doesNotApply)
            #expect(plan.schedule.earliest.from == today.adding(days: 56))
        }
    }

    @Test(arguments: Engine.here) func theWishedDayIsTheHouseholdsFact(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            let day = today.adding(days: 200)
            try await test.perform(WishPlanDay(file: file, day: day, version: 0))
            #expect(try await test.ask(HouseholdSheet(file: file)).facts.value("departure_date") == day.iso)
            let plan = try await plan(file, in: test)
            #expect(plan.wished == day)
            #expect(try line("reag_decision", plan).line?.latestFinish == day)
            // Said among the facts, it moves the plan as well, and the day's list finds it.
            let sheet = try await test.ask(HouseholdSheet(file: file))
            try await test.perform(
                RecordHousehold(
                    file: file, facts: ["departure_date": FactInput([today.adding(days: 60).iso])], wish: nil, language: nil, needsInterpreter: nil,
                    version: sheet.file.version))
            #expect(try await self.plan(file, in: test).wished == today.adding(days: 60))
        }
    }

    @Test(arguments: Engine.here) func tryingAnotherDayKeepsNothing(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            try await test.perform(WishPlanDay(file: file, day: today.adding(days: 200), version: 0))
            let tried = try await plan(file, trying: today.adding(days: 100), in: test)
            #expect(tried.day == today.adding(days: 100) && tried.wished == today.adding(days: 200))
            let (now, before) = (try line("reag_application", tried).line?.latestStart, tried.kept?["reag_application"]?.latestStart)
            #expect(now == before?.adding(days: -100))
            #expect(try await plan(file, in: test).version == 1)
        }
    }

    @Test(arguments: Engine.here) func aChangeIsTakenBackOneAtATime(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            try await know("none", of: file, in: test)
            let day = today.adding(days: 200)
            try await test.perform(WishPlanDay(file: file, day: day, version: 0))
            try await test.perform(MarkPlanStep(file: file, step: "passport", change: .done(on: today, expiresOn: nil), version: 1))
            #expect(try line("passport", try await plan(file, in: test)).line?.isSettled == true)
            try await test.perform(TakeBackPlanChange(file: file, version: 2))
            let back = try await plan(file, in: test)
            #expect(try line("passport", back).mark == nil && back.wished == day && back.mayTakeBack)
            try await test.perform(TakeBackPlanChange(file: file, version: 3))
            let first = try await plan(file, in: test)
            #expect(first.wished == nil && !first.mayTakeBack)
            #expect(try await test.ask(HouseholdSheet(file: file)).facts.value("departure_date") == nil)
        }
    }

    @Test(arguments: Engine.here) func twoPeopleDoNotOverwriteEachOther(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            try await test.perform(WishPlanDay(file: file, day: today.adding(days: 90), version: 0))
            await #expect(throws: Refusal.stale) {
                try await test.perform(MarkPlanStep(file: file, step: "civil_papers", change: .begun(on: today), version: 0), by: test.lead)
            }
        }
    }

    @Test(arguments: Engine.here) func whatIsNotNeededFallsAwayWithItsReason(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            try await test.perform(
                MarkPlanStep(file: file, step: "pension", change: .notNeeded(reason: "hat nie gearbeitet"), version: 0))
            let plan = try await plan(file, in: test)
            #expect(try line("pension", plan).need == .notNeeded(reason: "hat nie gearbeitet"))
            #expect(try line("pension", plan).line == nil)
            await #expect(throws: Refusal.self) {
                try await test.perform(MarkPlanStep(file: file, step: "bank", change: .notNeeded(reason: " "), version: 1))
            }
            await #expect(throws: Refusal.self) {
                try await test.perform(MarkPlanStep(file: file, step: "bank", change: .done(on: today.adding(days: 1), expiresOn: nil), version: 1))
            }
        }
    }

    @Test(arguments: Engine.here) func aPaperThatRunsOutBeforeTheWishIsSaid(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            try await know("none", of: file, in: test)
            try await test.perform(WishPlanDay(file: file, day: today.adding(days: 200), version: 0))
            let ends = today.adding(days: 150)
            try await test.perform(MarkPlanStep(file: file, step: "passport", change: .done(on: today, expiresOn: ends), version: 1))
            #expect(try line("passport", try await plan(file, in: test)).line?.conflict == .runsOut(on: ends))
            let steps = try await test.ask(NextSteps(file: file)).steps
            #expect(steps.contains { $0.key == "plan:passport" })
        }
    }

    @Test(arguments: Engine.here) func theOfficesOwnTimesCountWhereNoTextSaysOne(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            try await know("none", of: file, in: test)
            await #expect(throws: Refusal.notPermitted(.setTimes)) {
                try await test.perform(SetStepTime(plan: "departure", step: "passport", weeks: 6))
            }
            try await test.perform(SetStepTime(plan: "departure", step: "passport", weeks: 6, atMostWeeks: 10), by: test.lead)
            let plan = try await plan(file, in: test)
            #expect(try line("passport", plan).officeTime?.by == test.lead.name)
            #expect(plan.schedule.earliest.from == today.adding(days: 42 + 56))
            try await test.perform(SetStepTime(plan: "departure", step: "passport", weeks: nil), by: test.lead)
            #expect(try line("passport", try await self.plan(file, in: test)).officeTime == nil)
        }
    }

    @Test(arguments: Engine.here) func anOwnStepIsCountedLikeAnyOther(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            let own = try await test.perform(
                AddPlanStep(file: file, title: "Hund impfen lassen", who: .person, days: 21, needs: ["civil_papers"], version: 0)
            ).id
            try await test.perform(WishPlanDay(file: file, day: today.adding(days: 100), version: 1))
            let plan = try await plan(file, in: test)
            #expect(try line(own, plan).line?.latestStart == today.adding(days: 79))
            #expect(try line("civil_papers", plan).line?.limit == .step(own))
            await #expect(throws: Refusal.self) {
                try await test.perform(AddPlanStep(file: file, title: "x", who: .person, days: nil, needs: ["own-9"], version: 2))
            }
        }
    }

    @Test(arguments: Engine.here) func aPlanLeavesWithItsFile(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            try await test.perform(WishPlanDay(file: file, day: today.adding(days: 100), version: 0))
            let number = try await test.ask(HouseholdSheet(file: file)).file.number
            try await test.office.erase(
                fileNumber: number, reason: "demand", id: CommandID(), by: test.worker(.dataProtectionOfficer))
            for table in ["plans", "plan_history"] {
                let left = try await test.office.database.read { transaction -> Int in
                    table == "plans"
                        ? try transaction.value("SELECT COUNT(*) FROM plans WHERE case_id = \(file)") ?? 0
                        : try transaction.value("SELECT COUNT(*) FROM plan_history WHERE case_id = \(file)") ?? 0
                }
                #expect(left == 0, "\(table)")
            }
        }
    }
}

@Suite struct NextStepTests {
    private let today = TestOffice.start.local.day

    @Test(arguments: Engine.here) func nextStepsComeFromPlanFactsAndPapers(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            // Without a plan nobody is asked for what only a plan needs.
            #expect(try await !test.ask(NextSteps(file: file)).steps.contains { $0.key.hasPrefix("fact:") })
            try await test.perform(WishPlanDay(file: file, day: today.adding(days: 60), version: 0))
            let keys = Set(try await test.ask(NextSteps(file: file)).steps.map(\.key))
            #expect(keys.isSuperset(of: ["plan:reag_decision", "fact:travel_document", "fact:accommodation", "choices"]))
            let version = try await test.ask(HouseholdSheet(file: file)).file.version
            try await test.perform(MoveStage(file: file, stage: .plan, version: version))
            #expect(try await test.ask(NextSteps(file: file)).steps.contains { $0.key == "evidence" })
        }
    }

    @Test(arguments: Engine.here) func whatWasPutOffComesBack(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            try await test.perform(WishPlanDay(file: file, day: today.adding(days: 60), version: 0))
            let mine = try await test.ask(NextSteps())
            let first = try #require(mine.steps.first { $0.key == "plan:reag_decision" })
            try await test.perform(PutOffNextStep(file: file, step: first.key, until: today.adding(days: 3)))
            let later = try await test.ask(NextSteps())
            #expect(later.later == 1 && !later.steps.contains { $0.key == first.key })
            test.clock.move(days: 3)
            #expect(try await test.ask(NextSteps()).steps.contains { $0.key == first.key })
            await #expect(throws: Refusal.self) {
                try await test.perform(PutOffNextStep(file: file, step: first.key, until: today.adding(days: 400)))
            }
        }
    }

    @Test(arguments: Engine.here) func aQuietFileIsNamedAndAColleaguesIsNot(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            _ = try await test.openFamily(of: 1)
            test.clock.move(days: 61)
            #expect(try await test.ask(NextSteps()).steps.map(\.key) == ["quiet"])
            #expect(try await test.ask(NextSteps(), by: test.lead).steps.isEmpty)
        }
    }
}
