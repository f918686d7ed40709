/// What open results hang on: backwards from the offers through all steps, the open parts of an open whole.
extension BulkEvaluator {
    mutating func ask() {
        for place in want.indices { want[place] = 0 }
        for place in asked.indices { asked[place] = 0 }
        for place in missing.indices { missing[place] = 0 }
        for place in another.indices { another[place] = 0 }
        for offer in plan.offers {
            for word in 0..<block.wordsInUse {
                push(offer.final, word, .max)
                if offer.asked >= 0 { asked[offer.asked * Self.words + word] |= may[offer.final * Self.words + word] }
            }
        }
        for step in plan.steps.reversed() { ask(step) }
    }

    /// Asks about the open rows of a truth.
    private mutating func push(_ slot: Int, _ word: Int, _ rows: UInt64) {
        let place = slot * Self.words + word
        want[place] |= rows & may[place] & ~sure[place]
    }

    private mutating func ask(_ step: BulkPlan.Step) {
        switch step {
        case .all(let into, let kids, let anchor):
            if anchor >= 0 { askField(into, anchor) }
            askKids(into, kids)
        case .any(let into, let kids), .atLeast(let into, _, let kids): askKids(into, kids)
        case .not(let into, let of): for word in 0..<block.wordsInUse { push(of, word, want[into * Self.words + word]) }
        case .flag(let into, let field, _), .compare(let into, let field, _, _), .between(let into, let field, _, _),
            .member(let into, let field, _), .overlap(let into, let field, _, _):
            askField(into, field)
        case .byRow(let into, let node): askLeaf(into, leaf(node))
        case .fold(let into, let of, _): askMembers(of, wherever: rows(want, into))
        case .count(let into, let of, let node):
            askMembers(of, wherever: rows(want, into))
            let anchor = book.frames.programmes[book.nodes[node].programme].anchorField
            if book.nodes[node].parameter >= 0, anchor >= 0 { askField(into, anchor) }
        case .exceptions(let into, _, _, let number):
            for word in 0..<block.wordsInUse where want[into * Self.words + word] != 0 {
                for condition in plan.exceptionals[number].conditions { push(condition, word, want[into * Self.words + word]) }
            }
        case .presumed, .mainApplicant: return
        case .field, .parameter, .members, .join, .rows, .upTo: askAmount(step)
        }
    }

    private mutating func askKids(_ into: Int, _ kids: Range<Int>) {
        for word in 0..<block.wordsInUse {
            let rows = want[into * Self.words + word]
            if rows != 0 { for kid in kids { push(plan.kids[kid], word, rows) } }
        }
    }

    private mutating func askField(_ into: Int, _ field: Int) {
        for word in 0..<block.wordsInUse { miss(field, word, want[into * Self.words + word]) }
    }

    private mutating func miss(_ field: Int, _ word: Int, _ rows: UInt64) {
        missing[field * Self.words + word] |= rows & ~block.known[field * Self.words + word]
    }

    private func rows(_ planes: [UInt64], _ slot: Int) -> [UInt64] { Array(planes[slot * Self.words..<(slot + 1) * Self.words]) }

    /// The row's own part of a truth, and whether that of another member is open.
    private mutating func askMembers(_ slot: Int, wherever rows: [UInt64]) {
        guard rows.contains(where: { $0 != 0 }) else { return }
        var open = rows
        for word in 0..<block.wordsInUse {
            open[word] = may[slot * Self.words + word] & ~sure[slot * Self.words + word]
            push(slot, word, rows[word])
        }
        markOthers(open, wherever: rows)
    }

    private mutating func askLeaf(_ into: Int, _ node: Node) {
        let anchor = book.frames.programmes[node.programme].anchorField
        let isByTime = node.op == .elapsed || node.op == .age
        let isOfDatedSet = node.table >= 0 && book.frames.version(ofTable: node.table, on: Circumstances.unknown) == nil
        for word in 0..<block.wordsInUse where want[into * Self.words + word] != 0 {
            let rows = want[into * Self.words + word]
            miss(node.field, word, rows)
            if isByTime, node.other >= 0 { miss(node.other, word, rows) }
            if anchor >= 0, node.parameter >= 0 || isOfDatedSet || isByTime && node.other < 0 { miss(anchor, word, rows) }
            guard node.op == .member else { continue }
            for bit in 0..<64 where rows >> UInt64(bit) & 1 == 1 {
                let row = word * 64 + bit
                guard let number = book.frames.version(ofTable: node.table, on: self.anchor(node.programme, row)) else { continue }
                if let condition = condition(of: block.cell(node.field, row), book.frames.tableVersions[number]) {
                    push(condition, word, 1 << UInt64(bit))
                }
            }
        }
    }

    private mutating func askAmount(_ step: BulkPlan.Step) {
        switch step {
        case .field(let slot, let field): for word in 0..<block.wordsInUse { miss(field, word, asked[slot * Self.words + word]) }
        case .parameter(let slot, _, let programme):
            let anchor = book.frames.programmes[programme].anchorField
            for word in 0..<block.wordsInUse { miss(anchor, word, asked[slot * Self.words + word]) }
        case .members(let slot, let of): askMembers(of, wherever: (0..<Self.words).map { loose(slot, $0) })
        case .join(let slot, _, let left, let right, _): for word in 0..<block.wordsInUse { askParts([left, right], word, loose(slot, word)) }
        case .upTo(let slot, let of): for word in 0..<block.wordsInUse { askParts([of], word, loose(slot, word)) }
        case .rows(let slot, _, let entries):
            for word in 0..<block.wordsInUse {
                let rows = loose(slot, word)
                guard rows != 0 else { continue }
                for entry in plan.entries[entries] {
                    if entry.condition >= 0 { push(entry.condition, word, rows) }
                    askParts([entry.amount], word, rows & (entry.condition < 0 ? .max : may[entry.condition * Self.words + word]))
                }
            }
        default: return
        }
    }

    private mutating func askParts(_ parts: [Int], _ word: Int, _ rows: UInt64) {
        for part in parts { asked[part * Self.words + word] |= rows }
    }

    /// Rows that are asked about an amount and whose amount is not settled.
    private func loose(_ slot: Int, _ word: Int) -> UInt64 {
        let rows = asked[slot * Self.words + word]
        guard rows != 0 else { return 0 }
        var bits: UInt64 = 0
        let start = slot * Self.rows + word * 64
        for bit in 0..<64 { bits |= (low[start + bit] == high[start + bit] ? 0 : 1) << UInt64(bit) }
        return rows & bits
    }
}
