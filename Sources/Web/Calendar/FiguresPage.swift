import Basics
import Markup
import Office

/// Appointments counted, for a team lead: what was kept and missed, who said yes and no, what it cost; nobody advised is ranked.
enum AppointmentFiguresPage {
    static let link: Link = "/kalender/zahlen"

    static let routes: [Route] = [
        .get("/kalender/zahlen", needs: .right(.assignFiles)) { context in
            let today = context.office.clock.now().local.day
            let through = context.query["bis"].flatMap { CivilDate(typed: $0) } ?? today
            let from = context.query["von"].flatMap { CivilDate(typed: $0) } ?? through.adding(days: -90)
            guard from <= through, from.adding(years: 3) >= through else {
                throw Refusal.notNow(
                    why: "Dieser Zeitraum lässt sich nicht zählen.", instead: "Wählen Sie höchstens drei Jahre, den ersten Tag zuerst.")
            }
            return context.page(page(try await context.ask(AppointmentFigures(from: from, through: through)), from, through))
        }
    ]

    private static let weekdays = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]

    private static func page(_ answer: AppointmentFigures.Answer, _ from: CivilDate, _ through: CivilDate) -> Page {
        Page(
            "Termine in Zahlen", lead: "\(from.german) bis \(through.german)", area: .calendar,
            body: """
                \(filter(from, through))\(outcomes(answer))\(cancelled(answer))\(asked(answer))\(lost(answer))
                <h2>Wie gezählt wird</h2><ul>
                <li>Ein Termin zählt an seinem Tag. Geplante und verlegte Termine zählen nicht mit.</li>
                <li>Der Anteil ist: nicht erschienen, geteilt durch wahrgenommen und nicht erschienen. Absagen sind darin nicht enthalten.</li>
                <li>Eine Anfrage zählt einmal für die Person, die zuletzt gefragt war; wer vorher gefragt war, ist nicht mehr enthalten.</li>
                <li>Kosten zählen nur, wo jemand sie eingetragen hat.</li>
                <li>Ratsuchende werden nicht verglichen.</li></ul>
                """)
    }

    private static func filter(_ from: CivilDate, _ through: CivilDate) -> HTML {
        """
        <form class="filter line noprint" method="get" action="/kalender/zahlen"><div class="field"><label for="von">Von</label>\
        <input type="text" id="von" name="von" class="short" value="\(from.german)" maxlength="10" autocomplete="off"></div>\
        <div class="field"><label for="bis">Bis</label><input type="text" id="bis" name="bis" class="short" value="\(through.german)" maxlength="10" \
        autocomplete="off"></div><button class="button second">Zählen</button></form>
        """
    }

    private static func row(_ title: String, _ outcomes: AppointmentFigures.Outcomes) -> [HTML] {
        [
            "\(title)", "\(outcomes.kept)", "\(outcomes.missed)", "\(outcomes.cancelled)", "\(outcomes.missedPercent.map { "\($0) %" } ?? "–")",
        ]
    }

    private static func outcomes(_ answer: AppointmentFigures.Answer) -> HTML {
        let days = answer.byWeekday.keys.sorted()
        return Table(
            "Ausgang nach Wochentag", showsCaption: true,
            columns: [
                .init("Tag", .name), .init("Wahrgenommen", .number), .init("Nicht erschienen", .number), .init("Abgesagt", .number),
                .init("Anteil nicht erschienen", .number),
            ],
            rows: days.map { row(weekdays[$0 - 1], answer.byWeekday[$0] ?? answer.total) } + [row("Zusammen", answer.total)]
        ).markup
    }

    private static func cancelled(_ answer: AppointmentFigures.Answer) -> HTML {
        guard !answer.cancelledBy.isEmpty else { return .empty }
        let lines: [HTML] = Canceller.allCases.compactMap { by in answer.cancelledBy[by].map { "<li>durch \(by.german): \($0)</li>" } }
        return "<h2>Absagen</h2><ul>\(lines)</ul>"
    }

    private static func asked(_ answer: AppointmentFigures.Answer) -> HTML {
        guard !answer.asked.isEmpty else { return "<p>In dieser Zeit wurde niemand zum Dolmetschen angefragt.</p>" }
        return Table(
            "Dolmetschanfragen", showsCaption: true,
            columns: [.init("Name", .name), .init("Zugesagt", .number), .init("Abgesagt", .number), .init("Ohne Antwort", .number)],
            rows: answer.asked.map { [HTML.bdi($0.name), "\($0.accepted)", "\($0.declined)", "\($0.open)"] }
        ).markup
    }

    private static func lost(_ answer: AppointmentFigures.Answer) -> HTML {
        let unknown: HTML = answer.lostUnknown == 0 ? "" : " Bei \(answer.lostUnknown) ausgefallenen Terminen mit Zusage ist nichts eingetragen."
        return "<h2>Kosten trotz Ausfall</h2><p><strong>\(answer.lost.german)</strong>.\(unknown)</p>"
    }
}
