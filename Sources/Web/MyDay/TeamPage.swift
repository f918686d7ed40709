import Basics
import Markup
import Office

/// "Das Team heute": what is before each colleague, and who stands in for whom.
struct TeamPage {
    let answer: [TeamDay.Line]
    let day: CivilDate

    var page: Page {
        let table = Table(
            "Das Team heute",
            columns: [
                .init("Name", .name), .init("Termine", .number), .init("ohne Dolmetschen", .number), .init("Aufgaben überfällig", .number),
                .init("Ausgang fehlt", .number), .init("offene Fälle", .number), .init("Vertretung"),
            ],
            rows: answer.map { line in
                [
                    "<a href=\"\("/?person=\(line.id)" as Link)\">\(HTML.bdi(line.name))</a>", "\(line.appointments)",
                    open(line.uninterpreted), open(line.overdueTasks), open(line.unsettled), "\(line.openFiles)", cover(line.deputies),
                ]
            })
        return Page(
            "Das Team heute", lead: "\(day.spoken). Hinter jedem Namen steht der Tag der Person.", area: .today,
            body: """
                \(table.markup)<p class="muted">Gezählt wird Arbeit, die ansteht, nicht was Menschen entscheiden. Wer abwesend ist, braucht eine
                Vertretung; sie sieht die Fälle in dieser Zeit, und das Protokoll sagt es dazu.</p>
                """)
    }

    private func open(_ count: Int) -> HTML { count == 0 ? "0" : tag("\(count)", .warn) }

    private func cover(_ deputies: [Deputy]) -> HTML {
        guard !deputies.isEmpty else { return .empty }
        return deputies.map { deputy in
            let isNow = deputy.from <= day && day <= deputy.until
            return "\(isNow ? tag("abwesend", .warn) : .empty) \(HTML.bdi(deputy.deputyName)), \(Web.day(deputy.from)) bis \(Web.day(deputy.until))"
                as HTML
        }.joined(separator: "; ")
    }
}
