/// How the rules cut the values of one field into cells that they treat alike.
struct Partition: Sendable {
    /// One value per cell; for ordered fields without any threshold the one value that stands for all.
    var values: [Int64] = []
    /// Comparisons of an ordered field; their thresholds depend on the anchor day.
    var nodes: [Int] = []
    var isOrdered = false
    /// Whether the cells are all there is, so that trying them proves something.
    var isComplete = true
}

extension Rulebook {
    mutating func makePartitions() {
        let used = usage()
        partition = vocabulary.fields.enumerated().map { index, field in
            switch field.type {
            case .flag, .declaration, .judgement: Partition(values: [1, 0])
            case .date: ordered(used.nodes[index] ?? [], 0)
            case .count: ordered(used.nodes[index] ?? [], 1)
            case .money: ordered(used.nodes[index] ?? [], 100_000)
            case .choice: Partition(values: classes(field.choices.indices.map(Int64.init), index, used))
            case .code: Partition(values: [-1] + classes(codes(of: field), index, used))
            case .choices: combinations(field, index, used)
            case .text: Partition(isComplete: false)
            }
        }
    }

    /// Which comparisons and tables look at each field.
    struct Usage {
        var nodes: [Int: [Int]] = [:]
        var tables: [Int: Set<Int>] = [:]
    }

    func usage() -> Usage {
        var usage = Usage()
        for (number, node) in nodes.enumerated() where node.field >= 0 {
            switch node.op {
            case .compare, .elapsed, .age: usage.nodes[node.field, default: []].append(number)
            case .member, .hasAny, .hasAll: usage.tables[node.field, default: []].insert(node.table)
            default: break
            }
            if node.other >= 0, node.op == .elapsed || node.op == .age { usage.nodes[node.other, default: []].append(number) }
        }
        for programme in programmes {
            for (field, table) in programme.coverage { usage.tables[field, default: []].insert(table) }
        }
        return usage
    }

    private func ordered(_ nodes: [Int], _ plain: Int64) -> Partition {
        let comparesTwoFacts = nodes.contains { self.nodes[$0].other >= 0 }
        return Partition(values: [plain], nodes: nodes, isOrdered: true, isComplete: !comparesTwoFacts)
    }

    private func codes(of field: Field) -> [Int64] {
        field.list.flatMap { vocabulary.codes[$0] }.map { $0.all.indices.map(Int64.init) } ?? []
    }

    /// One value of each group that no rule tells apart, and none of the group that nothing names.
    private func classes(_ values: [Int64], _ field: Int, _ usage: Usage) -> [Int64] {
        var seen: Set<[Int]> = []
        return values.filter { value in
            let signature = signature(value, field, usage)
            let isNamed = vocabulary.fields[field].type != .code || signature.contains { $0 != 0 }
            return isNamed && seen.insert(signature).inserted
        }
    }

    /// Where a value stands in every table and comparison of a field; values with the same signature are treated alike.
    func signature(_ value: Int64, _ field: Int, _ usage: Usage) -> [Int] {
        var signature: [Int] = []
        for table in (usage.tables[field] ?? []).sorted() {
            for version in sets[table].versions {
                let conditional = version.conditional.firstIndex { Int64($0.member) == value }
                signature.append(conditional.map { $0 + 2 } ?? (contains(version, value) ? 1 : 0))
            }
        }
        for number in usage.nodes[field] ?? [] { signature.append(nodes[number].low == value ? 1 : 0) }
        return signature
    }

    private func contains(_ version: SetTable.Version, _ value: Int64) -> Bool {
        version.bits.indices.contains(Int(value >> 6)) && version.bits[Int(value >> 6)] >> UInt64(value & 63) & 1 == 1
    }

    private func combinations(_ field: Field, _ index: Int, _ usage: Usage) -> Partition {
        let classes = classes(field.choices.indices.map(Int64.init), index, usage)
        guard classes.count <= 5 else { return Partition(values: [0] + classes.map { 1 << $0 }, isComplete: false) }
        let values = (0..<(1 << classes.count)).map { choice in
            classes.enumerated().reduce(Int64(0)) { choice >> $1.offset & 1 == 1 ? $0 | 1 << $1.element : $0 }
        }
        // "Has all of" tells members of one group apart by their number; then the groups are no proof.
        let asksForAll = nodes.contains { $0.op == .hasAll && $0.field == index }
        return Partition(values: values, isComplete: !asksForAll)
    }
}
