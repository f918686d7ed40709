import Catalogue

/// A reason as the page tells it: denials and mere groupings folded away, and persons with the same reason told together.
struct ReasonNode {
    /// What it says, and for whom where it is not the same for all.
    struct Telling {
        let text: String
        /// Not known, and where it can be entered.
        let missing: FactReference?
        /// The known fact it speaks of; of several persons, the first one's.
        let known: FactReference?
        let standing: String?
        var persons: [Int]
    }

    /// Whether it speaks for the result; in a denial the sign is turned round.
    let holds: Truth
    var tellings: [Telling]
    /// Conditions read at a fact, which fit on one line beside their rule.
    let isLeaf: Bool
    let offer: String?
    let sources: [String]
    let values: [ValueUsed]
    let warnings: [String]
    var parts: [ReasonNode]

    /// What makes two nodes the same statement, apart from the facts behind it.
    struct Shape: Hashable {
        let holds: Truth
        let text: String
        let sources: [String]
        let parts: [Shape]
    }

    var shape: Shape {
        Shape(
            holds: holds, text: isLeaf ? tellings.compactMap(\.missing?.field).joined() : tellings.first?.text ?? "", sources: sources,
            parts: parts.map(\.shape))
    }
}

extension ReasonNode {
    /// The reasons a result hangs on, folded.
    static func folded(_ reasons: [Reason], for person: Int?) -> [ReasonNode] {
        merged(reasons.filter(\.isDecisive).flatMap { fold($0, person, denied: false) })
    }

    private static func fold(_ reason: Reason, _ person: Int?, denied: Bool) -> [ReasonNode] {
        let parts = reason.parts.filter(\.isDecisive)
        func inner(denied: Bool) -> [ReasonNode] { merged(parts.flatMap { fold($0, person, denied: denied) }) }
        switch reason.kind {
        case .denial: return parts.flatMap { fold($0, person, denied: !denied) }
        case .all, .any:
            let nodes = inner(denied: denied)
            if reason.holds != .open || nodes.count < 2 { return nodes }
            return [node(reason, person, text: reason.kind == .any ? "eines davon genügt" : "alles davon", denied: denied, parts: nodes)]
        case .members: return [node(reason, person, text: reason.text.de, denied: denied, parts: inner(denied: denied))]
        case .sentence(let onePartSuffices) where onePartSuffices && reason.holds == .open:
            let nodes = inner(denied: denied)
            guard nodes.count > 1 else { return [node(reason, person, text: text(of: reason, denied: denied), denied: denied, parts: nodes)] }
            return [node(reason, person, text: "\(text(of: reason, denied: denied)); eines davon genügt", denied: denied, parts: nodes)]
        case .sentence, .leaf, .offer:
            return [node(reason, person, text: text(of: reason, denied: denied), denied: denied, parts: inner(denied: denied))]
        }
    }

    private static func node(_ reason: Reason, _ person: Int?, text: String, denied: Bool, parts: [ReasonNode]) -> ReasonNode {
        var offer: String?
        if case .offer(let id) = reason.kind { offer = id }
        let missing = reason.fact.flatMap { $0.value == nil && !$0.isRefused ? $0.reference : nil }
        let standing = reason.fact.flatMap { $0.isRefused ? "keine Angabe gewünscht" : $0.state?.german }
        return ReasonNode(
            holds: denied ? !reason.holds : reason.holds,
            tellings: [
                Telling(
                    text: text, missing: missing, known: reason.fact.flatMap { $0.value == nil ? nil : $0.reference }, standing: standing,
                    persons: (reason.fact?.reference.person ?? person).map { [$0] } ?? [])
            ],
            isLeaf: reason.kind == .leaf, offer: offer, sources: reason.sources, values: reason.values, warnings: reason.warnings.map(\.de),
            parts: parts)
    }

    /// In a denial a rule reads the other way round, and what would be needed is what would be in the way.
    private static func text(of reason: Reason, denied: Bool) -> String {
        guard denied else { return reason.text.de }
        switch reason.holds {
        case _ where reason.kind == .leaf: return reason.text.de.replacing("; nötig: ", with: "; im Weg stünde: ")
        case .yes: return "trifft zu: \(reason.text.de)"
        case .no: return "trifft nicht zu: \(reason.text.de)"
        case .open: return "offen, ob es zutrifft: \(reason.text.de)"
        }
    }

    /// The same statement about several persons becomes one.
    static func merged(_ nodes: [ReasonNode]) -> [ReasonNode] {
        var merged: [ReasonNode] = []
        for node in nodes {
            let shape = node.shape
            if let place = merged.firstIndex(where: { $0.isLeaf == node.isLeaf && $0.shape == shape && $0.canTake(node) }) {
                merged[place].take(node)
            } else {
                merged.append(node)
            }
        }
        return merged
    }

    /// A leaf speaks of one fact: another fact of the same person is another statement.
    private func canTake(_ other: ReasonNode) -> Bool {
        guard isLeaf else { return true }
        return Set(tellings.flatMap(\.persons)).isDisjoint(with: other.tellings.flatMap(\.persons)) && !other.tellings.flatMap(\.persons).isEmpty
    }

    mutating func take(_ other: ReasonNode) {
        for telling in other.tellings {
            if let place = tellings.firstIndex(where: { $0.text == telling.text && $0.standing == telling.standing }) {
                tellings[place].persons += telling.persons.filter { !tellings[place].persons.contains($0) }
            } else {
                tellings.append(telling)
            }
        }
        for (place, part) in other.parts.enumerated() where parts.indices.contains(place) { parts[place].take(part) }
    }
}
