import Basics
import Catalogue
import Markup

/// One offer of a programme for all persons: status in words, amount, what is missing, what instead, and why.
struct OfferView {
    let offer: Offer
    let catalogue: Catalogue
    let names: FamilyNames
    let anchor: CivilDate

    func markup(_ groups: [ResultGroup], total: AmountRange?, reasons: inout ReasonsView) -> HTML {
        let sum: HTML? = groups.count > 1 || (groups.first?.persons.count ?? 0) > 1 ? total.flatMap(self.sum) : nil
        var drawn: [HTML] = []
        for group in groups { drawn.append(markup(group, &reasons)) }
        return """
            <section class="offer" id="\(ReasonsView.anchor(offer.id))"><h3>\(offer.title.de)\(sum.map { " <small>\($0)</small>" as HTML })</h3>\(drawn)</section>

            """
    }

    private func sum(_ total: AmountRange) -> HTML? {
        total.settled == .zero ? nil : "zusammen \(total.wording.de)"
    }

    private func markup(_ group: ResultGroup, _ reasons: inout ReasonsView) -> HTML {
        let result = group.result
        let amount: HTML? =
            result.status.isImpossible
            ? nil
            : result.amount.map { amount in
                "<b class=\"number\">\(group.persons.count > 1 ? "je " : "")\(amount.wording.de)</b>"
            }
        let whom = names.whom(group.persons)
        return """
            <div class="result"><p>\(tag(word(result), isUsedUp(result) ? .plain : result.status.tone)) \(amount.map { "\($0) " as HTML })\(whom)</p>\(notes(group))\
            <details><summary>Warum?\(unseen(" \(offer.title.de)"))</summary>\(values(result, reasons))\(reasons.list(group.nodes))</details></div>

            """
    }

    /// Possible, but nothing is left of the family's ceiling.
    private func isUsedUp(_ result: OfferResult) -> Bool { result.status == .yes && result.amount?.settled == .zero }

    /// "beendet am 31.12.2025" where the day is known.
    private func word(_ result: OfferResult) -> String {
        if isUsedUp(result) { return "ausgeschöpft" }
        guard result.status == .ended || result.status == .notYet else { return result.status.german }
        let period = offer.valid == .always ? catalogue.programme(offer.programme)?.valid ?? .always : offer.valid
        if result.status == .ended, let end = period.to { return "beendet am \(end.german)" }
        if result.status == .notYet, let start = period.from { return "gilt erst ab \(start.german)" }
        return result.status.german
    }

    private func notes(_ group: ResultGroup) -> HTML {
        let result = group.result
        var notes: [HTML] = isUsedUp(result) ? ["Die Voraussetzungen sind erfüllt; vom Höchstbetrag bleibt für sie nichts übrig."] : []
        if result.status == .no {
            notes += group.nodes.filter { $0.holds == .no }.prefix(3).map { "Nicht erfüllt: \($0.tellings.first?.text ?? "")" }
        }
        if result.status == .superseded || result.status == .unstated || result.status == .waiting {
            notes += group.nodes.suffix(1).map { "\($0.tellings.first?.text ?? "")" }
        }
        notes += group.missing.map { missing(result.status, $0.field, $0.persons) }
        notes += result.gaps.map { "Offen: \($0.de)" }
        if !result.alternatives.isEmpty {
            notes.append("Wahlweise statt: \(result.alternatives.map { catalogue.offer($0)?.title.de ?? $0 }.joined(separator: ", "))")
        }
        if result.isDiscretionary, !result.status.isImpossible { notes.append("Darüber entscheidet der Träger im Einzelfall.") }
        notes += result.instead.map { "<strong>Stattdessen:</strong> \($0.de)" }
        return notes.isEmpty ? .empty : "<ul class=\"notes\">\(notes.map { "<li>\($0)</li>" as HTML })</ul>"
    }

    private func missing(_ status: Status, _ field: String, _ persons: [Int]) -> HTML {
        let label = catalogue.field(field)?.label.de ?? field
        let word =
            switch catalogue.field(field)?.type {
            case .declaration: "Noch zu unterschreiben"
            case .judgement: "Das entscheidet eine Person"
            default: "Es fehlt"
            }
        return "\(word): \(names.missing(field, label: label, persons: persons))"
    }

    private func values(_ result: OfferResult, _ reasons: ReasonsView) -> HTML {
        guard !result.values.isEmpty else { return .empty }
        var seen: Set<ValueUsed> = []
        let unique = result.values.filter { seen.insert($0).inserted }
        return "<p class=\"muted\">\(unique.map { reasons.value($0) }.joined(separator: "; "))</p>"
    }
}
