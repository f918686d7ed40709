import Basics

/// Answers conditions about one household. Row 0 is the household, rows from 1 are the persons.
struct Evaluator {
    let rules: Rules
    var book: Rulebook { rules.book }
    var facts: Circumstances
    /// The anchor day of each programme; unknown where its field is not given.
    private(set) var anchorDays: [Int64] = []
    private var memo: [UInt8] = []
    private var ownMemo: [UInt8] = []
    /// What stands after relations, filled in the order of dependence.
    var finals: [Truth]
    let isHousehold: [Bool]

    private static let notYet: UInt8 = 255

    init(_ book: Rulebook, _ facts: Circumstances) { self.init(Rules(book), facts) }

    init(_ rules: Rules, _ facts: Circumstances) {
        self.rules = rules
        self.facts = facts
        finals = Array(repeating: .no, count: rules.book.offers.count * facts.rows)
        isHousehold = rules.book.frames.isHousehold
        memo = Array(repeating: Self.notYet, count: rules.book.nodes.count * facts.rows)
        ownMemo = Array(repeating: Self.notYet, count: rules.book.offers.count * facts.rows)
        // The last one is nobody's: plans go by the day of the question.
        anchorDays = Array(repeating: facts.anchor, count: rules.book.frames.programmes.count + 1)
        for programme in rules.book.frames.programmes.indices {
            let field = rules.book.frames.programmes[programme].anchorField
            if field >= 0 { anchorDays[programme] = facts.cells[field] }
        }
    }

    /// Gives one fact another value and forgets only what hangs on it.
    mutating func put(_ cell: Int64, in slot: Int) {
        facts.cells[slot] = cell
        let (row, field) = slot.quotientAndRemainder(dividingBy: facts.columns)
        let touched = book.reach.fields[field]
        let everyRow = 0..<facts.rows
        let itsRow = isHousehold[field] ? everyRow : row..<(row + 1)
        Self.forget(&memo, touched.nodes, itsRow, of: facts.rows)
        Self.forget(&memo, touched.nodesAcross, everyRow, of: facts.rows)
        Self.forget(&ownMemo, touched.offers, itsRow, of: facts.rows)
        Self.forget(&ownMemo, touched.offersAcross, everyRow, of: facts.rows)
        for programme in touched.programmes { anchorDays[programme] = cell }
    }

    private static func forget(_ memo: inout [UInt8], _ numbers: [Int], _ some: Range<Int>, of rows: Int) {
        for number in numbers {
            for row in some { memo[number * rows + row] = notYet }
        }
    }

    func slot(_ field: Int, _ row: Int) -> Int { (isHousehold[field] ? 0 : row) * facts.columns + field }

    func cell(_ field: Int, _ row: Int) -> Int64 { facts.cells[slot(field, row)] }

    func rows(of offer: Int) -> Range<Int> { book.frames.offers[offer].isForHousehold ? 0..<1 : 1..<max(1, facts.rows) }

    mutating func truth(_ node: Int, _ row: Int) -> Truth {
        let place = node * facts.rows + row
        if let known = Truth(rawValue: memo[place]) { return known }
        let truth = work(out: book.nodes[node], row)
        memo[place] = truth.rawValue
        return truth
    }

    private mutating func work(out node: Node, _ row: Int) -> Truth {
        switch node.op {
        case .constant: return Truth(rawValue: UInt8(clamping: node.low)) ?? .open
        case .all: return least(node, row)
        case .any: return most(node, row)
        case .not: return !truth(book.kids[node.kids.lowerBound], row)
        case .rule:
            let stated = truth(book.kids[node.kids.lowerBound], row)
            return stated == .open ? presumed(node, row) ?? .open : stated
        case .atLeastOf:
            let counts = count(node, row)
            return .atLeast(Int(node.low), sure: counts.sure, possible: counts.possible)
        case .compare: return compare(node, cell(node.field, row))
        case .member: return member(node, row)
        case .hasAny, .hasAll: return overlap(node, cell(node.field, row))
        case .elapsed, .age: return elapsed(node, row)
        case .anchorDate:
            let day = anchorDays[node.programme]
            return day == Circumstances.unknown ? .open : Truth(node.low <= day && day <= node.high)
        case .mainApplicant: return Truth(row == 1)
        case .anyMember: return overMembers(node) { max($0, $1) }
        case .everyMember: return overMembers(node) { min($0, $1) }
        case .countMembers: return countMembers(node)
        case .ownOffer: return own(node.other, book.frames.offers[node.other].isForHousehold ? 0 : row)
        case .finalOffer: return stands(node.other, row)
        case .notCovered: return notCovered(node, row)
        case .receivedBefore: return received(book.receipts[node.table], node.programme, row)
        }
    }

