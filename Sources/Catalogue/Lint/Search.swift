import Basics

/// Looks for a household that makes conditions come out as wanted: one answer per cell of a fact, cut short as soon as the facts
/// given settle the question. Not finding one is a proof, unless a value is unread or the budget is spent.
struct Search {
    /// What a condition, an offer's own conditions, or an offer after relations should come to.
    enum Goal {
        case node(Int, Truth)
        case own(Int, Truth)
        case final(Int, Truth)
    }

    enum Outcome<Found> {
        case found(Found)
        case never
        /// A value nobody has read decides, or the budget is spent.
        case undecided
    }

    /// The steps one question may take.
    static let budget = 2_500

    let terrain: Terrain
    let rules: Rules
    var book: Rulebook { rules.book }
    /// Questions given up because the budget was spent.
    private(set) var exhausted = 0
    private var worlds: [World] = []
    private var evaluators: [Evaluator?] = []
    private var steps = 0
    private var isProof = true
    private var solving: [Int] = []
    /// The field nobody is asked for.
    private var left: Int?

    private struct World {
        let household: Household
        let day: Int64
    }

    /// `book` without presumptions: an exceptional ground is a fact like any other here.
    init(_ terrain: Terrain, _ rules: Rules) {
        self.terrain = terrain
        self.rules = rules
        let book = rules.book
        let received = terrain.footing.receipts.flatMap { book.receipts[$0].offers }.sorted()
        for size in terrain.sizes {
            for day in terrain.days {
                let date = CivilDate(dayNumber: Int(day))
                var household = Household(anchor: date, members: Array(repeating: .init(), count: size), isHistoryComplete: true)
                worlds.append(World(household: household, day: day))
                guard !received.isEmpty else { continue }
                household.received = received.map { .init(offer: book.offers[$0].id, on: date.adding(days: -1)) }
                worlds.append(World(household: household, day: day))
            }
        }
        evaluators = Array(repeating: nil, count: worlds.count)
    }

    /// Asks for a household; `take` looks at the one found and may turn it down, and then the search goes on in other circumstances.
    /// A goal of `open` asks for what stays open because a value is missing, or because nobody is asked for the field `leaving`.
    mutating func find<Found>(
        _ goals: [Goal], on day: Int64? = nil, leaving field: Int? = nil, _ take: (inout Evaluator, Int) -> Found?
    ) -> Outcome<Found> {
        steps = 0
        isProof = true
        left = field
        let finals = goals.flatMap { goal -> [Int] in if case .final(let offer, _) = goal { book.closure[offer] } else { [] } }
        solving = finals.isEmpty ? terrain.finals : book.order.filter(Set(finals + terrain.finals).contains)
        for world in worlds.indices where day == nil || worlds[world].day == day {
            for row in terrain.asksMainApplicant && worlds[world].household.members.count > 1 ? [1, 2] : [1] {
                // Taken out while it works, so that its tables are not copied.
                var evaluator = evaluators[world] ?? evaluator(of: worlds[world])
                evaluators[world] = nil
                let isFound = descend(goals, row, &evaluator) == nil
                let taken = isFound ? take(&evaluator, row) : nil
                clear(&evaluator)
                evaluators[world] = evaluator
                if let taken { return .found(taken) }
                if isFound { isProof = false }
                if steps > Self.budget {
                    exhausted += 1
                    return .undecided
                }
            }
        }
        return isProof ? .never : .undecided
    }

    /// Whether it can be; nil where that is not known.
    mutating func canBe(_ goals: [Goal]) -> Bool? {
        switch find(goals, { _, _ in true }) {
        case .found: true
        case .never: false
        case .undecided: nil
        }
    }

    private func evaluator(of world: World) -> Evaluator {
        var evaluator = Evaluator(rules, Circumstances(world.household, book))
        for field in terrain.anchorFields { evaluator.put(world.day, in: field) }
        return evaluator
    }

    private func clear(_ evaluator: inout Evaluator) {
        for slot in evaluator.facts.cells.indices where evaluator.facts.cells[slot] != Circumstances.unknown {
            if slot >= evaluator.facts.columns || !terrain.anchorFields.contains(slot) { evaluator.put(Circumstances.unknown, in: slot) }
        }
    }

