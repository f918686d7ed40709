import Basics
import Catalogue
import Office
import TestSupport
import Testing

@Suite struct WaitingHouseholdTests {
    private func household(_ test: TestOffice, _ alias: String, _ change: ((inout HousingNeeds) -> Void)?) async throws -> CaseID {
        let desk = test.worker(.housingCounsellor)
        let file = try await test.perform(OpenCase(desk: .housing, alias: alias), by: desk).id
        guard let change else { return file }
        var needs = HousingNeeds(persons: 1)
        needs.mayLeave = true
        needs.consents = true
        needs.permit = .held
        change(&needs)
        try await test.perform(RecordHousingNeeds(file: file, sheet: HousingSheet(needs: needs), basedOn: nil), by: desk)
        return file
    }

    @Test(arguments: Engine.here) func whatStandsInTheWayIsCountedFromWhatWasNoted(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let today = TestOffice.start.local.day
            _ = try await household(test, "nichts notiert", nil)
            _ = try await household(test, "bereit") { $0.permitUntil = today }
            let expired = try await household(test, "gestern abgelaufen") { $0.permitUntil = today.adding(days: -1) }
            _ = try await household(test, "Titel zu kurz") {
                $0.permit = .missing
                $0.titleUntil = today.adding(days: 300)
            }
            _ = try await household(test, "Titel reicht") {
                $0.permit = .missing
                $0.titleUntil = today.adding(days: 800)
                $0.mayLeave = nil
            }
            let answer = try await test.ask(WaitingHouseholds(behind: .permitExpired), by: test.worker(.housingCounsellor))
            #expect(answer.households == 5)
            #expect(answer.ready == 1)
            let counted = Dictionary(uniqueKeysWithValues: answer.lines.map { ($0.obstacle, $0.households) })
            #expect(counted == [.nothingNoted: 1, .permitExpired: 1, .permitMissing: 2, .titleShort: 1, .leaveUnknown: 1])
            #expect(answer.lines.first?.obstacle == .permitMissing)
            #expect(answer.files.map(\.id) == [expired])
        }
    }
}
