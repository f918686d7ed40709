import Basics
import HTTPTypes
import Markup
import Office

/// One note, or the text of one talk: what it says, what it said before, and the form to change it.
enum WritingPage {
    static let routes: [Route] =
        [
            .get("/faelle/:fall/eintrag/:eintrag", needs: .right(.seeConfidential)) { context in
                context.page(try await page(context, nil, FieldErrors()))
            },
            .post("/faelle/:fall/eintrag/:eintrag", needs: .right(.keepFiles), reword),
        ] + TalkForm.routes

    private static func reword(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        let subject: Identifier<Writing> = try context.id("eintrag")
        return try await context.attempt(together: [.plain("note", "Text"), .plain(sensitiveField, "Vertraulich") { $0 == "ja" ? "Ja" : "Nein" }]) {
            form in
            var read = FormReader(form)
            let text = read.text("note", required: "den Text")
            let version = read.version()
            try read.finish()
            _ = try await context.perform(
                RewordNote(file: file, subject: subject.text, text: text ?? "", isSensitive: form[sensitiveField] == "ja", version: version))
            return context.seeOther(
                TimelinePage.link(in: file), notice: Notice("Der Text ist geändert. Was vorher dort stand, bleibt lesbar."))
        } newest: {
            let answer = try await history(context, isOpened: true)
            return NewestState(
                file: answer.file, section: .timeline, values: typed(answer.writing), version: answer.writing.version,
                change: try await context.ask(LastChange(file: file, actions: [RewordNote.name], subject: subject.text)))
        } orShow: { kept, errors in
            try await page(context, kept, errors)
        }
    }

    private static let sensitiveField = NoteForm.sensitiveField

    private static func typed(_ writing: Writing) -> FormData { ["note": writing.text, sensitiveField: writing.isSensitive ? "ja" : "nein"] }

    /// The text of a sensitive writing comes on a click of its own, or with the form that was sent from there.
    private static func history(_ context: SignedInContext, isOpened: Bool) async throws -> WritingHistory.Answer {
        let file: CaseID = try context.id("fall")
        let subject: Identifier<Writing> = try context.id("eintrag")
        let answer = try await context.ask(WritingHistory(file: file, subject: subject.text))
        guard answer.writing.isSensitive, isOpened else { return answer }
        return try await context.ask(SensitiveHistory(file: file, writing: subject.text))
    }

    /// `talk` is what was typed into the form of the talk, where that one comes back.
    static func page(_ context: SignedInContext, _ kept: FormData?, _ errors: FieldErrors, talk: FormData? = nil) async throws -> Page {
        let file: CaseID = try context.id("fall")
        let subject: Identifier<Writing> = try context.id("eintrag")
        let isOpened = kept != nil || talk != nil || context.query["schutz"] != nil
        let answer = try await history(context, isOpened: isOpened)
        let writing = answer.writing
        guard isOpened || !writing.isSensitive else { return folded(answer, subject) }
        let form = context.form(to: "/faelle/\(file)/eintrag/\(subject)", kept: kept ?? typed(writing), errors: talk == nil ? errors : FieldErrors())
        let body: HTML =
            writing.isEditable(by: context.worker)
            ? form.markup(
                """
                \(form.basis(writing.version, typed(writing)))\(form.area("note", "Text", rows: 8, shortcut: "N"))\
                \(form.radios(sensitiveField, "Vertraulich: Gesundheit, Gewalt?", options: [Choice("ja", "Ja, erst nach einem Klick zeigen"), Choice("nein", "Nein")]))
                """, submit: "Text ändern")
            : """
            <p>\(writing.text.map { HTML.lines($0) })</p>
            <p class="hint">Ändern kann den Text, wer ihn geschrieben hat, oder die Teamleitung.</p>
            """
        return FilePages.page(
            "Eintrag", of: answer.file, at: .timeline, lead: lead(writing), errors: errors, errorForm: TalkForm.errorForm(talk), isNarrow: true,
            body:
                "\(body)\(TalkForm.markup(context, answer, kept: talk, errors: errors))\(earlier(answer))<p><a href=\"\(TimelinePage.link(in: file))\">Zurück zum Verlauf</a></p>"
        )
    }

    private static func folded(_ answer: WritingHistory.Answer, _ subject: Identifier<Writing>) -> Page {
        FilePages.page(
            "Eintrag", of: answer.file, at: .timeline, lead: lead(answer.writing), isNarrow: true,
            body: """
                <p>\(tag("vertraulich", .warn)) Wer den Text öffnet, steht im Protokoll und im Verlauf.</p>
                <p>\(buttonLink("Anzeigen", to: "/faelle/\(answer.file.id)/eintrag/\(subject)?schutz=1", isSecond: true))</p>
                <p><a href="\(TimelinePage.link(in: answer.file.id))">Zurück zum Verlauf</a></p>
                """)
    }

    private static func lead(_ writing: Writing) -> HTML {
        guard let at = writing.editedAt else { return "Noch nie geändert." }
        return "Zuletzt geändert am \(dayAndHour(at))\(writing.editedBy.map { " von \(HTML.bdi($0))" as HTML })."
    }

    private static func earlier(_ answer: WritingHistory.Answer) -> HTML? {
        guard !answer.earlier.isEmpty else { return nil }
        let lines: [HTML] = answer.earlier.map { one in
            """
            <li><h3>Fassung \(one.version)</h3><p class="hint">galt bis \(dayAndHour(one.replacedAt)), geändert von \(HTML.bdi(one.replacedBy))</p>\
            <p>\(one.text.isEmpty ? "(ohne Text)" : HTML.lines(one.text))</p></li>
            """
        }
        return "<h2>Frühere Fassungen</h2><ol class=\"timeline\">\(lines)</ol>"
    }
}
