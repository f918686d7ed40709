import Basics

extension Scene {
    /// Whether a node is a condition that looks at a fact, a day or a list.
    func isLeaf(_ number: Int) -> Bool {
        switch book.nodes[number].op {
        case .compare, .member, .hasAny, .hasAll, .elapsed, .age, .anchorDate, .notCovered, .receivedBefore: true
        case .constant, .mainApplicant, .all, .any, .not, .atLeastOf, .anyMember, .everyMember, .countMembers, .rule, .ownOffer, .finalOffer: false
        }
    }

    /// The field of the fact a condition looks at.
    func fieldRead(by number: Int) -> Int? { book.nodes[number].field >= 0 && isLeaf(number) ? book.nodes[number].field : nil }

    /// The rule a node stands for.
    func rule(_ number: Int) -> Int? { book.nodes[number].op == .rule ? book.nodes[number].other : nil }

    func kind(_ number: Int) -> Reason.Kind {
        let node = book.nodes[number]
        return switch node.op {
        case .rule: .sentence(onePartSuffices: book.nodes[book.rules[node.other].node].op == .any)
        case .all: .all
        case .any, .atLeastOf: .any
        case .not: .denial
        case .anyMember, .everyMember, .countMembers: .members
        case .ownOffer, .finalOffer: .offer(book.offers[node.other].id)
        default: .leaf
        }
    }

    /// What a node says for a row, given how it came out.
    func text(_ number: Int, _ row: Int, _ holds: Truth, isPresumed: Bool) -> Wording {
        let node = book.nodes[number]
        switch node.op {
        case .rule:
            let text = book.rules[node.other].text
            let presumption = Wording(de: " (angenommen, solange nichts anderes angegeben ist)", en: " (presumed as long as nothing else is stated)")
            return isPresumed ? text.joined("", presumption) : text
        case .all: return Wording(de: "alle Punkte", en: "all of")
        case .any: return Wording(de: "mindestens einer der Punkte", en: "any of")
        case .not: return Wording(de: "trifft nicht zu", en: "not")
        case .atLeastOf: return Wording(de: "mindestens \(node.low) der Punkte", en: "at least \(node.low) of")
        case .anyMember, .everyMember, .countMembers: return membersText(node)
        case .ownOffer, .finalOffer:
            let title = book.offers[node.other].title
            return Wording(de: "Angebot „\(title.de)“", en: "offer '\(title.en)'")
        case .constant: return Wording(de: "nicht lesbar", en: "not readable")
        case .mainApplicant: return Wording(de: "ist Hauptantragsteller:in", en: "is the main applicant")
        default: return leafText(node, holds, row)
        }
    }

    private func membersText(_ node: Node) -> Wording {
        switch node.op {
        case .anyMember: return Wording(de: "mindestens eine Person der Familie", en: "at least one member")
        case .everyMember: return Wording(de: "jede Person der Familie", en: "every member")
        default:
            let wanted = evaluator.operand(node).map(String.init) ?? "?"
            let comparator = Phrases.comparator(node.comparator)
            return Wording(de: "Zahl der Personen: \(comparator.de)\(wanted)", en: "number of members: \(comparator.en)\(wanted)")
        }
    }

    private func leafText(_ node: Node, _ holds: Truth, _ row: Int) -> Wording {
        switch node.op {
        case .elapsed: return elapsedText(node, row)
        case .age: return ageText(node, row)
        case .anchorDate: return anchorText(node)
        case .notCovered: return coverageText(node, holds, row)
        case .receivedBefore: return Wording(de: "frühere Förderung", en: "earlier help")
        default:
            let text = book.vocabulary.fields[node.field].label.joined(": ", value(node.field, row))
            return holds == .yes ? text : text.joined("; ", needed(node))
        }
    }

    /// What is given for a field, in words.
    private func value(_ field: Int, _ row: Int) -> Wording { values[evaluator.slot(field, row)] ?? Wording(de: "nicht bekannt", en: "not known") }

    private func needed(_ node: Node) -> Wording {
        let field = book.vocabulary.fields[node.field]
        if node.op == .compare {
            guard let value = evaluator.operand(node) else { return Wording(de: "Grenzwert nicht bekannt", en: "threshold not known") }
            let number = Phrases.number(value, field, book.vocabulary)
            let comparator = Phrases.comparator(node.comparator)
            return Wording(de: "nötig: \(comparator.de)\(number.de)", en: "needed: \(comparator.en)\(number.en)")
        }
        guard let version = evaluator.version(ofTable: node.table, node.programme) else {
            return Wording(de: "die Liste gilt an diesem Tag nicht", en: "the list has no version for this day")
        }
        if let set = book.sets[node.table].set, !book.codeSets[set].title.isEmpty {
            let title = book.codeSets[set].title
            return Wording(de: "nötig: \(title.de)", en: "needed: \(title.en)")
        }
        let members = book.sets[node.table].versions[version - book.frames.tables[node.table].lowerBound].members.sorted()
        let list = Phrases.list(members.map { Phrases.number(Int64($0), field, book.vocabulary) })
        let all = node.op == .hasAll
        return Wording(de: "nötig: \(all ? "alle von" : "eines von") \(list.de)", en: "needed: \(all ? "all of" : "one of") \(list.en)")
    }

