import Basics
import Catalogue
import Office
import TestSupport
import Testing

/// The list of ways says what the pages say, and nothing is noted of a way twice or where it does not belong.
@Suite struct WayDaysTests {
    private static func steps(_ house: TestOffice, by worker: Worker) async throws -> [String] {
        try await house.ask(LateWays(), by: worker).own.flatMap(\.steps).map(\.step)
    }

    private static func names(in house: TestOffice) async throws -> [String] {
        try await house.ask(RunningWays(), by: house.worker(.housingCounsellor)).lines.flatMap(\.steps).map(\.step)
    }

    private static func due(_ step: String, in house: TestOffice) async throws -> CivilDate? {
        try await house.ask(RunningWays(), by: house.worker(.housingCounsellor)).lines.flatMap(\.steps).first { $0.step == step }?.due
    }

    @Test(arguments: Engine.here) func everybodysDayHoldsTheirOwnLateStepsAlone(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let (desk, lead) = (house.worker(.housingCounsellor), house.lead)
            let way = try await WayTests.start(house)
            let charges: [(step: String, owner: WorkerID?, due: Int)] = [("offer_form", lead.id, 1), ("papers", nil, 3)]
            for (step, owner, offset) in charges {
                _ = try await house.perform(
                    ChargeLettingStep(nomination: way.nomination, step: step, owner: owner, due: WayTests.day(offset)), by: desk)
            }
            house.clock.move(days: 2)
            #expect(try await Self.steps(house, by: desk).isEmpty)
            #expect(try await Self.steps(house, by: lead) == ["offer_form"])
            house.clock.move(days: 12)
            #expect(try await Self.steps(house, by: desk) == ["papers"])
            #expect(try await Self.steps(house, by: lead) == ["offer_form"])
            #expect(try await house.ask(LateWays(), by: lead).team.flatMap(\.steps).map(\.step) == ["papers"])
        }
    }

    @Test(arguments: Engine.here) func nobodySeesToAStepOfAFileTheyMayNotOpen(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let (desk, lead) = (house.worker(.housingCounsellor), house.lead)
            let way = try await WayTests.start(house)
            let charge = ChargeLettingStep(nomination: way.nomination, step: "offer_form", owner: desk.id, due: WayTests.day(1))
            _ = try await house.perform(charge, by: lead)
            let version = try await WayTests.sheet(house, way).file.version
            _ = try await house.perform(AssignFile(file: way.file, owner: lead.id, restricted: true, version: version), by: lead)
            await #expect(throws: Refusal.self) { try await house.perform(charge, by: lead) }
            house.clock.move(days: 2)
            #expect(try await house.ask(LateWays(), by: desk).own.isEmpty)
            #expect(try await house.ask(RunningWays(), by: desk).lines.isEmpty)
            #expect(try await house.ask(RunningWays(), by: lead).lines.count == 1)
        }
    }

    @Test(arguments: Engine.here) func whatAPlanReadsChangesTheListAtOnce(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let way = try await WayTests.start(house)
            _ = try await house.perform(
                NoteLettingStep(nomination: way.nomination, step: "offer_form", change: .begun(on: WayTests.day(-2))), by: desk)
            #expect(try await Self.due("offer_form", in: house) == nil)
            _ = try await house.perform(SetStepTime(plan: "move-in", step: "offer_form", weeks: 2), by: house.lead)
            #expect(try await Self.due("offer_form", in: house) == WayTests.day(12))
            let said = try await WayTests.sheet(house, way).steps.first { $0.line.id == "offer_form" }?.due
            #expect(said == WayTests.day(12))
            // The household turns out to live in Bavaria, where there is no such permit to apply for.
            #expect(try await Self.names(in: house).contains("housing_permit"))
            let household = try await house.ask(HouseholdSheet(file: way.file), by: desk)
            _ = try await house.perform(
                RecordHousehold(
                    file: way.file, facts: ["residence_ags": FactInput(["09162"])], wish: nil, language: nil, needsInterpreter: nil,
                    version: household.file.version), by: desk)
            #expect(try await !Self.names(in: house).contains("housing_permit"))
        }
    }

    @Test(arguments: Engine.here) func whoSignedSinceTheChoiceIsProposedNowhereElse(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let file = try await SelectionTests.household(house, "Tesfay")
            let (flat, other) = (try await SelectionTests.openFlat(house), try await SelectionTests.openFlat(house, district: "Porz"))
            for flat in [flat, other] { _ = try await SelectionTests.choose(house, for: flat) }
            let way = try await WayTests.wanting(house, flat, file)
            _ = try await house.perform(AdvanceNomination(nomination: way, to: .wanted), by: desk)
            _ = try await house.perform(SignContract(nomination: way, on: WayTests.today, despite: "Eigenes Einkommen."), by: desk)
            await #expect(throws: Refusal.self) {
                try await house.perform(NominateHousehold(flat: other, file: file, reason: "Platz 1"), by: desk)
            }
            let plan = try await house.ask(FilePlan(file: file), by: desk)
            #expect(plan.lines.first { $0.id == "contract" }?.mark?.doneOn == WayTests.today)
        }
    }

    @Test(arguments: Engine.here) func aFlatWaitsForNobodyWhoIsGone(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let way = try await WayTests.start(house, atOnce: 1)
            let second = try await SelectionTests.household(house, "Zweite")
            _ = try await SelectionTests.choose(house, for: way.flat, atOnce: 1)
            // A file is not closed while somebody waits for its answer.
            let file = try await WayTests.sheet(house, way).file
            await #expect(throws: Refusal.self) {
                try await house.perform(CloseCase(file: way.file, outcome: .lostContact, version: file.version), by: desk)
            }
            let next = NominateHousehold(flat: way.flat, file: second, reason: "Platz 2")
            await #expect(throws: Refusal.self) { try await house.perform(next, by: desk) }
            _ = try await house.perform(EraseFile(fileNumber: file.number, reason: "demand"), by: house.worker(.dataProtectionOfficer))
            _ = try await house.perform(next, by: desk)
        }
    }

    @Test(arguments: Engine.here) func whatBecameOfAViewingIsSaidOnce(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let way = try await WayTests.start(house)
            let first = try await house.perform(PlanViewing(nomination: way.nomination, plan: WayTests.viewing(2)), by: desk).id
            house.clock.move(days: 3)
            _ = try await house.perform(SettleViewing(viewing: first, outcome: .lost(.landlordAbsent)), by: desk)
            await #expect(throws: Refusal.self) { try await house.perform(SettleViewing(viewing: first, outcome: .held), by: desk) }
            _ = try await house.perform(PlanViewing(nomination: way.nomination, plan: WayTests.viewing(5)), by: desk)
            // Taken back now, there would be two.
            await #expect(throws: Refusal.self) { try await house.perform(SettleViewing(viewing: first, outcome: .planned), by: desk) }
            #expect(try await WayTests.sheet(house, way).viewings.map(\.viewing.state) == [.lost, .planned])
        }
    }

    @Test(arguments: Engine.here) func aMoveTakenBackLeavesNoWishedDayBehind(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let way = try await WayTests.start(house)
            _ = try await house.perform(AddPerson(file: way.file, identity: PersonIdentity(familyName: "Tesfay", givenName: "Yonas")), by: desk)
            _ = try await house.perform(AdvanceNomination(nomination: way.nomination, to: .wanted, on: WayTests.day(-40)), by: desk)
            _ = try await house.perform(
                NoteLettingStep(nomination: way.nomination, step: "rent_assurance", change: .done(on: WayTests.day(-30), expiresOn: nil)), by: desk)
            _ = try await house.perform(SignContract(nomination: way.nomination, on: WayTests.day(-20)), by: desk)
            let mover = try #require(try await WayTests.sheet(house, way).persons.first).id
            let move = try await house.perform(
                RecordMoveIn(nomination: way.nomination, sheet: MoveInSheet(movedOn: WayTests.day(-10), persons: [mover])), by: desk
            ).id
            // Who stayed behind is not counted by a correction of the day.
            #expect(try await WayTests.sheet(house, way).movers == [mover])
            // The end is said with a talk.
            await #expect(throws: Refusal.self) {
                try await house.perform(
                    NoteLettingStep(nomination: way.nomination, step: "aftercare", change: .done(on: WayTests.today, expiresOn: nil)), by: desk)
            }
            _ = try await house.perform(VoidMoveIn(move: move), by: desk)
            #expect(try await house.ask(FilePlan(file: way.file), by: desk).wished == nil)
            let sheet = try await WayTests.sheet(house, way)
            #expect(sheet.file.stage == .plan && sheet.movers.isEmpty && sheet.steps.allSatisfy { $0.dueFrom != .plan })
        }
    }
}
