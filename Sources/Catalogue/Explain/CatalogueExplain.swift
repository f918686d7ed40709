public import Basics

extension Catalogue {
    /// What the catalogue says about an offer (`coming-home.startup`) or a programme (`coming-home`); `day` shows the values of
    /// that day, nil all of them. Nil for an id the catalogue does not have.
    public func explain(_ id: String, on day: CivilDate? = nil) -> Explanation? {
        let words = RuleWords(catalogue: self, day: day, spellsOutOffers: offer(id) != nil)
        if let offer = offer(id), let programme = programme(offer.programme) {
            let sections = words.frame(programme) + words.sections(of: offer, named: false)
            return explanation(id, programme.title.joined(": ", offer.title), day, sections + words.surroundings(programme, [offer]))
        }
        guard let programme = programme(id) else { return nil }
        let sections = words.frame(programme) + programme.offers.flatMap { words.sections(of: $0, named: true) }
        return explanation(id, programme.title, day, sections + words.surroundings(programme, programme.offers))
    }

    /// Ids of offers and programmes that look like a mistyped one, the nearest first, at most five.
    public func similar(to id: String) -> [String] {
        let known = programmes.map(\.id) + offers.map(\.id)
        let near = nearest(to: id, among: known).map { [$0] } ?? []
        let named = known.filter { $0.split(separator: ".").contains { $0 == id } || $0.contains(id) }
        let sameName = id.split(separator: ".").last.map { name in offers.filter { $0.name == name }.map(\.id) } ?? []
        var seen: Set<String> = []
        return Array((near + named + sameName).filter { seen.insert($0).inserted }.prefix(5))
    }

    private func explanation(_ id: String, _ title: Wording, _ day: CivilDate?, _ sections: [Explanation.Section]) -> Explanation {
        let named = Set(sections.flatMap(\.lines).flatMap(\.allSources)).sorted()
        return Explanation(
            id: id, title: title, day: day, sections: sections.filter { !$0.lines.isEmpty }, sources: named.compactMap { sources[$0] })
    }
}

extension Explanation.Line {
    fileprivate var allSources: [String] { sources + parts.flatMap(\.allSources) }
}

extension RuleWords {
    /// Who gives it, since when, and which day counts.
    func frame(_ programme: Programme) -> [Explanation.Section] {
        var lines = [line(Wording(de: "in Kraft", en: "in force").joined(" ", programme.valid.wording), programme.provenance)]
        if let day, !programme.valid.contains(day) {
            let ended = programme.valid.to.map { $0 < day } ?? false
            lines[0].doubts.insert(
                ended
                    ? Wording(de: "an diesem Tag beendet", en: "ended on that day")
                    : Wording(de: "an diesem Tag noch nicht in Kraft", en: "not in force yet on that day"),
                at: 0)
        }
        if !programme.runBy.isEmpty { lines.append(.init(Wording(de: "durchgeführt von", en: "run by").joined(": ", programme.runBy))) }
        if !programme.decides.isEmpty { lines.append(.init(Wording(de: "es entscheidet", en: "decided by").joined(": ", programme.decides))) }
        if !programme.funders.isEmpty {
            let funders = programme.funders.joined(separator: ", ")
            lines.append(.init(de: "bezahlt von: \(funders)", en: "paid by: \(funders)"))
        }
        lines.append(
            programme.hasLegalClaim
                ? .init(de: "es besteht ein Anspruch", en: "there is a legal claim")
                : .init(de: "kann gewährt werden, kein Anspruch", en: "can be granted, no legal claim"))
        lines.append(.init(Wording(de: "Stichtag", en: "reference day").joined(": ", anchor(programme))))
        let overlays = catalogue.overlays.filter { $0.id == programme.id || $0.id.hasPrefix(programme.id + ".") }
        lines += overlays.map {
            .init(Wording(de: $0.id, en: $0.id).joined(": ", $0.wording).joined("", Wording(de: " (\($0.place))", en: " (\($0.place))")))
        }
        return [.init(heading: Wording(de: "Programm", en: "Programme"), lines: lines)]
    }

    private func anchor(_ programme: Programme) -> Wording {
        guard programme.anchorField >= 0 else { return Wording(de: "Tag des Antrags", en: "day of the application") }
        return book.vocabulary.fields[programme.anchorField].label
    }

    /// What an offer is, when it is given, how much, and what to bring.
    func sections(of offer: Offer, named: Bool) -> [Explanation.Section] {
        func heading(_ de: String, _ en: String) -> Wording {
            let words = Wording(de: de, en: en)
            return named ? offer.title.joined(" – ", words) : words
        }
        var what = [line(offer.form.wording.joined(", ", offer.per.wording), offer.provenance)]
        if !offer.text.isEmpty { what.append(.init(offer.text)) }
        if offer.valid != .always { what.append(.init(Wording(de: "gilt", en: "valid").joined(" ", offer.valid.wording))) }
        if offer.isDiscretionary { what.append(.init(de: "Ermessen: die Stelle entscheidet", en: "discretionary: the provider decides")) }
        let exceptions = offer.exceptions.map { exception in
            let title = exception.text.isEmpty ? Wording(de: exception.id, en: exception.id) : exception.text
            let outcome = exception.amount.map(amount) ?? .init(de: "dann nicht möglich", en: "then not possible")
            return line(title, exception.provenance, parts: conditions(exception.when) + [outcome])
        }
        let instead = offer.instead.isEmpty ? [] : [Explanation.Line(offer.instead)]
        let titles = offer.evidence.map { Explanation.Line(catalogue.documentTitle($0)) }
        return [
            .init(heading: heading("Was es ist", "What it is"), lines: what),
            .init(heading: heading("Bedingungen: alle müssen zutreffen", "Conditions: all must hold"), lines: conditions(offer.when)),
            .init(heading: heading("Ausnahmen", "Exceptions"), lines: exceptions),
            .init(heading: heading("Betrag", "Amount"), lines: offer.amount.map { [amount($0)] } ?? []),
            .init(heading: heading("Nachweise", "Evidence"), lines: titles),
            .init(heading: heading("Stattdessen", "Instead"), lines: instead),
        ]
    }

