import Basics

extension Compiler {
    /// A table of amounts: `{by: field, rows: …}` or rows with conditions of their own. Total and disjoint.
    func rows(_ map: Keyed, _ context: ConditionContext) -> Int? {
        guard let items = map.required("rows")?.list, !items.isEmpty else {
            findings.add(.wrongShape, at: map.place(of: "rows"), "'rows' is a list of rows")
            return nil
        }
        var by: Int?
        if let tree = map["by"], let name = findings.text(tree, "'by'") {
            guard let index = field(name, at: tree.place) else { return nil }
            by = index
        }
        var rows: [AmountNode.Row] = []
        var ranges: [(Range<Int64>, Findings.Place)] = []
        for (position, item) in items.enumerated() {
            let keys = (by == nil ? ["when"] : ["under", "at_least", "is", "in"]) + ["otherwise", "amount"]
            guard let row = Keyed(item, "a row", keys: keys, findings) else { return nil }
            if let otherwise = row["otherwise"] {
                guard let amount = amount(otherwise, context) else { return nil }
                rows.append(.init(condition: -1, amount: amount))
                if position + 1 < items.count {
                    findings.add(.overlappingRows, at: items[position + 1].place, "no row after 'otherwise' can be reached")
                }
                continue
            }
            guard let amount = amount(row.required("amount"), context) else { return nil }
            let condition: Int
            if let by {
                condition = rowCondition(row, by, map["on"], context)
                places.nodes[condition] = item.place
                if let range = range(row) { ranges.append((range, item.place)) }
            } else {
                condition = self.condition(row.required("when"), context)
            }
            rows.append(.init(condition: condition, amount: amount))
        }
        checkRows(rows, ranges, map)
        return add(AmountNode(op: .rows), rows: rows)
    }

    private func checkRows(_ rows: [AmountNode.Row], _ ranges: [(Range<Int64>, Findings.Place)], _ map: Keyed) {
        for later in ranges.indices {
            for earlier in ranges.indices.prefix(later) where ranges[later].0.overlaps(ranges[earlier].0) {
                let witness = max(ranges[later].0.lowerBound, ranges[earlier].0.lowerBound)
                findings.add(
                    .overlappingRows, at: ranges[later].1, "two rows hold at \(witness)",
                    hint: "the other stands in \(findings.short(ranges[earlier].1)); write both ends, {at_least: 12, under: 18, amount: …}")
            }
        }
        guard !rows.contains(where: { $0.condition == -1 }) else { return }
        var next: Int64 = 0
        for range in ranges.map(\.0).sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound <= next {
            next = max(next, range.upperBound)
        }
        if ranges.count != rows.count || next < Node.always {
            findings.add(
                .gapInRows, at: map.place(of: "rows"), "the rows leave a gap" + (ranges.count == rows.count ? " from \(next)" : ""),
                hint: "add {otherwise: …} as the last row")
        }
    }

    private func range(_ row: Keyed) -> Range<Int64>? {
        guard row["under"] != nil || row["at_least"] != nil else { return nil }
        let from = row["at_least"]?.text.flatMap { Int64($0) } ?? 0
        let to = row["under"]?.text.flatMap { Int64($0) } ?? Node.always
        return from < to ? from..<to : nil
    }

    private func rowCondition(_ row: Keyed, _ by: Int, _ on: Tree?, _ context: ConditionContext) -> Int {
        let field = book.vocabulary.fields[by]
        if context.scope == .household, field.of == .person {
            findings.add(.entityMixed, at: row.tree.place, "'\(field.id)' belongs to one person, but the amount is for the household")
        }
        var conditions: [Int] = []
        for (word, comparator) in [("at_least", Node.Comparator.atLeast), ("under", .lessThan)] {
            guard let tree = row[word] else { continue }
            var node: Node
            switch field.type {
            case .date:
                guard let age = dateNode(.age, by, on, context) else { continue }
                node = age
            case .count:
                node = Node(op: .compare)
                node.field = by
                node.programme = context.draft.number
                node.needsPerson = field.of == .person
            default:
                findings.add(.operatorMisfit, at: tree.place, "'\(field.id)' has no order; write 'is' or 'in'")
                continue
            }
            node.comparator = comparator
            conditions.append(withCount(add(node), tree, context))
        }
        for word in ["is", "in"] where row[word] != nil {
            let entries = [Tree.Entry(key: "field", place: row.tree.place, value: Tree(shape: .text(field.id, quoted: false), place: row.tree.place))]
            let tree = Tree(shape: .map(entries + (row.tree.map ?? []).filter { $0.key == word }), place: row.tree.place)
            conditions.append(condition(tree, context))
        }
        if conditions.isEmpty { findings.add(.wrongShape, at: row.tree.place, "a row needs under, at_least, is, in or otherwise") }
        return conditions.count == 1 ? conditions[0] : join(.all, conditions)
    }
}
