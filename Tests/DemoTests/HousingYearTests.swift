import Basics
import Figures
import Office
import TestSupport
import Testing

@testable import Demo

@Suite struct HousingYearTests {
    /// What Köln told the press of its year 2023, out of a year somebody wrote through the door.
    @Test func theYearOfCologneGivesItsSentence() async throws {
        try await Engine.sqlite.withOffice { house in
            let keeper = house.worker(.housingCounsellor)
            try await house.office.sit { sitting in
                var year = DemoHousingYear(keeper: keeper, year: 2025, seed: 1)
                try year.write(until: TestOffice.start, in: sitting)
            }
            let first = try #require(CivilDate(iso: "2025-01-01"))
            let last = try #require(CivilDate(iso: "2025-12-31"))
            let report = try #require(try await house.ask(HousingReport(from: first, to: last), by: house.lead))
            #expect(
                report.moved.sentence
                    == "335 Personen zogen in 135 Wohnungen, 187 von ihnen aus der Ukraine. 64 % der Wohnungen kamen von privaten Vermietenden, 24 % der Wohnungen kamen von städtischen Gesellschaften, 12 % von anderen. 9 Haushalte haben sechs und mehr Personen."
            )
            #expect(report.moved.byLandlord.prefix(2).map(\.heads.households) == [87, 32])
            #expect(report.moved.untilMove?.count == 135)
            #expect(report.letting.viewingsHeld > 100 && report.letting.steps.contains { $0.step == "rent_assurance" })
            // Who moved in January was proposed the year before.
            #expect(!report.letting.refusals.isEmpty && report.letting.proposals > 100, "\(report.letting.proposals)")
            #expect(report.letting.housed.first.map { $0.yes > 80 && $0.no == 0 } == true)
            // At the end of the half-year nobody knew of the second half.
            let june = try #require(CivilDate(iso: "2025-06-30"))
            let half = try #require(try await house.ask(HousingReport(from: first, to: last, asOf: june), by: house.lead))
            #expect(half.moved.placed.households < 80 && half.moved.placed.households > 50)
        }
    }
}
