import Basics

/// A condition of the catalogue in words, as it stands, before any household is looked at.
public struct Statement: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// All parts, one of them, or this many.
        case all, any
        case atLeast(Int)
        /// The opposite of its one part.
        case denial
        /// Over the persons of the household; its one part is what is asked of each.
        case members
        case leaf
        /// A rule of the same programme, by id; its parts stand with the rule.
        case rule(String)
        /// Another offer, by id.
        case offer(String)
    }

    public let kind: Kind
    public let text: Wording
    /// The list it looks into, by id.
    public let set: String?
    /// The dated value it measures by, by id.
    public let parameter: String?
    public let parts: [Statement]
}

/// One thing an exception or a ceiling says beside the offer itself.
public struct Clause: Sendable {
    public let text: Wording
    public let valid: Period
    public let when: Statement?
    /// Nil where it refuses the offer.
    public let amount: AmountStatement?
    /// By id.
    public let offers: [String]
    public let scope: Entity
    public let provenance: Provenance
}

extension Catalogue {
    /// What an offer asks for.
    public func statement(of offer: Offer) -> Statement { StatementWriter(book: book).statement(offer.when) }
    public func statement(of rule: Rule) -> Statement { StatementWriter(book: book).statement(rule.node) }
    /// Nil where only the text says who is meant.
    public func statement(of priority: Priority) -> Statement? { priority.node.map { StatementWriter(book: book).statement($0) } }
    /// How the offer's amount is reckoned; nil for help without one.
    public func amount(of offer: Offer) -> AmountStatement? { offer.amount.map { StatementWriter(book: book).amount($0) } }

    public func exceptions(of offer: Offer) -> [Clause] {
        let writer = StatementWriter(book: book)
        return offer.exceptions.map { exception in
            Clause(
                text: exception.text,
                valid: .always, when: writer.statement(exception.when), amount: exception.amount.map(writer.amount), offers: [offer.id],
                scope: offer.per, provenance: exception.provenance)
        }
    }

    /// The ceilings over offers of a programme.
    public func limits(of programme: Programme) -> [Clause] {
        let writer = StatementWriter(book: book)
        return programme.limits.map { limit in
            Clause(
                text: limit.text, valid: limit.valid, when: limit.when.map(writer.statement), amount: writer.amount(limit.atMost),
                offers: limit.offers.map { book.offers[$0].id }, scope: limit.scope, provenance: limit.provenance)
        }
    }

    /// A value as a field's answer is written.
    public func wording(of value: FactValue, in field: Field) -> Wording { Phrases.value(value, field) }
}

/// Turns the engine's flat conditions back into sentences.
struct StatementWriter {
    let book: Rulebook

    func statement(_ number: Int) -> Statement {
        let node = book.nodes[number]
        switch node.op {
        case .all: return whole(.all, Wording(de: "alle diese Punkte", en: "all of these"), node)
        case .any: return whole(.any, Wording(de: "einer dieser Punkte", en: "one of these"), node)
        case .atLeastOf:
            return whole(.atLeast(Int(node.low)), Wording(de: "mindestens \(node.low) dieser Punkte", en: "at least \(node.low) of these"), node)
        case .not: return whole(.denial, Wording(de: "trifft nicht zu", en: "does not apply"), node)
        case .anyMember: return whole(.members, Wording(de: "mindestens eine Person der Familie", en: "at least one member of the family"), node)
        case .everyMember: return whole(.members, Wording(de: "jede Person der Familie", en: "every member of the family"), node)
        case .countMembers:
            let operand = operand(node) { Wording(de: String($0), en: String($0)) }
            return whole(.members, Wording(de: "Zahl der Personen: \(operand.de)", en: "number of members: \(operand.en)"), node)
        case .rule:
            let rule = book.rules[node.other]
            return Statement(kind: .rule(rule.id), text: rule.text, set: nil, parameter: nil, parts: [])
        case .ownOffer, .finalOffer:
            let offer = book.offers[node.other]
            return Statement(
                kind: .offer(offer.id), text: Wording(de: "„\(offer.title.de)“ ist möglich", en: "'\(offer.title.en)' is possible"), set: nil,
                parameter: nil, parts: [])
        default: return leaf(node)
        }
    }

    private func whole(_ kind: Statement.Kind, _ text: Wording, _ node: Node) -> Statement {
        Statement(kind: kind, text: text, set: nil, parameter: parameter(node), parts: node.kids.map { statement(book.kids[$0]) })
    }

    private func leaf(_ node: Node) -> Statement {
        var set: String?
        if node.table >= 0, [.member, .hasAny, .hasAll].contains(node.op) { set = book.sets[node.table].set.map { book.codeSets[$0].id } }
        return Statement(kind: .leaf, text: text(node), set: set, parameter: parameter(node), parts: [])
    }

