import Basics
import Markup
import Office

/// Everything on its way into a flat, the most late first; and what of it is late, for the day's page.
enum WaysPage {
    static let link: Link = "/wohnungen/wege"

    static let routes: [Route] = [.get("/wohnungen/wege", needs: .right(.keepFlats), list)]

    private static func list(_ context: SignedInContext) async throws -> Answer {
        let page = context.query.pageNumber
        let answer = try await context.ask(RunningWays(page: page))
        let rows: HTML =
            answer.lines.isEmpty
            ? "<p>Zurzeit ist niemand auf dem Weg in eine Wohnung. Vorgeschlagen wird von der Seite einer <a href=\"/wohnungen\">Wohnung</a> aus.</p>"
            : table(answer.lines, answer.titles, answer.today)
        let before: HTML? = page > 1 ? "<a href=\"\("/wohnungen/wege?seite=\(page - 1)" as Link)\">Vorige Seite</a> " : nil
        let after: HTML? = answer.hasMore ? "<a href=\"\("/wohnungen/wege?seite=\(page + 1)" as Link)\">Nächste Seite</a>" : nil
        return context.page(
            Page(
                "Wege in die Wohnung", lead: "Was am längsten überfällig ist, steht oben.", area: .flats,
                body:
                    "\(rows)<p class=\"noprint\">\(before)\(after)</p><p class=\"hint\">Fristen kommen aus dem Plan des Haushalts, aus den Zeiten der Stelle oder sind vereinbart. Ab \(LateWays.patience) Arbeitstagen sieht auch die Teamleitung, was überfällig ist.</p>"
            ))
    }

    private static func table(_ lines: [WayLine], _ titles: [String: String], _ today: CivilDate) -> HTML {
        Table(
            "Wege in die Wohnung",
            columns: [.init("Haushalt", .name), .init("Wohnung"), .init("Stand"), .init("Als Nächstes fällig"), .init("Bis"), .init("Zuständig")],
            rows: lines.map { line in
                let next = line.steps.first { $0.due != nil }
                let late = line.late(on: today).count
                let more: HTML? = late > 1 ? " <span class=\"hint\">und \(late - 1) weitere überfällig</span>" : nil
                return [
                    "<a href=\"\(WayPage.link(line.nomination))\">\(HTML.bdi(line.fileTitle))</a> <span class=\"hint\">\(line.fileNumber)</span>",
                    "\(line.flatNumber) <span class=\"hint\">\(line.district ?? "")</span>",
                    "\(tag(line.state.german, .good)) <span class=\"hint\">seit \(day(line.stateSince.local.day))</span>\(line.lost.map { " \(tag("Besichtigung geplatzt", .warn)) \($0.german)" as HTML })",
                    next.map { "\(titles[$0.step] ?? "eigener Schritt")\(more)" }
                        ?? "<span class=\"hint\">Für keinen Schritt ist eine Frist bekannt.</span>",
                    next?.due.map { $0 < today ? tag("seit \($0.german)", .bad) : day($0) } ?? "–",
                    next.map { HTML.bdi($0.ownerName) } ?? "–",
                ]
            }
        ).markup
    }

    /// What is late, for "Mein Tag"; nil where nothing is.
    static func card(_ answer: LateWays.Answer) -> HTML? {
        let own = answer.own.map { line(of: $0, answer, isOwn: true) }
        let team = answer.team.map { line(of: $0, answer, isOwn: false) }
        guard !own.isEmpty || !team.isEmpty else { return nil }
        let more: HTML? = own.count > 10 ? "<p class=\"hint\">und \(own.count - 10) weitere</p>" : nil
        let others: HTML =
            team.isEmpty
            ? .empty
            : "<details class=\"group\"><summary>Im Team seit über \(LateWays.patience) Arbeitstagen überfällig (\(team.count))</summary><ul>\(team)</ul></details>"
        return Web.card(
            "Auf dem Weg in die Wohnung",
            "\(own.isEmpty ? .empty : "<ul>\(own.prefix(10).map { $0 })</ul>" as HTML)\(more)\(others)<p><a href=\"\(link)\">Alle Wege</a></p>")
    }

    private static func line(of line: WayLine, _ answer: LateWays.Answer, isOwn: Bool) -> HTML {
        let late = line.late(on: answer.today)
        let what: HTML =
            late.first.map { step in
                "\(answer.titles[step.step] ?? "eigener Schritt"), \(tag("seit \(step.due?.german ?? "")", .bad))\(isOwn ? .empty : " \(HTML.bdi(step.ownerName))" as HTML)"
            } ?? "Die Besichtigung ist geplatzt (\(line.lost?.german ?? "")). Bieten Sie einen anderen Tag an."
        return "<li><a href=\"\(WayPage.link(line.nomination))\">\(HTML.bdi(line.fileTitle))</a>, \(line.flatNumber): \(what)</li>"
    }
}
