import Basics
import Catalogue
import Markup
import Office

/// One programme in words: what it gives, under which rules, with which values and lists, from which sources, and the examples it is tested by.
struct ProgrammePage {
    let programme: Programme
    let catalogue: Catalogue

    private var statements: StatementView { StatementView(programme: programme, catalogue: catalogue) }

    var page: Page {
        let sections = self.sections.filter { !$0.body.isEmpty }
        return Page(
            programme.title.de, lead: "\(programme.runBy.de). Gilt \(programme.valid.wording.de).",
            body: """
                \(head)<nav aria-label="Inhalt"><ul class="chips">\(sections.map { "<li><a class=\"chip\" href=\"\("#\($0.anchor)" as Link)\">\($0.title)</a></li>" as HTML })</ul></nav>
                \(sections.map { "<section id=\"\($0.anchor)\"><h2>\($0.title)</h2>\($0.body)</section>\n" as HTML })\
                <p><a href="/regeln">Alle Programme</a></p>
                """)
    }

    private var sections: [(anchor: String, title: String, body: HTML)] {
        [
            ("hilfen", "Hilfen", offers), ("regeln", "Regeln", rules), ("grenzen", "Höchstbeträge", limits), ("werte", "Werte", values),
            ("listen", "Listen", lists), ("zusammen", "Was zusammen geht", combinations), ("fristen", "Fristen", deadlines),
            ("vorrang", "Wem zuerst geholfen wird", priorities), ("beispiele", "Beispiele", tests),
        ]
    }

    private var head: HTML {
        summaryList(
            [
                ("Darüber entscheidet", "\(programme.decides.de)", nil),
                ("Gefördert von", "\(programme.funders.joined(separator: ", "))", nil),
                ("Rechtsanspruch", programme.hasLegalClaim ? "ja" : "nein", nil), ("Beleg", programme.provenance.told(catalogue), nil),
            ].filter { !$0.1.isEmpty })
    }

    // MARK: Offers and rules

    private var offers: HTML { "<dl class=\"rulebook\">\(programme.offers.map(offer))</dl>" }

    private func offer(_ offer: Offer) -> HTML {
        let period: HTML = offer.valid == .always ? .empty : " <small>\(offer.valid.wording.de)</small>"
        let scope = offer.per == .household ? "je Haushalt" : "je Person"
        let documents = offer.evidence.map { catalogue.documentTitle($0).de }.joined(separator: ", ")
        return """
            <div id="\(offer.name)"><dt>\(offer.title.de)\(period)</dt>\
            <dd>\(offer.text.de) <span class="muted">\(offer.form.german), \(scope)\(offer.isDiscretionary ? "; darüber entscheidet der Träger im Einzelfall" : "").</span></dd>\
            <dd>Voraussetzungen:\(statements.list(catalogue.statement(of: offer)))</dd>\
            \(catalogue.amount(of: offer).map { "<dd>\(statements.amount($0))</dd>" as HTML })\
            \(catalogue.exceptions(of: offer).map { "<dd>Ausnahme: \(clause($0))</dd>" as HTML })\
            \(documents.isEmpty ? .empty : "<dd class=\"muted\">Unterlagen: \(documents)</dd>")\
            \(offer.instead.isEmpty ? .empty : "<dd>Stattdessen: \(offer.instead.de)</dd>")<dd>\(offer.provenance.told(catalogue))</dd></div>
            """
    }

    private var rules: HTML {
        guard !programme.rules.isEmpty else { return .empty }
        return "<dl class=\"rulebook\">\(programme.rules.map(rule))</dl>"
    }

    private func rule(_ rule: Rule) -> HTML {
        """
        <div id="regel-\(rule.id)"><dt>\(rule.text.de)</dt><dd>\(presumption(rule))\(statements.list(catalogue.statement(of: rule)))</dd>\
        \(rule.instead.isEmpty ? .empty : "<dd>Stattdessen: \(rule.instead.de)</dd>")<dd>\(rule.provenance.told(catalogue))</dd></div>
        """
    }

    private func presumption(_ rule: Rule) -> HTML {
        switch rule.presumed {
        case .yes: "Gilt als erfüllt, solange nichts anderes angegeben ist. "
        case .no: "Gilt als nicht gegeben, solange nichts anderes angegeben ist. "
        case .open, nil: .empty
        }
    }

