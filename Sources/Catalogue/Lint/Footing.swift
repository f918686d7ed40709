/// What conditions, amounts and offers look at.
struct Footing {
    private(set) var nodes: Set<Int> = []
    private(set) var amounts: Set<Int> = []
    private(set) var tables: Set<Int> = []
    private(set) var parameters: Set<Int> = []
    private(set) var fields: Set<Int> = []
    /// Fields met more than once.
    private(set) var repeated: Set<Int> = []
    /// Offers whose own conditions are asked, and offers that are asked for as they stand after relations.
    private(set) var own: Set<Int> = []
    private(set) var final: Set<Int> = []
    private(set) var receipts: Set<Int> = []
    private(set) var coverages: Set<Int> = []

    mutating func follow(_ offer: Offer, _ book: Rulebook) {
        guard own.insert(offer.number).inserted else { return }
        follow(offer.when, book)
        for exception in offer.exceptions {
            follow(exception.when, book)
            if let amount = exception.amount { follow(amount: amount, book) }
        }
        if let amount = offer.amount { follow(amount: amount, book) }
    }

    mutating func follow(_ number: Int, _ book: Rulebook) {
        guard nodes.insert(number).inserted else {
            // Read again: whatever it looks at is met twice.
            repeated.formUnion(Self.fields(below: number, book))
            return
        }
        let node = book.nodes[number]
        meet(node.field)
        if node.op == .elapsed || node.op == .age { meet(node.other) }
        if node.parameter >= 0 { parameters.insert(node.parameter) }
        switch node.op {
        case .ownOffer: follow(book.offers[node.other], book)
        case .finalOffer: final.insert(node.other)
        case .receivedBefore: receipts.insert(node.table)
        case .notCovered:
            coverages.insert(node.table)
            meet(book.coverages[node.table].field)
        case .member, .hasAny, .hasAll:
            tables.insert(node.table)
            for (_, condition) in book.sets[node.table].versions.flatMap(\.conditional) { follow(condition, book) }
        default: break
        }
        for kid in node.kids { follow(book.kids[kid], book) }
    }

    mutating func follow(amount number: Int, _ book: Rulebook) {
        guard amounts.insert(number).inserted else { return }
        let node = book.amounts[number]
        meet(node.field)
        if node.parameter >= 0 { parameters.insert(node.parameter) }
        if node.condition >= 0 { follow(node.condition, book) }
        for kid in node.kids { follow(amount: book.amountKids[kid], book) }
        for row in book.amountRows[node.rows] {
            if row.condition >= 0 { follow(row.condition, book) }
            if row.amount >= 0 { follow(amount: row.amount, book) }
        }
    }

    private mutating func meet(_ field: Int) {
        if field >= 0, !fields.insert(field).inserted { repeated.insert(field) }
    }

    private static func fields(below number: Int, _ book: Rulebook) -> Set<Int> {
        var inner = Footing()
        inner.follow(number, book)
        return inner.fields
    }
}

extension Survey {
    /// Everything a programme's rules, offers, limits and priorities look at.
    func footing(of programme: Programme) -> Footing {
        var footing = Footing()
        for rule in programme.rules { footing.follow(rule.node, book) }
        for offer in programme.offers { footing.follow(offer, book) }
        for limit in programme.limits {
            footing.follow(amount: limit.atMost, book)
            if let when = limit.when { footing.follow(when, book) }
        }
        for priority in programme.priorities { if let node = priority.node { footing.follow(node, book) } }
        return footing
    }
}
