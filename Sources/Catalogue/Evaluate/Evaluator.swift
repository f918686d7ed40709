import Basics

/// Answers conditions about one household. Row 0 is the household, rows from 1 are the persons.
struct Evaluator {
    let book: Rulebook
    var facts: Circumstances
    /// The anchor day of each programme; unknown where its field is not given.
    private(set) var anchorDays: [Int64] = []
    private var memo: [UInt8] = []
    private var ownMemo: [UInt8] = []
    /// What stands after relations, filled in the order of dependence.
    var finals: [Truth]
    private let isHousehold: [Bool]

    private static let notYet: UInt8 = 255

    init(_ book: Rulebook, _ facts: Circumstances) {
        self.book = book
        self.facts = facts
        finals = Array(repeating: .no, count: book.offers.count * facts.rows)
        isHousehold = book.vocabulary.fields.map { $0.of == .household }
        reset()
    }

    /// Forgets what was worked out; needed after a fact changes.
    mutating func reset() {
        memo = Array(repeating: Self.notYet, count: book.nodes.count * facts.rows)
        ownMemo = Array(repeating: Self.notYet, count: book.offers.count * facts.rows)
        anchorDays = book.programmes.map { $0.anchorField < 0 ? facts.anchor : facts.cells[$0.anchorField] }
    }

    func slot(_ field: Int, _ row: Int) -> Int { (isHousehold[field] ? 0 : row) * facts.columns + field }

    func cell(_ field: Int, _ row: Int) -> Int64 { facts.cells[slot(field, row)] }

    func rows(of offer: Int) -> Range<Int> { book.offers[offer].per == .household ? 0..<1 : 1..<max(1, facts.rows) }

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
        case .ownOffer: return own(node.other, book.offers[node.other].per == .household ? 0 : row)
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
        let low = node.comparator.holds(Int64(counts.sure), wanted)
        let high = node.comparator.holds(Int64(counts.possible), wanted)
        if node.comparator == .equal, counts.sure < counts.possible {
            return (Int64(counts.sure)...Int64(counts.possible)).contains(wanted) ? .open : .no
        }
        return low == high ? Truth(low) : .open
    }

    /// The constant of a node, or its parameter's value on the anchor day; nil where that is not known.
    func operand(_ node: Node) -> Int64? { node.parameter < 0 ? node.low : value(ofParameter: node.parameter, node.programme) }

    /// Nil outside every period, for a value not read, and while the anchor day is unknown.
    func value(ofParameter parameter: Int, _ programme: Int) -> Int64? {
        let day = anchorDays[programme]
        guard day != Circumstances.unknown else { return nil }
        return book.parameters[parameter].version(on: day).flatMap { book.parameters[parameter].versions[$0].value }
    }

    private func compare(_ node: Node, _ cell: Int64) -> Truth {
        guard cell != Circumstances.unknown, let value = operand(node) else { return .open }
        return Truth(node.comparator.holds(cell, value))
    }

    func version(ofTable table: Int, _ programme: Int) -> Int? {
        let day = anchorDays[programme]
        let versions = book.sets[table].versions
        if versions.count == 1, versions[0].from == Node.never, versions[0].to == Node.always { return 0 }
        return day == Circumstances.unknown ? nil : book.sets[table].version(on: day)
    }

    private mutating func member(_ node: Node, _ row: Int) -> Truth {
        membership(cell(node.field, row), node.table, node.programme, row)
    }

    mutating func membership(_ cell: Int64, _ table: Int, _ programme: Int, _ row: Int) -> Truth {
        guard cell != Circumstances.unknown, let number = version(ofTable: table, programme) else { return .open }
        let version = book.sets[table].versions[number]
        if version.contains(cell) { return .yes }
        for (member, condition) in version.conditional where Int64(member) == cell { return truth(condition, row) }
        return .no
    }

    private func overlap(_ node: Node, _ cell: Int64) -> Truth {
        guard cell != Circumstances.unknown, let number = version(ofTable: node.table, node.programme) else { return .open }
        let wanted = Int64(bitPattern: book.sets[node.table].versions[number].bits.first ?? 0)
        return Truth(node.op == .hasAny ? cell & wanted != 0 : cell & wanted == wanted)
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

    private mutating func notCovered(_ node: Node, _ row: Int) -> Truth {
        let coverage = book.coverages[node.table]
        let cell = cell(coverage.field, row)
        var truth = Truth.yes
        for programme in book.programmes where programme.number != coverage.programme && programme.help == coverage.help {
            let force = inForce(programme.valid, programme.number)
            if force == .no { continue }
            guard let table = programme.coverage[coverage.field] else {
                truth = min(truth, .open)
                continue
            }
            truth = min(truth, !min(force, membership(cell, table, programme.number, row)))
        }
        return truth
    }

    func inForce(_ period: Period, _ programme: Int) -> Truth {
        let (from, to) = period.days
        if period.from == nil, period.to == nil { return .yes }
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
        if book.offers[offer].per == .household { return finals[offer * facts.rows] }
        if row > 0 { return finals[offer * facts.rows + row] }
        return rows(of: offer).reduce(.no) { max($0, finals[offer * facts.rows + $1]) }
    }

    /// The offer's own conditions: validity, `when`, refusing exceptions; relations left out.
    mutating func own(_ offer: Int, _ row: Int) -> Truth {
        let place = offer * facts.rows + row
        if let known = Truth(rawValue: ownMemo[place]) { return known }
        let entry = book.offers[offer]
        var truth = min(inForce(book.programmes[entry.programmeNumber].valid, entry.programmeNumber), inForce(entry.valid, entry.programmeNumber))
        if truth != .no { truth = min(truth, self.truth(entry.when, row)) }
        if truth != .no, !entry.exceptions.isEmpty { truth = min(truth, exceptions(entry, row).truth) }
        ownMemo[place] = truth.rawValue
        return truth
    }
}
