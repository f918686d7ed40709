import Basics
import Catalogue
import Markup
import Office

/// "So rechnet das System": the programmes as the house computes them, open to everybody.
enum Rules {
    static let routes: [Route] = [
        .get("/regeln", needs: .open) { context in context.page(overview(context.office.shelf.current)) },
        .get("/regeln/quellen", needs: .open) { context in context.page(sources(context.office.shelf.current)) },
        .get("/regeln/:programm", needs: .open) { context in
            let catalogue = context.office.shelf.current
            guard let programme = catalogue.programme(try context.parameter("programm")) else { throw Refusal.notFound }
            return context.page(ProgrammePage(programme: programme, catalogue: catalogue).page)
        },
    ]

    private static func overview(_ catalogue: Catalogue) -> Page {
        Page(
            "So rechnet das System",
            body: """
                <p>Die Förderprüfung vergleicht die Angaben einer Akte mit den Regeln der Programme. Sie entscheidet nichts; das tun Menschen.</p>
                <ul>
                <li>Jede Regel nennt ihre Quelle, ab wann sie gilt und wie sicher die Angabe ist.</li>
                <li>Eine Voraussetzung ist erfüllt, nicht erfüllt oder offen. Was niemand weiß, gilt nie als Nein.</li>
                <li>Maßgeblich ist der Regelstand am Tag des Antrags. Eine Zusage behält den Stand, nach dem sie gegeben wurde.</li>
                <li>Beträge werden in ganzen Cent gerechnet. Solange eine Angabe fehlt, steht dort eine Spanne, nie ein Mittelwert.</li>
                </ul>
                \(Table(
                    "Programme", showsCaption: true,
                    columns: [.init("Programm", .name), .init("Träger"), .init("Gilt"), .init("Hilfen", .number)],
                    rows: catalogue.programmes.map(row)).markup)
                <p><a href="/regeln/quellen">Alle Quellen</a></p>
                <p class="muted">Regelstand \(shortHash(catalogue.hash)). Er ändert sich, sobald sich an den Regeln etwas ändert.</p>
                """)
    }

    private static func row(_ programme: Programme) -> [HTML] {
        let link: Link = "/regeln/\(programme.id)"
        return [
            "<a href=\"\(link)\">\(programme.title.de)</a>", "\(programme.runBy.de)", "\(programme.valid.wording.de)", "\(programme.offers.count)",
        ]
    }

    private static func sources(_ catalogue: Catalogue) -> Page {
        Page(
            "Quellen der Regeln", lead: "Worauf Regeln, Werte und Listen beruhen, und wann wir es zuletzt gelesen haben.",
            body: """
                <ul class="sources">\(catalogue.sources.values.sorted { $0.id < $1.id }.map(entry))</ul><p><a href="/regeln">Zu den Programmen</a></p>
                """)
    }

    private static func entry(_ source: Source) -> HTML {
        let link = source.address.flatMap { Link(external: $0) }
        return """
            <li id="\(source.id)"><strong>\(source.title)</strong><br>\(source.publisher)\
            \(source.published.map { ", Stand \($0)" as HTML })\(source.readOn.map { ", gelesen am \(day($0))" as HTML })\
            \(link.map { ". <a href=\"\($0)\" rel=\"noreferrer\">\($0.text)</a>" as HTML })\
            \(source.note.isEmpty ? .empty : "<br><span class=\"muted\">\(source.note.de)</span>")</li>
            """
    }
}
