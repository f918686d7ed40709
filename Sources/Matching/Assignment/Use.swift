extension Assignment {
    /// Why a flat goes to its household: what it is worth there, and in its next best use, counted the same way.
    public struct Use: Sendable, Hashable {
        public let pair: Pair
        /// What the household would add elsewhere.
        public let price: Int
        /// Who comes next; nil where the flat would rather stay empty.
        public let next: Pair?
        /// What the next would add elsewhere.
        public let nextPrice: Int
        /// What the flat would be worth with the next, less what the next adds elsewhere, plus what the first would then add there. Never higher than the score.
        public let nextWorth: Int
    }

    /// One line for each household the flat is proposed to, the highest score first.
    public func uses(of flat: Int, in source: some PairSource) -> [Use] {
        let own = pairs.filter { $0.flat == flat }
        let mine = Set(own.map(\.household))
        var next: Pair?
        var most = 0
        source.pairs(of: flat) { households, scores, _ in
            for at in households.indices where scores[at] > 0 && !mine.contains(Int(households[at])) {
                let household = Int(households[at])
                let left = Int(scores[at]) - Int(prices[household])
                let isEqualAndEarlier = left == most && next.map { household < $0.household } == true
                guard left > most || isEqualAndEarlier else { continue }
                most = left
                next = Pair(flat: flat, household: household, score: Int(scores[at]))
            }
            return true
        }
        return own.sorted { ($1.score, $0.household) < ($0.score, $1.household) }.map { pair in
            let price = Int(prices[pair.household])
            return Use(pair: pair, price: price, next: next, nextPrice: next.map { Int(prices[$0.household]) } ?? 0, nextWorth: most + price)
        }
    }
}
