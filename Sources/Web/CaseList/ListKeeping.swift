import HTTPTypes
import Markup
import Office

/// Keeps the list as it is narrowed now under a name.
enum ListKeeping {
    static let routes: [Route] = [
        .get("/faelle/listen/neu", needs: .right(.seeFiles)) { context in context.page(page(context)) },
        .post("/faelle/listen/neu", needs: .right(.seeFiles)) { context in
            try await context.attempt {
                var read = FormReader(context.form)
                let name = read.line("name", required: "einen Namen", max: 60)
                try read.finish()
                let query = FilterQuery(context.query)
                try await context.office.jot(
                    KeepList(name: name ?? "", query: query.text, isShared: read.isTicked("teilen")), by: context.worker)
                return context.seeOther(query.link, notice: Notice("Die Liste ist gemerkt."))
            } orShow: { kept, errors in
                page(context, kept: kept, errors: errors)
            }
        },
        .post("/faelle/listen/:liste/entfernen", needs: .right(.seeFiles)) { context in
            try await context.office.jot(DropList(list: try context.id("liste")), by: context.worker)
            return context.seeOther(SettingsPage.link, notice: Notice("Die Liste ist herausgenommen."))
        },
    ]

    private static func page(_ context: SignedInContext, kept: FormData = FormData(), errors: FieldErrors = FieldErrors()) -> Page {
        let query = FilterQuery(context.query)
        let form = context.form(to: query.link(to: "/faelle/listen/neu"), kept: kept, errors: errors)
        return Page(
            "Liste merken", lead: "\(query.words)", area: .files, errors: errors, isNarrow: true,
            body: """
                \(form.markup(
                    """
                    \(form.text("name", "Wie soll die Liste heißen?", hint: "Ohne Namen von Ratsuchenden.", width: .half, maxLength: 60))\
                    \(form.checkbox("teilen", "Auch im Team zeigen"))
                    """, submit: "Liste merken"))
                <p><a href="\(query.link)">Zurück zur Liste</a></p>
                """)
    }
}
