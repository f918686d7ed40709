import Basics

/// L060: said without a source. L061: sources one cannot look up. L064: readings nobody answers for.
extension Survey {
    func unsourced() -> [Finding] {
        var found: [Finding] = []
        func look(at tree: Tree, _ place: Findings.Place, _ what: String) {
            found += unsourced(tree, place, what, assumption: "text, chosen, by, review_by")
        }
        for programme in catalogue.programmes {
            let file = file(of: programme)
            for rule in file["rules"]?.map ?? [] { look(at: rule.value, rule.place, "the rule '\(rule.key)'") }
            for parameter in file["parameters"]?.map ?? [] {
                for version in parameter.value["values"]?.list ?? [] where version["value"]?.text != "unread" {
                    look(at: version, version.place, "a value of '\(parameter.key)'")
                }
            }
        }
        for set in entries("sets") {
            for version in set.value["versions"]?.list ?? [] { look(at: version, version.place, "a version of the set '\(set.key)'") }
        }
        for relation in entries("relations") where relation.value["kind"]?.text != "unstated" {
            look(at: relation.value, relation.place, "the relation '\(relation.key)'")
        }
        return found
    }

    /// A finding where neither a source nor an assumption nor a conflict stands; `assumption` lists what an assumption has to say there.
    func unsourced(_ tree: Tree, _ place: Findings.Place, _ what: String, assumption: String) -> [Finding] {
        guard tree["source"] == nil, tree["assumption"] == nil, tree["conflict"] == nil else { return [] }
        return [
            Finding(
                code: .unsourced, severity: .error, place: place, message: "\(what) has neither a source nor an assumption",
                mend: "write 'source: …', or 'assumption: {\(assumption)}' where no text says it")
        ]
    }

    /// What each source lacks: one line for each thing lacking, with all sources it is lacking at.
    func thinSources() -> [Finding] {
        let sources = entries("sources")
        let register = trees.compactMap { $0.entry("sources") }.first?.place
        let lacks: [(String, Diagnosis.Severity, (Tree) -> Bool)] = [
            ("publisher", .warning, { $0["publisher"] == nil }), ("day it was read ('read_on')", .warning, { $0["read_on"] == nil }),
            ("stored copy that is there", copies.isEmpty ? .info : .warning, { source in !(copy(of: source).map { _ in true } ?? false) }),
            ("check sum of its copy ('sha256')", copies.isEmpty ? .info : .warning, { source in copy(of: source) != nil && source["sha256"] == nil }),
        ]
        return lacks.compactMap { what, severity, lacks in
            let thin = sources.filter { $0.value["kind"]?.text != "memory" && lacks($0.value) }
            guard let first = thin.first, let register else { return nil }
            return Finding(
                code: .thinSource, severity: severity, place: thin.count == 1 ? first.place : register,
                message: thin.count == 1 ? "the source '\(first.key)' has no \(what)" : "\(thin.count) sources have no \(what)",
                mend: "write down what is known; a copy goes into copies/ and is named 'copy: name'",
                related: thin.count == 1 ? [] : thin.map { .init(place: $0.place, message: "'\($0.key)'") })
        }
    }

    /// The stored copy a source names, where there is one.
    private func copy(of source: Tree) -> StoredCopy? {
        guard let name = source["copy"]?.text else { return nil }
        return copies.first { $0.isNamed(name) }
    }

    func assumptions() -> [Finding] {
        var found: [Finding] = []
        for tree in trees {
            tree.everyEntry { entry in
                guard entry.key == "assumption" || entry.key == "conflict", entry.value.map != nil else { return }
                if entry.value["by"] == nil {
                    found.append(
                        Finding(
                            code: .assumptionAdrift, severity: .warning, place: entry.place, message: "nobody answers for this \(entry.key)",
                            mend: "write 'by: …', who chose this reading"))
                }
                guard let review = entry.value["review_by"]?.text.flatMap({ CivilDate(iso: $0) }), review < today else { return }
                found.append(
                    Finding(
                        code: .assumptionAdrift, severity: .warning, place: entry.value.entry("review_by")?.place ?? entry.place,
                        message: "this \(entry.key) was to be looked at again by \(review.iso)",
                        mend: "ask whether the reading still holds, then set a new 'review_by'"))
            }
        }
        return found
    }
}

/// L062: a copy that changed, an address that is gone. L063: a figure that the copy does not hold.
extension Survey {
    func storedCopies() -> [Finding] {
        changedCopies() + figuresNotQuoted()
    }

