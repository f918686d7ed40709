import Basics

/// L020, L022: values and lists missing on days that need them.
extension Survey {
    func missingValues() -> [Finding] {
        catalogue.programmes.flatMap { programme -> [Finding] in
            let terrain = Terrain(self, [programme], footing(of: programme))
            var missing: [Needs.Gap: [ClosedRange<Int64>]] = [:]
            for stretch in terrain.stretches {
                for gap in gaps(programme, terrain, on: stretch.lowerBound) where isMissing(gap, on: stretch.lowerBound) {
                    var days = missing[gap] ?? []
                    let before = days.last.flatMap { $0.upperBound + 1 == stretch.lowerBound ? days.removeLast() : nil }
                    missing[gap] = days + [(before ?? stretch).lowerBound...stretch.upperBound]
                }
            }
            var search = Search(terrain, plain)
            return missing.keys.sorted().flatMap { gap in
                (missing[gap] ?? []).compactMap { confirmed(gap, programme, $0, &search) }
            }
        }
    }

    /// What the offers of a programme would need of the catalogue on a day, whatever the facts.
    private func gaps(_ programme: Programme, _ terrain: Terrain, on day: Int64) -> Set<Needs.Gap> {
        let household = Household(anchor: CivilDate(dayNumber: Int(day)), members: [.init()])
        var evaluator = Evaluator(plain, Circumstances(household, plain.book))
        for field in terrain.anchorFields { evaluator.put(day, in: field) }
        evaluator.judge(terrain.finals)
        var needs = Needs()
        for offer in programme.offers {
            let row = offer.per == .household ? 0 : 1
            guard evaluator.own(offer.number, row) != .no else { continue }
            evaluator.ownNeeds(offer.number, row, &needs)
            if let amount = offer.amount { evaluator.amountNeeds(amount, row, &needs) }
            for exception in offer.exceptions where evaluator.truth(exception.when, row) != .no {
                if let amount = exception.amount { evaluator.amountNeeds(amount, row, &needs) }
            }
        }
        for limit in programme.limits where evaluator.inForce(limit.valid.days.from, limit.valid.days.to, programme.number) != .no {
            let row = limit.scope == .household ? 0 : 1
            if limit.when.map({ evaluator.truth($0, row) }) != .no { evaluator.amountNeeds(limit.atMost, row, &needs) }
        }
        return needs.gaps
    }

    /// Whether there is no version at all; one that is there and unread is another matter.
    private func isMissing(_ gap: Needs.Gap, on day: Int64) -> Bool {
        switch gap {
        case .parameter(let number): book.parameters[number].version(on: day) == nil
        case .set(let table): !book.sets[table].versions.contains { $0.from <= day && day <= $0.to }
        case .coverage, .history: false
        }
    }

    /// A household for which the value is missing: with some facts open it may only look as if it were needed.
    private func confirmed(_ gap: Needs.Gap, _ programme: Programme, _ days: ClosedRange<Int64>, _ search: inout Search) -> Finding? {
        guard let subject = subject(of: gap, programme) else { return nil }
        let given = search.exhausted
        for goals in needs(gap, programme) {
            let outcome = search.find(goals, on: days.lowerBound) { evaluator, _ in household(evaluator) }
            if case .found(let household) = outcome { return finding(subject, programme, days, household) }
        }
        guard search.exhausted > given else { return nil }
        return Finding(
            code: .budgetSpent, severity: .info, place: subject.entry.place,
            message:
                "whether '\(subject.entry.key)' is ever needed on \(CivilDate(dayNumber: Int(days.lowerBound)).iso) was given up after \(Search.budget) steps",
            mend: "split large conditions into rules")
    }

    private typealias Subject = (entry: Tree.Entry, versions: [(from: Int64, to: Int64)])

    private func subject(of gap: Needs.Gap, _ programme: Programme) -> Subject? {
        switch gap {
        case .parameter(let number):
            let parameter = book.parameters[number]
            return entry(programme, "parameters", parameter.id).map { ($0, parameter.versions.map { ($0.from, $0.to) }) }
        case .set(let table):
            let name = book.sets[table].set.map { book.codeSets[$0].id }
            return entries("sets").first { $0.key == name }.map { ($0, book.sets[table].versions.map { ($0.from, $0.to) }) }
        case .coverage, .history: return nil
        }
    }

    /// What has to come about for a value to be missed: each list of goals is one way.
    private func needs(_ gap: Needs.Gap, _ programme: Programme) -> [[Search.Goal]] {
        var ways: [[Search.Goal]] = []
        for offer in programme.offers {
            if looks(at: gap, offer.when) || offer.exceptions.contains(where: { looks(at: gap, $0.when) }) {
                ways.append([.own(offer.number, .open)])
            }
            if let amount = offer.amount { ways += self.ways(to: gap, in: amount, [.own(offer.number, .yes)]) }
            for exception in offer.exceptions {
                if let amount = exception.amount { ways += self.ways(to: gap, in: amount, [.node(offer.when, .yes), .node(exception.when, .yes)]) }
            }
        }
        for limit in programme.limits {
            for offer in limit.offers {
                ways += self.ways(to: gap, in: limit.atMost, [.own(offer, .yes)] + (limit.when.map { [.node($0, .yes)] } ?? []))
            }
        }
        return ways
    }

    private func ways(to gap: Needs.Gap, in number: Int, _ goals: [Search.Goal]) -> [[Search.Goal]] {
        let node = book.amounts[number]
        if case .parameter(let wanted) = gap, node.parameter == wanted { return [goals] }
        var ways: [[Search.Goal]] = node.condition >= 0 && looks(at: gap, node.condition) ? [goals + [.node(node.condition, .open)]] : []
        for kid in node.kids { ways += self.ways(to: gap, in: book.amountKids[kid], goals) }
        var before: [Search.Goal] = []
        for row in book.amountRows[node.rows] {
            let inside = goals + (row.condition >= 0 ? [.node(row.condition, .yes)] : before)
            if row.condition >= 0, looks(at: gap, row.condition) { ways.append(goals + [.node(row.condition, .open)]) }
            if row.amount >= 0 { ways += self.ways(to: gap, in: row.amount, inside) }
            if row.condition >= 0 { before.append(.node(row.condition, .no)) }
        }
        return ways
    }

    private func looks(at gap: Needs.Gap, _ node: Int) -> Bool {
        var footing = Footing()
        footing.follow(node, book)
        return switch gap {
        case .parameter(let number): footing.parameters.contains(number)
        case .set(let table): footing.tables.contains(table)
        case .coverage, .history: false
        }
    }

    private func finding(_ subject: Subject, _ programme: Programme, _ days: ClosedRange<Int64>, _ household: Household) -> Finding {
        let (entry, versions) = subject
        let isGap = versions.contains { $0.to < days.lowerBound } && versions.contains { $0.from > days.upperBound }
        let (first, last) = (CivilDate(dayNumber: Int(days.lowerBound)), CivilDate(dayNumber: Int(days.upperBound)))
        let isOpen = programme.valid.to.map { $0 > last } ?? true && !versions.contains { $0.from > days.upperBound }
        let when = isOpen ? "since \(first.iso)" : "from \(first.iso) to \(last.iso)"
        return Finding(
            code: isGap ? .gapInValues : .endsEarly, severity: .error, place: entry.place,
            message: "'\(entry.key)' has no value \(when), and '\(programme.id)' needs one",
            mend: "write the value down, as 'unread' where nobody knows it, or end what uses it",
            related: [.init(place: place(of: programme), message: "the programme that needs it")],
            witness: witness("no value for \(entry.key) on \(first.iso)", household, programme.offers))
    }
}
