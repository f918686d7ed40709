import Basics
import HTTPTypes
import Markup
import Office

/// Who is kept from a file by name, and whom it was opened to: for the team lead.
enum FileAccessPage {
    static let routes: [Route] = [
        .get("/faelle/:fall/zugriff", needs: .right(.assignFiles)) { context in context.page(try await page(context, FormData(), FieldErrors())) },
        .post("/faelle/:fall/zugriff", needs: .right(.assignFiles)) { context in
            let file: CaseID = try context.id("fall")
            return try await context.attempt {
                var read = FormReader(context.form)
                let colleague: WorkerID? = read.id("colleague", required: "die befangene Person")
                let reason = read.line("reason", required: "den Grund", max: 500)
                try read.finish()
                guard let colleague, let reason else { throw Refusal.invalid(read.errors) }
                _ = try await context.perform(CloseToColleague(file: file, colleague: colleague, reason: reason))
                // Who closes a file to themselves has no page of it to go back to.
                let next: Link = colleague == context.worker.id ? "/faelle" : link(file)
                return context.seeOther(next, notice: Notice("Der Fall ist für diese Person verschlossen. Sie findet ihn nirgends mehr."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
        .post("/faelle/:fall/zugriff/:person/oeffnen", needs: .right(.assignFiles)) { context in
            let file: CaseID = try context.id("fall")
            _ = try await context.perform(ReopenToColleague(file: file, colleague: try context.id("person")))
            return context.seeOther(link(file), notice: Notice("Der Fall ist für diese Person wieder wie für alle anderen."))
        },
    ]

    static func link(_ file: CaseID) -> Link { "/faelle/\(file)/zugriff" }

    private static func page(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let answer = try await context.ask(FileAccess(file: try context.id("fall")))
        let form = context.form(to: link(answer.file.id), kept: kept, errors: errors)
        return FilePages.page(
            "Zugriff auf diesen Fall", of: answer.file, at: .overview, errors: errors,
            body: columns("\(closed(answer, context))\(grants(answer))", aside: closing(form, answer), asideLabel: "Fall verschließen"))
    }

    private static func closing(_ form: Form, _ answer: FileAccess.Answer) -> HTML {
        card(
            "Für eine Person verschließen",
            """
            <p class="hint">Bei Befangenheit: Für diese Person gibt es den Fall nicht mehr, in keiner Liste, keiner Suche, keinem Kalender und unter keiner Nummer.</p>
            \(form.markup(
                """
                \(form.select("colleague", "Für wen?", options: answer.colleagues.map { Choice($0.id.text, $0.name) }))\
                \(form.text("reason", "Warum?", hint: "Ein Satz. Er wird festgehalten.", maxLength: 500))
                """, submit: "Verschließen"))
            """)
    }

    private static func closed(_ answer: FileAccess.Answer, _ context: SignedInContext) -> HTML {
        guard !answer.closed.isEmpty else { return "<h2>Verschlossen für</h2><p>Für niemanden.</p>" }
        let table = Table(
            "Verschlossen für", columns: [.init("Person", .name), .init("Seit"), .init("Durch"), .init("Grund"), .init("Öffnen", .action)],
            rows: answer.closed.map { line in
                [
                    HTML.bdi(line.name), day(line.at.local.day), HTML.bdi(line.by), HTML.bdi(line.reason),
                    context.form(to: "/faelle/\(answer.file.id)/zugriff/\(line.worker)/oeffnen").button("Wieder öffnen", about: "für \(line.name)"),
                ]
            })
        return "<h2>Verschlossen für</h2>\(table.markup)"
    }

    private static func grants(_ answer: FileAccess.Answer) -> HTML {
        guard !answer.grants.isEmpty else { return "<h2>Einzeln geöffnet</h2><p>Bisher für niemanden.</p>" }
        let table = Table(
            "Einzeln geöffnet", columns: [.init("Person", .name), .init("Wann"), .init("Stand"), .init("Bis"), .init("Grund")],
            rows: answer.grants.map { grant in
                [
                    HTML.bdi(grant.workerName), dayAndHour(grant.askedAt), tag(grant.kind == .emergency ? "Notöffnung" : grant.state.german),
                    grant.state == .asked ? .empty : dayAndHour(grant.endsAt), HTML.bdi(grant.reason ?? ""),
                ]
            })
        return "<h2>Einzeln geöffnet</h2>\(table.markup)"
    }
}

/// Files that were opened in an emergency, for data protection to look at.
enum EmergenciesPage {
    static let link: Link = "/protokoll/notfaelle"

    static let routes: [Route] = [
        .get("/protokoll/notfaelle", needs: .right(.reviewEmergencies)) { context in context.page(page(context, try await context.ask(Emergencies())))
        },
        .post("/protokoll/notfaelle/:einblick", needs: .right(.reviewEmergencies)) { context in
            _ = try await context.perform(AcknowledgeEmergency(grant: try context.id("einblick")))
            return context.seeOther(link, notice: Notice("Die Notöffnung ist geprüft."))
        },
    ]

    private static func page(_ context: SignedInContext, _ grants: [FileGrant]) -> Page {
        let table = Table(
            "Notöffnungen",
            columns: [.init("Fall", .name), .init("Wer"), .init("Wann"), .init("Grund"), .init("Zuständig"), .init("Prüfung", .action)],
            rows: grants.map { grant in
                [
                    "\(grant.fileNumber)", HTML.bdi(grant.workerName), dayAndHour(grant.askedAt),
                    grant.reason.map { HTML.bdi($0) } ?? "<span class=\"hint\">gelöscht</span>", HTML.bdi(grant.ownerName), check(grant, context),
                ]
            })
        let none: HTML = "<p>Bisher hat niemand einen Fall im Notfall geöffnet.</p>"
        return Page(
            "Notöffnungen", lead: "Jede wird hier geprüft. Was gelesen wurde, steht im Protokoll unter der Fallnummer.", area: .record,
            body: "\(grants.isEmpty ? none : table.markup)<p><a href=\"/protokoll\">Zum Protokoll</a></p>")
    }

    private static func check(_ grant: FileGrant, _ context: SignedInContext) -> HTML {
        if let at = grant.acknowledgedAt { return "geprüft am \(day(at.local.day)), \(HTML.bdi(grant.acknowledgedBy ?? ""))" }
        return context.form(to: "/protokoll/notfaelle/\(grant.id)").button("Geprüft", about: "– \(grant.fileNumber)", isSecond: false)
    }
}
