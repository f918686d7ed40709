public enum ShortlistError: Error, Sendable, Hashable {
    /// Two candidates with one pseudonym.
    case twice(String)
}

/// Everybody who was considered for a flat: in which place and why, or why in none. It proposes; a person decides.
public struct Shortlist: Sendable, Hashable {
    /// One line of the answer to "why this place?".
    public struct Part: Sendable, Hashable {
        public let input: Input
        /// Nil where the fact is unknown.
        public let units: Int?
        public let points: Int
    }

    public struct Place: Sendable, Hashable {
        /// From 1.
        public let rank: Int
        public let id: String
        public let points: Int
        public let parts: [Part]
        /// Decides between equal points: the lower comes first.
        public let ticket: UInt64
        /// Obstacles that are no condition of these criteria.
        public let remarks: Set<Obstacle>
    }

    public struct Missing: Sendable, Hashable {
        public let id: String
        /// By code.
        public let reasons: [Absence]
    }

    public let criteria: FixedCriteria
    public let seed: [UInt8]
    public let places: [Place]
    /// Who has no place, by pseudonym.
    public let missing: [Missing]

    /// - Parameters:
    ///   - busy: Who has an open nomination for another flat.
    ///   - asked: Who was asked about this flat before. Having said no counts nowhere else.
    public init(
        by criteria: FixedCriteria, lottery: Lottery, among candidates: [Candidate], busy: Set<String> = [], asked: Set<String> = []
    ) throws(ShortlistError) {
        var seen = Set<String>(minimumCapacity: candidates.count)
        for candidate in candidates where !seen.insert(candidate.id).inserted { throw .twice(candidate.id) }
        let rules = criteria.criteria
        let parts = rules.parts
        var ranked: [Place] = []
        var missing: [Missing] = []
        for candidate in candidates {
            var reasons = candidate.obstacles.intersection(rules.conditions).map(Absence.obstacle)
            if busy.contains(candidate.id) { reasons.append(.nominatedElsewhere) }
            if asked.contains(candidate.id) { reasons.append(.askedBefore) }
            if reasons.isEmpty {
                ranked.append(Self.place(candidate, parts, rules, lottery))
            } else {
                missing.append(Missing(id: candidate.id, reasons: reasons.sorted { $0.code < $1.code }))
            }
        }
        ranked.sort { ($1.points, $0.ticket, $0.id) < ($0.points, $1.ticket, $1.id) }
        places = ranked.enumerated().map { index, place in
            Place(rank: index + 1, id: place.id, points: place.points, parts: place.parts, ticket: place.ticket, remarks: place.remarks)
        }
        self.missing = missing.sorted { $0.id < $1.id }
        self.criteria = criteria
        seed = lottery.seed
    }

    private static func place(_ candidate: Candidate, _ parts: [PointsPart], _ rules: Criteria, _ lottery: Lottery) -> Place {
        let told = parts.map { part in
            let units = candidate.units(of: part.input)
            return Part(input: part.input, units: units, points: part.weight * min(units ?? 0, part.most))
        }
        return Place(
            rank: 0, id: candidate.id, points: told.reduce(0) { $0 + $1.points }, parts: told, ticket: lottery.ticket(of: candidate.id),
            remarks: candidate.obstacles.subtracting(rules.conditions))
    }

    /// Who is proposed at once.
    public var nominated: ArraySlice<Place> { places.prefix(criteria.criteria.candidatesAtOnce) }

    /// Who comes next, once somebody is out: the first place that was neither asked nor is busy by now.
    public func next(asked: Set<String>, busy: Set<String>) -> Place? {
        places.first { !asked.contains($0.id) && !busy.contains($0.id) }
    }
}
