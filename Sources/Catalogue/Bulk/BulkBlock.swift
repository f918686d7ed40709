/// Some whole households as columns: what the rules read in one go, 64 rows to a word.
struct BulkBlock: Sendable {
    static let words = 32
    static let rows = words * 64
    /// No household is begun beyond this row, so that every household lies in one block.
    static let full = rows - Household.mostMembers

    /// Persons in the block.
    var count = 0
    var persons = [Int64](repeating: 0, count: rows)
    var households = [Int64](repeating: 0, count: rows)
    /// The first row of each household.
    var starts: [Int] = []
    /// Set where a household begins; rows that are not in use stand alone.
    var first = [UInt64](repeating: .max, count: words)
    /// For each field a plane of rows in which it is known.
    var known: [UInt64]
    /// For each field answered by yes or no a plane of rows with "yes".
    var yes: [UInt64]
    /// Cells of all other fields, column by column.
    var cells: [Int64]
    /// Where a field's column begins in `cells`; -1 for yes or no.
    let columns: [Int]

    init(_ vocabulary: Vocabulary) {
        let planes = vocabulary.fields.count * Self.words
        known = Array(repeating: 0, count: planes)
        yes = Array(repeating: 0, count: planes)
        var columns: [Int] = []
        var place = 0
        for field in vocabulary.fields {
            columns.append(field.type.isYesOrNo ? -1 : place)
            place += field.type.isYesOrNo ? 0 : Self.rows
        }
        self.columns = columns
        cells = Array(repeating: Circumstances.unknown, count: place)
    }

    /// Words that hold persons.
    var wordsInUse: Int { (count + 63) >> 6 }

    /// The rows of a household.
    func rows(ofHousehold number: Int) -> Range<Int> { starts[number]..<(number + 1 < starts.count ? starts[number + 1] : count) }

    mutating func clear() {
        count = 0
        starts.removeAll(keepingCapacity: true)
        for word in first.indices { first[word] = .max }
        for place in known.indices {
            known[place] = 0
            yes[place] = 0
        }
    }

    /// Begins the next person's row; its facts are still to be put in.
    mutating func begin(person: Int64, household: Int64, isFirst: Bool) {
        persons[count] = person
        households[count] = household
        if isFirst {
            starts.append(count)
        } else {
            first[count >> 6] &= ~(1 << UInt64(count & 63))
        }
        count += 1
    }

    /// A fact of a row; `Circumstances.unknown` leaves it open.
    @inline(__always)
    mutating func put(_ value: Int64, _ field: Int, _ row: Int) {
        let place = field &* Self.words &+ row >> 6
        let isKnown: UInt64 = value == Circumstances.unknown ? 0 : 1
        known[place] |= isKnown << UInt64(row & 63)
        let column = columns[field]
        if column < 0 {
            yes[place] |= (value == 1 ? 1 : 0) << UInt64(row & 63)
        } else {
            cells[column &+ row] = value
        }
    }

    /// As `Circumstances` has it: a number, or unknown.
    func cell(_ field: Int, _ row: Int) -> Int64 {
        guard columns[field] < 0 else { return cells[columns[field] + row] }
        let place = field * Self.words + row >> 6
        guard known[place] >> UInt64(row & 63) & 1 == 1 else { return Circumstances.unknown }
        return Int64(yes[place] >> UInt64(row & 63) & 1)
    }
}

extension FieldType {
    var isYesOrNo: Bool { self == .flag || self == .declaration || self == .judgement }
}
