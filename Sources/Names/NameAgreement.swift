/// How the parts of two names fit together, whatever their order.
struct NameAgreement {
    private(set) var points = 0
    /// Parts that fit, with how alike they sound and their places.
    private(set) var fits: [(one: Int, other: Int, likeness: Int, isNickname: Bool)] = []
    /// Parts on both sides that fit nothing.
    private(set) var conflicts = 0
    /// What the parts that fit nothing say.
    private(set) var against = 0
    /// Parts only one side has.
    private(set) var missing = 0

    /// What one fitting part says, by how many people bear it.
    static let rarePart = 46
    static let commonPart = 30
    static let nickname = 22
    static let initial = 6
    static let conflict = -60
    static let otherGivenName = -80
    static let nearlyConflict = -48
    /// However many parts agree: a long name alone makes nobody the same.
    static let most = 100
    static let missingPart = -4

    init(_ one: [NameToken], _ other: [NameToken], families: (one: Int, other: Int)? = nil) {
        var left = Set(one.indices)
        var right = Set(other.indices)
        let candidates = Self.candidates(one, other)
        take(candidates.filter { $0.points > 0 }, &left, &right)
        joinTwo(one, &left, other, &right, isTurned: false)
        joinTwo(other, &right, one, &left, isTurned: true)
        take(candidates.filter { $0.points <= 0 }, &left, &right)
        conflicts = min(left.count, right.count)
        missing = abs(left.count - right.count)
        against = conflicts * Self.conflict
        // Brothers and sisters share everything else.
        if let families, conflicts == 1, left.allSatisfy({ $0 >= families.one }), right.allSatisfy({ $0 >= families.other }) {
            against = Self.otherGivenName
        }
        points = min(points + missing * Self.missingPart, Self.most) + against
    }

    private mutating func take(_ candidates: [Fit], _ left: inout Set<Int>, _ right: inout Set<Int>) {
        for fit in candidates where left.contains(fit.one) && right.contains(fit.other) {
            left.remove(fit.one)
            right.remove(fit.other)
            fits.append((fit.one, fit.other, fit.likeness, fit.isNickname))
            points += fit.points
        }
    }

    private struct Fit {
        let one: Int
        let other: Int
        let likeness: Int
        let isNickname: Bool
        let points: Int
    }

    /// Everything that fits, the best first; equal ones in an order that does not depend on who is first.
    private static func candidates(_ one: [NameToken], _ other: [NameToken]) -> [Fit] {
        var fits: [Fit] = []
        for (a, left) in one.enumerated() {
            for (b, right) in other.enumerated() {
                if let fit = fit(left, a, right, b) { fits.append(fit) }
            }
        }
        return fits.sorted { ($0.points, $0.likeness, -($0.one + $0.other)) > ($1.points, $1.likeness, -($1.one + $1.other)) }
    }

    private static func fit(_ left: NameToken, _ a: Int, _ right: NameToken, _ b: Int) -> Fit? {
        if left.isInitial != right.isInitial, let first = left.sounds.first, let second = right.sounds.first {
            guard Sound.cost(first, second) <= 5 else { return nil }
            return Fit(one: a, other: b, likeness: TokenLikeness.sameName, isNickname: false, points: initial)
        }
        let likeness = TokenLikeness.of(left, right)
        let worth = CommonNames.contain(left) && CommonNames.contain(right) ? commonPart : rarePart
        if likeness >= TokenLikeness.surely { return Fit(one: a, other: b, likeness: likeness, isNickname: false, points: worth) }
        if let group = Nicknames.group(of: left), group == Nicknames.group(of: right) {
            return Fit(one: a, other: b, likeness: likeness, isNickname: true, points: nickname)
        }
        guard likeness >= TokenLikeness.perhaps else { return nil }
        return Fit(one: a, other: b, likeness: likeness, isNickname: false, points: share(of: worth, likeness))
    }

    /// Between surely and perhaps: what is less alike says less, then speaks against.
    private static func share(of worth: Int, _ likeness: Int) -> Int {
        let (surely, same, perhaps) = (TokenLikeness.surely, TokenLikeness.sameName, TokenLikeness.perhaps)
        if likeness >= same { return worth * (likeness - same + 4) / (surely - same + 4) }
        return nearlyConflict * (same - likeness) / (same - perhaps)
    }

    /// Two parts on one side written as one on the other: Gebre Medhin, Gebremedhin.
    private mutating func joinTwo(
        _ parts: [NameToken], _ open: inout Set<Int>, _ whole: [NameToken], _ openWhole: inout Set<Int>, isTurned: Bool
    ) {
        for target in openWhole.sorted() {
            for first in open.sorted() where open.contains(first + 1) {
                for (front, back) in [(first, first + 1), (first + 1, first)] where open.contains(front) && open.contains(back) {
                    var both = parts[front]
                    guard both.unread == nil, parts[back].unread == nil, openWhole.contains(target) else { continue }
                    both.sounds += parts[back].sounds
                    let likeness = TokenLikeness.of(both, whole[target])
                    guard likeness >= 86 else { continue }
                    open.remove(front)
                    open.remove(back)
                    openWhole.remove(target)
                    fits.append((isTurned ? target : front, isTurned ? front : target, likeness, false))
                    points += Self.rarePart
                }
            }
        }
    }
}
