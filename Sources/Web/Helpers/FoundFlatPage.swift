import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// "Ich habe eine Wohnung gefunden": the short form of an offer, and how the flats somebody brought stand.
enum FoundFlatPage {
    static let link: Link = "/auftraege/wohnung"

    static let routes: [Route] = [
        .get("/auftraege/wohnung", needs: .right(.seeOwnErrands)) { context in context.page(await page(context, FormData(), FieldErrors())) },
        .post("/auftraege/wohnung", needs: .right(.seeOwnErrands)) { context in
            try await context.attempt {
                _ = try await context.perform(try read(context.form))
                return context.seeOther(ErrandsPage.link, notice: Notice("Danke! Die Wohnung ist gemeldet. Wir prüfen sie und melden uns dort."))
            } orShow: { kept, errors in
                await page(context, kept, errors)
            }
        },
    ]

    private static func read(_ form: FormData) throws -> ReportFlat {
        var read = FormReader(form)
        let offer = FlatFields.read(&read, origin: .volunteer)
        let (kind, identity, _) = FlatFields.readLandlord(&read)
        try read.finish()
        let isNamed = !identity.name.isEmpty || identity.phone != nil || identity.mail != nil
        return ReportFlat(offer, kind: kind ?? .private, landlord: isNamed ? identity : nil, isSure: read.isTicked(ReportFlat.sureField))
    }

    private static func page(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async -> Page {
        let own = try? await context.office.show(PublicOfferForm()).own
        let filled = kept["municipality"] == nil ? kept.setting("municipality", to: own) : kept
        let form = context.form(to: link, kept: filled, errors: errors)
        let sure: HTML? = errors.isEmpty ? nil : form.checkbox(ReportFlat.sureField, "Ich habe noch einmal nachgesehen: Die Zahlen stimmen so")
        let fields: HTML = """
            \(FlatFields.first(form, context.office.shelf.current.housing, isFromOutside: true))\
            \(form.area("about", "Was wissen Sie noch?", hint: "Adresse der Anzeige, wann man sie ansehen kann", isOptional: true, rows: 3, maxLength: 4_000))\
            \(form.area("wish", "Was ist der Vermietung wichtig?", hint: "Nach Herkunft, Religion, Geschlecht, Behinderung oder Alter darf niemand auswählen.", isOptional: true, rows: 2, maxLength: 2_000))
            <h2>Wer vermietet?</h2><p class="hint">Wenn Sie es wissen, und die Person einverstanden ist.</p>\
            <div class="pair">\(form.text("landlord", "Name oder Firma", isOptional: true))\
            \(form.text("phone", "Telefon", isOptional: true, inputMode: "tel"))</div>\(form.text("mail", "E-Mail", isOptional: true, inputMode: "email"))\
            \(sure)<p class="hint">Bitte nichts über die Familie, an die Sie denken. Wer vorgeschlagen wird, entscheidet die Stelle nach festen Regeln.</p>
            """
        return Page(
            "Ich habe eine Wohnung gefunden", lead: "Zwei Minuten. Die Stelle prüft das Angebot und ruft dort an.", area: .errands, errors: errors,
            isNarrow: true, body: "\(form.markup(fields, submit: "Wohnung melden"))<p><a href=\"\(ErrandsPage.link)\">Zu Ihren Aufträgen</a></p>")
    }

    /// How the flats somebody brought stand: one line each.
    static func lines(_ flats: [MyFlats.Line]) -> HTML {
        guard !flats.isEmpty else { return .empty }
        let lines: [HTML] = flats.map {
            "<li><strong>\($0.number)</strong>, gemeldet am \(day($0.foundOn)): \($0.line) <span class=\"hint\">Seit \($0.since.german)</span></li>"
        }
        return "<h2>Wohnungen, die Sie gefunden haben</h2><ul>\(lines)</ul>"
    }
}
