import Basics

extension Compiler {
    /// Reads dated lists; conditions of single items are read later, where a programme uses the set.
    func read(sets tree: Tree) {
        for entry in tree.map ?? [] {
            let keys = ["code_list", "field", "title", "versions", "note"]
            guard findings.isName(entry, "a set"), let map = Keyed(entry.value, "a set", keys: keys, findings) else { continue }
            if let first = setNumbers[entry.key] {
                findings.add(
                    .sameNameTwice, at: entry.place, "the set '\(entry.key)' is there twice",
                    hint: "first in \(findings.short(book.codeSets[first].place))")
                continue
            }
            guard let members = members(map) else { continue }
            let versions = (map.required("versions")?.list ?? []).compactMap { version($0, members) }
            checkOverlap(versions.map(\.period), map["versions"], "the set '\(entry.key)'")
            setNumbers[entry.key] = book.codeSets.count
            book.codeSets.append(
                CodeSet(
                    id: entry.key, title: findings.wording(map["title"], "'title'") ?? .none, versions: versions, members: members,
                    place: entry.place))
        }
    }

    private func members(_ map: Keyed) -> CodeSet.Members? {
        guard let entry = map.single(of: ["code_list", "field"], "a set") else { return nil }
        if entry.key == "code_list" { return findings.word(entry.value, "'code_list'", CodeList.self).map { .codes($0) } }
        guard let name = findings.text(entry.value, "'field'"), let field = field(name, at: entry.value.place) else { return nil }
        let type = book.vocabulary.fields[field].type
        guard type == .choice || type == .choices else {
            findings.add(.operatorMisfit, at: entry.value.place, "'\(name)' has no choices", hint: "for codes write 'code_list'")
            return nil
        }
        return .choices(field: field)
    }

    private func version(_ tree: Tree, _ members: CodeSet.Members) -> CodeSet.Version? {
        guard let map = Keyed(tree, "a version", keys: ["from", "to", "values"] + Findings.provenanceKeys, findings) else { return nil }
        var items: [CodeSet.Item] = []
        var conditions: [Int: Tree] = [:]
        for item in map.required("values")?.list ?? [] {
            if item.map == nil {
                guard let code = code(item, of: members) else { continue }
                items.append(.init(code: code, isConditional: false))
            } else if let map = Keyed(item, "an item", keys: ["code", "when", "note"], findings), let code = code(map.required("code"), of: members) {
                conditions[items.count] = map["when"]
                items.append(.init(code: code, isConditional: map["when"] != nil))
            }
        }
        return .init(period: findings.period(map), items: items, provenance: findings.provenance(map, sources), conditions: conditions)
    }

    /// A member written in a file, checked.
    func code(_ tree: Tree?, of members: CodeSet.Members) -> String? {
        guard let tree, let text = findings.text(tree, "a code") else { return nil }
        switch members {
        case .codes(let list):
            guard Vocabulary.isCode(text, of: list) else {
                let hint =
                    list == .countries
                    ? "a country is an ISO 3166-1 alpha-2 code, \"XK\" for Kosovo" : "a district is five digits in quotes, \"09162\""
                findings.add(.unknownName, at: tree.place, "'\(text)' is no code of \(list.rawValue)", hint: hint)
                return nil
            }
            if case .text(_, quoted: false) = tree.shape, list == .districts || ["NO", "NA"].contains(text) {
                findings.add(.unquotedCode, .warning, at: tree.place, "put '\(text)' in quotes", hint: "other tools read it as something else")
            }
        case .choices(let field):
            let field = book.vocabulary.fields[field]
            guard field.choices.contains(where: { $0.id == text }) else {
                findings.unknown("choice of '\(field.id)'", text, at: tree.place, among: field.choices.map(\.id))
                return nil
            }
        }
        return text
    }

    func number(_ code: String, of members: CodeSet.Members) -> Int {
        switch members {
        case .codes(let list): book.vocabulary.number(of: code, in: list)
        case .choices(let field): book.vocabulary.number(ofChoice: code, in: book.vocabulary.fields[field]) ?? -1
        }
    }

    func checkOverlap(_ periods: [Period], _ tree: Tree?, _ what: String) {
        guard let places = tree?.list?.map(\.place), places.count == periods.count else { return }
        for later in periods.indices {
            for earlier in periods.indices.prefix(later) where periods[later].overlaps(periods[earlier]) {
                findings.add(
                    .overlappingValues, at: places[later], "two values of \(what) hold on the same day",
                    hint: "the other begins in \(findings.short(places[earlier])); end it the day before")
            }
        }
    }
}
