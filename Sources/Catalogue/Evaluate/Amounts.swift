extension Evaluator {
    /// An amount as an interval; unknown facts and unread values keep it open.
    mutating func interval(_ amount: Int, _ row: Int) -> Interval {
        let node = book.amounts[amount]
        switch node.op {
        case .constant: return Interval(node.value)
        case .parameter:
            guard node.parameter >= 0, let value = value(ofParameter: node.parameter, node.programme) else { return .unread }
            return Interval(value)
        case .field:
            let cell = cell(node.field, row)
            return cell == Circumstances.unknown ? .free : Interval(cell)
        case .members:
            let counts = countOfMembers(node.condition)
            return Interval(low: Int64(counts.sure), high: Int64(counts.possible))
        case .lesser: return fold(node, row) { $0.with(min($0.low, $1.low), min($0.high, $1.high), clash: $1.clash) }
        case .greater: return fold(node, row) { $0.with(max($0.low, $1.low), max($0.high, $1.high), clash: $1.clash) }
        case .sum: return fold(node, row) { $0.with($0.low + $1.low, Interval.sum($0.high, $1.high), clash: $1.clash) }
        case .times:
            return fold(node, row) { $0.with(Interval.times($0.low, $1.low), Interval.times($0.high, $1.high), clash: $1.clash) }
        case .share:
            return fold(node, row) {
                $0.with(
                    Interval.share($0.low, $1.low, node.rounding), Interval.share($0.high, $1.high, node.rounding), clash: $1.clash)
            }
        case .rows: return rows(node, row)
        case .upTo:
            let most = interval(book.amountKids[node.kids.lowerBound], row)
            return Interval(low: 0, high: most.high, clash: most.clash)
        }
    }

    private mutating func fold(_ node: AmountNode, _ row: Int, _ join: (Interval, Interval) -> Interval) -> Interval {
        var result = interval(book.amountKids[node.kids.lowerBound], row)
        for kid in node.kids.dropFirst() { result = join(result, interval(book.amountKids[kid], row)) }
        return result
    }

    private mutating func rows(_ node: AmountNode, _ row: Int) -> Interval {
        var choice = RowChoice()
        for place in node.rows {
            let entry = book.amountRows[place]
            let truth = entry.condition >= 0 ? self.truth(entry.condition, row) : choice.otherwise
            guard truth != .no else { continue }
            choice.take(entry.amount < 0 ? .unread : interval(entry.amount, row), truth, isOtherwise: entry.condition < 0)
        }
        return choice.settled
    }

    /// What an offer's exceptions do to it in one row.
    mutating func exceptions(_ offer: Int, _ row: Int) -> Exceptional {
        let amount = book.frames.offers[offer].amount
        let base = amount < 0 ? .zero : interval(amount, row)
        let exceptions = book.offers[offer].exceptions
        let truths = exceptions.indices.map { self.truth(exceptions[$0].when, row) }
        if truths.allSatisfy({ $0 == .no }) { return Exceptional(truth: .yes, amount: base, clash: base.clash) }
        let amounts = exceptions.indices.map { exceptions[$0].amount.map { interval($0, row) } }
        return Exceptional(exceptions, base: base, truths: truths, amounts: amounts)
    }
}

/// Rows of an amount, taken one after the other: the one that holds, or, while that is open, everything between those that may.
struct RowChoice: Sendable {
    private var result: Interval?
    private var holding: Interval?
    private var clash = Truth.no

    /// How far the row for everything else holds, after all others.
    var otherwise: Truth { holding != nil ? .no : result == nil ? .yes : .open }

    mutating func take(_ amount: Interval, _ truth: Truth, isOtherwise: Bool) {
        if let before = holding ?? result, before != amount, !isOtherwise {
            if truth == .yes, holding != nil { clash = .yes }
            if holding != nil || truth == .yes { clash = max(clash, .open) }
        }
        if truth == .yes { holding = holding ?? amount }
        result = result.map { $0.hull(amount) } ?? amount
    }

    var settled: Interval {
        var settled = result ?? .unread
        settled.clash = max(settled.clash, clash)
        return settled
    }
}

/// What exceptions do to an offer: whether it still stands, and with which amount.
struct Exceptional: Sendable {
    var truth: Truth
    var amount: Interval
    /// Two that hold at once and disagree.
    var clash: Truth

    init(truth: Truth, amount: Interval, clash: Truth) {
        (self.truth, self.amount, self.clash) = (truth, amount, clash)
    }

    /// Every combination of the exceptions still open is tried; more than six open ones keep the result open. Amounts are nil where an
    /// exception refuses.
    init(_ exceptions: [Offer.Exception], base: Interval, truths: [Truth], amounts: [Interval?]) {
        let sure = truths.indices.filter { truths[$0] == .yes }
        let open = truths.indices.filter { truths[$0] == .open }
        guard open.count <= 6 else {
            (truth, clash) = (.open, .open)
            amount = amounts.compactMap { $0 }.reduce(base) { $0.hull($1) }
            return
        }
        var stands = false
        var falls = false
        var clashes = false
        var hull: Interval?
        for choice in 0..<(1 << open.count) {
            let chosen: [Int] = open.indices.filter { choice >> $0 & 1 == 1 }.map { open[$0] }
            let holding = Set(sure + chosen)
            let left = holding.filter { one in !holding.contains { exceptions[$0].overrides.contains(one) } }
            let outcomes: [Interval?] = left.isEmpty ? [base] : left.sorted().map { amounts[$0] }
            if outcomes.contains(where: { $0 != outcomes[0] }) {
                clashes = true
                for outcome in outcomes { hull = outcome.map { amount in hull.map { $0.hull(amount) } ?? amount } ?? hull }
            } else if let amount = outcomes[0] {
                stands = true
                hull = hull.map { $0.hull(amount) } ?? amount
            } else {
                falls = true
            }
        }
        clash = clashes ? (stands || falls ? .open : .yes) : .no
        truth = falls ? (stands || clashes ? .open : .no) : clash == .open ? .open : .yes
        amount = hull ?? .zero
    }
}
