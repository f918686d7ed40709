/// L030 to L036, L038, L039: what the conditions of one programme can and cannot come to.
struct LogicCheck {
    let survey: Survey
    let programme: Programme
    let rules: Rules
    var book: Rulebook { rules.book }
    let terrain: Terrain
    let seen: Seen
    /// Conditions written in this programme's file, each after its parts.
    let conditions: [Int]
    var search: Search
    var found: [Finding] = []
    /// Conditions already reported, so that what they stand in is not reported again.
    var flagged: Set<Int> = []

    static func run(_ survey: Survey, _ programme: Programme) -> [Finding] {
        var check = LogicCheck(survey, programme)
        guard !check.terrain.days.isEmpty else { return [] }
        check.constants()
        check.idleParts()
        check.rows()
        check.exceptions()
        check.repeatedFacts()
        check.budget()
        return check.found
    }

    private init(_ survey: Survey, _ programme: Programme) {
        self.survey = survey
        self.programme = programme
        rules = survey.plain
        let footing = survey.footing(of: programme)
        terrain = Terrain(survey, [programme], footing)
        conditions = footing.nodes.filter { survey.places.nodes[$0] != nil }.sorted()
        seen = Seen(programme, terrain, rules, nodes: conditions)
        search = Search(terrain, rules)
    }

    /// Never and always.
    private mutating func constants() {
        for number in conditions {
            let node = book.nodes[number]
            guard node.op != .constant, let place = survey.places.nodes[number] else { continue }
            if standsOnFlagged(number) {
                flagged.insert(number)
                continue
            }
            guard node.op != .rule else { continue }
            if !seen.yes.contains(number), search.canBe([.node(number, .yes)]) == false {
                flagged.insert(number)
                let pair = contradiction(number)
                found.append(
                    Finding(
                        code: .neverHolds, severity: .error, place: place,
                        message: "this condition can never hold while '\(programme.id)' is in force",
                        mend: pair.isEmpty ? "mend or take out the condition" : "two of its parts contradict each other; mend one of them",
                        related: pair))
            } else if !seen.no.contains(number), search.canBe([.node(number, .no)]) == false {
                flagged.insert(number)
                found.append(
                    Finding(
                        code: .alwaysHolds, severity: .warning, place: place,
                        message: "this condition always holds while '\(programme.id)' is in force",
                        mend: "leave it out, or say what it is there to exclude"))
            }
        }
    }

    private func standsOnFlagged(_ number: Int) -> Bool { book.nodes[number].kids.contains { flagged.contains(book.kids[$0]) } }

    /// The first two parts that cannot hold together.
    private mutating func contradiction(_ number: Int) -> [Finding.Pointer] {
        let node = book.nodes[number]
        guard node.op == .all else { return [] }
        let kids = node.kids.map { book.kids[$0] }
        for (position, one) in kids.enumerated() {
            for other in kids[(position + 1)...] where search.canBe([.node(one, .yes), .node(other, .yes)]) == false {
                return [one, other].compactMap { survey.places.nodes[$0] }.map {
                    .init(place: $0, message: "one of the two that contradict each other")
                }
            }
        }
        return []
    }

    /// Parts that change nothing: implied by the others beside them.
    private mutating func idleParts() {
        for number in conditions {
            let node = book.nodes[number]
            guard node.op == .all || node.op == .any, node.kids.count > 1, !flagged.contains(number) else { continue }
            let usual: Truth = node.op == .all ? .yes : .no
            let kids = node.kids.map { book.kids[$0] }
            for (position, kid) in kids.enumerated() where !seen.decisive.contains(.init(node: number, position: position)) {
                let others = kids.enumerated().filter { $0.offset != position }.map(\.element)
                guard let place = survey.places.nodes[kid], search.canBe([.node(kid, !usual)] + others.map { .node($0, usual) }) == false else {
                    continue
                }
                idle(kid, others, usual, place)
                break
            }
        }
    }

    private mutating func idle(_ kid: Int, _ others: [Int], _ usual: Truth, _ place: Findings.Place) {
        let reason = others.first { search.canBe([.node(kid, !usual), .node($0, usual)]) == false }
        let related = reason.flatMap { survey.places.nodes[$0] }.map { [Finding.Pointer(place: $0, message: "because of this one beside it")] } ?? []
        let isRow = usual == .no && reason != nil
        found.append(
            Finding(
                code: isRow ? .duplicateRows : .idleCondition, severity: .warning, place: place,
                message: isRow ? "whenever this holds, another one beside it holds too" : "this condition never changes the outcome",
                mend: isRow ? "leave out one of the two" : "leave it out: what stands beside it already says as much", related: related))
    }

    /// L038: the exact second pass is at work.
    private mutating func repeatedFacts() {
        let offers = programme.offers.filter { !book.repeated[$0.number].isEmpty }
        guard !offers.isEmpty else { return }
        found.append(
            Finding(
                code: .readTwice, severity: .info, place: survey.place(of: programme),
                message: "\(offers.count) offers look at a fact more than once; the exact second pass settles them",
                mend: "nothing to do; such an offer may take a little longer",
                related: offers.map { offer in
                    let names = book.repeated[offer.number].sorted().map { book.vocabulary.fields[$0].id }
                    return .init(place: offer.place, message: "'\(offer.name)' looks more than once at \(names.joined(separator: ", "))")
                }))
    }

    private mutating func budget() {
        guard search.exhausted > 0 else { return }
        found.append(
            Finding(
                code: .budgetSpent, severity: .info, place: survey.place(of: programme),
                message:
                    "\(search.exhausted) questions about '\(programme.id)' were given up after \(Search.budget) steps: nothing is known about them",
                mend: "split large conditions into rules"))
    }
}
