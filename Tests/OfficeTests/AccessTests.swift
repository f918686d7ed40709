import Basics
import Chance
import Store
import TestSupport
import Testing

@testable import Office

@Suite struct AccessTests {
    /// A file of this desk, in the charge of somebody.
    private func open(_ test: TestOffice, _ desk: CounsellingDesk = .return, owner: Worker? = nil, restricted: Bool = false) async throws -> CaseID {
        let file = try await test.perform(OpenCase(desk: desk, identity: PersonIdentity(familyName: "Ahmeti", givenName: "Besarta")), by: test.lead)
            .id
        _ = try await test.perform(
            AssignFile(file: file, owner: (owner ?? test.counsellor).id, restricted: restricted, version: 1), by: test.lead)
        return file
    }

    private func number(_ file: CaseID, in test: TestOffice) async throws -> String {
        try await test.office.database.read { try $0.value("SELECT number FROM cases WHERE case_id = \(file)") ?? "" }
    }

    /// Lists, search, day, single file and number agree, for everybody, in worlds thrown by dice.
    @Test(arguments: Engine.here) func everyWayToAFileAgreesWithTheRule(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            var dice = Chance(20_261_121)
            let people = [test.counsellor, test.worker(.housingCounsellor), test.lead, test.otherLead]
            var files: [CaseID] = []
            for _ in 0..<24 {
                let desk = CounsellingDesk.allCases[dice.number(0...1)]
                let owner = desk == .return ? [people[0], people[2], people[3]] : [people[1], people[2], people[3]]
                files.append(try await open(test, desk, owner: owner[dice.number(0...2)], restricted: dice.number(0...1) == 0))
            }
            try await scatter(files, people, test, &dice)
            for worker in people { try await expectAgreement(for: worker, files, test) }
            test.clock.move(days: 3)
            for worker in people { try await expectAgreement(for: worker, files, test) }
        }
    }

    /// Closes, opens and deputises at random, straight in the tables: also what no command would do.
    private func scatter(_ files: [CaseID], _ people: [Worker], _ test: TestOffice, _ dice: inout Chance) async throws {
        let (now, today, nothing) = (test.clock.now, test.clock.now.local.day, [UInt8]())
        var rows: [SQL] = []
        for file in files {
            for worker in people {
                if dice.number(0...5) == 0 {
                    rows.append(
                        """
                        INSERT INTO closed_files (office, worker, case_id, closed_at, closed_by, reason)
                        VALUES (\(worker.office), \(worker.id), \(file), \(now), \(worker.id), \(nothing))
                        """)
                }
                guard dice.number(0...2) == 0 else { continue }
                let kind: FileGrant.Kind = dice.number(0...1) == 0 ? .single : .emergency
                let state: FileGrant.State = [.asked, .open, .open, .refused][dice.number(0...3)]
                rows.append(
                    """
                    INSERT INTO file_grants (office, grant_id, case_id, worker, kind, state, asked_at, days, ends_at, reason)
                    VALUES (\(worker.office), \(FileGrantID()), \(file), \(worker.id), \(kind), \(state), \(now), \(1),
                        \(now.adding(seconds: dice.number(0...4) * 86_400 - 86_400)), \(nothing))
                    """)
            }
        }
        for absent in people {
            for deputy in people where deputy.id != absent.id && dice.number(0...1) == 0 {
                rows.append(
                    """
                    INSERT INTO deputies (office, deputy_id, absent, deputy, from_day, until_day, set_at, set_by)
                    VALUES (\(absent.office), \(DeputyID()), \(absent.id), \(deputy.id), \(today.adding(days: dice.number(0...2) - 1)),
                        \(today.adding(days: 2)), \(now), \(absent.id))
                    """)
            }
        }
        let statements = rows
        try await test.office.database.write { transaction in for row in statements { try transaction.execute(row) } }
    }

    private func expectAgreement(for worker: Worker, _ files: [CaseID], _ test: TestOffice) async throws {
        var open: Set<CaseID> = []
        for file in files {
            do {
                _ = try await test.ask(CaseOverview(file: file), by: worker)
                open.insert(file)
                let number = try await number(file, in: test)
                #expect(try await test.ask(FindPersons(text: number), by: worker).map(\.id) == [file])
            } catch Refusal.notFound {
                let number = try await number(file, in: test)
                #expect(try await test.ask(FindPersons(text: number), by: worker).isEmpty)
            }
        }
        let listed = Set(try await test.ask(CaseList(), by: worker).lines.map(\.id))
        let found = Set(try await test.ask(FindPersons(text: "Ahmeti"), by: worker).map(\.id))
        #expect(listed == open, "\(worker.name)")
        #expect(found == open, "\(worker.name)")
        let rule = try await test.office.database.read { [clock = test.clock.now, office = test.office] transaction in
            let desk = try Desk(worker: worker, now: clock, transaction: transaction, keyring: office.keyring, shelf: office.shelf)
            return try transaction.rows("SELECT case_id, desk, owner, restricted FROM cases").compactMap { row in
                try desk.footing(in: row) == nil ? nil : try row.get("case_id", as: CaseID.self)
            }
        }
        #expect(Set(rule) == open, "\(worker.name)")
    }

    @Test(arguments: Engine.here) func aClosedFileIsNowhereForThatColleague(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await open(test, owner: test.lead)
            let offer = try await number(file, in: test)
            _ = try await test.perform(
                BookAppointment(
                    file: file, begins: test.clock.now.adding(seconds: 7_200), minutes: 30, matter: .talk, language: nil, needsInterpreter: false))
            try await test.perform(AddTask(file: file, title: "Anrufen", dueOn: test.clock.now.local.day))
            #expect(try await test.ask(MyDay(day: test.clock.now.local.day)).appointments.count == 1)
            _ = try await test.perform(
                CloseToColleague(file: file, colleague: test.counsellor.id, reason: "Die Familie ist mit ihr verwandt."), by: test.lead)

            await #expect(throws: Refusal.notFound) { try await test.ask(CaseOverview(file: file)) }
            await #expect(throws: Refusal.notFound) { try await test.perform(WriteNote(file: file, text: "Notiz")) }
            let day = try await test.ask(MyDay(day: test.clock.now.local.day))
            #expect(day.appointments.isEmpty && day.tasks.isEmpty && day.recentFiles.isEmpty)
            #expect(try await test.ask(CaseList()).lines.isEmpty)
            // Asking for it looks as if the number were wrong, and leaves no trace.
            try await test.perform(AskForFile(number: offer, days: 3, reason: "Ich möchte hineinsehen."))
            #expect(try await test.ask(MyAccess()).mine.isEmpty)
            let none = await #expect(throws: Refusal.self) {
                try await test.perform(OpenInEmergency(number: offer, reason: "Die Familie ruft gerade an."))
            }
            let wrong = await #expect(throws: Refusal.self) {
                try await test.perform(OpenInEmergency(number: "R-000000", reason: "Die Familie ruft gerade an."))
            }
            #expect(none?.sentence == wrong?.sentence)
            #expect(try await test.ask(FileAccess(file: file), by: test.lead).grants.isEmpty)
            await #expect(throws: Refusal.self) {
                try await test.perform(AssignFile(file: file, owner: test.counsellor.id, restricted: false, version: 2), by: test.lead)
            }
            try await test.perform(ReopenToColleague(file: file, colleague: test.counsellor.id), by: test.lead)
            _ = try await test.ask(CaseOverview(file: file))
        }
    }

    @Test(arguments: Engine.here) func aDeputyActsInPlaceAndTheLogSaysSo(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await open(test, owner: test.lead, restricted: true)
            await #expect(throws: Refusal.notFound) { try await test.ask(CaseOverview(file: file)) }
            let today = test.clock.now.local.day
            let id = try await test.perform(
                NameDeputy(absent: test.lead.id, deputy: test.counsellor.id, from: today, until: today.adding(days: 2)), by: test.lead
            ).id
            #expect(try await test.ask(CaseOverview(file: file)).file.footing == .deputy)
            try await test.perform(WriteNote(file: file, text: "Sie rief an."))
            let log = try await test.ask(AccessRecord(), by: test.worker(.dataProtectionOfficer))
            #expect(log.contains { $0.action == "file.read" && $0.detail == "deputy" && $0.workerName == test.counsellor.name })
            #expect(log.contains { $0.action == "access.footing" && $0.detail == "deputy" })
            // What the log adds is no part of the file's course.
            let course = try await test.ask(Timeline(file: file)).events
            #expect(!course.contains { if case .step("access.footing", _, _) = $0.content { true } else { false } })
            test.clock.move(days: 3)
            await #expect(throws: Refusal.notFound) { try await test.ask(CaseOverview(file: file)) }
            test.clock.move(days: -3)
            try await test.perform(EndDeputy(deputy: id), by: test.lead)
            await #expect(throws: Refusal.notFound) { try await test.ask(CaseOverview(file: file)) }
            #expect(try await test.office.verifyLog()[0].holds)
        }
    }

    @Test(arguments: Engine.here) func aSingleFileIsAskedForGrantedAndEndsByItself(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await open(test, restricted: true)
            let housing = test.worker(.housingCounsellor)
            let number = try await number(file, in: test)
            try await test.perform(AskForFile(number: number, days: 2, reason: "Sie fragt nach einer Wohnung."), by: housing)
            try await test.perform(AskForFile(number: "R-AAAAAA", days: 2, reason: "Sie fragt nach einer Wohnung."), by: housing)
            await #expect(throws: Refusal.notFound) { try await test.ask(CaseOverview(file: file), by: housing) }
            let waiting = try await test.ask(MyAccess()).toDecide
            #expect(waiting.map(\.reason) == ["Sie fragt nach einer Wohnung."] && waiting.map(\.workerName) == [housing.name])
            #expect(try await test.ask(AccessNotices()) == AccessNotices.Answer(toDecide: 1, emergencies: 0))
            await #expect(throws: Refusal.self) { try await test.perform(DecideAccess(grant: waiting[0].id, isGranted: true), by: housing) }
            try await test.perform(DecideAccess(grant: waiting[0].id, isGranted: true))
            #expect(try await test.ask(CaseOverview(file: file), by: housing).file.footing == .single)
            test.clock.move(days: 2)
            await #expect(throws: Refusal.notFound) { try await test.ask(CaseOverview(file: file), by: housing) }
        }
    }

    @Test(arguments: Engine.here) func anEmergencyOpensAtOnceAndIsTold(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await open(test, owner: test.lead, restricted: true)
            let number = try await number(file, in: test)
            let officer = test.worker(.dataProtectionOfficer)
            await #expect(throws: Refusal.self) { try await test.perform(OpenInEmergency(number: number, reason: "eilt")) }
            let opened = try await test.perform(OpenInEmergency(number: number, reason: "Der Sohn ist verschwunden, die Polizei fragt.")).id
            #expect(opened == file)
            #expect(try await test.ask(CaseOverview(file: file)).file.footing == .emergency)
            let seen = try await test.ask(Emergencies(), by: officer)
            #expect(seen.map(\.reason) == ["Der Sohn ist verschwunden, die Polizei fragt."])
            #expect(try await test.ask(MyAccess(), by: test.lead).emergencies.count == 1)
            try await test.perform(AcknowledgeEmergency(grant: seen[0].id), by: officer)
            try await test.perform(SeeEmergency(grant: seen[0].id), by: test.lead)
            #expect(try await test.ask(Emergencies(), by: officer)[0].acknowledgedBy == officer.name)
            #expect(try await test.ask(AccessNotices(), by: test.lead) == AccessNotices.Answer(toDecide: 0, emergencies: 0))
            test.clock.move(seconds: OpenInEmergency.hours * 3_600)
            await #expect(throws: Refusal.notFound) { try await test.ask(CaseOverview(file: file)) }
        }
    }
}
