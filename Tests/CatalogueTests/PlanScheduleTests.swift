import Basics
import Chance
import Testing

@testable import Catalogue

@Suite struct PlanScheduleTests {
    private static let today = CivilDate(year: 2026, month: 11, day: 23)!
    private static func schedule(_ tasks: [PlanTask], in days: Int?) throws -> PlanSchedule {
        try PlanSchedule(tasks, goal: days.map { today.adding(days: $0) }, today: today, .withoutHolidays)
    }

    private static func after(_ days: Int) -> CivilDate { today.adding(days: days) }

    /// Passport, then the application, then twelve weeks at most, then the tickets.
    private static let journey: [PlanTask] = [
        .days("passport", 40), .days("application", 0, needs: ["passport"]),
        PlanTask("decision", needs: ["application"], lead: PlanLead(.span(Span("8 weeks")!), atMost: .span(Span("12 weeks")!))),
        .days("tickets", 10, needs: ["decision"]),
    ]

    @Test func latestStartsAreCountedBackFromTheGoal() throws {
        let plan = try Self.schedule(Self.journey, in: 200)
        #expect(plan["tickets"]?.latestStart == Self.after(190))
        #expect(plan["decision"]?.latestStart == Self.after(190 - 84))
        #expect(plan["decision"]?.limit == .step("tickets"))
        #expect(plan["passport"]?.latestStart == Self.after(190 - 84 - 40))
        #expect(plan["passport"]?.slack == 66)
        #expect(plan.breaksNext == "passport")
        #expect(plan.conflicts.isEmpty)
    }

    @Test func theEarliestGoalComesWithTheChainThatHoldsIt() throws {
        let earliest = try Self.schedule(Self.journey + [.days("school", 3)], in: nil).earliest
        #expect(earliest.from == Self.after(40 + 56 + 10))
        #expect(earliest.to == Self.after(40 + 84 + 10))
        #expect(earliest.chain.map(\.step) == ["passport", "application", "decision", "tickets"])
        #expect(earliest.chain.first?.waitsFor == .today)
        #expect(earliest.chain.last?.waitsFor == .step("decision"))
        #expect(earliest.unknown.isEmpty)
    }

    @Test func aLengthNobodyKnowsIsABoundAndNeverNothing() throws {
        let plan = try Self.schedule([.days("passport", nil), .days("tickets", 10, needs: ["passport"])], in: 100)
        #expect(plan.earliest.from == Self.after(10))
        #expect(plan.earliest.to == nil)
        #expect(plan.earliest.unknown == ["passport"])
        #expect(plan["passport"]?.latestStart == nil)
        #expect(plan["passport"]?.latestFinish == Self.after(90))
        let first = try Self.schedule([.days("appointment", 5), .days("passport", nil, needs: ["appointment"])], in: 100)
        #expect(first["appointment"]?.latestStart == Self.after(95))
        #expect(first["appointment"]?.unknownBehind == ["passport"])
    }

    @Test func whatIsPerhapsNeededCountsOnTheCarefulSideOnly() throws {
        let plan = try Self.schedule([.days("a", 5), .days("medical", 30, sure: false), .days("b", 1, needs: ["a", "medical"])], in: 60)
        #expect(plan.earliest.from == Self.after(6))
        #expect(plan.earliest.to == Self.after(31))
        #expect(plan.earliest.unsure == ["medical"])
        #expect(plan["medical"]?.latestStart == Self.after(29))
        #expect(plan.breaksNext != "medical")
    }

    @Test func aTimeBeforeTheGoalIsKept() throws {
        let plan = try Self.schedule([.days("application", 0, by: "-4 weeks"), .days("passport", 10)], in: 20)
        #expect(plan["application"]?.conflict == .tooLate(latestStart: Self.after(-8)))
        #expect(plan.earliest.from == Self.after(28))
    }

    @Test func aPaperThatRunsOutBeforeTheGoalIsToBeMadeAnew() throws {
        var paper = PlanTask.days("permit", 20)
        paper.doneOn = Self.after(-10)
        paper.keeps = Span("30 days")
        #expect(try Self.schedule([paper], in: 20)["permit"]?.isSettled == true)
        let late = try Self.schedule([paper], in: 21)
        #expect(late["permit"]?.conflict == .runsOut(on: Self.after(20)))
        #expect(late["permit"]?.latestStart == Self.after(1))
        #expect(late.breaksNext == "permit")
        // What somebody read on the paper goes before the rule.
        paper.expiresOn = Self.after(300)
        #expect(try Self.schedule([paper], in: 21)["permit"]?.conflict == nil)
    }

    @Test func aPaperIsNotMadeSoEarlyThatItRunsOut() throws {
        var paper = PlanTask.days("certificate", 5)
        paper.keeps = Span("14 days")
        let plan = try Self.schedule([paper], in: 100)
        #expect(plan["certificate"]?.notBefore == Self.after(81))
        #expect(plan["certificate"]?.latestStart == Self.after(95))
    }

    @Test func whatRunsOverIsSaidWhileItRuns() throws {
        var decision = PlanTask("decision", lead: PlanLead(.span(Span("8 weeks")!), atMost: .span(Span("12 weeks")!)))
        decision.begunOn = Self.after(-10)
        let plan = try Self.schedule([decision, .days("tickets", 10, needs: ["decision"])], in: 80)
        #expect(plan["decision"]?.conflict == .runsOver(finish: Self.after(74), latestFinish: Self.after(70)))
        #expect(plan.breaksNext == "decision")
        #expect(plan.earliest.from == Self.after(56))
    }

