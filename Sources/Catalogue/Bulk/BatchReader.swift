/// Splits a table of households, sorted by household, into blocks: plain commas, one line per person, no quotes.
/// It is not a reader for other people's CSV; whatever does not fit is refused with its place.
struct BatchReader: Sendable {
    private static let longestLine = 1 << 16

    private let vocabulary: Vocabulary
    private let layout: BatchLayout
    private var cells: [BatchCell] = []
    /// Kind and field of each cell once more, close together.
    private var kinds: [BatchCell.Kind] = []
    private var fields: [Int] = []
    /// Bytes not read yet, from `position`; behind `end` only the margin.
    private var bytes: [UInt8] = []
    private var position = 0
    private var complete = 0
    private var isEnded = false
    private var line = 1
    private var household: Int64 = -1
    private var index: Int64 = -1
    /// For each field its bit in what is missing; -1 without a column.
    private(set) var bits: [Int]
    var bitOfOthers: Int { cells.count - BatchLayout.identifiers.count }

    init(_ vocabulary: Vocabulary, _ layout: BatchLayout) {
        self.vocabulary = vocabulary
        self.layout = layout
        bits = Array(repeating: -1, count: vocabulary.fields.count)
    }

    /// Takes the next bytes of the file; none at all end it.
    mutating func add(_ more: UnsafeRawBufferPointer) {
        bytes.removeFirst(position)
        bytes.removeLast(min(bytes.count, BatchCell.margin))
        position = 0
        bytes.append(contentsOf: more)
        isEnded = more.isEmpty
        if isEnded, let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        complete = (bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        bytes.append(contentsOf: repeatElement(0, count: BatchCell.margin))
    }

    /// Fills the block with whole households. False where more bytes are needed first; after the end, false when nothing is left.
    mutating func fill(_ block: inout BulkBlock) throws -> Bool {
        if cells.isEmpty {
            guard try readHeader() else { return false }
        }
        let bytes = bytes
        let isFull = try bytes.withUnsafeBufferPointer { bytes in
            while position < complete {
                if try row(bytes, &block) { return true }
            }
            return false
        }
        if !isFull, bytes.count - complete > Self.longestLine { throw mistake(1, "the line is too long", "one line per person") }
        return isFull || isEnded && block.count > 0
    }

    private func mistake(_ column: Int, _ what: String, _ mend: String) -> BatchMistake {
        BatchMistake(line: line, column: column, what: what, mend: mend)
    }

    /// The first line names the columns.
    private mutating func readHeader() throws -> Bool {
        guard complete > 0 else {
            if isEnded { throw mistake(1, "the file is empty", "its first line names the columns: person_id,household_id,person_index,…") }
            if bytes.count > Self.longestLine { throw mistake(1, "the first line does not end", "it names the columns, separated by commas") }
            return false
        }
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0
        let names = bytes[..<end].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        var column = 1
        for (place, name) in names.enumerated() {
            cells.append(try cell(String(decoding: name, as: UTF8.self), place, column))
            column += name.count + 1
        }
        let required = BatchLayout.identifiers + (layout.facts ?? [])
        for name in required where !cells.contains(where: { $0.name == name }) {
            throw mistake(1, "the column '\(name)' is missing", "an unknown fact is an empty cell, not a missing column")
        }
        kinds = cells.map(\.kind)
        fields = cells.map(\.field)
        position = end + 1
        line += 1
        return true
    }

    private mutating func cell(_ name: String, _ place: Int, _ column: Int) throws -> BatchCell {
        if place < BatchLayout.identifiers.count {
            guard name == BatchLayout.identifiers[place] else {
                throw mistake(
                    column, "'\(name)' stands where '\(BatchLayout.identifiers[place])' belongs", "begin with person_id,household_id,person_index")
            }
            return BatchCell(identifier: name)
        }
        let allowed = layout.facts ?? vocabulary.columns
        guard allowed.contains(name), let field = vocabulary.field(ofColumn: name) else {
            let near = nearest(to: name, among: allowed).map { "did you mean '\($0)'?" }
            throw mistake(column, "unknown column '\(name)'", near ?? "one of: \(allowed.joined(separator: ", "))")
        }
        guard bits[field] < 0 else { throw mistake(column, "the column '\(name)' is there twice", "keep one of the two") }
        guard place < BatchLayout.identifiers.count + 62 else { throw mistake(column, "too many columns", "a table has at most 62 columns of facts") }
        bits[field] = layout.facts?.firstIndex(of: name) ?? place - BatchLayout.identifiers.count
        return BatchCell(name, field, vocabulary)
    }

    /// Reads one line into the block; true, and nothing is read, where the line begins the next block.
    private mutating func row(_ bytes: UnsafeBufferPointer<UInt8>, _ block: inout BulkBlock) throws -> Bool {
        guard let base = bytes.baseAddress else { return false }
        var place = position
        let person = try identifier(0, base, &place)
        let household = try identifier(1, base, &place)
        let isFirst = household != self.household
        if isFirst, block.count >= BulkBlock.full { return true }
        let index = try identifier(2, base, &place)
        try checkOrder(household, index, base)
        let row = block.count
        let first = isFirst ? row : block.starts[block.starts.count - 1]
        block.begin(person: person, household: household, isFirst: isFirst)
        for number in 3..<cells.count {
            let start = place
            place = end(of: start, base)
            let separator = base[place]
            guard (separator == UInt8(ascii: ",")) == (number + 1 < cells.count) else { throw wrongCount(number, separator, start) }
            var value = Circumstances.unknown
            if place > start {
                value =
                    kinds[number].isPlain
                    ? kinds[number].number(base + start, place - start) : cells[number].number(base + start, place - start)
                if value == BatchCell.wrong { throw wrongCell(number, start, place) }
            }
            block.put(value, fields[number], row)
            if first != row, cells[number].isOfHousehold, block.cell(fields[number], first) != value {
                throw mistake(
                    start - position + 1, "'\(cells[number].name)' differs from the household's first person",
                    "all persons of a household have the same")
            }
            place += 1
        }
        position = place
        line += 1
        return false
    }

    @inline(__always)
    private func end(of start: Int, _ base: UnsafePointer<UInt8>) -> Int {
        var place = start
        while base[place] != UInt8(ascii: ","), base[place] != UInt8(ascii: "\n") { place += 1 }
        return place
    }

    private func identifier(_ number: Int, _ base: UnsafePointer<UInt8>, _ place: inout Int) throws -> Int64 {
        let start = place
        let end = end(of: start, base)
        guard (base[end] == UInt8(ascii: ",")) == (number + 1 < cells.count) else { throw wrongCount(number, base[end], start) }
        let value = end > start ? kinds[number].number(base + start, end - start) : BatchCell.wrong
        if value == BatchCell.wrong { throw wrongCell(number, start, end) }
        place = end + 1
        return value
    }

    /// Households rise, and the persons of each are numbered 0, 1, 2 …
    private mutating func checkOrder(_ household: Int64, _ index: Int64, _ base: UnsafePointer<UInt8>) throws {
        let second = end(of: position, base) + 1
        guard household >= self.household else {
            throw mistake(
                second - position + 1, "household \(household) comes after household \(self.household)",
                "sort the file by household_id and person_index")
        }
        let expected = household == self.household ? self.index + 1 : 0
        guard index == expected else {
            throw mistake(
                end(of: second, base) + 2 - position, "person_index is \(index), expected \(expected)",
                "sort the file by household_id and person_index; each household counts 0, 1, 2 …")
        }
        guard index < Household.mostMembers else {
            throw mistake(1, "household \(household) has more than \(Household.mostMembers) persons", "split the household")
        }
        (self.household, self.index) = (household, index)
    }

    private func wrongCount(_ number: Int, _ separator: UInt8, _ start: Int) -> BatchMistake {
        let what =
            separator == UInt8(ascii: ",") ? "more than the \(cells.count) columns of the first line" : "only \(number + 1) of \(cells.count) columns"
        return mistake(start - position + 1, "the line has \(what)", "one line per person, one cell per column, no commas inside a cell")
    }

    private func wrongCell(_ number: Int, _ start: Int, _ end: Int) -> BatchMistake {
        let text = String(decoding: bytes[start..<min(end, start + 80)], as: UTF8.self)
        let (what, mend) = cells[number].complaint(text)
        return mistake(start - position + 1, what, mend)
    }
}
