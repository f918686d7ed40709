/// Finds the next questions by looking one answer ahead.
struct Interview {
    /// A fact worth asking for.
    struct Open {
        let slot: Int
        let field: Int
        let row: Int
        let why: [Int]
        /// How many results all answers together settle, and over how many answers and how much effort that counts.
        let settled: Int
        let weight: Int
    }

    var evaluator: Evaluator
    let solution: Solution

    /// The facts the offers hang on, the most telling first; never one that was refused, and none before what it is to be asked after.
    func questions(about offers: [Int]) -> [Open] {
        var scout = evaluator
        var waiting: [Int: [(offer: Int, row: Int)]] = [:]
        for offer in offers {
            for row in scout.rows(of: offer) {
                for slot in scout.openFacts(offer, row, solution) { waiting[slot, default: []].append((offer, row)) }
            }
        }
        return waiting.keys.filter { isAskable($0, waiting) }.map { open($0, waiting[$0] ?? []) }.sorted(by: isBefore)
    }

    private func isAskable(_ slot: Int, _ waiting: [Int: [(offer: Int, row: Int)]]) -> Bool {
        if evaluator.facts.refused.contains(slot) { return false }
        let columns = evaluator.facts.columns
        let field = evaluator.book.vocabulary.fields[slot % columns]
        return field.askAfter.allSatisfy { name in
            guard let first = evaluator.book.vocabulary.index[name] else { return true }
            let earlier = evaluator.slot(first, slot / columns)
            return evaluator.facts.cells[earlier] != Circumstances.unknown || evaluator.facts.refused.contains(earlier)
        }
    }

    private func open(_ slot: Int, _ waiting: [(offer: Int, row: Int)]) -> Open {
        let book = evaluator.book
        let offers = Set(waiting.map(\.offer)).sorted()
        let cells = evaluator.cells(of: slot)
        var isNeeded = [Bool](repeating: false, count: book.offers.count)
        for offer in offers { for other in book.closure[offer] { isNeeded[other] = true } }
        let places = evaluator.places(touchedBy: [slot], among: book.order.filter { isNeeded[$0] })
        let relations = evaluator.unstated(among: places)
        var settled = 0
        var ahead = evaluator
        for cell in cells {
            ahead.put(cell, in: slot)
            let after = ahead.solve(again: places, relations, from: solution)
            for place in waiting where isSettled(after, place) { settled += 1 }
        }
        let field = slot % evaluator.facts.columns
        return Open(
            slot: slot, field: field, row: slot / evaluator.facts.columns, why: offers, settled: settled,
            weight: max(1, cells.count) * book.vocabulary.fields[field].effort)
    }

    private func isSettled(_ solution: Solution, _ place: (offer: Int, row: Int)) -> Bool {
        let verdict = solution[place.offer, place.row]
        guard verdict.final != .open else { return false }
        let amount = evaluator.book.frames.offers[place.offer].amount
        guard amount >= 0, evaluator.book.amounts[amount].op != .upTo else { return true }
        return verdict.request.isSettled
    }

    private func isBefore(_ left: Open, _ right: Open) -> Bool {
        let fields = evaluator.book.vocabulary.fields
        // Results settled per answer and effort, compared without dividing.
        let (leftScore, rightScore) = (left.settled * right.weight, right.settled * left.weight)
        if leftScore != rightScore { return leftScore > rightScore }
        if fields[left.field].isSensitive != fields[right.field].isSensitive { return fields[right.field].isSensitive }
        return (left.field, left.row) < (right.field, right.row)
    }
}

extension Evaluator {
    /// The unknown facts a result hangs on: its status, and its amount where it is not out of the question.
    mutating func openFacts(_ offer: Int, _ row: Int, _ solution: Solution) -> Set<Int> {
        let verdict = solution[offer, row]
        guard verdict.final != .no else { return [] }
        var needs = Needs()
        if verdict.final == .open { finalNeeds(offer, row, &needs) }
        let amount = book.frames.offers[offer].amount
        if amount >= 0 { amountNeeds(amount, row, &needs) }
        return needs.slots
    }
}
