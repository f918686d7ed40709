/// Amounts and exceptions as steps.
extension BulkPlanner {
    private mutating func amountSlot(clash: Int = -1) -> Int {
        plan.amounts += 1
        plan.clashes.append(clash)
        return plan.amounts - 1
    }

    private mutating func constant(_ value: Interval) -> Int {
        if let slot = constantSlots[value] { return slot }
        let slot = amountSlot()
        plan.constants.append((slot, value))
        constantSlots[value] = slot
        return slot
    }

    mutating func amount(_ number: Int) -> Int {
        if let slot = amountSlots[number] { return slot }
        let slot = make(book.amounts[number])
        amountSlots[number] = slot
        return slot
    }

    private mutating func make(_ node: AmountNode) -> Int {
        switch node.op {
        case .constant: return constant(Interval(node.value))
        case .parameter: return parameter(node)
        case .field:
            let into = amountSlot()
            plan.steps.append(.field(amount: into, field: node.field))
            return into
        case .members:
            let condition = slot(of: node.condition)
            let into = amountSlot()
            plan.steps.append(.members(amount: into, of: condition))
            return into
        case .lesser, .greater, .sum, .times, .share: return joined(node)
        case .rows: return rows(node)
        case .upTo:
            let most = amount(book.amountKids[node.kids.lowerBound])
            let into = amountSlot(clash: plan.clashes[most])
            plan.steps.append(.upTo(amount: into, of: most))
            return into
        }
    }

    private mutating func parameter(_ node: AmountNode) -> Int {
        guard node.parameter >= 0 else { return constant(.unread) }
        guard anchorField(node.programme) >= 0 else {
            return constant(book.frames.value(ofParameter: node.parameter, on: day).map { Interval($0) } ?? .unread)
        }
        let into = amountSlot()
        plan.steps.append(.parameter(amount: into, parameter: node.parameter, programme: node.programme))
        return into
    }

    private mutating func joined(_ node: AmountNode) -> Int {
        var left = amount(book.amountKids[node.kids.lowerBound])
        for kid in node.kids.dropFirst() {
            let right = amount(book.amountKids[kid])
            let clash = clash(of: [left, right])
            let into = amountSlot(clash: clash)
            plan.steps.append(.join(amount: into, node.op, left: left, right: right, rounding: node.rounding))
            left = into
        }
        return left
    }

    private mutating func clash(of amounts: [Int]) -> Int {
        let clashes = amounts.map { plan.clashes[$0] }.filter { $0 >= 0 }
        return clashes.isEmpty ? -1 : any(clashes)
    }

    private mutating func rows(_ node: AmountNode) -> Int {
        var entries: [BulkPlan.Entry] = []
        for row in book.amountRows[node.rows] {
            entries.append(
                .init(
                    condition: row.condition < 0 ? -1 : slot(of: row.condition),
                    amount: row.amount < 0 ? constant(.unread) : amount(row.amount)))
        }
        let clash = truth()
        let into = amountSlot(clash: clash)
        plan.entries += entries
        plan.steps.append(.rows(amount: into, clash: clash, entries: plan.entries.count - entries.count..<plan.entries.count))
        return into
    }

    mutating func exceptions(_ offer: Int) -> (truth: Int, clash: Int, amount: Int) {
        if let known = exceptional[offer] { return known }
        var base = constant(.zero)
        if let own = book.offers[offer].amount { base = amount(own) }
        var conditions: [Int] = []
        var amounts: [Int] = []
        for exception in book.offers[offer].exceptions {
            conditions.append(slot(of: exception.when))
            amounts.append(exception.amount == nil ? -1 : 0)
            if let instead = exception.amount { amounts[amounts.count - 1] = amount(instead) }
        }
        let outcome = (truth: truth(), clash: truth())
        let into = amountSlot(clash: outcome.clash)
        plan.exceptionals.append(.init(offer: offer, base: base, conditions: conditions, amounts: amounts))
        plan.steps.append(.exceptions(into: outcome.truth, clash: outcome.clash, amount: into, offer: plan.exceptionals.count - 1))
        exceptional[offer] = (outcome.truth, outcome.clash, into)
        return (outcome.truth, outcome.clash, into)
    }
}
