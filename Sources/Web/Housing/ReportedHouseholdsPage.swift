import Basics
import Markup
import Office

/// Households that shelters reported: somebody opens a file for each, or says why not.
enum ReportedHouseholdsPage {
    static let link: Link = "/wohnungssuche/meldungen"

    static let routes: [Route] = [
        .get("/wohnungssuche/meldungen", needs: .right(.keepFlats)) { context in
            context.page(page(context, try await context.ask(HouseholdReports())))
        },
        .post("/wohnungssuche/meldungen/:meldung/fall", needs: .right(.keepFlats)) { context in
            let file = try await context.perform(TakeUpReport(report: try context.id("meldung"))).id
            return context.seeOther(
                HousingNeedsPage.link(file), notice: Notice("Der Fall ist angelegt, die Wartezeit zählt ab der Meldung. Was braucht der Haushalt?"))
        },
        .post("/wohnungssuche/meldungen/:meldung/ablehnen", needs: .right(.keepFlats)) { context in
            var read = FormReader(context.form)
            let why = read.choice("why", ReportRefusal.self, required: "den Grund")
            guard let why else { return context.seeOther(link, notice: Notice("Wählen Sie einen Grund.")) }
            _ = try await context.perform(DeclineReport(report: try context.id("meldung"), why: why))
            return context.seeOther(link, notice: Notice("Beantwortet. Was in der Meldung stand, ist gelöscht."))
        },
    ]

    private static func page(_ context: SignedInContext, _ lines: [HouseholdReports.Line]) -> Page {
        let cards: [HTML] = lines.map { one(context, $0) }
        return Page(
            "Gemeldete Haushalte", lead: "Vom Sozialdienst der Unterkünfte, die älteste Meldung zuerst", area: .flats,
            body: """
                \(cards.isEmpty ? "<p>Keine Meldung wartet auf Antwort.</p>" : "\(cards)" as HTML)\
                \(cards.count == HouseholdReports.mostShown ? "<p>Gezeigt sind die ältesten \(cards.count); weitere folgen, wenn sie beantwortet sind.</p>" as HTML : .empty)\
                <p><a href="\(WaitingPage.link)">Zur Wohnungssuche</a></p>
                """)
    }

    private static func one(_ context: SignedInContext, _ line: HouseholdReports.Line) -> HTML {
        let household = line.household
        let facts: [HTML] = [
            "Gemeldet am \(day(line.reportedAt.local.day)) von \(HTML.bdi(household.reporter))",
            household.language.map { "Sprache: \($0.german)" }, household.livesHereSince.map { "Im Haus seit \(day($0))" },
            household.contact.map { "Erreichbar: \(HTML.bdi($0))" }, household.wish.map { "Sucht: \(HTML.bdi($0))" },
        ].compactMap { $0 }
        let take = context.form(to: "/wohnungssuche/meldungen/\(line.id)/fall")
        let refuse = context.form(to: "/wohnungssuche/meldungen/\(line.id)/ablehnen")
        let reasons = ReportRefusal.allCases.map { Choice($0.rawValue, $0.german) }
        let title = "\(household.label), \(line.shelter.details.name), \(counted(household.persons, "Person", "Personen", none: "niemand"))"
        return card(
            title,
            """
            <ul>\(facts.map { "<li>\($0)</li>" as HTML })</ul>\(take.button("Fall anlegen", about: "– \(household.label)"))\
            <details><summary>Nicht aufnehmen</summary>\(refuse.markup(refuse.select("why", "Warum?", options: reasons), submit: "Meldung beantworten"))</details>
            """)
    }
}
