/// What a replay came to under one rule.
public struct Outcome: Sendable {
    public struct Move: Sendable, Hashable {
        public let pair: Assignment.Pair
        /// The week of the contract, from 0.
        public let week: Int
        /// From the offer to the contract, begun half weeks.
        public let halfWeeksToLet: Int
    }

    /// In the order of the contracts.
    public let moves: [Move]
    /// Proposals in all, also those that came to nothing.
    public let proposals: Int
    public let offered: Int
    public let lost: Int
    /// Flats still open at the end.
    public let stillOpen: Int
    private let replay: Replay

    init(replay: Replay, moves: [Move], proposals: Int, stillOpen: Int) {
        self.replay = replay
        self.moves = moves
        self.proposals = proposals
        self.stillOpen = stillOpen
        offered = replay.offered.count
        lost = offered - moves.count - stillOpen
    }

    public var placed: Int { moves.count }
    public var persons: Int { moves.reduce(0) { $0 + facts($1).persons } }
    public var score: Int { moves.reduce(0) { $0 + $1.pair.score } }
    /// Households of level 2 or 3.
    public var urgent: Int { moves.count { facts($0).urgency >= 2 } }
    /// Households of five and more.
    public var large: Int { moves.count { facts($0).persons >= 5 } }
    /// Nil where nobody moved.
    public var meanHalfWeeksToLetInHundredths: Int? { mean(moves.reduce(0) { $0 + $1.halfWeeksToLet }, times: 100) }
    /// Days waited when the replay began, of those who moved; nil where nobody did.
    public var meanWaitInTenths: Int? { mean(moves.reduce(0) { $0 + facts($1).waitingDays }, times: 10) }

    private func facts(_ move: Move) -> Replay.Household { replay.households[move.pair.household] }

    /// Rounded half up.
    private func mean(_ sum: Int, times: Int) -> Int? { moves.isEmpty ? nil : (2 * sum * times + moves.count) / (2 * moves.count) }

    /// The week each household moved; nil for those who did not.
    var movedIn: [Int?] {
        var weeks = [Int?](repeating: nil, count: replay.households.count)
        for move in moves { weeks[move.pair.household] = move.week }
        return weeks
    }

    var households: [Replay.Household] { replay.households }
    var weeks: Int { replay.weeks }
}
