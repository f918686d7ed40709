import Basics
import HTTPTypes
import Markup
import Office

/// What a shelter's social service does without an account: reports a household that looks for a flat. It asks for no status and no health.
enum ShelterReportPage {
    static func link(_ secret: String) -> Link { "/meldung/\(secret)" }

    static let routes: [Route] = [
        .get("/meldung/:schluessel", needs: .open) { context in try await page(context, FormData(), FieldErrors()) },
        .post("/meldung/:schluessel", needs: .open, report),
    ]

    private static func page(_ context: OpenContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Answer {
        let secret = try context.parameter("schluessel")
        let sheet = try await context.office.show(ShelterReportForm(secret: secret))
        let form = context.form(to: link(secret), kept: kept, errors: errors)
        let contact: HTML? = sheet.contact.isEmpty ? nil : "<p>Fragen? \(sheet.contact.joined(separator: ", "))</p>"
        let fields: HTML = """
            <div class="pair">\(form.text("label", "Haushalt", hint: "Wie er im Haus heißt, zum Beispiel „Zimmer 214“", width: .half, maxLength: 80))\
            \(form.text("persons", "Personen", width: .short, maxLength: 2, inputMode: "numeric"))</div>\
            \(form.select("language", "Sprache", options: Language.all.map { Choice($0.tag, $0.german) }, isOptional: true))\
            \(form.date("since", "Im Haus seit", isOptional: true))\
            \(form.text("contact", "So erreichen wir den Haushalt", hint: "Telefon oder E-Mail, wenn er das möchte", isOptional: true, maxLength: 200))\
            \(form.area("wish", "Was sucht der Haushalt?", hint: "Stadtteil, Schule, ohne Stufen … Nichts zu Aufenthalt, Gesundheit oder Herkunft.", isOptional: true, rows: 3, maxLength: 1_000))\
            \(form.text("reporter", "Wer meldet?", hint: "Ihr Name, und wie wir Sie erreichen", maxLength: 200))\
            \(form.checkbox("consent", "Der Haushalt weiß von der Meldung und möchte sie."))
            """
        return context.formPage(
            Page(
                "Haushalt melden", lead: "\(sheet.shelter), an \(sheet.office)", errors: errors, isNarrow: true,
                body: """
                    <p>\(sheet.office) meldet sich bei dem Haushalt. Was Sie schreiben, liegt dort verschlüsselt und sieht sonst niemand.</p>\
                    \(form.markup(fields, submit: "Haushalt melden"))\(contact)
                    """),
            status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private static func report(_ context: OpenContext) async throws -> Answer {
        let secret = try context.parameter("schluessel")
        do {
            _ = try await context.office.receive(ReportHousehold(secret: secret, household: try read(context.form)), id: try context.sentID)
            return context.seeOther(link(secret), notice: Notice("Danke! Der Haushalt ist gemeldet. Sie können gleich den nächsten melden."))
        } catch Refusal.invalid(let errors) {
            return try await page(context, context.form, FieldErrors(errors))
        } catch Refusal.notNow(let why, let instead) {
            return try await page(context, context.form, FieldErrors([FieldError(field: "", message: "\(why) \(instead)")]))
        }
    }

    private static func read(_ form: FormData) throws -> ReportedHousehold {
        var read = FormReader(form)
        let label = read.line("label", required: "ein, wie der Haushalt im Haus heißt", max: 80)
        let persons = read.number("persons", in: 1...30, required: "die Zahl der Personen")
        let (language, since) = (read.language("language"), read.date("since"))
        let (contact, wish) = (read.line("contact", max: 200), read.text("wish", max: 1_000))
        let reporter = read.line("reporter", required: "Ihren Namen, und wie wir Sie erreichen", max: 200)
        try read.finish()
        return ReportedHousehold(
            label: label ?? "", persons: persons ?? 0, language: language, livesHereSince: since, contact: contact, wish: wish,
            reporter: reporter ?? "", hasConsent: form["consent"] == "ja")
    }
}
