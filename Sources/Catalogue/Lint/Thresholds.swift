import Basics

/// L081: thresholds that no test approaches from both sides.
extension Survey {
    func untestedThresholds() -> [Finding] {
        inEach { programme in
            var check = ThresholdCheck(self, programme)
            return check.run()
        }
    }
}

/// A value at which a condition turns, as one household meets it.
private struct Edge {
    enum Place: Hashable {
        /// A fact, by its slot.
        case fact(Int)
        case anchor
        case members
    }

    let place: Place
    /// The first value for which the condition comes out the other way.
    let turn: Int64
}

private struct ThresholdCheck {
    let survey: Survey
    let programme: Programme
    var book: Rulebook { survey.book }
    let thresholds: [Int]
    private var tested: [Evaluator] = []

    init(_ survey: Survey, _ programme: Programme) {
        self.survey = survey
        self.programme = programme
        let book = survey.book
        var footing = Footing()
        for offer in programme.offers { footing.follow(offer, book) }
        thresholds = footing.nodes.sorted().filter { survey.places.nodes[$0] != nil && Self.isThreshold(book.nodes[$0], book) }
        tested = programme.tests.map { Evaluator(survey.rules, Circumstances($0.household, book)) }
    }

    private static func isThreshold(_ node: Node, _ book: Rulebook) -> Bool {
        switch node.op {
        case .elapsed, .age, .anchorDate, .countMembers: true
        case .compare: [.date, .count, .money].contains(book.vocabulary.fields[node.field].type)
        default: false
        }
    }

    mutating func run() -> [Finding] { thresholds.compactMap { check($0) } }

    private mutating func check(_ number: Int) -> Finding? {
        let turns = book.nodes[number].op == .anchorDate ? anchorTurns(book.nodes[number]) : [nil]
        let missing = turns.compactMap { turn -> (Int64?, [Int64])? in
            let sides = sidesMissing(number, turn)
            return sides.isEmpty ? nil : (turn, sides)
        }
        guard !missing.isEmpty, let place = survey.places.nodes[number] else { return nil }
        let cases = missing.flatMap { proposals(number, $0.0, $0.1) }
        return Finding(
            code: .untestedThreshold, severity: .warning, place: place,
            message: "no test of '\(programme.id)' stands on \(words(missing)) of this threshold",
            mend: cases.isEmpty
                ? "add tests the day (or the unit) before it, on it and after it"
                : "look whether the cases below come out as the source has it, then put them under 'tests'",
            witness: cases.first, moreWitnesses: Array(cases.dropFirst()))
    }

    private func words(_ missing: [(Int64?, [Int64])]) -> String {
        let offsets = Set(missing.flatMap(\.1))
        return offsets == [-1, 0] ? "both sides" : offsets == [-1] ? "the near side (just before)" : "the far side (on it)"
    }

    /// First days inside the programme's validity on which a period begins, or is over.
    private func anchorTurns(_ node: Node) -> [Int64?] {
        let (from, to) = programme.valid.days
        let edges = [node.low, node.high == Node.always ? Node.always : node.high + 1]
        return edges.filter { $0 > Node.never + 1 && $0 < Node.always && $0 > from && $0 <= to }
    }

    /// Of "just before" (-1) and "on it" (0) what no test has.
    private mutating func sidesMissing(_ number: Int, _ turn: Int64?) -> [Int64] {
        var left: Set<Int64> = [-1, 0]
        // Taken out while they work, so that their tables are not copied.
        var evaluators = tested
        tested = []
        for index in evaluators.indices where !left.isEmpty {
            for (edge, value) in edges(number, turn, &evaluators[index]) { left.remove(value - edge.turn) }
        }
        tested = evaluators
        return left.sorted()
    }

    /// Where this household meets the threshold, and the value it has there; persons without a value are left out.
    private func edges(_ number: Int, _ turn: Int64?, _ evaluator: inout Evaluator) -> [(Edge, Int64)] {
        let node = book.nodes[number]
        if let turn { return [(Edge(place: .anchor, turn: turn), evaluator.anchorDays[programme.number])] }
        if node.op == .countMembers {
            guard let wanted = evaluator.operand(node) else { return [] }
            let counts = evaluator.countOfMembers(book.kids[node.kids.lowerBound])
            guard counts.sure == counts.possible else { return [] }
            return [(Edge(place: .members, turn: Self.turn(wanted, node.comparator)), Int64(counts.sure))]
        }
        let rows = node.needsPerson ? Array(1..<max(1, evaluator.facts.rows)) : [0]
        return rows.compactMap { row in
            guard let turn = self.turn(node, row, evaluator) else { return nil }
            let value = evaluator.cell(node.field, row)
            return value == Circumstances.unknown ? nil : (Edge(place: .fact(evaluator.slot(node.field, row)), turn: turn), value)
        }
    }

