import Basics
import Markup
import Office

/// Opening an account for a colleague, an interpreter or a volunteer.
enum NewAccountPage {
    static let link: Link = "/konten/neu"

    static let routes: [Route] = [
        .get("/konten/neu", needs: .right(.administer)) { context in context.page(page(context, kept: FormData())) },
        .post("/konten/neu", needs: .right(.administer), add),
    ]

    private static func add(_ context: SignedInContext) async throws -> Answer {
        do {
            var read = FormReader(context.form)
            let name = read.line("name", max: 120) ?? ""
            let login = read.line("login", max: 80) ?? ""
            let roles = Set(read.choices("roles", Role.self))
            let languages = context.form.all("languages").compactMap { Language($0) }
            try read.finish()
            _ = try await context.office.addWorker(
                name: name, login: login, password: context.form.exact("password") ?? "", roles: roles, languages: languages, id: context.commandID,
                by: context.worker)
            return context.seeOther(AccountsPage.link, notice: Notice("Das Konto ist angelegt."))
        } catch Refusal.invalid(let errors) {
            return context.page(page(context, kept: context.form, errors: FieldErrors(errors)))
        }
    }

    private static func page(_ context: SignedInContext, kept: FormData, errors: FieldErrors = FieldErrors()) -> Page {
        let form = context.form(to: link, kept: kept, errors: errors)
        return Page(
            "Neues Konto", area: .accounts, errors: errors, isNarrow: true,
            body: form.markup(
                """
                \(form.text("name", "Name", hint: "So sehen ihn die anderen, zum Beispiel „Maria Huber“.", maxLength: 120))\
                \(form.text("login", "Anmeldename", hint: "Ohne Leerzeichen.", width: .half, maxLength: 80))\
                \(form.password("password", "Erstes Passwort", hint: "Mindestens \(shortestPassword) Zeichen. Geben Sie es persönlich weiter.", isNew: true))\
                \(form.checkboxes("roles", "Rollen", options: Role.allCases.map { Choice($0.rawValue, $0.german) }, hint: "Geben Sie nur, was die Arbeit braucht."))\
                <details><summary>Sprachen, für Dolmetschende</summary>\
                \(form.checkboxes("languages", "Sprachen", options: Language.all.map { Choice($0.tag, $0.german) }, isOptional: true, isRow: true))</details>
                """, submit: "Konto anlegen"))
    }
}
