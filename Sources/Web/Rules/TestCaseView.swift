import Basics
import Catalogue
import Markup

/// A test of the catalogue as an example people can follow: who, when, and what has to come out.
struct TestCaseView {
    let test: TestCase
    let catalogue: Catalogue

    var markup: HTML {
        let count = test.household.members.count
        return """
            <div><dt>Antrag am \(test.anchor.german), \(counted(count, "Person", "Personen", none: "ohne Personen")) \
            \(test.holds ? tag("stimmt", .good) : tag("weicht ab", .bad)) <small lang="en">\(test.name)</small></dt>\
            <dd>\(test.expected.map(outcome).joined(separator: "; ")).</dd>\
            <dd><details><summary>Angaben\(unseen(" zu \(test.name)"))</summary>\(facts)</details></dd></div>
            """
    }

    private func outcome(_ expected: TestCase.Expected) -> HTML {
        let title = expected.offer.flatMap { catalogue.offer($0)?.title.de } ?? ""
        let whom = expected.person.map { test.household.members.count > 1 ? "Person \($0): " : "" } ?? ""
        switch expected.outcome {
        case .status(let status): return "\(whom)\(title) \(status.german)"
        case .amount(let text): return "\(whom)\(title) \(Self.money(text))"
        case .total(let text): return "\(title) zusammen \(Self.money(text))"
        case .questions(let fields): return "gefragt wird nach: \(fields.map(question).joined(separator: ", "))"
        }
    }

    /// `1.entry_date` as "Einreise (Person 1)".
    private func question(_ text: String) -> String {
        let parts = text.split(separator: ".").map(String.init)
        let label = parts.last.flatMap { catalogue.field($0)?.label.de } ?? text
        return parts.count == 2 ? "\(label) (Person \(parts[0]))" : label
    }

    /// `0.00..1000.00` as people write it.
    static func money(_ text: String) -> String {
        let ends = text.split(separator: "..").map(String.init)
        guard ends.count == 2, let from = Money(decimal: ends[0]) else {
            return Money(decimal: text)?.german ?? (text == "no amount" ? "ohne Betrag" : text)
        }
        switch ends[1] {
        case "not_known": return "Betrag nicht bekannt"
        case "not_limited": return "ab \(from.german), ohne Obergrenze"
        default: return "\(from.german) bis \(Money(decimal: ends[1])?.german ?? ends[1])"
        }
    }

    // MARK: Facts

    private var facts: HTML {
        let shared = sharedFacts
        let household = told(test.household.facts)
        let everybody = told(shared)
        let members = test.household.members.enumerated().map { place, member -> HTML in
            let own = told(member.facts.filter { shared[$0.key] != $0.value })
            return own.isEmpty ? .empty : "<li>Person \(place + 1): \(own)</li>"
        }
        return """
            <ul>\(household.isEmpty ? .empty : "<li>Haushalt: \(household)</li>" as HTML)\
            \(everybody.isEmpty ? .empty : "<li>\(test.household.members.count > 1 ? "Alle" : "Person 1"): \(everybody)</li>" as HTML)\(members)\
            \(test.household.received.isEmpty ? .empty : "<li>Früher bekommen: \(received)</li>" as HTML)</ul>
            """
    }

    /// What is the same for all persons.
    private var sharedFacts: [String: Fact] {
        guard let first = test.household.members.first else { return [:] }
        return first.facts.filter { entry in test.household.members.allSatisfy { $0.facts[entry.key] == entry.value } }
    }

    private var received: String { test.household.received.map { catalogue.offer($0.offer)?.title.de ?? $0.offer }.joined(separator: ", ") }

    /// In the order of the vocabulary.
    private func told(_ facts: [String: Fact]) -> String {
        catalogue.fields.compactMap { field -> String? in
            switch facts[field.id] {
            case .known(let value, _): "\(field.label.de): \(catalogue.wording(of: value, in: field).de)"
            case .refused: "\(field.label.de): keine Angabe gewünscht"
            case nil: nil
            }
        }.joined(separator: "; ")
    }
}
