import Basics
import HTTPTypes
import Markup
import Office

/// "Textbausteine": the office's and one's own.
enum SnippetsPage {
    static let link: Link = "/textbausteine"

    static let routes: [Route] = [
        .get("/textbausteine", needs: .right(.keepFiles)) { context in context.page(try await page(context, FormData(), FieldErrors())) },
        .post("/textbausteine", needs: .right(.keepFiles), keep),
        .post("/textbausteine/:baustein/entfernen", needs: .right(.keepFiles)) { context in
            _ = try await context.perform(DropSnippet(snippet: try context.id("baustein")))
            return context.seeOther(link, notice: Notice("Der Textbaustein ist entfernt."))
        },
    ]

    private static func keep(_ context: SignedInContext) async throws -> Answer {
        try await context.attempt {
            var read = FormReader(context.form)
            let title = read.line("title", required: "den Titel", max: 80)
            let text = read.text("text", required: "den Text", max: 4_000)
            try read.finish()
            let changed: SnippetID? = read.id("baustein")
            _ = try await context.perform(
                KeepSnippet(snippet: changed, title: title ?? "", text: text ?? "", isShared: read.isTicked("teilen")))
            return context.seeOther(link, notice: Notice("Der Textbaustein ist gespeichert."))
        } orShow: { kept, errors in
            try await page(context, kept, errors)
        }
    }

    private static func page(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let snippets = try await context.ask(Snippets())
        let changed = snippets.first { $0.id.text == (kept["baustein"] ?? context.query["aendern"]) && mayChange($0, context) }
        let typed: FormData = ["title": changed?.title, "text": changed?.text, "teilen": changed?.isShared == true ? "ja" : nil]
        let form = context.form(to: link, kept: errors.isEmpty ? typed : kept, errors: errors)
        let gaps = SnippetGaps.all.map { "{\($0.0)} \($0.1)" }.joined(separator: ", ")
        return Page(
            "Textbausteine", lead: "Für Notizen. Lücken füllt der Fall; was er nicht weiß, bleibt als \(SnippetGaps.unknown) stehen.", errors: errors,
            isNarrow: true,
            body: """
                \(snippets.isEmpty ? "<p>Noch gibt es keinen.</p>" : list(snippets, context))
                <h2>\(changed == nil ? "Neuer Textbaustein" : "Textbaustein ändern")</h2>
                \(form.markup(
                    """
                    \(changed.map { form.hidden("baustein", $0.id.text) })\(form.text("title", "Titel", width: .half, maxLength: 80))\
                    \(form.area("text", "Text", hint: "Ohne Namen von Ratsuchenden. Lücken: \(gaps).", rows: 5, maxLength: 4_000))\
                    \(context.worker.may(.assignFiles) ? form.checkbox("teilen", "Für die ganze Stelle") : .empty)
                    """, submit: "Textbaustein speichern"))
                """)
    }

    private static func mayChange(_ snippet: Snippet, _ context: SignedInContext) -> Bool {
        !snippet.isShared || context.worker.may(.assignFiles)
    }

    private static func list(_ snippets: [Snippet], _ context: SignedInContext) -> HTML {
        let lines: [HTML] = snippets.map { snippet in
            let drop = context.form(to: "/textbausteine/\(snippet.id)/entfernen")
            let acts: HTML? =
                mayChange(snippet, context)
                ? """
                <p class="acts"><a class="button second" href="\("/textbausteine?aendern=\(snippet.id)" as Link)">Ändern\(unseen(": \(snippet.title)"))</a>\
                \(drop.button("Entfernen", about: "– \(snippet.title)"))</p>
                """ : nil
            return """
                <li><h3>\(snippet.title) \(snippet.isShared ? tag("ganze Stelle") : .empty)</h3><p>\(HTML.lines(snippet.text))</p>\(acts)</li>
                """
        }
        return "<h2>Was es schon gibt</h2><ul class=\"plainlist\">\(lines)</ul>"
    }
}
