import Basics
import Office
import Store
import TestSupport
import Testing
import Vault

@Suite struct DoorTests {
    @Test(arguments: Engine.here) func aCommandSentTwiceHappensOnce(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.perform(OpenCase(desk: .return)).id
            let id = CommandID()
            let talk = HoldSession(
                file: file, heldOn: test.clock.now.local.day, minutes: 45, channel: .office, language: nil, interpreting: .notNeeded,
                note: "Erstgespräch")
            let first = try await test.office.perform(talk, id: id, by: test.counsellor)
            let second = try await test.office.perform(talk, id: id, by: test.counsellor)
            #expect(first.id == second.id)
            #expect(try await test.ask(CaseOverview(file: file)).sessions == 1)
        }
    }

    @Test(arguments: Engine.here) func aCommandIDIsNotLentToAnotherCommand(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let id = CommandID()
            let file = try await test.office.perform(OpenCase(desk: .return), id: id, by: test.counsellor).id
            await #expect(throws: Refusal.self) {
                try await test.office.perform(WriteNote(file: file, text: "x"), id: id, by: test.counsellor)
            }
        }
    }

    @Test(arguments: Engine.here) func aRefusedCommandLeavesNothingBehind(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.perform(OpenCase(desk: .return)).id
            let before = try await test.office.verifyLog()[0].entries
            await #expect(throws: Refusal.self) {
                try await test.perform(
                    HoldSession(
                        file: file, heldOn: test.clock.now.local.day, minutes: 30, channel: .office, language: nil, interpreting: .notNeeded,
                        advised: [PersonID()], note: "niemand"))
            }
            #expect(try await test.office.verifyLog()[0].entries == before)
            #expect(try await test.ask(CaseOverview(file: file)).sessions == 0)
        }
    }

    @Test func aFileOfAnotherOfficeIsNotThere() async throws {
        try await Engine.sqlite.withDatabase(migrations: Schema.migrations) { database in
            let here = try await TestOffice.found(on: database)
            let file = try await here.perform(OpenCase(desk: .return)).id
            let elsewhere = try await here.office.found(
                "Andere Stelle", settings: .forTests,
                accounts: [AccountPlan(name: "Fremd", login: "fremd", password: TestOffice.password, roles: [.teamLead])], at: TestOffice.start)[0]
            await #expect(throws: Refusal.notFound) { try await here.ask(CaseOverview(file: file), by: elsewhere) }
            await #expect(throws: Refusal.notFound) { try await here.perform(WriteNote(file: file, text: "x"), by: elsewhere) }
            #expect(try await here.ask(CaseList(), by: elsewhere).lines.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func aRestrictedFileIsItsOwnersAndTheLeads(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let colleague = try await test.office.addWorker(
                name: "Kollegin", login: "kollegin", password: TestOffice.password, roles: [.counsellor], languages: [], id: CommandID(),
                by: test.worker(.administrator))
            let other = Worker(office: test.counsellor.office, id: colleague, name: "Kollegin", roles: [.counsellor])
            let file = try await test.perform(OpenCase(desk: .return)).id
            _ = try await test.ask(CaseOverview(file: file), by: other)
            let version = try await test.ask(CaseOverview(file: file)).file.version
            try await test.perform(AssignFile(file: file, owner: test.counsellor.id, restricted: true, version: version), by: test.lead)
            await #expect(throws: Refusal.notFound) { try await test.ask(CaseOverview(file: file), by: other) }
            #expect(try await test.ask(CaseList(), by: other).lines.isEmpty)
            #expect(try await test.ask(CaseList(), by: test.lead).lines.count == 1)
            _ = try await test.ask(CaseOverview(file: file))
        }
    }

    @Test(arguments: Engine.here) func theHousingDeskDoesNotOpenReturnFiles(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.perform(OpenCase(desk: .return)).id
            await #expect(throws: Refusal.notFound) { try await test.ask(CaseOverview(file: file), by: test.worker(.housingCounsellor)) }
            await #expect(throws: Refusal.self) { try await test.perform(OpenCase(desk: .housing)) }
        }
    }

    @Test(arguments: Engine.here) func aChangeOnAnOlderVersionIsStale(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.perform(OpenCase(desk: .return, alias: "Mann mit Mappe")).id
            let version = try await test.ask(CaseOverview(file: file)).file.version
            try await test.perform(MoveStage(file: file, stage: .analysis, version: version))
            await #expect(throws: Refusal.stale) { try await test.perform(MoveStage(file: file, stage: .plan, version: version)) }
            #expect(try await test.ask(CaseOverview(file: file)).file.stage == .analysis)
        }
    }

    @Test func openingAFileIsWrittenDownOncePerHour() async throws {
        try await Engine.sqlite.withOffice { test in
            let file = try await test.perform(OpenCase(desk: .return)).id
            func readings() async throws -> Int {
                try await test.ask(AccessRecord(), by: test.worker(.dataProtectionOfficer)).filter { $0.action == "file.read" }.count
            }
            _ = try await test.ask(CaseOverview(file: file))
            _ = try await test.ask(Timeline(file: file))
            #expect(try await readings() == 1)
            test.clock.move(seconds: 3_601)
            _ = try await test.ask(Timeline(file: file))
            #expect(try await readings() == 2)
            _ = try await test.ask(Timeline(file: file), by: test.lead)
            #expect(try await readings() == 3)
        }
    }

    @Test(arguments: Engine.here) func concurrentCommandsKeepTheChainStraight(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<24 { group.addTask { _ = try await test.perform(OpenCase(desk: .return)) } }
                try await group.waitForAll()
            }
            let verdict = try await test.office.verifyLog()[0]
            #expect(verdict.holds)
            #expect(verdict.entries == 25)
        }
    }
}

extension OfficeSettings {
    static let forTests = OfficeSettings(
        shortName: "Test", letterhead: [], returnAddress: "", contact: [], place: "", secondSignatureAbove: .zero, district: nil)
}
