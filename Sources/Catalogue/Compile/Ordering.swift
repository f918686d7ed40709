extension Compiler {
    /// Last steps: bit masks, dependencies, the order of solving, what is repeated, and partitions.
    func finish() {
        for table in book.sets.indices { fillBits(table) }
        book.offers = compiledOffers.values.sorted { $0.number < $1.number }
        guard book.offers.count == offerNumbers.count else { return }
        book.dependencies = Array(repeating: Dependencies(), count: book.offers.count)
        book.unstated = Array(repeating: [], count: book.offers.count)
        for (number, relation) in book.relations.enumerated() { add(relation, number) }
        let graph = book.offers.indices.map { offer in dependsOn(offer).sorted() }
        guard let order = sorted(graph) else { return }
        book.order = order
        book.closure = book.offers.indices.map { offer in
            let reached = reach(offer, graph)
            return order.filter(reached.contains)
        }
        var counter = OccurrenceCounter(book: book)
        book.repeated = book.closure.map { counter.repeated(in: $0) }
        book.makePartitions()
        book.makeFrames()
        var finder = ReachFinder(book)
        book.reach = finder.find()
    }

    private func fillBits(_ table: Int) {
        let isDistricts = book.sets[table].isOfDistricts
        for version in book.sets[table].versions.indices {
            var members = book.sets[table].versions[version].members
            if isDistricts { members = withDistricts(of: members) }
            let words = (members.max() ?? -1) / 64 + 1
            var bits = [UInt64](repeating: 0, count: words)
            for member in members where member >= 0 { bits[member >> 6] |= 1 << UInt64(member & 63) }
            book.sets[table].versions[version].bits = bits
        }
    }

    /// A Land's two digits stand for every district of it that is named anywhere.
    private func withDistricts(of members: Set<Int>) -> Set<Int> {
        guard let codes = book.vocabulary.codes[.districts] else { return members }
        let lands = Set(members.map { codes.all[$0] }.filter { $0.utf8.count == 2 })
        return members.union(codes.all.indices.filter { lands.contains(String(codes.all[$0].prefix(2))) })
    }

    private func add(_ relation: Relation, _ number: Int) {
        let offers = relation.offers
        switch relation.kind {
        case .exclusive where !relation.applicantChooses:
            for position in offers.indices.dropFirst() {
                book.dependencies[offers[position]].behind.append(.init(offers: Array(offers[..<position]), relation: number))
            }
        case .subsidiary: book.dependencies[offers[0]].behind.append(.init(offers: Array(offers.dropFirst()), relation: number))
        case .requires: book.dependencies[offers[0]].needs.append(.init(offers: Array(offers.dropFirst()), relation: number))
        case .deducts: book.dependencies[offers[0]].deducts.append(.init(offers: Array(offers.dropFirst()), relation: number))
        case .once: for offer in offers { book.dependencies[offer].once.append(.init(offers: offers, relation: number)) }
        case .unstated: for offer in offers { book.unstated[offer].append(number) }
        case .exclusive, .combinable: break
        }
    }

    private func dependsOn(_ offer: Int) -> Set<Int> {
        var found: Set<Int> = []
        var seen: Set<Int> = []
        for node in [book.offers[offer].when] + book.offers[offer].exceptions.map(\.when) { collect(node, &found, &seen) }
        if let amount = book.offers[offer].amount { collect(amount: amount, &found, &seen) }
        let dependencies = book.dependencies[offer]
        for look in dependencies.behind + dependencies.needs + dependencies.deducts { found.formUnion(look.offers) }
        return found
    }

    private func collect(_ number: Int, _ found: inout Set<Int>, _ seen: inout Set<Int>) {
        guard seen.insert(number).inserted else { return }
        let node = book.nodes[number]
        if node.op == .finalOffer { found.insert(node.other) }
        if node.op == .ownOffer {
            collect(book.offers[node.other].when, &found, &seen)
            for exception in book.offers[node.other].exceptions { collect(exception.when, &found, &seen) }
        }
        for kid in node.kids { collect(book.kids[kid], &found, &seen) }
        if node.table >= 0, node.op == .member {
            for (_, condition) in book.sets[node.table].versions.flatMap(\.conditional) { collect(condition, &found, &seen) }
        }
    }

    private func collect(amount number: Int, _ found: inout Set<Int>, _ seen: inout Set<Int>) {
        let node = book.amounts[number]
        if node.condition >= 0 { collect(node.condition, &found, &seen) }
        for kid in node.kids { collect(amount: book.amountKids[kid], &found, &seen) }
        for row in book.amountRows[node.rows] {
            if row.condition >= 0 { collect(row.condition, &found, &seen) }
            if row.amount >= 0 { collect(amount: row.amount, &found, &seen) }
        }
    }

    /// Offers with all they depend on before them, ties by number; a circle is said with its whole path.
    private func sorted(_ graph: [[Int]]) -> [Int]? {
        var order: [Int] = []
        var state = [UInt8](repeating: 0, count: graph.count)
        var path: [Int] = []
        func visit(_ offer: Int) -> Bool {
            if state[offer] == 2 { return true }
            path.append(offer)
            defer { path.removeLast() }
            guard state[offer] == 0 else {
                let start = path.firstIndex(of: offer) ?? 0
                let circle = path[start...].map { book.offers[$0].id }.joined(separator: " → ")
                let related = book.relations.first { relation in Set(relation.offers).isSubset(of: path[start...]) }
                findings.add(
                    .cycle, at: related?.place ?? book.offers[offer].place, "a circle between offers: \(circle)",
                    hint: "each waits for the next; take one relation or condition out")
                return false
            }
            state[offer] = 1
            for next in graph[offer] where !visit(next) { return false }
            state[offer] = 2
            order.append(offer)
            return true
        }
        for offer in graph.indices where !visit(offer) { return nil }
        return order
    }

    private func reach(_ offer: Int, _ graph: [[Int]]) -> Set<Int> {
        var reached: Set<Int> = [offer]
        var queue = [offer]
        while let next = queue.popLast() {
            for other in graph[next] where reached.insert(other).inserted { queue.append(other) }
        }
        return reached
    }
}