    /// Nil where the facts now given reach the goals; else the facts that stand in the way, so that others need not be tried anew.
    private mutating func descend(_ goals: [Goal], _ row: Int, _ evaluator: inout Evaluator) -> Conflict? {
        steps += 1
        guard steps <= Self.budget else { return .everything }
        evaluator.judge(solving)
        var asked: [Set<Int>] = []
        var isStuck = false
        for goal in goals {
            let (truth, wanted) = Self.truth(goal, row, &evaluator, book)
            if truth != .open {
                if truth == wanted { continue }
                return Self.conflict(goal, row, &evaluator, book)
            }
            var needs = Needs()
            Self.needs(goal, row, &evaluator, book, &needs)
            let slots = needs.slots.filter { $0 % evaluator.facts.columns != left }
            if !slots.isEmpty { asked.append(slots) } else if wanted != .open { isStuck = true }
        }
        guard !isStuck else {
            isProof = false
            return .everything
        }
        guard let slot = next(asked, evaluator.facts.columns) else { return nil }
        if !book.partition[slot % evaluator.facts.columns].isComplete { isProof = false }
        var conflict = Conflict()
        for cell in evaluator.cells(of: slot) {
            evaluator.put(cell, in: slot)
            guard var failure = descend(goals, row, &evaluator) else { return nil }
            if !failure.contains(slot) {
                conflict = failure
                break
            }
            failure.slots.remove(slot)
            conflict.add(failure)
        }
        evaluator.put(Circumstances.unknown, in: slot)
        return conflict
    }

    /// From the goal that hangs on the fewest facts; facts met more than once go first: without them a rule is read once, and then
    /// no answer leads astray.
    private func next(_ asked: [Set<Int>], _ columns: Int) -> Int? {
        guard let fewest = asked.min(by: { ($0.count, $0.min() ?? 0) < ($1.count, $1.min() ?? 0) }) else { return nil }
        return fewest.filter { terrain.footing.repeated.contains($0 % columns) }.min() ?? fewest.min()
    }

    private static func truth(_ goal: Goal, _ row: Int, _ evaluator: inout Evaluator, _ book: Rulebook) -> (Truth, Truth) {
        switch goal {
        case .node(let node, let wanted): (evaluator.truth(node, book.nodes[node].needsPerson ? row : 0), wanted)
        case .own(let offer, let wanted): (evaluator.own(offer, book.offers[offer].per == .household ? 0 : row), wanted)
        case .final(let offer, let wanted): (evaluator.stands(offer, book.offers[offer].per == .household ? 0 : row), wanted)
        }
    }

    private static func needs(_ goal: Goal, _ row: Int, _ evaluator: inout Evaluator, _ book: Rulebook, _ needs: inout Needs) {
        switch goal {
        case .node(let node, _): evaluator.needs(node, book.nodes[node].needsPerson ? row : 0, &needs)
        case .own(let offer, _): evaluator.ownNeeds(offer, book.offers[offer].per == .household ? 0 : row, &needs)
        case .final(let offer, _): evaluator.finalNeeds(offer, book.offers[offer].per == .household ? 0 : row, &needs)
        }
    }
}

extension Search {
    private static func conflict(_ goal: Goal, _ row: Int, _ evaluator: inout Evaluator, _ book: Rulebook) -> Conflict {
        var conflict = Conflict()
        switch goal {
        case .node(let node, _): evaluator.because(node, book.nodes[node].needsPerson ? row : 0, &conflict)
        case .own(let offer, _): evaluator.because(ofOffer: offer, book.offers[offer].per == .household ? 0 : row, &conflict)
        case .final(let offer, _): evaluator.because(ofFinal: offer, book.offers[offer].per == .household ? 0 : row, &conflict)
        }
        return conflict
    }
}

extension Evaluator {
    /// Judges offers anew, each after all it depends on; amounts are left out.
    mutating func judge(_ offers: [Int]) {
        if !offers.isEmpty { judge(again: offers.flatMap { offer in rows(of: offer).map { (offer, $0) } }) }
    }
}

extension Rulebook {
    /// The same rules, with nothing presumed: what nobody stated is open.
    var withoutPresumptions: Rulebook {
        var book = self
        for number in nodes.indices where nodes[number].op == .rule && rules[nodes[number].other].presumed != nil { book.nodes[number].op = .all }
        return book
    }
}
