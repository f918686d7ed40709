import Basics
import Catalogue
import Foundation
import Office
import Store
import TestSupport
import Testing
import Vault

@Suite struct SealingTests {
    private static let canaries = [
        "KANARIENNAME", "KANARIENVORNAME", "KANARIENNOTIZ", "KANARIENWUNSCH", "KANARIENAUFGABE", "KANARIENNACHWEIS", "KANARIENKONTAKT", "1987-11-23",
        "KANARIENGESPRAECH", "KANARIENGAST", "KANARIENTRAEGER", "KANARIENVERMIETER", "KANARIENHAUS", "KANARIENKELLER", "KANARIENGASSE",
        "KANARIENEILE",
    ]

    /// A file with a canary in everything a person may type.
    private func plant(_ test: TestOffice) async throws -> CaseID {
        let file = try await test.perform(
            OpenCase(desk: .return, identity: PersonIdentity(familyName: "Kanarienname", givenName: "Kanarienvorname"), wish: "KANARIENWUNSCH")
        ).id
        let person = try await test.ask(HouseholdSheet(file: file)).persons[0]
        try await test.perform(
            RecordPerson(
                file: file, person: person.id,
                identity: PersonIdentity(familyName: "KANARIENNAME", givenName: "KANARIENVORNAME", contact: "KANARIENKONTAKT"),
                facts: ["born": FactInput(["1987-11-23"])], version: person.version))
        try await test.perform(WriteNote(file: file, text: "KANARIENNOTIZ"))
        try await test.perform(
            HoldSession(
                file: file, heldOn: test.clock.now.local.day, minutes: 30, channel: .office, language: nil, interpreting: .notNeeded,
                note: "KANARIENGESPRAECH"))
        try await test.perform(AddTask(file: file, title: "KANARIENAUFGABE", dueOn: test.clock.now.local.day))
        try await test.perform(FreezeCheck(file: file, anchor: test.clock.now.local.day))
        try await test.perform(
            ConfirmDeparture(
                file: file, persons: [person.id], leftOn: test.clock.now.local.day, country: Country("XK")!, proof: .ticket,
                proofDetail: "KANARIENNACHWEIS"))
        try await plantGuest(test)
        try await plantFlat(test)
        return file
    }

    /// A guest of an event who has everything a guest can have.
    private func plantGuest(_ test: TestOffice) async throws {
        let plan = EventPlan(
            desk: .return, kind: .seminar, audience: .everyone, title: "Seminar", place: "München", begins: test.clock.now.adding(seconds: -3_600),
            minutes: 120)
        let event = try await test.perform(PlanEvent(plan)).id
        let guest = try await test.perform(
            AddGuest(event: event, identity: GuestIdentity(name: "KANARIENGAST", organisation: "KANARIENTRAEGER"), isInvitation: true)
        ).id
        try await test.perform(HoldEvent(event: event, present: [guest]))
        try await test.perform(CertifyGuests(event: event))
    }

    /// A flat, its landlord, and a household that looks for one.
    private func plantFlat(_ test: TestOffice) async throws {
        let desk = test.worker(.housingCounsellor)
        let offer = FlatTests.offer { _, details in
            details = FlatDetails(street: "KANARIENHAUS 3", about: "KANARIENKELLER")
        }
        try await test.perform(TakeOffer(offer, identity: LandlordIdentity(name: "KANARIENVERMIETER", phone: "0221 4")), by: desk)
        let file = try await test.perform(OpenCase(desk: .housing, alias: "Mann"), by: desk).id
        var needs = HousingNeeds(persons: 1)
        needs.avoidedStreets = ["KANARIENGASSE"]
        needs.urgency = 1
        try await test.perform(
            RecordHousingNeeds(file: file, sheet: HousingSheet(needs: needs, urgencyReason: "KANARIENEILE"), basedOn: nil), by: desk)
    }

    @Test(arguments: Engine.here) func noByteOfTheDatabaseTellsWhatWasTyped(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            _ = try await plant(test)
            let spelled = Self.canaries + Self.canaries.map { $0.lowercased() } + ["Kanarienname", "Kanarienvorname"]
            guard let hits = try await CanaryScan.hits(of: spelled, in: test.office.database) else { return }
            #expect(hits.isEmpty, "\(hits)")
        }
    }

    @Test func theScanFindsWhatIsNotSealed() async throws {
        try await Engine.sqlite.withOffice { test in
            _ = try await test.office.database.write {
                try $0.execute("UPDATE offices SET name = \("KANARIENNAME")")
            }
            #expect(try await CanaryScan.hits(of: ["KANARIENNAME"], in: test.office.database)?.isEmpty == false)
        }
    }

    @Test(arguments: Engine.here) func everyColumnHasAClassAndSealedOnesAreBytes(_ engine: Engine) async throws {
        try await engine.withDatabase(migrations: Schema.migrations) { database in
            let classes = ColumnClasses(Schema.migrations)
            let columns = try await database.read { try $0.columns() }
            #expect(columns.count > 100)
            #expect(classes.unclassed(among: columns).isEmpty)
        }
    }

    @Test(arguments: Engine.here) func erasingDestroysTheKeyAndKeepsTheCount(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await plant(test)
            let today = test.clock.now.local.day
            let before = try await test.ask(ActivityReport(from: today, to: today))
            let wrapped: [UInt8]? = try await test.office.database.read {
                try $0.value("SELECT wrapped_key FROM case_keys WHERE case_id = \(file)")
            }
            let number = try await test.ask(CaseOverview(file: file)).file.number
            try await test.office.erase(fileNumber: number, reason: "demand", id: CommandID(), by: test.worker(.dataProtectionOfficer))

            await #expect(throws: Refusal.erased) { try await test.ask(CaseOverview(file: file)) }
            #expect(try await test.ask(FindPersons(text: "Kanarienname")).isEmpty)
            #expect(try await test.ask(CaseList()).lines.isEmpty)
            #expect(try await test.ask(ActivityReport(from: today, to: today)) == before)
            #expect(try await test.office.verifyLog()[0].holds)
            let old = try #require(wrapped)
            if engine == .sqlite {
                let hits = try await CanaryScan.hits(ofBytes: [(name: "wrapped key", bytes: Data(old))], in: test.office.database)
                #expect(hits?.isEmpty == true, "\(hits ?? [])")
            }
        }
    }

    @Test func aForeignRootKeyIsRefusedAtStart() async throws {
        try await Engine.sqlite.withDatabase(migrations: Schema.migrations) { database in
            _ = try await TestOffice.found(on: database)
            let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
            defer { try? FileManager.default.removeItem(atPath: path) }
            let stranger = Office(
                database: database, root: RootKey.random(), checkpoints: try CheckpointKey.loadOrCreate(at: path), shelf: try ProjectFiles.shelf.get()
            )
            await #expect(throws: VaultError.wrongKey) { try await stranger.checkRootKey() }
        }
    }
}
