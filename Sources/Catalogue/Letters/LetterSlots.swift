/// Reads texts with `{…}` in them against the fields and the questions there are.
struct LetterSlots {
    let questions: [LetterTemplate.Question]
    let findings: Findings

    /// `condition` is known wherever the text stands.
    func text(_ tree: Tree?, _ what: String, knowing condition: LetterSlot? = nil) -> LetterText? {
        guard let tree, let text = findings.text(tree, what) else { return nil }
        var pieces: [LetterText.Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
            guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
                findings.add(
                    .wrongShape, at: findings.place(of: String(rest[open...].prefix(12)), in: tree), "a brace without its other half",
                    hint: "a field is written {name}")
                return nil
            }
            let name = String(rest[rest.index(after: open)..<close])
            if let slot = slot(name, at: findings.place(of: "{\(name)}", in: tree)) {
                check(slot, condition, at: findings.place(of: "{\(name)}", in: tree))
                pieces.append(.slot(slot))
            }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.words(String(rest))) }
        return LetterText(pieces: pieces)
    }

    func condition(_ tree: Tree) -> LetterSlot? { findings.text(tree, "'when'").flatMap { slot($0, at: tree.place) } }

    private func slot(_ name: String, at place: Findings.Place) -> LetterSlot? {
        if let field = LetterField(rawValue: name) { return .field(field) }
        if questions.contains(where: { $0.id == name }) { return .question(name) }
        let known = LetterField.allCases.map(\.rawValue) + questions.map(\.id)
        let near = nearest(to: name, among: known)
        findings.add(
            .unknownName, at: place, "unknown field '\(name)'",
            hint: near.map { "did you mean '\($0)'?" } ?? "one of: \(known.joined(separator: ", "))")
        return nil
    }

    /// A question that may stay open must not leave a hole in a sentence.
    private func check(_ slot: LetterSlot, _ condition: LetterSlot?, at place: Findings.Place) {
        guard case .question(let name) = slot, questions.first(where: { $0.id == name })?.isOptional == true, slot != condition else { return }
        findings.add(
            .wrongShape, at: place, "'\(name)' may stay unanswered, and would leave a hole here",
            hint: "make it '{text: …, when: \(name)}', or take 'optional' out of the question")
    }
}

extension Findings {
    /// Where a value of a file holds these words; its beginning where they are wrapped.
    func place(of words: String, in tree: Tree) -> Place {
        let start = tree.place
        for number in start.line...max(start.line, lineCount(of: start.file)) {
            let line = line(number, of: start.file)
            guard let found = line.firstRange(of: words) else { continue }
            let column = line.unicodeScalars.distance(from: line.startIndex, to: found.lowerBound) + 1
            guard number > start.line || column >= start.column else { continue }
            return Place(file: start.file, line: number, column: column, length: words.unicodeScalars.count)
        }
        return start
    }
}
