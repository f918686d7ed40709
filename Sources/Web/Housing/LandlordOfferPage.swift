import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// What a landlord does without an account: offers a flat, and reads how it stands. Nothing here knows anything of a household.
enum LandlordOfferPage {
    static let link: Link = "/wohnung-anbieten"

    static let routes: [Route] = [
        .get("/wohnung-anbieten", needs: .open) { context in try await page(context, FormData(), FieldErrors()) },
        .post("/wohnung-anbieten", needs: .open, offer),
        .get("/angebot/:schluessel", needs: .open, status),
    ]

    private static func page(_ context: OpenContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Answer {
        let sheet = try await context.office.show(PublicOfferForm())
        let filled = kept["municipality"] == nil ? kept.setting("municipality", to: sheet.own) : kept
        let form = context.form(to: link, kept: filled, errors: errors)
        let fields: HTML = """
            \(form.hidden("schluessel", kept["schluessel"] ?? sheet.status))\
            <h2>Die Wohnung</h2>\(FlatFields.first(form, context.office.shelf.current.housing, isFromOutside: true))\
            <details\(flag: "open", if: !errors.isEmpty)><summary>Mehr zur Wohnung (freiwillig)</summary>\(FlatFields.rest(form))</details>\
            <h2>So erreichen wir Sie</h2>\(FlatFields.landlord(form))\
            <p class="hint">Ihre Angaben sieht nur \(sheet.office). Sie liegen dort verschlüsselt.</p>
            """
        return context.formPage(
            Page(
                "Wohnung anbieten", lead: "Zwei Minuten, ohne Anmeldung. Wir rufen Sie an.", errors: errors, isNarrow: true,
                body: "\(promise(sheet))\(form.markup(fields, submit: "Wohnung anbieten"))"),
            status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private static func promise(_ sheet: PublicOfferForm.Answer) -> HTML {
        let contact: HTML? = sheet.contact.isEmpty ? nil : "<p>Lieber am Telefon? \(sheet.contact.joined(separator: ", "))</p>"
        return """
            <p>\(sheet.office) vermittelt Wohnungen an Familien und Alleinstehende, die zurzeit in einer Unterkunft leben.</p>
            <ul><li>Sie haben eine feste Ansprechperson, auch nach dem Einzug.</li>\
            <li>Wir schlagen Haushalte vor, zu denen die Wohnung passt. Sie lernen sie kennen und entscheiden selbst.</li>\
            <li>Wir helfen mit den Papieren für Miete und Kaution.</li></ul>\(contact)
            """
    }

    private static func offer(_ context: OpenContext) async throws -> Answer {
        let secret = context.form["schluessel"] ?? ""
        do {
            var read = FormReader(context.form)
            let offer = FlatFields.read(&read, origin: .form)
            let (kind, identity, units) = FlatFields.readLandlord(&read)
            try read.finish()
            _ = try await context.office.receive(
                OfferFromOutside(offer, kind: kind ?? .private, identity: identity, units: units, status: secret), id: try context.sentID)
            return context.seeOther("/angebot/\(secret)", notice: Notice("Danke! Ihr Angebot ist angekommen."))
        } catch Refusal.invalid(let errors) {
            return try await page(context, context.form, FieldErrors(errors))
        }
    }

    private static func status(_ context: OpenContext) async throws -> Answer {
        let status = try await context.office.show(OfferStatus(secret: try context.parameter("schluessel")))
        let contact: HTML? = status.contact.isEmpty ? nil : "<p>Fragen? \(status.contact.joined(separator: ", "))</p>"
        return context.page(
            Page(
                "Ihr Angebot \(status.number)", lead: "\(status.office)", isNarrow: true,
                body: """
                    \(panel(.plain, "<p><strong>\(status.line)</strong></p><p class=\"hint\">Seit \(day(status.since))</p>"))\
                    <p>Heben Sie die Adresse dieser Seite auf: Hier steht immer, wie weit wir sind.</p>\(contact)
                    """))
    }
}
