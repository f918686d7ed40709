/// Who gains and who waits longer when one rule takes the place of another.
public struct Comparison: Sendable, Hashable {
    public enum Group: String, Sendable, Hashable, CaseIterable {
        case single = "one person"
        case two = "two persons"
        case threeAndFour = "three and four persons"
        case fiveAndMore = "five and more persons"
        case urgent = "urgency 2 and 3"
        case notUrgent = "urgency 0 and 1"
        case waitingLong = "waiting three years and longer"
        case waitingShort = "waiting less than three years"

        func holds(_ household: Replay.Household) -> Bool {
            switch self {
            case .single: household.persons == 1
            case .two: household.persons == 2
            case .threeAndFour: (3...4).contains(household.persons)
            case .fiveAndMore: household.persons >= 5
            case .urgent: household.urgency >= 2
            case .notUrgent: household.urgency < 2
            case .waitingLong: household.waitingDays >= 3 * 365
            case .waitingShort: household.waitingDays < 3 * 365
            }
        }
    }

    public struct Line: Sendable, Hashable {
        public let group: Group
        public let households: Int
        public let placedBefore: Int
        public let placedAfter: Int
        /// Households that move only under the new rule, and only under the old one.
        public let gain: Int
        public let lose: Int
        /// Weeks in a shelter within the replay, all of the group together; whoever does not move waits to its end.
        public let weeksBefore: Int
        public let weeksAfter: Int
    }

    /// A household stands in one line for its size, one for its urgency and one for its waiting time.
    public let lines: [Line]

    /// Nil where the two outcomes are not of the same households and weeks.
    public init?(of after: Outcome, with before: Outcome) {
        guard after.households == before.households, after.weeks == before.weeks else { return nil }
        let (then, now, weeks) = (before.movedIn, after.movedIn, after.weeks)
        lines = Group.allCases.map { group in
            let members = after.households.indices.filter { group.holds(after.households[$0]) }
            func waited(_ moved: [Int?]) -> Int {
                members.reduce(0) { $0 + max((moved[$1] ?? weeks) - after.households[$1].arrives, 0) }
            }
            return Line(
                group: group, households: members.count, placedBefore: members.count { then[$0] != nil },
                placedAfter: members.count { now[$0] != nil }, gain: members.count { then[$0] == nil && now[$0] != nil },
                lose: members.count { then[$0] != nil && now[$0] == nil }, weeksBefore: waited(then), weeksAfter: waited(now))
        }
    }
}
