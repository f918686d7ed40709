/// The facts a settled truth hangs on.
struct Conflict {
    var slots: Set<Int> = []
    /// More than is worth working out: any fact given may be among them.
    private(set) var isEverything = false

    static var everything: Conflict {
        var conflict = Conflict()
        conflict.isEverything = true
        return conflict
    }

    func contains(_ slot: Int) -> Bool { isEverything || slots.contains(slot) }

    mutating func add(_ other: Conflict) {
        slots.formUnion(other.slots)
        isEverything = isEverything || other.isEverything
    }
}

extension Evaluator {
    /// The facts that settle a node: of a whole that failed one part that failed it, of a whole that holds all its parts.
    mutating func because(_ number: Int, _ row: Int, _ conflict: inout Conflict) {
        let node = book.nodes[number]
        let truth = truth(number, row)
        guard truth != .open else {
            conflict = .everything
            return
        }
        switch node.op {
        case .constant, .anchorDate, .mainApplicant, .receivedBefore: return
        case .all, .any:
            let deciding: Truth = node.op == .all ? .no : .yes
            let kids = node.kids.map { book.kids[$0] }
            if truth == deciding, let kid = kids.first(where: { self.truth($0, row) == deciding }) { return because(kid, row, &conflict) }
            for kid in kids { because(kid, row, &conflict) }
        case .not, .rule: for kid in node.kids { because(book.kids[kid], row, &conflict) }
        case .compare, .hasAny, .hasAll: conflict.slots.insert(slot(node.field, row))
        case .elapsed, .age:
            conflict.slots.insert(slot(node.field, row))
            if node.other >= 0 { conflict.slots.insert(slot(node.other, row)) }
        case .member: because(membership: node, row, &conflict)
        case .anyMember, .everyMember:
            let deciding: Truth = node.op == .anyMember ? .yes : .no
            let kid = book.kids[node.kids.lowerBound]
            let members = 1..<max(1, facts.rows)
            if truth == deciding, let member = members.first(where: { self.truth(kid, $0) == deciding }) { return because(kid, member, &conflict) }
            for member in members { because(kid, member, &conflict) }
        case .ownOffer: because(ofOffer: node.other, book.offers[node.other].per == .household ? 0 : row, &conflict)
        case .atLeastOf: for kid in node.kids { because(counted: book.kids[kid], row, &conflict) }
        case .countMembers: for member in 1..<max(1, facts.rows) { because(counted: book.kids[node.kids.lowerBound], member, &conflict) }
        case .finalOffer: because(ofFinal: node.other, row, &conflict)
        case .notCovered: because(coverage: node, row, &conflict)
        }
    }

    private mutating func because(membership node: Node, _ row: Int, _ conflict: inout Conflict) {
        conflict.slots.insert(slot(node.field, row))
        guard let number = version(ofTable: node.table, node.programme) else { return }
        let cell = cell(node.field, row)
        for place in book.frames.tableVersions[number].conditional where book.frames.conditionals[place].member == cell {
            because(book.frames.conditionals[place].node, row, &conflict)
        }
    }

    /// A part may be open where the whole is settled; then it does not count.
    private mutating func because(counted number: Int, _ row: Int, _ conflict: inout Conflict) {
        if truth(number, row) != .open { because(number, row, &conflict) }
    }

    private mutating func because(coverage node: Node, _ row: Int, _ conflict: inout Conflict) {
        let coverage = book.coverages[node.table]
        let tables = book.programmes.compactMap { $0.coverage[coverage.field] }
        if tables.contains(where: { table in book.sets[table].versions.contains { !$0.conditional.isEmpty } }) { conflict = .everything }
        conflict.slots.insert(slot(coverage.field, row))
    }

    /// The facts that settle an offer as it stands after relations; those are looked into no further.
    mutating func because(ofFinal number: Int, _ row: Int, _ conflict: inout Conflict) {
        let seen = book.frames.offers[number].isForHousehold ? 0..<1 : row > 0 ? row..<(row + 1) : rows(of: number)
        for row in seen {
            let own = own(number, row)
            guard own == .no || (own == .yes && !book.frames.offers[number].hasDependencies) else {
                conflict = .everything
                return
            }
            because(ofOffer: number, row, &conflict)
        }
    }

    /// The facts that settle an offer's own conditions.
    mutating func because(ofOffer number: Int, _ row: Int, _ conflict: inout Conflict) {
        let offer = book.offers[number]
        if own(number, row) == .no, truth(offer.when, row) == .no { return because(offer.when, row, &conflict) }
        guard offer.exceptions.isEmpty, own(number, row) == .yes else {
            conflict = .everything
            return
        }
        because(offer.when, row, &conflict)
    }
}
