/// A past or invented run of weeks, gone through again under another rule: who would have moved, and who would have waited.
///
/// It shows orders of magnitude. Whether a proposal ends in a contract is decided once for every pair, the same under all rules.
public struct Replay: Sendable {
    public struct Household: Sendable, Hashable {
        /// The week it starts to look for a flat, from 0.
        public let arrives: Int
        public let persons: Int
        /// Days waited when the replay begins.
        public let waitingDays: Int
        /// 0 to 3.
        public let urgency: Int
        /// Its place in a common lottery, the lowest first.
        public let ticket: UInt64

        public init(arrives: Int, persons: Int, waitingDays: Int, urgency: Int, ticket: UInt64) {
            self.arrives = arrives
            self.persons = persons
            self.waitingDays = waitingDays
            self.urgency = urgency
            self.ticket = ticket
        }
    }

    public enum Rule: String, Sendable, Hashable, CaseIterable {
        case longestWait = "longest-wait"
        case mostPoints = "most-points"
        case weeklyOptimum = "weekly-optimum"
        /// Offers are collected for four weeks.
        case monthlyOptimum = "monthly-optimum"
        case lottery
    }

    public let weeks: Int
    public let households: [Household]
    /// The week each flat is offered, from 0.
    public let offered: [Int]
    /// Who goes together with which flat, and its points.
    public let pairs: StoredPairs
    /// How many more weeks a landlord waits before the flat is gone.
    public let patience: Int
    /// Whether a proposal would end in a contract.
    public let endsInContract: @Sendable (_ household: Int, _ flat: Int) -> Bool

    /// Nil where flats or households are not those of the pairs, or a number of weeks is negative.
    public init?(
        weeks: Int, households: [Household], offered: [Int], pairs: StoredPairs, patience: Int,
        endsInContract: @escaping @Sendable (_ household: Int, _ flat: Int) -> Bool
    ) {
        guard households.count == pairs.households, offered.count == pairs.flats, weeks >= 0, patience >= 0 else { return nil }
        self.weeks = weeks
        self.households = households
        self.offered = offered
        self.pairs = pairs
        self.patience = patience
        self.endsInContract = endsInContract
    }

    /// - Parameter candidates: How many households a flat is proposed to at once; each has one open proposal at most.
    public func run(_ rule: Rule, candidates: Int) -> Outcome {
        var course = Course(self, rule, candidates: max(candidates, 1))
        for week in 0..<weeks { course.live(week) }
        return course.outcome
    }
}
