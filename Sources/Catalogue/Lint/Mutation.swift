/// L083: a constant moved by one unit, or a condition turned round, and no test of the programme's file notices.
extension Survey {
    func survivingChanges() -> [Finding] {
        inEach { programme in
            let passing = programme.tests.filter { test in catalogue.run(test, of: programme).allSatisfy { $0.verdict != .failed } }
            var survivors: [Findings.Place: [String]] = [:]
            for mutant in mutants(of: programme) where !isNoticed(mutant.book, passing, programme) {
                survivors[mutant.place, default: []].append(mutant.change)
            }
            return survivors.sorted { ($0.key.line, $0.key.column) < ($1.key.line, $1.key.column) }.map { place, changes in
                Finding(
                    code: .survivingChange, severity: .warning, place: place,
                    message: "no test notices when this is \(changes.joined(separator: ", or "))",
                    mend: "add a test that comes out differently then")
            }
        }
    }

    private func isNoticed(_ book: Rulebook, _ tests: [Expectation], _ programme: Programme) -> Bool {
        let changed = Catalogue(
            hash: catalogue.hash, office: catalogue.office, languages: catalogue.languages, reviewedLanguages: catalogue.reviewedLanguages,
            layers: catalogue.layers, overlays: catalogue.overlays, sources: catalogue.sources, warnings: [], rules: Rules(book),
            pages: catalogue.pages)
        return tests.contains { test in changed.run(test, of: programme).contains { $0.verdict == .failed } }
    }

    private struct Mutant {
        let place: Findings.Place
        let change: String
        let book: Rulebook
    }

    private func mutants(of programme: Programme) -> [Mutant] {
        var footing = Footing()
        for offer in programme.offers { footing.follow(offer, book) }
        for limit in programme.limits {
            footing.follow(amount: limit.atMost, book)
            if let when = limit.when { footing.follow(when, book) }
        }
        var mutants: [Mutant] = []
        for number in footing.nodes.sorted() { if let place = places.nodes[number] { mutants += changes(ofNode: number, place) } }
        for number in footing.amounts.sorted() where book.amounts[number].op == .constant {
            guard let place = places.amounts[number] else { continue }
            for step in [Int64(1), -1] where book.amounts[number].value + step >= 0 {
                var changed = book
                changed.amounts[number].value += step
                mutants.append(Mutant(place: place, change: word(step, "cent"), book: changed))
            }
        }
        return mutants + changedParameters(of: programme, footing)
    }

    private func changes(ofNode number: Int, _ place: Findings.Place) -> [Mutant] {
        let node = book.nodes[number]
        var mutants = [Mutant(place: place, change: "turned round", book: turned(number))]
        func move(_ change: String, _ edit: (inout Node) -> Void) {
            var changed = book
            edit(&changed.nodes[number])
            mutants.append(Mutant(place: place, change: change, book: changed))
        }
        switch node.op {
        case .rule: mutants = []
        case .all where node.kids.count > 1, .any where node.kids.count > 1:
            mutants = []
            move(node.op == .all ? "'any' instead of 'all'" : "'all' instead of 'any'") { $0.op = node.op == .all ? .any : .all }
        case .all, .any, .not: mutants = []
        case .compare where [.date, .count, .money].contains(book.vocabulary.fields[node.field].type) && node.parameter < 0,
            .age where node.parameter < 0, .countMembers where node.parameter < 0, .atLeastOf:
            for step in [Int64(1), -1] { move(word(step, "unit")) { $0.low += step } }
        case .elapsed where node.parameter < 0:
            move("a day longer") { $0.low += 1 }
            if node.low > 0 { move("shorter by one") { $0.low -= $0.low & 0xffff_ffff > 0 ? 1 : 1 << 32 } }
        case .anchorDate:
            if node.low > Node.never + 1 { for step in [Int64(1), -1] { move("begun " + word(step, "day")) { $0.low += step } } }
            if node.high < Node.always { for step in [Int64(1), -1] { move("ended " + word(step, "day")) { $0.high += step } } }
        default: break
        }
        return mutants
    }

    private func word(_ step: Int64, _ unit: String) -> String { step > 0 ? "one \(unit) more" : "one \(unit) less" }

    /// The rules with one condition negated.
    private func turned(_ number: Int) -> Rulebook {
        var changed = book
        changed.nodes.append(book.nodes[number])
        changed.kids.append(changed.nodes.count - 1)
        var node = Node(op: .not)
        node.needsPerson = book.nodes[number].needsPerson
        node.kids = (changed.kids.count - 1)..<changed.kids.count
        changed.nodes[number] = node
        return changed
    }

    private func changedParameters(of programme: Programme, _ footing: Footing) -> [Mutant] {
        footing.parameters.sorted().flatMap { number -> [Mutant] in
            let parameter = book.parameters[number]
            guard let values = entry(programme, "parameters", parameter.id)?.value["values"]?.list else { return [] }
            return zip(values, book.frames.parameters[number]).flatMap { value, version -> [Mutant] in
                guard book.frames.parameterVersions[version].value != Circumstances.unknown, let place = value.entry("value")?.value.place else {
                    return []
                }
                let unit: Int64 = parameter.unit == .euro || parameter.unit == .euroPerMonth ? 100 : parameter.unit == .percent ? 10_000 : 1
                let steps = parameter.unit == .duration ? [unit] : [unit, -unit]
                return steps.filter { book.frames.parameterVersions[version].value + $0 >= 0 }.map { step in
                    var changed = book
                    changed.frames.parameterVersions[version].value += step
                    return Mutant(place: place, change: word(step, "unit"), book: changed)
                }
            }
        }
    }
}
