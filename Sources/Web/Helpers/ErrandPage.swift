import Basics
import HTTPTypes
import Markup
import Office

/// One errand at its own address: all a volunteer needs, for as long as it lasts. Afterwards the address says that it is over.
enum ErrandPage {
    static func link(_ errand: ErrandID) -> Link { "/auftraege/\(errand)" }

    static let routes: [Route] = [
        .get("/auftraege/:auftrag", needs: .right(.seeOwnErrands)) { context in context.page(try await page(context)) },
        .post("/auftraege/:auftrag/zusagen", needs: .right(.seeOwnErrands)) { try await answer($0, accepts: true) },
        .post("/auftraege/:auftrag/absagen", needs: .right(.seeOwnErrands)) { try await answer($0, accepts: false) },
        .post("/auftraege/:auftrag/erledigt", needs: .right(.seeOwnErrands)) { context in
            try await context.attempt {
                var read = FormReader(context.form)
                let minutes = read.hours("hours", required: "die Dauer")
                try read.finish()
                guard let minutes else { throw Refusal.notFound }
                _ = try await context.perform(FinishErrand(errand: try context.id("auftrag"), minutes: minutes))
                return context.seeOther(ErrandsPage.link, notice: Notice("Danke! Die Stunden sind eingetragen."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
    ]

    static func called(_ firstName: String?) -> HTML {
        firstName.map { HTML.bdi($0) } ?? "<span class=\"hint\">Der Name ist nicht bekannt</span>"
    }

    private static func answer(_ context: SignedInContext, accepts: Bool) async throws -> Answer {
        let id: ErrandID = try context.id("auftrag")
        _ = try await context.perform(AnswerErrand(errand: id, accepts: accepts))
        return context.seeOther(
            accepts ? link(id) : ErrandsPage.link,
            notice: Notice(accepts ? "Danke, Sie haben zugesagt." : "Sie haben abgesagt. Die Stelle fragt jemand anderen."))
    }

    private static func page(_ context: SignedInContext, _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()) async throws -> Page {
        let back: HTML = "<p><a href=\"\(ErrandsPage.link)\">Zu Ihren Aufträgen</a></p>"
        guard case .open(let errand) = try await context.ask(MyErrand(try context.id("auftrag"))) else {
            return Page(
                "Vorbei", area: .errands, isNarrow: true,
                body: "<p>Dieser Auftrag ist vorbei. Mehr wird hier nicht mehr gezeigt.</p>\(back)")
        }
        return Page(
            errand.kind.german, lead: dayAndHour(errand.begins), area: .errands, errors: errors, isNarrow: true,
            body: """
                \(facts(errand))\(buttons(errand, context))\(done(errand, context, kept, errors))\
                <p class="hint">Diese Seite zeigt den Auftrag bis zum \(errand.shownUntil.german). Was Sie erfahren, bleibt unter Ihnen.</p>\(back)
                """)
    }

    private static func facts(_ errand: Errand) -> HTML {
        var lines: [(term: String, value: HTML, change: HTML?)] = [
            ("Mit wem", called(errand.firstName), nil), ("Wann", "\(dayAndHour(errand.begins)), \(errand.minutes) Minuten", nil),
            ("Treffpunkt", HTML.bdi(errand.meetingPoint), nil),
        ]
        if let bring = errand.bring { lines.append(("Mitbringen", HTML.bdi(bring), nil)) }
        if let language = errand.language { lines.append(("Sprache", "\(language.german)", nil)) }
        lines.append(("Bei Fragen", HTML.bdi(errand.contact), nil))
        return summaryList(lines)
    }

    private static func buttons(_ errand: Errand, _ context: SignedInContext) -> HTML {
        let no = context.form(to: "/auftraege/\(errand.id)/absagen").button("Ich kann nicht")
        guard errand.state == .asked else { return "<p>\(tag("zugesagt", .good))</p><div class=\"buttons noprint\">\(no)</div>" }
        let yes = context.form(to: "/auftraege/\(errand.id)/zusagen").button("Ich übernehme das", isSecond: false)
        return "<div class=\"buttons noprint\">\(yes) \(no)</div>"
    }

    private static func done(_ errand: Errand, _ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) -> HTML? {
        guard errand.begins <= context.office.clock.now() else { return nil }
        let form = context.form(to: "/auftraege/\(errand.id)/erledigt", kept: kept, errors: errors)
        let field = form.text("hours", "Wie lange hat es gedauert?", hint: "In Stunden, zum Beispiel 1:30 oder 1,5", width: .short, maxLength: 6)
        return "<section class=\"noprint\"><h2>Erledigt?</h2>\(form.markup(field, submit: "Erledigt"))</section>"
    }
}
