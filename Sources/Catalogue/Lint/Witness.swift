import Basics

/// A household that shows a finding, with what comes out for it today.
struct Witness {
    var name: String
    let household: Household
    /// `1.startup` and what it comes to.
    var expect: [(key: String, value: String)] = []
    /// `programme.offer` and what it comes to for the household.
    var totals: [(key: String, value: String)] = []
    let vocabulary: Vocabulary

    /// The test as a programme file holds it.
    var yaml: String {
        var lines = ["- name: \(Self.quoted(name))", "  anchor: \(household.anchor.iso)"]
        var entries = facts(household.facts)
        if !household.received.isEmpty {
            let received = household.received.map { receipt in
                let day = receipt.on.map { ", on: \($0.iso)" } ?? ""
                return "{offer: \(receipt.offer)\(day)" + (receipt.person.map { ", person: \($0)}" } ?? "}")
            }
            entries.append("received: [\(received.joined(separator: ", "))]")
        }
        if household.isHistoryComplete { entries.append("history: complete") }
        if !household.documents.isEmpty { entries.append("documents: [\(household.documents.joined(separator: ", "))]") }
        lines.append("  household: {\(entries.joined(separator: ", "))}")
        lines.append("  persons:")
        for member in household.members {
            let documents = member.documents.isEmpty ? [] : ["documents: [\(member.documents.joined(separator: ", "))]"]
            lines.append("    - {\((facts(member.facts) + documents).joined(separator: ", "))}")
        }
        for (section, entries) in [("expect", expect), ("totals", totals)] where !entries.isEmpty {
            lines.append("  \(section): {\(entries.map { "\(Self.key($0.key)): \(Self.amount($0.value))" }.joined(separator: ", "))}")
        }
        return lines.joined(separator: "\n")
    }

    /// In the order of the vocabulary.
    private func facts(_ facts: [String: Fact]) -> [String] {
        vocabulary.fields.compactMap { field in
            switch facts[field.id] {
            case nil: nil
            case .refused: "\(field.id): refused"
            case .known(let value, .stated): "\(field.id): \(Self.text(value, field))"
            case .known(let value, let standing): "\(field.id): {value: \(Self.text(value, field)), state: \(standing.rawValue)}"
            }
        }
    }

    private static func text(_ value: FactValue, _ field: Field) -> String {
        switch value {
        case .flag(let flag): flag ? "true" : "false"
        case .word(let word): field.type == .code || field.type == .text ? quoted(word) : word
        case .words(let words): "[\(words.joined(separator: ", "))]"
        case .date(let date): date.iso
        case .count(let count): String(count)
        case .money(let money): quoted(money.decimal)
        }
    }

    private static func key(_ key: String) -> String { key.contains(".") ? quoted(key) : key }

    private static func amount(_ value: String) -> String { value.contains(".") ? quoted(value) : value }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

extension Survey {
    /// What comes out for a household, as a test about some offers.
    func witness(_ name: String, _ household: Household, _ offers: [Offer]) -> Witness {
        let results = catalogue.assess(household, offers: offers, asks: false).offers
        let expect = results.flatMap { result -> [(key: String, value: String)] in
            let key = result.person.map { "\($0).\(result.offer)" } ?? result.offer
            guard let amount = result.amount, !result.status.isImpossible else { return [(key, result.status.rawValue)] }
            return [(key, result.status.rawValue), (key + ".amount", amount.text)]
        }
        return Witness(name: name, household: household, expect: expect, vocabulary: book.vocabulary)
    }

    /// The household an evaluator was asked about, with the facts it was given.
    func household(_ evaluator: Evaluator) -> Household {
        let facts = evaluator.facts
        var household = Household(
            anchor: CivilDate(dayNumber: Int(facts.anchor)), members: Array(repeating: .init(), count: facts.rows - 1),
            isHistoryComplete: facts.historyIsComplete && book.asksHistory)
        for receipt in facts.receipts {
            household.received.append(
                .init(
                    offer: book.offers[receipt.offer].id, on: receipt.on.map { CivilDate(dayNumber: Int($0)) },
                    person: receipt.row == 0 ? nil : receipt.row))
        }
        for (slot, cell) in facts.cells.enumerated() where cell != Circumstances.unknown {
            let (row, field) = (slot / facts.columns, slot % facts.columns)
            guard let value = book.vocabulary.value(cell, of: book.vocabulary.fields[field]) else { continue }
            if row == 0 {
                household.facts[book.vocabulary.fields[field].id] = .stated(value)
            } else {
                household.members[row - 1].facts[book.vocabulary.fields[field].id] = .stated(value)
            }
        }
        return household
    }
}

extension Rulebook {
    /// Whether any rule looks at what was received before.
    fileprivate var asksHistory: Bool { !receipts.isEmpty || dependencies.contains { !$0.once.isEmpty } }
}

extension Vocabulary {
    /// The value behind the engine's number; for a code that no rule names, one that no rule names.
    func value(_ cell: Int64, of field: Field) -> FactValue? {
        switch field.type {
        case .flag, .declaration, .judgement: .flag(cell != 0)
        case .date: .date(CivilDate(dayNumber: Int(cell)))
        case .count: .count(Int(cell))
        case .money: .money(Money(cents: cell))
        case .choice: field.choices.indices.contains(Int(cell)) ? .word(field.choices[Int(cell)].id) : nil
        case .choices: .words(field.choices.indices.filter { cell >> Int64($0) & 1 == 1 }.map { field.choices[$0].id })
        case .code: field.list.flatMap { code(cell, in: $0) }.map { .word($0) }
        case .text: nil
        }
    }

    private func code(_ cell: Int64, in list: CodeList) -> String? {
        guard let codes = codes[list] else { return nil }
        if codes.all.indices.contains(Int(cell)) {
            let code = codes.all[Int(cell)]
            return code.utf8.count == 2 && list == .districts ? code + "000" : code
        }
        switch list {
        case .countries: return ["NZ", "AU", "CA", "JP", "KR", "BR", "CL", "PE", "UY", "IS"].first { codes.numbers[$0] == nil }
        case .districts:
            let lands = (1...16).map { ($0 < 10 ? "0" : "") + String($0) + "999" }
            return lands.first { known($0, in: .districts) < 0 }
        }
    }
}
