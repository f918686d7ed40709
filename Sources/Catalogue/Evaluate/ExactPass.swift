import Basics

extension Evaluator {
    static let mostCompletions = 4_096

    /// An open offer in which a fact occurs more than once: tries every answer to those facts.
    /// Gives the truth they all agree on, or nil. Exact, because without the repeated facts the rule is read once.
    func settledWhatever(_ offer: Int, _ row: Int) -> Truth? {
        let repeated = book.repeated[offer]
        guard !repeated.isEmpty else { return nil }
        var copy = self
        var needs = Needs()
        copy.finals[offer * facts.rows + row] = .open
        copy.finalNeeds(offer, row, &needs)
        let slots = needs.slots.filter { repeated.contains($0 % facts.columns) }.sorted()
        guard !slots.isEmpty, slots.count <= 12 else { return nil }
        var answers: [[Int64]] = []
        var product = 1
        for slot in slots {
            guard let cells = completeCells(of: slot) else { return nil }
            product *= cells.count
            guard product <= Self.mostCompletions else { return nil }
            answers.append(cells)
        }
        let places = copy.places(touchedBy: slots, among: book.closure[offer])
        var agreed: Truth?
        for turn in 0..<product {
            // From both ends: completions that differ in everything disagree soonest.
            var rest = turn % 2 == 0 ? turn / 2 : product - 1 - turn / 2
            for (slot, cells) in zip(slots, answers) {
                copy.put(cells[rest % cells.count], in: slot)
                rest /= cells.count
            }
            copy.judge(again: places)
            let truth = copy.finals[offer * facts.rows + row]
            guard truth != .open, agreed == nil || agreed == truth else { return nil }
            agreed = truth
        }
        return agreed
    }

    /// One value per cell, where the cells are the whole of the field's values as the rules see them; nil where they cannot be counted.
    func completeCells(of slot: Int) -> [Int64]? {
        let field = slot % facts.columns
        return book.partition[field].isComplete ? cells(of: slot) : nil
    }

    /// One answer per cell of the partition that all rules make of a field's values.
    func cells(of slot: Int) -> [Int64] {
        let field = slot % facts.columns
        let partition = book.partition[field]
        guard partition.isOrdered else { return partition.values }
        var starts: Set<Int64> = []
        for number in partition.nodes {
            let node = book.nodes[number]
            if node.op == .compare {
                guard let value = operand(node) else { continue }
                switch node.comparator {
                case .atLeast, .lessThan: starts.insert(value)
                case .moreThan, .atMost: starts.insert(value + 1)
                case .equal: starts.formUnion([value, value + 1])
                }
            } else if let day = turningDay(node, slot) {
                starts.insert(day)
            }
        }
        let sorted = starts.sorted()
        guard let first = sorted.first else { return partition.values }
        return [first - 1] + sorted
    }

    /// The first earlier day for which an elapsed or age condition changes; nil where its later day is unknown.
    func turningDay(_ node: Node, _ slot: Int) -> Int64? {
        let row = slot / facts.columns
        let to = node.other < 0 ? anchorDays[node.programme] : cell(node.other, row)
        guard to != Circumstances.unknown, let operand = operand(node) else { return nil }
        return Self.turningDay(to: to, operand, node).day
    }

    /// The first earlier day for which an elapsed or age condition changes, and what it was `before`.
    static func turningDay(to: Int64, _ operand: Int64, _ node: Node) -> (day: Int64, before: Bool) {
        var low = firstDay
        var high = lastDay
        let before = elapsed(low, to, operand, node)
        while low < high {
            let middle = low + (high - low) / 2
            if elapsed(middle, to, operand, node) == before { low = middle + 1 } else { high = middle }
        }
        return (low, before)
    }

    private static let firstDay: Int64 = -25_567
    private static let lastDay: Int64 = 84_006
}
