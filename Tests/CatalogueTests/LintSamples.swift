import Basics

@testable import Catalogue

/// A small catalogue in which the checks find nothing, to be broken in one place at a time.
struct LintSample {
    /// Replaces a part of a file, or all of it where `old` is empty; a file that is not there yet is added.
    struct Edit {
        let file: String
        let old: String
        let new: String
    }

    static let today = CivilDate(iso: "2026-11-21")
    static let leaflet = "Wer ein Jahr hier ist, bekommt 500 Euro, eine Familie höchstens 1.000 Euro. Stand 2026."

    private(set) var files: [String: String] = [
        "catalogue.yaml": "schema: 1\ntitle: {de: \"Probe\", en: \"Sample\"}\nlanguages: [de, en]\n",
        "vocabulary.yaml": """
        schema: 1
        fields:
          destination: {of: household, type: code, list: iso-3166-1, label: {de: "Land", en: "Country"}, ask: {de: "Wohin?", en: "Where to?"}}
          departure_date: {of: household, type: date, label: {de: "Ausreise", en: "Departure"}, ask: {de: "Wann?", en: "When?"}}
          status:
            of: person
            type: choice
            label: {de: "Status", en: "Status"}
            ask: {de: "Welches Papier?", en: "Which paper?"}
            evidence: [paper]
            choices:
              tolerated: {de: "geduldet", en: "tolerated"}
              recognised: {de: "anerkannt", en: "recognised"}
              other: {de: "anderes", en: "other"}
          entry_date: {of: person, type: date, label: {de: "Einreise", en: "Entry"}, ask: {de: "Seit wann?", en: "Since when?"}}
        evidence:
          paper: {de: "Papier", en: "Paper"}
        sets:
          served:
            title: {de: "Länder", en: "Countries"}
            code_list: iso-3166-1
            versions:
              - {from: 2020-01-01, values: ["GH", "GM"], source: leaflet, confidence: found}
        sources:
          leaflet: {publisher: "Stadt", title: "Merkblatt", read_on: 2026-11-01, copy: leaflet, sha256: "SHA", kind: official}
        """,
        "p.yaml": """
        schema: 1
        programme: p
        title: {de: "Probe", en: "Sample"}
        help: return
        run_by: {de: "Stadt", en: "City"}
        legal_claim: false
        valid: {from: 2020-01-01}
        parameters:
          rate:
            unit: EUR
            values:
              - {from: 2020-01-01, value: "500.00", source: leaflet, confidence: found, confirmed_on: 2026-11-01, review_by: 2027-12-31}
          stay:
            unit: duration
            values:
              - {from: 2020-01-01, value: 1 year, source: leaflet, confidence: found}
        rules:
          served:
            text: {de: "Land", en: "country"}
            when: {field: destination, in: set:served}
            source: leaflet
          group:
            text: {de: "Gruppe", en: "group"}
            when: {field: status, in: [tolerated, recognised]}
            source: leaflet
          stayed:
            text: {de: "ein Jahr hier", en: "a year here"}
            when: {elapsed_since: entry_date, to: anchor, at_least: param:stay}
            source: leaflet
        offers:
          advice:
            title: {de: "Rat", en: "Advice"}
            form: service
            per: person
            when: {rule: group}
            source: leaflet
          money:
            title: {de: "Geld", en: "Money"}
            form: cash
            per: person
            when: {all: [{rule: served}, {rule: group}, {rule: stayed}]}
            amount: param:rate
            evidence: [paper]
            source: leaflet
        limits:
          family: {offers: [money], scope: household, at_most: "1000.00", source: leaflet}
        tests:
          - name: a year is full
            anchor: 2025-06-30
            household: {destination: "GH"}
            persons: [{status: tolerated, entry_date: 2024-06-30}]
            expect: {"1.advice": yes, "1.money": yes, "1.money.amount": "500.00"}
          - name: a day short
            anchor: 2025-06-30
            household: {destination: "GH"}
            persons: [{status: tolerated, entry_date: 2024-07-01}]
            expect: {"1.money": no}
          - name: another status
            anchor: 2025-06-30
            household: {destination: "GH"}
            persons: [{status: other, entry_date: 2020-06-30}]
            expect: {"1.advice": no, "1.money": no}
          - name: another country
            anchor: 2025-06-30
            household: {destination: "TN"}
            persons: [{status: tolerated, entry_date: 2020-06-30}]
            expect: {"1.money": no}
          - name: nothing known
            anchor: 2025-06-30
            persons: [{}]
            expect: {"1.advice": open, "1.money": open}
          - name: three share the ceiling
            anchor: 2025-06-30
            household: {destination: "GH"}
            persons: [{status: recognised, entry_date: 2020-06-30}, {status: recognised, entry_date: 2020-06-30}, {status: recognised, entry_date: 2020-06-30}]
            expect: {money.total: "1000.00"}
        """,
        "q.yaml": """
        schema: 1
        programme: q
        title: {de: "Zweites", en: "Second"}
        help: return
        valid: {from: 2020-01-01}
        anchor: departure_date
        offers:
          goods:
            title: {de: "Waren", en: "Goods"}
            form: in_kind
            per: person
            when: {all: [{field: destination, is: "ML"}, {field: status, is: tolerated}]}
            source: leaflet
        tests:
          - name: all of it
            anchor: 2025-06-30
            household: {destination: "ML", departure_date: 2025-07-01}
            persons: [{status: tolerated}]
            expect: {"1.goods": yes}
          - name: another country
            anchor: 2025-06-30
            household: {destination: "TN", departure_date: 2025-07-01}
            persons: [{status: tolerated}]
            expect: {"1.goods": no}
          - name: another status
            anchor: 2025-06-30
            household: {destination: "ML", departure_date: 2025-07-01}
            persons: [{status: recognised}]
            expect: {"1.goods": no}
          - name: nothing known
            anchor: 2025-06-30
            persons: [{}]
            expect: {"1.goods": open}
        """,
        "relations.yaml": """
        schema: 1
        relations:
          both:
            kind: combinable
            offers: [p.money, q.goods]
            source: leaflet
        """,
        "copies/leaflet.txt": leaflet,
    ]

