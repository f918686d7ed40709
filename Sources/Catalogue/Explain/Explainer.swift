import Basics

/// Puts an evaluation into words. Every part of a condition is worked out, so that all failing reasons are there.
struct Explainer {
    var evaluator: Evaluator
    let household: Household
    var book: Rulebook { evaluator.book }

    /// The reasons of an offer's `when`: the parts of an "all" stand side by side.
    mutating func reasons(_ offer: Offer, _ row: Int) -> [Reason] {
        let root = reason(offer.when, row)
        var reasons = root.fact == nil && book.nodes[offer.when].op == .all ? root.parts : [root]
        reasons = reasons.map { mark($0, in: root.holds) }
        for exception in offer.exceptions {
            let truth = evaluator.truth(exception.when, row)
            guard truth != .no else { continue }
            var parts = [reason(exception.when, row)]
            if truth == .yes { parts = parts.map { mark($0, in: .yes) } }
            let text = exception.text.isEmpty ? Wording(de: "Ausnahme \(exception.id)", en: "exception \(exception.id)") : exception.text
            let holds: Truth = exception.amount == nil ? !truth : truth
            reasons.append(plain(text, holds, exception.provenance, isDecisive: true, parts: parts))
        }
        return reasons
    }

    /// Marks what a result hangs on, from the top down.
    private func mark(_ reason: Reason, in whole: Truth) -> Reason {
        var marked = reason
        marked.isDecisive = reason.holds == whole
        if marked.isDecisive { marked.parts = reason.parts.map { markPart($0, of: reason.holds) } }
        return marked
    }

    private func markPart(_ part: Reason, of whole: Truth) -> Reason {
        var marked = part
        guard part.isDecisive else { return part }
        marked.parts = part.parts.map { markPart($0, of: part.holds) }
        return marked
    }

    func plain(_ text: Wording, _ holds: Truth, _ provenance: Provenance, isDecisive: Bool, values: [ValueUsed] = [], parts: [Reason] = []) -> Reason
    {
        Reason(
            text: text, holds: holds, isDecisive: isDecisive, fact: nil, sources: provenance.sources, confidence: provenance.confidence,
            values: values,
            warnings: warnings(provenance), assumption: provenance.assumption, instead: .none, parts: parts)
    }

    /// The day against which "outdated" is measured: the application date, so that a replay says the same.
    var today: CivilDate { household.anchor }

    mutating func reason(_ number: Int, _ row: Int) -> Reason {
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
        parts = parts.map { part in
            var part = part
            part.isDecisive = isDecisive(part.holds, in: node, holds)
            return part
        }
        return Reason(
            text: text, holds: holds, isDecisive: true, fact: nil, sources: [], confidence: nil, values: [], warnings: [], assumption: nil,
            instead: .none, parts: parts)
    }

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
        let isPresumed = rule.presumed != nil && evaluator.truth(rule.node, row) == .open
        let presumption = Wording(de: " (angenommen, solange nichts anderes angegeben ist)", en: " (presumed as long as nothing else is stated)")
        return Reason(
            text: isPresumed ? rule.text.joined("", presumption) : rule.text, holds: holds, isDecisive: true, isPresumed: isPresumed, fact: nil,
            sources: rule.provenance.sources, confidence: rule.provenance.confidence,
            values: [], warnings: warnings(rule.provenance), assumption: rule.provenance.assumption, instead: rule.instead, parts: parts)
    }

    private mutating func leafReason(_ node: Node, _ holds: Truth, _ row: Int) -> Reason {
        let fact = node.field < 0 ? nil : factUsed(node.field, row)
        let values = valuesUsed(node)
        return Reason(
            text: leafText(node, holds, row, fact), holds: holds, isDecisive: true, fact: fact, sources: values.flatMap(\.sources), confidence: nil,
            values: values, warnings: values.flatMap(\.warnings), assumption: nil, instead: .none, parts: [])
    }

    func factUsed(_ index: Int, _ row: Int) -> Reason.FactUsed {
        let field = book.vocabulary.fields[index]
        let person = field.of == .household ? nil : row
        let reference = FactReference(field: field.id, person: person)
        guard case .known(let value, let state) = household.fact(field.id, person: person) else {
            return .init(
                reference: reference, label: field.label, value: nil, state: nil, isRefused: household.fact(field.id, person: person) == .refused)
        }
        return .init(reference: reference, label: field.label, value: Phrases.value(value, field), state: state, isRefused: false)
    }
}
