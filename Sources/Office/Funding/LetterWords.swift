import Basics
import Catalogue
import Papers

/// Puts the promised lines of a frozen check into the words of a letter, by the catalogue they were decided with.
struct LetterWords {
    let catalogue: Catalogue
    let check: FrozenCheck
    let persons: [Person]
    let benefits: [OfferBenefit]

    /// One line for each benefit; what is promised to several persons stands together.
    var lines: [OfferLetter.Line] {
        var order: [String] = []
        for benefit in benefits where !order.contains(benefit.benefit) { order.append(benefit.benefit) }
        return order.map { id in line(id, benefits.filter { $0.benefit == id }) }
    }

    private func line(_ id: String, _ shares: [OfferBenefit]) -> OfferLetter.Line {
        let sum = shares.map(\.amount).reduce(.zero, +)
        return OfferLetter.Line(
            benefit: catalogue.offer(id)?.title.de ?? id, basis: catalogue.programme(Self.programme(of: id))?.title.de ?? Self.programme(of: id),
            amount: sum == .zero ? Self.forms[shares.first?.form ?? ""] ?? "" : sum.german, note: note(shares))
    }

    private static let forms = ["service": "Leistung", "ticket": "Fahrschein", "in_kind": "Sachleistung"]

    private static func programme(of benefit: String) -> String { String(benefit.prefix { $0 != "." }) }

    /// "für Besarta Ahmeti", "je 500,00 € für …", with the amounts one after the other where they differ.
    private func note(_ shares: [OfferBenefit]) -> String {
        var amounts: [Money] = []
        for share in shares where !amounts.contains(share.amount) { amounts.append(share.amount) }
        return amounts.map { amount in
            let alike = shares.filter { $0.amount == amount }
            let sum = amount == .zero || shares.count == 1 ? "" : alike.count > 1 ? "je \(amount.german) " : "\(amount.german) "
            return "\(sum)für \(whom(alike.map(\.person)))"
        }.joined(separator: "; ")
    }

    private func whom(_ ids: [PersonID?]) -> String {
        if ids.count == persons.count, ids.count > 2 { return "alle \(ids.count) Personen der Familie" }
        return Self.list(ids.map(name))
    }

    private func name(of person: PersonID?) -> String {
        guard let person else { return "den Haushalt" }
        return persons.first { $0.id == person }?.called ?? "eine Person"
    }

    private static func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " und " + last
    }

    private var promised: [FrozenAssessment.Line] {
        benefits.compactMap { benefit in
            check.assessment.offers.first { $0.benefit == benefit.benefit && check.person($0.person) == benefit.person }
        }
    }

    /// What is promised only once it is signed, and what was taken for granted because nobody said otherwise.
    var conditions: [String] {
        let unsigned = promised.filter { $0.status == "yes_if_signed" }.flatMap(\.missingFacts).map(declaration)
        let presumed = promised.flatMap(\.reasons).flatMap(\.presumptions)
        return unique(unsigned).map { "Noch zu unterschreiben: \($0)." }
            + unique(presumed).map { "Angenommen, weil nichts anderes angegeben ist: \($0)." }
            + (presumed.isEmpty ? [] : ["Wenn eine dieser Annahmen nicht stimmt, sagen Sie es uns bitte vor der Ausreise."])
    }

    /// `2.waives_status` as "Verzicht auf Status (Besarta Ahmeti)".
    private func declaration(_ fact: String) -> String {
        let parts = fact.split(separator: ".", maxSplits: 1).map(String.init)
        let label = parts.last.flatMap { catalogue.field($0)?.label.de } ?? fact
        guard parts.count == 2, let person = check.person(Int(parts[0])) else { return label }
        return "\(label) (\(name(of: person)))"
    }

    var missingEvidence: [String] {
        unique(promised.flatMap(\.missingEvidence)).map { catalogue.documentTitle($0).de }
    }

    var programmesWithoutClaim: [String] {
        unique(benefits.map { Self.programme(of: $0.benefit) }).compactMap { catalogue.programme($0) }.filter { !$0.hasLegalClaim }.map(\.title.de)
    }

    /// At most a dozen: the amounts' values, then the rules that were met, each with source and validity.
    var reasons: [OfferLetter.Reason] {
        let most = 12
        let met = unique(promised.flatMap { rules(of: $0) })
        let values = unique(promised.flatMap { $0.values.compactMap(reason) })
        let all = values.prefix(max(most / 2, most - met.count)) + met
        guard all.count > most else { return Array(all) }
        let more =
            "Weitere \(all.count - most + 1) erfüllte Voraussetzungen stehen in der Prüfung vom \(check.madeAt.local.day.german) in Ihrer Akte."
        return all.prefix(most - 1) + [OfferLetter.Reason(text: more, source: "", validity: "")]
    }

    private func reason(_ value: FrozenAssessment.Value) -> OfferLetter.Reason? {
        guard let written = value.value else { return nil }
        return OfferLetter.Reason(
            text: "\(value.text): \(Money(decimal: written)?.german ?? written)", source: titles(value.sources),
            validity: Period(from: value.from, to: value.to).wording.de)
    }

    private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}

