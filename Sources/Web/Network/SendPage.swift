import Basics
import HTTPTypes
import Markup
import Office

/// "An eine andere Stelle geben": to whom, what goes along, and the household's consent.
enum SendPage {
    static func link(_ file: CaseID) -> Link { "/faelle/\(file)/zuweisen" }

    static let routes: [Route] = [
        .get("/faelle/:fall/zuweisen", needs: .right(.keepFlats)) { context in
            context.page(try await page(context, ["consent_form": ConsentForm.spoken.rawValue]))
        },
        .post("/faelle/:fall/zuweisen", needs: .right(.keepFlats)) { context in
            let file: CaseID = try context.id("fall")
            return try await context.attempt {
                _ = try await context.perform(try read(context.form, file))
                return context.seeOther(
                    HousingNeedsPage.link(file), notice: Notice("Der Haushalt ist angeboten. Bis zur Antwort führen Sie den Fall weiter."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
    ]

    private static func read(_ form: FormData, _ file: CaseID) throws -> SendHousehold {
        var read = FormReader(form)
        let to: OfficeID? = read.id("to", required: "die Stelle")
        let parts: [TransferPart] = read.choices("parts")
        let consentForm: ConsentForm? = read.choice("consent_form", required: "aus, wie der Haushalt eingewilligt hat")
        let consentOn = read.date("consent_on")
        if form["consent_on"] == nil {
            read.add("consent_on", "Ohne Einwilligung des Haushalts geht nichts hinaus. An welchem Tag hat er zugestimmt?")
        }
        try read.finish()
        guard let to, let consentForm else { throw Refusal.notFound }
        return SendHousehold(file: file, to: to, consentOn: consentOn, consentForm: consentForm, parts: parts)
    }

    private static func page(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors = FieldErrors()) async throws -> Page {
        let answer = try await context.ask(SendingSheet(file: try context.id("fall")))
        let file = answer.file
        let isGone = answer.sent.contains { $0.state == .sent || $0.state == .accepted }
        let body: HTML =
            answer.receivers.isEmpty
            ? "<p>Ihre Stelle arbeitet mit keiner anderen auf diesem Server zusammen. Für andere Stellen schreiben Sie ein <a href=\"\(ResponsibilityPage.link(in: file.id))\">Blatt zur Weitergabe</a>.</p>"
            : isGone || file.stage == .closed ? .empty : form(context, answer, kept, errors)
        return FilePages.page(
            "An eine andere Stelle geben", of: file, at: .housing,
            lead: "Nur mit Einwilligung des Haushalts. Was nicht angekreuzt ist, bleibt hier; die Wartezeit geht mit.", errors: errors,
            isNarrow: true,
            body: "\(NetworkNotes.sent(answer.sent, context))\(body)")
    }

    private static func form(_ context: SignedInContext, _ answer: SendingSheet.Answer, _ kept: FormData, _ errors: FieldErrors) -> HTML {
        let form = context.form(to: link(answer.file.id), kept: kept, errors: errors)
        let receivers = answer.receivers.map { receiver in
            Choice(
                receiver.office.text, receiver.name,
                hint: receiver.free.map { $0 > 0 ? "\(counted($0, "Platz", "Plätze", none: "")) frei" : "zurzeit kein Platz frei" })
        }
        let parts = TransferPart.allCases.map { Choice($0.rawValue, $0.german) }
        return form.markup(
            """
            \(form.radios("to", "An welche Stelle?", options: receivers))\
            \(form.checkboxes("parts", "Was darf mitgehen?", options: parts, hint: "Die Zahl der Personen und der Tag der Meldung gehen immer mit. Notizen, Gespräche und Gesundheit gehen nie mit.", isOptional: true))\
            \(form.radios("consent_form", "Wie hat der Haushalt eingewilligt?", options: ConsentForm.allCases.map { Choice($0.rawValue, $0.german) }, isRow: true))\
            \(form.date("consent_on", "Einwilligung am"))
            """, submit: "Der Stelle anbieten")
    }
}
