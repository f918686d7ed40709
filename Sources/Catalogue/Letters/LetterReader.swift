import Crypto

/// Reads one template; whatever is wrong goes into the findings.
struct LetterReader {
    private static let keys = [
        "schema", "letter", "title", "purpose", "desk", "to", "from", "consent", "ask", "subject", "paragraphs", "closing", "signed_by",
    ]

    let findings: Findings

    /// Nil where the template cannot be used.
    func template(_ tree: Tree) -> LetterTemplate? {
        findings.checkSchema(tree)
        guard let map = Keyed(tree, "a letter", keys: Self.keys, findings) else { return nil }
        let questions = questions(map["ask"])
        let slots = LetterSlots(questions: questions, findings: findings)
        let subject = slots.text(map.required("subject"), "'subject'")
        let passages = passages(map.required("paragraphs"), slots)
        let recipient: LetterTemplate.Recipient? = findings.word(map.required("to"), "'to'")
        let template = LetterTemplate(
            id: id(map), title: findings.text(map.required("title"), "'title'") ?? "",
            purpose: findings.text(map.required("purpose"), "'purpose'") ?? "", desk: findings.word(map.required("desk"), "'desk'") ?? .both,
            recipient: recipient ?? .person, sender: findings.word(map["from"], "'from'") ?? .office,
            consent: findings.text(map["consent"], "'consent'"), questions: questions, subject: subject ?? LetterText(pieces: []),
            passages: passages, closing: findings.text(map["closing"], "'closing'") ?? "Mit freundlichen Grüßen",
            signers: signers(map), hash: Self.hash(of: tree))
        check(template, map)
        return findings.hasErrors ? nil : template
    }

    private static func hash(of tree: Tree) -> String {
        "sha256:" + SHA256.hash(data: tree.canonical.bytes).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    private func id(_ map: Keyed) -> String {
        guard let name = map.required("letter"), let id = findings.text(name, "'letter'") else { return "" }
        return findings.isName(Tree.Entry(key: id, place: name.place, value: name), "a letter") ? id : ""
    }

    private func signers(_ map: Keyed) -> [LetterTemplate.Signer] {
        guard let tree = map["signed_by"] else { return [.counsellor] }
        return (tree.list ?? [tree]).compactMap { findings.word($0, "'signed_by'") }
    }

    private func questions(_ tree: Tree?) -> [LetterTemplate.Question] {
        guard let tree else { return [] }
        guard let entries = tree.map else {
            findings.add(.wrongShape, at: tree.place, "'ask' is a mapping of names and questions, not \(tree.kind)")
            return []
        }
        return entries.compactMap(question)
    }

    private func question(_ entry: Tree.Entry) -> LetterTemplate.Question? {
        guard findings.isName(entry, "a question"),
            let map = Keyed(entry.value, "a question", keys: ["label", "hint", "kind", "optional"], findings)
        else { return nil }
        if let field = LetterField(rawValue: entry.key) {
            findings.add(
                .sameNameTwice, at: entry.place, "'\(entry.key)' is filled in by itself (\(field.german))", hint: "give the question another name")
        }
        return LetterTemplate.Question(
            id: entry.key, label: findings.text(map.required("label"), "'label'") ?? "", hint: findings.text(map["hint"], "'hint'"),
            kind: findings.word(map["kind"], "'kind'") ?? .line, isOptional: findings.flag(map["optional"], "'optional'") ?? false)
    }

    private func passages(_ tree: Tree?, _ slots: LetterSlots) -> [LetterTemplate.Passage] {
        guard let tree else { return [] }
        guard let items = tree.list, !items.isEmpty else {
            findings.add(.wrongShape, at: tree.place, "'paragraphs' is a list of texts", hint: "begin each paragraph with '- '")
            return []
        }
        return items.compactMap { passage($0, slots) }
    }

    private func passage(_ tree: Tree, _ slots: LetterSlots) -> LetterTemplate.Passage? {
        if tree.text != nil { return slots.text(tree, "a paragraph").map { LetterTemplate.Passage(heading: nil, lines: [$0], condition: nil) } }
        guard let map = Keyed(tree, "a paragraph", keys: ["text", "heading", "list", "when"], findings),
            let kind = map.single(of: ["text", "list"], "a paragraph")
        else { return nil }
        let condition = map["when"].flatMap(slots.condition)
        let lines = kind.key == "text" ? [kind.value] : kind.value.list ?? []
        if lines.isEmpty { findings.add(.wrongShape, at: kind.value.place, "'list' is a list of texts") }
        let heading = kind.key == "list" ? map.required("heading") : map["heading"]
        if kind.key == "text", let heading { findings.add(.wrongShape, at: heading.place, "a heading stands above a list", hint: "take it out") }
        return LetterTemplate.Passage(
            heading: findings.text(heading, "'heading'"), lines: lines.compactMap { slots.text($0, "a line", knowing: condition) },
            condition: condition)
    }
}

/// What a template as a whole has to keep.
extension LetterReader {
    private func check(_ template: LetterTemplate, _ map: Keyed) {
        for question in template.questions where !template.slots.contains(.question(question.id)) {
            findings.add(
                .unused, .warning, at: map.place(of: "ask"), "the question '\(question.id)' is asked and stands nowhere",
                hint: "write {\(question.id)} where the answer belongs, or take the question out")
        }
        if template.signers.isEmpty { findings.add(.wrongShape, at: map.place(of: "signed_by"), "somebody signs a letter") }
        if template.recipient == .landlord { checkLandlord(template, map) }
    }

    /// The office's head says what it is an office for, so a letter to a landlord is the person's own.
    private func checkLandlord(_ template: LetterTemplate, _ map: Keyed) {
        if template.sender != .person || template.signers != [.person] {
            findings.add(
                .wrongShape, at: map.place(of: template.sender == .person ? "signed_by" : "from"),
                "a letter to a landlord is the person's own; the head of this office would tell what the person is counselled about",
                hint: "write 'from: person' and 'signed_by: person'")
        }
        for slot in template.slots {
            guard case .field(let field) = slot, !field.isForLandlords else { continue }
            findings.add(
                .wrongShape, at: findings.place(of: "{\(field.rawValue)}", in: map.tree), "a landlord is not told '\(field.german)'",
                hint: "take {\(field.rawValue)} out")
        }
        let texts = [template.subject.words, template.closing] + template.passages.flatMap { $0.lines.map(\.words) + [$0.heading ?? ""] }
        for text in texts {
            guard let word = RevealingWords.first(in: text) else { continue }
            findings.add(
                .wrongShape, at: findings.place(of: word, in: map.tree), "a letter to a landlord does not say '\(word)'",
                hint: "status, benefits, origin and religion are none of a landlord's business")
        }
    }
}
