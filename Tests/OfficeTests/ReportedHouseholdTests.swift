import Basics
import Catalogue
import Office
import Store
import TestSupport
import Testing
import Vault

@Suite struct ReportedHouseholdTests {
    private static let today = TestOffice.start.local.day

    private func keeper(_ test: TestOffice) -> Worker { test.worker(.housingCounsellor) }

    private func house(_ test: TestOffice) async throws -> (shelter: ShelterID, secret: String) {
        let shelter = try await test.perform(
            KeepShelter(details: ShelterDetails(name: "Unterkunft Nippes", kind: .shelter, district: "Nippes", places: 40, isStepFree: nil)),
            by: keeper(test)
        ).id
        try await test.perform(SetReportAddress(shelter: shelter), by: keeper(test))
        return (shelter, try #require(try await test.ask(ShelterSheet(shelter), by: keeper(test)).reportSecret))
    }

    private func report(_ test: TestOffice, _ secret: String, _ change: (inout ReportedHousehold) -> Void = { _ in }) async throws {
        var household = ReportedHousehold(
            label: "Zimmer 7", persons: 4, language: Language("ar"), livesHereSince: Self.today.adding(days: -400), contact: "0221 0000-99",
            wish: "nahe der Schule in Nippes", reporter: "Frau Klug, -120", hasConsent: true)
        change(&household)
        _ = try await test.office.receive(ReportHousehold(secret: secret, household: household), id: CommandID())
    }

    @Test(arguments: Engine.here) func aReportedHouseholdHasWaitedSinceTheReport(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (shelter, secret) = try await house(test)
            try await report(test, secret)
            test.clock.move(days: 12)
            let line = try #require(try await test.ask(HouseholdReports(), by: keeper(test)).first)
            #expect(line.household.wish == "nahe der Schule in Nippes")
            let file = try await test.perform(TakeUpReport(report: line.id), by: keeper(test)).id
            let sheet = try await test.ask(HousingSheetOfFile(file: file), by: keeper(test))
            #expect(sheet.file.persons == 4)
            #expect(sheet.file.title == "Zimmer 7, Unterkunft Nippes")
            let there = try await test.ask(ShelterSheet(shelter), by: keeper(test)).there
            #expect(there.map(\.file?.id) == [file])
            #expect(there.map(\.cameOn) == [Self.today.adding(days: -400)])
            let since: CivilDate? = try await test.office.database.read {
                try $0.value("SELECT reported_on FROM cases WHERE case_id = \(file)")
            }
            #expect(since == Self.today)
            #expect(try await test.ask(HouseholdReports(), by: keeper(test)).isEmpty)
            await #expect(throws: Refusal.self) { try await test.perform(TakeUpReport(report: line.id), by: keeper(test)) }
        }
    }

    @Test(arguments: Engine.here) func theHouseholdInTheBookOfTheShelterIsTheSame(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (shelter, secret) = try await house(test)
            try await test.perform(
                TakeIntoShelter(shelter: shelter, label: "Zimmer 7", persons: 4, cameOn: Self.today.adding(days: -30)), by: keeper(test))
            try await report(test, secret)
            let line = try #require(try await test.ask(HouseholdReports(), by: keeper(test)).first)
            let file = try await test.perform(TakeUpReport(report: line.id), by: keeper(test)).id
            let there = try await test.ask(ShelterSheet(shelter), by: keeper(test))
            #expect(there.households == 1)
            #expect(there.there.map(\.file?.id) == [file])
        }
    }

    @Test(arguments: Engine.here) func aHouseThatWasClosedSinceDoesNotKeepAHouseholdFromItsFile(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (shelter, secret) = try await house(test)
            try await report(test, secret)
            try await test.perform(CloseShelter(shelter: shelter), by: keeper(test))
            let line = try #require(try await test.ask(HouseholdReports(), by: keeper(test)).first)
            _ = try await test.perform(TakeUpReport(report: line.id), by: keeper(test))
            #expect(try await test.ask(ShelterSheet(shelter), by: keeper(test)).households == 0)
        }
    }

    @Test(arguments: Engine.here) func moreReportsThanAnybodyAnswersAreNotTaken(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (_, secret) = try await house(test)
            for hour in 0..<5 {
                for number in 0..<50 where hour * 50 + number < 200 { try await report(test, secret) { $0.label = "Zimmer \(hour)-\(number)" } }
                test.clock.move(seconds: 3_601)
            }
            await #expect(throws: Refusal.self) { try await report(test, secret) { $0.label = "Zimmer 999" } }
            #expect(try await test.ask(HouseholdReports(), by: keeper(test)).count == 200)
        }
    }

    @Test(arguments: Engine.here) func nobodyIsReportedWithoutKnowing(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (shelter, secret) = try await house(test)
            await #expect(throws: Refusal.self) { try await report(test, secret) { $0.hasConsent = false } }
            await #expect(throws: Refusal.self) { try await report(test, secret) { $0.persons = 0 } }
            await #expect(throws: Refusal.self) { try await report(test, secret) { $0.livesHereSince = Self.today.adding(days: 1) } }
            await #expect(throws: Refusal.self) { try await report(test, secret) { $0.livesHereSince = CivilDate(iso: "1026-05-01") } }
            try await report(test, secret)
            await #expect(throws: Refusal.self) { try await report(test, secret) }
            #expect(try await test.ask(HouseholdReports(), by: keeper(test)).count == 1)
            try await test.perform(SetReportAddress(shelter: shelter, isOpen: false), by: keeper(test))
            await #expect(throws: Refusal.notFound) { try await report(test, secret) { $0.label = "Zimmer 8" } }
        }
    }

    @Test(arguments: Engine.here) func whatWasTypedIsSealedAndGoneOnceAnswered(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (_, secret) = try await house(test)
            try await report(test, secret) {
                $0.label = "KANARIENZIMMER"
                $0.wish = "KANARIENWUNSCHORT"
            }
            let words = ["KANARIENZIMMER", "KANARIENWUNSCHORT", secret]
            if let hits = try await CanaryScan.hits(of: words, in: test.office.database) { #expect(hits.isEmpty) }
            let line = try #require(try await test.ask(HouseholdReports(), by: keeper(test)).first)
            try await test.perform(DeclineReport(report: line.id, why: .otherAgency), by: keeper(test))
            let body: [UInt8]?? = try await test.office.database.read { try $0.value("SELECT body FROM household_reports") }
            #expect((body ?? nil) == nil)
        }
    }

    @Test func papersThatRunOutAreSaidInTime() {
        var needs = HousingNeeds(persons: 1)
        needs.permit = .held
        needs.permitUntil = Self.today.adding(days: HousingSheet.warningDays - 1)
        needs.titleUntil = Self.today.adding(days: HousingSheet.warningDays)
        let sheet = HousingSheet(
            needs: needs,
            papers: [
                PaperNote(.creditRecord, isThere: true, until: Self.today.adding(days: -1)), PaperNote(.identityCopies, isThere: false),
                PaperNote(.benefitNumber, isThere: true),
            ])
        #expect(sheet.endingPapers(on: Self.today).map(\.key) == ["credit_record", "permit"])
    }
}
