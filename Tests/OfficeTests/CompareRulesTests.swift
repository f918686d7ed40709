import Basics
import Catalogue
import Matching
import Office
import TestSupport
import Testing

@Suite struct CompareRulesTests {
    private let question = CompareRules(
        now: CompareRules.Way(rule: .longestWait, candidates: 3), other: CompareRules.Way(rule: .mostPoints, candidates: 3))

    /// Sixty households of one, the last ten of them in great need, and a flat every other week.
    private func year(_ house: TestOffice) async throws {
        let keeper = house.worker(.housingCounsellor)
        try await house.office.sit { sitting in
            for number in 0..<60 {
                let at = TestOffice.start.adding(seconds: (number - 400) * 86_400)
                let file = try sitting.perform(OpenCase(desk: .housing, alias: "Haushalt \(number)"), by: keeper, at: at).id
                var needs = HousingNeeds(persons: 1)
                needs.consents = true
                needs.urgency = number < 50 ? 0 : 3
                let sheet = HousingSheet(needs: needs, urgencyReason: "eingeschätzt")
                try sitting.perform(RecordHousingNeeds(file: file, sheet: sheet, basedOn: nil), by: keeper, at: at)
            }
            for number in 0..<25 {
                let at = TestOffice.start.adding(seconds: (number * 14 - 355) * 86_400)
                let offer = FlatTests.offer { $1.street = "Weg \(number + 1)" }
                let flat = try sitting.perform(TakeOffer(offer, identity: FlatTests.landlord), by: keeper, at: at).id
                try sitting.perform(CheckOffer(flat: flat, version: 1, asked: true), by: keeper, at: at)
            }
            // Nobody ever checked this one.
            let at = TestOffice.start.adding(seconds: -86_400)
            let gone = try sitting.perform(TakeOffer(FlatTests.offer { $1.street = "Weg 99" }, identity: FlatTests.landlord), by: keeper, at: at).id
            try sitting.perform(EndOffer(flat: gone, why: .letElsewhere, version: 1), by: keeper, at: at)
        }
    }

    @Test(arguments: Engine.here) func anotherRuleMovesOthers(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let lead = house.lead
            let nothing = try await house.ask(question, by: lead)
            #expect(nothing.outcomes == nil && nothing.offers == 0, "a year without offers says nothing")
            try await year(house)
            let answer = try await house.ask(question, by: lead)
            #expect(answer.offers == 25 && answer.households == 60 && answer.isPercentAssumed && answer.percent == 35)
            let (now, other, lines) = try #require(answer.outcomes)
            #expect(now.offered == 25 && now.placed > 10)
            #expect(other.urgent > now.urgent, "points see need where waiting time does not")
            let urgent = try #require(lines.first { $0.group == .urgent })
            #expect(urgent.households == 10 && urgent.gain > 0 && urgent.lose == 0 && urgent.weeksAfter < urgent.weeksBefore)
            // The same year comes out the same.
            #expect(try await house.ask(question, by: lead).outcomes?.lines == lines)
            await #expect(throws: Refusal.self) { try await house.ask(question, by: house.worker(.housingCounsellor)) }
        }
    }
}
