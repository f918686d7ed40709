import Chance
import Testing

@testable import Matching

@Suite struct AssignmentTests {
    /// A table of scores, flats by households; 0 where the two do not go together.
    struct Table: Sendable {
        var scores: [[Int]]
        var households: Int

        init(_ chance: inout Chance, flats: ClosedRange<Int>, households: ClosedRange<Int>, highest: Int) {
            self.households = chance.number(households)
            let columns = self.households
            let density = chance.number(1...100)
            scores = (0..<chance.number(flats)).map { _ in
                (0..<columns).map { _ in chance.number(1...100) <= density ? chance.number(1...highest) : 0 }
            }
        }

        func pairs() throws -> StoredPairs {
            var pairs: [Assignment.Pair] = []
            for (flat, row) in scores.enumerated() {
                for (household, score) in row.enumerated() where score > 0 { pairs.append(.init(flat: flat, household: household, score: score)) }
            }
            return try StoredPairs(households: households, flats: scores.count, pairs: pairs)
        }

        func optimum(candidates: Int = 1) -> Int {
            Hungarian.highestTotal(scores.flatMap { Array(repeating: $0, count: candidates) }, columns: households)
        }
    }

    @Test func theTotalIsThatOfTryingAll() throws {
        for seed in 0..<300 as Range<UInt64> {
            var chance = Chance(seed)
            let table = Table(&chance, flats: 0...5, households: 0...6, highest: seed % 2 == 0 ? 9 : 1000)
            let found = Assignment.best(of: try table.pairs())
            #expect(found.total == Hungarian.byTryingAll(table.scores, columns: table.households), "seed \(seed)")
            #expect(found.total == table.optimum(), "seed \(seed)")
            #expect(found.isOptimal(for: try table.pairs()), "seed \(seed)")
        }
    }

    /// More households than a row holds at first, few different scores: many rows are read again, many paths are equally long.
    @Test(arguments: [3, 40, 100_000])
    func theTotalIsThatOfTheDenseMethod(highest: Int) throws {
        for seed in 0..<40 as Range<UInt64> {
            var chance = Chance(seed &+ 1000)
            let table = Table(&chance, flats: 10...70, households: 20...160, highest: highest)
            let candidates = chance.number(1...3)
            let found = Assignment.best(of: try table.pairs(), candidates: candidates)
            #expect(found.total == table.optimum(candidates: candidates), "seed \(seed)")
            #expect(found.isOptimal(for: try table.pairs()), "seed \(seed)")
        }
    }

    @Test func whatAFlatIsWorthIsWhatWouldBeMissingWithoutIt() throws {
        for seed in 0..<40 as Range<UInt64> {
            var chance = Chance(seed &+ 2000)
            let table = Table(&chance, flats: 1...12, households: 1...30, highest: 50)
            let found = Assignment.best(of: try table.pairs())
            for flat in table.scores.indices {
                var without = table
                without.scores.remove(at: flat)
                #expect(found.total - found.worths[flat] == without.optimum(), "seed \(seed), flat \(flat)")
            }
        }
    }

    @Test func aPriceIsWhatASecondHouseholdLikeThisWouldAdd() throws {
        for seed in 0..<40 as Range<UInt64> {
            var chance = Chance(seed &+ 3000)
            let table = Table(&chance, flats: 1...12, households: 1...15, highest: 50)
            let found = Assignment.best(of: try table.pairs())
            for household in 0..<table.households {
                var twice = table
                twice.households += 1
                for flat in twice.scores.indices { twice.scores[flat].append(twice.scores[flat][household]) }
                #expect(found.total + Int(found.prices[household]) == twice.optimum(), "seed \(seed), household \(household)")
            }
        }
    }

    @Test func theOrderOfTheInputChangesNeitherTotalNorPrices() throws {
        for seed in 0..<60 as Range<UInt64> {
            var chance = Chance(seed &+ 4000)
            let table = Table(&chance, flats: 1...40, households: 1...90, highest: 60)
            let flats = Array(table.scores.indices).shuffled(using: &chance)
            let households = Array(0..<table.households).shuffled(using: &chance)
            var mixed = table
            for (flat, from) in flats.enumerated() {
                for (household, source) in households.enumerated() { mixed.scores[flat][household] = table.scores[from][source] }
            }
            let one = Assignment.best(of: try table.pairs())
            let other = Assignment.best(of: try mixed.pairs())
            #expect(one.total == other.total)
            #expect(flats.map { one.worths[$0] } == other.worths, "seed \(seed)")
            #expect(households.map { one.prices[$0] } == other.prices, "seed \(seed)")
        }
    }

