import Matching
import Testing

@testable import neuanfang

/// The instance is known bit for bit from another language, and so is its optimum from nine other solvers.
@Suite struct BenchInstanceTests {
    @Test(arguments: [
        (300, 50, 2_723, 0x3f6f_e433_a29a_ee9b as UInt64, 201_542), (3_000, 500, 261_039, 0x13c5_718a_726e_2fcd, 2_126_966),
    ])
    func theInstanceAndItsOptimumAreThoseKnown(households: Int, flats: Int, pairs: Int, checksum: UInt64, optimum: Int) {
        let instance = BenchInstance(households: households, flats: flats)
        #expect(instance.checksum.pairs == pairs)
        #expect(instance.checksum.sum == checksum)
        let best = Assignment.best(of: instance)
        #expect(best.total == optimum)
        #expect(best.isOptimal(for: instance))
    }

    @Test func storedPairsGiveTheSame() throws {
        let instance = BenchInstance(households: 600, flats: 120)
        for candidates in 1...3 {
            let best = Assignment.best(of: instance, candidates: candidates)
            let stored = Assignment.best(of: try instance.stored(), candidates: candidates)
            #expect((best.total, best.prices, best.worths) == (stored.total, stored.prices, stored.worths))
            #expect(best.isOptimal(for: try instance.stored()))
        }
    }

    struct Row: Sendable {
        let offers: Int
        let candidates: Int
        let rule: Replay.Rule
        let placed: Int
        let lost: Int
        let persons: Int
        let score: Int
        let urgent: Int
        let large: Int
    }

    /// 52 weeks, 3,000 households and 12 more a week, 35 percent of proposals end in a contract, a landlord waits one more week.
    @Test(arguments: [
        Row(offers: 3, candidates: 1, rule: .longestWait, placed: 128, lost: 26, persons: 324, score: 475_785, urgent: 22, large: 10),
        Row(offers: 3, candidates: 1, rule: .mostPoints, placed: 128, lost: 25, persons: 322, score: 598_026, urgent: 109, large: 9),
        Row(offers: 3, candidates: 1, rule: .weeklyOptimum, placed: 126, lost: 27, persons: 320, score: 588_242, urgent: 107, large: 9),
        Row(offers: 3, candidates: 1, rule: .monthlyOptimum, placed: 109, lost: 40, persons: 271, score: 517_600, urgent: 97, large: 8),
        Row(offers: 3, candidates: 3, rule: .longestWait, placed: 154, lost: 1, persons: 391, score: 572_353, urgent: 30, large: 13),
        Row(offers: 3, candidates: 3, rule: .mostPoints, placed: 156, lost: 0, persons: 385, score: 710_378, urgent: 123, large: 9),
        Row(offers: 3, candidates: 3, rule: .weeklyOptimum, placed: 156, lost: 0, persons: 383, score: 711_253, urgent: 121, large: 9),
        Row(offers: 3, candidates: 5, rule: .weeklyOptimum, placed: 156, lost: 0, persons: 384, score: 711_055, urgent: 124, large: 9),
        Row(offers: 10, candidates: 1, rule: .mostPoints, placed: 419, lost: 96, persons: 1_026, score: 1_780_066, urgent: 262, large: 22),
        Row(offers: 10, candidates: 3, rule: .mostPoints, placed: 519, lost: 0, persons: 1_285, score: 2_124_796, urgent: 295, large: 29),
    ])
    func theYearComesOutAsKnown(row: Row) throws {
        let year = try #require(BenchYear(offers: row.offers).replay)
        let outcome = year.run(row.rule, candidates: row.candidates)
        #expect((outcome.placed, outcome.lost, outcome.persons) == (row.placed, row.lost, row.persons))
        #expect((outcome.score, outcome.urgent, outcome.large) == (row.score, row.urgent, row.large))
    }
}
