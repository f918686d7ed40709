import Basics

/// Conditions as steps. What is the same for every row on the day becomes a constant here.
extension BulkPlanner {
    mutating func truth() -> Int {
        plan.truths += 1
        return plan.truths - 1
    }

    mutating func all(_ slots: [Int], anchor: Int = -1) -> Int {
        if slots.contains(BulkPlan.no) { return BulkPlan.no }
        let kids = unique(slots, without: BulkPlan.yes)
        if kids.isEmpty { return BulkPlan.yes }
        if kids.count == 1, anchor < 0 { return kids[0] }
        let into = truth()
        plan.steps.append(.all(into: into, kids: keep(kids), anchor: anchor))
        return into
    }

    mutating func any(_ slots: [Int]) -> Int {
        if slots.contains(BulkPlan.yes) { return BulkPlan.yes }
        let kids = unique(slots, without: BulkPlan.no)
        if kids.isEmpty { return BulkPlan.no }
        if kids.count == 1 { return kids[0] }
        let into = truth()
        plan.steps.append(.any(into: into, kids: keep(kids)))
        return into
    }

    mutating func not(_ slot: Int) -> Int {
        if slot <= BulkPlan.yes { return BulkPlan.yes - slot }
        let into = truth()
        plan.steps.append(.not(into: into, of: slot))
        return into
    }

    private func unique(_ slots: [Int], without neutral: Int) -> [Int] {
        var seen: Set<Int> = [neutral]
        return slots.filter { seen.insert($0).inserted }
    }

    private mutating func keep(_ kids: [Int]) -> Range<Int> {
        plan.kids += kids
        return plan.kids.count - kids.count..<plan.kids.count
    }

    mutating func slot(of number: Int) -> Int {
        if let slot = plan.slotOfNode[number] { return slot }
        let slot = make(number, book.nodes[number])
        plan.slotOfNode[number] = slot
        return slot
    }

    private mutating func make(_ number: Int, _ node: Node) -> Int {
        switch node.op {
        case .constant: return Int(Truth(rawValue: UInt8(clamping: node.low))?.rawValue ?? Truth.open.rawValue)
        case .all: return all(kids(of: node))
        case .any: return any(kids(of: node))
        case .not: return not(kids(of: node)[0])
        case .rule: return rule(node)
        case .atLeastOf: return atLeast(node)
        case .compare: return compare(number, node)
        case .member, .hasAny, .hasAll: return membership(number, node)
        case .elapsed, .age: return elapsed(number, node)
        case .anchorDate: return inForce(node.low, node.high, node.programme)
        case .mainApplicant: return leaf { .mainApplicant(into: $0) }
        case .anyMember: return fold(kids(of: node)[0], every: false)
        case .everyMember: return fold(kids(of: node)[0], every: true)
        case .countMembers:
            let kid = kids(of: node)[0]
            return leaf { .count(into: $0, of: kid, node: number) }
        case .ownOffer: return own(node.other)
        case .finalOffer: return final(node.other)
        case .notCovered: return notCovered(node)
        case .receivedBefore: return BulkPlan.open
        }
    }

    private mutating func kids(of node: Node) -> [Int] {
        var slots: [Int] = []
        for kid in node.kids { slots.append(slot(of: book.kids[kid])) }
        return slots
    }

    /// A leaf that several conditions share is worked out once.
    private mutating func shared(_ key: LeafKey, _ step: (Int) -> BulkPlan.Step) -> Int {
        if let slot = leaves[key] { return slot }
        let slot = leaf(step)
        leaves[key] = slot
        return slot
    }

    private mutating func leaf(_ step: (Int) -> BulkPlan.Step) -> Int {
        let into = truth()
        plan.steps.append(step(into))
        return into
    }

    private mutating func rule(_ node: Node) -> Int {
        let stated = kids(of: node)[0]
        guard let presumed = book.rules[node.other].presumed else { return stated }
        if stated <= BulkPlan.yes { return stated == BulkPlan.open ? Int(presumed.rawValue) : stated }
        return leaf { .presumed(into: $0, of: stated, yes: presumed == .yes) }
    }

    private mutating func atLeast(_ node: Node) -> Int {
        let slots = kids(of: node)
        if node.low <= 0 { return BulkPlan.yes }
        if node.low > Int64(slots.count) { return BulkPlan.no }
        let range = keep(slots)
        return leaf { .atLeast(into: $0, wanted: Int(node.low), kids: range) }
    }

