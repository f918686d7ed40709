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
    /// The day on which somebody counts as a child; nil where nobody is counted.
    let day: CivilDate?
    /// What is only tried out; links to reasons carry it on.
    let probe: WhatIf.Query

    init(file: CaseID, persons: [Person], asked: Set<String> = [], day: CivilDate? = nil, probe: WhatIf.Query = WhatIf.Query()) {
        self.file = file
        self.persons = persons
        self.asked = asked
        self.day = day
        self.probe = probe
    }

    /// "Besarta", or "Person 2"; the whole name only where there is no first name.
    func name(_ number: Int) -> HTML {
        guard persons.indices.contains(number - 1) else { return "Person \(number)" }
        let person = persons[number - 1]
        return HTML.bdi(person.identity.givenName ?? person.called)
    }

    /// "für Besarta und Leon", "für alle 8 Personen"; nothing where there is only one person to speak of.
    func whom(_ numbers: [Int]) -> HTML {
        if numbers.isEmpty { return "für den Haushalt" }
        if numbers.count == persons.count { return numbers.count == 1 ? "" : numbers.count == 2 ? "für beide" : "für alle \(numbers.count) Personen" }
        let others = persons.indices.map { $0 + 1 }.filter { !numbers.contains($0) }
        if numbers.count > 3, others.count < 3 { return "für alle außer \(others.map(name).joined(separator: " und "))" }
        return "für \(list(numbers))"
    }

    /// Whether the person is known to be under 18 on the day.
    private func isChild(_ number: Int) -> Bool {
        guard let day, persons.indices.contains(number - 1) else { return false }
        return persons[number - 1].facts.value("born").flatMap { CivilDate(iso: $0) }.map { $0.fullYears(until: day) < 18 } ?? false
    }

    /// "Besarta, Leon und 6 Kinder": children are counted where all of them are meant.
    func list(_ numbers: [Int]) -> HTML {
        let children = persons.indices.map { $0 + 1 }.filter(isChild)
        let countsChildren = children.count > 1 && numbers.count > 2 && Set(children).isSubset(of: numbers)
        var names = numbers.filter { !countsChildren || !children.contains($0) }.map(name)
        if countsChildren { names.append("\(names.isEmpty ? "die " : "")\(children.count) Kinder") }
        guard names.count > 1, let last = names.last else { return names.first ?? "den Haushalt" }
        return "\(names.dropLast().joined(separator: ", ")) und \(last)"
    }

    /// Where a fact is entered.
    func link(to fact: FactReference) -> Link {
        guard let number = fact.person, persons.indices.contains(number - 1) else {
            return "/faelle/\(file)/haushalt?feld=\(fact.field)&zurueck=foerderung#feld-\(fact.field)"
        }
        return "/faelle/\(file)/haushalt/person/\(persons[number - 1].id)?feld=\(fact.field)&zurueck=foerderung#feld-\(fact.field)"
    }

    /// Short, because a page holds many of them: this page leads on to the field's own.
    func change(_ fact: FactReference) -> Link { "?aendern=\(fact.text)" }

    /// The page with the reasons of an offer.
    func why(_ offer: String) -> Link {
        probe.isEmpty ? "?hilfe=\(offer)" : "?hilfe=\(offer)&stichtag=\(probe.anchor)&ausreise=\(probe.departure)&ziel=\(probe.destination)"
    }

    /// Where a missing fact is asked for on this page, or else the way to where it is entered.
    func way(to fact: FactReference) -> Link { asked.contains(fact.field) ? "#frage-\(fact.field)" : change(fact) }

    /// A missing fact by its label, for whom it is missing where that is not plain, and the way to it.
    func missing(_ field: String, label: String, persons numbers: [Int], isNamed: Bool) -> HTML {
        guard asked.contains(field) || numbers.count < 2 || !isNamed else { return links(field, label: label, persons: numbers) }
        let whose: HTML = numbers.isEmpty || persons.count == 1 || !isNamed ? "" : " \(whom(numbers))"
        return "<a href=\"\(way(to: FactReference(field: field, person: numbers.first)))\">\(label)</a>\(whose)"
    }

    /// A fact by its label, each person's name a link to where it is entered.
    func links(_ field: String, label: String, persons numbers: [Int]) -> HTML {
        guard !numbers.isEmpty else { return "<a href=\"\(change(FactReference(field: field, person: nil)))\">\(label)</a>" }
        guard persons.count > 1 else { return "<a href=\"\(change(FactReference(field: field, person: numbers[0])))\">\(label)</a>" }
        let named = numbers.map { "<a href=\"\(change(FactReference(field: field, person: $0)))\">\(name($0))</a>" as HTML }
        return "\(label) (\(named.joined(separator: ", ")))"
    }
}
