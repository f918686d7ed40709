import Matching

/// Households and flats for measuring, the same numbers in every language. No pair is stored: households stand in groups that the hard rules treat
/// alike, and a flat reads the groups that come into question, those with the highest possible score first.
struct BenchInstance: PairSource {
    let people: [BenchHousehold]
    let homes: [BenchFlat]
    private let groups: [BenchGroup]
    private static let portion = 64

    var households: Int { people.count }
    var flats: Int { homes.count }

    init(households: Int, flats: Int) {
        people = (0..<households).map { BenchHousehold($0) }
        homes = (0..<flats).map { BenchFlat($0) }
        var members: [BenchGroup.Kind: [Int]] = [:]
        for (place, household) in people.enumerated() { members[BenchGroup.Kind(household), default: []].append(place) }
        let people = people
        groups = members.map { BenchGroup($0.key, $0.value, of: people) }.sorted { $0.kind < $1.kind }
    }

    func pairs(of flat: Int, _ take: (Span<Int32>, Span<Int32>, Int32) -> Bool) {
        let home = homes[flat]
        var walks = groups.filter { $0.kind.fits(home) }.map { BenchWalk($0, home) }
        var households = [Int32](repeating: 0, count: Self.portion)
        var scores = households
        while let first = walks.indices.max(by: { walks[$0].ceiling < walks[$1].ceiling }), !walks[first].isOver {
            let count = walks[first].read(into: &households, &scores, flat: flat)
            let rest = walks.reduce(0) { max($0, $1.ceiling) }
            guard take(households.span.extracting(first: count), scores.span.extracting(first: count), rest) else { return }
        }
    }

    /// Exclusive or over all pairs, as `housing_bench.py` builds it, with the number of pairs.
    var checksum: (sum: UInt64, pairs: Int) {
        var sum: UInt64 = 0
        var count = 0
        for flat in homes.indices {
            pairs(of: flat) { households, scores, _ in
                for at in households.indices {
                    let pair = UInt64(flat) << 32 &+ UInt64(households[at])
                    sum ^= SplitMix.mixed(pair &* SplitMix.gold &+ UInt64(scores[at]))
                }
                count += households.count
                return true
            }
        }
        return (sum, count)
    }
}