    @Test func anotherHouseholdNeverLowersTheTotal() throws {
        for seed in 0..<60 as Range<UInt64> {
            var chance = Chance(seed &+ 5000)
            let table = Table(&chance, flats: 1...20, households: 2...40, highest: 500)
            var fewer = table
            fewer.households -= 1
            for flat in fewer.scores.indices { fewer.scores[flat].removeLast() }
            let total = Assignment.best(of: try table.pairs()).total
            let totalOfFewer = Assignment.best(of: try fewer.pairs()).total
            #expect(totalOfFewer <= total)
        }
    }

    @Test func aFlatHasAtMostItsCandidatesAndNobodyIsProposedTwice() throws {
        var chance = Chance(77)
        let table = Table(&chance, flats: 30...30, households: 50...50, highest: 100)
        let found = Assignment.best(of: try table.pairs(), candidates: 3)
        #expect(Set(found.pairs.map(\.household)).count == found.pairs.count)
        let perFlat = Dictionary(grouping: found.pairs, by: \.flat).mapValues(\.count)
        #expect(perFlat.values.allSatisfy { $0 <= 3 })
        #expect(found.prices.allSatisfy { $0 >= 0 })
    }

    @Test func aPairWithoutAScoreIsNoPair() throws {
        let pairs = try StoredPairs(
            households: 2, flats: 2, pairs: [.init(flat: 0, household: 0, score: 0), .init(flat: 1, household: 1, score: -5)])
        let found = Assignment.best(of: pairs)
        #expect(found.pairs == [])
        #expect(found.isOptimal(for: pairs))
    }

    @Test func theProofFindsWhatIsNotBest() throws {
        let pairs = try StoredPairs(
            households: 2, flats: 2,
            pairs: [
                .init(flat: 0, household: 0, score: 10), .init(flat: 0, household: 1, score: 9), .init(flat: 1, household: 0, score: 8),
            ])
        let best = Assignment.best(of: pairs)
        #expect(best.total == 17)
        #expect(best.isOptimal(for: pairs))
        // One pair less than the best: no prices can prove it.
        let worse = Assignment(pairs: [best.pairs[0]], candidates: 1, prices: best.prices, worths: best.worths)
        #expect(!worse.isOptimal(for: pairs))
        let single = Assignment(pairs: [.init(flat: 0, household: 0, score: 10)], candidates: 1, prices: [0, 0], worths: [10, 0])
        #expect(!single.isOptimal(for: pairs))
        let invented = Assignment(
            pairs: [.init(flat: 0, household: 0, score: 10), .init(flat: 1, household: 1, score: 8)], candidates: 1, prices: [1, 0], worths: [9, 8])
        #expect(!invented.isOptimal(for: pairs))
    }

    @Test func damagedRowsAreRefused() {
        #expect(throws: StoredPairs.Fault.householdTwice(flat: 0, household: 1)) {
            try StoredPairs(households: 2, starts: [0, 2], partners: [1, 1], scores: [5, 5])
        }
        #expect(throws: StoredPairs.Fault.householdOutOfRange(flat: 1, household: 2)) {
            try StoredPairs(households: 2, starts: [0, 1, 2], partners: [1, 2], scores: [5, 5])
        }
        #expect(throws: StoredPairs.Fault.rows(flat: 0)) { try StoredPairs(households: 2, starts: [0, 3, 2], partners: [0, 1], scores: [5, 5]) }
        #expect(throws: StoredPairs.Fault.scoreOutOfRange(flat: 0, household: 0)) {
            try StoredPairs(households: 1, starts: [0, 1], partners: [0], scores: [.max])
        }
        #expect(throws: StoredPairs.Fault.rows(flat: 0)) { try StoredPairs(households: 1, starts: [], partners: [], scores: []) }
    }
}