extension LetterWords {
    /// The sentences of the catalogue a line stands on; where it stands on another offer, that offer's.
    private func rules(of line: FrozenAssessment.Line, seen: Set<String> = []) -> [OfferLetter.Reason] {
        let period = catalogue.programme(line.programme)?.valid ?? .always
        return line.reasons.flatMap { rules(in: $0, of: line, period, seen: seen.union([line.benefit])) }
    }

    private func rules(in reason: FrozenAssessment.Reason, of line: FrozenAssessment.Line, _ period: Period, seen: Set<String>)
        -> [OfferLetter.Reason]
    {
        guard reason.isDecisive, reason.holds == "yes" else { return [] }
        if let offer = reason.offer {
            guard !seen.contains(offer) else { return [] }
            return check.assessment.offers.filter { $0.benefit == offer && $0.person == line.person }.flatMap { rules(of: $0, seen: seen) }
        }
        if reason.fact != nil || !reason.sources.isEmpty || reason.parts.isEmpty {
            return [
                OfferLetter.Reason(text: reason.plainText, source: titles(reason.sources), validity: reason.validity ?? period.wording.de)
            ]
        }
        if let denied = reason.denied {
            return denied.sources.isEmpty
                ? []
                : [
                    OfferLetter.Reason(
                        text: "trifft nicht zu: \(denied.plainText)", source: titles(denied.sources), validity: denied.validity ?? period.wording.de)
                ]
        }
        return reason.parts.flatMap { rules(in: $0, of: line, period, seen: seen) }
    }

    private func titles(_ sources: [String]) -> String {
        let named = sources.prefix(2).map { id in catalogue.sources[id].map { "\($0.publisher), „\($0.title)“" } ?? id }
        return named.joined(separator: "; ")
    }
}

extension FrozenAssessment.Reason {
    /// What a mere "trifft nicht zu" is about.
    var denied: FrozenAssessment.Reason? {
        guard fact == nil, sources.isEmpty, parts.count == 1, parts[0].holds == "no", holds == "yes" else { return nil }
        return parts[0]
    }

    /// Without the remark that it is presumed.
    var plainText: String { text.replacing(" (angenommen, solange nichts anderes angegeben ist)", with: "") }

    /// What the outcome takes for granted.
    var presumptions: [String] {
        guard isDecisive else { return [] }
        if isPresumed { return [holds == "no" ? "trifft nicht zu: \(plainText)" : plainText] }
        return parts.flatMap(\.presumptions)
    }

    /// When the dated values below it hold together; nil where there are none.
    var validity: String? {
        let values = datedValues
        guard !values.isEmpty else { return nil }
        return Period(from: values.compactMap(\.from).max(), to: values.compactMap(\.to).min()).wording.de
    }

    private var datedValues: [FrozenAssessment.Value] {
        guard isDecisive else { return [] }
        return values.filter { $0.from != nil || $0.to != nil } + parts.flatMap(\.datedValues)
    }
}
