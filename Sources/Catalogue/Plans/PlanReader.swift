import Basics

extension Compiler {
    private static let planKeys = ["schema", "plan", "title", "help", "goal", "day_field", "steps", "accepted"] + Findings.provenanceKeys
    private static let stepKeys =
        ["text", "hint", "who", "needs", "when", "because", "chosen", "evidence", "lead", "by", "opens", "keeps"] + Findings.provenanceKeys

    /// Reads a file of `plans/`. Conditions are asked of the household, on the day the plan is looked at.
    func read(plan tree: Tree) {
        guard let map = Keyed(tree, "a plan", keys: Self.planKeys, findings), let name = map.required("plan"),
            let id = findings.text(name, "'plan'")
        else { return }
        if book.plans.contains(where: { $0.id == id }) {
            findings.add(.sameNameTwice, at: name.place, "the plan '\(id)' is there twice")
            return
        }
        // Behind the last programme: a number without an anchor of its own, so the day of the question counts.
        let draft = Draft(id: "plan." + id, tree: Tree(shape: .map([]), place: tree.place), number: drafts.count)
        let steps = (map.required("steps")?.map ?? []).compactMap { step($0, draft) }
        check(steps, map["steps"])
        book.plans.append(
            PlanTemplate(
                id: id, title: findings.wording(map.required("title"), "'title'") ?? .none,
                help: findings.text(map.required("help"), "'help'") ?? "", goal: findings.wording(map.required("goal"), "'goal'") ?? .none,
                dayField: dayField(map["day_field"]), steps: steps, provenance: findings.provenance(map, sources)))
        book.plans.sort { $0.id < $1.id }
    }

    private func dayField(_ tree: Tree?) -> String? {
        guard let tree, let name = findings.text(tree, "'day_field'") else { return nil }
        let dates = book.vocabulary.fields.filter { $0.type == .date && $0.of == .household }.map(\.id)
        if dates.contains(name) { return name }
        findings.unknown("date field of the household", name, at: tree.place, among: dates)
        return nil
    }

    private func step(_ entry: Tree.Entry, _ draft: Draft) -> PlanStep? {
        guard findings.isName(entry, "a step"), let map = Keyed(entry.value, "a step", keys: Self.stepKeys, findings) else { return nil }
        let chosen = map["chosen"]
        if let chosen, map["when"] != nil {
            findings.add(.wrongShape, at: chosen.place, "a step hangs on a condition or on somebody's choice", hint: "take 'when' or 'chosen' out")
        }
        return PlanStep(
            id: entry.key, text: findings.wording(map.required("text"), "'text'") ?? .none, hint: findings.wording(map["hint"], "'hint'") ?? .none,
            who: findings.word(map.required("who"), "'who'", PlanDoer.self) ?? .person,
            needs: findings.names(map["needs"], "'needs'").map(\.name), isChosen: chosen != nil,
            question: findings.wording(chosen, "'chosen'") ?? .none, because: findings.wording(map["because"], "'because'") ?? .none,
            evidence: evidence(map["evidence"]), lead: values(map.required("lead"), "'lead'", atMost: true) { leadTime($0, $1) },
            by: values(map["by"], "'by'") { tree, _ in findings.deadlineOffset(tree, "'value'") },
            opens: values(map["opens"], "'opens'") { tree, _ in findings.deadlineOffset(tree, "'value'") },
            keeps: values(map["keeps"], "'keeps'") { tree, _ in findings.span(tree, "'value'") },
            provenance: findings.provenance(map, sources), node: map["when"].map { condition(of: $0, draft) })
    }

    /// A condition about the household that every reader of the file may see the outcome of.
    private func condition(of tree: Tree, _ draft: Draft) -> Int {
        let first = book.nodes.count
        let node = condition(tree, ConditionContext(draft: draft, scope: .household))
        for number in first..<book.nodes.count {
            let place = places.nodes[number] ?? tree.place
            switch book.nodes[number].op {
            case .ownOffer, .finalOffer, .notCovered, .receivedBefore, .rule:
                findings.add(.wrongShape, at: place, "a plan asks for facts of the household only", hint: "write the condition itself")
            default: break
            }
            let field = book.nodes[number].field
            if field >= 0, book.vocabulary.fields[field].isSensitive {
                findings.add(
                    .wrongShape, at: place, "'\(book.vocabulary.fields[field].id)' is sensitive, and a plan shows what it hangs on",
                    hint: "leave it to the counsellor: 'chosen: {de: …}' with a question")
            }
        }
        return node
    }

