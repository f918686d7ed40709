import Basics
import Markup
import Office

/// "Was wäre, wenn": computed on the side from what the address says; the file never changes.
struct WhatIf {
    let anchor: CivilDate?
    let departure: CivilDate?
    let destination: Country?
    let errors: [FieldError]
    private let typed: FormData

    init(_ query: FormData) {
        var read = FormReader(query)
        anchor = read.date("stichtag")
        departure = read.date("ausreise")
        destination = read.country("ziel")
        errors = read.errors
        typed = query
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

    func form(_ context: SignedInContext, at link: Link, today: CivilDate) -> HTML {
        let fields = context.form(to: link, kept: typed, errors: FieldErrors(errors), name: "probe")
        return card(
            "Was wäre, wenn …",
            """
            <form class="form" method="get" action="\(link)">\
            \(fields.date("ausreise", "Ausreise am", isOptional: true))\
            \(fields.select("ziel", "Zielland", options: Country.all.map { Choice($0.code, $0.german) }, isOptional: true, empty: "wie in der Akte"))\
            \(fields.date("stichtag", "Antrag am", hint: "Der Tag entscheidet, welche Regeln gelten. Ohne Angabe: heute, \(today.german).", isOptional: true))\
            <p class="buttons"><button class="button second">Zur Probe rechnen</button></p></form>
            <p class="muted">Rechnet nur zur Probe. Die Akte bleibt unverändert.</p>
            """)
    }
}
