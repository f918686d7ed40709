import Basics

/// How an amount is reckoned, in words.
public struct AmountStatement: Sendable, Hashable {
    /// "wenn …: so much"; without a condition for all others, without an amount where it is not known.
    public struct Case: Sendable, Hashable {
        public let when: Statement?
        public let amount: Wording
    }

    public let text: Wording
    /// Where it depends on a condition; otherwise empty.
    public let cases: [Case]
}

extension StatementWriter {
    private static let unknown = Wording(de: "Betrag nicht bekannt", en: "amount not known")

    func amount(_ number: Int) -> AmountStatement {
        let node = book.amounts[number]
        guard node.op == .rows else { return AmountStatement(text: words(number, Self.money), cases: []) }
        let cases = book.amountRows[node.rows].map { row in
            AmountStatement.Case(
                when: row.condition < 0 ? nil : statement(row.condition), amount: row.amount < 0 ? Self.unknown : words(row.amount, Self.money))
        }
        return AmountStatement(text: Wording(de: "je nachdem", en: "depending"), cases: cases)
    }

    private static func money(_ cents: Int64) -> Wording {
        let money = Money(cents: cents)
        return Wording(de: money.german, en: "EUR \(money.decimal)")
    }

    private static func plain(_ number: Int64) -> Wording { Wording(de: String(number), en: String(number)) }

    private static func percent(_ millionths: Int64) -> Wording {
        let (whole, rest) = (millionths / 10_000, millionths % 10_000)
        return rest == 0 ? plain(whole) : Wording(de: "\(whole),\(rest)", en: "\(whole).\(rest)")
    }

    /// The amount in one line; `unit` writes its constants.
    private func words(_ number: Int, _ unit: (Int64) -> Wording) -> Wording {
        let node = book.amounts[number]
        let kids = node.kids.map { book.amountKids[$0] }
        switch node.op {
        case .constant: return unit(node.value)
        case .parameter:
            guard node.parameter >= 0 else { return Self.unknown }
            let parameter = book.parameters[node.parameter]
            let name = parameter.text.isEmpty ? Wording(de: parameter.id, en: parameter.id) : parameter.text
            return Wording(de: "Wert „\(name.de)“", en: "value '\(name.en)'")
        case .field: return book.vocabulary.fields[node.field].label
        case .members:
            let condition = statement(node.condition)
            return Wording(de: "Zahl der Personen (\(oneLine(condition).de))", en: "number of members (\(oneLine(condition).en))")
        case .lesser: return list(kids, Wording(de: "der kleinste Betrag aus: ", en: "the smallest of: "), ", ")
        case .greater: return list(kids, Wording(de: "der größte Betrag aus: ", en: "the greatest of: "), ", ")
        case .sum: return list(kids, .none, " + ")
        case .times: return words(kids[0], unit).joined(" × ", words(kids[1], Self.plain))
        case .share:
            let share = words(kids[1], Self.percent)
            let base = words(kids[0], unit)
            return Wording(de: "\(share.de) % von \(base.de)", en: "\(share.en) % of \(base.en)")
        case .upTo:
            let most = words(kids[0], unit)
            return Wording(de: "bis zu: \(most.de)", en: "up to: \(most.en)")
        case .rows:
            let rows = book.amountRows[node.rows].map { row -> Wording in
                let amount = row.amount < 0 ? Self.unknown : words(row.amount, unit)
                guard row.condition >= 0 else { return Wording(de: "sonst \(amount.de)", en: "otherwise \(amount.en)") }
                let condition = oneLine(statement(row.condition))
                return Wording(de: "wenn \(condition.de): \(amount.de)", en: "if \(condition.en): \(amount.en)")
            }
            return Wording(de: rows.map(\.de).joined(separator: "; "), en: rows.map(\.en).joined(separator: "; "))
        }
    }

    private func list(_ kids: [Int], _ head: Wording, _ separator: String) -> Wording {
        let parts = kids.map { words($0, Self.money) }
        return Wording(de: head.de + parts.map(\.de).joined(separator: separator), en: head.en + parts.map(\.en).joined(separator: separator))
    }

    private func oneLine(_ statement: Statement) -> Wording {
        guard !statement.parts.isEmpty else { return statement.text }
        let parts = statement.parts.map(oneLine)
        let (german, english) = statement.kind == .any ? (" oder ", " or ") : (" und ", " and ")
        let joined = Wording(de: parts.map(\.de).joined(separator: german), en: parts.map(\.en).joined(separator: english))
        switch statement.kind {
        case .all, .any: return joined
        case .denial: return Wording(de: "nicht: \(joined.de)", en: "not: \(joined.en)")
        default: return statement.text.joined(": ", joined)
        }
    }
}
