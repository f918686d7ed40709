import Basics
import Catalogue
import Markup
import Office

/// One programme in words: what it gives, under which rules, with which values, from which sources.
struct ProgrammePage {
    let programme: Programme
    let catalogue: Catalogue

    var page: Page {
        Page(
            programme.title.de, lead: "\(programme.runBy.de). Gilt \(programme.valid.wording.de).",
            body: "\(head)\(offers)\(rules)\(values)\(deadlines)\(priorities)<p><a href=\"/regeln\">Alle Programme</a></p>")
    }

    private var head: HTML {
        summaryList(
            [
                ("Darüber entscheidet", "\(programme.decides.de)", nil),
                ("Gefördert von", "\(programme.funders.joined(separator: ", "))", nil),
                ("Rechtsanspruch", programme.hasLegalClaim ? "ja" : "nein", nil),
            ].filter { !$0.1.isEmpty })
    }

    private var offers: HTML {
        """
        <h2>Hilfen</h2><dl class="rulebook">\(programme.offers.map { offer in
            """
            <div><dt>\(offer.title.de)\(offer.valid == .always ? .empty : " <small>\(offer.valid.wording.de)</small>")</dt>\
            <dd>\(offer.text.de) \(origin(offer.provenance))</dd>\
            \(offer.evidence.isEmpty ? .empty : "<dd class=\"muted\">Unterlagen: \(offer.evidence.map { catalogue.documentTitle($0).de }.joined(separator: ", "))</dd>")</div>
            """ as HTML
        })</dl>
        """
    }

    private var rules: HTML {
        guard !programme.rules.isEmpty else { return .empty }
        return """
            <h2>Regeln</h2><dl class="rulebook">\(programme.rules.map { rule in
                """
                <div><dt>\(rule.text.de)</dt><dd>\(presumption(rule))\(origin(rule.provenance))</dd>\
                \(rule.instead.isEmpty ? .empty : "<dd>Stattdessen: \(rule.instead.de)</dd>")</div>
                """ as HTML
            })</dl>
            """
    }

    private func presumption(_ rule: Rule) -> HTML {
        switch rule.presumed {
        case .yes: "Gilt als erfüllt, solange nichts anderes angegeben ist. "
        case .no: "Gilt als nicht gegeben, solange nichts anderes angegeben ist. "
        case .open, nil: .empty
        }
    }

    private var values: HTML {
        guard !programme.parameters.isEmpty else { return .empty }
        return Table(
            "Werte", showsCaption: true, columns: [.init("Wert", .name), .init("Höhe", .number), .init("Gilt"), .init("Woher")],
            rows: programme.parameters.flatMap { parameter in
                parameter.versions.map { version in
                    [
                        "\(parameter.text.isEmpty ? parameter.id : parameter.text.de)",
                        "\(version.text.map(parameter.unit.german) ?? "nicht bekannt")",
                        "\(version.period.wording.de)", origin(version.provenance),
                    ]
                }
            }
        ).markup
    }

    private var deadlines: HTML {
        guard !programme.deadlines.isEmpty else { return .empty }
        return "<h2>Fristen</h2><ul>\(programme.deadlines.map { "<li>\($0.text.de) \(origin($0.provenance))</li>" as HTML })</ul>"
    }

    private var priorities: HTML {
        guard !programme.priorities.isEmpty else { return .empty }
        return "<h2>Wem zuerst geholfen wird</h2><ul>\(programme.priorities.map { "<li>\($0.text.de) \(origin($0.provenance))</li>" as HTML })</ul>"
    }

    /// Source, confidence, day of the last look, and what was assumed.
    private func origin(_ provenance: Provenance) -> HTML {
        let sources = provenance.sources.map { id -> HTML in
            let link: Link = "/regeln/quellen#\(id)"
            return "<a href=\"\(link)\">\(catalogue.sources[id]?.title ?? id)</a>"
        }
        var parts: [HTML] = sources.isEmpty ? [] : ["Quelle: \(sources.joined(separator: "; "))"]
        if let confidence = provenance.confidence { parts.append("\(confidence.german)") }
        if let day = provenance.confirmedOn { parts.append("bestätigt am \(day.german)") }
        if let assumption = provenance.assumption { parts.append("Annahme: \(assumption.text.de)") }
        return parts.isEmpty ? .empty : "<small class=\"muted\">\(parts.joined(separator: " · "))</small>"
    }
}
