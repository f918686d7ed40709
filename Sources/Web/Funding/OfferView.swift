import Basics
import Catalogue
import Markup

/// Offers of one programme that come to the same, in one part of the page: for whom, what is missing, and the way to the reasons.
struct OfferView {
    private(set) var offers: [Offer]
    /// Of the first offer and this part.
    let entries: [FundingEntry]
    let catalogue: Catalogue
    let names: FamilyNames
    let total: AmountRange?

    /// The views of a part, those side by side that say the same.
    static func bundled(_ views: [OfferView]) -> [OfferView] {
        var bundled: [OfferView] = []
        for view in views {
            if let last = bundled.last, last.offers[0].programme == view.offers[0].programme, last.results.bytes == view.results.bytes,
                last.entries[0].isFirst == view.entries[0].isFirst, last.sum == nil, view.sum == nil
            {
                bundled[bundled.count - 1].offers += view.offers
            } else {
                bundled.append(view)
            }
        }
        return bundled
    }

    var markup: HTML {
        let programme = catalogue.programme(offers[0].programme)?.title.de ?? offers[0].programme
        return """
            <section class="offer"><h3>\(offers.map(title).joined(separator: ", ")) <small>\(programme)\(sum.map { ", zusammen \($0)" } ?? "")</small></h3>\
            \(results)\(why)</section>

            """
    }

    private var results: HTML { entries.map(result).joined() }

    private func title(_ offer: Offer) -> HTML {
        "<span\(attribute: "id", entries[0].isFirst ? ReasonsView.anchor(offer.id) : nil)>\(offer.title.de)</span>"
    }

    private var why: HTML {
        if offers.count == 1 { return "<p><a href=\"\(names.why(offers[0].id))\">Warum?\(unseen(" \(offers[0].title.de)"))</a></p>" }
        let links = offers.map { "<a href=\"\(names.why($0.id))\">\($0.title.de)</a>" as HTML }
        return "<p>Warum? \(links.joined(separator: ", "))</p>"
    }

    private var sum: String? {
        let persons = entries.reduce(0) { $0 + $1.group.persons.count }
        guard entries[0].part == .possible, persons > 1, let total, total.settled != .zero, total.to != .notKnown else { return nil }
        return total.wording.de
    }

    private func result(_ entry: FundingEntry) -> HTML {
        let result = entry.group.result
        return """
            <div class="result"><p>\(tag(word(result), result.isUsedUp ? .plain : result.status.tone)) \
            \(entry.amount.map { "<b class=\"number\">\($0)</b> " as HTML })\(names.whom(entry.group.persons))</p>\(notes(entry))</div>
            """
    }

    private func word(_ result: OfferResult) -> String { result.isUsedUp ? "ausgeschöpft" : result.status.german }

    private func notes(_ entry: FundingEntry) -> HTML {
        let result = entry.group.result
        var notes: [HTML] = result.isUsedUp ? ["Die Voraussetzungen sind erfüllt; vom Höchstbetrag bleibt für sie nichts übrig."] : []
        if result.status == .unstated || result.status == .waiting {
            notes += entry.group.nodes.suffix(1).map { "\($0.tellings.first?.text ?? "")" }
        }
        notes += missing(entry.group)
        if !result.gaps.isEmpty { notes.append("Beim Träger fragen: \(result.gaps.map(\.de).joined(separator: ", "))") }
        if !result.alternatives.isEmpty {
            notes.append("Wahlweise statt: \(result.alternatives.map { catalogue.offer($0)?.title.de ?? $0 }.joined(separator: ", "))")
        }
        if result.isDiscretionary, entry.group.persons == entries[0].group.persons { notes.append("Darüber entscheidet der Träger im Einzelfall.") }
        return notes.isEmpty ? .empty : "<ul class=\"notes\">\(notes.map { "<li>\($0)</li>" as HTML })</ul>"
    }

    /// What is missing, by what has to be done about it.
    private func missing(_ group: ResultGroup) -> [HTML] {
        let words = group.missing.map { (Self.word(catalogue.field($0.field)?.type), $0) }
        let order = words.map(\.0).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return order.map { word in
            let facts = words.filter { $0.0 == word }.map { missing -> HTML in
                let label = catalogue.field(missing.1.field)?.label.de ?? missing.1.field
                let isAll = missing.1.persons == group.persons
                return names.missing(missing.1.field, label: label, persons: missing.1.persons, isNamed: !isAll)
            }
            return "\(word): \(facts.joined(separator: ", "))"
        }
    }

    private static func word(_ type: FieldType?) -> String {
        switch type {
        case .declaration: "Noch zu unterschreiben"
        case .judgement: "Das entscheidet eine Person"
        default: "Es fehlt"
        }
    }
}

extension OfferResult {
    /// Possible, but nothing is left of the family's ceiling.
    var isUsedUp: Bool { status == .yes && amount?.settled == .zero }
}
