extension Vocabulary {
    private static let keys = ["of", "type", "list", "choices", "label", "ask", "effort", "sensitive", "evidence", "ask_after", "note", "source"]

    /// Reads the mapping of fields; their order is the fallback order of questions.
    mutating func read(fields tree: Tree, _ findings: Findings) {
        guard let entries = tree.map else {
            findings.add(.wrongShape, at: tree.place, "'fields' is a mapping, not \(tree.kind)")
            return
        }
        for entry in entries {
            guard findings.isName(entry, "a field"), let map = Keyed(entry.value, "a field", keys: Self.keys, findings) else { continue }
            if Household.reservedWords.contains(entry.key) {
                findings.add(.sameNameTwice, at: entry.place, "'\(entry.key)' is a word of the household file and cannot name a field")
            }
            if let first = places[entry.key] {
                findings.add(.sameNameTwice, at: entry.place, "the field '\(entry.key)' is there twice", hint: "first in \(findings.short(first))")
                continue
            }
            places[entry.key] = entry.place
            if let field = Self.field(entry.key, map, findings) { add(field) }
        }
        checkOrder(entries, findings)
    }

    private static func field(_ id: String, _ map: Keyed, _ findings: Findings) -> Field? {
        guard let of = findings.word(map.required("of"), "'of'", Entity.self),
            let type = findings.word(map.required("type"), "'type'", FieldType.self)
        else { return nil }
        let list = type == .code ? findings.word(map.required("list"), "'list'", CodeList.self) : nil
        if type == .code, list == nil { return nil }
        let needsChoices = type == .choice || type == .choices
        let choices = needsChoices ? self.choices(map.required("choices"), findings) : []
        let question = findings.wording(map["ask"], "'ask'") ?? .none
        return Field(
            id: id, of: of, type: type, list: list, choices: choices,
            label: findings.wording(map["label"], "'label'") ?? Wording(["de": id, "en": id]), question: question,
            effort: min(9, max(1, findings.count(map["effort"], "'effort'") ?? 1)),
            isSensitive: findings.flag(map["sensitive"], "'sensitive'") ?? false, evidence: findings.names(map["evidence"], "'evidence'").map(\.name),
            askAfter: findings.names(map["ask_after"], "'ask_after'").map(\.name), note: findings.wording(map["note"], "'note'") ?? .none)
    }

    private static func choices(_ tree: Tree?, _ findings: Findings) -> [Field.Choice] {
        guard let tree else { return [] }
        let choices: [(choice: Field.Choice, place: Findings.Place)]
        if let entries = tree.map {
            choices = entries.map { entry in
                (.init(id: entry.key, label: findings.wording(entry.value, "a choice's label") ?? .none), entry.place)
            }
        } else {
            choices = findings.names(tree, "'choices'").map { (.init(id: $0.name, label: Wording(["de": $0.name, "en": $0.name])), $0.place) }
        }
        var seen: Set<String> = []
        for (choice, place) in choices where !seen.insert(choice.id).inserted {
            findings.add(.sameNameTwice, at: place, "the choice '\(choice.id)' is there twice")
        }
        if choices.isEmpty || choices.count > 62 { findings.add(.wrongShape, at: tree.place, "a field has 1 to 62 choices") }
        return choices.map(\.choice)
    }

    private func checkOrder(_ entries: [Tree.Entry], _ findings: Findings) {
        for entry in entries {
            for (name, place) in findings.names(entry.value["ask_after"], "'ask_after'") where index[name] == nil {
                findings.unknown("field", name, at: place, among: index.keys) { places[$0] }
            }
        }
    }

    /// The documents' titles, `vocabulary/evidence.yaml`.
    mutating func read(evidence tree: Tree, _ findings: Findings) {
        for entry in tree.map ?? [] { evidence[entry.key] = findings.wording(entry.value, "a document's title") }
    }
}