    private mutating func least(_ node: Node, _ row: Int) -> Truth {
        var truth = Truth.yes
        for kid in node.kids {
            truth = min(truth, self.truth(book.kids[kid], row))
            if truth == .no { break }
        }
        return truth
    }

    private mutating func most(_ node: Node, _ row: Int) -> Truth {
        var truth = Truth.no
        for kid in node.kids {
            truth = max(truth, self.truth(book.kids[kid], row))
            if truth == .yes { break }
        }
        return truth
    }

    private mutating func count(_ node: Node, _ row: Int) -> (sure: Int, possible: Int) {
        var counts = (sure: 0, possible: 0)
        for kid in node.kids {
            let truth = truth(book.kids[kid], row)
            counts.sure += truth == .yes ? 1 : 0
            counts.possible += truth == .no ? 0 : 1
        }
        return counts
    }

    private mutating func overMembers(_ node: Node, _ fold: (Truth, Truth) -> Truth) -> Truth {
        var truth: Truth = node.op == .anyMember ? .no : .yes
        for row in 1..<max(1, facts.rows) { truth = fold(truth, self.truth(book.kids[node.kids.lowerBound], row)) }
        return truth
    }

    mutating func countOfMembers(_ condition: Int) -> (sure: Int, possible: Int) {
        var counts = (sure: 0, possible: 0)
        for row in 1..<max(1, facts.rows) {
            let truth = truth(condition, row)
            counts.sure += truth == .yes ? 1 : 0
            counts.possible += truth == .no ? 0 : 1
        }
        return counts
    }

    private mutating func countMembers(_ node: Node) -> Truth {
        guard let wanted = operand(node) else { return .open }
        let counts = countOfMembers(book.kids[node.kids.lowerBound])
        return node.comparator.truth(between: Int64(counts.sure), Int64(counts.possible), wanted)
    }

    /// The constant of a node, or its parameter's value on the anchor day; nil where that is not known.
    func operand(_ node: Node) -> Int64? { node.parameter < 0 ? node.low : value(ofParameter: node.parameter, node.programme) }

    /// Nil outside every period, for a value not read, and while the anchor day is unknown.
    func value(ofParameter parameter: Int, _ programme: Int) -> Int64? {
        book.frames.value(ofParameter: parameter, on: anchorDays[programme])
    }

    private func compare(_ node: Node, _ cell: Int64) -> Truth {
        guard cell != Circumstances.unknown, let value = operand(node) else { return .open }
        return Truth(node.comparator.holds(cell, value))
    }

    /// The version of a table that counts, as a place in the frames; nil outside every period.
    func version(ofTable table: Int, _ programme: Int) -> Int? { book.frames.version(ofTable: table, on: anchorDays[programme]) }

    private mutating func member(_ node: Node, _ row: Int) -> Truth {
        membership(cell(node.field, row), node.table, node.programme, row)
    }

    mutating func membership(_ cell: Int64, _ table: Int, _ programme: Int, _ row: Int) -> Truth {
        guard cell != Circumstances.unknown, let number = version(ofTable: table, programme) else { return .open }
        let version = book.frames.tableVersions[number]
        if book.frames.contains(version, cell) { return .yes }
        for place in version.conditional where book.frames.conditionals[place].member == cell {
            return truth(book.frames.conditionals[place].node, row)
        }
        return .no
    }

    private func overlap(_ node: Node, _ cell: Int64) -> Truth {
        guard cell != Circumstances.unknown, let number = version(ofTable: node.table, node.programme) else { return .open }
        return book.frames.overlap(cell, number, node)
    }

