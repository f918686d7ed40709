/// What an assignment has read of each flat's pairs: the best ones at the prices of that moment, best first, and a limit for all others.
///
/// Prices only rise while an assignment grows, so a value that was read stays a ceiling for good; that is why nothing read is ever wrong later.
/// What was best becomes dear, though: a row that was looked through often is put in the order of today's values.
struct Rows: ~Copyable {
    struct Entry {
        let household: Int32
        let score: Int32
        /// Score less price, as it was when it was read.
        let value: Int32
    }

    private struct Row {
        var entries: UnsafeMutableBufferPointer<Entry>
        /// No pair outside the entries is worth more than this; 0 where none is worth anything.
        var rest: Int32
        /// How many entries to read next time; 0 where nothing was read yet.
        var width: Int32
        /// How many entries were looked at since they were put in order.
        var looked: Int
    }

    private static let firstWidth: Int32 = 24
    private static let looksBeforeOrder = 8
    private let rows: UnsafeMutableBufferPointer<Row>
    private var best: BestValues

    init(flats: Int) {
        rows = .allocate(capacity: flats)
        rows.initialize(repeating: Row(entries: .init(start: nil, count: 0), rest: .max, width: 0, looked: 0))
        best = BestValues()
    }

    deinit {
        for row in rows { row.entries.deallocate() }
        rows.deallocate()
    }

    func isRead(_ flat: Int) -> Bool { rows[flat].width > 0 }
    func entries(of flat: Int) -> UnsafeMutableBufferPointer<Entry> { rows[flat].entries }
    func rest(of flat: Int) -> Int32 { rows[flat].rest }

    /// Reads the flat's pairs at today's prices, deeper than before.
    mutating func read(_ flat: Int, of source: some PairSource, prices: UnsafeMutableBufferPointer<Int32>) {
        let before = rows[flat].rest
        var width = rows[flat].width == 0 ? Self.firstWidth : rows[flat].width
        repeat {
            best.reset(width: Int(width))
            source.pairs(of: flat) { households, scores, ceilingOfRest in
                best.take(households, scores, prices)
                return best.mayTake(ceilingOfRest)
            }
            if best.rest < before || best.rest == 0 { break }
            width *= 2
        } while true
        rows[flat].width = width + width / 2
        rows[flat].rest = best.rest
        rows[flat].looked = 0
        keep(flat, prices)
    }

    /// Counts what was looked at, and puts the entries in order once that has cost more than ordering them will.
    func count(looked: Int, of flat: Int, prices: UnsafeMutableBufferPointer<Int32>) {
        rows[flat].looked += looked
        guard rows[flat].looked > Self.looksBeforeOrder * rows[flat].entries.count else { return }
        rows[flat].looked = 0
        order(rows[flat].entries, prices)
    }

    /// By insertion: few of them change places.
    private func order(_ entries: UnsafeMutableBufferPointer<Entry>, _ prices: UnsafeMutableBufferPointer<Int32>) {
        for at in entries.indices {
            let entry = entries[at]
            let today = Entry(household: entry.household, score: entry.score, value: entry.score - prices[Int(entry.household)])
            var to = at
            while to > 0, entries[to - 1].value < today.value {
                entries[to] = entries[to - 1]
                to -= 1
            }
            entries[to] = today
        }
    }

    private mutating func keep(_ flat: Int, _ prices: UnsafeMutableBufferPointer<Int32>) {
        if rows[flat].entries.count != best.count {
            rows[flat].entries.deallocate()
            rows[flat].entries = .allocate(capacity: best.count)
        }
        // The lowest leaves the heap first, so the row fills from its end.
        var at = best.count
        while let (value, household) = best.removeLowest() {
            at -= 1
            rows[flat].entries[at] = Entry(household: household, score: value + prices[Int(household)], value: value)
        }
    }
}
