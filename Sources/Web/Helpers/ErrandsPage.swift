import Basics
import Markup
import Office

/// "Aufträge": what a volunteer promised to go along to: when, for what, with whom by first name.
enum ErrandsPage {
    static let routes: [Route] = [.get("/auftraege", needs: .right(.seeOwnErrands), list)]

    private static func list(_ context: SignedInContext) async throws -> Answer {
        let errands = try await context.ask(MyErrands()).companions
        let body: HTML =
            errands.isEmpty
            ? "<p>Zurzeit haben Sie keinen Auftrag. Wenn jemand Ihre Begleitung braucht, steht der Termin hier.</p>"
            : Table(
                "Aufträge", columns: [.init("Wann", .name), .init("Wofür"), .init("Mit wem"), .init("Sprache"), .init("Bei Fragen")],
                rows: errands.map { errand in
                    [
                        "\(dayAndHour(errand.begins)) <span class=\"hint\">\(errand.minutes) Min.</span>", "\(errand.matter.german)",
                        errand.firstName.map { HTML.bdi($0) } ?? "<span class=\"hint\">Der Name ist nicht bekannt</span>",
                        "\(errand.language?.german ?? "nicht bekannt")", HTML.bdi(errand.counsellor),
                    ]
                }
            ).markup
        return context.page(
            Page(
                "Aufträge", lead: "\(counted(errands.count, "Begleitung", "Begleitungen", none: "Keine Begleitung")) vor Ihnen", area: .errands,
                body: """
                    \(body)
                    <p class="hint">Können Sie nicht, oder ist etwas unklar? Sagen Sie es der Person, die unter „Bei Fragen“ steht, lieber zu früh als zu spät.
                    Mehr als hier steht, müssen Sie über niemanden wissen.</p>
                    """))
    }
}
