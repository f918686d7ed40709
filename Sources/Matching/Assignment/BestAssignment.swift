extension Assignment {
    /// The highest total there is; flats may stay empty. The total, the prices and the worths do not depend on the order of flats and households;
    /// where several assignments reach the total, one of them.
    ///
    /// - Parameter candidates: How many households each flat is proposed to, at least 1; nobody is proposed twice.
    public static func best(of source: some PairSource, candidates: Int = 1) -> Assignment {
        precondition(candidates >= 1 && source.households <= mostOfAKind && source.flats <= mostOfAKind / candidates)
        var search = AssignmentSearch(source: source, candidates: candidates)
        for slot in 0..<(source.flats * candidates) { search.place(slot) }
        return search.assignment
    }
}