    private var limits: HTML {
        let limits = catalogue.limits(of: programme)
        return limits.isEmpty ? .empty : "<ul>\(limits.map { "<li>\(clause($0))</li>" as HTML })</ul>"
    }

    private func clause(_ clause: Clause) -> HTML {
        let offers = clause.offers.count > 1 ? clause.offers.map { catalogue.offer($0)?.title.de ?? $0 }.joined(separator: ", ") : ""
        let period: HTML = clause.valid == .always ? .empty : " <small>\(clause.valid.wording.de)</small>"
        return """
            \(clause.text.isEmpty ? .empty : "<strong>\(clause.text.de)</strong>" as HTML)\(period)\(offers.isEmpty ? .empty : " Für: \(offers)." as HTML) \
            \(clause.amount.map(statements.amount) ?? "Dann gibt es diese Hilfe nicht.")\
            \(clause.when.map { "<br>Wenn:\(statements.list($0))" as HTML }) \(clause.provenance.told(catalogue))
            """
    }

    // MARK: Values and lists

    private var values: HTML {
        guard !programme.parameters.isEmpty else { return .empty }
        return Table(
            "Werte", columns: [.init("Wert", .name), .init("Höhe", .number), .init("Gilt"), .init("Woher")],
            rows: programme.parameters.flatMap { parameter in
                parameter.versions.enumerated().map { place, version in
                    [
                        "<span\(attribute: "id", place == 0 ? "wert-\(parameter.id)" : nil)>\(parameter.text.isEmpty ? parameter.id : parameter.text.de)</span>",
                        "\(version.text.map(parameter.unit.german) ?? "nicht bekannt")",
                        "\(version.period.wording.de)", version.provenance.told(catalogue),
                    ]
                }
            }
        ).markup
    }

    /// The lists the programme's conditions look into, with every member by name.
    private var lists: HTML {
        var used: Set<String> = []
        for offer in programme.offers {
            used.formUnion(StatementView.sets(in: catalogue.statement(of: offer)))
            for exception in catalogue.exceptions(of: offer) { used.formUnion(exception.when.map(StatementView.sets) ?? []) }
            for entry in catalogue.amount(of: offer)?.cases ?? [] { used.formUnion(entry.when.map(StatementView.sets) ?? []) }
        }
        for rule in programme.rules { used.formUnion(StatementView.sets(in: catalogue.statement(of: rule))) }
        let sets = catalogue.sets.filter { used.contains($0.id) }
        return sets.isEmpty ? .empty : "<dl class=\"rulebook\">\(sets.map(list))</dl>"
    }

    private func list(_ set: CodeSet) -> HTML {
        let versions = set.versions.map { version -> HTML in
            let names = version.items.map { (catalogue.wording(of: $0, in: set).de, $0.isConditional) }.sorted { $0.0 < $1.0 }
            return """
                <dd>\(version.period.wording.de): \(names.map { $0.1 ? "\($0.0) (unter einer Bedingung)" : $0.0 }.joined(separator: ", ")) \
                \(version.provenance.told(catalogue))</dd>
                """
        }
        return "<div id=\"liste-\(set.id)\"><dt>\(set.title.de.isEmpty ? set.id : set.title.de)</dt>\(versions)</div>"
    }

    // MARK: Relations, deadlines, priorities, tests

    private var combinations: HTML {
        let own = catalogue.combinations.filter { $0.offers.contains { $0.hasPrefix(programme.id + ".") } }
        return own.isEmpty ? .empty : "<dl class=\"rulebook\">\(own.map { CombinationsPage.entry($0, catalogue) })</dl>"
    }

    private var deadlines: HTML {
        guard !programme.deadlines.isEmpty else { return .empty }
        return "<ul>\(programme.deadlines.map { "<li id=\"frist-\($0.id)\">\($0.text.de) \($0.provenance.told(catalogue))</li>" as HTML })</ul>"
    }

    private var priorities: HTML {
        guard !programme.priorities.isEmpty else { return .empty }
        return "<ul>\(programme.priorities.map { "<li>\($0.text.de) \($0.provenance.told(catalogue))</li>" as HTML })</ul>"
    }

    private var tests: HTML {
        guard programme.testCount > 0 else { return .empty }
        return """
            <p><a href="\("/regeln/\(programme.id)/beispiele" as Link)">\(counted(programme.testCount, "Beispiel", "Beispiele", none: ""))</a>: \
            wer, wann, und was herauskommen muss. Bei jeder Änderung wird nachgerechnet.</p>
            """
    }
}
