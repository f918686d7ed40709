import Basics

/// Reads households written as YAML or JSON: in files, and in tests.
struct HouseholdReader {
    let vocabulary: Vocabulary
    let findings: Findings

    init(_ vocabulary: Vocabulary, _ findings: Findings) {
        self.vocabulary = vocabulary
        self.findings = findings
    }

    /// `anchor`, `household` and `persons` of a mapping; nil where something is wrong (said).
    func household(_ map: Keyed, on day: CivilDate?) -> Household? {
        let before = findings.all.count
        guard let anchor = day ?? findings.date(map.required("anchor"), "'anchor'") else { return nil }
        var household = Household(anchor: anchor)
        if let tree = map["household"] { readHousehold(tree, &household) }
        if let persons = map.required("persons") {
            if persons.list == nil { findings.add(.wrongShape, at: persons.place, "'persons' is a list, not \(persons.kind)") }
            household.members = (persons.list ?? []).map(member)
            if household.members.count > Household.mostMembers {
                findings.add(.wrongShape, at: persons.place, "a household has at most \(Household.mostMembers) persons")
            }
        }
        return findings.all.count == before ? household : nil
    }

    private func readHousehold(_ tree: Tree, _ household: inout Household) {
        guard let entries = tree.map else {
            findings.add(.wrongShape, at: tree.place, "'household' is a mapping, not \(tree.kind)")
            return
        }
        for entry in entries {
            switch entry.key {
            case "documents": household.documents = findings.names(entry.value, "'documents'").map(\.name)
            case "received": household.received = (entry.value.list ?? []).compactMap(receipt)
            case "history": household.isHistoryComplete = entry.value.text == "complete"
            default: if let fact = fact(entry, .household) { household.facts[entry.key] = fact }
            }
        }
    }

    private func receipt(_ tree: Tree) -> Household.Receipt? {
        guard let map = Keyed(tree, "something received", keys: ["offer", "on", "person"], findings),
            let offer = findings.text(map.required("offer"), "'offer'")
        else { return nil }
        return .init(offer: offer, on: findings.date(map["on"], "'on'"), person: findings.count(map["person"], "'person'"))
    }

    private func member(_ tree: Tree) -> Household.Member {
        var member = Household.Member()
        guard let entries = tree.map else {
            findings.add(.wrongShape, at: tree.place, "a person is a mapping of facts, not \(tree.kind)")
            return member
        }
        for entry in entries {
            switch entry.key {
            case "documents": member.documents = findings.names(entry.value, "'documents'").map(\.name)
            case "name": continue
            default: if let fact = fact(entry, .person) { member.facts[entry.key] = fact }
            }
        }
        return member
    }

    /// A value, or `{value: …, state: documented}`, or `refused`; an empty value is not known.
    private func fact(_ entry: Tree.Entry, _ entity: Entity) -> Fact? {
        guard let index = vocabulary.index[entry.key] else {
            let known = vocabulary.fields.filter { $0.of == entity }.map(\.id)
            let near = nearest(to: entry.key, among: known)
            findings.add(.unknownName, at: entry.place, "unknown field '\(entry.key)'", hint: near.map { "did you mean '\($0)'?" })
            return nil
        }
        let field = vocabulary.fields[index]
        guard field.of == entity else {
            findings.add(
                .entityMixed, at: entry.place, "'\(field.id)' belongs to the \(field.of.rawValue)",
                hint: field.of == .household ? "move it under 'household'" : "move it to the person under 'persons'")
            return nil
        }
        if let text = entry.value.text, case .text(_, quoted: false) = entry.value.shape {
            if text.isEmpty || text == "null" || text == "~" { return nil }
            if text == "refused", field.type != .text { return .refused }
        }
        guard entry.value.map != nil else { return value(entry.value, field).map { .known($0, .stated) } }
        guard let map = Keyed(entry.value, "a fact", keys: ["value", "state"], findings) else { return nil }
        if map["state"]?.text == "refused" { return .refused }
        let state = findings.word(map["state"], "'state'", Standing.self) ?? .stated
        return map.required("value").flatMap { value($0, field) }.map { .known($0, state) }
    }

    private func value(_ tree: Tree, _ field: Field) -> FactValue? {
        let what = "'\(field.id)'"
        switch field.type {
        case .flag, .declaration, .judgement: return findings.flag(tree, what).map { .flag($0) }
        case .date: return findings.date(tree, what).map { .date($0) }
        case .count: return findings.count(tree, what).map { .count($0) }
        case .money: return findings.money(tree, what).map { .money($0) }
        case .text: return findings.text(tree, what).map { .word($0) }
        case .choice: return choice(tree, field).map { .word($0) }
        case .choices: return choices(tree, field)
        case .code: return code(tree, field).map { .word($0) }
        }
    }

    private func choices(_ tree: Tree, _ field: Field) -> FactValue? {
        let items = tree.list ?? [tree]
        let words = items.compactMap { choice($0, field) }
        return words.count == items.count ? .words(words) : nil
    }

    private func choice(_ tree: Tree, _ field: Field) -> String? {
        guard let text = findings.text(tree, "'\(field.id)'") else { return nil }
        if field.choices.contains(where: { $0.id == text }) { return text }
        findings.unknown("choice of '\(field.id)'", text, at: tree.place, among: field.choices.map(\.id))
        return nil
    }

    private func code(_ tree: Tree, _ field: Field) -> String? {
        guard let text = findings.text(tree, "'\(field.id)'"), let list = field.list else { return nil }
        switch list {
        case .countries where Country(text) == nil:
            findings.add(.unknownName, at: tree.place, "'\(text)' is no country", hint: "ISO 3166-1 alpha-2, \"XK\" for Kosovo")
        case .districts where District(ags: text) == nil:
            findings.add(.unknownName, at: tree.place, "'\(text)' is no district key", hint: "five digits in quotes, \"09162\"")
        default: return text
        }
        return nil
    }
}