/// Finds fields that occur more than once in what an offer depends on.
struct OccurrenceCounter {
    let book: Rulebook
    private var memo: [Int: Seen] = [:]

    private struct Seen {
        var once: Set<Int> = []
        var repeated: Set<Int> = []

        mutating func add(_ other: Seen) {
            repeated.formUnion(other.repeated)
            repeated.formUnion(once.intersection(other.once))
            once.formUnion(other.once)
        }

        mutating func add(_ field: Int) {
            if field >= 0, !once.insert(field).inserted { repeated.insert(field) }
        }
    }

    init(book: Rulebook) { self.book = book }

    mutating func repeated(in closure: [Int]) -> Set<Int> {
        var seen = Seen()
        for offer in closure { seen.add(own(offer)) }
        return seen.repeated
    }

    private mutating func own(_ offer: Int) -> Seen {
        var seen = Seen()
        seen.add(book.programmes[book.offers[offer].programmeNumber].anchorField)
        for node in [book.offers[offer].when] + book.offers[offer].exceptions.map(\.when) { seen.add(self.seen(node)) }
        return seen
    }

    private mutating func seen(_ number: Int) -> Seen {
        if let known = memo[number] { return known }
        let node = book.nodes[number]
        var seen = Seen()
        seen.add(node.field)
        if node.op == .elapsed || node.op == .age { seen.add(node.other) }
        if node.parameter >= 0 || node.op == .anchorDate || (node.other < 0 && (node.op == .elapsed || node.op == .age)) || node.table >= 0 {
            seen.add(book.programmes[node.programme].anchorField)
        }
        if node.op == .ownOffer { seen.add(own(node.other)) }
        for kid in node.kids { seen.add(self.seen(book.kids[kid])) }
        if node.op == .member {
            for (_, condition) in book.sets[node.table].versions.flatMap(\.conditional) { seen.add(self.seen(condition)) }
        }
        memo[number] = seen
        return seen
    }
}
