import Basics
import Markup
import Office

/// "Wohnungssuche": how many wait, and what stands in the way, with what to do about it.
enum WaitingPage {
    static let link: Link = "/wohnungssuche"

    static let routes: [Route] =
        [
            .get("/wohnungssuche", needs: .right(.keepFlats)) { context in
                let obstacle = context.query["wegen"].flatMap { FlatObstacle(rawValue: $0) }
                let reported = try await context.ask(HouseholdReports()).count
                return context.page(page(try await context.ask(WaitingHouseholds(behind: obstacle)), obstacle, reported))
            }
        ] + ReportedHouseholdsPage.routes

    private static func page(_ answer: WaitingHouseholds.Answer, _ obstacle: FlatObstacle?, _ reported: Int) -> Page {
        let sentence: HTML = """
            <p class="big">\(counted(answer.households, "Haushalt", "Haushalte", none: "Kein Haushalt")) mit \
            \(counted(answer.persons, "Person", "Personen", none: "niemandem")) \(answer.households == 1 ? "sucht" : "suchen") eine Wohnung.</p>\
            <p>\(being(answer.ready)) bereit, \(answer.proposed == 0 ? "keiner ist" : being(answer.proposed)) gerade für eine Wohnung vorgeschlagen.</p>
            """
        return Page(
            "Wohnungssuche", lead: "Was im Weg steht, und was am Montag zu tun ist. Gezählt wird, was in den Fällen notiert ist.", area: .flats,
            body: """
                \(reported == 0 ? nil : panel(.warn, "<p><a href=\"\(ReportedHouseholdsPage.link)\">\(counted(reported, "gemeldeter Haushalt wartet", "gemeldete Haushalte warten", none: "")) auf Antwort</a></p>"))\
                \(panel(.plain, sentence))\(answer.lines.isEmpty ? "<p>Nichts steht im Weg.</p>" : table(answer, obstacle))\
                \(obstacle.map { files($0, answer) })<p><a href="\(Flats.link)">Zu den Wohnungen</a></p>
                """)
    }

    private static func being(_ count: Int) -> String { count == 0 ? "Keiner ist" : count == 1 ? "1 ist" : "\(count) sind" }

    private static func table(_ answer: WaitingHouseholds.Answer, _ chosen: FlatObstacle?) -> HTML {
        Table(
            "Was im Weg steht",
            columns: [.init("Was", .name), .init("Haushalte", .number), .init("Personen", .number), .init("Was zu tun ist")],
            rows: answer.lines.map { line in
                let link: Link = "/wohnungssuche?wegen=\(line.obstacle.rawValue)"
                return [
                    "<a href=\"\(link)\"\(attribute: "aria-current", line.obstacle == chosen ? "true" : nil)>\(line.obstacle.german)</a>",
                    "\(line.households)", "\(line.persons)", "\(line.obstacle.nextStep)",
                ]
            }
        ).markup
    }

    private static func files(_ obstacle: FlatObstacle, _ answer: WaitingHouseholds.Answer) -> HTML {
        let more: HTML? =
            answer.files.count == WaitingHouseholds.mostFiles
            ? "<p>Gezeigt sind die \(WaitingHouseholds.mostFiles), die am längsten warten.</p>" : nil
        return """
            <h2>\(obstacle.german), am längsten wartend zuerst</h2>\(answer.files.isEmpty ? "<p>Das trifft auf niemanden mehr zu.</p>" : CaseRows.table("Fälle", answer.files))\(more)
            """
    }
}
