/// Amounts as columns of bounds, one row after the other.
extension BulkEvaluator {
    mutating func work(out step: BulkPlan.Step) {
        switch step {
        case .field(let into, let field):
            let column = block.columns[field]
            Self.copy(block.cells[column..<column + block.count], to: &low, from: into * Self.rows, unknown: 0)
            Self.copy(block.cells[column..<column + block.count], to: &high, from: into * Self.rows, unknown: Interval.unlimited)
        case .parameter(let into, let parameter, let programme):
            for row in 0..<block.count {
                put(book.frames.value(ofParameter: parameter, on: anchor(programme, row)).map { Interval($0) } ?? .unread, into, row)
            }
        case .members(let into, let of):
            for household in block.starts.indices {
                let counts = countOfMembers(of, household)
                for row in block.rows(ofHousehold: household) { put(Interval(low: counts.sure, high: counts.possible), into, row) }
            }
        case .join(let into, let op, let left, let right, let rounding): join(into, op, left, right, rounding)
        case .rows(let into, let clash, let entries): rows(into, clash, entries)
        case .upTo(let into, let of):
            for row in 0..<block.count { put(Interval(low: 0, high: high[of * Self.rows + row]), into, row) }
        default: return
        }
    }

    /// Static, so that nothing else holds the bounds while they change.
    private static func copy(_ cells: ArraySlice<Int64>, to bounds: inout [Int64], from start: Int, unknown: Int64) {
        bounds.withUnsafeMutableBufferPointer { bounds in
            cells.withUnsafeBufferPointer { cells in
                for row in cells.indices { bounds[start + row] = cells[row] == Circumstances.unknown ? unknown : cells[row] }
            }
        }
    }

    private mutating func put(_ interval: Interval, _ slot: Int, _ row: Int) {
        low[slot * Self.rows + row] = interval.low
        high[slot * Self.rows + row] = interval.high
    }

    func interval(_ slot: Int, _ row: Int) -> Interval {
        let clash = plan.clashes[slot]
        return Interval(low: low[slot * Self.rows + row], high: high[slot * Self.rows + row], clash: clash < 0 ? .no : truth(clash, row))
    }

    private mutating func join(_ into: Int, _ op: AmountNode.Op, _ left: Int, _ right: Int, _ rounding: Rounding) {
        switch op {
        case .lesser: join(into, left, right, { min($0, $1) }, { min($0, $1) })
        case .greater: join(into, left, right, { max($0, $1) }, { max($0, $1) })
        case .sum: join(into, left, right, { $0 + $1 }, { Interval.sum($0, $1) })
        case .times: join(into, left, right, { Interval.times($0, $1) }, { Interval.times($0, $1) })
        default: join(into, left, right, { Interval.share($0, $1, rounding) }, { Interval.share($0, $1, rounding) })
        }
    }

    @inline(__always)
    private mutating func join(
        _ into: Int, _ left: Int, _ right: Int, _ lower: (Int64, Int64) -> Int64, _ upper: (Int64, Int64) -> Int64
    ) {
        let (into, left, right) = (into * Self.rows, left * Self.rows, right * Self.rows)
        let count = block.count
        low.withUnsafeMutableBufferPointer { low in
            for row in 0..<count { low[into + row] = lower(low[left + row], low[right + row]) }
        }
        high.withUnsafeMutableBufferPointer { high in
            for row in 0..<count { high[into + row] = upper(high[left + row], high[right + row]) }
        }
    }

    private mutating func rows(_ into: Int, _ clash: Int, _ entries: Range<Int>) {
        for row in 0..<block.count {
            var choice = RowChoice()
            for entry in plan.entries[entries] {
                let truth = entry.condition < 0 ? choice.otherwise : truth(entry.condition, row)
                if truth != .no { choice.take(interval(entry.amount, row), truth, isOtherwise: entry.condition < 0) }
            }
            let settled = choice.settled
            put(settled, into, row)
            set(clash, row, settled.clash)
        }
    }

    /// Rows without any exception keep the offer's own amount; the others are tried like those of a single household.
    mutating func exceptions(_ into: Int, _ clash: Int, _ amount: Int, _ exceptional: BulkPlan.Exceptional) {
        let exceptions = book.offers[exceptional.offer].exceptions
        for row in 0..<block.count {
            let base = interval(exceptional.base, row)
            var outcome = Exceptional(truth: .yes, amount: base, clash: base.clash)
            if exceptional.conditions.contains(where: { truth($0, row) != .no }) {
                outcome = Exceptional(
                    exceptions, base: base, truths: exceptional.conditions.map { truth($0, row) },
                    amounts: exceptional.amounts.map { $0 < 0 ? nil : interval($0, row) })
            }
            set(into, row, outcome.truth)
            set(clash, row, outcome.clash)
            put(outcome.amount, amount, row)
        }
    }
}
