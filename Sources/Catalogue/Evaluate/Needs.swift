/// Why something is open: facts nobody gave, and what the catalogue or the file does not know.
struct Needs: Sendable, Hashable {
    enum Gap: Sendable, Hashable, Comparable {
        case parameter(Int)
        case set(Int)
        /// A programme that does not say which countries it covers.
        case coverage(Int)
        case history
    }

    var slots: Set<Int> = []
    var gaps: Set<Gap> = []

    var isEmpty: Bool { slots.isEmpty && gaps.isEmpty }

    mutating func add(_ other: Needs) {
        slots.formUnion(other.slots)
        gaps.formUnion(other.gaps)
    }
}

extension Evaluator {
    /// The unknown facts an open node hangs on; empty unless it is open. Read step by step: the open parts of an open whole.
    mutating func needs(_ number: Int, _ row: Int, _ needs: inout Needs) {
        guard truth(number, row) == .open else { return }
        let node = book.nodes[number]
        switch node.op {
        case .constant, .mainApplicant: return
        case .all, .any, .not, .rule, .atLeastOf: for kid in node.kids { self.needs(book.kids[kid], row, &needs) }
        case .compare: leaf(node, row, &needs)
        case .member, .hasAny, .hasAll: membershipNeeds(node.field, node.table, node.programme, row, &needs)
        case .elapsed, .age:
            leaf(node, row, &needs)
            if node.other >= 0 { field(node.other, row, &needs) } else { anchor(node.programme, &needs) }
        case .anchorDate: anchor(node.programme, &needs)
        case .anyMember, .everyMember, .countMembers:
            if node.parameter >= 0 { parameter(node.parameter, node.programme, &needs) }
            for member in 1..<max(1, facts.rows) { self.needs(book.kids[node.kids.lowerBound], member, &needs) }
        case .ownOffer: ownNeeds(node.other, book.frames.offers[node.other].isForHousehold ? 0 : row, &needs)
        case .finalOffer: finalNeeds(node.other, row, &needs)
        case .notCovered: coverageNeeds(node, row, &needs)
        case .receivedBefore: needs.gaps.insert(.history)
        }
    }

    /// What counts as long as nobody has stated otherwise; nil without a presumption, and where the answer was refused.
    mutating func presumed(_ rule: Node, _ row: Int) -> Truth? {
        guard let presumed = book.rules[rule.other].presumed else { return nil }
        guard !facts.refused.isEmpty else { return presumed }
        var needs = Needs()
        self.needs(book.kids[rule.kids.lowerBound], row, &needs)
        return needs.slots.isDisjoint(with: facts.refused) ? presumed : nil
    }

    private func leaf(_ node: Node, _ row: Int, _ needs: inout Needs) {
        field(node.field, row, &needs)
        if node.parameter >= 0 { parameter(node.parameter, node.programme, &needs) }
    }

    private func field(_ field: Int, _ row: Int, _ needs: inout Needs) {
        if cell(field, row) == Circumstances.unknown { needs.slots.insert(slot(field, row)) }
    }

    private func anchor(_ programme: Int, _ needs: inout Needs) {
        guard book.frames.programmes.indices.contains(programme) else { return }
        let field = book.frames.programmes[programme].anchorField
        if field >= 0 { self.field(field, 0, &needs) }
    }

    private func parameter(_ parameter: Int, _ programme: Int, _ needs: inout Needs) {
        guard value(ofParameter: parameter, programme) == nil else { return }
        if anchorDays[programme] == Circumstances.unknown { anchor(programme, &needs) } else { needs.gaps.insert(.parameter(parameter)) }
    }

    private mutating func membershipNeeds(_ field: Int, _ table: Int, _ programme: Int, _ row: Int, _ needs: inout Needs) {
        self.field(field, row, &needs)
        guard let number = version(ofTable: table, programme) else {
            if anchorDays[programme] == Circumstances.unknown { anchor(programme, &needs) } else { needs.gaps.insert(.set(table)) }
            return
        }
        let cell = cell(field, row)
        for place in book.frames.tableVersions[number].conditional where book.frames.conditionals[place].member == cell {
            self.needs(book.frames.conditionals[place].node, row, &needs)
        }
    }

    private mutating func coverageNeeds(_ node: Node, _ row: Int, _ needs: inout Needs) {
        let coverage = book.coverages[node.table]
        for programme in others(than: coverage) {
            guard let table = book.programmes[programme].coverage[coverage.field] else {
                needs.gaps.insert(.coverage(programme))
                continue
            }
            let force = inForce(programme)
            guard min(force, membership(cell(coverage.field, row), table, programme, row)) == .open else { continue }
            if force == .open { anchor(programme, &needs) }
            membershipNeeds(coverage.field, table, programme, row, &needs)
        }
    }

    /// What an offer's own conditions hang on.
    mutating func ownNeeds(_ number: Int, _ row: Int, _ needs: inout Needs) {
        guard own(number, row) == .open else { return }
        let frame = book.frames.offers[number]
        anchor(frame.programme, &needs)
        self.needs(frame.when, row, &needs)
        if frame.hasExceptions, exceptions(number, row).truth == .open {
            let exceptions = book.offers[number].exceptions
            for place in exceptions.indices { self.needs(exceptions[place].when, row, &needs) }
        }
    }

    /// What an offer hangs on after relations.
    mutating func finalNeeds(_ offer: Int, _ row: Int, _ needs: inout Needs) {
        let seen = book.frames.offers[offer].isForHousehold ? 0..<1 : row > 0 ? row..<(row + 1) : rows(of: offer)
        for row in seen where finals[offer * facts.rows + row] == .open {
            ownNeeds(offer, row, &needs)
            relationNeeds(offer, row, &needs)
        }
    }

    private mutating func relationNeeds(_ offer: Int, _ row: Int, _ needs: inout Needs) {
        let dependencies = book.dependencies[offer]
        if !dependencies.once.isEmpty, !facts.historyIsComplete { needs.gaps.insert(.history) }
        for look in dependencies.needs + dependencies.behind where relationHolds(look.relation) {
            for other in look.offers { finalNeeds(other, book.frames.relations[look.relation].isForHousehold ? 0 : row, &needs) }
        }
    }

    /// What an amount hangs on.
    mutating func amountNeeds(_ number: Int, _ row: Int, _ needs: inout Needs) {
        let node = book.amounts[number]
        guard node.op == .parameter || !interval(number, row).isSettled else { return }
        switch node.op {
        case .constant: return
        case .parameter: if node.parameter >= 0 { parameter(node.parameter, node.programme, &needs) }
        case .field: field(node.field, row, &needs)
        case .members: for member in 1..<max(1, facts.rows) { self.needs(node.condition, member, &needs) }
        case .lesser, .greater, .sum, .times, .share, .upTo: for kid in node.kids { amountNeeds(book.amountKids[kid], row, &needs) }
        case .rows:
            for place in node.rows {
                let entry = book.amountRows[place]
                if entry.condition >= 0 {
                    self.needs(entry.condition, row, &needs)
                    if truth(entry.condition, row) == .no { continue }
                }
                if entry.amount >= 0 { amountNeeds(entry.amount, row, &needs) }
            }
        }
    }
}