    /// Ceilings, relations, deadlines and priorities around some offers of a programme.
    func surroundings(_ programme: Programme, _ offers: [Offer]) -> [Explanation.Section] {
        let numbers = Set(offers.map(\.number))
        let limits = programme.limits.filter { !numbers.isDisjoint(with: $0.offers) && inForce($0.valid) }.map(limit)
        let relations = book.relations.filter { !numbers.isDisjoint(with: $0.offers) && inForce($0.valid) }.map(relation)
        let deadlines = programme.deadlines.filter { inForce($0.valid) }.map { deadline in
            line(deadline.kind.wording.joined(": ", deadline.text).joined("; ", deadline.count), deadline.provenance)
        }
        let priorities = programme.priorities.map { line($0.text, $0.provenance, parts: $0.node.map(conditions) ?? []) }
        return [
            .init(heading: Wording(de: "Obergrenzen", en: "Limits"), lines: limits),
            .init(heading: Wording(de: "Verhältnis zu anderen Hilfen", en: "Relation to other help"), lines: relations),
            .init(heading: Wording(de: "Fristen", en: "Deadlines"), lines: deadlines),
            .init(heading: Wording(de: "Vorrang (keine Bedingung)", en: "Priority (no condition)"), lines: priorities),
        ]
    }

    private func inForce(_ period: Period) -> Bool { day.map(period.contains) ?? true }

    private func limit(_ limit: Limit) -> Explanation.Line {
        let names = limit.offers.map { book.offers[$0].title }
        let list = Wording(de: names.map(\.de).joined(separator: ", "), en: names.map(\.en).joined(separator: ", "))
        let text = limit.text.isEmpty ? Wording(de: "höchstens", en: "at most").joined(" ", limit.scope.wording).joined(": ", list) : limit.text
        let share =
            limit.shareOut == .inOrder
            ? Explanation.Line(de: "der Reihe nach verteilt", en: "shared out in order")
            : Explanation.Line(de: "anteilig verteilt", en: "shared out pro rata")
        let period = limit.valid == .always ? [] : [Explanation.Line(limit.valid.wording)]
        let when = limit.when.map { [Explanation.Line(de: "nur wenn:", en: "only if:", parts: conditions($0))] } ?? []
        return line(text, limit.provenance, parts: period + when + [amount(limit.atMost), share])
    }

    private func relation(_ relation: Relation) -> Explanation.Line {
        let names = relation.offers.map { Wording(de: book.offers[$0].id, en: book.offers[$0].id) }
        let list = Wording(de: names.map(\.de).joined(separator: ", "), en: names.map(\.en).joined(separator: ", "))
        let kind =
            relation.kind == .exclusive && relation.applicantChooses
            ? Wording(de: "nur eines, die Person wählt", en: "one only, the person chooses") : relation.kind.wording
        var line = line(kind.joined(": ", list), relation.provenance)
        if !relation.text.isEmpty { line.parts.append(.init(relation.text)) }
        if relation.valid != .always { line.parts.append(.init(relation.valid.wording)) }
        return line
    }
}

extension Relation.Kind {
    var wording: Wording {
        switch self {
        case .exclusive: Wording(de: "nur eines, in dieser Reihenfolge", en: "one only, in this order")
        case .subsidiary: Wording(de: "das erste nur, wo keines der anderen steht", en: "the first only where none of the others stands")
        case .requires: Wording(de: "das erste nur zusammen mit dem anderen", en: "the first only together with the other")
        case .deducts: Wording(de: "das andere wird vom ersten abgezogen", en: "the other is taken off the first")
        case .once: Wording(de: "nur einmal", en: "only once")
        case .combinable: Wording(de: "geht zusammen", en: "go together")
        case .unstated: Wording(de: "nirgends gesagt, ob beides geht: beim Träger nachfragen", en: "stated nowhere whether both go: ask the provider")
        }
    }
}

extension OfferForm {
    var wording: Wording {
        switch self {
        case .cash: Wording(de: "Geld", en: "cash")
        case .inKind: Wording(de: "Sachleistung", en: "in kind")
        case .service: Wording(de: "Leistung", en: "service")
        case .ticket: Wording(de: "Fahrschein", en: "ticket")
        }
    }
}

extension Entity {
    var wording: Wording { self == .person ? Wording(de: "je Person", en: "per person") : Wording(de: "je Haushalt", en: "per household") }
}

extension Deadline {
    /// `6 Wochen ab: Ausreise, in Kraft seit 01.01.2022`; without a period where it is in force as long as its programme.
    fileprivate var count: Wording {
        let span = atMost.map { offset.wording.joined(" – ", $0.wording) } ?? offset.wording
        let direction = offset.isBefore ? Wording(de: " vor: ", en: " before: ") : Wording(de: " ab: ", en: " from: ")
        let counted = span.joined("", direction).joined("", from.wording)
        return valid == .always ? counted : counted.joined(", ", Wording(de: "gilt \(valid.wording.de)", en: "in force \(valid.wording.en)"))
    }
}
