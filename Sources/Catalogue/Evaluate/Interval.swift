/// An amount between two bounds, in cents. The upper bound may be without limit, or not known to the catalogue.
struct Interval: Sendable, Hashable {
    var low: Int64
    var high: Int64
    /// Rows or exceptions that hold at once with different results.
    var clash = Truth.no

    static let unlimited = Int64.max
    /// A value of the catalogue that nobody has read, or a date outside its periods.
    static let notKnown = Int64.max - 1
    /// No product grows beyond this, so that sums of products stay far from overflowing.
    private static let ceiling: Int64 = 1_000_000_000_000_000
    static let zero = Interval(low: 0, high: 0)
    static let unread = Interval(low: 0, high: notKnown)
    static let free = Interval(low: 0, high: unlimited)

    init(low: Int64, high: Int64, clash: Truth = .no) {
        self.low = low
        self.high = high
        self.clash = clash
    }

    init(_ cents: Int64) { self.init(low: cents, high: cents) }

    var isSettled: Bool { low == high }

    func with(_ low: Int64, _ high: Int64, clash other: Truth) -> Interval { Interval(low: low, high: high, clash: max(clash, other)) }

    func hull(_ other: Interval) -> Interval { with(min(low, other.low), max(high, other.high), clash: other.clash) }

    func adding(_ other: Interval) -> Interval { Interval(low: low + other.low, high: Interval.sum(high, other.high)) }

    /// Takes another amount off: at least its lower bound, at most its upper one.
    mutating func deduct(_ other: Interval) {
        low = other.high >= Interval.notKnown ? 0 : max(0, low - other.high)
        high = high >= Interval.notKnown ? high : max(0, high - other.low)
    }

    /// Adds upper bounds; "not known" and "without limit" swallow every sum.
    static func sum(_ left: Int64, _ right: Int64) -> Int64 {
        if left >= notKnown || right >= notKnown { return max(left, right) }
        return left + right
    }

    /// `times` and `share` keep the open upper bounds too.
    static func times(_ cents: Int64, _ factor: Int64) -> Int64 {
        if factor == 0 || cents == 0 { return 0 }
        if cents >= notKnown || factor >= notKnown { return max(cents, factor) >= notKnown ? max(cents, factor) : notKnown }
        let (product, overflow) = cents.multipliedReportingOverflow(by: factor)
        return overflow ? ceiling : min(product, ceiling)
    }

    /// A part in millionths of an amount, rounded as named.
    static func share(_ cents: Int64, _ millionths: Int64, _ rounding: Rounding) -> Int64 {
        if cents >= notKnown || millionths >= notKnown { return cents == 0 || millionths == 0 ? 0 : max(cents, millionths) }
        let product = Int128(cents) * Int128(millionths)
        let (whole, rest) = product.quotientAndRemainder(dividingBy: 1_000_000)
        switch rounding {
        case .down: return Int64(whole)
        case .up: return Int64(whole) + (rest > 0 ? 1 : 0)
        case .halfUp: return Int64(whole) + (rest >= 500_000 ? 1 : 0)
        }
    }
}
