/// Amounts of offers that stand or may stand: deductions, ceilings, totals of the household, and what nobody has stated.
extension BulkEvaluator {
    mutating func weigh() {
        for number in plan.order {
            let offer = plan.offers[number]
            if offer.solved != offer.final { settleClash(offer) }
            guard offer.result >= 0 else { continue }
            if offer.deducts.isEmpty { weigh(offer) } else { weighDeducting(offer) }
        }
    }

    /// A sure offer whose amount is in conflict, or may be, is not sure any more.
    private mutating func settleClash(_ offer: BulkPlan.Offer) {
        for word in 0..<block.wordsInUse {
            let clash = offer.clash < 0 ? 0 : may[offer.clash * Self.words + word]
            sure[offer.solved * Self.words + word] = sure[offer.final * Self.words + word] & ~clash
            may[offer.solved * Self.words + word] = may[offer.final * Self.words + word]
        }
    }

    /// The amount where the offer is sure, zero up to it where it is open, nothing where it is not.
    private mutating func weigh(_ offer: BulkPlan.Offer) {
        let words = block.wordsInUse
        Self.keep(low, offer.amount, wherever: sure, offer.solved, words, in: &resultLow, offer.result)
        Self.keep(high, offer.amount, wherever: may, offer.solved, words, in: &resultHigh, offer.result)
    }

    /// Copies the cells of a column whose row is in the plane; the others become zero.
    private static func keep(
        _ column: [Int64], _ from: Int, wherever planes: [UInt64], _ plane: Int, _ words: Int, in results: inout [Int64], _ into: Int
    ) {
        results.withUnsafeMutableBufferPointer { results in
            column.withUnsafeBufferPointer { column in
                for word in 0..<words {
                    let bits = planes[plane * Self.words + word]
                    let start = word * 64
                    for bit in 0..<64 {
                        let mask = Int64(bitPattern: bits << UInt64(63 - bit)) >> 63
                        results[into * rows + start + bit] = column[from * rows + start + bit] & mask
                    }
                }
            }
        }
    }

    private mutating func weighDeducting(_ offer: BulkPlan.Offer) {
        for household in block.starts.indices {
            let rows = block.rows(ofHousehold: household)
            for row in rows {
                var amount = interval(offer.amount, row)
                let truth = truth(offer.solved, row)
                for deduct in offer.deducts { amount.deduct(part(deduct, row, rows)) }
                resultLow[offer.result * Self.rows + row] = truth == .yes ? amount.low : 0
                resultHigh[offer.result * Self.rows + row] = truth == .no ? 0 : amount.high
            }
        }
    }

    private func part(_ deduct: BulkPlan.Deduct, _ row: Int, _ household: Range<Int>) -> Interval {
        var sum = Interval.zero
        for other in deduct.isSummed ? household : row..<row + 1 { sum = sum.adding(result(deduct.result, other)) }
        return Interval(
            low: Interval.share(sum.low, deduct.share, deduct.rounding), high: Interval.share(sum.high, deduct.share, deduct.rounding))
    }

    func result(_ number: Int, _ row: Int) -> Interval {
        Interval(low: resultLow[number * Self.rows + row], high: resultHigh[number * Self.rows + row])
    }

    mutating func put(_ interval: Interval, result number: Int, _ row: Int) {
        resultLow[number * Self.rows + row] = interval.low
        resultHigh[number * Self.rows + row] = interval.high
    }

    mutating func applyLimits() {
        for number in plan.results.indices {
            for place in number * Self.rows..<number * Self.rows + block.starts.count {
                totalLow[place] = Interval.unlimited
                totalHigh[place] = Interval.unlimited
            }
        }
        for ceiling in plan.ceilings {
            for household in block.starts.indices {
                let rows = block.rows(ofHousehold: household)
                if ceiling.isForHousehold {
                    apply(ceiling, household, rows, rows.lowerBound)
                } else {
                    for row in rows { apply(ceiling, household, row..<row + 1, row) }
                }
            }
        }
        for number in plan.results.indices { addUp(number) }
    }
}
