/// Pairs that lie in memory, flat by flat (compressed rows).
public struct StoredPairs: PairSource, Sendable {
    public enum Fault: Error, Sendable, Hashable {
        /// The rows do not begin at 0, run backwards or end elsewhere than the pairs.
        case rows(flat: Int)
        case householdOutOfRange(flat: Int, household: Int)
        case householdTwice(flat: Int, household: Int)
        case scoreOutOfRange(flat: Int, household: Int)
        case tooMany
    }

    public let households: Int
    /// Where the pairs of each flat begin; one more number than flats.
    public let starts: [Int]
    public let partners: [Int32]
    public let scores: [Int32]

    public var flats: Int { starts.count - 1 }

    /// Takes rows that are whole and hold every household at most once.
    public init(households: Int, starts: [Int], partners: [Int32], scores: [Int32]) throws(Fault) {
        guard households <= Assignment.mostOfAKind, starts.count - 1 <= Assignment.mostOfAKind else { throw .tooMany }
        guard starts.first == 0, starts.last == partners.count, partners.count == scores.count else { throw .rows(flat: 0) }
        var lastFlat = [Int32](repeating: -1, count: max(households, 0))
        for flat in 0..<(starts.count - 1) {
            guard starts[flat] <= starts[flat + 1], starts[flat + 1] <= partners.count else { throw .rows(flat: flat) }
            for at in starts[flat]..<starts[flat + 1] {
                let household = Int(partners[at])
                guard household >= 0, household < households else { throw .householdOutOfRange(flat: flat, household: household) }
                guard lastFlat[household] != Int32(flat) else { throw .householdTwice(flat: flat, household: household) }
                guard scores[at] <= Assignment.highestScore, scores[at] >= -Assignment.highestScore else {
                    throw .scoreOutOfRange(flat: flat, household: household)
                }
                lastFlat[household] = Int32(flat)
            }
        }
        self.init(trusted: households, starts: starts, partners: partners, scores: scores)
    }

    /// Takes rows that come from rows already checked.
    init(trusted households: Int, starts: [Int], partners: [Int32], scores: [Int32]) {
        self.households = households
        self.starts = starts
        self.partners = partners
        self.scores = scores
    }

    /// Takes pairs in any order.
    public init(households: Int, flats: Int, pairs: [Assignment.Pair]) throws(Fault) {
        var starts = [Int](repeating: 0, count: flats + 1)
        for pair in pairs {
            guard pair.flat >= 0, pair.flat < flats else { throw .rows(flat: pair.flat) }
            guard pair.household >= 0, pair.household < households else {
                throw .householdOutOfRange(flat: pair.flat, household: pair.household)
            }
            guard pair.score <= Int(Assignment.highestScore), pair.score >= -Int(Assignment.highestScore) else {
                throw .scoreOutOfRange(flat: pair.flat, household: pair.household)
            }
            starts[pair.flat + 1] += 1
        }
        for flat in 0..<flats { starts[flat + 1] += starts[flat] }
        var next = starts
        var partners = [Int32](repeating: 0, count: pairs.count)
        var scores = partners
        for pair in pairs {
            partners[next[pair.flat]] = Int32(pair.household)
            scores[next[pair.flat]] = Int32(pair.score)
            next[pair.flat] += 1
        }
        try self.init(households: households, starts: starts, partners: partners, scores: scores)
    }

    public func pairs(of flat: Int, _ take: (Span<Int32>, Span<Int32>, Int32) -> Bool) {
        let row = starts[flat]..<starts[flat + 1]
        _ = take(partners.span.extracting(row), scores.span.extracting(row), 0)
    }
}
