import Basics
import Markup
import Office

/// Pairs that may be one person: as a warning on the person's page, and as the list of the desk.
enum PairsView {
    static func warning(_ pairs: [DuplicatePair]) -> HTML? {
        guard !pairs.isEmpty else { return nil }
        return panel(
            .warn,
            """
            <p><strong>Diese Person gibt es vielleicht noch einmal:</strong> \
            \(pairs.count == 1 ? "ein ähnlicher Eintrag" : "\(pairs.count) ähnliche Einträge") in anderen Fällen.
            <a href="\(DuplicatesPage.link)">Vergleichen und entscheiden</a></p>
            """)
    }

    /// On the overview of a file: who of it may be written down a second time, and where.
    static func warning(_ pairs: [DuplicatePair], of file: CaseID) -> HTML? {
        guard !pairs.isEmpty else { return nil }
        let lines: [HTML] = pairs.prefix(5).map { pair in
            let (own, other) = pair.one.line.id == file ? (pair.one, pair.other) : (pair.other, pair.one)
            return """
                <li>\(HTML.bdi(own.called)) ist vielleicht \(HTML.bdi(other.called)) aus \(other.line.number): \(SimilarView.words(pair.comparison))<br>\
                <a href="\(MergePage.link(pair.other.line.id, into: pair.one.line.id))">Vergleichen und zusammenführen …\(unseen(": \(own.called)"))</a></li>
                """
        }
        return panel(
            .warn,
            """
            <p><strong>Vielleicht gibt es diesen Fall schon:</strong></p><ul>\(lines)</ul>
            <p>Sind es zwei Menschen? <a href="\(DuplicatesPage.link)">Unter den Dubletten sagen</a>; dann fragt niemand mehr danach.</p>
            """)
    }

    static func line(_ pair: DuplicatePair, _ context: SignedInContext) -> HTML {
        """
        <div class="card"><div class="pair">\(side(pair.one))\(side(pair.other))</div>
        <p>\(SimilarView.words(pair.comparison))</p>\(context.worker.may(.keepFiles) ? buttons(pair, context) : .empty)</div>

        """
    }

    private static func side(_ side: DuplicatePair.Side) -> HTML {
        """
        <p><a href="\("/faelle/\(side.line.id)/haushalt/person/\(side.person)" as Link)">\(HTML.bdi(side.called))</a>\
        \(side.born.map { "<br>geboren \(day($0))" as HTML })<br><span class="hint">\(side.line.number), \
        \(side.line.outcome?.german ?? side.line.stage.german), letzter Kontakt \(day(side.line.lastContactOn)), \(HTML.bdi(side.line.ownerName))</span></p>
        """
    }

    private static func buttons(_ pair: DuplicatePair, _ context: SignedInContext) -> HTML {
        let form = context.form(to: DuplicatesPage.decideLink, name: "paar-\(pair.one.person)-\(pair.other.person)")
        let about = "– \(pair.one.called) und \(pair.other.called)"
        let isOpen = pair.state == .open
        let fields: HTML = """
            \(form.hidden("one", pair.one.person.text))\(form.hidden("other", pair.other.person.text))\
            \(form.hidden("decision", isOpen ? "different" : "open"))
            """
        return """
            <div class="buttons">\(form.button(isOpen ? "Nicht dieselbe Person" : "Doch wieder vergleichen", about: about, fields: fields))\
            \(isOpen ? "<a href=\"\(MergePage.link(pair.other.line.id, into: pair.one.line.id))\">Zusammenführen …\(unseen(about))</a>" : .empty)</div>
            """
    }
}
