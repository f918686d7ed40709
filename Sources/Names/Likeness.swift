/// How likely two descriptions are of one person, with the reasons. A person decides; this only says what speaks for what.
public struct Likeness: Sendable, Hashable {
    public enum Verdict: Int, Sendable, Comparable, CaseIterable {
        case unlikely, possible, veryLikely

        public static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }
    }

    /// From so many points on somebody should look.
    public static let possibleFrom = 44
    /// From so many points on it would be a surprise if it were two people.
    public static let veryLikelyFrom = 95

    /// For what speaks for one person plus, against it minus.
    public let points: Int
    /// The weightiest first.
    public let reasons: [Reason]

    public var verdict: Verdict { points >= Self.veryLikelyFrom ? .veryLikely : points >= Self.possibleFrom ? .possible : .unlikely }

    /// One thing that speaks for or against, with its weight.
    public struct Reason: Sendable, Hashable {
        public let ground: Ground
        public let points: Int
    }

    public enum Ground: Sendable, Hashable {
        /// All parts of both names are spellings of each other; exactly where nothing differs in sound.
        case sameName(isExact: Bool)
        /// Some parts fit and nothing contradicts: a part is missing on one side.
        case partOfName
        /// Family and given name stand the other way round.
        case swappedNames
        /// A known short or other form of one name.
        case nickname
        /// The names agree in the person's own script, or across scripts.
        case ownScript
        /// Parts that fit nothing on the other side.
        case otherName
        case birth(BirthAgreement)
        case gender(isSame: Bool)
        case nationality(isSame: Bool)
    }

    /// The same both ways.
    public init(_ one: PersonTraits, _ other: PersonTraits) {
        var reasons = Self.names(one, other)
        if let mine = one.birth, let theirs = other.birth {
            let agreement = mine.agreement(with: theirs)
            reasons.append(Reason(ground: .birth(agreement), points: agreement.points))
        }
        if let mine = one.gender, let theirs = other.gender {
            reasons.append(Reason(ground: .gender(isSame: mine == theirs), points: mine == theirs ? 4 : -32))
        }
        if let mine = one.nationality, let theirs = other.nationality {
            reasons.append(Reason(ground: .nationality(isSame: mine == theirs), points: mine == theirs ? 5 : -8))
        }
        points = reasons.reduce(0) { $0 + $1.points }
        self.reasons = reasons.sorted { abs($0.points) > abs($1.points) }
    }

    /// The best of the ways to compare two names that may each be written twice.
    private static func names(_ one: PersonTraits, _ other: PersonTraits) -> [Reason] {
        var best: (agreement: NameAgreement, crosses: Bool)?
        for (left, isOwn) in [(one.latin, false), (one.own, true)] where !left.isEmpty {
            for (right, isOwnToo) in [(other.latin, false), (other.own, true)] where !right.isEmpty {
                let families = isOwn || isOwnToo ? nil : (one.familyCount, other.familyCount)
                let agreement = NameAgreement(left, right, families: families)
                if agreement.points > best?.agreement.points ?? Int.min { best = (agreement, isOwn || isOwnToo) }
            }
        }
        guard let best else { return [] }
        return reasons(best.agreement, crosses: best.crosses, one, other)
    }

    private static func reasons(_ agreement: NameAgreement, crosses: Bool, _ one: PersonTraits, _ other: PersonTraits) -> [Reason] {
        guard !agreement.fits.isEmpty else { return [Reason(ground: .otherName, points: agreement.points)] }
        var reasons: [Reason] = []
        let against = agreement.against
        let speaksFor = agreement.points - against
        let isExact = agreement.fits.allSatisfy { $0.likeness == 100 }
        let isWhole = agreement.conflicts == 0 && agreement.missing == 0
        reasons.append(Reason(ground: isWhole ? .sameName(isExact: isExact) : .partOfName, points: speaksFor))
        if agreement.conflicts > 0 { reasons.append(Reason(ground: .otherName, points: against)) }
        if agreement.fits.contains(where: \.isNickname) { reasons.append(Reason(ground: .nickname, points: 0)) }
        if crosses { reasons.append(Reason(ground: .ownScript, points: 0)) }
        if !crosses, isSwapped(agreement, one, other) { reasons.append(Reason(ground: .swappedNames, points: -2)) }
        return reasons
    }

    private static func isSwapped(_ agreement: NameAgreement, _ one: PersonTraits, _ other: PersonTraits) -> Bool {
        guard (1..<max(1, one.latin.count)).contains(one.familyCount), (1..<max(1, other.latin.count)).contains(other.familyCount) else {
            return false
        }
        return agreement.fits.allSatisfy { ($0.one < one.familyCount) != ($0.other < other.familyCount) }
    }
}
