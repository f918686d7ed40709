import Basics

extension Compiler {
    func deadlines(_ tree: Tree?, _ draft: Draft) -> [Deadline] {
        (tree?.map ?? []).compactMap { entry in
            let keys = ["text", "from", "offset", "at_most", "kind", "moves", "met_by", "offers", "not_with", "valid"] + Findings.provenanceKeys
            guard findings.isName(entry, "a deadline"), let map = Keyed(entry.value, "a deadline", keys: keys, findings),
                let from = findings.word(map.required("from"), "'from'", Deadline.Event.self),
                let offset = findings.deadlineOffset(map.required("offset"), "'offset'"),
                let kind = findings.word(map.required("kind"), "'kind'", Deadline.Kind.self)
            else { return nil }
            let deadline = Deadline(
                id: entry.key, text: findings.wording(map.required("text"), "'text'") ?? .none, from: from, offset: offset,
                atMost: findings.deadlineOffset(map["at_most"], "'at_most'"), kind: kind, moves: findings.flag(map["moves"], "'moves'"),
                metBy: findings.word(map["met_by"], "'met_by'", Deadline.Event.self), offers: offers(map["offers"], of: draft),
                notWith: offers(map["not_with"], of: draft), valid: validity(map["valid"]), provenance: findings.provenance(map, sources))
            check(deadline, map)
            return deadline
        }
    }

    private func offers(_ tree: Tree?, of draft: Draft) -> [String] {
        findings.names(tree, "offers").compactMap { name, place in
            guard draft.offers[name] != nil else {
                findings.unknown("offer", name, at: place, among: draft.offers.keys) { draft.offers[$0].flatMap { offerPlaces[$0] } }
                return nil
            }
            return "\(draft.id).\(name)"
        }
    }

    private func check(_ deadline: Deadline, _ map: Keyed) {
        if deadline.atMost != nil, deadline.kind == .hard || deadline.kind == .soft {
            findings.add(
                .wrongShape, at: map.place(of: "at_most"), "a deadline with one last day has no 'at_most'",
                hint: "write 'kind: window' or 'kind: expectation'")
        }
        if deadline.moves == true, deadline.offset.isBefore || deadline.kind == .expectation {
            findings.add(
                .wrongShape, at: map.place(of: "moves"),
                deadline.offset.isBefore ? "a time counted back from an event does not move past its last day" : "an expectation does not move",
                hint: "leave 'moves' out")
        }
        guard let atMost = deadline.atMost else { return }
        // Any day will do: what is compared are lengths.
        let day = CivilDate(dayNumber: 0)
        if atMost.day(from: day, .withoutHolidays) < deadline.offset.day(from: day, .withoutHolidays) {
            findings.add(.wrongShape, at: map.place(of: "at_most"), "'at_most' ends before 'offset'")
        }
    }

    func priorities(_ tree: Tree?, _ draft: Draft) -> [Priority] {
        (tree?.map ?? []).compactMap { entry in
            guard findings.isName(entry, "a priority"),
                let map = Keyed(entry.value, "a priority", keys: ["text", "when"] + Findings.provenanceKeys, findings)
            else { return nil }
            return Priority(
                id: entry.key, text: findings.wording(map.required("text"), "'text'") ?? .none, provenance: findings.provenance(map, sources),
                node: map["when"].map { condition($0, ConditionContext(draft: draft, scope: .person)) })
        }
    }
}

extension Findings {
    func deadlineOffset(_ tree: Tree?, _ what: String) -> DeadlineOffset? {
        guard let tree, let text = text(tree, what) else { return nil }
        if let offset = DeadlineOffset(text) { return offset }
        add(
            .wrongShape, at: tree.place, "'\(text)' is not a length of time",
            hint: "write '6 weeks', '3 months', '14 working days', or '-4 weeks' for before the event")
        return nil
    }
}
