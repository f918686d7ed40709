import Basics
import Catalogue
import Markup
import Office

/// The household's members under the numbers a check gives them.
struct FamilyNames {
    let file: CaseID
    let persons: [Person]
    /// Fields asked for at the head of the page; elsewhere they lead there.
    let asked: Set<String>

    init(file: CaseID, persons: [Person], asked: Set<String> = []) {
        self.file = file
        self.persons = persons
        self.asked = asked
    }

    /// "Besarta", or "Person 2"; the whole name only where there is no first name.
    private func name(_ number: Int) -> HTML {
        guard persons.indices.contains(number - 1) else { return "Person \(number)" }
        let person = persons[number - 1]
        return HTML.bdi(person.identity.givenName ?? person.called)
    }

    /// "für Besarta und Leon", "für alle 8 Personen"; nothing where there is only one person to speak of.
    func whom(_ numbers: [Int]) -> HTML {
        if numbers.isEmpty { return "für den Haushalt" }
        if numbers.count == persons.count { return numbers.count == 1 ? "" : numbers.count == 2 ? "für beide" : "für alle \(numbers.count) Personen" }
        return "für \(list(numbers))"
    }

    func list(_ numbers: [Int]) -> HTML {
        let names = numbers.map(name)
        guard names.count > 1, let last = names.last else { return names.first ?? "den Haushalt" }
        return "\(names.dropLast().joined(separator: ", ")) und \(last)"
    }

    /// Where a fact is entered.
    func link(to fact: FactReference) -> Link {
        guard let number = fact.person, persons.indices.contains(number - 1) else {
            return "/faelle/\(file)/haushalt?feld=\(fact.field)#feld-\(fact.field)"
        }
        return "/faelle/\(file)/haushalt/person/\(persons[number - 1].id)?feld=\(fact.field)#feld-\(fact.field)"
    }

    /// Where a missing fact is asked for on this page, or else where it is entered.
    func way(to fact: FactReference) -> Link { asked.contains(fact.field) ? "#frage-\(fact.field)" : link(to: fact) }

    /// A missing fact by its label, for whom it is missing, and the way to it.
    func missing(_ field: String, label: String, persons numbers: [Int]) -> HTML {
        guard asked.contains(field) else { return links(field, label: label, persons: numbers) }
        let whose: HTML = numbers.isEmpty || persons.count == 1 ? "" : " \(whom(numbers))"
        return "<a href=\"\("#frage-\(field)" as Link)\">\(label)</a>\(whose)"
    }

    /// A fact by its label, each person's name a link to where it is entered.
    func links(_ field: String, label: String, persons numbers: [Int]) -> HTML {
        guard !numbers.isEmpty else { return "<a href=\"\(link(to: FactReference(field: field, person: nil)))\">\(label)</a>" }
        guard persons.count > 1 else { return "<a href=\"\(link(to: FactReference(field: field, person: numbers[0])))\">\(label)</a>" }
        let named = numbers.map { "<a href=\"\(link(to: FactReference(field: field, person: $0)))\">\(name($0))\(unseen(": \(label)"))</a>" as HTML }
        return "\(label) (\(named.joined(separator: ", ")))"
    }
}
