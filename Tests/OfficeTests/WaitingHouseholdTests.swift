import Basics
import Catalogue
import Office
import TestSupport
import Testing

@Suite struct WaitingHouseholdTests {
    private func household(_ test: TestOffice, _ alias: String, papers: [PaperNote] = [], _ change: ((inout HousingNeeds) -> Void)?) async throws
        -> CaseID
    {
        let desk = test.worker(.housingCounsellor)
        let file = try await test.perform(OpenCase(desk: .housing, alias: alias), by: desk).id
        guard let change else { return file }
        var needs = HousingNeeds(persons: 1)
        needs.mayLeave = true
        needs.consents = true
        needs.permit = .held
        change(&needs)
        try await test.perform(RecordHousingNeeds(file: file, sheet: HousingSheet(needs: needs, papers: papers), basedOn: nil), by: desk)
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
            _ = try await household(
                test, "Unterlagen",
                papers: [PaperNote(.creditRecord, isThere: true, until: today.adding(days: 10)), PaperNote(.powerOfAttorney, isThere: false)]
            ) { $0.permitUntil = today.adding(days: 200) }
            let answer = try await test.ask(WaitingHouseholds(behind: .permitExpired), by: test.worker(.housingCounsellor))
            #expect(answer.households == 6)
            #expect(answer.ready == 1)
            let counted = Dictionary(uniqueKeysWithValues: answer.lines.map { ($0.obstacle, $0.households) })
            #expect(
                counted == [
                    .nothingNoted: 1, .permitExpired: 1, .permitMissing: 2, .titleShort: 1, .leaveUnknown: 1, .papersMissing: 1, .papersEnding: 2,
                ])
            #expect(answer.lines.prefix(2).map(\.obstacle) == [.papersEnding, .permitMissing])
            #expect(answer.files.map(\.id) == [expired])
        }
    }
}
