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

    /// The one row that holds; while that is open, everything between the rows that may.
    private mutating func rows(_ node: AmountNode, _ row: Int) -> Interval {
        var result: Interval?
        var holding: Interval?
        var clash = Truth.no
        for place in node.rows {
            let entry = book.amountRows[place]
            let truth: Truth = entry.condition >= 0 ? self.truth(entry.condition, row) : holding == nil ? (result == nil ? .yes : .open) : .no
            guard truth != .no else { continue }
            let amount = entry.amount < 0 ? Interval.unread : interval(entry.amount, row)
            if let before = holding ?? result, before != amount, entry.condition >= 0 {
                if truth == .yes, holding != nil { clash = .yes }
                if holding != nil || truth == .yes { clash = max(clash, .open) }
            }
            if truth == .yes { holding = holding ?? amount }
            result = result.map { $0.hull(amount) } ?? amount
        }
        var settled = result ?? .unread
        settled.clash = max(settled.clash, clash)
        return settled
    }

    /// What exceptions do to an offer: whether it still stands, and with which amount.
    struct Exceptional {
        var truth: Truth
        var amount: Interval
        /// Two that hold at once and disagree.
        var clash: Truth
    }

    /// Every combination of the exceptions still open is tried; more than six open ones keep the result open.
    mutating func exceptions(_ offer: Offer, _ row: Int) -> Exceptional {
        let base = offer.amount.map { interval($0, row) } ?? .zero
        let truths = offer.exceptions.map { self.truth($0.when, row) }
        let sure = truths.indices.filter { truths[$0] == .yes }
        let open = truths.indices.filter { truths[$0] == .open }
        if sure.isEmpty, open.isEmpty { return Exceptional(truth: .yes, amount: base, clash: base.clash) }
        let amounts = offer.exceptions.map { $0.amount.map { interval($0, row) } }
        guard open.count <= 6 else {
            let hull = amounts.compactMap { $0 }.reduce(base) { $0.hull($1) }
            return Exceptional(truth: .open, amount: hull, clash: .open)
        }
        var stands = false
        var falls = false
        var clashes = false
        var hull: Interval?
        for choice in 0..<(1 << open.count) {
            let chosen: [Int] = open.indices.filter { choice >> $0 & 1 == 1 }.map { open[$0] }
            let holding = Set(sure + chosen)
            let left = holding.filter { one in !holding.contains { offer.exceptions[$0].overrides.contains(one) } }
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
        let clash: Truth = clashes ? (stands || falls ? .open : .yes) : .no
        let truth: Truth = falls ? (stands || clashes ? .open : .no) : clash == .open ? .open : .yes
        return Exceptional(truth: truth, amount: hull ?? .zero, clash: clash)
    }
}
