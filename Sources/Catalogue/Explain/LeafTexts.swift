import Basics

extension Explainer {
    func groupText(_ node: Node) -> Wording {
        switch node.op {
        case .all: Wording(de: "alle Punkte", en: "all of")
        case .any: Wording(de: "mindestens einer der Punkte", en: "any of")
        case .not: Wording(de: "trifft nicht zu", en: "not")
        default: Wording(de: "mindestens \(node.low) der Punkte", en: "at least \(node.low) of")
        }
    }

    func membersText(_ node: Node) -> Wording {
        switch node.op {
        case .anyMember: return Wording(de: "mindestens eine Person der Familie", en: "at least one member")
        case .everyMember: return Wording(de: "jede Person der Familie", en: "every member")
        default:
            let wanted = evaluator.operand(node).map(String.init) ?? "?"
            let comparator = Phrases.comparator(node.comparator)
            return Wording(de: "Zahl der Personen: \(comparator.de)\(wanted)", en: "number of members: \(comparator.en)\(wanted)")
        }
    }

    mutating func leafText(_ node: Node, _ holds: Truth, _ row: Int, _ fact: Reason.FactUsed?) -> Wording {
        switch node.op {
        case .elapsed: return elapsedText(node, row, fact)
        case .age: return ageText(node, row, fact)
        case .anchorDate: return anchorText(node, holds)
        case .notCovered: return coverageText(node, holds, row, fact)
        case .receivedBefore: return Wording(de: "frühere Förderung", en: "earlier help")
        default:
            let label = fact?.label ?? .none
            let value = fact?.value ?? Wording(de: "nicht bekannt", en: "not known")
            let text = Wording(de: "\(label.de): \(value.de)", en: "\(label.en): \(value.en)")
            return holds == .yes ? text : text.joined("; ", needed(node))
        }
    }

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

    private mutating func later(_ node: Node, _ row: Int) -> Wording {
        guard node.other >= 0 else { return Phrases.anchor(evaluator.anchorDays[node.programme]) }
        let fact = factUsed(node.other, row)
        let value = fact.value ?? Wording(de: "nicht bekannt", en: "not known")
        return Wording(de: "\(fact.label.de) \(value.de)", en: "\(fact.label.en) \(value.en)")
    }

    private mutating func elapsedText(_ node: Node, _ row: Int, _ fact: Reason.FactUsed?) -> Wording {
        let label = fact?.label ?? .none
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

    private mutating func ageText(_ node: Node, _ row: Int, _ fact: Reason.FactUsed?) -> Wording {
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

    private func anchorText(_ node: Node, _ holds: Truth) -> Wording {
        let period = Period(
            from: node.low > Node.never + 1 ? CivilDate(dayNumber: Int(node.low)) : nil,
            to: node.high < Node.always ? CivilDate(dayNumber: Int(node.high)) : nil)
        let anchor = Phrases.anchor(evaluator.anchorDays[node.programme])
        return anchor.joined("; ", Wording(de: "gilt \(period.wording.de)", en: "in force \(period.wording.en)"))
    }

    private func coverageText(_ node: Node, _ holds: Truth, _ row: Int, _ fact: Reason.FactUsed?) -> Wording {
        let coverage = book.coverages[node.table]
        let looked = evaluator.others(than: coverage).map { book.programmes[$0].id }
        let value = fact?.value ?? Wording(de: "nicht bekannt", en: "not known")
        let names = looked.joined(separator: ", ")
        let covered = holds == .no ? Wording(de: "ein anderes Programm deckt es ab", en: "another programme covers it") : Wording(de: "", en: "")
        let text = Wording(
            de: looked.isEmpty ? "\(value.de): kein anderes Programm in Kraft" : "\(value.de): geprüft \(names)",
            en: looked.isEmpty ? "\(value.en): no other programme in force" : "\(value.en): looked at \(names)")
        return holds == .no ? text.joined("; ", covered) : text
    }
}
