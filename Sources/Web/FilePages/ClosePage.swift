import HTTPTypes
import Markup
import Office

/// Closes a file with what came of it.
enum ClosePage {
    static let routes: [Route] = [
        .get("/faelle/:fall/abschluss", needs: .right(.keepFiles)) { context in context.page(try await page(context, FormData(), FieldErrors())) },
        .post("/faelle/:fall/abschluss", needs: .right(.keepFiles)) { context in
            let file: CaseID = try context.id("fall")
            return try await context.attempt {
                var read = FormReader(context.form)
                let outcome: CaseOutcome? = read.choice("outcome", required: "das Ergebnis")
                let version = read.version()
                try read.finish()
                guard let outcome else { throw Refusal.invalid(read.errors) }
                _ = try await context.perform(CloseCase(file: file, outcome: outcome, version: version))
                return context.seeOther("/faelle/\(file)", notice: Notice("Der Fall ist abgeschlossen: \(outcome.german)."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
    ]

    private static func page(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let file = try await context.ask(HouseholdSheet(file: try context.id("fall"))).file
        let form = context.form(to: "/faelle/\(file.id)/abschluss", kept: kept, errors: errors)
        let outcomes = CaseOutcome.allCases.filter { $0 != .returned || file.desk == .return }
        let body: HTML = form.markup(
            """
            \(form.radios("outcome", "Was ist daraus geworden?", options: outcomes.map(choice)))\(form.version(file.version))\
            <p class="buttons"><button class="button">Fall abschließen</button><a href="\(FilePages.Section.overview.link(in: file.id))">Abbrechen</a></p>
            """, submit: nil)
        return FilePages.page(
            "Fall abschließen", of: file, at: .overview,
            lead: "Jedes Ergebnis zählt gleich. Der Fall lässt sich jederzeit wieder öffnen.", errors: errors, isNarrow: true,
            body: file.stage == .closed && errors.isEmpty
                ? "<p>Dieser Fall ist schon abgeschlossen. Öffnen lässt er sich in der <a href=\"\(FilePages.Section.overview.link(in: file.id))\">Übersicht</a>.</p>"
                : body)
    }

    private static func choice(_ outcome: CaseOutcome) -> Choice {
        Choice(outcome.rawValue, outcome.german, hint: outcome == .returned ? "Dafür muss die Ausreise mit ihrem Nachweis bestätigt sein." : nil)
    }
}
