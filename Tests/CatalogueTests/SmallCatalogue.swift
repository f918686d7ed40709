import Basics
import Testing

@testable import Catalogue

/// A catalogue of a few lines, to try one thing at a time.
struct SmallCatalogue {
    var fields = """
        schema: 1
        fields:
          destination: {of: household, type: code, list: iso-3166-1, effort: 1, ask: {de: "Zielland?"}}
          departure_date: {of: household, type: date, effort: 1, ask: {de: "Ausreise?"}}
          rooms: {of: household, type: count, effort: 1, ask: {de: "Zimmer?"}}
          born: {of: person, type: date, effort: 1, ask: {de: "Geboren?"}}
          since: {of: person, type: date, effort: 2, ask: {de: "Seit wann?"}}
          a: {of: person, type: flag, effort: 1, ask: {de: "A?"}}
          b: {of: person, type: flag, effort: 1, ask: {de: "B?"}}
          c: {of: person, type: flag, effort: 3, ask: {de: "C?"}, sensitive: true}
          signs: {of: person, type: declaration, effort: 1, ask: {de: "Unterschrift?"}}
          place: {of: person, type: judgement, effort: 1, ask: {de: "Platz?"}}
          kind: {of: person, type: choice, choices: [red, green, blue], effort: 1, ask: {de: "Art?"}}
          needs: {of: person, type: choices, choices: [old, sick, pregnant], effort: 1, ask: {de: "Bedarf?"}}
          wish: {of: person, type: money, effort: 1, ask: {de: "Betrag?"}, evidence: [plan]}
          remark: {of: person, type: text}
        """
    var sets = "schema: 1\nsets: {}\n"
    var programme = ""
    var others: [String] = []
    var relations = "schema: 1\nrelations: {}\n"

    init(_ body: String, head: String = "valid: {from: 2000-01-01}") {
        programme = Self.programme("p", body, head: head)
    }

    static func programme(_ id: String, _ body: String, head: String = "valid: {from: 2000-01-01}") -> String {
        "schema: 1\nprogramme: \(id)\ntitle: {de: \"\(id)\"}\nhelp: return\n\(head)\n\(body)\n"
    }

    /// A programme with the one offer `x` under a condition.
    static func offer(when: String, more: String = "") -> SmallCatalogue {
        SmallCatalogue("offers:\n  x:\n    form: service\n    per: person\n    when: \(when)\n\(more)")
    }

    var files: [CatalogueFile] {
        [
            CatalogueFile(path: "fields.yaml", text: fields), CatalogueFile(path: "sets.yaml", text: sets),
            CatalogueFile(path: "p.yaml", text: programme),
        ]
            + others.enumerated().map { CatalogueFile(path: "other\($0.offset).yaml", text: $0.element) }
            + [CatalogueFile(path: "relations.yaml", text: relations)]
    }

    func read() throws -> Catalogue { try Samples.catalogue(files) }

    /// The findings of a catalogue that must not load.
    func refused() throws -> [Diagnosis] {
        guard case .failure(let diagnoses) = Catalogue.read(files) else {
            Issue.record("the catalogue was read")
            return []
        }
        return diagnoses.all
    }

    func assess(_ persons: String, household: String = "{}", on day: String = "2025-06-30") throws -> Assessment {
        let catalogue = try read()
        let text = "anchor: \(day)\nhousehold: \(household)\npersons: \(persons)\n"
        switch catalogue.household(CatalogueFile(path: "household.yaml", text: text)) {
        case .success(let household): return catalogue.assess(household)
        case .failure(let diagnoses):
            Issue.record("\(diagnoses.rendered)")
            throw diagnoses
        }
    }

    /// The status of an offer for the first person.
    func status(_ persons: String, of offer: String = "p.x", household: String = "{}", on day: String = "2025-06-30") throws -> Status? {
        try assess(persons, household: household, on: day).results(of: offer).first?.status
    }
}
