import Basics
import Figures
import Markup
import Office

/// The half-year sentence with its figures, their definitions, and the departures by country.
struct ReportPage {
    let context: SignedInContext
    let period: ReportPeriod
    /// Nil while the period cannot be read.
    let figures: ActivityFigures?
    let events: EventFigures?
    /// Nil where the office keeps no shelters.
    let shelters: ShelterFigures?

    var page: Page {
        var page = Page(
            "Bericht", heading: "Tätigkeitsbericht", area: .reports, errors: FieldErrors(period.errors),
            body:
                "\(way)\(period.choice(context, to: "/berichte") { "/berichte?von=\($0)&bis=\($1)" })\(figures.map { "\(sentence($0))\(definitions($0))\(countries($0))" as HTML })\(events.map(held))\(shelters.map(ShelterFiguresView.markup))"
        )
        page.errorForm = "zeitraum"
        return page
    }

    private var way: HTML { "<p class=\"noprint\"><a href=\"\(HousingReportPage.link)\">Bericht über Wohnungen und Umzüge</a></p>" }

    private func sentence(_ figures: ActivityFigures) -> HTML {
        panel(
            .plain,
            """
            <p>Vom \(day(figures.from)) bis \(day(figures.to)):</p><p class="big">\(figures.sentence)</p>\
            <p class="muted">Stand: \(dayAndHour(figures.asOf)). Gezählt wird, was bis dahin eingetragen und nicht zurückgenommen war.</p>
            """)
    }

    /// Each figure with what it means beside it, so that sessions and persons are never taken for one another.
    private func definitions(_ figures: ActivityFigures) -> HTML {
        Table(
            "Die vier Zahlen und was sie bedeuten", showsCaption: true,
            columns: [.init("Zahl", .name), .init("Anzahl", .number), .init("Was gezählt wird")],
            rows: [
                ["Ausreisen", "\(figures.departures)", "\(ActivityDefinition.departures)"],
                ["Länder", "\(figures.countries)", "\(ActivityDefinition.countries)"],
                ["Beratungen", "\(figures.sessions)", "\(ActivityDefinition.sessions)"],
                ["Personen", "\(figures.persons)", "\(ActivityDefinition.persons)"],
            ]
        ).markup
    }

    private func countries(_ figures: ActivityFigures) -> HTML {
        guard let most = figures.byCountry.first?.departures, most > 0 else { return "<p>In diesem Zeitraum ist keine Ausreise bestätigt.</p>" }
        return Table(
            "Ausreisen nach Ländern", showsCaption: true, columns: [.init("Land", .name), .init("Ausreisen", .number), .init("Anteil")],
            rows: figures.byCountry.map { entry in
                ["\(entry.country.german)", "\(entry.departures)", bar(entry.departures, of: figures.departures, most: most)]
            }
        ).markup
    }

    /// Events are a count of their own: heads at a workshop are nobody's counselling.
    private func held(_ figures: EventFigures) -> HTML {
        guard figures.events > 0 else { return "<h2>Veranstaltungen</h2><p>In diesem Zeitraum ist keine Veranstaltung eingetragen.</p>" }
        let lines = figures.byKind.map { line -> [HTML] in
            ["\(EventKind(rawValue: line.kind)?.german ?? line.kind)", "\(line.events)", "\(line.heads)"]
        }
        let table = Table(
            "Veranstaltungen nach Art", columns: [.init("Art", .name), .init("Veranstaltungen", .number), .init("Teilnahmen", .number)],
            rows: lines + [["zusammen", "\(figures.events)", "\(figures.heads)"]])
        return """
            <h2>Veranstaltungen</h2>\(table.markup)<p class="muted">\(EventDefinition.events) \(EventDefinition.heads)</p>
            """
    }

    /// The bar only repeats the number beside it, so it is hidden from screen readers; the share stands in words.
    private func bar(_ count: Int, of all: Int, most: Int) -> HTML {
        """
        <svg class="share" aria-hidden="true"><rect width="\(max(1, count * 100 / most))%" height="100%"></rect></svg> <span class="muted">\(share(count, of: all)) %</span>
        """
    }

    /// Rounded half up, in whole per cent; "unter 1" rather than 0.
    private func share(_ count: Int, of all: Int) -> String {
        let percent = (count * 200 + all) / (all * 2)
        return percent == 0 ? "unter 1" : String(percent)
    }
}
