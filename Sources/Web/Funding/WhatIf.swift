import Basics
import Catalogue
import Markup
import Office

/// "Was wäre, wenn": computed on the side from what the address says; the file never changes.
struct WhatIf {
    let anchor: CivilDate?
    let departure: CivilDate?
    let destination: Country?
    let errors: [FieldError]
    private let typed: FormData

    /// What the address said, to be carried on.
    struct Query {
        var anchor = ""
        var departure = ""
        var destination = ""
        var isEmpty: Bool { anchor.isEmpty && departure.isEmpty && destination.isEmpty }
    }

    var query: Query { Query(anchor: anchor?.iso ?? "", departure: departure?.iso ?? "", destination: destination?.code ?? "") }

    init(_ query: FormData) {
        var read = FormReader(query)
        anchor = read.date("stichtag")
        departure = read.date("ausreise")
        destination = Self.country(query, &read)
        errors = read.errors
        typed = query
    }

    /// A country by its German name, or by its code.
    private static func country(_ query: FormData, _ read: inout FormReader) -> Country? {
        guard let typed = query["ziel"]?.cleanedLine else { return nil }
        let named = Country.all.first { $0.german.lowercased() == typed.lowercased() } ?? Country(typed.uppercased())
        if named == nil { read.add("ziel", "Dieses Land kennen wir nicht. Schreiben Sie seinen deutschen Namen oder seinen Code, zum Beispiel IQ.") }
        return named
    }

    /// The countries some list of the catalogue names; any other may be typed.
    private static func named(in catalogue: Catalogue) -> [String] {
        let codes = Set(catalogue.sets.flatMap { $0.versions.flatMap(\.items).map(\.code) })
        return Country.all.filter { codes.contains($0.code) }.map(\.german)
    }

    /// Facts to try out instead of the file's.
    var facts: [String: FactInput] {
        var facts: [String: FactInput] = [:]
        if let departure { facts["departure_date"] = FactInput([departure.iso]) }
        if let destination { facts["destination"] = FactInput([destination.code]) }
        return facts
    }

    /// What is supposed, in words; nil where the file is shown as it is.
    var sentence: String? {
        let parts = [departure.map { "Ausreise am \($0.german)" }, destination.map { "Zielland \($0.german)" }].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    func form(_ context: SignedInContext, at link: Link, today: CivilDate, _ catalogue: Catalogue) -> HTML {
        let fields = context.form(to: link, kept: typed, errors: FieldErrors(errors), name: "probe")
        return card(
            "Was wäre, wenn …",
            """
            <form class="form" method="get" action="\(link)">\
            \(fields.date("ausreise", "Ausreise am", isOptional: true))\
            \(fields.text("ziel", "Zielland", hint: "Name oder Code", isOptional: true, width: .half, suggestions: "laender"))\
            \(fields.date("stichtag", "Antrag am", hint: "Der Tag entscheidet, welche Regeln gelten. Ohne Angabe: heute, \(today.german).", isOptional: true))\
            <datalist id="laender">\(Self.named(in: catalogue).map { "<option value=\"\($0)\"></option>" as HTML })</datalist>\
            <p class="buttons"><button class="button second">Zur Probe rechnen</button></p></form>
            <p class="muted">Rechnet nur zur Probe. Die Akte bleibt unverändert.</p>
            """)
    }
}
