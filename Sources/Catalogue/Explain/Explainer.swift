import Basics

/// Gives the reasons of an evaluation: every part of a condition is worked out, so that all failing ones are there. Their words are
/// made when somebody reads them.
struct Explainer {
    var evaluator: Evaluator
    let scene: Scene
    private var made: [Reason] = []
    /// For each node and row its place in `made`, -1 before it is worked out.
    private var places: [Int32]
    private var valuesUsed: [Int: ValueUsed] = [:]
    var book: Rulebook { evaluator.rules.book }

    init(_ evaluator: Evaluator, _ household: Household) {
        self.evaluator = evaluator
        scene = Scene(evaluator, household)
        places = Array(repeating: -1, count: evaluator.rules.book.nodes.count * evaluator.facts.rows)
    }

    /// The reasons of an offer's `when`: the parts of an "all" stand side by side.
    mutating func reasons(_ offer: Int, _ row: Int) -> [Reason] {
        let when = book.frames.offers[offer].when
        let root = reason(when, row)
        var reasons = book.nodes[when].op == .all ? root.parts : [root]
        guard book.frames.offers[offer].hasExceptions else { return reasons }
        for exception in book.offers[offer].exceptions {
            let truth = evaluator.truth(exception.when, row)
            guard truth != .no else { continue }
            let text = exception.text.isEmpty ? Wording(de: "Ausnahme \(exception.id)", en: "exception \(exception.id)") : exception.text
            let holds: Truth = exception.amount == nil ? !truth : truth
            reasons.append(plain(text, holds, exception.provenance, parts: [reason(exception.when, row)]))
        }
        return reasons
    }

    /// A sentence that is no condition: an exception, a relation.
    func plain(_ text: Wording, _ holds: Truth, _ provenance: Provenance, parts: [Reason] = []) -> Reason {
        Reason(.told(.init(text, provenance, scene)), holds, parts: parts)
    }

    /// The one reason of an offer that is not in force.
    func period(_ offer: Int) -> Reason { Reason(.period(offer, scene), .no) }

    /// The reason of a node, worked out once: offers share most of theirs.
    mutating func reason(_ number: Int, _ row: Int) -> Reason {
        let place = number * evaluator.facts.rows + row
        if places[place] >= 0 { return made[Int(places[place])] }
        let reason = workOut(number, row)
        places[place] = Int32(made.count)
        made.append(reason)
        return reason
    }

    private mutating func workOut(_ number: Int, _ row: Int) -> Reason {
        let node = book.nodes[number]
        let holds = evaluator.truth(number, row)
        var parts: [Reason] = []
        switch node.op {
        case .rule: return ruleReason(number, node, holds, row)
        case .all, .any, .not, .atLeastOf:
            parts.reserveCapacity(node.kids.count)
            for kid in node.kids { parts.append(part(reason(book.kids[kid], row), of: node, holds)) }
        case .anyMember, .everyMember, .countMembers:
            let asked = book.kids[node.kids.lowerBound]
            for member in 1..<max(1, evaluator.facts.rows) { parts.append(part(reason(asked, member), of: node, holds)) }
        default: break
        }
        return Reason(.node(number, row, scene), holds, parts: parts)
    }

    private func part(_ reason: Reason, of node: Node, _ whole: Truth) -> Reason {
        isDecisive(reason.holds, in: node, whole) ? reason : reason.beside
    }

    /// Whether a whole hangs on a part.
    private func isDecisive(_ part: Truth, in node: Node, _ whole: Truth) -> Bool {
        switch node.op {
        case .not: true
        case .countMembers, .atLeastOf: whole == .open ? part == .open : true
        default: part == whole
        }
    }

    private mutating func ruleReason(_ number: Int, _ node: Node, _ holds: Truth, _ row: Int) -> Reason {
        let stated = book.rules[node.other].node
        let inner = reason(stated, row)
        let op = book.nodes[stated].op
        let parts = op == .all || op == .any ? inner.parts : [inner]
        let isPresumed = holds != .open && book.rules[node.other].presumed != nil && evaluator.truth(stated, row) == .open
        return Reason(.node(number, row, scene), holds, isPresumed: isPresumed, parts: parts)
    }

    /// Parameters an amount takes part of its value from, as far as its rows can hold.
    mutating func values(inAmount number: Int, _ row: Int) -> [ValueUsed] {
        let node = book.amounts[number]
        var values: [ValueUsed] = []
        if node.op == .parameter { values.append(node.parameter < 0 ? Scene.unread : value(ofParameter: node.parameter, node.programme)) }
        for kid in node.kids { values += self.values(inAmount: book.amountKids[kid], row) }
        for entry in book.amountRows[node.rows] where entry.amount >= 0 {
            if entry.condition >= 0 ? evaluator.truth(entry.condition, row) != .no : true { values += self.values(inAmount: entry.amount, row) }
        }
        return values
    }

    private mutating func value(ofParameter number: Int, _ programme: Int) -> ValueUsed {
        let place = number * evaluator.anchorDays.count + programme
        if let known = valuesUsed[place] { return known }
        let value = scene.value(ofParameter: number, programme)
        valuesUsed[place] = value
        return value
    }
}
