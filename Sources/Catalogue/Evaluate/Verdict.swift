/// What comes out for one offer and one row.
struct Verdict: Sendable {
    enum Kind: Sendable {
        case plain
        case notYet, ended
        /// Excluded by a relation that fired; or waiting for one that is open.
        case superseded, waiting
        /// Another offer it needs does not stand.
        case lacking
        /// Received before, once is all.
        case spent
        case unstated, conflict
    }

    var own = Truth.no
    var final = Truth.no
    var kind = Kind.plain
    /// The relation that decided, and the offers it looked at.
    var relation: Int?
    /// Open for the rules read step by step, but the same whatever the open facts turn out to be.
    var isSettledWhatever = false
    /// Before limits, and after.
    var request = Interval.zero
    var amount = Interval.zero
}

/// All verdicts of a household.
struct Solution: Sendable {
    var verdicts: [Verdict]
    let rows: Int
    /// Household total of each offer, after limits.
    var totals: [Interval]
    /// For each offer the exclusive ones the applicant may choose instead.
    var alternatives: [Int: [Int]] = [:]

    subscript(offer: Int, row: Int) -> Verdict {
        get { verdicts[offer * rows + row] }
        set { verdicts[offer * rows + row] = newValue }
    }
}
