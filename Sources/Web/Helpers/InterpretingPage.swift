import Basics
import Markup
import Office
import Papers

/// "Einsätze": what an interpreter needs, and nothing of any file.
enum InterpretingPage {
    static let link: Link = "/einsaetze"

    static let routes: [Route] = [
        .get("/einsaetze", needs: .right(.answerInterpreting), list),
        .get("/einsaetze/stunden/:datei", needs: .right(.answerInterpreting), hours),
        .post("/einsaetze/:termin/zusagen", needs: .right(.answerInterpreting)) { try await answer($0, accepts: true) },
        .post("/einsaetze/:termin/absagen", needs: .right(.answerInterpreting)) { try await answer($0, accepts: false) },
    ]

    private static func list(_ context: SignedInContext) async throws -> Answer {
        let answer = try await context.ask(MyInterpreting())
        let open = answer.ahead.count { $0.answer == .asked }
        return context.page(
            Page(
                "Einsätze", lead: "\(counted(open, "offene Anfrage", "offene Anfragen", none: "Keine offene Anfrage"))", area: .interpreting,
                body: """
                    \(ahead(answer.ahead, context))
                    <p class="hint">Worauf es ankommt, sagt Ihnen die Ansprechperson. Was Sie im Gespräch hören, bleibt unter Ihnen.</p>
                    \(past(answer.past))\(months(answer.months))
                    """))
    }

    private static func ahead(_ lines: [InterpretingLine], _ context: SignedInContext) -> HTML {
        guard !lines.isEmpty else {
            return "<p>Zurzeit sind Sie für keinen Einsatz angefragt. Sobald die Beratung Sie braucht, steht die Anfrage hier.</p>"
        }
        return Table(
            "Einsätze",
            columns: [
                .init("Wann", .name), .init("Wo"), .init("Sprache"), .init("Ansprechperson"), .init("Stand"), .init("Ihre Antwort", .action),
            ],
            rows: lines.map { row($0, context) }
        ).markup
    }

    private static func row(_ line: InterpretingLine, _ context: SignedInContext) -> [HTML] {
        [
            "\(dayAndHour(line.begins)) <span class=\"hint\">\(line.minutes) Min.</span>", place(of: line), language(of: line),
            HTML.bdi(line.counsellor), tag(line.answer.german, line.answer.tone), buttons(line, context),
        ]
    }

    private static func place(of line: InterpretingLine) -> HTML {
        let words = [line.roomName, line.place?.german].compactMap { $0 }
        return words.isEmpty ? "<span class=\"hint\">fragen Sie die Ansprechperson</span>" : "\(words.joined(separator: ", "))"
    }

    private static func language(of line: InterpretingLine) -> HTML {
        "\(line.language?.german ?? "noch offen")\(line.dialect.map { " (\(HTML.bdi($0)))" as HTML })"
    }

    private static func buttons(_ line: InterpretingLine, _ context: SignedInContext) -> HTML {
        let about = "– \(line.begins.local.day.german), \(line.begins.local.clock)"
        let accept = context.form(to: "/einsaetze/\(line.id)/zusagen").button("Zusagen", about: about, isSecond: false)
        let decline = decline(line, context, about)
        switch line.answer {
        case .accepted: return decline
        case .declined: return accept
        default: return "\(accept) \(decline)"
        }
    }

    /// A no may say why; it need not.
    private static func decline(_ line: InterpretingLine, _ context: SignedInContext, _ about: String) -> HTML {
        let form = context.form(to: "/einsaetze/\(line.id)/absagen", name: "ab-\(line.id)")
        let id = form.id("reason")
        return form.markup(
            """
            <label class="unseen" for="\(id)">Grund der Absage \(about)</label><select id="\(id)" name="reason"><option value="">Grund (freiwillig)</option>\
            \(DeclineReason.allCases.map { "<option value=\"\($0.rawValue)\">\($0.german)</option>" as HTML })</select> \
            <button class="button second">Absagen\(unseen(" \(about)"))</button>
            """, submit: nil, guarded: false, isInline: true)
    }

    private static func answer(_ context: SignedInContext, accepts: Bool) async throws -> Answer {
        let reason = context.form["reason"].flatMap { DeclineReason(rawValue: $0) }
        _ = try await context.perform(AnswerInterpreting(appointment: try context.id("termin"), accepts: accepts, reason: reason))
        return context.seeOther(link, notice: Notice(accepts ? "Danke, Sie haben zugesagt." : "Sie haben abgesagt. Die Beratung sucht weiter."))
    }

    // MARK: What is over

    /// `2026-05.pdf`: the hours of May.
    private static func hours(_ context: SignedInContext) async throws -> Answer {
        let name = try context.parameter("datei")
        guard name.hasSuffix(".pdf"), let month = CivilDate(iso: "\(name.dropLast(4))-01") else { throw Refusal.notFound }
        let sheet = try await context.ask(MonthOfInterpreting(month: month))
        do {
            guard let press = context.visit.face.press else { throw PaperError.closed }
            return .file(try await press.press(sheet), type: "application/pdf", name: "Stundenzettel-\(name)", shown: true)
        } catch is PaperError {
            throw Refusal.notNow(why: "Der Briefdruck steht gerade nicht bereit.", instead: "Versuchen Sie es später noch einmal.")
        }
    }

    private static func months(_ months: [CivilDate]) -> HTML {
        guard !months.isEmpty else { return .empty }
        let links: [HTML] = months.map { month in
            "<li><a href=\"\("/einsaetze/stunden/\(String(month.iso.prefix(7))).pdf" as Link)\">\(MonthOfInterpreting.words(month))</a></li>"
        }
        return "<h2>Stundenzettel</h2><p class=\"hint\">Für die Rechnung: Tage, Stunden und Kosten, keine Namen.</p><ul>\(links)</ul>"
    }

    private static func past(_ lines: [InterpretingLine]) -> HTML {
        guard !lines.isEmpty else { return .empty }
        let table = Table(
            "Frühere Einsätze",
            columns: [.init("Wann", .name), .init("Dauer", .number), .init("Sprache"), .init("Ausgang"), .init("Kosten", .number)],
            rows: lines.prefix(60).map { line in
                [
                    dayAndHour(line.begins), "\(line.minutes) Min.", language(of: line), tag(line.state.german, line.state.tone),
                    "\(line.cost?.german ?? "nicht eingetragen")",
                ]
            })
        return "<h2>Frühere Einsätze</h2>\(table.markup)"
    }
}
