import Basics

/// Puts an evaluation into words. Every part of a condition is worked out, so that all failing reasons are there.
struct Explainer {
    var evaluator: Evaluator
    let household: Household
    private var worked: [Int: Reason] = [:]
    private var facts: [Int: Reason.FactUsed] = [:]
    var book: Rulebook { evaluator.book }

    init(_ evaluator: Evaluator, _ household: Household) {
        self.evaluator = evaluator
        self.household = household
    }

    /// The reasons of an offer's `when`: the parts of an "all" stand side by side.
    mutating func reasons(_ offer: Offer, _ row: Int) -> [Reason] {
        let root = reason(offer.when, row)
        var reasons = book.nodes[offer.when].op == .all ? root.parts : [root]
        for exception in offer.exceptions {
            let truth = evaluator.truth(exception.when, row)
            guard truth != .no else { continue }
            let text = exception.text.isEmpty ? Wording(de: "Ausnahme \(exception.id)", en: "exception \(exception.id)") : exception.text
            let holds: Truth = exception.amount == nil ? !truth : truth
            reasons.append(plain(text, holds, exception.provenance, parts: [reason(exception.when, row)]))
        }
        return reasons
    }

    func plain(_ text: Wording, _ holds: Truth, _ provenance: Provenance, parts: [Reason] = []) -> Reason {
        Reason(content(text, provenance), holds, parts: parts)
    }

    private func content(_ text: Wording, _ provenance: Provenance, instead: Wording = .none) -> Reason.Content {
        .init(
            text: text, sources: provenance.sources, confidence: provenance.confidence, warnings: warnings(provenance),
            assumption: provenance.assumption,
            instead: instead)
    }

    /// The day against which "outdated" is measured: the application date, so that a replay says the same.
    var today: CivilDate { household.anchor }

    /// The reason of a node, worked out once: offers share most of theirs.
    mutating func reason(_ number: Int, _ row: Int) -> Reason {
        let place = number * evaluator.facts.rows + row
        if let known = worked[place] { return known }
        let reason = workOut(number, row)
        worked[place] = reason
        return reason
    }

    private mutating func workOut(_ number: Int, _ row: Int) -> Reason {
        let node = book.nodes[number]
        let holds = evaluator.truth(number, row)
        var parts: [Reason] = []
        var text = Wording.none
        switch node.op {
        case .rule: return ruleReason(node, holds, row)
        case .all, .any, .not, .atLeastOf:
            parts = node.kids.map { reason(book.kids[$0], row) }
            text = groupText(node)
        case .anyMember, .everyMember, .countMembers:
            for member in 1..<max(1, evaluator.facts.rows) { parts.append(reason(book.kids[node.kids.lowerBound], member)) }
            text = membersText(node)
        case .ownOffer, .finalOffer:
            let offer = book.offers[node.other]
            text = Wording(de: "Angebot „\(offer.title.de)“", en: "offer '\(offer.title.en)'")
        case .constant: text = Wording(de: "nicht lesbar", en: "not readable")
        case .mainApplicant: text = Wording(de: "ist Hauptantragsteller:in", en: "is the main applicant")
        default: return leafReason(node, holds, row)
        }
        parts = parts.map { isDecisive($0.holds, in: node, holds) ? $0 : $0.beside }
        return Reason(.init(kind: kind(of: node), text: text), holds, parts: parts)
    }

    private func kind(of node: Node) -> Reason.Kind {
        switch node.op {
        case .all: .all
        case .any, .atLeastOf: .any
        case .not: .denial
        case .anyMember, .everyMember, .countMembers: .members
        case .ownOffer, .finalOffer: .offer(book.offers[node.other].id)
        default: .leaf
        }
    }

    /// Whether a whole hangs on a part.
    private func isDecisive(_ part: Truth, in node: Node, _ whole: Truth) -> Bool {
        switch node.op {
        case .not: true
        case .countMembers, .atLeastOf: whole == .open ? part == .open : true
        default: part == whole
        }
    }

    private mutating func ruleReason(_ node: Node, _ holds: Truth, _ row: Int) -> Reason {
        let rule = book.rules[node.other]
        let inner = reason(rule.node, row)
        let op = book.nodes[rule.node].op
        let parts = op == .all || op == .any ? inner.parts : [inner]
        let isPresumed = rule.presumed != nil && holds != .open && evaluator.truth(rule.node, row) == .open
        let presumption = Wording(de: " (angenommen, solange nichts anderes angegeben ist)", en: " (presumed as long as nothing else is stated)")
        let text = isPresumed ? rule.text.joined("", presumption) : rule.text
        var content = content(text, rule.provenance, instead: rule.instead)
        content.kind = .sentence(onePartSuffices: op == .any)
        return Reason(content, holds, isPresumed: isPresumed, parts: parts)
    }

    private mutating func leafReason(_ node: Node, _ holds: Truth, _ row: Int) -> Reason {
        let fact = node.field < 0 ? nil : factUsed(node.field, row)
        let values = valuesUsed(node)
        let content = Reason.Content(
            kind: .leaf, text: leafText(node, holds, row, fact), fact: fact, sources: values.flatMap(\.sources), values: values,
            warnings: values.flatMap(\.warnings))
        return Reason(content, holds)
    }

    mutating func factUsed(_ index: Int, _ row: Int) -> Reason.FactUsed {
        let slot = evaluator.slot(index, row)
        if let known = facts[slot] { return known }
        let fact = lookUp(index, row)
        facts[slot] = fact
        return fact
    }

    private func lookUp(_ index: Int, _ row: Int) -> Reason.FactUsed {
        let field = book.vocabulary.fields[index]
        let person = field.of == .household ? nil : row
        let reference = FactReference(field: field.id, person: person)
        let fact = household.fact(field.id, person: person)
        guard case .known(let value, let state) = fact else {
            return .init(reference: reference, label: field.label, value: nil, state: nil, isRefused: fact == .refused)
        }
        return .init(reference: reference, label: field.label, value: Phrases.value(value, field), state: state, isRefused: false)
    }
}
