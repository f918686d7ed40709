/// Where the pairs of flats and households come from. They need not be stored: an assignment reads a flat's pairs again when it needs to see deeper.
public protocol PairSource {
    var households: Int { get }
    var flats: Int { get }

    /// Hands over a flat's pairs in portions, every household at most once: households, their scores in the same order, and a ceiling that no
    /// score still to come exceeds. Stops when `take` answers false. Scores are at most `Assignment.highestScore`; one of 0 or less is no pair.
    func pairs(of flat: Int, _ take: (_ households: Span<Int32>, _ scores: Span<Int32>, _ ceilingOfRest: Int32) -> Bool)
}

extension PairSource {
    /// The score of one pair; nil where the two do not go together.
    public func score(flat: Int, household: Int) -> Int? {
        var found: Int?
        pairs(of: flat) { households, scores, _ in
            for at in households.indices where Int(households[at]) == household && scores[at] > 0 { found = Int(scores[at]) }
            return found == nil
        }
        return found
    }
}
