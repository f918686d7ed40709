/// L011: defined but never used. L025: a quantifier over something that is the household's anyway.
extension Survey {
    func unusedNames() -> [Finding] {
        var found = unusedFields() + unusedSources()
        let words = Set(trees.flatMap(\.everyWord))
        for entry in entries("sets") where !words.contains("set:" + entry.key) {
            found.append(unused(entry, "the set '\(entry.key)'"))
        }
        for programme in catalogue.programmes {
            let file = file(of: programme)
            let own = Set(file.everyWord)
            for entry in file["parameters"]?.map ?? [] where !own.contains("param:" + entry.key) {
                found.append(unused(entry, "the parameter '\(entry.key)'"))
            }
            let rules = rulesNamed(in: file)
            for entry in file["rules"]?.map ?? [] where !rules.contains(entry.key) { found.append(unused(entry, "the rule '\(entry.key)'")) }
        }
        return found
    }

    private func unused(_ entry: Tree.Entry, _ what: String) -> Finding {
        Finding(
            code: .unused, severity: .warning, place: entry.place, message: "\(what) is defined but never used",
            mend: "use it, take it out, or say under 'accepted' why it stays")
    }

    private func rulesNamed(in file: Tree) -> Set<String> {
        var names: Set<String> = []
        file.everyEntry { entry in if entry.key == "rule", let name = entry.value.text { names.insert(name) } }
        return names
    }

    /// A field is used where a condition, an amount, an anchor or a coverage looks at it.
    private func unusedFields() -> [Finding] {
        var used: Set<Int> = []
        for node in book.nodes {
            used.insert(node.field)
            if node.op == .elapsed || node.op == .age { used.insert(node.other) }
        }
        used.formUnion(book.amounts.map(\.field))
        used.formUnion(book.coverages.map(\.field))
        for programme in catalogue.programmes {
            used.insert(programme.anchorField)
            used.formUnion(programme.coverage.keys)
        }
        let ids = Set(used.filter { $0 >= 0 }.map { book.vocabulary.fields[$0].id })
        return entries("fields").filter { !ids.contains($0.key) && $0.value["type"]?.text != "text" }.map { unused($0, "the field '\($0.key)'") }
    }

    private func unusedSources() -> [Finding] {
        var named: Set<String> = []
        for tree in trees {
            tree.everyEntry { entry in
                if ["source", "between", "chosen"].contains(entry.key) { named.formUnion(entry.value.everyWord) }
            }
        }
        return entries("sources").filter { !named.contains($0.key) }.map { unused($0, "the source '\($0.key)'") }
    }
}

extension Tree {
    /// Every text of the tree outside its tests.
    var everyWord: [String] {
        if let text { return [text] }
        if let list { return list.flatMap(\.everyWord) }
        return (map ?? []).filter { $0.key != "tests" && $0.key != "accepted" }.flatMap { $0.value.everyWord }
    }
}

extension Survey {
    /// "Any member" of something that is the same for all of them.
    func entityFindings() -> [Finding] {
        places.nodes.sorted { $0.key < $1.key }.compactMap { number, place in
            let node = book.nodes[number]
            guard [.anyMember, .everyMember, .countMembers].contains(node.op), let kid = book.kids[node.kids].first,
                !book.nodes[kid].needsPerson, !(book.nodes[kid].op == .all && book.nodes[kid].kids.isEmpty)
            else { return nil }
            return Finding(
                code: .entityMixed, severity: .error, place: place, message: "this counts members, but what it asks is the household's alone",
                mend: "leave the quantifier out, or ask for a fact of the persons")
        }
    }
}
