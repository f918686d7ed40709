import Basics

@testable import Catalogue

/// Households with facts drawn from a seed, many of them unknown and many at the thresholds of the rules.
struct RandomHouseholds {
    private let book: Rulebook
    private let day: CivilDate
    private var dice: PropertyTests.Dice
    private let days: [Int64]
    private let sums: [Int64]

    init(_ book: Rulebook, on day: CivilDate, seed: UInt64) {
        self.book = book
        self.day = day
        dice = .init(state: seed)
        var days: [Int64] = []
        for years in [-70, -18, -12, -2, -1, 0, 1] {
            for offset in [-1, 0, 1, 40] { days.append(Int64(day.adding(years: years).adding(days: offset).dayNumber)) }
        }
        for offset in [-400, -200, 13, 14, 15, 200] { days.append(Int64(day.adding(days: offset).dayNumber)) }
        var sums: [Int64] = [0, 1, 5_000, 30_000, 1_000_000]
        for node in book.nodes where node.op == .compare && node.parameter < 0 {
            let type = book.vocabulary.fields[node.field].type
            if type == .date { days += [node.low - 1, node.low, node.low + 1] }
            if type == .money { sums += [max(0, node.low - 1), node.low, node.low + 1] }
        }
        for version in book.frames.parameterVersions where (1...1_000_000).contains(version.value) { sums += [version.value - 1, version.value] }
        (self.days, self.sums) = (days, sums)
    }

    mutating func next() -> Circumstances {
        var household = Household(anchor: day)
        household.members = Array(repeating: .init(), count: 1 + dice.roll(4))
        var facts = Circumstances(household, book)
        let blanks = [0, 10, 40, 90][dice.roll(4)]
        for (index, field) in book.vocabulary.fields.enumerated() {
            for row in field.of == .household ? 0..<1 : 1..<facts.rows where dice.roll(100) >= blanks {
                facts.cells[row * facts.columns + index] = value(field)
            }
        }
        return facts
    }

    private mutating func value(_ field: Field) -> Int64 {
        switch field.type {
        case .flag, .declaration, .judgement: Int64(dice.roll(2))
        case .choice: Int64(dice.roll(field.choices.count))
        case .choices: Int64(dice.roll(1 << min(field.choices.count, 20)))
        case .code: Int64(dice.roll((field.list.flatMap { book.vocabulary.codes[$0]?.all.count } ?? 0) + 1)) - 1
        case .date: days[dice.roll(days.count)]
        case .count: Int64(dice.roll(6))
        case .money: sums[dice.roll(sums.count)]
        case .text: Circumstances.unknown
        }
    }
}
