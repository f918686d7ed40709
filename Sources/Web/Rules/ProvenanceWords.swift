import Basics
import Catalogue
import Markup

extension Provenance {
    /// Source, confidence, day of the last look and of the next, and what was assumed or differs.
    func told(_ catalogue: Catalogue) -> HTML {
        let links = sources.map { id -> HTML in
            "<a href=\"\("/regeln/quellen#\(id)" as Link)\">\(catalogue.sources[id]?.title ?? id)</a>"
        }
        var parts: [HTML] = links.isEmpty ? [] : ["Quelle: \(links.joined(separator: "; "))"]
        if let confidence { parts.append("\(confidence.wording.de)") }
        if let day = confirmedOn { parts.append("bestätigt am \(day.german)") }
        if let day = reviewBy { parts.append("wieder zu prüfen bis \(day.german)") }
        let facts: HTML = parts.isEmpty ? .empty : "<small class=\"muted\">\(parts.joined(separator: " · "))</small>"
        return
            "\(facts)\(doubts(catalogue).map { " <small class=\"doubt\">\($0)</small>" as HTML })\(note.isEmpty ? .empty : " <small class=\"muted\">\(note.de)</small>")"
    }

    private func doubts(_ catalogue: Catalogue) -> [String] {
        guard let assumption else { return [] }
        let between = assumption.between.map { catalogue.sources[$0]?.title ?? $0 }
        let conflict = between.isEmpty ? "" : " Die Quellen widersprechen sich: \(between.joined(separator: "; "))."
        let review = assumption.reviewBy.map { " Wieder zu prüfen bis \($0.german)." } ?? ""
        return ["Annahme: \(assumption.text.de)\(conflict)\(review)"]
    }
}