    private func parameter(_ node: Node) -> String? { node.parameter >= 0 ? book.parameters[node.parameter].id : nil }

    private func text(_ node: Node) -> Wording {
        switch node.op {
        case .constant:
            switch Truth(rawValue: UInt8(clamping: node.low)) {
            case .yes: return Wording(de: "immer", en: "always")
            case .no: return Wording(de: "nie", en: "never")
            default: return Wording(de: "nicht bekannt", en: "not known")
            }
        case .mainApplicant: return Wording(de: "ist Hauptantragsteller:in", en: "is the main applicant")
        case .compare: return comparison(node)
        case .member, .hasAny, .hasAll: return membership(node)
        case .elapsed, .age: return time(node)
        case .anchorDate:
            let period = Period(
                from: node.low > Node.never + 1 ? CivilDate(dayNumber: Int(node.low)) : nil,
                to: node.high < Node.always ? CivilDate(dayNumber: Int(node.high)) : nil)
            return label(ofLaterDay: -1, node).joined(": ", period.wording)
        case .notCovered: return coverage(node)
        case .receivedBefore: return receipt(node)
        default: return .none
        }
    }

    private func comparison(_ node: Node) -> Wording {
        let field = book.vocabulary.fields[node.field]
        return field.label.joined(": ", operand(node) { Phrases.number($0, field, book.vocabulary) })
    }

    private func membership(_ node: Node) -> Wording {
        let field = book.vocabulary.fields[node.field]
        let whole = node.op == .hasAll ? Wording(de: "alle von ", en: "all of ") : .none
        if let set = book.sets[node.table].set {
            let title = book.codeSets[set].title
            return field.label.joined(": ", Wording(de: whole.de + "Liste „\(title.de)“", en: whole.en + "list '\(title.en)'"))
        }
        let members = Set(book.sets[node.table].versions.flatMap(\.members)).sorted()
        let list = Phrases.list(members.map { Phrases.number(Int64($0), field, book.vocabulary) })
        let one = node.op == .hasAny && members.count > 1 ? Wording(de: "mindestens eines von ", en: "at least one of ") : whole
        return field.label.joined(": ", Wording(de: one.de + list.de, en: one.en + list.en))
    }

    private func time(_ node: Node) -> Wording {
        let field = book.vocabulary.fields[node.field]
        let later = label(ofLaterDay: node.other, node)
        guard node.op == .age else {
            let span = operand(node) { Span(packed: $0).wording }
            return Wording(de: "\(field.label.de) bis \(later.de): \(span.de)", en: "\(field.label.en) until \(later.en): \(span.en)")
        }
        let limit = operand(node) { Wording(de: "\($0) Jahre", en: "\($0) years") }
        return Wording(de: "Alter (\(later.de)): \(limit.de)", en: "age (\(later.en)): \(limit.en)")
    }

    /// The day something is measured at: a field's, or the one that picks the version of the rules.
    private func label(ofLaterDay field: Int, _ node: Node) -> Wording {
        if field >= 0 { return book.vocabulary.fields[field].label }
        let anchor = book.programmes.indices.contains(node.programme) ? book.programmes[node.programme].anchorField : -1
        return anchor >= 0 ? book.vocabulary.fields[anchor].label : Wording(de: "Antrag", en: "application")
    }

    /// "mindestens 1 Jahr", or the dated value by its name.
    private func operand(_ node: Node, _ words: (Int64) -> Wording) -> Wording {
        let comparator = Phrases.comparator(node.comparator)
        guard node.parameter >= 0 else { return Wording(de: comparator.de + words(node.low).de, en: comparator.en + words(node.low).en) }
        let parameter = book.parameters[node.parameter]
        let name = parameter.text.isEmpty ? Wording(de: parameter.id, en: parameter.id) : parameter.text
        return Wording(de: "\(comparator.de)Wert „\(name.de)“", en: "\(comparator.en)value '\(name.en)'")
    }

    private func coverage(_ node: Node) -> Wording {
        let label = book.vocabulary.fields[book.coverages[node.table].field].label
        return Wording(de: "kein anderes Programm deckt es ab (\(label.de))", en: "no other programme covers it (\(label.en))")
    }

    private func receipt(_ node: Node) -> Wording {
        let receipt = book.receipts[node.table]
        let titles = receipt.offers.map { book.offers[$0].title }
        let within = receipt.within.map { Wording(de: " in den letzten \($0.wording.de)", en: " within the last \($0.wording.en)") } ?? .none
        let whose: Wording = receipt.scope == .person ? Wording(de: "die Person", en: "the person") : Wording(de: "der Haushalt", en: "the household")
        return Wording(
            de: "\(whose.de) hat\(within.de) schon bekommen: \(titles.map(\.de).joined(separator: ", "))",
            en: "\(whose.en) has already received\(within.en): \(titles.map(\.en).joined(separator: ", "))")
    }
}