    private func changedCopies() -> [Finding] {
        entries("sources").flatMap { source -> [Finding] in
            var found: [Finding] = []
            if let sum = source.value.entry("sha256"), let copy = copy(of: source.value), sum.value.text?.lowercased() != copy.sha256 {
                found.append(
                    Finding(
                        code: .copyChanged, severity: .warning, place: sum.place, message: "\(copy.path) is not the text this check sum was made of",
                        mend: "compare the two, then write sha256: \(copy.sha256)"))
            }
            if let gone = source.value.entry("gone_on") {
                found.append(
                    Finding(
                        code: .copyChanged, severity: .warning, place: gone.place,
                        message: "the address of '\(source.key)' was gone on \(gone.value.text ?? "")",
                        mend: "look for the text elsewhere, or for a newer one"))
            }
            return found
        }
    }

    /// Values of parameters that none of the stored copies of their sources holds.
    private func figuresNotQuoted() -> [Finding] {
        let texts = Dictionary(
            entries("sources").compactMap { source in copy(of: source.value).map { (source.key, String(decoding: $0.bytes, as: UTF8.self)) } },
            uniquingKeysWith: { first, _ in first })
        guard !texts.isEmpty else { return [] }
        return catalogue.programmes.flatMap { programme -> [Finding] in
            (file(of: programme)["parameters"]?.map ?? []).flatMap { parameter -> [Finding] in
                (parameter.value["values"]?.list ?? []).compactMap { version in
                    guard let value = version.entry("value"), let text = value.value.text, text != "unread" else { return nil }
                    let sources = version["source"]?.everyWord ?? []
                    let read = sources.compactMap { texts[$0] }
                    let unit = parameter.value["unit"]?.text.flatMap(Parameter.Unit.init)
                    let forms = Figure.forms(of: text, unit)
                    guard !read.isEmpty, !forms.isEmpty, !read.contains(where: { Figure.stands(forms, in: $0) }) else { return nil }
                    return Finding(
                        code: .figureNotQuoted, severity: .warning, place: value.value.place,
                        message: "the stored copy of \(sources.joined(separator: ", ")) does not hold \(forms[0])",
                        mend: "read the copy again; name the source that does say it")
                }
            }
        }
    }
}

/// The ways a figure is written in running text.
enum Figure {
    static func forms(of text: String, _ unit: Parameter.Unit?) -> [String] {
        switch unit {
        case .euro, .euroPerMonth: Money(decimal: text).map(forms) ?? []
        case .count: [text] + words(text)
        case .duration: text.split(separator: " ").first.map { [String($0)] + words(String($0)) } ?? []
        case .percent: [text, text.replacing(".", with: ",")]
        case nil: []
        }
    }

    /// `3000.00`, `3.000`, `3000`, `3,000`, `3 000`, with and without cents.
    private static func forms(of money: Money) -> [String] {
        let euro = String(money.cents / 100)
        let cents = String(money.cents % 100 + 100).dropFirst()
        var groups = ""
        for (position, digit) in euro.unicodeScalars.reversed().enumerated() {
            if position > 0, position.isMultiple(of: 3) { groups.unicodeScalars.insert("|", at: groups.unicodeScalars.startIndex) }
            groups.unicodeScalars.insert(digit, at: groups.unicodeScalars.startIndex)
        }
        let whole = [euro] + [".", ",", " ", "\u{a0}", "\u{202f}", "'"].map { groups.replacing("|", with: $0) }
        let exact = whole.flatMap { ["\($0),\(cents)", "\($0).\(cents)"] }
        return money.cents.isMultiple(of: 100) ? whole + exact : exact
    }

    private static let german = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
    private static let english = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]

    private static func words(_ text: String) -> [String] {
        guard let number = Int(text), german.indices.contains(number) else { return [] }
        return [german[number], english[number]]
    }

    /// Whether one of the forms stands in a text, not as a part of a longer number.
    static func stands(_ forms: [String], in text: String) -> Bool {
        let bytes = Array(text.lowercased().utf8)
        return forms.contains { form in
            let wanted = Array(form.utf8)
            guard let first = wanted.first, bytes.count >= wanted.count else { return false }
            for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
                guard bytes[start..<(start + wanted.count)].elementsEqual(wanted) else { continue }
                let before = start > 0 ? bytes[start - 1] : 32
                let after = start + wanted.count < bytes.count ? bytes[start + wanted.count] : 32
                if !isDigit(before), !isDigit(after) || !isDigit(first) { return true }
            }
            return false
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