    private func elapsed(_ node: Node, _ row: Int) -> Truth {
        let to = node.other < 0 ? anchorDays[node.programme] : cell(node.other, row)
        let from = cell(node.field, row)
        guard from != Circumstances.unknown, to != Circumstances.unknown, let operand = operand(node) else { return .open }
        return Truth(Self.elapsed(from, to, operand, node))
    }

    /// Whether the time between two days compares as the node says; `operand` is a packed span, or years for an age.
    static func elapsed(_ from: Int64, _ to: Int64, _ operand: Int64, _ node: Node) -> Bool {
        let span = node.op == .age ? Span(packed: (operand * 12) << 32) : Span(packed: operand)
        let due = span.after(CivilDate(dayNumber: Int(from))).map { Int64($0.dayNumber) } ?? Node.always
        switch node.comparator {
        case .atLeast: return due <= to
        case .lessThan: return due > to
        case .atMost: return due >= to
        case .moreThan: return due < to
        case .equal: return due == to
        }
    }

    /// The other programmes of the same help that are, or may be, in force.
    func others(than coverage: Rulebook.Coverage) -> [Int] {
        book.frames.programmes.indices.filter { number in
            number != coverage.programme && book.programmes[number].help == coverage.help && inForce(number) != .no
        }
    }

    private mutating func notCovered(_ node: Node, _ row: Int) -> Truth {
        let coverage = book.coverages[node.table]
        let cell = cell(coverage.field, row)
        var truth = Truth.yes
        for programme in others(than: coverage) {
            guard let table = book.programmes[programme].coverage[coverage.field] else {
                truth = min(truth, .open)
                continue
            }
            truth = min(truth, !min(inForce(programme), membership(cell, table, programme, row)))
        }
        return truth
    }

    /// Whether a programme is in force on its anchor day.
    func inForce(_ programme: Int) -> Truth { inForce(book.frames.programmes[programme].from, book.frames.programmes[programme].to, programme) }

    func inForce(_ from: Int64, _ to: Int64, _ programme: Int) -> Truth {
        if from <= Node.never + 1, to == Node.always { return .yes }
        let day = anchorDays[programme]
        return day == Circumstances.unknown ? .open : Truth(from <= day && day <= to)
    }

    func received(_ question: Rulebook.ReceivedBefore, _ programme: Int, _ row: Int) -> Truth {
        var truth: Truth = facts.historyIsComplete ? .no : .open
        for receipt in facts.receipts where question.offers.contains(receipt.offer) {
            if question.scope == .person, receipt.row != 0, receipt.row != row { continue }
            guard let within = question.within else { return .yes }
            let to = anchorDays[programme]
            guard let on = receipt.on, to != Circumstances.unknown else {
                truth = .open
                continue
            }
            let end = within.after(CivilDate(dayNumber: Int(on))).map { Int64($0.dayNumber) } ?? Node.always
            if to <= end { return .yes }
        }
        return truth
    }

    /// Whether an offer stands for anybody it can stand for, seen from a row.
    func stands(_ offer: Int, _ row: Int) -> Truth {
        if book.frames.offers[offer].isForHousehold { return finals[offer * facts.rows] }
        if row > 0 { return finals[offer * facts.rows + row] }
        return rows(of: offer).reduce(.no) { max($0, finals[offer * facts.rows + $1]) }
    }

    /// The offer's own conditions: validity, `when`, refusing exceptions; relations left out.
    mutating func own(_ offer: Int, _ row: Int) -> Truth {
        let place = offer * facts.rows + row
        if let known = Truth(rawValue: ownMemo[place]) { return known }
        let frame = book.frames.offers[offer]
        var truth = min(inForce(frame.programme), inForce(frame.from, frame.to, frame.programme))
        if truth != .no { truth = min(truth, self.truth(frame.when, row)) }
        if truth != .no, frame.hasExceptions { truth = min(truth, exceptions(offer, row).truth) }
        ownMemo[place] = truth.rawValue
        return truth
    }
}
