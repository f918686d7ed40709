import Basics
import HTTPTypes
import Markup
import Office

/// What somebody without an account does: registers at an event's address, or answers an invitation.
enum RegistrationPage {
    static let routes: [Route] = [
        .get("/anmeldung/:schluessel", needs: .open) { context in try await registration(context, FormData(), FieldErrors()) },
        .post("/anmeldung/:schluessel", needs: .open, register),
        .get("/einladung/:schluessel", needs: .open) { context in try await invitation(context, FieldErrors()) },
        .post("/einladung/:schluessel", needs: .open, answer),
    ]

    // MARK: Registering

    private static func registration(_ context: OpenContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Answer {
        let secret = try context.parameter("schluessel")
        let event = try await context.office.show(RegistrationSheet(secret: secret))
        let form = context.form(to: "/anmeldung/\(secret)", kept: kept, errors: errors)
        let full: HTML? =
            event.isFull ? panel(.warn, "<p>Alle Plätze sind vergeben. Sie können sich auf die Warteliste setzen lassen.</p>") : nil
        let fields: HTML = """
            \(full)\(form.text("name", "Ihr Name", autocomplete: "name"))\
            \(form.text("organisation", "Stelle oder Organisation", isOptional: true, autocomplete: "organization"))\
            \(form.text("contact", "E-Mail oder Telefon", hint: "Nur für Nachrichten zu dieser Veranstaltung.", isOptional: true))\
            <p class="hint">Ihre Angaben sieht nur die Stelle, die einlädt. Sie liegen dort verschlüsselt.</p>
            """
        let body = event.shut.map { panel(.warn, "<p>\($0)</p>") } ?? form.markup(fields, submit: event.isFull ? "Auf die Warteliste" : "Anmelden")
        return context.formPage(page("Anmeldung", event, body, errors), status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private static func register(_ context: OpenContext) async throws -> Answer {
        let secret = try context.parameter("schluessel")
        do {
            let state = try await context.office.receive(
                RegisterFromOutside(secret: secret, identity: GuestIdentity(context.form)), id: try context.sentID)
            return context.seeOther(
                "/anmeldung/\(secret)", notice: Notice(state == .waiting ? "Sie stehen auf der Warteliste." : "Sie sind angemeldet."))
        } catch Refusal.invalid(let errors) {
            return try await registration(context, context.form, FieldErrors(errors))
        }
    }

    // MARK: Answering

    private static func invitation(_ context: OpenContext, _ errors: FieldErrors) async throws -> Answer {
        let secret = try context.parameter("schluessel")
        let event = try await context.office.show(InvitationSheet(secret: secret))
        let form = context.form(to: "/einladung/\(secret)", errors: errors)
        let said: HTML? = event.mine.flatMap { $0 == .invited ? nil : "<p>Ihre Antwort: \(tag($0.german, $0 == .declined ? .plain : .good))</p>" }
        let yes = event.isFull && event.mine != .registered ? "Auf die Warteliste" : "Ich komme"
        let buttons: HTML = """
            <p class="buttons"><button class="button" name="antwort" value="ja">\(yes)</button>\
            <button class="button second" name="antwort" value="nein">Ich komme nicht</button></p>
            """
        let answer = event.shut.map { panel(.warn, "<p>\($0)</p>") } ?? form.markup(buttons, submit: nil, guarded: false)
        let body: HTML = "<p>Eingeladen: <strong>\(HTML.bdi(event.name ?? ""))</strong></p>\(said)\(answer)"
        return context.formPage(page("Einladung", event, body, errors), status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private static func answer(_ context: OpenContext) async throws -> Answer {
        let secret = try context.parameter("schluessel")
        let isComing = context.form["antwort"] == "ja"
        guard isComing || context.form["antwort"] == "nein" else {
            return try await invitation(context, FieldErrors([FieldError(field: "", message: "Bitte wählen Sie, ob Sie kommen.")]))
        }
        let state = try await context.office.receive(AnswerInvitation(secret: secret, isComing: isComing), id: try context.sentID)
        let words =
            state == .declined ? "Danke für die Absage." : state == .waiting ? "Sie stehen auf der Warteliste." : "Danke, Sie sind angemeldet."
        return context.seeOther("/einladung/\(secret)", notice: Notice(words))
    }

    private static func page(_ title: String, _ event: PublicEvent, _ body: HTML, _ errors: FieldErrors) -> Page {
        let plan = event.plan
        var lines: [(term: String, value: HTML, change: HTML?)] = [
            ("Wann", "\(dayAndHour(plan.begins)), \(plan.lasting)", nil), ("Wo", "\(plan.place)", nil), ("Von", "\(event.office)", nil),
        ]
        if !plan.contents.isEmpty { lines.append(("Inhalte", HTML.lines(plan.contents), nil)) }
        let contact: HTML? = event.contact.isEmpty ? nil : "<p class=\"hint\">Fragen? \(event.contact.joined(separator: ", "))</p>"
        return Page(
            title, heading: plan.title, lead: "\(plan.kind.german)", errors: errors, isNarrow: true,
            body: "\(summaryList(lines))\(body)\(contact)")
    }
}

extension OpenContext {
    /// The id the form was shown with: what it asks for happens once.
    var sentID: CommandID {
        get throws {
            guard let id = form[Form.commandField].flatMap({ CommandID($0) }) else {
                throw Refusal.invalid("", "Bitte laden Sie die Seite neu und senden Sie das Formular noch einmal.")
            }
            return id
        }
    }
}
