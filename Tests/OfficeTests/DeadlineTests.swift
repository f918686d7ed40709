import Basics
import Catalogue
import Office
import Store
import TestSupport
import Testing

/// The day is Monday, 1 June 2026; the office sits in München.
@Suite struct DeadlineTests {
    private let today = TestOffice.start.local.day

    private func deadlines(of file: CaseID, in test: TestOffice) async throws -> [FileDeadline] {
        try await test.ask(FileDeadlines(file: file)).deadlines
    }

    private func find(_ id: String, of file: CaseID, in test: TestOffice) async throws -> FileDeadline? {
        try await deadlines(of: file, in: test).first { "\($0.programme).\($0.deadline.id)" == id }
    }

    private func depart(_ file: CaseID, on day: CivilDate, only place: Int? = nil, in test: TestOffice) async throws {
        let persons = try await test.ask(HouseholdSheet(file: file)).persons
        try await test.perform(
            ConfirmDeparture(
                file: file, persons: persons.filter { place == nil || $0.place == place }.map(\.id), leftOn: day, country: Country("IQ")!,
                proof: .ticket, proofDetail: ""))
    }

    @Test(arguments: Engine.here) func aFamilyHasDeadlinesOnceACheckGivesSomething(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 2)
            #expect(try await deadlines(of: file, in: test).isEmpty)
            let frozen = try await test.freeze(file)
            let given = Set(frozen.check.assessment.offers.filter { ["yes", "yes_if_signed"].contains($0.status) }.map(\.programme))
            let shown = Set(try await deadlines(of: file, in: test).map(\.programme))
            #expect(shown.contains("reag-garp") && shown.isSubset(of: given))
        }
    }

    @Test(arguments: Engine.here) func whatHasNoDayWaitsAndIsNeverGuessed(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            _ = try await test.freeze(file)
            let waiting = try #require(try await find("reag-garp.reimbursement", of: file, in: test))
            #expect(waiting.dates == nil && waiting.standing(on: today) == .waiting)
            // A planned departure starts no time that counts from the departure.
            let sheet = try await test.ask(HouseholdSheet(file: file))
            try await test.perform(
                RecordHousehold(
                    file: file, facts: ["departure_date": FactInput(["2026-07-20"])], wish: nil, language: nil, needsInterpreter: nil,
                    version: sheet.file.version))
            let still = try await find("reag-garp.reimbursement", of: file, in: test)
            #expect(still?.dates == nil)
        }
    }

    @Test(arguments: Engine.here) func whoTravelsApartHasADeadlineEach(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 2)
            _ = try await test.freeze(file)
            try await depart(file, on: today.adding(days: -40), only: 1, in: test)
            try await depart(file, on: today.adding(days: -10), only: 2, in: test)
            let ends = try await deadlines(of: file, in: test).filter { $0.deadline.id == "reimbursement" }.compactMap(\.dates?.ends)
            #expect(ends == [today.adding(days: 2), today.adding(days: 32)])
        }
    }

    @Test(arguments: Engine.here) func aDeadlineIsTickedOffOnceAndTakenBack(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            _ = try await test.freeze(file)
            try await depart(file, on: today.adding(days: -40), in: test)
            let line = try #require(try await find("reag-garp.reimbursement", of: file, in: test))
            let key = try #require(line.key)
            func finish(_ done: Bool) async throws {
                try await test.perform(
                    FinishDeadline(file: file, programme: key.programme, deadline: key.deadline, eventDay: key.eventDay, done: done))
            }
            let before = try await test.ask(MyDay(day: today)).deadlines.own.map(\.deadline.id)
            #expect(before.contains("reimbursement"))
            try await finish(true)
            test.clock.move(days: 1)
            try await finish(true)
            let done = try #require(try await find("reag-garp.reimbursement", of: file, in: test))
            #expect(done.mark?.by == test.counsellor.name && done.mark?.at == TestOffice.start)
            let after = try await test.ask(MyDay(day: today)).deadlines.own.map(\.deadline.id)
            #expect(!after.contains("reimbursement"))
            try await finish(false)
            let again = try #require(try await find("reag-garp.reimbursement", of: file, in: test))
            #expect(again.isUnsettled)
            await #expect(throws: Refusal.notFound) {
                try await test.perform(FinishDeadline(file: file, programme: "reag-garp", deadline: "reimbursement", eventDay: today))
            }
        }
    }

    @Test(arguments: Engine.here) func aMilestoneStartsATimeAndEndsAnother(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            _ = try await test.freeze(file)
            func record(_ event: Deadline.Event, _ programme: String?, daysAgo: Int) async throws -> MilestoneID {
                try await test.perform(RecordMilestone(file: file, event: event, programme: programme, day: today.adding(days: -daysAgo))).id
            }
            _ = try await record(.submission, "reag-garp", daysAgo: 60)
            _ = try await record(.submission, "reag-garp", daysAgo: 50)
            let running = try #require(try await find("reag-garp.processing", of: file, in: test))
            #expect(running.dates?.opens == today.adding(days: 6) && running.dates?.ends == today.adding(days: 34))
            let kept = try await test.ask(FileDeadlines(file: file)).milestones
            #expect(kept.map(\.day) == [today.adding(days: -50)])
            let approval = try await record(.approval, "reag-garp", daysAgo: 3)
            let met = try await find("reag-garp.processing", of: file, in: test)
            #expect(met?.standing(on: today) == .met(today.adding(days: -3)))
            let land = try await find("reag-garp.land_departure", of: file, in: test)
            #expect(land?.dates?.ends.iso == "2026-08-29")
            try await test.perform(VoidMilestone(file: file, milestone: approval))
            let open = try await find("reag-garp.land_departure", of: file, in: test)
            #expect(open?.dates == nil)
            await #expect(throws: Refusal.notFound) { try await test.perform(VoidMilestone(file: file, milestone: approval)) }
        }
    }

    @Test(arguments: Engine.here) func impossibleMilestonesAreRefused(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            let wrong: [(Deadline.Event, String?, CivilDate)] = [
                (.arrival, nil, today.adding(days: 1)), (.arrival, "reag-garp", today), (.approval, nil, today), (.approval, "reag", today),
                (.departure, nil, today), (.arrival, nil, today.adding(years: -40)),
            ]
            for (event, programme, day) in wrong {
                var refused = false
                do { try await test.perform(RecordMilestone(file: file, event: event, programme: programme, day: day)) } catch Refusal.invalid {
                    refused = true
                }
                #expect(refused, "\(event) in \(programme ?? "the household") on \(day)")
            }
        }
    }

    @Test(arguments: Engine.here) func theTeamLeadSeesTheTeamsAndACounsellorTheirOwn(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            _ = try await test.freeze(file)
            try await depart(file, on: today.adding(days: -40), in: test)
            let lead = try await test.ask(MyDay(day: today), by: test.lead).deadlines
            #expect(lead.own.isEmpty && lead.team.contains { $0.deadline.id == "reimbursement" && $0.ownerName == test.counsellor.name })
            let own = try await test.ask(MyDay(day: today)).deadlines
            #expect(own.team.isEmpty && own.own.contains { $0.deadline.id == "reimbursement" })
            let housing = try await test.ask(MyDay(day: today), by: test.worker(.housingCounsellor)).deadlines
            #expect(housing.own.isEmpty && housing.team.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func whatIsLongOverIsCountedAndWhoStaysHasNone(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            _ = try await test.freeze(file)
            try await depart(file, on: today.adding(days: -90), in: test)
            let due = try await test.ask(MyDay(day: today)).deadlines
            #expect(due.longOver.map(\.deadline.id) == ["reimbursement"] && !due.own.contains { $0.deadline.id == "reimbursement" })
            let sheet = try await test.ask(HouseholdSheet(file: file))
            try await test.perform(CloseCase(file: file, outcome: .stays, version: sheet.file.version))
            let closed = try await test.ask(MyDay(day: today)).deadlines
            #expect(closed.longOver.isEmpty)
            #expect(try await deadlines(of: file, in: test).isEmpty)
        }
    }

    @Test(arguments: Engine.here) func aCheckFrozenBeforeGivesTheSame(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 2)
            _ = try await test.freeze(file)
            let now = try await deadlines(of: file, in: test).map(\.deadline.id)
            #expect(!now.isEmpty)
            _ = try await test.office.database.write { try $0.execute("UPDATE checks SET given = NULL") }
            let then = try await deadlines(of: file, in: test).map(\.deadline.id)
            #expect(then == now)
        }
    }

    @Test(arguments: Engine.here) func anErasedFileLeavesNeitherDaysNorTicks(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            _ = try await test.freeze(file)
            try await test.perform(RecordMilestone(file: file, event: .arrival, programme: nil, day: today))
            let number = try await test.ask(CaseOverview(file: file)).file.number
            try await test.perform(EraseFile(fileNumber: number, reason: "demand"), by: test.worker(.dataProtectionOfficer))
            let left: Int? = try await test.office.database.read { try $0.value("SELECT COUNT(*) FROM milestones") }
            #expect(left == 0)
            let due = try await test.ask(MyDay(day: today)).deadlines
            #expect(due.own.isEmpty)
        }
    }
}
