/// One line of a points rule: so many points for each unit, counted up to a limit.
public struct PointsPart: Sendable, Hashable, Codable {
    public let input: Input
    /// Points for each unit; negative where it counts against.
    public let weight: Int
    /// Units beyond this count no further.
    public let most: Int

    public init(_ input: Input, weight: Int, most: Int = 1) {
        self.input = input
        self.weight = weight
        self.most = most
    }
}

public enum CriteriaError: Error, Sendable, Hashable {
    case inputTwice(Input)
    /// A weight outside ±1,000,000, or a limit outside 1…1,000,000.
    case outOfRange(Input)
    /// Candidates at once outside 1…20.
    case candidatesAtOnce(Int)
}

/// Who gets asked first, as data: written down and fixed before anybody is looked at.
public struct Criteria: Sendable, Hashable {
    public enum Rule: Sendable, Hashable {
        case points([PointsPart])
        /// Whoever waits longest.
        case waitingTime
        /// One ticket per household, the same for every flat of a round.
        case lottery
    }

    public let rule: Rule
    /// What rules a household out; every other obstacle is only told.
    public let conditions: Set<Obstacle>
    /// How many are nominated at the same time.
    public let candidatesAtOnce: Int

    public init(rule: Rule, conditions: Set<Obstacle> = Set(Obstacle.allCases), candidatesAtOnce: Int) throws(CriteriaError) {
        guard (1...20).contains(candidatesAtOnce) else { throw .candidatesAtOnce(candidatesAtOnce) }
        if case .points(let parts) = rule {
            var seen = Set<Input>()
            for part in parts {
                guard seen.insert(part.input).inserted else { throw .inputTwice(part.input) }
                guard (-1_000_000...1_000_000).contains(part.weight), (1...1_000_000).contains(part.most) else { throw .outOfRange(part.input) }
            }
        }
        self.rule = rule
        self.conditions = conditions
        self.candidatesAtOnce = candidatesAtOnce
    }

    /// The lines that count, by their codes; none where chance alone decides.
    public var parts: [PointsPart] {
        switch rule {
        case .points(let parts): parts.sorted { $0.input.rawValue < $1.input.rawValue }
        case .waitingTime: [PointsPart(.waitingDays, weight: 1, most: 1_000_000)]
        case .lottery: []
        }
    }

    /// The same criteria give the same bytes, in whatever order their parts were written: readable lines, one thing each.
    public var canonicalBytes: [UInt8] {
        var lines = ["neuanfang criteria 1", "at once \(candidatesAtOnce)", "rule \(name)"]
        lines += parts.map { "part \($0.input.rawValue) \($0.weight) \($0.most)" }
        lines += conditions.map { "condition \($0.rawValue)" }.sorted()
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private var name: String {
        switch rule {
        case .points: "points"
        case .waitingTime: "waiting time"
        case .lottery: "lottery"
        }
    }
}

/// SHA-256 as the caller has it: this room knows no cryptography.
public typealias Hash = @Sendable ([UInt8]) -> [UInt8]

/// Criteria with their fingerprint. A shortlist takes nothing else, so the fingerprint exists before the first candidate is looked at.
public struct FixedCriteria: Sendable, Hashable {
    public let criteria: Criteria
    /// The hash over `criteria.canonicalBytes`.
    public let fingerprint: [UInt8]

    public init(_ criteria: Criteria, hash: Hash) {
        self.criteria = criteria
        fingerprint = hash(criteria.canonicalBytes)
    }
}
