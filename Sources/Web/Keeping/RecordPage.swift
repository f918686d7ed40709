import Basics
import Markup
import Office

/// "Protokoll": who did and read what, for data protection; whether the log holds.
enum RecordPage {
    static let link: Link = "/protokoll"

    static let routes: [Route] =
        [
            .get("/protokoll", needs: .right(.seeLog)) { context in
                let before = context.query["vor"].flatMap { Int64($0) }
                return try await page(context, AccessRecord(before: before))
            },
            // A file's number must not stand in an address, so asking for one file posts.
            .post("/protokoll", needs: .right(.seeLog)) { context in
                try await page(context, AccessRecord(fileNumber: context.form["number"] ?? "", before: context.form["vor"].flatMap { Int64($0) }))
            },
            .post("/protokoll/pruefung", needs: .right(.seeLog), verify),
        ] + ErasurePage.routes

    private static func page(_ context: SignedInContext, _ question: AccessRecord) async throws -> Answer {
        let lines = try await context.ask(question)
        return context.page(
            Page(
                "Protokoll", lead: "Wer wann was getan oder gelesen hat. Was in den Fällen steht, steht hier nicht.", area: .record,
                body: columns(
                    "\(filter(context, question))\(table(lines, question))\(paging(lines, question, context))", aside: tools(context),
                    asideLabel: "Prüfen und löschen")))
    }

    private static func filter(_ context: SignedInContext, _ question: AccessRecord) -> HTML {
        let form = context.form(to: link, kept: ["number": question.fileNumber], name: "fall")
        return form.markup(
            form.text(
                "number", "Nur ein Fall", hint: "Fallnummer, zum Beispiel R-7K3F9Q. Leer zeigt alle.", isOptional: true, width: .short, maxLength: 20),
            submit: "Anzeigen", guarded: false)
    }

    private static func table(_ lines: [LogLine], _ question: AccessRecord) -> HTML {
        guard !lines.isEmpty else {
            return question.fileNumber.isEmpty
                ? "<p>Hier steht kein Eintrag mehr.</p>"
                : "<p>Zu \(question.fileNumber.cleanedLine.uppercased()) gibt es keinen Eintrag. Prüfen Sie die Nummer.</p>"
        }
        return Table(
            "Einträge, die neuesten zuerst",
            columns: [.init("Nr.", .name), .init("Wann"), .init("Wer"), .init("Was"), .init("Fall"), .init("Dazu")],
            rows: lines.map { line in
                [
                    "\(line.seq)", dayAndHour(line.at), HTML.bdi(line.workerName), "\(ActionWords.german(line.action))", "\(line.fileNumber ?? "")",
                    line.detail.isEmpty ? .empty : "<span class=\"hint\">\(ActionWords.detail(line.detail, of: line.action))</span>",
                ]
            }
        ).markup
    }

    private static func paging(_ lines: [LogLine], _ question: AccessRecord, _ context: SignedInContext) -> HTML? {
        guard lines.count == AccessRecord.pageSize, let last = lines.last else { return nil }
        guard question.fileNumber.isEmpty else {
            let form = context.form(to: link)
            return form.button("Ältere Einträge", fields: "\(form.hidden("number", question.fileNumber))\(form.hidden("vor", String(last.seq)))")
        }
        return "<p><a href=\"\("/protokoll?vor=\(last.seq)" as Link)\" rel=\"next\">Ältere Einträge</a></p>"
    }

    private static func tools(_ context: SignedInContext) -> HTML {
        let check = card(
            "Hält das Protokoll?",
            """
            <p>Jeder Eintrag ist mit dem vorigen verkettet. Die Prüfung geht alle durch und vergleicht sie mit den unterschriebenen Prüfpunkten.</p>
            \(context.form(to: "/protokoll/pruefung").button("Protokoll prüfen"))
            """)
        let emergencies: HTML =
            context.worker.may(.reviewEmergencies)
            ? card(
                "Notöffnungen",
                "<p>Wer einen fremden Fall sofort öffnen musste, und warum.</p><p>\(buttonLink("Notöffnungen prüfen", to: EmergenciesPage.link, isSecond: true))</p>"
            ) : .empty
        guard context.worker.may(.eraseFiles) else { return "\(check)\(emergencies)" }
        let erase = card(
            "Löschen auf Verlangen",
            "<p>Wer verlangt, dass nichts mehr über sie oder ihn lesbar ist, kann das haben.</p><p>\(buttonLink("Einen Fall löschen", to: ErasurePage.link, isSecond: true))</p>"
        )
        return "\(check)\(emergencies)\(erase)"
    }

    private static func verify(_ context: SignedInContext) async throws -> Answer {
        let verdict = try await context.office.verifyLog(by: context.worker)
        let walked: HTML =
            "Geprüft: \(counted(verdict.entries, "Eintrag", "Einträge", none: "kein Eintrag")), \(counted(verdict.checkpoints, "Prüfpunkt", "Prüfpunkte", none: "kein Prüfpunkt"))."
        let found: HTML =
            verdict.broken.map { broken in
                panel(
                    .bad,
                    "<p><strong>Das Protokoll hält nicht: \(broken).</strong></p><p>\(walked) Ändern Sie nichts, sichern Sie die Datenbank, und holen Sie Technik und Leitung dazu.</p>"
                )
            } ?? panel(.good, "<p><strong>Das Protokoll hält.</strong></p><p>\(walked)</p>")
        return context.page(
            Page(
                "Prüfung des Protokolls", area: .record, isNarrow: true,
                body: """
                    \(found)
                    <p>Ein abgeschnittenes Ende zeigt sich nur an Prüfpunkten, die außerhalb dieses Servers liegen. Diese Prüfung macht
                    die Technik mit <code>neuanfang log verify</code>.</p>
                    <p><a href="/protokoll">Zum Protokoll</a></p>
                    """))
    }
}
