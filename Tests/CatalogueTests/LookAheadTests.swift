import Basics
import Testing

@testable import Catalogue

/// One more answer changes only what hangs on it: a second look from scratch must say the same.
struct LookAheadTests {
    @Test(arguments: [1, 2, 3, 4, 5, 6], [true, false])
    func anAnswerPutInSaysTheSameAsAFreshStart(seed: Int, shipped: Bool) throws {
        let book = (try shipped ? Samples.catalogue(ShippedCatalogueTests.files()) : Samples.catalogue()).book
        var dice = PropertyTests.Dice(state: UInt64(seed * 77))
        var household = Household(anchor: try Samples.day(["2025-06-30", "2026-01-01", "2017-06-15"][seed % 3]))
        household.members = Array(repeating: .init(), count: 1 + dice.roll(3))
        var evaluator = Evaluator(book, Circumstances(household, book))
        let everywhere = book.order.flatMap { offer in evaluator.rows(of: offer).map { (offer: offer, row: $0) } }
        evaluator.judge(again: everywhere)
        for _ in 0..<120 {
            let slot = evaluator.slot(dice.roll(book.vocabulary.fields.count), dice.roll(evaluator.facts.rows))
            let cells = evaluator.cells(of: slot)
            guard !cells.isEmpty else { continue }
            evaluator.put(cells[dice.roll(cells.count)], in: slot)
            evaluator.judge(again: evaluator.places(touchedBy: [slot], among: book.order))
            var fresh = Evaluator(book, evaluator.facts)
            fresh.judge(again: everywhere)
            #expect(fresh.finals == evaluator.finals)
        }
    }
}
