import Basics

extension Scene {
    /// What is doubtful about a value: outdated, unconfirmed, from memory.
    func warnings(_ provenance: Provenance) -> [Wording] {
        var warnings: [Wording] = []
        if let review = provenance.reviewBy, review < today {
            let since =
                provenance.confirmedOn.map { Wording(de: ", bestätigt zuletzt \($0.german)", en: ", last confirmed \($0.iso)") }
                ?? Wording(de: "", en: "")
            warnings.append(
                Wording(de: "veraltet: Prüfung war fällig am \(review.german)\(since.de)", en: "outdated: review was due by \(review.iso)\(since.en)")
            )
        } else if let confirmed = provenance.confirmedOn, let year = Self.year?.after(confirmed), year < today {
            warnings.append(Wording(de: "seit \(confirmed.german) nicht bestätigt", en: "not confirmed since \(confirmed.iso)"))
        }
        switch provenance.confidence {
        case .memory: warnings.append(Wording(de: "aus dem Gedächtnis, ungeprüft", en: "from memory, not checked"))
        case .inferred: warnings.append(Wording(de: "erschlossen, in keiner Quelle so gesagt", en: "inferred, no source says it so"))
        case .partial: warnings.append(Wording(de: "nur teilweise belegt", en: "only partly confirmed"))
        case .found, nil: break
        }
        if let assumption = provenance.assumption {
            warnings.append(Wording(de: "Annahme: \(assumption.text.de)", en: "assumption: \(assumption.text.en)"))
            if let review = assumption.reviewBy, review < today {
                warnings.append(
                    Wording(de: "die Annahme war zu prüfen bis \(review.german)", en: "the assumption was to be reviewed by \(review.iso)"))
            }
        }
        return warnings
    }

    func valuesUsed(_ node: Node) -> [ValueUsed] {
        var values: [ValueUsed] = []
        if node.parameter >= 0 { values.append(value(ofParameter: node.parameter, node.programme)) }
        if node.table >= 0, node.op == .member || node.op == .hasAny || node.op == .hasAll, let set = book.sets[node.table].set {
            values.append(value(ofSet: set, node.table, node.programme))
        }
        return values
    }

    func value(ofParameter number: Int, _ programme: Int) -> ValueUsed {
        let parameter = book.parameters[number]
        let name = "\(parameter.programme)/\(parameter.id)"
        let text = parameter.text.isEmpty ? Wording(de: parameter.id, en: parameter.id) : parameter.text
        let day = evaluator.anchorDays[programme]
        guard day != Circumstances.unknown, let version = parameter.version(on: day).map({ parameter.versions[$0] }) else {
            return ValueUsed(
                name: name, text: text, value: nil, period: .always, sources: [], confidence: nil,
                warnings: [Wording(de: "kein Wert für diesen Tag", en: "no value for this day")])
        }
        var warnings = warnings(version.provenance)
        if version.text == nil { warnings.append(Wording(de: "Wert nicht gelesen", en: "value not read")) }
        return ValueUsed(
            name: name, text: text, value: version.text, period: version.period, sources: version.provenance.sources,
            confidence: version.provenance.confidence, warnings: warnings)
    }

    private func value(ofSet set: Int, _ table: Int, _ programme: Int) -> ValueUsed {
        let entry = book.codeSets[set]
        let title = entry.title.isEmpty ? Wording(de: entry.id, en: entry.id) : entry.title
        guard let version = evaluator.version(ofTable: table, programme).map({ entry.versions[$0 - book.frames.tables[table].lowerBound] }) else {
            return ValueUsed(
                name: entry.id, text: title, value: nil, period: .always, sources: [], confidence: nil,
                warnings: [Wording(de: "die Liste gilt an diesem Tag nicht", en: "the list has no version for this day")])
        }
        return ValueUsed(
            name: entry.id, text: title, value: "\(version.items.count)", period: version.period, sources: version.provenance.sources,
            confidence: version.provenance.confidence, warnings: warnings(version.provenance))
    }

    /// Stands for an amount nobody has read.
    static let unread = ValueUsed(
        name: "unread", text: Wording(de: "Betrag", en: "amount"), value: nil, period: .always, sources: [], confidence: nil,
        warnings: [Wording(de: "Wert nicht gelesen", en: "value not read")])

    static let year = Span("1 year")

    /// Whether there is nothing doubtful about a rule on that day.
    func isQuiet(_ rule: Int) -> Bool { book.frames.quietUntil[rule] >= evaluator.facts.anchor }

    func gapText(_ gap: Needs.Gap) -> Wording {
        switch gap {
        case .parameter(let number):
            let parameter = book.parameters[number]
            let name = parameter.text.isEmpty ? Wording(de: parameter.id, en: parameter.id) : parameter.text
            return Wording(de: "Wert nicht bekannt: \(name.de)", en: "value not known: \(name.en)")
        case .set(let table):
            let name = book.sets[table].set.map { book.codeSets[$0].title } ?? .none
            return Wording(de: "Liste ohne Fassung für diesen Tag: \(name.de)", en: "list without a version for this day: \(name.en)")
        case .coverage(let programme):
            let title = book.programmes[programme].title
            return Wording(de: "Bedient \(title.de) dieses Land?", en: "Does \(title.en) serve this country?")
        case .history: return Wording(de: "frühere Förderungen nicht vollständig bekannt", en: "earlier help is not completely known")
        }
    }
}
