import Basics
import Testing

@testable import Catalogue

/// The evaluation in blocks against the one that explains: the same verdicts, amounts and totals, and it asks for the same facts.
struct BulkTests {
    private static let days = ["2016-05-01", "2018-02-28", "2020-06-15", "2024-02-29", "2024-11-30", "2025-06-30", "2026-01-15"]

    @Test(arguments: days) func everyConstructGivesTheSameInBlocks(day: String) throws {
        try compare(BulkConstructs.catalogue.read(), day, seed: 1, households: 400)
    }

    @Test(arguments: days) func theHousesOwnProgrammesGiveTheSameInBlocks(day: String) throws {
        try compare(Samples.catalogue(ShippedCatalogueTests.files()), day, seed: 2, households: 100)
    }

    @Test(arguments: days) func theProgrammesOfTheComparisonGiveTheSameInBlocks(day: String) throws {
        try compare(ComparisonTests.catalogue(), day, seed: 3, households: 400)
    }

    private func compare(_ catalogue: Catalogue, _ text: String, seed: UInt64, households: Int) throws {
        let day = try Samples.day(text)
        var random = RandomHouseholds(catalogue.book, on: day, seed: seed)
        var bulk = BulkEvaluator(catalogue.book, on: Int64(day.dayNumber))
        var singles: [Evaluator] = []
        for number in 0..<households {
            let facts = random.next()
            if bulk.block.count + facts.rows - 1 > BulkBlock.rows { break }
            for row in 1..<facts.rows {
                bulk.block.begin(person: 0, household: Int64(number), isFirst: row == 1)
                for (field, kind) in catalogue.book.vocabulary.fields.enumerated() where kind.type != .text {
                    bulk.block.put(facts.cells[(kind.of == .household ? 0 : row) * facts.columns + field], field, bulk.block.count - 1)
                }
            }
            singles.append(Evaluator(catalogue.book, facts))
        }
        bulk.run()
        for number in singles.indices { try compare(&singles[number], bulk, number) }
    }

    private func compare(_ single: inout Evaluator, _ bulk: BulkEvaluator, _ number: Int) throws {
        let solution = single.solve(exactly: false)
        let rows = bulk.block.rows(ofHousehold: number)
        for offer in single.book.offers {
            let slots = bulk.plan.offers[offer.number]
            for row in single.rows(of: offer.number) {
                let verdict = solution[offer.number, row]
                let expected = verdict.kind == .conflict ? .open : verdict.final
                for place in row == 0 ? rows : rows.lowerBound + row - 1..<rows.lowerBound + row {
                    #expect(bulk.truth(slots.solved, place) == expected, "\(offer.id), household \(number), row \(row): \(verdict)")
                    #expect(bulk.truth(slots.own, place) == verdict.own, "\(offer.id) itself, household \(number), row \(row)")
                    guard slots.result >= 0 else { continue }
                    let amount = bulk.result(slots.result, place)
                    #expect((amount.low, amount.high) == (verdict.amount.low, verdict.amount.high), "\(offer.id), household \(number), row \(row)")
                }
            }
            guard slots.result >= 0 else { continue }
            let place = slots.result * BulkBlock.rows + number
            let total = solution.totals[offer.number]
            #expect((bulk.totalLow[place], bulk.totalHigh[place]) == (total.low, total.high), "total of \(offer.id), household \(number)")
        }
        compareNeeds(&single, solution, bulk, rows)
    }

    /// A person's own open facts are named, or stand behind "another member"; nothing else is.
    private func compareNeeds(_ single: inout Evaluator, _ solution: Solution, _ bulk: BulkEvaluator, _ rows: Range<Int>) {
        for row in 1..<single.facts.rows {
            var needs = Needs()
            for offer in single.book.offers {
                let seen = offer.per == .household ? 0 : row
                if single.finals[offer.number * single.facts.rows + seen] == .open { single.finalNeeds(offer.number, seen, &needs) }
                if let amount = offer.amount, solution[offer.number, seen].final != .no { single.amountNeeds(amount, seen, &needs) }
            }
            let place = rows.lowerBound + row - 1
            func isSet(_ planes: [UInt64], _ plane: Int) -> Bool {
                planes[plane * BulkBlock.words + place >> 6] >> UInt64(place & 63) & 1 == 1
            }
            let own = single.book.vocabulary.fields.indices.filter { isSet(bulk.missing, $0) }.map { single.slot($0, row) }
            let hangsOnAnother = isSet(bulk.another, 0)
            #expect(needs.slots.isSuperset(of: own), "too much is asked in row \(place)")
            let left = needs.slots.subtracting(own)
            #expect(
                left.isEmpty || hangsOnAnother,
                "row \(place) does not ask for \(left.map { single.book.vocabulary.fields[$0 % single.facts.columns].id })")
            if rows.count == 1 { #expect(!hangsOnAnother) }
        }
    }

    @Test func aHouseholdIsSeenAcrossWords() throws {
        let catalogue = try SmallCatalogue.offer(when: "{any_member: {field: a, is: true}}").read()
        let field = try #require(catalogue.book.vocabulary.index["a"])
        for size in [1, 63, 64, 65, 100] {
            for one in [0, size / 2, size - 1] {
                var bulk = BulkEvaluator(catalogue.book, on: 20_000)
                for household in 0..<3 {
                    for row in 0..<size {
                        bulk.block.begin(person: 0, household: Int64(household), isFirst: row == 0)
                        bulk.block.put(household == 1 && row == one ? 1 : 0, field, bulk.block.count - 1)
                    }
                }
                bulk.run()
                let truths = (0..<bulk.block.count).map { bulk.truth(bulk.plan.offers[0].solved, $0) }
                #expect(truths == (0..<3 * size).map { $0 / size == 1 ? .yes : .no }, "\(size) persons, the \(one)th")
            }
        }
    }

    /// "29 February becomes 28 February, a year back" says the comparison; our "a year later, 1 March" draws the same line on every day.
    @Test func aYearBackAndAYearOnDrawTheSameLine() throws {
        let first = try Samples.day("2019-12-31")
        var node = Node(op: .elapsed)
        node.comparator = .atLeast
        let year = try #require(Span("1 year")).packed
        for offset in 0..<3_000 {
            let day = first.adding(days: offset)
            let back = try #require(CivilDate(year: day.year - 1, month: day.month, day: day.month == 2 && day.day == 29 ? 28 : day.day))
            let turn = Evaluator.turningDay(to: Int64(day.dayNumber), year, node)
            #expect(turn.before && turn.day == Int64(back.dayNumber) + 1, "\(day.iso)")
        }
    }
}
