import Basics
import Catalogue
import Markup

/// What goes together and what does not, for the help that is within this family's reach.
struct Together {
    let assessment: Assessment
    let catalogue: Catalogue

    private var reachable: Set<String> {
        Set(assessment.offers.filter { !$0.status.isImpossible || $0.status == .superseded }.map(\.offerID))
    }

    /// Relations in force with at least two offers in reach; what binds before what is free.
    var touching: [Combination] {
        let reachable = reachable
        return catalogue.combinations.filter { combination in
            guard combination.valid.contains(assessment.anchor) else { return false }
            let near = Set(combination.offers).intersection(reachable)
            return combination.kind == .once
                ? !near.isEmpty : Set(near.map { $0.prefix { $0 != "." } }).count > 1 || near.count == combination.offers.count
        }
    }

    var markup: HTML {
        let free = touching.filter { $0.kind == .combinable }
        let bound = touching.filter { $0.kind != .combinable }
        guard !free.isEmpty || !bound.isEmpty else { return .empty }
        let folded: HTML =
            free.isEmpty
            ? .empty : "<details><summary>Was zusammen geht (\(free.count))</summary><ul>\(free.map(line))</ul></details>"
        return "<section class=\"programme\"><h2>Was zusammen geht und was nicht</h2><ul>\(bound.map(line))</ul>\(folded)</section>\n"
    }

    private func line(_ combination: Combination) -> HTML {
        "<li>\(combination.kind == .combinable ? .empty : "\(tag(combination.kind.german, combination.kind == .unstated ? .warn : .plain)) " as HTML)\(combination.sentence(catalogue))\(near(combination))</li>"
    }

    /// The offers in reach that it is about, where the sentence binds them.
    private func near(_ combination: Combination) -> HTML {
        guard combination.kind != .combinable else { return .empty }
        let reachable = reachable
        let titles = combination.offers.filter(reachable.contains).map { catalogue.offer($0)?.title.de ?? $0 }
        let unique = titles.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return " <small class=\"muted\">\(unique.joined(separator: ", "))</small>"
    }
}

extension Combination.Kind {
    var german: String {
        switch self {
        case .exclusive: "nur eines davon"
        case .subsidiary: "tritt zurück"
        case .requires: "nur zusammen"
        case .deducts: "wird angerechnet"
        case .once: "nur einmal"
        case .combinable: "geht zusammen"
        case .unstated: "beim Träger fragen"
        }
    }
}

extension Combination {
    /// The catalogue's own sentence, or what the kind says.
    func sentence(_ catalogue: Catalogue) -> String {
        if !text.isEmpty { return text.de }
        let titles = offers.map { catalogue.offer($0)?.title.de ?? $0 }
        guard let first = titles.first else { return kind.german }
        let others = titles.dropFirst().joined(separator: ", ")
        switch kind {
        case .exclusive: return "\(titles.joined(separator: ", ")): nur eines davon\(applicantChooses ? ", nach Wahl" : ", in dieser Reihenfolge")."
        case .subsidiary: return "\(first) nur, wenn nicht: \(others)."
        case .requires: return "\(first) nur zusammen mit: \(others)."
        case .deducts: return "Von \(first) wird abgezogen: \(others)."
        case .once: return "\(titles.joined(separator: ", ")): nur einmal."
        case .combinable: return "\(titles.joined(separator: ", ")): geht zusammen."
        case .unstated: return "Ob \(titles.joined(separator: ", ")) zusammen gehen, ist nirgends gesagt."
        }
    }
}
