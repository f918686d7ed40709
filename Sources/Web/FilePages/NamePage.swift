import HTTPTypes
import Markup
import Office

/// Gives a nameless file its name. Everything recorded so far stays.
enum NamePage {
    static let routes: [Route] = [
        .get("/faelle/:fall/name", needs: .right(.keepFiles)) { context in context.page(try await page(context, nil, FieldErrors())) },
        .post("/faelle/:fall/name", needs: .right(.keepFiles)) { context in
            let file: CaseID = try context.id("fall")
            return try await context.attempt {
                var read = FormReader(context.form)
                let identity = try IdentityFields.read(&read)
                let version = read.version()
                try read.finish()
                if context.form["anyway"] != "ja" {
                    let hits = try await context.ask(SimilarPersons(identity, born: nil, apartFrom: file))
                    guard hits.isEmpty else { return context.page(try await page(context, context.form, FieldErrors(), similar: hits)) }
                }
                _ = try await context.perform(NameCase(file: file, identity: identity, version: version))
                return context.seeOther("/faelle/\(file)", notice: Notice("Der Name steht jetzt im Fall. Alles andere ist geblieben."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
    ]

    private static func page(_ context: SignedInContext, _ kept: FormData?, _ errors: FieldErrors, similar: [SimilarPerson] = []) async throws
        -> Page
    {
        let answer = try await context.ask(HouseholdSheet(file: try context.id("fall")))
        let typed = kept ?? IdentityFields.typed(answer.persons.first?.identity ?? PersonIdentity())
        let form = context.form(to: "/faelle/\(answer.file.id)/name", kept: typed, errors: errors)
        let isNamed = answer.file.naming == .named
        return FilePages.page(
            "Namen nachtragen", of: answer.file, at: .overview,
            lead: "Nur, wenn die Person es möchte. Gespräche, Angaben und Prüfungen bleiben, wie sie sind; die Bezeichnung entfällt.",
            errors: errors, isNarrow: true,
            body: isNamed && errors.isEmpty
                ? "<p>Dieser Fall hat schon einen Namen. Ändern lässt er sich im <a href=\"\(FilePages.Section.household.link(in: answer.file.id))\">Haushalt</a>.</p>"
                : form.markup(
                    """
                    \(form.version(answer.file.version))\(IdentityFields.markup(form))\(SimilarView.box(similar))\
                    \(SimilarView.choice(similar, anyway: "Trotzdem eintragen"))
                    """, submit: similar.isEmpty ? "Namen eintragen" : nil))
    }
}
