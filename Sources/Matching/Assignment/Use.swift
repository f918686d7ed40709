extension Assignment {
    /// Why a flat goes to its household: what it is worth there, and in its next best use.
    public struct Use: Sendable, Hashable {
        public let pair: Pair
        /// By how much the total would fall if this pair were ruled out and everything else could change.
        public let loss: Int
        /// Who would get the flat then; nil where it would stay empty.
        public let next: Pair?

        /// The score of the next best use, less what the others lose by it.
        public var nextWorth: Int { pair.score - loss }
    }

    /// What each of the given flats that has a household is used for, in their order. The assignment must be the best one of the same source.
    /// Empty where flats are proposed to several households at once: there a pair has no next use of its own.
    public func uses(of flats: some Sequence<Int>, in source: some PairSource) -> [Use] {
        guard candidates == 1 else { return [] }
        let found = Dictionary(uniqueKeysWithValues: pairs.map { ($0.flat, $0) })
        var search = AssignmentSearch(source: source, resuming: self)
        var uses: [Use] = []
        for flat in flats {
            guard let pair = found[flat] else { continue }
            let detour = search.detour(around: flat)
            uses.append(Use(pair: pair, loss: detour.loss, next: detour.next))
        }
        return uses
    }
}
