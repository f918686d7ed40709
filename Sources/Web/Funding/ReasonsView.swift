import Basics
import Catalogue
import Markup

/// Draws reasons as nested lists. What was told in full once on the page is only pointed to afterwards.
struct ReasonsView {
    let catalogue: Catalogue
    let names: FamilyNames
    let origins: FactOrigins
    private var told: [ReasonNode.Shape: Int] = [:]
    /// Facts whose origin stands on the page already.
    private var sourced: Set<FactReference> = []

    init(catalogue: Catalogue, names: FamilyNames, origins: FactOrigins) {
        self.catalogue = catalogue
        self.names = names
        self.origins = origins
    }

    mutating func list(_ nodes: [ReasonNode]) -> HTML {
        guard !nodes.isEmpty else { return "<p>Dafür gibt es keine weiteren Voraussetzungen.</p>" }
        var items: [HTML] = []
        for node in nodes { items.append(item(node)) }
        return "<ul class=\"why\">\(items)</ul>"
    }

    private mutating func item(_ node: ReasonNode) -> HTML {
        let sign = sign(node.holds)
        if node.isLeaf { return "<li>\(sign)\(tellings(node))\(origin(node))</li>" }
        let head: HTML = "\(sign)\(statement(node))"
        guard !node.parts.isEmpty else { return "<li>\(head)\(origin(node))</li>" }
        if let number = told[node.shape] { return "<li>\(head) <a href=\"\("#grund-\(number)" as Link)\">wie oben</a></li>" }
        let leaves = node.parts.filter { $0.isLeaf && $0.holds == node.holds }
        let deeper = node.parts.filter { !($0.isLeaf && $0.holds == node.holds) }
        let isLong = !deeper.isEmpty
        let number = told.count + 1
        if isLong { told[node.shape] = number }
        var drawn: [HTML] = []
        for leaf in leaves { drawn.append(tellings(leaf) + details(leaf)) }
        let facts: HTML = leaves.isEmpty ? "" : "<small>\(drawn.joined(separator: "; "))</small>"
        var items: [HTML] = []
        for part in deeper { items.append(item(part)) }
        let below: HTML = deeper.isEmpty ? "" : "<ul>\(items)</ul>"
        return "<li\(attribute: "id", isLong ? "grund-\(number)" : nil)>\(head)\(facts)\(origin(node))\(below)</li>"
    }

    private func sign(_ holds: Truth) -> HTML {
        switch holds {
        case .yes: "<b class=\"yes\">✓</b> "
        case .no: "<b class=\"no\">✗</b> "
        case .open: "<b class=\"open\">?</b> "
        }
    }

    private mutating func statement(_ node: ReasonNode) -> HTML {
        if let offer = node.offer, let title = catalogue.offer(offer)?.title.de {
            return "wie <a href=\"\(names.why(offer))\">\(title)</a>"
        }
        return tellings(node)
    }

    /// The anchor of an offer's section.
    static func anchor(_ offer: String) -> String { offer.replacing(".", with: "-") }

    /// One text for all, or each with the names it is about.
    private mutating func tellings(_ node: ReasonNode) -> HTML {
        var drawn: [HTML] = []
        for telling in node.tellings {
            let whose: HTML = node.tellings.count > 1 ? " (\(names.list(telling.persons)))" : ""
            let standing: HTML = telling.known == nil ? telling.standing.map { " (\($0))" } ?? "" : source(of: telling)
            let link: HTML = telling.missing.map { " <a href=\"\(names.way(to: $0))\">Angeben\(unseen(": \(telling.text)"))</a>" } ?? ""
            drawn.append("\(telling.text)\(whose)\(standing)\(link)")
        }
        return drawn.joined(separator: "; ")
    }

    /// Who said it, when, how well it is known, and the way to change it; once on the page.
    private mutating func source(of telling: ReasonNode.Telling) -> HTML {
        guard let known = telling.known else { return .empty }
        let references = known.person == nil ? [known] : telling.persons.map { FactReference(field: known.field, person: $0) }
        let fresh = references.filter { !sourced.contains($0) }
        sourced.formUnion(fresh)
        return fresh.isEmpty ? .empty : origins.told(fresh, names)
    }

    /// Source, validity, confidence and what is doubtful.
    private func origin(_ node: ReasonNode) -> HTML {
        let sources: HTML? = node.sources.isEmpty || node.isLeaf ? nil : "Quelle: \(node.sources.map(source).joined(separator: "; "))"
        let doubts = node.warnings.filter { warning in !node.values.contains { $0.warnings.map(\.de).contains(warning) } }
        let parts = [sources].compactMap { $0 } + (node.isLeaf ? node.values.map(value) : [])
        return """
            \(parts.isEmpty ? .empty : "<small>\(parts.joined(separator: " · "))</small>")\
            \(doubts.map { "<small class=\"doubt\">\($0)</small>" as HTML })
            """
    }

    private func details(_ node: ReasonNode) -> HTML {
        node.values.isEmpty ? .empty : " (\(node.values.map(value).joined(separator: "; ")))"
    }

    private func source(_ id: String) -> HTML { "<a href=\"\("/regeln/quellen#\(id)" as Link)\">\(catalogue.sources[id]?.title ?? id)</a>" }

    /// "Mindestaufenthalt: 1 Jahr, seit 01.01.2000, belegt".
    func value(_ value: ValueUsed) -> HTML {
        let isList = catalogue.sets.contains { $0.id == value.name }
        let written = isList ? nil : value.value.map(ValueWords.german)
        let doubts = value.warnings.map(\.de)
        let parts = [written.map { "\(value.text.de): \($0)" } ?? value.text.de, value.value == nil ? nil : value.period.wording.de]
        let sure = doubts.isEmpty ? value.confidence?.wording.de : nil
        return """
            \((parts + [sure]).compactMap { $0 }.joined(separator: ", "))\
            \(doubts.map { " <span class=\"doubt\">\($0)</span>" as HTML })
            """
    }
}

extension HTML {
    static func + (left: HTML, right: HTML) -> HTML { "\(left)\(right)" }
}
