import Basics

/// Puts rules into words without a household: what is asked, not what came out.
struct RuleWords {
    let catalogue: Catalogue
    /// The day whose values are named; nil names the value itself.
    let day: CivilDate?
    /// Whether an offer that another one asks for is spelled out as well.
    let spellsOutOffers: Bool
    var book: Rulebook { catalogue.book }

    func line(_ text: Wording, _ provenance: Provenance, parts: [Explanation.Line] = []) -> Explanation.Line {
        var line = Explanation.Line(text, parts: parts)
        line.sources = provenance.sources
        line.confidence = provenance.confidence
        line.doubts = doubts(provenance)
        return line
    }

    /// Assumption, conflict, note and overdue review behind something.
    private func doubts(_ provenance: Provenance) -> [Wording] {
        var doubts: [Wording] = []
        if let assumption = provenance.assumption {
            let by = assumption.by.map { Wording(de: " (gewählt von \($0))", en: " (chosen by \($0))") } ?? Wording(de: "", en: "")
            let kind =
                assumption.between.isEmpty
                ? Wording(de: "Annahme", en: "assumption")
                : Wording(
                    de: "Widerspruch zwischen \(assumption.between.joined(separator: " und "))",
                    en: "conflict between \(assumption.between.joined(separator: " and "))")
            let chosen = assumption.chosen.map { Wording(de: "; gilt: \($0)", en: "; chosen: \($0)") } ?? Wording(de: "", en: "")
            doubts.append(kind.joined(": ", assumption.text).joined("", chosen).joined("", by))
        }
        if !provenance.note.isEmpty { doubts.append(Wording(de: "Anmerkung", en: "note").joined(": ", provenance.note)) }
        if let review = provenance.reviewBy {
            let overdue = day.map { review < $0 } ?? false
            doubts.append(
                overdue
                    ? Wording(de: "Prüfung war fällig am \(review.german)", en: "review was due by \(review.iso)")
                    : Wording(de: "zu prüfen bis \(review.german)", en: "to be reviewed by \(review.iso)"))
        }
        return doubts
    }

    /// A condition with its parts; the parts of an outermost "all" stand side by side.
    func conditions(_ number: Int) -> [Explanation.Line] {
        let node = book.nodes[number]
        return node.op == .all ? node.kids.map { condition(book.kids[$0]) } : [condition(number)]
    }

    func condition(_ number: Int) -> Explanation.Line {
        let node = book.nodes[number]
        let parts = node.kids.map { condition(book.kids[$0]) }
        switch node.op {
        case .constant: return .init(de: "nicht lesbar", en: "not readable")
        case .all: return .init(de: "alle diese Punkte:", en: "all of these:", parts: parts)
        case .any: return .init(de: "mindestens einer dieser Punkte:", en: "at least one of these:", parts: parts)
        case .not: return .init(de: "nicht:", en: "not:", parts: parts)
        case .atLeastOf: return .init(de: "mindestens \(node.low) dieser Punkte:", en: "at least \(node.low) of these:", parts: parts)
        case .anyMember: return .init(de: "mindestens eine Person der Familie:", en: "at least one member of the family:", parts: parts)
        case .everyMember: return .init(de: "jede Person der Familie:", en: "every member of the family:", parts: parts)
        case .countMembers: return .init(Wording(de: "Zahl der Personen", en: "number of persons").joined(": ", threshold(node)), parts: parts)
        case .rule: return rule(node)
        case .ownOffer, .finalOffer:
            let offer = book.offers[node.other]
            return .init(
                de: "Angebot „\(offer.title.de)“ (\(offer.id)) ist möglich", en: "offer “\(offer.title.en)” (\(offer.id)) is possible",
                parts: spellsOutOffers && node.op == .ownOffer ? conditions(offer.when) : [])
        case .mainApplicant: return .init(de: "ist Hauptantragsteller:in", en: "is the main applicant")
        default: return leaf(node)
        }
    }

    private func rule(_ node: Node) -> Explanation.Line {
        let rule = book.rules[node.other]
        var line = line(rule.text, rule.provenance, parts: conditions(rule.node))
        if let presumed = rule.presumed {
            let yes = presumed == .yes
            line.doubts.insert(
                Wording(
                    de: "gilt als \(yes ? "erfüllt" : "nicht erfüllt"), solange niemand anderes angibt",
                    en: "counts as \(yes ? "met" : "not met") as long as nobody states otherwise"), at: 0)
        }
        if !rule.instead.isEmpty { line.doubts.append(Wording(de: "stattdessen", en: "instead").joined(": ", rule.instead)) }
        return line
    }

