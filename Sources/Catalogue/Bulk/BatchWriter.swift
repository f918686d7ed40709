/// Writes the answers of a block: a line per person, a line per household.
struct BatchWriter: Sendable {
    /// A column of the layout with the slots it shows.
    private enum Column: Sendable {
        case verdict(Int)
        case low([Int])
        case high([Int])
        case missing
    }

    private let persons: [Column]
    private let households: [Column]
    private var masks = [Int64](repeating: 0, count: BulkBlock.rows)
    private let showsMissing: Bool

    init(_ layout: BatchLayout, _ plan: BulkPlan) {
        func column(_ entry: (name: String, column: BatchLayout.Column)) -> Column {
            switch entry.column {
            case .verdict(let offer): .verdict(plan.offers[offer].solved)
            case .own(let offer): .verdict(plan.offers[offer].own)
            case .low(let offers): .low(offers.map { plan.offers[$0].result })
            case .high(let offers): .high(offers.map { plan.offers[$0].result })
            case .missing: .missing
            }
        }
        persons = layout.persons.map(column)
        households = layout.households.map(column)
        showsMissing = layout.persons.contains { if case .missing = $0.column { true } else { false } }
    }

    mutating func write(_ results: BulkEvaluator, _ reader: BatchReader, persons text: inout BatchText) {
        if showsMissing { gatherMissing(results, reader) }
        let (columns, masks, rows) = (persons, masks, BulkBlock.rows)
        text.add(room: results.block.count * (columns.count + 2) * BatchText.widest) { pen in
            for row in 0..<results.block.count {
                pen.put(results.block.persons[row])
                pen.put(UInt8(ascii: ","))
                pen.put(results.block.households[row])
                for column in columns {
                    pen.put(UInt8(ascii: ","))
                    switch column {
                    case .verdict(let slot): pen.put(48 + results.truth(slot, row).rawValue)
                    case .low(let numbers): pen.put(numbers.reduce(0) { $0 + results.resultLow[$1 * rows + row] })
                    case .high(let numbers): pen.put(numbers.reduce(0) { Interval.sum($0, results.resultHigh[$1 * rows + row]) })
                    case .missing: pen.put(masks[row])
                    }
                }
                pen.put(UInt8(ascii: "\n"))
            }
        }
    }

    func write(_ results: BulkEvaluator, households text: inout BatchText) {
        let (columns, rows) = (households, BulkBlock.rows)
        text.add(room: results.block.starts.count * (columns.count + 2) * BatchText.widest) { pen in
            for household in results.block.starts.indices {
                let members = results.block.rows(ofHousehold: household)
                pen.put(results.block.households[members.lowerBound])
                pen.put(UInt8(ascii: ","))
                pen.put(Int64(members.count))
                for column in columns {
                    pen.put(UInt8(ascii: ","))
                    switch column {
                    case .low(let numbers): pen.put(numbers.reduce(0) { $0 + results.totalLow[$1 * rows + household] })
                    case .high(let numbers): pen.put(numbers.reduce(0) { Interval.sum($0, results.totalHigh[$1 * rows + household]) })
                    case .verdict, .missing: continue
                    }
                }
                pen.put(UInt8(ascii: "\n"))
            }
        }
    }

    /// A bit for each fact a row's results hang on, and one for other members.
    private mutating func gatherMissing(_ results: BulkEvaluator, _ reader: BatchReader) {
        for row in 0..<results.block.count { masks[row] = 0 }
        for (field, bit) in reader.bits.enumerated() where bit >= 0 {
            for word in 0..<results.block.wordsInUse { mark(results.missing[field * BulkBlock.words + word], word, bit) }
        }
        for word in 0..<results.block.wordsInUse { mark(results.another[word], word, reader.bitOfOthers) }
    }

    private mutating func mark(_ plane: UInt64, _ word: Int, _ bit: Int) {
        var rows = plane
        while rows != 0 {
            masks[word * 64 + rows.trailingZeroBitCount] |= 1 << Int64(bit)
            rows &= rows - 1
        }
    }
}
