import Basics
import Catalogue
import Markup

/// Every relation between offers: what goes together, what excludes what, and what nobody has said yet.
struct CombinationsPage {
    let catalogue: Catalogue

    var page: Page {
        let kinds = Combination.Kind.allCases.filter { kind in catalogue.combinations.contains { $0.kind == kind } }
        return Page(
            "Was zusammen geht und was nicht", lead: "\(catalogue.combinations.count) Regeln zwischen den Hilfen verschiedener Programme.",
            body: """
                \(kinds.map(section))<p><a href="/regeln">Alle Programme</a></p>
                """)
    }

    private func section(_ kind: Combination.Kind) -> HTML {
        let combinations = catalogue.combinations.filter { $0.kind == kind }
        return "<h2>\(kind.heading)</h2><dl class=\"rulebook\">\(combinations.map { Self.entry($0, catalogue) })</dl>\n"
    }

    static func entry(_ combination: Combination, _ catalogue: Catalogue) -> HTML {
        let offers = combination.offers.map { id -> HTML in
            let programme = String(id.prefix { $0 != "." })
            let name = String(id.dropFirst(programme.count + 1))
            return "<a href=\"\("/regeln/\(programme)#\(name)" as Link)\">\(catalogue.offer(id)?.title.de ?? id)</a>"
        }
        return """
            <div id="verhaeltnis-\(combination.id)"><dt>\(combination.sentence(catalogue))\
            \(combination.valid == .always ? .empty : " <small>\(combination.valid.wording.de)</small>")</dt>\
            <dd>\(offers.joined(separator: ", "))</dd><dd>\(combination.provenance.told(catalogue))</dd></div>
            """
    }
}

extension Combination.Kind {
    var heading: String {
        switch self {
        case .exclusive: "Nur eines davon"
        case .subsidiary: "Tritt hinter anderes zurück"
        case .requires: "Nur zusammen mit anderem"
        case .deducts: "Wird angerechnet"
        case .once: "Nur einmal"
        case .combinable: "Geht zusammen"
        case .unstated: "Nirgends gesagt: beim Träger fragen"
        }
    }
}
