/// How far a fact reaches: for each field the conditions and offers that hang on it, so that one more answer costs only what it changes.
struct Reach: Sendable {
    /// What hangs on one field. `across` holds what looks at other persons as well as at its own.
    struct Touched: Sendable {
        var nodes: [Int] = []
        var nodesAcross: [Int] = []
        var offers: [Int] = []
        var offersAcross: [Int] = []
        var programmes: [Int] = []
        /// One entry per offer.
        var looks: [Look] = []
    }

    /// Whether an offer looks at a field, of its own person or of all.
    enum Look: UInt8, Sendable {
        case not, atItsRow, across
    }

    /// One entry per field.
    var fields: [Touched] = []
}

/// What one condition or offer looks at.
private struct Sight {
    /// One bit per field.
    var fields: [UInt64]
    var looksAcross = false

    mutating func add(_ other: Sight) {
        for word in fields.indices { fields[word] |= other.fields[word] }
        looksAcross = looksAcross || other.looksAcross
    }

    mutating func add(_ field: Int) {
        if field >= 0 { fields[field >> 6] |= 1 << UInt64(field & 63) }
    }

    func sees(_ field: Int) -> Bool { fields[field >> 6] >> UInt64(field & 63) & 1 == 1 }
}

/// Works out the reach of every field; offers come in the order of dependence, so that what one looks at is known before it.
struct ReachFinder {
    private let book: Rulebook
    private var nodes: [Sight?]
    private var offers: [Sight?]
    private let nothing: Sight

    init(_ book: Rulebook) {
        self.book = book
        nothing = Sight(fields: [UInt64](repeating: 0, count: (book.vocabulary.fields.count + 63) / 64))
        nodes = Array(repeating: nil, count: book.nodes.count)
        offers = Array(repeating: nil, count: book.offers.count)
    }

    mutating func find() -> Reach {
        let blank = Reach.Touched(looks: Array(repeating: .not, count: book.offers.count))
        var reach = Reach(fields: Array(repeating: blank, count: book.vocabulary.fields.count))
        let offers = book.order.map { ($0, offer($0)) }
        for number in book.nodes.indices {
            let sight = node(number)
            for field in reach.fields.indices where sight.sees(field) {
                if sight.looksAcross { reach.fields[field].nodesAcross.append(number) } else { reach.fields[field].nodes.append(number) }
            }
        }
        for (number, sight) in offers {
            for field in reach.fields.indices where sight.sees(field) {
                reach.fields[field].looks[number] = sight.looksAcross ? .across : .atItsRow
                if sight.looksAcross { reach.fields[field].offersAcross.append(number) } else { reach.fields[field].offers.append(number) }
            }
        }
        for programme in book.programmes where programme.anchorField >= 0 {
            reach.fields[programme.anchorField].programmes.append(programme.number)
        }
        return reach
    }

    /// An offer with its amount and all that relations make it look at.
    private mutating func offer(_ number: Int) -> Sight {
        if let known = offers[number] { return known }
        var sight = own(number)
        if let amount = book.offers[number].amount { sight.add(self.amount(amount)) }
        for exception in book.offers[number].exceptions { if let amount = exception.amount { sight.add(self.amount(amount)) } }
        let looks = book.dependencies[number]
        for look in looks.behind + looks.needs + looks.deducts {
            for other in look.offers { sight.add(offer(other)) }
        }
        sight.looksAcross = sight.looksAcross || !(looks.behind + looks.needs + looks.deducts).isEmpty
        offers[number] = sight
        return sight
    }

    private mutating func own(_ number: Int) -> Sight {
        let offer = book.offers[number]
        var sight = nothing
        sight.add(book.programmes[offer.programmeNumber].anchorField)
        sight.add(node(offer.when))
        for exception in offer.exceptions { sight.add(node(exception.when)) }
        return sight
    }

    private mutating func node(_ number: Int) -> Sight {
        if let known = nodes[number] { return known }
        let node = book.nodes[number]
        var sight = nothing
        sight.add(node.field)
        sight.add(book.programmes.indices.contains(node.programme) ? book.programmes[node.programme].anchorField : -1)
        switch node.op {
        case .elapsed, .age: sight.add(node.other)
        case .ownOffer: sight.add(own(node.other))
        case .finalOffer:
            sight.add(offer(node.other))
            sight.looksAcross = true
        case .anyMember, .everyMember, .countMembers: sight.looksAcross = true
        case .notCovered: sight.add(coverage(book.coverages[node.table]))
        case .member: for condition in conditions(ofTable: node.table) { sight.add(self.node(condition)) }
        default: break
        }
        for kid in node.kids { sight.add(self.node(book.kids[kid])) }
        nodes[number] = sight
        return sight
    }

    private mutating func coverage(_ coverage: Rulebook.Coverage) -> Sight {
        var sight = nothing
        sight.add(coverage.field)
        for programme in book.programmes where programme.help == coverage.help {
            sight.add(programme.anchorField)
            for condition in (programme.coverage[coverage.field].map(conditions) ?? []) { sight.add(node(condition)) }
        }
        return sight
    }

    private func conditions(ofTable table: Int) -> [Int] { book.sets[table].versions.flatMap(\.conditional).map(\.node) }

    private mutating func amount(_ number: Int) -> Sight {
        let amount = book.amounts[number]
        var sight = nothing
        sight.add(amount.field)
        sight.add(book.programmes.indices.contains(amount.programme) ? book.programmes[amount.programme].anchorField : -1)
        if amount.condition >= 0 { sight.add(node(amount.condition)) }
        sight.looksAcross = sight.looksAcross || amount.op == .members
        for kid in amount.kids { sight.add(self.amount(book.amountKids[kid])) }
        for row in book.amountRows[amount.rows] {
            if row.condition >= 0 { sight.add(node(row.condition)) }
            if row.amount >= 0 { sight.add(self.amount(row.amount)) }
        }
        return sight
    }
}
