import Basics
import Catalogue
import Figures
import Office
import TestSupport
import Testing

@Suite struct HousingReportTests {
    private static let today = TestOffice.start.local.day

    /// A household that moves in on the tenth day, and another one that says no.
    private func placed(_ house: TestOffice) async throws -> (move: MoveInID, file: CaseID) {
        let desk = house.worker(.housingCounsellor)
        let file = try await SelectionTests.household(house, "Erste")
        let other = try await SelectionTests.household(house, "Zweite")
        let flat = try await SelectionTests.openFlat(house)
        _ = try await SelectionTests.choose(house, for: flat)
        let no = try await house.perform(NominateHousehold(flat: flat, file: other, reason: "Platz"), by: desk).id
        _ = try await house.perform(DeclineNomination(nomination: no, by: .household, why: .district), by: desk)
        let id = try await house.perform(NominateHousehold(flat: flat, file: file, reason: "Platz"), by: desk).id
        for state in [NominationState.accepted, .shown, .wanted, .rentExamined] {
            _ = try await house.perform(AdvanceNomination(nomination: id, to: state), by: desk)
        }
        house.clock.move(days: 6)
        _ = try await house.perform(
            NoteLettingStep(nomination: id, step: "rent_assurance", change: .done(on: Self.today.adding(days: 6), expiresOn: nil)), by: desk)
        _ = try await house.perform(SignContract(nomination: id, on: Self.today.adding(days: 6)), by: desk)
        house.clock.move(days: 4)
        let persons = try await house.ask(HouseholdSheet(file: file), by: desk).persons.map(\.id)
        let sheet = MoveInSheet(
            movedOn: Self.today.adding(days: 10), persons: persons, isFromUkraine: nil, reportedOn: Self.today.adding(days: -20))
        return (try await house.perform(RecordMoveIn(nomination: id, sheet: sheet), by: desk).id, file)
    }

    private func report(_ house: TestOffice, asOf: Int? = nil) async throws -> HousingReport.Counts {
        let report = HousingReport(from: Self.today, to: Self.today.adding(days: 60), asOf: asOf.map { Self.today.adding(days: $0) })
        return try #require(try await house.ask(report, by: house.lead))
    }

    @Test(arguments: Engine.here) func whoMovedIsCountedAsItWasKnown(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            #expect(try await house.ask(HousingReport(from: Self.today, to: Self.today), by: house.lead) == nil, "no flat, no report")
            let move = try await placed(house).move
            let now = try await report(house)
            #expect(now.moved.placed == HousingFigures.Heads(households: 1, persons: 1) && now.moved.flats == 1)
            #expect(now.moved.untilMove?.median == 30 && now.moved.ukraineUnknown.households == 1)
            #expect(now.moved.byOrigin.map(\.code) == ["phone"])
            #expect(now.letting.proposals == 2 && now.letting.refusals.map(\.count) == [1])
            #expect(now.letting.steps.first { $0.step == "rent_assurance" }?.days.median == 6)
            // Nobody has read what a shelter costs in München: then there is no sum.
            #expect(now.cost == nil && now.savings == nil)
            house.clock.move(days: 5)
            _ = try await house.perform(VoidMoveIn(move: move), by: house.worker(.housingCounsellor))
            #expect(try await report(house).moved.placed.households == 0)
            #expect(try await report(house, asOf: 12).moved.placed.households == 1)
            #expect(try await report(house, asOf: 5).moved.placed.households == 0)
        }
    }

    @Test(arguments: Engine.here) func aMoveThatWasPutRightKeepsItsTalksOnPastDaysToo(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let (move, file) = try await placed(house)
            house.clock.move(days: 95)
            let called = house.clock.now.local.day
            _ = try await house.perform(NoteAftercare(move: move, onDay: called, side: .household, housed: .yes), by: desk)
            house.clock.move(days: 5)
            let sheet = MoveInSheet(
                movedOn: Self.today.adding(days: 9), persons: try await house.ask(HouseholdSheet(file: file), by: desk).persons.map(\.id),
                isFromUkraine: true)
            _ = try await house.perform(CorrectMoveIn(move: move, sheet: sheet), by: desk)
            for day in [called, house.clock.now.local.day] {
                let report = HousingReport(from: Self.today, to: Self.today.adding(days: 150), asOf: day)
                let letting = try #require(try await house.ask(report, by: house.lead)).letting
                #expect(letting.housed[0].yes == 1 && letting.contactsWithHouseholds == 1, "\(day.iso)")
            }
        }
    }

    @Test(arguments: Engine.here) func papersAreGotTogetherOnceForAllFlats(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let file = try await SelectionTests.household(house, "Erste")
            for number in 0..<2 {
                let flat = try await SelectionTests.openFlat(house)
                _ = try await SelectionTests.choose(house, for: flat)
                let id = try await house.perform(NominateHousehold(flat: flat, file: file, reason: "Platz"), by: desk).id
                if number == 0 {
                    for change in [PlanStepChange.begun(on: Self.today), .done(on: Self.today, expiresOn: nil)] {
                        _ = try await house.perform(NoteLettingStep(nomination: id, step: "papers", change: change), by: desk)
                    }
                }
                _ = try await house.perform(DeclineNomination(nomination: id, by: .household, why: .district), by: desk)
            }
            let steps = try await report(house).letting.steps
            #expect(steps.first { $0.step == "papers" }?.days.count == 1, "the second proposal repeats it, nobody did it twice")
        }
    }
}
