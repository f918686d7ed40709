import HTTPTypes
import Markup
import Office

/// "Es ist ein anderer Haushalt": said by a person, after a call, with a reason.
enum ApartPage {
    static func link(_ file: CaseID) -> Link { "/faelle/\(file)/anderer-haushalt" }

    static let routes: [Route] = [
        .get("/faelle/:fall/anderer-haushalt", needs: .right(.keepFlats)) { context in context.page(try await page(context)) },
        .post("/faelle/:fall/anderer-haushalt", needs: .right(.keepFlats)) { context in
            let file: CaseID = try context.id("fall")
            return try await context.attempt {
                var read = FormReader(context.form)
                let reason = read.line("reason", required: "den Grund", max: 500)
                try read.finish()
                _ = try await context.perform(TellApart(file: file, reason: reason ?? ""))
                return context.seeOther(HousingNeedsPage.link(file), notice: Notice("Der Haushalt wird mit keiner anderen Stelle mehr verglichen."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
    ]

    private static func page(_ context: SignedInContext, _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()) async throws -> Page {
        let file = try await context.ask(SendingSheet(file: try context.id("fall"))).file
        let form = context.form(to: link(file.id), kept: kept, errors: errors)
        return FilePages.page(
            "Es ist ein anderer Haushalt", of: file, at: .housing,
            lead: "Menschen mit demselben Geburtstag können ähnlich heißen. Sprechen Sie zuerst mit der anderen Stelle.", errors: errors,
            isNarrow: true,
            body: """
                \(form.markup(form.text("reason", "Mit wem haben Sie gesprochen, und woran erkennen Sie es?", maxLength: 500), submit: "Nicht mehr vergleichen"))\
                <p><a href="\(HousingNeedsPage.link(file.id))">Zurück</a></p>
                """)
    }
}
