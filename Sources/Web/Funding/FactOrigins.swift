import Basics
import Catalogue
import Markup
import Office

/// Where the facts of a file come from: who recorded them, when, and how well they are known.
struct FactOrigins {
    let household: RecordedFacts
    let persons: [Person]
    let workers: [WorkerID: String]
    /// Fields tried out for the moment, which nobody stated.
    let supposed: Set<String>

    private func recorded(_ reference: FactReference) -> RecordedFact? {
        guard let number = reference.person else { return household[reference.field] }
        return persons.indices.contains(number - 1) ? persons[number - 1].facts[reference.field] : nil
    }

    /// " (angegeben am 12.11.2026, Vera Muster; ändern: Amina, Yusuf)".
    func told(_ references: [FactReference], _ names: FamilyNames) -> HTML {
        if references.contains(where: { supposed.contains($0.field) }) { return " (nur zur Probe)" }
        let facts = references.compactMap(recorded)
        guard let first = facts.first else { return .empty }
        let isShared = facts.allSatisfy { $0.standing == first.standing && $0.on == first.on && $0.by == first.by }
        let origin: HTML =
            isShared ? "\(first.standing.german) am \(first.on.german)\(workers[first.by].map { ", \($0)" } ?? "")" : "verschiedene Herkunft"
        return " <span class=\"muted\">(\(origin); \(changes(references, names)))</span>"
    }

    private func changes(_ references: [FactReference], _ names: FamilyNames) -> HTML {
        guard references.count > 1 else { return "<a href=\"\(names.change(references[0]))\">ändern</a>" }
        let each = references.map { reference in "<a href=\"\(names.change(reference))\">\(names.name(reference.person ?? 0))</a>" as HTML }
        return "ändern: \(each.joined(separator: ", "))"
    }

    /// The fact a short link means; nil for a text that names none.
    static func reference(_ text: String, in catalogue: Catalogue) -> FactReference? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let name = parts.last, let field = catalogue.field(name), parts.count == (field.of == .person ? 2 : 1) else { return nil }
        return FactReference(field: name, person: parts.count == 2 ? Int(parts[0]) : nil)
    }
}
