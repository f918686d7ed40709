import Basics
import HTTPTypes
import Markup
import Office

/// One volunteer: onboarding, trainings, what they do, and the end of it.
enum VolunteerPage {
    static let routes: [Route] = [
        .get("/ehrenamtliche/:person", needs: .right(.keepVolunteers)) { context in context.page(try await page(context)) },
        .post("/ehrenamtliche/:person/einarbeitung", needs: .right(.keepVolunteers)) { try await change($0, "einarbeitung", onboard) },
        .post("/ehrenamtliche/:person/schulung", needs: .right(.keepVolunteers)) { try await change($0, "schulung", train) },
        .post("/ehrenamtliche/:person/schulung/:schulung/streichen", needs: .right(.keepVolunteers)) { context in
            let id: VolunteerID = try context.id("person")
            _ = try await context.perform(DropTraining(volunteer: id, training: try context.id("schulung")))
            return context.seeOther(Volunteers.link(id), notice: Notice("Die Schulung ist gestrichen."))
        },
        .post("/ehrenamtliche/:person/stand", needs: .right(.keepVolunteers)) { try await change($0, "stand", move) },
        .post("/ehrenamtliche/:person/ende", needs: .right(.keepVolunteers)) { try await change($0, "ende", end) },
    ]

    /// Does what one of the page's forms asks; what is refused comes back into that form.
    private static func change(
        _ context: SignedInContext, _ name: String, _ step: (SignedInContext, VolunteerID) async throws -> String
    ) async throws -> Answer {
        let id: VolunteerID = try context.id("person")
        return try await context.attempt {
            let told = try await step(context, id)
            return context.seeOther(Volunteers.link(id), notice: Notice(told))
        } orShow: { kept, errors in
            try await page(context, open: name, kept, errors)
        }
    }

    private static func onboard(_ context: SignedInContext, _ id: VolunteerID) async throws -> String {
        var read = FormReader(context.form)
        var steps = Onboarding(talkOn: read.date("talk_on"), secrecyOn: read.date("secrecy_on"))
        let (seen, until) = (read.date("seen_on"), read.date("valid_until"))
        if (seen == nil) != (until == nil) {
            read.add(seen == nil ? "seen_on" : "valid_until", "Beide Tage gehören zusammen: wann gesehen, und bis wann es bei Ihnen gilt.")
        }
        let version = read.version()
        try read.finish()
        if let seen, let until { steps.certificate = SeenCertificate(seenOn: seen, validUntil: until) }
        _ = try await context.perform(RecordOnboarding(volunteer: id, onboarding: steps, version: version))
        return "Die Einarbeitung ist eingetragen."
    }

    private static func train(_ context: SignedInContext, _ id: VolunteerID) async throws -> String {
        var read = FormReader(context.form)
        let kind: TrainingKind? = read.choice("kind", required: "die Schulung")
        let held = read.date("held_on", required: "den Tag der Schulung")
        let until = read.date("training_until")
        try read.finish()
        guard let kind, let held else { throw Refusal.notFound }
        _ = try await context.perform(NoteTraining(volunteer: id, kind: kind, heldOn: held, validUntil: until))
        return "Die Schulung ist eingetragen."
    }

    private static func move(_ context: SignedInContext, _ id: VolunteerID) async throws -> String {
        var read = FormReader(context.form)
        let state: VolunteerState? = read.choice("state", required: "den Stand")
        let since = read.date("since")
        try read.finish()
        guard let state else { throw Refusal.notFound }
        _ = try await context.perform(MoveVolunteer(volunteer: id, to: state, since: since))
        return "Eingetragen: \(state.german)."
    }

    private static func end(_ context: SignedInContext, _ id: VolunteerID) async throws -> String {
        var read = FormReader(context.form)
        let day = read.date("ended_on", required: "den letzten Tag")
        try read.finish()
        guard let day else { throw Refusal.notFound }
        _ = try await context.perform(EndVolunteer(volunteer: id, on: day))
        return "Das Ehrenamt ist beendet. Telefon, E-Mail, Zeiten und Notiz sind gelöscht."
    }

    private static func page(
        _ context: SignedInContext, open name: String = "", _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()
    ) async throws -> Page {
        let sheet = try await context.ask(VolunteerSheet(try context.id("person")))
        let view = VolunteerView(sheet: sheet, context: context, open: name, kept: kept, errors: errors)
        var page = Page(
            "Ehrenamt", heading: sheet.volunteer.identity.name, lead: view.lead, area: .flats, errors: errors,
            body: """
                \(view.readiness)\(view.onboarding)\(view.trainings)\(view.contact)\(view.ending)\
                <p><a href="\(Volunteers.link)">Alle Ehrenamtlichen</a></p>
                """)
        page.errorForm = name.isEmpty ? "feld" : name
        return page
    }
}