    init(_ edits: [Edit] = []) {
        for edit in edits {
            files[edit.file] = edit.old.isEmpty ? edit.new : (files[edit.file] ?? "").replacing(edit.old, with: edit.new)
        }
    }

    /// Whether every edit met something.
    static func meets(_ edits: [Edit]) -> Bool {
        var sample = LintSample()
        for edit in edits {
            let before = sample.files[edit.file]
            if edit.old.isEmpty { sample.files[edit.file] = edit.new } else { sample.files[edit.file] = before?.replacing(edit.old, with: edit.new) }
            if sample.files[edit.file] == before { return false }
        }
        return true
    }

    var copy: StoredCopy { StoredCopy(path: "copies/leaflet.txt", bytes: Array((files["copies/leaflet.txt"] ?? "").utf8)) }

    var catalogueFiles: [CatalogueFile] {
        files.filter { $0.key.hasSuffix(".yaml") }.sorted { $0.key < $1.key }.map { file in
            CatalogueFile(path: file.key, text: file.value.replacing("\"SHA\"", with: "\"\(copy.sha256)\""))
        }
    }

    func lint(mutate: Bool = false) -> LintReport {
        Catalogue.lint(catalogueFiles, on: Self.today ?? CivilDate(dayNumber: 0), copies: [copy], mutate: mutate)
    }

    /// With a test more in a programme's file.
    func adding(_ test: String, to file: String) -> LintSample {
        var sample = self
        sample.files[file] = (files[file] ?? "") + "\n" + test.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
        return sample
    }
}
