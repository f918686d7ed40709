public import Basics

/// Many households from one table, block by block: the same answers as for single ones, read step by step (strong Kleene logic,
/// without the exact second pass), with what is missing. Holds one block, never the file.
public struct Batch: Sendable {
    public private(set) var persons = 0
    public private(set) var households = 0
    /// Lines written for the last block.
    public private(set) var personLines = BatchText()
    public private(set) var householdLines = BatchText()

    private var reader: BatchReader
    private var evaluator: BulkEvaluator
    private var writer: BatchWriter

    /// `day` is the application date of all households. No earlier help is known of anybody.
    public init(_ catalogue: Catalogue, _ layout: BatchLayout, on day: CivilDate) {
        reader = BatchReader(catalogue.book.vocabulary, layout)
        evaluator = BulkEvaluator(catalogue.book, on: Int64(day.dayNumber))
        writer = BatchWriter(layout, evaluator.plan)
        personLines.add((BatchLayout.identifiers.prefix(2) + layout.persons.map(\.name)).joined(separator: ","))
        householdLines.add((["household_id", "members"] + layout.households.map(\.name)).joined(separator: ","))
    }

    /// Takes the next bytes of the table; none at all end it.
    public mutating func add(_ bytes: UnsafeRawBufferPointer) { reader.add(bytes) }

    /// Reads on until a block is full. False where more bytes are needed, or the end is reached. Throws `BatchMistake`.
    public mutating func read() throws -> Bool { try reader.fill(&evaluator.block) }

    public mutating func evaluate() { evaluator.run() }

    /// Writes the lines of the block and clears it.
    public mutating func write() {
        writer.write(evaluator, reader, persons: &personLines)
        writer.write(evaluator, households: &householdLines)
        persons += evaluator.block.count
        households += evaluator.block.starts.count
        evaluator.block.clear()
    }

    /// Forgets the lines, once they are on their way.
    public mutating func forget() {
        personLines.clear()
        householdLines.clear()
    }
}
