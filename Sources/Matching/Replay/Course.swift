/// How far a replay has come: who still looks, which flats are open, who was asked about which.
struct Course {
    private let replay: Replay
    private let rule: Replay.Rule
    private let candidates: Int
    private var looks: [Bool]
    /// Open flats, each with the last week its landlord waits.
    private var open: [Int: Int] = [:]
    private var asked: [Int: Set<Int>] = [:]
    private var proposals = 0
    private var moves: [Outcome.Move] = []

    init(_ replay: Replay, _ rule: Replay.Rule, candidates: Int) {
        self.replay = replay
        self.rule = rule
        self.candidates = candidates
        looks = Array(repeating: false, count: replay.households.count)
    }

    var outcome: Outcome { Outcome(replay: replay, moves: moves, proposals: proposals, stillOpen: open.count) }

    /// Two rounds of proposals a week.
    mutating func live(_ week: Int) {
        for (household, facts) in replay.households.enumerated() where facts.arrives == week { looks[household] = true }
        for (flat, offered) in replay.offered.enumerated() where offered == week { open[flat] = week + replay.patience }
        let isDay = rule != .monthlyOptimum || week % 4 == 3
        for round in 0..<2 where isDay && !open.isEmpty { propose(week, round) }
        let longer = rule == .monthlyOptimum ? 4 : 0
        open = open.filter { $0.value + longer > week }
    }

    private mutating func propose(_ week: Int, _ round: Int) {
        let flats = open.keys.sorted()
        let proposed =
            switch rule {
            case .weeklyOptimum, .monthlyOptimum: together(flats)
            case .longestWait, .mostPoints, .lottery: oneByOne(flats)
            }
        for (flat, households) in zip(flats, proposed) {
            proposals += households.count
            asked[flat, default: []].formUnion(households.map(\.household))
            guard let first = households.first(where: { replay.endsInContract($0.household, flat) }) else { continue }
            moves.append(.init(pair: first, week: week, halfWeeksToLet: 2 * (week - replay.offered[flat]) + round + 1))
            looks[first.household] = false
            open[flat] = nil
        }
    }

    /// Who may be proposed now.
    private func possible(_ flat: Int) -> [Assignment.Pair] {
        let before = asked[flat] ?? []
        let row = replay.pairs.starts[flat]..<replay.pairs.starts[flat + 1]
        return row.compactMap { at in
            let household = Int(replay.pairs.partners[at])
            guard looks[household], !before.contains(household) else { return nil }
            return Assignment.Pair(flat: flat, household: household, score: Int(replay.pairs.scores[at]))
        }
    }

    /// Each flat takes the first in line, in the order the flats came in.
    private func oneByOne(_ flats: [Int]) -> [[Assignment.Pair]] {
        var taken = Set<Int>()
        return flats.map { flat in
            var first: [Assignment.Pair] = []
            for pair in possible(flat) where !taken.contains(pair.household) {
                let place = first.firstIndex { comesBefore(pair, $0) } ?? first.count
                guard place < candidates else { continue }
                first.insert(pair, at: place)
                if first.count > candidates { first.removeLast() }
            }
            taken.formUnion(first.map(\.household))
            return first
        }
    }

    private func comesBefore(_ one: Assignment.Pair, _ other: Assignment.Pair) -> Bool {
        let (left, right) = (replay.households[one.household], replay.households[other.household])
        return switch rule {
        case .longestWait: (right.waitingDays, one.household) < (left.waitingDays, other.household)
        case .lottery: (left.ticket, one.household) < (right.ticket, other.household)
        case .mostPoints, .weeklyOptimum, .monthlyOptimum: (other.score, one.household) < (one.score, other.household)
        }
    }

    /// All open flats at once, for the highest sum of points.
    private func together(_ flats: [Int]) -> [[Assignment.Pair]] {
        let rows = flats.map(possible)
        var starts = [0]
        for row in rows { starts.append((starts.last ?? 0) + row.count) }
        let pairs = StoredPairs(
            trusted: replay.households.count, starts: starts, partners: rows.flatMap { $0.map { Int32($0.household) } },
            scores: rows.flatMap { $0.map { Int32($0.score) } })
        let best = Dictionary(grouping: Assignment.best(of: pairs, candidates: candidates).pairs, by: \.flat)
        return flats.indices.map { place in
            (best[place] ?? []).map { Assignment.Pair(flat: flats[place], household: $0.household, score: $0.score) }.sorted(by: comesBefore)
        }
    }
}
