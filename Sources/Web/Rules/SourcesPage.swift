import Basics
import Catalogue
import Markup

/// The register of sources: what the rules stand on, and when it was last read.
struct SourcesPage {
    let catalogue: Catalogue

    var page: Page {
        Page(
            "Quellen der Regeln", lead: "Worauf Regeln, Werte und Listen beruhen, und wann wir es zuletzt gelesen haben.",
            body: """
                <ul class="sources">\(catalogue.sources.values.sorted { $0.id < $1.id }.map(entry))</ul><p><a href="/regeln">Zu den Programmen</a></p>
                """)
    }

    private func entry(_ source: Source) -> HTML {
        let link = source.address.flatMap { Link(external: $0) }
        return """
            <li id="\(source.id)"><strong>\(source.title)</strong><br>\(source.publisher)\
            \(source.published.map { ", Stand \($0)" as HTML })\(source.readOn.map { ", gelesen am \(day($0))" as HTML })\
            \(link.map { ". <a href=\"\($0)\" rel=\"noreferrer\">\($0.text)</a>" as HTML })\
            \(source.note.isEmpty ? .empty : "<br><span class=\"muted\">\(source.note.de)</span>")</li>
            """
    }
}