    private func later(_ node: Node, _ row: Int) -> Wording {
        node.other < 0 ? anchors[node.programme] : book.vocabulary.fields[node.other].label.joined(" ", value(node.other, row))
    }

    private func elapsedText(_ node: Node, _ row: Int) -> Wording {
        let label = book.vocabulary.fields[node.field].label
        let later = later(node, row)
        guard let operand = evaluator.operand(node) else {
            return Wording(de: "\(label.de): Frist nicht bekannt; \(later.de)", en: "\(label.en): period not known; \(later.en)")
        }
        let span = Span(packed: operand)
        let cell = evaluator.cell(node.field, row)
        guard cell != Circumstances.unknown else {
            let comparator = Phrases.comparator(node.comparator)
            return Wording(
                de: "\(label.de): nicht bekannt; nötig: \(comparator.de)\(span.wording.de) bis \(later.de)",
                en: "\(label.en): not known; needed: \(comparator.en)\(span.wording.en) until \(later.en)")
        }
        let from = CivilDate(dayNumber: Int(cell))
        let due = span.after(from)
        return Wording(
            de: "\(label.de): \(from.german), \(span.wording.de) voll am \(due?.german ?? "?"), \(later.de)",
            en: "\(label.en): \(from.iso), \(span.wording.en) complete on \(due?.iso ?? "?"), \(later.en)")
    }

    private func ageText(_ node: Node, _ row: Int) -> Wording {
        let limit = evaluator.operand(node).map(String.init) ?? "?"
        let needed =
            node.comparator == .atLeast
            ? Wording(de: "mindestens \(limit)", en: "at least \(limit)") : Wording(de: "unter \(limit)", en: "under \(limit)")
        let cell = evaluator.cell(node.field, row)
        let to = node.other < 0 ? evaluator.anchorDays[node.programme] : evaluator.cell(node.other, row)
        guard cell != Circumstances.unknown, to != Circumstances.unknown else {
            return Wording(de: "Alter nicht bekannt; gefragt: \(needed.de)", en: "age not known; asked: \(needed.en)")
        }
        let years = CivilDate(dayNumber: Int(cell)).fullYears(until: CivilDate(dayNumber: Int(to)))
        return Wording(
            de: "Alter: \(years) Jahre, gefragt: \(needed.de) (\(later(node, row).de))",
            en: "age: \(years), asked: \(needed.en) (\(later(node, row).en))")
    }

    private func anchorText(_ node: Node) -> Wording {
        let period = Period(
            from: node.low > Node.never + 1 ? CivilDate(dayNumber: Int(node.low)) : nil,
            to: node.high < Node.always ? CivilDate(dayNumber: Int(node.high)) : nil)
        return inForce(node.programme, period)
    }

    private func inForce(_ programme: Int, _ period: Period) -> Wording {
        let wording = period.wording
        return anchors[programme].joined("; ", Wording(de: "gilt \(wording.de)", en: "in force \(wording.en)"))
    }

    /// When an offer that is not in force is.
    func period(ofOffer number: Int) -> Wording {
        let programme = book.frames.offers[number].programme
        return inForce(programme, book.offers[number].valid == .always ? book.programmes[programme].valid : book.offers[number].valid)
    }

    private func coverageText(_ node: Node, _ holds: Truth, _ row: Int) -> Wording {
        let coverage = book.coverages[node.table]
        let looked = evaluator.others(than: coverage).map { book.programmes[$0].id }
        let value = node.field < 0 ? Wording(de: "nicht bekannt", en: "not known") : value(node.field, row)
        let names = looked.joined(separator: ", ")
        let covered = holds == .no ? Wording(de: "ein anderes Programm deckt es ab", en: "another programme covers it") : Wording(de: "", en: "")
        let text = Wording(
            de: looked.isEmpty ? "\(value.de): kein anderes Programm in Kraft" : "\(value.de): geprüft \(names)",
            en: looked.isEmpty ? "\(value.en): no other programme in force" : "\(value.en): looked at \(names)")
        return holds == .no ? text.joined("; ", covered) : text
    }
}
