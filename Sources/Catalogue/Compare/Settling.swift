import Basics

/// Finds one person who gets an offer, by answering open facts cell by cell: first what the offer itself asks for, then, as
/// far as it goes, what stands between it and other offers.
struct Settling {
    static let budget = 400
    static let furtherFacts = 12

    private let catalogue: Catalogue
    private var steps = 0
    private var book: Rulebook { catalogue.book }

    init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// Nil where there is none, or none was found in time.
    mutating func household(for offer: Offer, on day: CivilDate) -> Household? {
        var household = Household(anchor: day, members: [.init()], isHistoryComplete: true)
        for programme in catalogue.programmes {
            if case .field(let name) = programme.anchor { household.facts[name] = .stated(.date(day)) }
        }
        var evaluator = Evaluator(catalogue.rules, Circumstances(household, book))
        let row = offer.per == .household ? 0 : 1
        steps = 0
        guard descend(&evaluator, offer, row) else { return nil }
        settleOthers(&evaluator, offer, row)
        for (slot, cell) in evaluator.facts.cells.enumerated() where cell != Circumstances.unknown {
            let field = book.vocabulary.fields[slot % evaluator.facts.columns]
            guard let value = book.vocabulary.value(cell, of: field) else { continue }
            if slot < evaluator.facts.columns {
                household.facts[field.id] = .stated(value)
            } else {
                household.members[0].facts[field.id] = .stated(value)
            }
        }
        return household
    }

    private mutating func descend(_ evaluator: inout Evaluator, _ offer: Offer, _ row: Int) -> Bool {
        steps += 1
        guard steps <= Self.budget else { return false }
        let own = evaluator.own(offer.number, row)
        guard own != .no else { return false }
        var needs = Needs()
        if own == .open { evaluator.ownNeeds(offer.number, row, &needs) }
        if let amount = offer.amount { evaluator.amountNeeds(amount, row, &needs) }
        guard let slot = needs.slots.min() else { return own == .yes }
        for cell in evaluator.cells(of: slot) {
            evaluator.put(cell, in: slot)
            if descend(&evaluator, offer, row) { return true }
        }
        evaluator.put(Circumstances.unknown, in: slot)
        return false
    }

    /// Answers what other offers leave open, each time with the first answer that does not shut this one out.
    private func settleOthers(_ evaluator: inout Evaluator, _ offer: Offer, _ row: Int) {
        for _ in 0..<Self.furtherFacts {
            guard stands(&evaluator, offer, row) == .open else { return }
            var needs = Needs()
            evaluator.finalNeeds(offer.number, row, &needs)
            guard let slot = needs.slots.min() else { return }
            for cell in evaluator.cells(of: slot) {
                evaluator.put(cell, in: slot)
                if stands(&evaluator, offer, row) != .no { break }
                evaluator.put(Circumstances.unknown, in: slot)
            }
            guard evaluator.facts.cells[slot] != Circumstances.unknown else { return }
        }
    }

    private func stands(_ evaluator: inout Evaluator, _ offer: Offer, _ row: Int) -> Truth {
        let places = book.closure[offer.number].flatMap { other in evaluator.rows(of: other).map { (other, $0) } }
        evaluator.judge(again: places)
        return evaluator.stands(offer.number, row)
    }
}

/// The cells into which two catalogues together cut the values of a fact.
struct JointCells {
    private let sides: [Catalogue]
    private let usages: [Rulebook.Usage]

    init(_ old: Catalogue, _ new: Catalogue) {
        sides = [old, new]
        usages = [old.book.usage(), new.book.usage()]
    }

    /// One value per cell, for the household's row or a person's.
    func values(of field: Field, _ household: Household, row: Int) -> [FactValue] {
        var found: [FactValue] = []
        var seen: Set<FactValue> = []
        for side in sides {
            guard let index = side.book.vocabulary.index[field.id] else { continue }
            let own = side.book.vocabulary.fields[index]
            let evaluator = Evaluator(side.rules, Circumstances(household, side.book))
            for cell in evaluator.cells(of: evaluator.slot(index, row)) {
                if let value = side.book.vocabulary.value(cell, of: own), seen.insert(value).inserted { found.append(value) }
            }
        }
        return found + (named(field) + amounts(field)).filter { seen.insert($0).inserted }
    }

    /// One code or choice of each group that neither catalogue tells apart.
    private func named(_ field: Field) -> [FactValue] {
        var seen: Set<[[Int]]> = []
        return sides.flatMap { words(field, $0.book.vocabulary) }.filter { word in
            seen.insert(zip(sides, usages).map { side, usage in signature(word, field, side.book, usage) }).inserted
        }
        .map { .word($0) }
    }

    /// Amounts that a value of either catalogue names, and a cent more: where a request meets a ceiling.
    private func amounts(_ field: Field) -> [FactValue] {
        guard field.type == .money else { return [] }
        let values = sides.flatMap { $0.book.parameters }.filter { $0.unit == .euro }.flatMap(\.versions).compactMap(\.value)
        return Set(values).union(values.map { $0 + 1 }).sorted().map { .money(Money(cents: $0)) }
    }

    /// The codes that the rules name, or the choices of the field.
    private func words(_ field: Field, _ vocabulary: Vocabulary) -> [String] {
        guard let list = field.list else { return field.type == .choice ? field.choices.map(\.id) : [] }
        return (0..<(vocabulary.codes[list]?.all.count ?? 0)).compactMap { number in
            guard case .word(let word)? = vocabulary.value(Int64(number), of: field) else { return nil }
            return word
        }
    }

    private func signature(_ word: String, _ field: Field, _ book: Rulebook, _ usage: Rulebook.Usage) -> [Int] {
        guard let index = book.vocabulary.index[field.id] else { return [] }
        let number =
            field.list.map { book.vocabulary.known(word, in: $0) } ?? book.vocabulary.number(ofChoice: word, in: book.vocabulary.fields[index])
        return number.map { book.signature(Int64($0), index, usage) } ?? []
    }
}
