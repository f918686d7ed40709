import Basics

extension Assessment {
    /// The answer of `funding-check`, one JSON document with a fixed order of keys.
    public var json: String {
        var writer = ReasonWriter()
        let offers = offers.map { writer.line($0) }
        return JSONText.object([
            ("anchor", .text(anchor.iso)), ("catalogue", .text(catalogue)), ("offers", .list(offers)),
            ("totals", .object(totals.map { ($0.offer, .text($0.amount.text)) })), ("ask", .list(questions.map(\.json))),
        ]).compact
    }
}

/// Writes every reason of an answer out where it is given, but makes it only once.
private struct ReasonWriter {
    private var known: [Reason.Identity: JSONText] = [:]

    mutating func line(_ result: OfferResult) -> JSONText {
        .object(result.entries(reasons: result.reasons.map { text($0) }, values: result.values.map(\.json)))
    }

    private mutating func text(_ reason: Reason) -> JSONText {
        if let known = known[reason.identity] { return known }
        let wording = reason.text
        let entries = reason.entries(
            text: [("text", .text(wording.de)), ("text_en", .text(wording.en))], parts: reason.parts.map { self.text($0) },
            values: reason.values.map(\.json))
        let text = JSONText.written(JSONText.object(entries).bytes)
        known[reason.identity] = text
        return text
    }
}

extension OfferResult {
    /// Everything but the reasons and values, which come as they are to be written.
    func entries(reasons: [JSONText], values: [JSONText]) -> [(String, JSONText)] {
        var entries: [(String, JSONText)] = [
            ("programme", .text(programme)), ("offer", .text(offer)), ("person", person.map { .number($0) } ?? .null),
            ("status", .text(status.rawValue)),
        ]
        if let amount { entries.append(("amount", amount.json)) }
        entries += [("form", .text(form.rawValue)), ("reasons", .list(reasons)), ("missing_evidence", .texts(missingEvidence))]
        entries.append(("missing_facts", .texts(missingFacts.map(\.text))))
        entries += JSONText.filled("values", values)
        entries += JSONText.filled("presumed", presumed.map { .text($0.text) })
        entries += JSONText.filled("gaps", gaps.map { .text($0.de) })
        entries += JSONText.filled("instead", instead.map { .text($0.de) })
        entries += JSONText.filled("alternatives", alternatives.map { .text($0) })
        if let basis { entries.append(("basis", .text(basis.rawValue))) }
        if isDiscretionary { entries.append(("discretion", .flag(true))) }
        entries.append(("legal_claim", .flag(hasLegalClaim)))
        return entries
    }
}

extension AmountRange {
    var json: JSONText {
        switch to {
        case .money(let money): .object([("from", .text(from.decimal)), ("to", .text(money.decimal))])
        case .unlimited: .object([("from", .text(from.decimal)), ("to", .null), ("upper", .text("not_limited"))])
        case .notKnown: .object([("from", .text(from.decimal)), ("to", .null), ("upper", .text("not_known"))])
        }
    }
}

extension Reason {
    /// Everything but the texts, parts and values, which come as they are to be written.
    func entries(text: [(String, JSONText)], parts: [JSONText], values: [JSONText]) -> [(String, JSONText)] {
        var entries = text + [("holds", .text(holds.word))]
        if case .offer(let id) = kind { entries.append(("offer", .text(id))) }
        if let fact { entries += fact.json }
        if isPresumed { entries.append(("presumed", .flag(true))) }
        if !sources.isEmpty { entries.append(("source", .text(sources.joined(separator: ", ")))) }
        if let confidence { entries.append(("confidence", .text(confidence.rawValue))) }
        entries.append(("decisive", .flag(isDecisive)))
        entries += JSONText.filled("values", values)
        entries += JSONText.filled("warnings", warnings.map { .text($0.de) })
        entries += JSONText.filled("reasons", parts)
        return entries
    }
}

extension Reason.FactUsed {
    var json: [(String, JSONText)] {
        let value = value.map { "\(label.de): \($0.de)" } ?? "\(label.de): \(isRefused ? "keine Angabe" : "nicht bekannt")"
        return [("fact", .text(value)), ("field", .text(reference.text)), ("state", .text(state?.rawValue ?? (isRefused ? "refused" : "unknown")))]
    }
}

extension ValueUsed {
    var json: JSONText {
        var entries: [(String, JSONText)] = [("name", .text(name)), ("text", .text(text.de)), ("value", value.map { .text($0) } ?? .null)]
        if let from = period.from { entries.append(("from", .text(from.iso))) }
        if let to = period.to { entries.append(("to", .text(to.iso))) }
        entries.append(("sources", .texts(sources)))
        if let confidence { entries.append(("confidence", .text(confidence.rawValue))) }
        entries += JSONText.filled("warnings", warnings.map { .text($0.de) })
        return .object(entries)
    }
}

extension OpenQuestion {
    var json: JSONText {
        .object([
            ("field", .text(fact.field)), ("person", fact.person.map { .number($0) } ?? .null), ("question", .text(text.de)), ("why", .texts(why)),
            ("sensitive", .flag(isSensitive)), ("evidence", .texts(evidence)),
        ])
    }
}

extension JSONText {
    static func texts(_ texts: [String]) -> JSONText { .list(texts.map { .text($0) }) }

    /// A key only where there is something to list.
    static func filled(_ key: String, _ items: [JSONText]) -> [(String, JSONText)] { items.isEmpty ? [] : [(key, .list(items))] }
}
