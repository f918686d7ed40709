/// Households that the hard rules of size, rent and access treat alike, those with the highest score of their own first.
struct BenchGroup {
    struct Kind: Hashable, Comparable {
        let size: Int
        let bonus: Int
        let hasWBS: Bool
        /// 0 nothing, 1 a lift, 2 step-free.
        let access: Int
        let hasSchool: Bool

        init(_ household: BenchHousehold) {
            size = household.size
            bonus = household.bonus
            hasWBS = household.hasWBS
            access = household.needsStepFree ? 2 : household.needsLift ? 1 : 0
            hasSchool = household.school != nil
        }

        static func < (left: Kind, right: Kind) -> Bool { left.order < right.order }
        private var order: Int { ((size * 100 + bonus) * 2 + (hasWBS ? 1 : 0)) * 6 + access * 2 + (hasSchool ? 1 : 0) }

        func fits(_ home: BenchFlat) -> Bool {
            home.area <= BenchFlat.areaLimits[size] + 5 && size <= home.mostPersons
                && home.rent * 100 <= BenchFlat.rentLimits[size] * (100 + bonus) && (hasWBS || !home.needsWBS)
                && access <= (home.isStepFree ? 2 : home.hasLift ? 1 : 0)
        }

        /// What every pair of this kind with the flat has on top.
        func extra(_ home: BenchFlat) -> Int {
            (size == home.size ? 300 : 0) + (home.isStepFree ? (access == 2 ? 900 : -600) : 0)
        }
    }

    struct Member {
        let place: Int32
        let base: Int32
        let wishes: Int16
        let school: Int8
        let isStrict: Bool
    }

    let kind: Kind
    let members: [Member]

    init(_ kind: Kind, _ places: [Int], of people: [BenchHousehold]) {
        self.kind = kind
        members = places.map { place in
            let household = people[place]
            return Member(
                place: Int32(place), base: Int32(household.base), wishes: Int16(household.wishes), school: Int8(household.school ?? -1),
                isStrict: household.isStrict)
        }.sorted { ($1.base, $0.place) < ($0.base, $1.place) }
    }
}

/// How far a flat has read a group.
struct BenchWalk {
    private let group: BenchGroup
    private let district: Int
    private let extra: Int32
    /// The highest a pair may have beyond its household's own score: wish, school, kind, and the tie-break's 63.
    private let most: Int32
    private var at = 0

    init(_ group: BenchGroup, _ home: BenchFlat) {
        self.group = group
        district = home.district
        extra = Int32(group.kind.extra(home))
        most = extra + 500 + (group.kind.hasSchool ? 700 : 0) + 63
    }

    var isOver: Bool { at == group.members.count }
    /// What no pair still to come exceeds; lowest where none comes.
    var ceiling: Int32 { isOver ? .min : group.members[at].base + most }

    /// Fills the next portion; returns how many pairs it holds.
    mutating func read(into households: inout [Int32], _ scores: inout [Int32], flat: Int) -> Int {
        var count = 0
        let end = min(at + households.count, group.members.count)
        for member in group.members[at..<end] {
            let isWished = Int(member.wishes) >> district & 1 == 1
            guard isWished || !member.isStrict else { continue }
            let tie = SplitMix.mixed((UInt64(member.place) &* 1_000_003 &+ UInt64(flat)) &* SplitMix.gold) >> 58
            households[count] = member.place
            scores[count] = member.base + extra + (isWished ? 500 : 0) + (Int(member.school) == district ? 700 : 0) + Int32(tie)
            count += 1
        }
        at = end
        return count
    }
}
