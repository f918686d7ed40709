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
        .post("/ehrenamtliche/:person/stunden", needs: .right(.keepVolunteers)) { try await change($0, "stunden", note) },
        .post("/ehrenamtliche/:person/stunden/:stunden/streichen", needs: .right(.keepVolunteers)) { context in
            let id: VolunteerID = try context.id("person")
            _ = try await context.perform(VoidHours(volunteer: id, entry: try context.id("stunden")))
            return context.seeOther(Volunteers.link(id), notice: Notice("Die Stunden zählen nicht mehr."))
        },
        .post("/ehrenamtliche/:person/auslagen", needs: .right(.keepVolunteers)) { try await change($0, "auslagen", claim) },
        .post("/ehrenamtliche/:person/dank", needs: .right(.keepVolunteers)) { try await change($0, "dank", thank) },
        .get("/ehrenamtliche/:person/dank/:dank", needs: .right(.keepVolunteers)) { context in
            let sheet = try await context.ask(ThanksPaper(of: try context.id("person"), try context.id("dank")))
            return try await WorkView.paper(sheet, context)
        },
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

    private static func note(_ context: SignedInContext, _ id: VolunteerID) async throws -> String {
        var read = FormReader(context.form)
        let hours = WorkFields.readHours(&read)
        try read.finish()
        guard let hours else { throw Refusal.notFound }
        _ = try await context.perform(NoteHours(volunteer: id, day: hours.day, minutes: hours.minutes, kind: hours.kind))
        return "Die Stunden sind eingetragen."
    }

    private static func claim(_ context: SignedInContext, _ id: VolunteerID) async throws -> String {
        var read = FormReader(context.form)
        let claim = WorkFields.readExpense(&read)
        try read.finish()
        guard let claim else { throw Refusal.notFound }
        _ = try await context.perform(EnterExpense(volunteer: id, claim))
        return "Die Auslage ist eingetragen. Jemand anders entscheidet darüber."
    }

    private static func thank(_ context: SignedInContext, _ id: VolunteerID) async throws -> String {
        var read = FormReader(context.form)
        let from = read.date("from", required: "den Anfang")
        let to = read.date("to", required: "das Ende")
        try read.finish()
        guard let from, let to else { throw Refusal.notFound }
        _ = try await context.perform(ThankVolunteer(volunteer: id, from: from, to: to))
        return "Die Bescheinigung ist ausgestellt; sie steht unten."
    }

    private static func page(
        _ context: SignedInContext, open name: String = "", _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()
    ) async throws -> Page {
        let sheet = try await context.ask(VolunteerSheet(try context.id("person")))
        let work = try await context.ask(VolunteerWork(of: sheet.volunteer.id, year: WorkView.year(context)))
        let view = VolunteerView(sheet: sheet, work: work, context: context, open: name, kept: kept, errors: errors)
        var page = Page(
            "Ehrenamt", heading: sheet.volunteer.identity.name, lead: view.lead, area: .flats, errors: errors,
            body: """
                \(view.readiness)\(view.onboarding)\(view.trainings)\(view.workOfYear)\(view.contact)\(view.ending)\
                <p><a href="\(Volunteers.link)">Alle Ehrenamtlichen</a></p>
                """)
        page.errorForm = name.isEmpty ? "feld" : name
        return page
    }
}
