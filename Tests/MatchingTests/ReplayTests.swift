import Testing

@testable import Matching

@Suite struct ReplayTests {
    private func household(_ persons: Int, waiting: Int, urgency: Int = 0, arrives: Int = 0, ticket: UInt64 = 0) -> Replay.Household {
        Replay.Household(arrives: arrives, persons: persons, waitingDays: waiting, urgency: urgency, ticket: ticket)
    }

    private func replay(
        weeks: Int, _ households: [Replay.Household], offered: [Int], _ pairs: [Assignment.Pair], patience: Int = 1,
        contract: @escaping @Sendable (Int, Int) -> Bool = { _, _ in true }
    ) throws -> Replay {
        let stored = try StoredPairs(households: households.count, flats: offered.count, pairs: pairs)
        return try #require(
            Replay(weeks: weeks, households: households, offered: offered, pairs: stored, patience: patience, endsInContract: contract))
    }

    private func all(_ scores: [[Int]]) -> [Assignment.Pair] {
        scores.enumerated().flatMap { flat, row in
            row.enumerated().map { Assignment.Pair(flat: flat, household: $0.offset, score: $0.element) }
        }
    }

    @Test(arguments: [(Replay.Rule.longestWait, 1), (.mostPoints, 2), (.lottery, 0), (.weeklyOptimum, 2)])
    func everyRuleAsksWhomItSays(rule: Replay.Rule, first: Int) throws {
        let people = [household(1, waiting: 5, ticket: 1), household(2, waiting: 900, ticket: 3), household(3, waiting: 50, ticket: 2)]
        let outcome = try replay(weeks: 1, people, offered: [0], all([[10, 20, 30]])).run(rule, candidates: 1)
        #expect(outcome.moves.map(\.pair.household) == [first])
        #expect(outcome.lost == 0)
    }

    @Test func whoSaidNoIsNotAskedAgainAboutThisFlatAndLosesNothing() throws {
        let people = [household(1, waiting: 900), household(1, waiting: 5)]
        // The first says no to flat 0 and yes to flat 1, a week later.
        let outcome = try replay(weeks: 2, people, offered: [0, 1], all([[10, 10], [10, 10]])) { household, flat in household == 1 || flat == 1 }
            .run(.longestWait, candidates: 1)
        #expect(outcome.moves.map(\.pair.household) == [1, 0])
        #expect(outcome.moves.map(\.halfWeeksToLet) == [2, 1])
        #expect(outcome.proposals == 3)
    }

    @Test func aFlatIsGoneWhenItsLandlordStopsWaiting() throws {
        let people = [household(1, waiting: 1, arrives: 3)]
        let impatient = try replay(weeks: 5, people, offered: [0], all([[10]]), patience: 2).run(.longestWait, candidates: 1)
        #expect((impatient.placed, impatient.lost) == (0, 1))
        let patient = try replay(weeks: 5, people, offered: [0], all([[10]]), patience: 3).run(.longestWait, candidates: 1)
        #expect((patient.placed, patient.lost) == (1, 0))
        #expect(patient.meanHalfWeeksToLetInHundredths == 700)
    }

    @Test func nobodyHasTwoOpenProposals() throws {
        let people = [household(1, waiting: 9), household(1, waiting: 8)]
        let outcome = try replay(weeks: 1, people, offered: [0, 0], all([[10, 10], [10, 10]]), patience: 0) { _, _ in false }
            .run(.longestWait, candidates: 2)
        // Both are asked about the first flat; nobody is left for the second until the next round.
        #expect(outcome.proposals == 4)
    }

    @Test func theOptimumLooksAtAllFlatsTogether() throws {
        let people = [household(1, waiting: 9), household(1, waiting: 8)]
        let scores = [[10, 9], [8, 0]]
        let single = try replay(weeks: 1, people, offered: [0, 0], all(scores)).run(.mostPoints, candidates: 1)
        let together = try replay(weeks: 1, people, offered: [0, 0], all(scores)).run(.weeklyOptimum, candidates: 1)
        #expect(single.score == 10)
        #expect(together.score == 17)
    }

    @Test func aComparisonSaysWhoGainsAndWhoWaitsLonger() throws {
        let people = [household(1, waiting: 2000), household(5, waiting: 100, urgency: 3)]
        let year = try replay(weeks: 4, people, offered: [0], all([[10, 20]]))
        let comparison = try #require(
            Comparison(of: year.run(.mostPoints, candidates: 1), with: year.run(.longestWait, candidates: 1)))
        let urgent = try #require(comparison.lines.first { $0.group == .urgent })
        #expect((urgent.households, urgent.gain, urgent.lose) == (1, 1, 0))
        #expect((urgent.weeksBefore, urgent.weeksAfter) == (4, 0))
        let long = try #require(comparison.lines.first { $0.group == .waitingLong })
        #expect((long.gain, long.lose) == (0, 1))
        #expect((long.weeksBefore, long.weeksAfter) == (0, 4))
        let other = try replay(weeks: 5, people, offered: [0], all([[10, 20]])).run(.lottery, candidates: 1)
        #expect(Comparison(of: other, with: year.run(.lottery, candidates: 1)) == nil)
    }
}
