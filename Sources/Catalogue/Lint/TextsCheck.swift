import Basics

/// L070: texts missing in a language. L071: facts nobody can ask for. L072: asked for ended programmes only.
extension Survey {
    func missingTexts() -> [Finding] {
        let keys: Set<String> = ["title", "text", "label", "ask", "instead", "about"]
        var found: [Finding] = []
        for tree in trees {
            for section in tree.map ?? [] where section.key != "tests" && section.key != "sources" && section.key != "accepted" {
                let inside = Tree(shape: .map([section]), place: section.place)
                inside.everyEntry { entry in
                    if keys.contains(entry.key) { look(at: entry, &found) }
                    if entry.key == "choices" { for choice in entry.value.map ?? [] { look(at: choice, &found) } }
                }
                if section.key == "evidence" { for document in section.value.map ?? [] { look(at: document, &found) } }
            }
        }
        return found + untitled()
    }

    private func look(at entry: Tree.Entry, _ found: inout [Finding]) {
        let languages = entry.value.map.map { $0.map(\.key) } ?? ["de"]
        let missing = catalogue.languages.filter { !languages.contains($0) }
        guard !missing.isEmpty else { return }
        found.append(
            Finding(
                code: .missingText, severity: .warning, place: entry.place,
                message: "'\(entry.key)' is missing in \(missing.joined(separator: ", "))",
                mend: "write {\(catalogue.languages.map { "\($0): \"…\"" }.joined(separator: ", "))}"))
    }

    private func untitled() -> [Finding] {
        catalogue.programmes.flatMap { programme in
            (file(of: programme)["offers"]?.map ?? []).filter { $0.value["title"] == nil }.map { offer in
                Finding(
                    code: .missingText, severity: .warning, place: offer.place, message: "the offer '\(offer.key)' has no title",
                    mend: "write 'title: {de: \"…\", en: \"…\"}'")
            }
        }
    }

    func questions() -> [Finding] {
        let asked = Set(book.nodes.map(\.field) + book.amounts.map(\.field) + catalogue.programmes.map(\.anchorField))
        return entries("fields").flatMap { entry -> [Finding] in
            guard let index = book.vocabulary.index[entry.key] else { return [] }
            var found: [Finding] = []
            if asked.contains(index), entry.value["ask"] == nil {
                found.append(
                    Finding(
                        code: .missingQuestion, severity: .error, place: entry.place, message: "rules look at '\(entry.key)', but it has no question",
                        mend: "write 'ask: {de: \"…?\"}'"))
            }
            if !book.vocabulary.evidence.isEmpty {
                for document in entry.value["evidence"].map({ $0.list ?? [$0] }) ?? [] {
                    guard let name = document.text, book.vocabulary.evidence[name] == nil else { continue }
                    found.append(
                        Finding(
                            code: .missingQuestion, severity: .error, place: document.place, message: "unknown document '\(name)'",
                            mend: nearest(to: name, among: book.vocabulary.evidence.keys).map { "did you mean '\($0)'?" }
                                ?? "name it under 'evidence:'"))
                }
            }
            return found
        }
    }

    func needlesslySensitive() -> [Finding] {
        var users: [Int: [Programme]] = [:]
        for programme in catalogue.programmes {
            for field in footing(of: programme).fields.union([programme.anchorField]) { users[field, default: []].append(programme) }
        }
        return entries("fields").compactMap { entry in
            guard let index = book.vocabulary.index[entry.key], book.vocabulary.fields[index].isSensitive, let programmes = users[index],
                programmes.allSatisfy(isOver)
            else { return nil }
            return Finding(
                code: .needlesslySensitive, severity: .warning, place: entry.place,
                message: "'\(entry.key)' is sensitive, and only ended programmes look at it", mend: "do not ask for it any more",
                related: programmes.map { .init(place: place(of: $0), message: "'\($0.id)' ended on \($0.valid.to?.iso ?? "")") })
        }
    }
}
