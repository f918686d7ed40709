import Chance
import Testing

@testable import Matching

@Suite struct UseTests {
    @Test func aFlatTellsItsNextBestUse() throws {
        let pairs = try StoredPairs(
            households: 3, flats: 2,
            pairs: [
                .init(flat: 0, household: 0, score: 100), .init(flat: 0, household: 1, score: 95), .init(flat: 1, household: 1, score: 80),
                .init(flat: 1, household: 2, score: 60),
            ])
        let best = Assignment.best(of: pairs)
        let use = try #require(best.uses(of: [0], in: pairs).first)
        #expect(use.pair == .init(flat: 0, household: 0, score: 100))
        #expect(use.next == .init(flat: 0, household: 1, score: 95))
        // Household 1 has to be replaced in flat 1 by household 2, 20 points less.
        #expect((use.loss, use.nextWorth) == (25, 75))
    }

    @Test func theLossIsWhatIsMissingWithoutThePair() throws {
        for seed in 0..<60 as Range<UInt64> {
            var chance = Chance(seed &+ 7000)
            let table = AssignmentTests.Table(&chance, flats: 1...10, households: 1...20, highest: seed % 2 == 0 ? 80 : 6)
            let pairs = try table.pairs()
            let best = Assignment.best(of: pairs)
            let uses = best.uses(of: table.scores.indices, in: pairs)
            #expect(uses.map(\.pair) == best.pairs)
            for use in uses {
                var without = table
                without.scores[use.pair.flat][use.pair.household] = 0
                #expect(best.total - use.loss == without.optimum(), "seed \(seed), \(use.pair)")
                #expect(use.next?.household != use.pair.household)
                if let next = use.next { #expect(table.scores[next.flat][next.household] == next.score) }
            }
        }
    }
}
