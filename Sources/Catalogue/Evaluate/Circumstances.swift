import Basics

/// A household as numbers: one row of cells for the household and one per person, one column per field.
struct Circumstances: Sendable {
    static let unknown = Int64.min

    var cells: [Int64]
    let columns: Int
    /// Persons and the household's row.
    let rows: Int
    var refused: Set<Int> = []
    let anchor: Int64
    var receipts: [Receipt] = []
    let historyIsComplete: Bool

    struct Receipt: Sendable {
        var offer: Int
        var on: Int64?
        var row: Int
    }

    init(_ household: Household, _ book: Rulebook) {
        columns = book.vocabulary.fields.count
        rows = household.members.count + 1
        cells = Array(repeating: Self.unknown, count: columns * rows)
        anchor = Int64(household.anchor.dayNumber)
        historyIsComplete = household.isHistoryComplete
        fill(0, .household, household.facts, book)
        for (position, member) in household.members.enumerated() { fill(position + 1, .person, member.facts, book) }
        for receipt in household.received {
            guard let offer = book.offers.first(where: { $0.id == receipt.offer }) else { continue }
            receipts.append(.init(offer: offer.number, on: receipt.on.map { Int64($0.dayNumber) }, row: receipt.person ?? 0))
        }
    }

    private mutating func fill(_ row: Int, _ entity: Entity, _ facts: [String: Fact], _ book: Rulebook) {
        for (name, fact) in facts {
            guard let index = book.vocabulary.index[name], book.vocabulary.fields[index].of == entity else { continue }
            switch fact {
            case .refused: refused.insert(row * columns + index)
            case .known(let value, _):
                cells[row * columns + index] = Self.number(value, book.vocabulary.fields[index], book.vocabulary) ?? Self.unknown
            }
        }
    }

    /// The engine's number of a value; nil where the value does not fit the field: then nothing is known.
    private static func number(_ value: FactValue, _ field: Field, _ vocabulary: Vocabulary) -> Int64? {
        switch (value, field.type) {
        case (.flag(let flag), .flag), (.flag(let flag), .declaration), (.flag(let flag), .judgement): flag ? 1 : 0
        case (.word(let word), .choice): vocabulary.number(ofChoice: word, in: field).map(Int64.init)
        case (.word(let word), .code): field.list.map { Int64(vocabulary.known(word, in: $0)) }
        case (.words(let words), .choices): bits(words, field, vocabulary)
        case (.date(let date), .date): Int64(date.dayNumber)
        case (.count(let count), .count): Int64(max(0, count))
        case (.money(let money), .money): min(max(0, money.cents), Money.limit)
        default: nil
        }
    }

    private static func bits(_ words: [String], _ field: Field, _ vocabulary: Vocabulary) -> Int64? {
        var bits: Int64 = 0
        for word in words {
            guard let number = vocabulary.number(ofChoice: word, in: field) else { return nil }
            bits |= 1 << Int64(number)
        }
        return bits
    }
}
