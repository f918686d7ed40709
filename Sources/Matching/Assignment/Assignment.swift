/// Which household gets which flat so that the sum of the scores is the highest there is, with prices that prove and explain it.
///
/// It proposes; a person decides. Prices are counted in points of the score, not in euro, and say nothing about anybody's worth.
public struct Assignment: Sendable, Hashable {
    public struct Pair: Sendable, Hashable {
        public let flat: Int
        public let household: Int
        public let score: Int

        public init(flat: Int, household: Int, score: Int) {
            self.flat = flat
            self.household = household
            self.score = score
        }
    }

    /// No score may be higher: two of them and a price still fit into 32 bits.
    public static let highestScore: Int32 = 1 << 29
    /// As many households, and as many flats times candidates, fit into one assignment.
    public static let mostOfAKind = 1 << 30

    /// By flat, then household.
    public let pairs: [Pair]
    public let total: Int
    /// How many households each flat may be proposed to.
    public let candidates: Int
    /// What a second household just like this one would add to the total; 0 for who got nothing.
    public let prices: [Int32]
    /// What one place in the flat adds: with one candidate each, the total would be lower by this much without the flat.
    public let worths: [Int]

    init(pairs: [Pair], candidates: Int, prices: [Int32], worths: [Int]) {
        self.pairs = pairs
        self.candidates = candidates
        self.prices = prices
        self.worths = worths
        total = pairs.reduce(0) { $0 + $1.score }
    }
}

extension Assignment {
    /// Whether the prices prove that no other assignment reaches a higher total: every pair is legal, no pair is worth more than its flat and its
    /// household together, and what is given away adds up to what flats and households are worth. All in whole numbers.
    public func isOptimal(for source: some PairSource) -> Bool {
        guard prices.count == source.households, worths.count == source.flats else { return false }
        guard prices.allSatisfy({ $0 >= 0 }), worths.allSatisfy({ $0 >= 0 }) else { return false }
        guard worths.reduce(0, +) * candidates + prices.reduce(0, { $0 + Int($1) }) == total else { return false }
        return isLegal(for: source) && noPairIsWorthMore(in: source)
    }

    private func isLegal(for source: some PairSource) -> Bool {
        var placed = Set<Int>()
        var taken: [Int: Int] = [:]
        for pair in pairs {
            taken[pair.flat, default: 0] += 1
            guard placed.insert(pair.household).inserted, taken[pair.flat, default: 0] <= candidates else { return false }
            guard source.score(flat: pair.flat, household: pair.household) == pair.score else { return false }
        }
        return total == pairs.reduce(0) { $0 + $1.score }
    }

    private func noPairIsWorthMore(in source: some PairSource) -> Bool {
        for flat in 0..<source.flats {
            var holds = true
            source.pairs(of: flat) { households, scores, _ in
                for at in households.indices where Int(scores[at]) > worths[flat] + Int(prices[Int(households[at])]) { holds = false }
                return holds
            }
            guard holds else { return false }
        }
        return true
    }
}