    /// From one day to another on the programme's anchor day.
    mutating func inForce(_ from: Int64, _ to: Int64, _ programme: Int) -> Int {
        let field = anchorField(programme)
        if from <= Node.never + 1, to == Node.always { return BulkPlan.yes }
        if field < 0 { return from <= day && day <= to ? BulkPlan.yes : BulkPlan.no }
        return leaf { .between(into: $0, field: field, low: from, high: to) }
    }

    /// The operand of a node where it is the same for every row.
    private func operand(_ node: Node) -> Int64? {
        if node.parameter < 0 { return node.low }
        return anchorField(node.programme) < 0 ? book.frames.value(ofParameter: node.parameter, on: day) : nil
    }

    private mutating func compare(_ number: Int, _ node: Node) -> Int {
        guard let value = operand(node) else { return leaf { .byRow(into: $0, node: number) } }
        if book.vocabulary.fields[node.field].type.isYesOrNo {
            return shared(.flag(node.field, value == 1)) { .flag(into: $0, field: node.field, wanted: value == 1) }
        }
        return compare(node.field, node.comparator, value)
    }

    private mutating func compare(_ field: Int, _ comparator: Node.Comparator, _ value: Int64) -> Int {
        shared(.compare(field, comparator, value)) { .compare(into: $0, field: field, comparator: comparator, value: value) }
    }

    private mutating func membership(_ number: Int, _ node: Node) -> Int {
        member(number, field: node.field, table: node.table, programme: node.programme, op: node.op)
    }

    private mutating func member(_ number: Int, field: Int, table: Int, programme: Int, op: Node.Op) -> Int {
        let conditions = book.frames.tables[table].flatMap { book.frames.conditionals[book.frames.tableVersions[$0].conditional].map(\.node) }
        for condition in conditions { _ = slot(of: condition) }
        let sure = book.frames.version(ofTable: table, on: anchorField(programme) < 0 ? day : Circumstances.unknown)
        guard let sure, book.frames.tableVersions[sure].conditional.isEmpty else { return leaf { .byRow(into: $0, node: number) } }
        let words = book.frames.tableVersions[sure].words
        if op == .member {
            return shared(.member(field, Array(book.frames.words[words]))) { .member(into: $0, field: field, version: sure) }
        }
        let wanted = words.isEmpty ? 0 : Int64(bitPattern: book.frames.words[words.lowerBound])
        return leaf { .overlap(into: $0, field: field, wanted: wanted, needsAll: op == .hasAll) }
    }

    /// With the later day the same for all, a comparison with the first earlier day on which the answer turns.
    private mutating func elapsed(_ number: Int, _ node: Node) -> Int {
        guard node.other < 0, anchorField(node.programme) < 0, let operand = operand(node) else { return leaf { .byRow(into: $0, node: number) } }
        let turn = Evaluator.turningDay(to: day, operand, node)
        return compare(node.field, turn.before ? .lessThan : .atLeast, turn.day)
    }

    /// Not covered by any other programme of the kind: each is not in force, or does not list the country.
    private mutating func notCovered(_ node: Node) -> Int {
        let coverage = book.coverages[node.table]
        var kids: [Int] = []
        for programme in book.programmes where programme.number != coverage.programme && programme.help == coverage.help {
            let frame = book.frames.programmes[programme.number]
            var listed = BulkPlan.open
            if let table = programme.coverage[coverage.field] {
                listed = covered(coverage.field, table, programme.number)
            }
            kids.append(not(all([inForce(frame.from, frame.to, programme.number), listed])))
        }
        return all(kids)
    }

    /// Membership of a coverage list; it has no node of its own, so one is put beside the book's.
    private mutating func covered(_ field: Int, _ table: Int, _ programme: Int) -> Int {
        var node = Node(op: .member)
        node.field = field
        node.table = table
        node.programme = programme
        plan.extraNodes.append(node)
        return member(-plan.extraNodes.count, field: field, table: table, programme: programme, op: .member)
    }
}

/// What a leaf says, to find the same one again.
enum LeafKey: Hashable {
    case flag(Int, Bool)
    case compare(Int, Node.Comparator, Int64)
    case member(Int, [UInt64])
}

extension Vocabulary {
    /// How many values of a field have a number of their own.
    func count(ofValues field: Int) -> Int {
        fields[field].list.map { codes[$0]?.all.count ?? 0 } ?? fields[field].choices.count
    }
}
