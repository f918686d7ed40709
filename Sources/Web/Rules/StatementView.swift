import Basics
import Catalogue
import Markup

/// Conditions as nested lists, each rule, list and value a link to where it stands in full.
struct StatementView {
    let programme: Programme
    let catalogue: Catalogue

    /// The whole condition; the parts of an "all" stand side by side.
    func list(_ statement: Statement) -> HTML {
        switch statement.kind {
        case .all: return "<ul>\(statement.parts.map(item))</ul>"
        default: return "<ul>\(item(statement))</ul>"
        }
    }

    private func item(_ statement: Statement) -> HTML {
        guard !statement.parts.isEmpty else { return "<li>\(line(statement))</li>" }
        if statement.kind == .denial, let only = statement.parts.first, only.parts.isEmpty { return "<li>nicht: \(line(only))</li>" }
        return "<li>\(head(statement)):<ul>\(statement.parts.map(item))</ul></li>"
    }

    private func head(_ statement: Statement) -> HTML {
        statement.kind == .denial ? "nicht" : "\(statement.text.de)"
    }

    private func line(_ statement: Statement) -> HTML {
        let text = statement.text.de
        switch statement.kind {
        case .rule(let id): return "<a href=\"\("#regel-\(id)" as Link)\">\(text)</a>"
        case .offer(let id):
            let programme = String(id.prefix { $0 != "." })
            return "<a href=\"\("/regeln/\(programme)#\(String(id.dropFirst(programme.count + 1)))" as Link)\">\(text)</a>"
        default: break
        }
        if let set = statement.set { return "<a href=\"\("#liste-\(set)" as Link)\">\(text)</a>" }
        if let parameter = statement.parameter { return "<a href=\"\("#wert-\(parameter)" as Link)\">\(text)</a>" }
        return "\(text)"
    }

    func amount(_ amount: AmountStatement) -> HTML {
        guard !amount.cases.isEmpty else { return "Betrag: \(amount.text.de)" }
        let rows = amount.cases.map { entry -> HTML in
            guard let when = entry.when else { return "<li>sonst: \(entry.amount.de)</li>" }
            return "<li>\(entry.amount.de), wenn:\(list(when))</li>"
        }
        return "Betrag:<ul>\(rows)</ul>"
    }

    /// The lists a condition looks into, by id.
    static func sets(in statement: Statement) -> [String] { [statement.set].compactMap { $0 } + statement.parts.flatMap { sets(in: $0) } }
}
