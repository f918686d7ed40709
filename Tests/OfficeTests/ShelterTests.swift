import Basics
import Figures
import Office
import Store
import TestSupport
import Testing

@Suite struct ShelterTests {
    private static let today = TestOffice.start.local.day

    private func house(_ test: TestOffice, places: Int = 20, name: String = "Unterkunft Ehrenfeld") async throws -> ShelterID {
        try await test.perform(
            KeepShelter(details: ShelterDetails(name: name, kind: .shelter, district: "Ehrenfeld", places: places, isStepFree: nil)), by: keeper(test)
        ).id
    }

    private func keeper(_ test: TestOffice) -> Worker { test.worker(.housingCounsellor) }

    @Test(arguments: Engine.here) func aHouseholdMovesOnAndTheMoveIsTakenBack(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (one, other) = (try await house(test), try await house(test, name: "Hotel Porz"))
            let household = try await test.perform(
                TakeIntoShelter(
                    shelter: one, label: "Zimmer 214", persons: 4, cameOn: Self.today.adding(days: -400), since: Self.today.adding(days: -900)),
                by: keeper(test)
            ).id
            try await test.perform(
                LeaveShelter(household: household, leftOn: Self.today.adding(days: -10), to: .otherShelter, next: other), by: keeper(test))
            let there = try await test.ask(ShelterSheet(other), by: keeper(test))
            #expect(there.there.map(\.label) == ["Zimmer 214"])
            #expect(there.there.map(\.since) == [Self.today.adding(days: -900)])
            #expect(try await test.ask(ShelterList(), by: keeper(test)).map(\.free) == [16, 20])
            try await test.perform(ReturnToShelter(household: household), by: keeper(test))
            #expect(try await test.ask(ShelterSheet(other), by: keeper(test)).there.isEmpty)
            #expect(try await test.ask(ShelterSheet(one), by: keeper(test)).persons == 4)
        }
    }

    @Test(arguments: Engine.here) func nobodyGoesBackToAHouseThatIsClosed(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let shelter = try await house(test)
            let household = try await test.perform(
                TakeIntoShelter(shelter: shelter, label: "Zimmer 214", persons: 4, cameOn: Self.today.adding(days: -400)), by: keeper(test)
            ).id
            try await test.perform(LeaveShelter(household: household, leftOn: Self.today, to: .ownFlat), by: keeper(test))
            try await test.perform(CloseShelter(shelter: shelter), by: keeper(test))
            await #expect(throws: Refusal.self) { try await test.perform(ReturnToShelter(household: household), by: keeper(test)) }
            try await test.perform(CloseShelter(shelter: shelter, closes: false), by: keeper(test))
            try await test.perform(ReturnToShelter(household: household), by: keeper(test))
            #expect(try await test.ask(ShelterList(), by: keeper(test)).map(\.persons) == [4])
        }
    }

    @Test(arguments: Engine.here) func theReportKnowsWhatWasKnownThen(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let shelter = try await house(test)
            let household = try await test.perform(
                TakeIntoShelter(shelter: shelter, label: "A", persons: 5, cameOn: Self.today.adding(days: -100)), by: keeper(test)
            ).id
            test.clock.move(days: 3)
            try await test.perform(
                LeaveShelter(household: household, leftOn: Self.today.adding(days: 2), to: .ownFlat), by: keeper(test))
            let now = try #require(try await test.ask(ShelterReport(from: Self.today, to: Self.today.adding(days: 3)), by: keeper(test)))
            #expect(now.allLeft.persons == 5)
            #expect(now.after.persons == 0)
            let then = try #require(
                try await test.ask(ShelterReport(from: Self.today, to: Self.today.adding(days: 3), asOf: Self.today), by: keeper(test)))
            #expect(then.allLeft.persons == 0)
            #expect(then.after.persons == 5)
        }
    }

    @Test(arguments: Engine.here) func whatCannotBeIsRefusedWithAWord(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let shelter = try await house(test)
            let household = try await test.perform(
                TakeIntoShelter(shelter: shelter, label: "B", persons: 1, cameOn: Self.today.adding(days: -5)), by: keeper(test)
            ).id
            for wrong in [
                LeaveShelter(household: household, leftOn: Self.today.adding(days: 1), to: .ownFlat),
                LeaveShelter(household: household, leftOn: Self.today.adding(days: -6), to: .ownFlat),
                LeaveShelter(household: household, leftOn: Self.today, to: .otherShelter),
                LeaveShelter(household: household, leftOn: Self.today, to: .otherShelter, next: shelter),
            ] {
                await #expect(throws: Refusal.self) { try await test.perform(wrong, by: keeper(test)) }
            }
            await #expect(throws: Refusal.self) { try await test.perform(CloseShelter(shelter: shelter), by: keeper(test)) }
            try await test.perform(LeaveShelter(household: household, leftOn: Self.today, to: .family), by: keeper(test))
            await #expect(throws: Refusal.self) {
                try await test.perform(LeaveShelter(household: household, leftOn: Self.today, to: .family), by: keeper(test))
            }
            try await test.perform(CloseShelter(shelter: shelter), by: keeper(test))
            await #expect(throws: Refusal.self) {
                try await test.perform(TakeIntoShelter(shelter: shelter, label: "C", persons: 1, cameOn: Self.today), by: keeper(test))
            }
            await #expect(throws: Refusal.self) { try await house(test, places: 0) }
        }
    }
}
