import Basics

/// One household under one catalogue, as reasons tell of it. Nothing in it changes any more, so that a text is made only for whom it is
/// shown to, and always the same.
final class Scene: Sendable {
    let evaluator: Evaluator
    /// The day against which "outdated" is measured: the application date, so that a replay says the same.
    let today: CivilDate
    /// What is given for each field and row, by slot; nil where nobody said anything.
    let facts: [Fact?]
    /// The given values in words, by slot.
    let values: [Wording?]
    /// The day that picks the version of each programme, in words.
    let anchors: [Wording]

    var book: Rulebook { evaluator.rules.book }

    init(_ evaluator: Evaluator, _ household: Household) {
        self.evaluator = evaluator
        today = household.anchor
        let vocabulary = evaluator.rules.book.vocabulary
        var facts = [Fact?](repeating: nil, count: evaluator.facts.cells.count)
        var values = [Wording?](repeating: nil, count: facts.count)
        func put(_ given: [String: Fact], _ entity: Entity, _ row: Int) {
            for (name, fact) in given {
                guard let index = vocabulary.index[name], vocabulary.fields[index].of == entity else { continue }
                let slot = row * evaluator.facts.columns + index
                facts[slot] = fact
                if case .known(let value, _) = fact { values[slot] = Phrases.value(value, vocabulary.fields[index]) }
            }
        }
        put(household.facts, .household, 0)
        for (place, member) in household.members.enumerated() { put(member.facts, .person, place + 1) }
        (self.facts, self.values) = (facts, values)
        var words: [Int64: Wording] = [:]
        anchors = evaluator.anchorDays.map { day in
            if let known = words[day] { return known }
            let wording = Phrases.anchor(day)
            words[day] = wording
            return wording
        }
    }

    /// How well a fact is known; nil where it is not known.
    func standing(_ field: Int, _ row: Int) -> Standing? {
        guard case .known(_, let state) = facts[evaluator.slot(field, row)] else { return nil }
        return state
    }

    func reference(_ field: Int, _ row: Int) -> FactReference {
        FactReference(field: book.vocabulary.fields[field].id, person: evaluator.isHousehold[field] ? nil : row)
    }

    func factUsed(_ field: Int, _ row: Int) -> Reason.FactUsed {
        let slot = evaluator.slot(field, row)
        return .init(
            reference: reference(field, row), label: book.vocabulary.fields[field].label, value: values[slot], state: standing(field, row),
            isRefused: facts[slot] == .refused)
    }
}
