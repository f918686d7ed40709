/// Ceilings over offers, shared out within one household or for one person.
extension BulkEvaluator {
    mutating func apply(_ limit: BulkPlan.Ceiling, _ household: Int, _ rows: Range<Int>, _ row: Int) {
        let applies = truth(limit.applies, row)
        guard applies != .no else { return }
        var ceiling = interval(limit.amount, row)
        if applies == .open { ceiling.high = Interval.unlimited }
        guard ceiling.low < Interval.unlimited else { return }
        let total = limit.shareOut == .inOrder ? inOrder(limit, ceiling, rows) : proRata(limit, ceiling, rows)
        guard limit.isForHousehold, limit.isOfOneOffer, let only = limit.results.first else { return }
        let place = only * Self.rows + household
        // Until all ceilings are through, the totals hold the least of them.
        totalLow[place] = min(totalLow[place], min(ceiling.low, total.low))
        totalHigh[place] = min(totalHigh[place], min(ceiling.high, total.high))
    }

    /// The rows that count for a result: one for an offer to the household, which stands in every row alike.
    private func rows(of result: Int, _ rows: Range<Int>) -> Range<Int> {
        plan.offers[plan.results[result]].isForHousehold ? rows.lowerBound..<rows.lowerBound + 1 : rows
    }

    /// Fills the ceiling from the first to the last, and gives the sum of what was asked for.
    private mutating func inOrder(_ limit: BulkPlan.Ceiling, _ ceiling: Interval, _ rows: Range<Int>) -> Interval {
        var filling = Filling(ceiling)
        for number in limit.results {
            let counted = self.rows(of: number, rows)
            for row in counted { put(filling.take(result(number, row)), result: number, row) }
            copyAlong(number, counted, rows)
        }
        return filling.before
    }

    private mutating func proRata(_ limit: BulkPlan.Ceiling, _ ceiling: Interval, _ rows: Range<Int>) -> Interval {
        var requests: [Interval] = []
        for number in limit.results { requests += self.rows(of: number, rows).map { result(number, $0) } }
        var shares = Evaluator.proRata(requests, ceiling)[...]
        for number in limit.results {
            let counted = self.rows(of: number, rows)
            for row in counted { if let share = shares.popFirst() { put(share, result: number, row) } }
            copyAlong(number, counted, rows)
        }
        return requests.reduce(.zero) { $0.adding($1) }
    }

    /// The household's amount is written into each of its rows.
    private mutating func copyAlong(_ number: Int, _ counted: Range<Int>, _ rows: Range<Int>) {
        for row in counted.upperBound..<rows.upperBound { put(result(number, rows.lowerBound), result: number, row) }
    }

    /// A household's total of an offer: the sum of its members, within the ceilings over this offer alone.
    mutating func addUp(_ number: Int) {
        let isForHousehold = plan.offers[plan.results[number]].isForHousehold
        let start = number * Self.rows
        for household in block.starts.indices {
            let rows = block.rows(ofHousehold: household)
            var sum = result(number, rows.lowerBound)
            if !isForHousehold { for row in rows.dropFirst() { sum = sum.adding(result(number, row)) } }
            let limited = (low: totalLow[start + household], high: totalHigh[start + household])
            totalLow[start + household] = limited.low == Interval.unlimited ? sum.low : max(sum.low, limited.low)
            totalHigh[start + household] = min(sum.high, limited.high)
        }
    }

    /// Two offers nobody says anything about: where both stand, both are a question to the provider.
    mutating func applyUnstated() {
        for member in plan.unstated.joined() {
            let solved = plan.offers[member.offer].solved * Self.words
            var found = [UInt64](repeating: 0, count: Self.words)
            for word in 0..<block.wordsInUse {
                for other in member.others { found[word] |= may[other * Self.words + word] }
                found[word] &= sure[solved + word]
                sure[solved + word] &= ~found[word]
            }
            let number = plan.offers[member.offer].result
            guard number >= 0 else { continue }
            for household in block.starts.indices {
                for row in block.rows(ofHousehold: household) where found[row >> 6] >> UInt64(row & 63) & 1 == 1 {
                    resultLow[number * Self.rows + row] = 0
                    totalLow[number * Self.rows + household] = 0
                }
            }
        }
    }
}