    private func leaf(_ node: Node) -> Explanation.Line {
        switch node.op {
        case .compare, .member, .hasAny, .hasAll: return .init(label(node.field).joined(": ", wanted(node)), parts: members(node))
        case .elapsed: return .init(label(node.field).joined(": ", threshold(node)).joined(" ", until(node)))
        case .age:
            return .init(Wording(de: "Alter", en: "age").joined(": ", threshold(node)).joined(" ", until(node)))
        case .anchorDate:
            let period = Period(from: Self.day(node.low, beyond: Node.never + 1), to: Self.day(node.high, beyond: Node.always))
            return .init(de: "Stichtag: \(period.wording.de)", en: "reference day: \(period.wording.en)")
        case .notCovered:
            let coverage = book.coverages[node.table]
            let others = book.programmes.filter { $0.help == coverage.help && $0.number != coverage.programme }.map(\.id).joined(separator: ", ")
            return .init(
                Wording(de: "kein anderes Programm deckt ab", en: "no other programme covers").joined(": ", label(coverage.field)),
                parts: others.isEmpty ? [] : [.init(de: "geprüft werden: \(others)", en: "looked at: \(others)")])
        default: return received(node)
        }
    }

    private func received(_ node: Node) -> Explanation.Line {
        let receipt = book.receipts[node.table]
        let offers = receipt.offers.map { book.offers[$0].id }.joined(separator: ", ")
        let whose =
            receipt.scope == .person ? Wording(de: "diese Person", en: "this person") : Wording(de: "jemand der Familie", en: "anybody of the family")
        let when =
            receipt.within.map { Wording(de: "in \($0.wording.de) davor", en: "within \($0.wording.en) before") } ?? Wording(de: "je", en: "ever")
        return .init(de: "\(whose.de) hat \(when.de) erhalten: \(offers)", en: "\(whose.en) has received \(when.en): \(offers)")
    }

    private static func day(_ number: Int64, beyond: Int64) -> CivilDate? { number == beyond ? nil : CivilDate(dayNumber: Int(number)) }

    private func label(_ field: Int) -> Wording { book.vocabulary.fields[field].label }

    private func until(_ node: Node) -> Wording {
        node.other < 0 ? Wording(de: "am Stichtag", en: "on the reference day") : Wording(de: "bis", en: "until").joined(": ", label(node.other))
    }

    private func wanted(_ node: Node) -> Wording {
        if node.op == .compare { return threshold(node) }
        let all = node.op == .hasAll
        let quantity = all ? Wording(de: "alle von", en: "all of") : Wording(de: "eines von", en: "one of")
        guard let set = book.sets[node.table].set else { return quantity.joined(" ", Phrases.list(codes(node).map(\.text))) }
        let entry = book.codeSets[set]
        return quantity.joined(" ", entry.title.isEmpty ? Wording(de: "„\(entry.id)“", en: "“\(entry.id)”") : entry.title)
    }

    /// A threshold: a constant, or what a parameter says on the day.
    private func threshold(_ node: Node) -> Wording {
        let words = node.op == .age && node.comparator == .lessThan ? Wording(de: "unter ", en: "under ") : Phrases.comparator(node.comparator)
        guard node.parameter >= 0 else { return words.joined("", number(node.low, node)) }
        let parameter = book.parameters[node.parameter]
        let name = parameter.name
        guard let day, let version = parameter.version(on: Int64(day.dayNumber)).map({ parameter.versions[$0] }), let value = version.value else {
            return words.joined("", name)
        }
        return words.joined("", number(value, node)).joined("", Wording(de: " (\(name.de))", en: " (\(name.en))"))
    }

    private func number(_ value: Int64, _ node: Node) -> Wording {
        switch node.op {
        case .elapsed: Span(packed: value).wording
        case .age: Wording(de: "\(value) Jahre", en: "\(value) years")
        case .compare: Phrases.number(value, book.vocabulary.fields[node.field], book.vocabulary)
        default: Wording(de: String(value), en: String(value))
        }
    }

    /// The members of a named list, version by version; only the one in force where a day is given.
    private func members(_ node: Node) -> [Explanation.Line] {
        guard node.op != .compare, let number = book.sets[node.table].set else { return [] }
        let set = book.codeSets[number]
        return set.versions.filter { version in day.map(version.period.contains) ?? true }.map { version in
            let field = book.vocabulary.fields[node.field]
            let names = version.items.map { item in
                item.isConditional
                    ? Phrases.code(item.code, field).joined("", Wording(de: " (bedingt)", en: " (conditional)")) : Phrases.code(item.code, field)
            }
            let list = Wording(de: names.map(\.de).joined(separator: ", "), en: names.map(\.en).joined(separator: ", "))
            return line(version.period.wording.joined(": ", list), version.provenance)
        }
    }

    private func codes(_ node: Node) -> [Explanation.Line] {
        let field = book.vocabulary.fields[node.field]
        let members = book.sets[node.table].versions.flatMap(\.members).sorted()
        return members.map { .init(Phrases.number(Int64($0), field, book.vocabulary)) }
    }
}

extension Parameter {
    /// Its text; its id where it has none.
    var name: Wording { text.isEmpty ? Wording(de: id, en: id) : text }
}
