import Basics
import HTTPTypes
import Markup
import Office
import Papers

/// One event: its list, invitations, the address to register at, certificates.
enum EventPage {
    static let routes: [Route] = [
        .get("/veranstaltungen/:veranstaltung", needs: .right(.keepEvents)) { context in
            context.page(try await page(context, FormData(), FieldErrors()))
        },
        .post("/veranstaltungen/:veranstaltung/gaeste", needs: .right(.keepEvents), add),
        .post("/veranstaltungen/:veranstaltung/gaeste/:gast/zusage", needs: .right(.keepEvents)) { try await settle($0, isComing: true) },
        .post("/veranstaltungen/:veranstaltung/gaeste/:gast/absage", needs: .right(.keepEvents)) { try await settle($0, isComing: false) },
        .post("/veranstaltungen/:veranstaltung/gaeste/:gast/streichen", needs: .right(.keepEvents), remove),
        .get("/veranstaltungen/:veranstaltung/gaeste/:gast/bescheinigung", needs: .right(.keepEvents), certificate),
        .post("/veranstaltungen/:veranstaltung/anmeldung", needs: .right(.keepEvents), setRegistration),
        .post("/veranstaltungen/:veranstaltung/bescheinigungen", needs: .right(.keepEvents), certify),
        .get("/veranstaltungen/:veranstaltung/absagen", needs: .right(.keepEvents)) { context in
            context.page(try await cancelling(context, FormData(), FieldErrors()))
        },
        .post("/veranstaltungen/:veranstaltung/absagen", needs: .right(.keepEvents), cancel),
    ]

    // MARK: What it shows

    private static func page(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let sheet = try await context.ask(EventSheet(event: try context.id("veranstaltung")))
        let view = OfficeEventView(sheet: sheet, context: context)
        return Page(
            sheet.event.plan.title, lead: "\(sheet.event.plan.kind.german), \(dayAndHour(sheet.event.plan.begins))", area: .events, errors: errors,
            body: """
                \(view.registration.map { columns(view.facts, aside: $0, asideLabel: "Anmeldung") } ?? view.facts)\
                <h2>Wer kommt</h2>\(view.guests)\(view.adding(kept, errors))
                """)
    }

    // MARK: What it does

    private static func add(_ context: SignedInContext) async throws -> Answer {
        let id: EventID = try context.id("veranstaltung")
        return try await context.attempt {
            let isInvitation = context.form["how"] == "einladen"
            _ = try await context.perform(AddGuest(event: id, identity: GuestIdentity(context.form), isInvitation: isInvitation))
            return context.seeOther(
                Events.link(id), notice: Notice(isInvitation ? "Die Einladung ist vorbereitet. Ihre Adresse steht in der Liste." : "Eingetragen."))
        } orShow: { kept, errors in
            try await page(context, kept, errors)
        }
    }

    private static func settle(_ context: SignedInContext, isComing: Bool) async throws -> Answer {
        let id: EventID = try context.id("veranstaltung")
        _ = try await context.perform(SettleGuest(event: id, guest: try context.id("gast"), isComing: isComing))
        return context.seeOther(Events.link(id), notice: Notice(isComing ? "Als angemeldet eingetragen." : "Die Absage ist eingetragen."))
    }

    private static func remove(_ context: SignedInContext) async throws -> Answer {
        let id: EventID = try context.id("veranstaltung")
        _ = try await context.perform(RemoveGuest(event: id, guest: try context.id("gast")))
        return context.seeOther(Events.link(id), notice: Notice("Von der Liste gestrichen, mit allen Angaben."))
    }

    private static func setRegistration(_ context: SignedInContext) async throws -> Answer {
        let id: EventID = try context.id("veranstaltung")
        let isOpen = context.form["stand"] == "offen"
        _ = try await context.perform(SetRegistration(event: id, isOpen: isOpen))
        return context.seeOther(
            Events.link(id), notice: Notice(isOpen ? "Die Anmeldung ist offen." : "Die Anmeldung ist zu; die alte Adresse gilt nicht mehr."))
    }

    private static func certify(_ context: SignedInContext) async throws -> Answer {
        let id: EventID = try context.id("veranstaltung")
        _ = try await context.perform(CertifyGuests(event: id))
        return context.seeOther(Events.link(id), notice: Notice("Die Bescheinigungen sind ausgestellt."))
    }

    private static func certificate(_ context: SignedInContext) async throws -> Answer {
        let id: EventID = try context.id("veranstaltung")
        let sheet = try await context.ask(GuestCertificate(event: id, guest: try context.id("gast")))
        guard let press = context.visit.face.press else { throw Refusal.noPress }
        do {
            return .file(try await press.press(sheet), type: "application/pdf", name: "Bescheinigung-\(sheet.number).pdf", shown: true)
        } catch is PaperError {
            throw Refusal.noPress
        }
    }

    private static func cancelling(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let event = try await context.ask(EventSheet(event: try context.id("veranstaltung"))).event
        let form = context.form(to: "/veranstaltungen/\(event.id)/absagen", kept: kept, errors: errors)
        let tell =
            event.registered == 0 ? "Angemeldet ist noch niemand." : "Bitte sagen Sie den \(event.registered) Angemeldeten selbst Bescheid."
        return Page(
            "Veranstaltung absagen", lead: "\(event.plan.title)", area: .events, errors: errors, isNarrow: true,
            body: form.markup(
                """
                <p>Wer die Einladung öffnet, liest den Grund. \(tell)</p>\
                \(form.text("why", "Warum fällt sie aus?", maxLength: 400))
                <p class="buttons"><button class="button danger">Absagen</button><a href="\(Events.link(event.id))">Zurück</a></p>
                """, submit: nil))
    }

    private static func cancel(_ context: SignedInContext) async throws -> Answer {
        let id: EventID = try context.id("veranstaltung")
        return try await context.attempt {
            _ = try await context.perform(CancelEvent(event: id, why: context.form["why"] ?? ""))
            return context.seeOther(Events.link(id), notice: Notice("Die Veranstaltung ist abgesagt."))
        } orShow: { kept, errors in
            try await cancelling(context, kept, errors)
        }
    }
}

extension GuestIdentity {
    init(_ form: FormData) {
        self.init(name: form["name"] ?? "", organisation: form["organisation"], contact: form["contact"])
    }
}

extension Refusal {
    fileprivate static let noPress = Refusal.notNow(
        why: "Der Briefdruck steht gerade nicht bereit.", instead: "Die Bescheinigung ist festgehalten; versuchen Sie es später noch einmal.")
}
