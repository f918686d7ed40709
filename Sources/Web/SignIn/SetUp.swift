import HTTPTypes
import Markup
import Office

/// The first start: whoever holds the printed code names the office and becomes its administrator.
enum SetUp {
    static let routes: [Route] = [
        .get("/einrichten", needs: .open) { context in
            guard try await context.office.needsSetUp else { return .seeOther(SignIn.link) }
            return context.formPage(page(context, kept: FormData()))
        },
        .post("/einrichten", needs: .open, setUp),
    ]

    private static func setUp(_ context: OpenContext) async throws -> Answer {
        do {
            var read = FormReader(context.form)
            let code = read.line("code", required: "den Einrichtungscode", max: 100)
            let office = read.line("office", required: "den Namen der Stelle")
            let name = read.line("name", required: "Ihren Namen")
            let login = read.line("login", required: "einen Anmeldenamen", max: 80)
            let password = context.form.exact("password") ?? ""
            if password.isEmpty { read.add("password", "Geben Sie ein Passwort ein.") }
            if password != context.form.exact("again") { read.add("again", "Die beiden Passwörter sind verschieden.") }
            try read.finish()
            guard let code, let office, let name, let login else { throw Refusal.invalid(read.errors) }
            try await context.office.setUp(code: code, officeName: office, name: name, login: login, password: password)
            return context.seeOther(SignIn.link, notice: Notice("Die Stelle ist eingerichtet. Melden Sie sich jetzt an."))
        } catch Refusal.invalid(let errors) {
            return again(context, errors)
        } catch Refusal.wrongSetUpCode {
            let refusal = Refusal.wrongSetUpCode
            return again(context, [FieldError(field: "code", message: "\(refusal.sentence) \(refusal.instead)")])
        }
    }

    private static func again(_ context: OpenContext, _ errors: [FieldError]) -> Answer {
        context.formPage(page(context, kept: context.form, errors: FieldErrors(errors)), status: .unprocessableContent)
    }

    private static func page(_ context: OpenContext, kept: FormData, errors: FieldErrors = FieldErrors()) -> Page {
        let form = context.form(to: SignIn.setUpLink, kept: kept, errors: errors)
        return Page(
            "Stelle einrichten", lead: "Das geht genau einmal. Den Code hat der Server beim ersten Start ausgegeben.", errors: errors, isNarrow: true,
            body: form.markup(
                """
                \(form.text("code", "Einrichtungscode", width: .half, maxLength: 100))\
                \(form.text("office", "Name der Stelle", hint: "So steht er auf Briefen und Berichten.", autocomplete: "organization"))\
                \(form.text("name", "Ihr Name", autocomplete: "name"))\
                \(form.text("login", "Anmeldename", hint: "Damit melden Sie sich an; ohne Leerzeichen.", width: .half, autocomplete: "username", maxLength: 80))\
                \(form.password("password", "Passwort", hint: "Mindestens \(shortestPassword) Zeichen, gern ein ganzer Satz. Einfügen ist erlaubt.", isNew: true))\
                \(form.password("again", "Passwort noch einmal", isNew: true))
                """, submit: "Stelle einrichten"))
    }
}
