extension Evaluator {
    /// Applies every programme's ceilings, the person's before the household's, and adds up.
    mutating func applyLimits(_ offers: [Int], _ solution: inout Solution) {
        var totals: [Int: Interval] = [:]
        for (programme, limit) in book.limits where limit.offers.allSatisfy(offers.contains) {
            for row in limit.scope == .household ? 0..<1 : 1..<max(1, facts.rows) {
                let ceiling = ceiling(of: limit, programme, row)
                guard ceiling.low < Interval.unlimited else { continue }
                let total = apply(limit, ceiling, row, &solution)
                if limit.scope == .household, limit.offers.count == 1 {
                    let before = totals[limit.offers[0]]
                    totals[limit.offers[0]] = before.map { Interval(low: min($0.low, total.low), high: min($0.high, total.high)) } ?? total
                }
            }
        }
        for offer in offers {
            var sum = Interval.zero
            for row in rows(of: offer) {
                sum = Interval(low: sum.low + solution[offer, row].amount.low, high: Interval.sum(sum.high, solution[offer, row].amount.high))
            }
            if let limited = totals[offer] { sum = Interval(low: max(sum.low, limited.low), high: min(sum.high, limited.high)) }
            solution.totals[offer] = sum
        }
    }

    /// The ceiling; without limit where it does not apply, a range where that is open.
    private mutating func ceiling(of limit: Limit, _ programme: Int, _ row: Int) -> Interval {
        let applies = min(inForce(limit.valid.days.from, limit.valid.days.to, programme), limit.when.map { truth($0, row) } ?? .yes)
        switch applies {
        case .no: return Interval(low: Interval.unlimited, high: Interval.unlimited)
        case .open: return Interval(low: interval(limit.atMost, row).low, high: Interval.unlimited)
        case .yes: return interval(limit.atMost, row)
        }
    }

    /// Cuts the members of a limit and gives their common total.
    private func apply(_ limit: Limit, _ ceiling: Interval, _ row: Int, _ solution: inout Solution) -> Interval {
        var members: [(offer: Int, row: Int)] = []
        for offer in limit.offers {
            for member in limit.scope == .person ? row..<(row + 1) : rows(of: offer) { members.append((offer, member)) }
        }
        let requests = members.map { solution[$0.offer, $0.row].amount }
        let shares = limit.shareOut == .inOrder ? inOrder(requests, ceiling) : Self.proRata(requests, ceiling)
        for (member, share) in zip(members, shares) { solution[member.offer, member.row].amount = share }
        let low = requests.reduce(0) { $0 + $1.low }
        let high = requests.reduce(0) { Interval.sum($0, $1.high) }
        return Interval(low: min(ceiling.low, low), high: min(ceiling.high, high))
    }

    private func inOrder(_ requests: [Interval], _ ceiling: Interval) -> [Interval] {
        var filling = Filling(ceiling)
        return requests.map { filling.take($0) }
    }

    /// By size, with the cents left over going to the largest remainders; settled where everything is, else bounds.
    static func proRata(_ requests: [Interval], _ ceiling: Interval) -> [Interval] {
        if ceiling.isSettled, requests.allSatisfy(\.isSettled) {
            return largestRemainder(requests.map(\.low), ceiling.low).map { Interval($0) }
        }
        let low = requests.reduce(0) { $0 + $1.low }
        let high = requests.reduce(0) { Interval.sum($0, $1.high) }
        return requests.map { request in
            let most = high >= Interval.notKnown ? high : high - request.high + request.low
            let least = low - request.low
            return Interval(
                low: most >= Interval.notKnown ? 0 : part(request.low, of: max(most, request.low), ceiling.low),
                high: request.high >= Interval.notKnown
                    ? min(request.high, ceiling.high)
                    : min(request.high, Interval.sum(part(request.high, of: least + request.high, ceiling.high), 1)))
        }
    }

    private static func part(_ request: Int64, of total: Int64, _ ceiling: Int64) -> Int64 {
        if total <= ceiling || total == 0 { return request }
        return Int64(Int128(request) * Int128(ceiling) / Int128(total))
    }

    static func largestRemainder(_ requests: [Int64], _ ceiling: Int64) -> [Int64] {
        let total = requests.reduce(0, +)
        guard total > ceiling else { return requests }
        var shares = requests.map { part($0, of: total, ceiling) }
        let remainders = requests.map { Int128($0) * Int128(ceiling) % Int128(total) }
        let order = requests.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
        for index in order.prefix(Int(ceiling - shares.reduce(0, +))) { shares[index] += 1 }
        return shares
    }
}

/// A ceiling being filled, one request after the other. Exact, because a share falls as what goes before it grows.
struct Filling: Sendable {
    private let ceiling: Interval
    /// What was asked for so far.
    private(set) var before = Interval.zero

    init(_ ceiling: Interval) { self.ceiling = ceiling }

    /// What is left of a request.
    mutating func take(_ request: Interval) -> Interval {
        let low = min(request.low, ceiling.low - min(ceiling.low, before.high))
        // A ceiling that is not known, or without limit, stays that whatever went before.
        let left = ceiling.high >= Interval.notKnown ? ceiling.high : ceiling.high - min(ceiling.high, before.low)
        let high = min(request.high, left)
        before = before.adding(request)
        return Interval(low: low, high: high)
    }
}
