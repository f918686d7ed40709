import Basics
import Catalogue
import Markup
import Office

/// "So rechnet das System": the programmes as the house computes them, open to everybody.
enum Rules {
    static let routes: [Route] = [
        .get("/regeln", needs: .open, kept: true) { context in context.page(overview(context.office.shelf.current)) },
        .get("/regeln/quellen", needs: .open, kept: true) { context in context.page(SourcesPage(catalogue: context.office.shelf.current).page) },
        .get("/regeln/zusammen", needs: .open, kept: true) { context in
            context.page(CombinationsPage(catalogue: context.office.shelf.current).page)
        },
        .get("/regeln/:programm", needs: .open, kept: true) { context in
            context.page(ProgrammePage(programme: try programme(context), catalogue: context.office.shelf.current).page)
        },
        .get("/regeln/:programm/beispiele", needs: .open, kept: true) { context in
            context.page(ExamplesPage(programme: try programme(context), catalogue: context.office.shelf.current).page)
        },
    ]

    private static func programme(_ context: OpenContext) throws -> Programme {
        guard let programme = context.office.shelf.current.programme(try context.parameter("programm")) else { throw Refusal.notFound }
        return programme
    }

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
                <li>Zu jedem Programm stehen Beispiele: wer, wann, und was herauskommen muss. Sie werden bei jeder Änderung nachgerechnet.</li>
                </ul>
                \(Table(
                    "Programme", showsCaption: true,
                    columns: [.init("Programm", .name), .init("Träger"), .init("Gilt"), .init("Hilfen", .number), .init("Regeln", .number)],
                    rows: catalogue.programmes.map(row)).markup)
                <p><a href="/regeln/zusammen">Was zusammen geht und was nicht</a></p>
                <p><a href="/regeln/quellen">Alle Quellen</a></p>
                <p class="muted">Regelstand \(shortHash(catalogue.hash)). Er ändert sich, sobald sich an den Regeln etwas ändert.</p>
                """)
    }

    private static func row(_ programme: Programme) -> [HTML] {
        let link: Link = "/regeln/\(programme.id)"
        return [
            "<a href=\"\(link)\">\(programme.title.de)</a>", "\(programme.runBy.de)", "\(programme.valid.wording.de)", "\(programme.offers.count)",
            "\(programme.rules.count)",
        ]
    }
}