    private func evidence(_ tree: Tree?) -> [String] {
        findings.names(tree, "'evidence'").map { name, place in
            if !book.vocabulary.evidence.isEmpty, book.vocabulary.evidence[name] == nil {
                findings.unknown("document", name, at: place, among: book.vocabulary.evidence.keys)
            }
            return name
        }
    }

    /// `unread`, or a list of values with their periods.
    func values<Value>(_ tree: Tree?, _ what: String, atMost: Bool = false, _ read: (Tree, Keyed) -> Value?) -> [PlanValue<Value>] {
        guard let tree, tree.text != "unread" else { return [] }
        guard let list = tree.list else {
            findings.add(.wrongShape, at: tree.place, "\(what) is a list of values, or 'unread'", hint: "[{value: 6 weeks, source: …}]")
            return []
        }
        let keys = ["from", "to", "value"] + (atMost ? ["at_most"] : []) + Findings.provenanceKeys
        let found = list.compactMap { item -> (PlanValue<Value>, Findings.Place)? in
            guard let map = Keyed(item, "a value of \(what)", keys: keys, findings), let value = map.required("value") else { return nil }
            return (
                PlanValue(
                    period: findings.period(map), value: value.text == "unread" ? nil : read(value, map),
                    provenance: findings.provenance(map, sources)),
                item.place
            )
        }
        for (number, (value, place)) in found.enumerated() where found[..<number].contains(where: { $0.0.period.overlaps(value.period) }) {
            findings.add(.overlappingValues, at: place, "this value of \(what) overlaps another one", hint: "write 'from' and 'to'")
        }
        return found.map(\.0)
    }

    private func leadTime(_ tree: Tree, _ map: Keyed) -> PlanLead? {
        guard let value = length(tree) else { return nil }
        let atMost = map["at_most"].flatMap(length)
        let day = CivilDate(dayNumber: 0)
        if let atMost, atMost.after(day, .withoutHolidays) < value.after(day, .withoutHolidays) {
            findings.add(.wrongShape, at: map.place(of: "at_most"), "'at_most' is shorter than 'value'")
        }
        return PlanLead(value, atMost: atMost)
    }

    private func length(_ tree: Tree) -> DeadlineOffset.Length? {
        guard let offset = findings.deadlineOffset(tree, "a length of time") else { return nil }
        if offset.isBefore {
            findings.add(.wrongShape, at: tree.place, "how long something takes is not negative")
            return nil
        }
        return offset.length
    }
}

/// What a plan as a whole has to keep.
extension Compiler {
    private func check(_ steps: [PlanStep], _ tree: Tree?) {
        let names = steps.map(\.id)
        func place(_ step: String, _ key: String) -> Findings.Place {
            let entry = tree?.map?.first { $0.key == step }
            return entry?.value.entry(key)?.place ?? entry?.place ?? tree?.place ?? Findings.Place(file: 0, line: 1, column: 1, length: 1)
        }
        for (number, step) in steps.enumerated() {
            if names[..<number].contains(step.id) { findings.add(.sameNameTwice, at: place(step.id, "text"), "the step '\(step.id)' is there twice") }
            for need in step.needs where !names.contains(need) {
                findings.unknown("step", need, at: place(step.id, "needs"), among: names) { place($0, "text") }
            }
            check(step) { place(step.id, $0) }
        }
        do {
            _ = try PlanNetwork(steps.map { PlanTask($0.id, needs: $0.needs) })
        } catch {
            findings.add(
                .cycle, at: place(error.path.first ?? "", "needs"), "a circle: \(error.path.joined(separator: " → "))",
                hint: "one of them must not wait for the other")
        }
        let after = Set(steps.filter { $0.by.contains { $0.value.map { PlanTask("", by: $0).isAfterGoal } ?? false } }.map(\.id))
        for step in steps where !after.contains(step.id) {
            guard let need = step.needs.first(where: after.contains) else { continue }
            findings.add(
                .wrongShape, at: place(step.id, "needs"), "'\(need)' comes after the goal, so nothing before the goal can wait for it",
                hint: "take it out, or give '\(step.id)' a 'by' after the goal")
        }
    }

    private func check(_ step: PlanStep, _ place: (String) -> Findings.Place) {
        let goal = CivilDate(dayNumber: 20_000)
        for opens in step.opens {
            guard let offset = opens.value else { continue }
            let first = offset.day(from: goal, .withoutHolidays)
            for by in step.by.isEmpty ? [goal] : step.by.compactMap({ $0.value?.day(from: goal, .withoutHolidays) }) where by < first {
                findings.add(.wrongShape, at: place("opens"), "the step may not begin before its last day is over")
            }
        }
    }
}
