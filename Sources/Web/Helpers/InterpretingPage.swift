import Basics
import Markup
import Office

/// "Einsätze": what an interpreter needs, and nothing of any file.
enum InterpretingPage {
    static let link: Link = "/einsaetze"

    static let routes: [Route] = [
        .get("/einsaetze", needs: .right(.answerInterpreting), list),
        .post("/einsaetze/:termin/zusagen", needs: .right(.answerInterpreting)) { try await answer($0, accepts: true) },
        .post("/einsaetze/:termin/absagen", needs: .right(.answerInterpreting)) { try await answer($0, accepts: false) },
    ]

    private static func list(_ context: SignedInContext) async throws -> Answer {
        let lines = try await context.ask(MyInterpreting())
        let open = lines.count { $0.answer == .asked }
        let body: HTML =
            lines.isEmpty
            ? "<p>Zurzeit sind Sie für keinen Einsatz angefragt. Sobald die Beratung Sie braucht, steht die Anfrage hier.</p>"
            : Table(
                "Einsätze",
                columns: [
                    .init("Wann", .name), .init("Dauer"), .init("Sprache"), .init("Ansprechperson"), .init("Stand"), .init("Ihre Antwort", .action),
                ],
                rows: lines.map { row($0, context) }
            ).markup
        return context.page(
            Page(
                "Einsätze", lead: "\(counted(open, "offene Anfrage", "offene Anfragen", none: "Keine offene Anfrage"))", area: .interpreting,
                body: """
                    \(body)
                    <p class="hint">Wo der Einsatz ist und worauf es ankommt, sagt Ihnen die Ansprechperson. Was Sie im Gespräch hören, bleibt unter Ihnen.</p>
                    """))
    }

    private static func row(_ line: InterpretingLine, _ context: SignedInContext) -> [HTML] {
        [
            dayAndHour(line.begins), "\(line.minutes) Min.", "\(line.language?.german ?? "noch offen")", HTML.bdi(line.counsellor),
            tag(line.answer.german, line.answer.tone), buttons(line, context),
        ]
    }

    private static func buttons(_ line: InterpretingLine, _ context: SignedInContext) -> HTML {
        let about = "– \(line.begins.local.day.german), \(line.begins.local.clock)"
        let accept = context.form(to: "/einsaetze/\(line.id)/zusagen").button("Zusagen", about: about, isSecond: false)
        let decline = context.form(to: "/einsaetze/\(line.id)/absagen").button("Absagen", about: about)
        switch line.answer {
        case .accepted: return decline
        case .declined: return accept
        default: return "\(accept) \(decline)"
        }
    }

    private static func answer(_ context: SignedInContext, accepts: Bool) async throws -> Answer {
        _ = try await context.perform(AnswerInterpreting(appointment: try context.id("termin"), accepts: accepts))
        return context.seeOther(link, notice: Notice(accepts ? "Danke, Sie haben zugesagt." : "Sie haben abgesagt. Die Beratung sucht weiter."))
    }
}
