import Basics

extension RuleWords {
    /// How an amount comes about.
    func amount(_ number: Int) -> Explanation.Line {
        let node = book.amounts[number]
        let parts = node.kids.map { amount(book.amountKids[$0]) }
        switch node.op {
        case .constant: return .init(Phrases.value(.money(Money(cents: node.value)), Self.money))
        case .parameter: return node.parameter < 0 ? Self.unread : parameter(node.parameter)
        case .field: return .init(Wording(de: "wie angegeben", en: "as stated").joined(": ", book.vocabulary.fields[node.field].label))
        case .members: return .init(de: "je Person, für die gilt:", en: "for each person of whom this holds:", parts: conditions(node.condition))
        case .lesser: return .init(de: "der kleinste dieser Beträge:", en: "the least of these amounts:", parts: parts)
        case .greater: return .init(de: "der größte dieser Beträge:", en: "the greatest of these amounts:", parts: parts)
        case .sum: return .init(de: "die Summe von:", en: "the sum of:", parts: parts)
        case .times: return .init(de: "malgenommen:", en: "multiplied:", parts: [parts[0], times(node)])
        case .share:
            return .init(
                de: "Anteil davon, \(node.rounding.wording.de):", en: "a share, \(node.rounding.wording.en):", parts: [parts[0], share(node)])
        case .upTo: return .init(de: "im Wert von bis zu:", en: "worth up to:", parts: parts)
        case .rows: return .init(de: "je nachdem:", en: "depending on:", parts: book.amountRows[node.rows].map(row))
        }
    }

    private static let unread = Explanation.Line(de: "Betrag nicht gelesen", en: "amount not read")

    private func times(_ node: AmountNode) -> Explanation.Line {
        let count = book.amounts[book.amountKids[node.kids.upperBound - 1]]
        guard count.op == .constant else { return amount(book.amountKids[node.kids.upperBound - 1]) }
        return .init(de: "mal \(count.value)", en: "times \(count.value)")
    }

    private func share(_ node: AmountNode) -> Explanation.Line {
        let share = book.amounts[book.amountKids[node.kids.upperBound - 1]]
        guard share.op == .constant else { return amount(book.amountKids[node.kids.upperBound - 1]) }
        return .init(Self.percent(share.value))
    }

    /// Millionths as a percentage.
    static func percent(_ value: Int64) -> Wording {
        let rest = String(value % 10_000 + 10_000).dropFirst()
        let digits = String(rest.prefix(rest.utf8.count - rest.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count))
        let whole = String(value / 10_000)
        return Wording(de: whole + (digits.isEmpty ? "" : ",\(digits)") + " %", en: whole + (digits.isEmpty ? "" : ".\(digits)") + " %")
    }

    private func row(_ row: AmountNode.Row) -> Explanation.Line {
        let amount = row.amount < 0 ? Explanation.Line(de: "nicht bekannt", en: "not known") : self.amount(row.amount)
        guard row.condition >= 0 else { return .init(de: "sonst:", en: "otherwise:", parts: [amount]) }
        let when = condition(row.condition)
        return .init(Wording(de: "wenn", en: "if").joined(" ", when.text), parts: when.parts + [amount])
    }

    /// A parameter with its dated values; only the one in force where a day is given.
    func parameter(_ number: Int) -> Explanation.Line {
        let parameter = book.parameters[number]
        let versions = parameter.versions.filter { version in day.map(version.period.contains) ?? true }
        guard !versions.isEmpty else {
            var line = Explanation.Line(parameter.name)
            line.doubts = [Wording(de: "kein Wert für diesen Tag", en: "no value for this day")]
            return line
        }
        return .init(
            parameter.name.joined("", Wording(de: ":", en: ":")),
            parts: versions.map { version in
                let value = version.value.map { Self.value($0, parameter.unit) } ?? Wording(de: "nicht gelesen", en: "not read")
                var line = line(value.joined(", ", version.period.wording), version.provenance)
                if let day = version.provenance.confirmedOn {
                    line.doubts.append(Wording(de: "bestätigt am \(day.german)", en: "confirmed on \(day.iso)"))
                }
                return line
            })
    }

    private static func value(_ value: Int64, _ unit: Parameter.Unit) -> Wording {
        switch unit {
        case .euro: Phrases.value(.money(Money(cents: value)), money)
        case .euroPerMonth: Phrases.value(.money(Money(cents: value)), money).joined(" ", Wording(de: "im Monat", en: "a month"))
        case .duration: Span(packed: value).wording
        case .count: Wording(de: String(value), en: String(value))
        case .percent: percent(value)
        }
    }

    /// Money is written the same whatever field it belongs to.
    private static let money = Field(
        id: "", of: .household, type: .money, list: nil, choices: [], label: .none, question: .none, effort: 1, isSensitive: false, evidence: [],
        askAfter: [], note: .none)
}

extension Rounding {
    var wording: Wording {
        switch self {
        case .halfUp: Wording(de: "kaufmännisch gerundet", en: "rounded half up")
        case .down: Wording(de: "abgerundet", en: "rounded down")
        case .up: Wording(de: "aufgerundet", en: "rounded up")
        }
    }
}
