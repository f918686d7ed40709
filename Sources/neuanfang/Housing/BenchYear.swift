import Matching

/// The invented weeks of the bench instance: households wait and arrive, flats come in, and a coin per pair says whether a proposal ends in a contract.
struct BenchYear {
    var weeks = 52
    var waiting = 3000
    var arrivals = 12
    var offers = 3
    /// Percent of proposals that end in a contract.
    var accept = 35
    var patience = 1

    /// Nil where the numbers are negative.
    var replay: Replay? {
        guard weeks >= 0, waiting >= 0, arrivals >= 0, offers >= 0 else { return nil }
        let instance = BenchInstance(households: waiting + arrivals * weeks, flats: offers * weeks)
        let households = instance.people.enumerated().map { place, household in
            Replay.Household(
                arrives: place < waiting ? 0 : (place - waiting) / arrivals, persons: household.size, waitingDays: household.wait,
                urgency: household.urgency, ticket: SplitMix.mixed(UInt64(place) &* SplitMix.gold &+ 99))
        }
        guard let pairs = try? instance.stored() else { return nil }
        let offered = (0..<(offers * weeks)).map { $0 / offers }
        let accept = accept
        return Replay(weeks: weeks, households: households, offered: offered, pairs: pairs, patience: patience) { household, flat in
            let coin = SplitMix.mixed(UInt64(household * 7919 + flat * 104_729 + 1) &* SplitMix.gold) >> 33
            return Int(coin % 100) < accept
        }
    }
}

extension BenchInstance {
    /// All pairs in memory, each row by household.
    func stored() throws(StoredPairs.Fault) -> StoredPairs {
        var starts = [0]
        var partners: [Int32] = []
        var scores: [Int32] = []
        for flat in homes.indices {
            var row: [UInt64] = []
            pairs(of: flat) { households, points, _ in
                for at in households.indices { row.append(UInt64(households[at]) << 32 | UInt64(UInt32(bitPattern: points[at]))) }
                return true
            }
            row.sort()
            partners += row.map { Int32($0 >> 32) }
            scores += row.map { Int32(truncatingIfNeeded: $0) }
            starts.append(partners.count)
        }
        return try StoredPairs(households: households, starts: starts, partners: partners, scores: scores)
    }
}