    private func turn(_ node: Node, _ row: Int, _ evaluator: Evaluator) -> Int64? {
        if node.op != .compare { return evaluator.turningDay(node, evaluator.slot(node.field, row)) }
        return evaluator.operand(node).map { Self.turn($0, node.comparator) }
    }

    private static func turn(_ value: Int64, _ comparator: Node.Comparator) -> Int64 {
        comparator == .moreThan || comparator == .atMost ? value + 1 : value
    }

    // MARK: - Cases to add

    /// The missing cases, made from a household for which crossing the threshold changes what comes out.
    private func proposals(_ number: Int, _ turn: Int64?, _ missing: [Int64]) -> [Witness] {
        for household in programme.tests.map(\.household) + examples(number) {
            var evaluator = Evaluator(survey.rules, Circumstances(household, book))
            for (edge, _) in edges(number, turn, &evaluator) {
                let sides = [edge.turn - 1, edge.turn].compactMap { moved(household, edge, to: $0) }
                guard sides.count == 2, outcome(sides[0]) != outcome(sides[1]) else { continue }
                return (missing + [1]).compactMap { offset in
                    moved(household, edge, to: edge.turn + offset).map { survey.witness(name(number, offset), $0, programme.offers) }
                }
            }
        }
        return []
    }

    private func name(_ number: Int, _ offset: Int64) -> String {
        let node = book.nodes[number]
        let what = node.field >= 0 ? book.vocabulary.fields[node.field].id : node.op == .anchorDate ? "anchor" : "persons"
        return "\(what): " + (offset < 0 ? "just before the threshold" : offset == 0 ? "on the threshold" : "just after it")
    }

    /// Households whose result hangs on this one fact alone, with a value put in for it.
    private func examples(_ number: Int) -> [Household] {
        let node = book.nodes[number]
        guard node.field >= 0 else { return [] }
        return programme.offers.compactMap { offer in
            var footing = Footing()
            footing.follow(offer, book)
            guard footing.nodes.contains(number) else { return nil }
            var search = Search(Terrain(survey, [programme], footing), survey.plain)
            let outcome = search.find([.own(offer.number, .open), .node(number, .open)], leaving: node.field) { evaluator, row -> Household? in
                let at = node.needsPerson ? row : 0
                guard let turn = turn(node, at, evaluator) else { return nil }
                return moved(survey.household(evaluator), Edge(place: .fact(evaluator.slot(node.field, at)), turn: turn), to: turn)
            }
            guard case .found(let household) = outcome else { return nil }
            return household
        }
    }

    /// What the programme's offers come to.
    private func outcome(_ household: Household) -> [String] {
        var evaluator = Evaluator(survey.rules, Circumstances(household, book))
        let solution = evaluator.solve()
        return programme.offers.flatMap { offer in
            evaluator.rows(of: offer.number).map { row in
                let verdict = solution[offer.number, row]
                return "\(verdict.final.word) \(verdict.kind) \(verdict.amount.low) \(verdict.amount.high)"
            }
        }
    }

    /// The household with another value at the edge; nil where there is no such value.
    private func moved(_ household: Household, _ edge: Edge, to value: Int64) -> Household? {
        var household = household
        switch edge.place {
        case .members: return resized(household, to: Int(value))
        case .anchor:
            let day = CivilDate(dayNumber: Int(value))
            if programme.anchorField < 0 {
                household.anchor = day
            } else {
                household.facts[book.vocabulary.fields[programme.anchorField].id] = .stated(.date(day))
            }
        case .fact(let slot):
            let (row, field) = (slot / book.vocabulary.fields.count, book.vocabulary.fields[slot % book.vocabulary.fields.count])
            guard value >= 0 || field.type == .date, let fact = book.vocabulary.value(value, of: field) else { return nil }
            if row == 0 { household.facts[field.id] = .stated(fact) } else { household.members[row - 1].facts[field.id] = .stated(fact) }
        }
        return household
    }

    /// As many persons, all like the first.
    private func resized(_ household: Household, to count: Int) -> Household? {
        guard (1...20).contains(count), let first = household.members.first else { return nil }
        var household = household
        household.members = Array(repeating: first, count: count)
        return household
    }
}
