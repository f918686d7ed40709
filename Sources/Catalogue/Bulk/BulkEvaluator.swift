/// Runs a plan over one block of rows after the other, in the three truth values of `Evaluator`, step by step and without its exact
/// second pass.
struct BulkEvaluator: Sendable {
    static let words = BulkBlock.words
    static let rows = BulkBlock.rows

    let book: Rulebook
    let plan: BulkPlan
    let day: Int64
    var block: BulkBlock
    /// For each truth slot the rows where it holds, and the rows where it may.
    var sure: [UInt64]
    var may: [UInt64]
    /// For each amount slot its bounds.
    var low: [Int64]
    var high: [Int64]
    /// For each result its bounds, for each row, and for each household in total.
    var resultLow: [Int64]
    var resultHigh: [Int64]
    var totalLow: [Int64]
    var totalHigh: [Int64]
    /// Rows in which a truth, or an amount, is asked about.
    var want: [UInt64]
    var asked: [UInt64]
    /// For each field the rows whose result hangs on it, and the rows whose result hangs on another member.
    var missing: [UInt64]
    var another: [UInt64]
    private var scratch: [UInt64]

    init(_ book: Rulebook, on day: Int64) {
        self.book = book
        self.day = day
        plan = BulkPlanner.plan(book, on: day)
        block = BulkBlock(book.vocabulary)
        let truths = [UInt64](repeating: 0, count: plan.truths * Self.words)
        (sure, may, want) = (truths, truths, truths)
        low = Array(repeating: 0, count: plan.amounts * Self.rows)
        high = low
        resultLow = Array(repeating: 0, count: plan.results.count * Self.rows)
        (resultHigh, totalLow, totalHigh) = (resultLow, resultLow, resultLow)
        asked = Array(repeating: 0, count: plan.amounts * Self.words)
        missing = Array(repeating: 0, count: book.vocabulary.fields.count * Self.words)
        another = Array(repeating: 0, count: Self.words)
        scratch = Array(repeating: 0, count: (plan.kids.count + 1) * 2)
        fillConstants()
    }

    private mutating func fillConstants() {
        for word in 0..<Self.words {
            may[BulkPlan.open * Self.words + word] = .max
            sure[BulkPlan.yes * Self.words + word] = .max
            may[BulkPlan.yes * Self.words + word] = .max
        }
        for (slot, value) in plan.constants {
            for row in slot * Self.rows..<(slot + 1) * Self.rows {
                low[row] = value.low
                high[row] = value.high
            }
        }
    }

    /// Verdicts, amounts and totals of the block, and what they hang on.
    mutating func run() {
        for step in plan.steps { perform(step) }
        weigh()
        applyLimits()
        applyUnstated()
        ask()
    }

    private mutating func perform(_ step: BulkPlan.Step) {
        switch step {
        case .all(let into, let kids, _): all(into, kids)
        case .any(let into, let kids): any(into, kids)
        case .not(let into, let of): not(into, of)
        case .presumed(let into, let of, let yes): presume(into, of, yes)
        case .atLeast(let into, let wanted, let kids): atLeast(into, wanted, kids)
        case .flag(let into, let field, let wanted): flag(into, field, wanted)
        case .compare(let into, let field, let comparator, let value): compare(into, field, comparator, value)
        case .between(let into, let field, let low, let high): test(into, field) { low <= $0 && $0 <= high }
        case .member(let into, let field, let version): member(into, field, version)
        case .overlap(let into, let field, let wanted, true): test(into, field) { $0 & wanted == wanted }
        case .overlap(let into, let field, let wanted, false): test(into, field) { $0 & wanted != 0 }
        case .byRow(let into, let node): byRow(into, node)
        case .mainApplicant(let into): mainApplicant(into)
        case .fold(let into, let of, let every): fold(into, of, every: every)
        case .count(let into, let of, let node): count(into, of, book.nodes[node])
        case .exceptions(let into, let clash, let amount, let number): exceptions(into, clash, amount, plan.exceptionals[number])
        case .field, .parameter, .members, .join, .rows, .upTo: work(out: step)
        }
    }

