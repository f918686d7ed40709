import Basics

/// A household for which two catalogues differ, found by walking around what changed.
public struct BoundaryCase: Sendable, Hashable {
    public let household: Household
    public let differences: [ResultDifference]
    /// As a test for the file of the first programme that changes, expecting what the new catalogue says.
    public let test: String
}

/// What was found around the changes of a catalogue.
public struct BoundaryCases: Sendable, Hashable {
    public let cases: [BoundaryCase]
    /// Households looked at.
    public let tried: Int
    /// Whether every household of the walk was looked at; otherwise it was cut short.
    public let isComplete: Bool
}

extension CatalogueComparison {
    /// Households just on either side of what changed whose results differ, one for every kind of difference. The same two
    /// catalogues give the same households; the walk ends after `limit` found or `budget` looked at.
    public func boundaryCases(atMost limit: Int = 40, budget: Int = 4_000) -> BoundaryCases {
        var walk = BoundaryWalk(self, limit, budget)
        return walk.run()
    }
}

private struct BoundaryWalk {
    private let comparison: CatalogueComparison
    private let changes: [CatalogueChange]
    private let limit: Int
    private let budget: Int
    private var cells: JointCells
    private var cases: [BoundaryCase] = []
    private var seen: Set<[String]> = []
    private var tried = 0
    private var isComplete = true

    init(_ comparison: CatalogueComparison, _ limit: Int, _ budget: Int) {
        self.comparison = comparison
        self.limit = limit
        self.budget = budget
        changes = comparison.changes
        cells = JointCells(comparison.old, comparison.new)
    }

    mutating func run() -> BoundaryCases {
        let touched = comparison.programmesTouched(by: changes)
        let offers = (comparison.new.offers + comparison.old.offers.filter { comparison.new.offer($0.id) == nil }).filter {
            touched.contains($0.programme)
        }
        for (number, offer) in offers.enumerated() {
            // Every offer gets its share, so that the first do not use up what the last need.
            walk(around: offer, until: budget * (number + 1) / offers.count)
            guard cases.count < limit else {
                isComplete = false
                break
            }
        }
        return BoundaryCases(cases: cases, tried: tried, isComplete: isComplete)
    }

    private mutating func walk(around offer: Offer, until end: Int) {
        for day in comparison.days(around: offer.programme, changes) {
            for side in [comparison.old, comparison.new] {
                guard let own = side.offer(offer.id) else { continue }
                var settling = Settling(side)
                guard let household = settling.household(for: own, on: day) else { continue }
                guard look(at: household, until: end) else { return }
                for neighbour in neighbours(of: household) where !look(at: neighbour, until: end) { return }
            }
        }
    }

    /// The same household with one fact moved into each of its other cells.
    private func neighbours(of household: Household) -> [Household] {
        var found: [Household] = []
        for field in comparison.new.fields {
            if household.facts[field.id] != nil {
                for value in cells.values(of: field, household, row: 0) {
                    var neighbour = household
                    neighbour.facts[field.id] = .stated(value)
                    found.append(neighbour)
                }
            }
            for member in household.members.indices where household.members[member].facts[field.id] != nil {
                for value in cells.values(of: field, household, row: member + 1) {
                    var neighbour = household
                    neighbour.members[member].facts[field.id] = .stated(value)
                    found.append(neighbour)
                }
            }
        }
        return found
    }

    /// Keeps the household where it shows a difference of a new kind; false once the share is used up.
    private mutating func look(at household: Household, until end: Int) -> Bool {
        guard tried < end, cases.count < limit else {
            isComplete = false
            return false
        }
        tried += 1
        let differences = comparison.differences(for: household, explained: false)
        let kind = differences.map { "\($0.offer) \($0.before?.text ?? "-") \($0.after?.text ?? "-")" }
        if !differences.isEmpty, seen.insert(kind).inserted {
            let differences = comparison.differences(for: household)
            cases.append(BoundaryCase(household: household, differences: differences, test: test(household, differences)))
        }
        return true
    }

    private func test(_ household: Household, _ differences: [ResultDifference]) -> String {
        let programme = differences.first?.programme
        let expect = differences.filter { $0.programme == programme }.flatMap { difference -> [(key: String, value: String)] in
            guard let after = difference.after, let offer = comparison.new.offer(difference.offer) else { return [] }
            let key = (difference.person.map { "\($0)." } ?? "") + offer.name
            return [(key, after.status.rawValue)] + (after.amount.map { [(key + ".amount", $0.text)] } ?? [])
        }
        let name = differences.first.map { "\($0.offer) \($0.before?.text ?? "not there") becomes \($0.after?.text ?? "not there")" } ?? ""
        return Witness(name: name, household: household, expect: expect, vocabulary: comparison.new.book.vocabulary).yaml
    }
}

extension CatalogueComparison {
    /// Programmes that changed themselves, or that name a list, a fact or a relation that did.
    func programmesTouched(by changes: [CatalogueChange]) -> Set<String> {
        var touched: Set<String> = []
        let pages = old.pages.trees + new.pages.trees
        let texts = pages.compactMap { tree in tree["programme"]?.text.map { ($0, tree.canonical.compact) } }
        let relations = (Inventory(old.pages).entries + Inventory(new.pages).entries).filter { $0.kind == .relation }
        for change in changes {
            switch change.kind {
            case .source, .document: continue
            case .set: for (programme, text) in texts where text.contains("\"set:\(change.id)\"") { touched.insert(programme) }
            case .field: for (programme, text) in texts where text.contains("\"\(change.id)\"") { touched.insert(programme) }
            case .relation:
                for relation in relations where relation.id == change.id {
                    let text = relation.tree.canonical.compact
                    for (programme, _) in texts where text.contains("\"\(programme).") { touched.insert(programme) }
                }
            default: touched.insert(change.id.split(separator: ".").first.map(String.init) ?? change.id)
            }
        }
        return touched
    }

    /// Days on which something changed or one of the last stretches of a programme begins, and the days before; at most ten.
    func days(around programme: String, _ changes: [CatalogueChange]) -> [CivilDate] {
        let named = changes.filter { $0.id.hasPrefix(programme) || $0.kind == .set || $0.kind == .relation }
            .flatMap(\.details).flatMap { $0.path.split(separator: ".") }.compactMap { CivilDate(iso: String($0)) }
        let (before, after) = (Self.cuts(old.programme(programme)), Self.cuts(new.programme(programme)))
        let moved = before.symmetricDifference(after).union(named)
        let turning = moved.union(moved.map { $0.adding(days: -1) })
        let last = before.union(after).sorted().suffix(2)
        return Array(turning.sorted().suffix(8)) + last.filter { !turning.contains($0) }
    }

    private static func cuts(_ programme: Programme?) -> Set<CivilDate> {
        guard let programme else { return [] }
        let periods = [programme.valid] + programme.offers.map(\.valid) + programme.parameters.flatMap(\.versions).map(\.period)
        return Set(periods.flatMap { [$0.from, $0.to?.adding(days: 1)].compactMap { $0 } })
    }
}