    @Test func whatComesAfterTheGoalDoesNotHoldItUp() throws {
        let plan = try Self.schedule([.days("move", 3), .days("registration", 0, by: "2 weeks")], in: 10)
        #expect(plan.earliest.from == Self.after(3))
        #expect(plan["registration"]?.start == Self.after(10))
        #expect(plan["registration"]?.latestFinish == Self.after(24))
    }

    @Test func workingDaysAreCountedOverWeekends() throws {
        // The goal is a Saturday: three working days end on Friday.
        let goal = try #require(CivilDate(iso: "2026-12-05"))
        let task = PlanTask("a", lead: PlanLead(.workingDays(3)))
        let plan = try PlanSchedule([task], goal: goal, today: Self.today, .withoutHolidays)
        #expect(plan["a"]?.latestStart?.iso == "2026-12-01")
        #expect(plan.earliest.from?.iso == "2026-11-26")
    }

    @Test func monthsEndOnTheLastDayWhereTheNumberIsMissing() throws {
        let month = try #require(Span("1 month"))
        #expect(month.beginning(to: CivilDate(iso: "2027-03-31")!).iso == "2027-02-28")
        #expect(month.beginning(to: CivilDate(iso: "2027-02-28")!).iso == "2027-01-31")
        #expect(month.first(reaching: CivilDate(iso: "2027-02-28")!).iso == "2027-01-28")
        #expect(month.first(reaching: CivilDate(iso: "2027-03-01")!).iso == "2027-02-01")
    }

    @Test func aCircleIsSaidWithItsPath() {
        #expect(throws: PlanCircle(path: ["a", "b", "c", "a"])) {
            try Self.schedule([.days("a", 1, needs: ["b"]), .days("b", 1, needs: ["c"]), .days("c", 1, needs: ["a"])], in: 5)
        }
    }
}

/// Properties over many small plans, held against trying every day.
@Suite struct PlanPropertyTests {
    private static let today = CivilDate(dayNumber: 20_780)

    private static func plan(_ tasks: [PlanTask], _ goal: Int?) throws -> PlanSchedule {
        try PlanSchedule(tasks, goal: goal.map { CivilDate(dayNumber: $0) }, today: today, .withoutHolidays)
    }

    @Test func theEarliestGoalIsTheFirstThatTryingEveryDayFinds() throws {
        var chance = Chance(11)
        var found = 0
        for _ in 0..<600 {
            let tasks = RandomPlan(&chance).tasks
            let oracle = BruteForce(tasks: tasks, today: Self.today.dayNumber).earliest(within: 24)
            let earliest = try Self.plan(tasks, nil).earliest.from?.dayNumber
            #expect(earliest == oracle, "\(tasks)")
            found += oracle == nil ? 0 : 1
        }
        #expect(found > 300)
    }

    @Test func theLatestStartIsTheLastThatTryingEveryDayFinds() throws {
        var chance = Chance(12)
        var compared = 0
        for _ in 0..<150 {
            let tasks = RandomPlan(&chance, steps: 3).tasks
            let oracle = BruteForce(tasks: tasks, today: Self.today.dayNumber)
            guard let first = oracle.earliest(within: 20) else { continue }
            let goal = first + chance.number(0...5)
            guard oracle.isFeasible(goal) else { continue }
            let plan = try Self.plan(tasks, goal)
            for task in tasks {
                #expect(plan[task.id]?.latestStart?.dayNumber == oracle.latestStart(of: task.id, goal), "\(task.id) of \(tasks)")
                compared += 1
            }
        }
        #expect(compared > 200)
    }

    @Test func movingTheGoalMovesEveryLatestStart() throws {
        var chance = Chance(13)
        for _ in 0..<300 {
            let tasks = RandomPlan(&chance, steps: 6).tasks
            let (goal, shift) = (Self.today.dayNumber + 40, chance.number(0...59))
            let (before, after) = (try Self.plan(tasks, goal), try Self.plan(tasks, goal + shift))
            for task in tasks {
                #expect(after[task.id]?.latestStart == before[task.id]?.latestStart?.adding(days: shift))
                #expect(after[task.id]?.latestFinish == before[task.id]?.latestFinish?.adding(days: shift))
            }
        }
    }

    @Test func theOrderOfTheStepsDoesNotMatter() throws {
        var chance = Chance(14)
        for _ in 0..<300 {
            let tasks = RandomPlan(&chance, steps: 6).tasks
            let (one, other) = (
                try Self.plan(tasks, Self.today.dayNumber + 30), try Self.plan(tasks.shuffled(using: &chance), Self.today.dayNumber + 30)
            )
            #expect(one.lines == other.lines)
            #expect(one.earliest == other.earliest)
            #expect(one.breaksNext == other.breaksNext)
        }
    }

    @Test func knowingMoreOnlyNarrowsTheBounds() throws {
        var chance = Chance(15)
        for _ in 0..<300 {
            let known = RandomPlan(&chance, steps: 5).tasks
            let hidden = known.map { task in
                var task = task
                if chance.number(0...2) == 0 { task.lead = nil }
                return task
            }
            guard let from = try Self.plan(known, nil).earliest.from, let bound = try Self.plan(hidden, nil).earliest.from else { continue }
            #expect(bound <= from)
            if hidden.contains(where: { $0.lead == nil }) { #expect(try Self.plan(hidden, nil).earliest.to == nil) }
        }
    }
}
