import Basics
import Catalogue
import Markup

/// What does not go, programme by programme: offers with the same reason are named together, and each has something instead.
struct ImpossibleView {
    let catalogue: Catalogue
    let names: FamilyNames
    let instead: Instead

    /// Offers of one programme that fail, or ended, for the same reason and the same persons.
    private struct Bundle {
        let key: Key
        var entries: [FundingEntry]
    }

    private struct Key: Hashable {
        let word: String
        let persons: [Int]
        let why: [String]
        let instead: [String]
    }

    func markup(_ entries: [FundingEntry]) -> HTML {
        var drawn: [HTML] = []
        for programme in catalogue.programmes {
            let own = entries.filter { $0.offer.programme == programme.id }
            guard !own.isEmpty else { continue }
            drawn.append(
                "<section class=\"offer\"><h3>\(programme.title.de)</h3>\(bundles(own).map(markup))</section>\n")
        }
        return drawn.joined()
    }

    private func bundles(_ entries: [FundingEntry]) -> [Bundle] {
        var bundles: [Bundle] = []
        for entry in entries {
            let result = entry.group.result
            let persons = entry.group.persons
            let key = Key(
                word: word(result), persons: persons.count == names.persons.count ? [] : persons, why: why(entry),
                instead: instead.words(for: result))
            if let place = bundles.firstIndex(where: { $0.key == key }) {
                bundles[place].entries.append(entry)
            } else {
                bundles.append(Bundle(key: key, entries: [entry]))
            }
        }
        return bundles
    }

    /// The sentences that stand in the way, in so far as the day alone does not say it.
    private func why(_ entry: FundingEntry) -> [String] {
        guard entry.part != .ended else { return [] }
        let against = entry.group.nodes.filter { $0.holds == .no }
        let nodes = against.isEmpty ? entry.group.nodes.suffix(1) : against.prefix(3)
        return nodes.flatMap { $0.tellings.prefix(2).map(\.text) }
    }

    private func markup(_ bundle: Bundle) -> HTML {
        let titles = bundle.entries.map { entry -> HTML in
            "<a\(attribute: "id", entry.isFirst ? ReasonsView.anchor(entry.offer.id) : nil) href=\"\(names.why(entry.offer.id))\">\(entry.offer.title.de)</a>"
        }
        let whom: HTML = bundle.key.persons.isEmpty ? "" : " \(names.whom(bundle.key.persons))"
        let texts = bundle.key.why.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
        let isRelation = bundle.entries[0].group.result.status == .superseded || texts.first?.hasPrefix("trifft") == true
        let why: HTML = texts.isEmpty ? "" : "\(isRelation ? ": " : "; nicht erfüllt: ")\(texts.joined(separator: "; "))"
        return """
            <div class="result"><p>\(titles.joined(separator: ", ")): \(bundle.key.word)\(whom)\(why).</p>\
            <ul class="notes">\(bundle.key.instead.map { "<li><strong>Stattdessen:</strong> \($0)</li>" as HTML })</ul></div>
            """
    }

    /// "beendet am 31.12.2025" where the day is known.
    private func word(_ result: OfferResult) -> String {
        guard result.status == .ended || result.status == .notYet else { return result.status.german }
        let own = catalogue.offer(result.offerID)?.valid ?? .always
        let period = own == .always ? catalogue.programme(result.programme)?.valid ?? .always : own
        if result.status == .ended, let end = period.to { return "beendet am \(end.german)" }
        if result.status == .notYet, let start = period.from { return "gilt erst ab \(start.german)" }
        return result.status.german
    }
}
