/// Conditions on one field: a column of cells becomes two planes of bits.
extension BulkEvaluator {
    mutating func flag(_ into: Int, _ field: Int, _ wanted: Bool) {
        for word in 0..<block.wordsInUse {
            let known = block.known[field * Self.words + word]
            let yes = block.yes[field * Self.words + word]
            put(into, word, wanted ? yes : ~yes, known)
        }
    }

    @inline(__always)
    private mutating func put(_ into: Int, _ word: Int, _ holds: UInt64, _ known: UInt64) {
        sure[into * Self.words + word] = holds & known
        may[into * Self.words + word] = holds | ~known
    }

    mutating func compare(_ into: Int, _ field: Int, _ comparator: Node.Comparator, _ value: Int64) {
        switch comparator {
        case .equal: test(into, field) { $0 == value }
        case .atLeast: test(into, field) { $0 >= value }
        case .atMost: test(into, field) { $0 <= value }
        case .moreThan: test(into, field) { $0 > value }
        case .lessThan: test(into, field) { $0 < value }
        }
    }

    /// Tries a field's cells, 64 at a time; unknown cells are open whatever the test says.
    @inline(__always)
    mutating func test(_ into: Int, _ field: Int, _ holds: (Int64) -> Bool) {
        let (column, words) = (block.columns[field], block.wordsInUse)
        block.cells[column..<column + words * 64].withUnsafeBufferPointer { cells in
            for word in 0..<words {
                var bits: UInt64 = 0
                for bit in 0..<64 { bits |= (holds(cells[word &* 64 &+ bit]) ? 1 : 0) << UInt64(bit) }
                put(into, word, bits, block.known[field * Self.words + word])
            }
        }
    }

    /// Most lists fit into one word: numbers of choices, or the few codes that a catalogue names. Where the field has no number beyond
    /// it, the one number of all values without a name (-1) falls on its last bit, which stands for none.
    mutating func member(_ into: Int, _ field: Int, _ number: Int) {
        let version = book.frames.tableVersions[number]
        guard version.words.count > 1 || book.vocabulary.count(ofValues: field) > 63 else {
            let members = version.words.isEmpty ? 0 : book.frames.words[version.words.lowerBound]
            return test(into, field) { members >> UInt64(truncatingIfNeeded: $0 & 63) & 1 == 1 }
        }
        let frames = book.frames
        test(into, field) { frames.contains(version, $0) }
    }

    /// A leaf whose operand hangs on the row.
    mutating func byRow(_ into: Int, _ number: Int) {
        let node = leaf(number)
        for row in 0..<block.count { set(into, row, truth(of: node, row)) }
    }

    /// A node of the book, or one of the plan's own.
    func leaf(_ number: Int) -> Node { number < 0 ? plan.extraNodes[-number - 1] : book.nodes[number] }

    /// The anchor day of a programme in a row; unknown where its field is.
    func anchor(_ programme: Int, _ row: Int) -> Int64 {
        let field = book.frames.programmes[programme].anchorField
        return field < 0 ? day : block.cell(field, row)
    }

    func operand(_ node: Node, _ row: Int) -> Int64? {
        node.parameter < 0 ? node.low : book.frames.value(ofParameter: node.parameter, on: anchor(node.programme, row))
    }

    private func truth(of node: Node, _ row: Int) -> Truth {
        let cell = block.cell(node.field, row)
        guard cell != Circumstances.unknown else { return .open }
        switch node.op {
        case .compare: return operand(node, row).map { Truth(node.comparator.holds(cell, $0)) } ?? .open
        case .elapsed, .age:
            let to = node.other < 0 ? anchor(node.programme, row) : block.cell(node.other, row)
            guard to != Circumstances.unknown, let operand = operand(node, row) else { return .open }
            return Truth(Evaluator.elapsed(cell, to, operand, node))
        default:
            guard let number = book.frames.version(ofTable: node.table, on: anchor(node.programme, row)) else { return .open }
            return node.op == .member ? membership(cell, number, row) : book.frames.overlap(cell, number, node)
        }
    }

    private func membership(_ cell: Int64, _ number: Int, _ row: Int) -> Truth {
        let version = book.frames.tableVersions[number]
        if book.frames.contains(version, cell) { return .yes }
        return condition(of: cell, version).map { truth($0, row) } ?? .no
    }

    /// The slot of the condition under which a value belongs to a set.
    func condition(of cell: Int64, _ version: Frames.TableVersion) -> Int? {
        for place in version.conditional where book.frames.conditionals[place].member == cell {
            return plan.slotOfNode[book.frames.conditionals[place].node]
        }
        return nil
    }
}
