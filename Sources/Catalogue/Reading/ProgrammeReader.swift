import Basics

extension Compiler {
    private static let programmeKeys =
        [
            "schema", "programme", "title", "help", "run_by", "decides", "funders", "legal_claim", "valid", "anchor", "coverage", "parameters",
            "rules", "offers", "limits", "deadlines",
            "priorities", "tests", "ready", "accepted",
        ] + Findings.provenanceKeys

    /// First look: names only, so that programmes can speak of each other.
    func announce(_ tree: Tree) {
        guard let map = Keyed(tree, "a programme", keys: Self.programmeKeys, findings), let name = map.required("programme"),
            let id = findings.text(name, "'programme'")
        else { return }
        guard drafts[id] == nil else {
            findings.add(
                .sameNameTwice, at: name.place, "the programme '\(id)' is there twice",
                hint: "first in \(findings.short(drafts[id]?.tree.place ?? name.place))")
            return
        }
        drafts[id] = Draft(id: id, tree: tree, number: drafts.count)
    }

    func numberOffers(of draft: Draft) {
        for entry in draft.tree["offers"]?.map ?? [] where findings.isName(entry, "an offer") {
            draft.offers[entry.key] = offerNumbers.count
            offerPlaces[offerNumbers.count] = entry.place
            offerNumbers["\(draft.id).\(entry.key)"] = offerNumbers.count
        }
    }

    /// Second look: everything.
    func read(_ draft: Draft) {
        guard let map = Keyed(draft.tree, "a programme", keys: Self.programmeKeys, findings) else { return }
        let anchor = anchor(map["anchor"], draft)
        draft.help = findings.text(map.required("help"), "'help'") ?? ""
        var programme = Programme(
            id: draft.id, title: findings.wording(map.required("title"), "'title'") ?? .none, help: draft.help,
            runBy: findings.wording(map["run_by"], "'run_by'") ?? .none,
            decides: findings.wording(map["decides"], "'decides'") ?? .none, funders: findings.names(map["funders"], "'funders'").map(\.name),
            hasLegalClaim: findings.flag(map["legal_claim"], "'legal_claim'") ?? false,
            valid: validity(map["valid"]), anchor: anchor, provenance: findings.provenance(map, sources), number: draft.number,
            anchorField: draft.anchorField)
        programme.parameters = read(parameters: map["parameters"], of: draft)
        book.programmes.append(programme)
        let context = ConditionContext(draft: draft, scope: .person)
        var rules: [Rule] = []
        for entry in draft.tree["rules"]?.map ?? [] where findings.isName(entry, "a rule") {
            if let number = rule(named: entry.key, at: entry.place, draft) { rules.append(book.rules[number]) }
        }
        programme.rules = rules
        for entry in map["coverage"]?.map ?? [] {
            guard let field = field(entry.key, at: entry.place), book.vocabulary.fields[field].list != nil else { continue }
            programme.coverage[field] = table(entry.value, .codes(book.vocabulary.fields[field].list ?? .countries), context)
        }
        for entry in map.required("offers")?.map ?? [] { _ = offer(named: entry.key, at: entry.place, draft) }
        programme.offers = draft.offers.values.sorted().compactMap { compiledOffers[$0] }
        programme.limits = (map["limits"]?.map ?? []).compactMap { limit($0, draft) }
        programme.deadlines = deadlines(map["deadlines"], draft)
        programme.priorities = priorities(map["priorities"], draft)
        book.programmes[draft.number] = programme
    }

    func validity(_ tree: Tree?) -> Period {
        guard let tree, let map = Keyed(tree, "'valid'", keys: ["from", "to"], findings) else { return .always }
        return findings.period(map)
    }

    private func anchor(_ tree: Tree?, _ draft: Draft) -> Anchor {
        guard let tree, let name = findings.text(tree, "'anchor'"), name != "application_date" else { return .applicationDate }
        guard let index = book.vocabulary.index[name], book.vocabulary.fields[index].type == .date, book.vocabulary.fields[index].of == .household
        else {
            let dates = book.vocabulary.fields.filter { $0.type == .date && $0.of == .household }.map(\.id)
            findings.unknown("anchor", name, at: tree.place, among: ["application_date"] + dates)
            return .applicationDate
        }
        draft.anchorField = index
        return .field(name)
    }

    /// The number of a rule, read now if it was not yet; a circle is said with its whole path.
    func rule(named name: String, at place: Findings.Place, _ draft: Draft) -> Int? {
        if let number = draft.rules[name] { return number }
        guard let tree = draft.tree["rules"]?[name] else {
            let rules = draft.tree["rules"]?.map ?? []
            findings.unknown("rule", name, at: place, among: rules.map(\.key)) { word in rules.first { $0.key == word }?.place }
            return nil
        }
        return enter("rule \(name)", at: place, draft) {
            guard let map = Keyed(tree, "a rule", keys: ["text", "when", "instead", "presumed"] + Findings.provenanceKeys, findings) else {
                return nil
            }
            let node = condition(map.required("when"), ConditionContext(draft: draft, scope: .person))
            book.rules.append(
                Rule(
                    id: name, text: findings.wording(map.required("text"), "'text'") ?? .none,
                    instead: findings.wording(map["instead"], "'instead'") ?? .none,
                    presumed: findings.flag(map["presumed"], "'presumed'").map { Truth($0) }, provenance: findings.provenance(map, sources),
                    node: node))
            draft.rules[name] = book.rules.count - 1
            return book.rules.count - 1
        }
    }

    func enter<Result>(_ name: String, at place: Findings.Place, _ draft: Draft, _ read: () -> Result?) -> Result? {
        if let start = draft.path.firstIndex(of: name) {
            let circle = (draft.path[start...] + [name]).joined(separator: " → ")
            findings.add(.cycle, at: place, "a circle: \(circle)", hint: "one of them must not ask for the other")
            return nil
        }
        draft.path.append(name)
        defer { draft.path.removeLast() }
        return read()
    }

    private func limit(_ entry: Tree.Entry, _ draft: Draft) -> Limit? {
        let keys = ["text", "offers", "scope", "at_most", "when", "valid", "share_out"] + Findings.provenanceKeys
        guard let map = Keyed(entry.value, "a limit", keys: keys, findings),
            let scope = findings.word(map.required("scope"), "'scope'", Entity.self)
        else { return nil }
        let offers = findings.names(map.required("offers"), "'offers'").compactMap { name, place -> Int? in
            guard let number = draft.offers[name] else {
                findings.unknown("offer", name, at: place, among: draft.offers.keys) { draft.offers[$0].flatMap { offerPlaces[$0] } }
                return nil
            }
            return number
        }
        if scope == .person, let family = offers.first(where: { offerEntity($0) == .household }) {
            findings.add(
                .limitMisfit, at: map.place(of: "offers"), "a limit per person over the household's offer '\(compiledOffers[family]?.name ?? "")'")
        }
        let context = ConditionContext(draft: draft, scope: scope)
        guard let atMost = amount(map.required("at_most"), context) else { return nil }
        return Limit(
            id: entry.key, text: findings.wording(map["text"], "'text'") ?? .none, offers: offers, scope: scope, atMost: atMost,
            when: map["when"].map { condition($0, context) }, valid: validity(map["valid"]),
            shareOut: findings.word(map["share_out"], "'share_out'") ?? .inOrder, provenance: findings.provenance(map, sources))
    }
}
