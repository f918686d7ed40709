import Basics
import Markup
import Office

/// The list of files on one page: what it is narrowed to, the rows, the way to the next ones.
struct CaseListView {
    let answer: CaseList.Answer
    let query: FilterQuery
    let lists: [SavedList]
    let context: SignedInContext

    var page: Page {
        Page("Fälle", area: .files, body: "\(tools)\(saved)\(filter)\(chips)\(rows)\(paging)\(about)")
    }

    private var tools: HTML {
        guard context.worker.may(.keepFiles) else { return .empty }
        return """
            <p class="buttons noprint">\(buttonLink("Neuer Fall", to: IntakePage.link))\
            <a href="\(DuplicatesPage.link)">Mögliche Dubletten</a> \
            <a href="\(AccessPage.link)">Zugriff und Vertretung</a></p>
            """
    }

    private var saved: HTML? {
        guard !lists.isEmpty else { return nil }
        let items: [HTML] = lists.map { list in
            let link = list.query.isEmpty ? "/faelle" : Link(local: "/faelle?\(list.query)") ?? "/faelle"
            return """
                <li><a class="chip" href="\(link)"\(attribute: "aria-current", list.query == query.text ? "true" : nil)>\(list.name)\
                \(list.isOwn ? .empty : unseen(" von \(list.workerName)"))</a></li>
                """
        }
        return "<nav class=\"noprint\" aria-label=\"Gespeicherte Listen\"><ul class=\"chips\">\(items)</ul></nav>"
    }

    /// What can be done with the list as it is narrowed now.
    private var about: HTML {
        """
        <nav class="noprint" aria-label="Diese Liste"><p><a href="\(query.link(to: "/faelle/listen/neu"))">Diese Liste merken</a> · \
        <a href="\(query.link(to: "/faelle/druck"))">Drucken</a> · <a href="\(query.link(to: "/faelle/export"))">Als Tabelle herunterladen</a></p></nav>
        """
    }

    private var filter: HTML {
        """
        <form class="filter noprint" method="get" action="/faelle" aria-label="Liste eingrenzen">\
        \(FilterSelect.whose.markup(query.ownership == .mine ? "meine" : nil))\
        \(FilterSelect.status.markup(query.status == .open ? nil : query.status.word))\
        \(FilterSelect.stage.markup(query.stage?.rawValue))\
        \(FilterSelect.country.markup(query.country?.code))\
        \(FilterSelect.language.markup(query.language?.tag))\
        \(FilterSelect.quiet.markup(query.quiet.map(String.init)))\
        <div class="field"><button class="button second">Anzeigen</button></div></form>

        """
    }

    private var chips: HTML? {
        let chips = query.chips
        guard !chips.isEmpty else { return nil }
        let items: [HTML] = chips.map { chip in
            "<li><a class=\"chip\" href=\"\(chip.without.link)\">\(chip.word) <span aria-hidden=\"true\">×</span>\(unseen("weglassen"))</a></li>"
        }
        return "<ul class=\"chips\" aria-label=\"Eingegrenzt auf\">\(items)</ul>"
    }

    private var rows: HTML {
        guard !answer.lines.isEmpty else { return nothing }
        let hint: HTML? =
            answer.lines.contains { $0.naming == .nameless }
            ? """
            <p class="hint">Ein Fall ohne Namen ist ein vollwertiger Fall: Gespräche zählen, die Förderung lässt sich prüfen,
            und ein Name lässt sich jederzeit ergänzen, ohne dass etwas neu eingetragen wird.</p>
            """ : nil
        guard context.worker.may(.assignFiles) else { return "\(CaseRows.table("Fälle, der letzte Kontakt zuerst", answer.lines))\(hint)" }
        return """
            <form method="post" action="/faelle/auswahl"><input type="hidden" name="\(FormSeal.field)" value="\(context.visit.seal.text)">
            \(CaseRows.table("Fälle, der letzte Kontakt zuerst", answer.lines, boxes: context.query["alle"] == nil ? .empty : .ticked))
            <p class="buttons noprint"><button class="button second">Ausgewählte übergeben</button>
            <a href="\(query.link(to: "/faelle", and: "seite=\(query.page)&alle=1"))" data-all>Alle auf dieser Seite auswählen</a></p></form>\(hint)
            """
    }

    private var nothing: HTML {
        if query.page > 1 { return "<p>Auf dieser Seite steht kein Fall mehr. <a href=\"/faelle\">Zum Anfang der Liste</a></p>" }
        if query == FilterQuery() {
            return """
                <p>Hier stehen die Fälle Ihrer Stelle, sobald es den ersten gibt. Ein Fall beginnt mit einem Gespräch;
                einen Namen braucht er nicht.</p>
                """
        }
        return "<p>So eingegrenzt gibt es keinen Fall. Nehmen Sie oben etwas weg.</p>"
    }

    private var paging: HTML? {
        guard query.page > 1 || answer.hasMore else { return nil }
        func other(_ step: Int) -> Link {
            var other = query
            other.page += step
            return other.link
        }
        return """
            <nav class="noprint" aria-label="Seiten"><p>\
            \(query.page > 1 ? "<a href=\"\(other(-1))\" rel=\"prev\">Vorige 50</a> · " : .empty)Seite \(query.page)\
            \(answer.hasMore ? " · <a href=\"\(other(1))\" rel=\"next\">Nächste 50</a>" : .empty)</p></nav>
            """
    }
}