    private mutating func all(_ into: Int, _ kids: Range<Int>) {
        Self.meet(plan.kids[kids], into, block.wordsInUse, &sure)
        Self.meet(plan.kids[kids], into, block.wordsInUse, &may)
    }

    private mutating func any(_ into: Int, _ kids: Range<Int>) {
        Self.join(plan.kids[kids], into, block.wordsInUse, &sure)
        Self.join(plan.kids[kids], into, block.wordsInUse, &may)
    }

    private static func meet(_ kids: ArraySlice<Int>, _ into: Int, _ count: Int, _ planes: inout [UInt64]) {
        planes.withUnsafeMutableBufferPointer { planes in
            for word in into * words..<into * words + count { planes[word] = .max }
            for kid in kids {
                for word in 0..<count { planes[into * words + word] &= planes[kid * words + word] }
            }
        }
    }

    private static func join(_ kids: ArraySlice<Int>, _ into: Int, _ count: Int, _ planes: inout [UInt64]) {
        planes.withUnsafeMutableBufferPointer { planes in
            for word in into * words..<into * words + count { planes[word] = 0 }
            for kid in kids {
                for word in 0..<count { planes[into * words + word] |= planes[kid * words + word] }
            }
        }
    }

    private mutating func not(_ into: Int, _ of: Int) {
        for word in 0..<block.wordsInUse {
            sure[into * Self.words + word] = ~may[of * Self.words + word]
            may[into * Self.words + word] = ~sure[of * Self.words + word]
        }
    }

    /// What is open counts as presumed.
    private mutating func presume(_ into: Int, _ of: Int, _ yes: Bool) {
        for word in 0..<block.wordsInUse {
            let settled = yes ? may[of * Self.words + word] : sure[of * Self.words + word]
            sure[into * Self.words + word] = settled
            may[into * Self.words + word] = settled
        }
    }

    /// Planes of "at least one of them, two of them …", kept in the scratch words.
    private mutating func atLeast(_ into: Int, _ wanted: Int, _ kids: Range<Int>) {
        for word in 0..<block.wordsInUse {
            for place in 0..<wanted * 2 { scratch[place] = 0 }
            for kid in kids {
                let place = plan.kids[kid] * Self.words + word
                for number in stride(from: wanted - 1, through: 0, by: -1) {
                    scratch[number * 2] |= sure[place] & (number == 0 ? .max : scratch[number * 2 - 2])
                    scratch[number * 2 + 1] |= may[place] & (number == 0 ? .max : scratch[number * 2 - 1])
                }
            }
            sure[into * Self.words + word] = scratch[wanted * 2 - 2]
            may[into * Self.words + word] = scratch[wanted * 2 - 1]
        }
    }

    private mutating func mainApplicant(_ into: Int) {
        for word in 0..<block.wordsInUse {
            sure[into * Self.words + word] = block.first[word]
            may[into * Self.words + word] = block.first[word]
        }
    }

    /// The truth of a slot in one row.
    func truth(_ slot: Int, _ row: Int) -> Truth {
        let place = slot * Self.words + row >> 6
        let bit = UInt64(row & 63)
        return Truth(rawValue: UInt8(truncatingIfNeeded: (sure[place] >> bit & 1) + (may[place] >> bit & 1))) ?? .open
    }

    mutating func set(_ slot: Int, _ row: Int, _ truth: Truth) {
        let place = slot * Self.words + row >> 6
        let bit = UInt64(1) << UInt64(row & 63)
        sure[place] = truth == .yes ? sure[place] | bit : sure[place] & ~bit
        may[place] = truth == .no ? may[place] & ~bit : may[place] | bit
    }
}
