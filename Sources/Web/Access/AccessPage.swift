import Basics
import HTTPTypes
import Markup
import Office

/// "Zugriff": who stands in for whom, single files opened for a while, and the way in when it cannot wait.
enum AccessPage {
    static let link: Link = "/zugriff"

    static let routes: [Route] =
        [
            .get("/zugriff", needs: .right(.seeFiles)) { context in context.page(try await page(context, "", FormData(), FieldErrors())) },
            .post("/zugriff/anfrage", needs: .right(.requestAccess), ask),
            .post("/zugriff/notfall", needs: .right(.requestAccess), open),
            .post("/zugriff/vertretung", needs: .right(.keepFiles), nameDeputy),
            .post("/zugriff/vertretung/:vertretung/beenden", needs: .right(.keepFiles)) { context in
                _ = try await context.perform(EndDeputy(deputy: try context.id("vertretung")))
                return context.seeOther(link, notice: Notice("Die Vertretung ist beendet."))
            },
            .post("/zugriff/:einblick/gewaehren", needs: .right(.keepFiles)) { try await decide($0, isGranted: true) },
            .post("/zugriff/:einblick/ablehnen", needs: .right(.keepFiles)) { try await decide($0, isGranted: false) },
            .post("/zugriff/:einblick/beenden", needs: .right(.requestAccess)) { context in
                _ = try await context.perform(EndAccess(grant: try context.id("einblick")))
                return context.seeOther(link, notice: Notice("Der Einblick ist beendet."))
            },
            .post("/zugriff/:einblick/gesehen", needs: .right(.keepFiles)) { context in
                _ = try await context.perform(SeeEmergency(grant: try context.id("einblick")))
                return context.seeOther(link, notice: Notice("Festgehalten: Sie haben die Notöffnung gesehen."))
            },
        ] + FileAccessPage.routes + EmergenciesPage.routes

    private static func page(_ context: SignedInContext, _ sent: String, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        AccessView(context: context, answer: try await context.ask(MyAccess()), sent: sent, kept: kept, errors: errors).page
    }

    private static func ask(_ context: SignedInContext) async throws -> Answer {
        try await context.attempt {
            var read = FormReader(context.form)
            let number = read.line("number", required: "die Fallnummer", max: 20)
            let days = read.number("days", in: 1...AskForFile.mostDays, required: "die Zahl der Tage")
            let reason = read.line("reason", required: "den Grund", max: 500)
            try read.finish()
            guard let number, let days, let reason else { throw Refusal.invalid(read.errors) }
            _ = try await context.perform(AskForFile(number: number, days: days, reason: reason))
            return context.seeOther(
                link, notice: Notice("Wenn es diesen Fall gibt und er Ihnen nicht schon offensteht, ist die Anfrage bei der zuständigen Person."))
        } orShow: { kept, errors in
            try await page(context, AccessView.askForm, kept, errors)
        }
    }

    private static func open(_ context: SignedInContext) async throws -> Answer {
        try await context.attempt {
            var read = FormReader(context.form)
            let number = read.line("number", required: "die Fallnummer", max: 20)
            let reason = read.line("reason", required: "den Grund", max: 500)
            if !read.isTicked("understood") { read.add("understood", "Bestätigen Sie, dass es nicht warten kann.") }
            try read.finish()
            guard let number, let reason else { throw Refusal.invalid(read.errors) }
            let opened = try await context.perform(OpenInEmergency(number: number, reason: reason))
            return context.seeOther(
                "/faelle/\(opened.id)",
                notice: Notice("Der Fall ist für \(OpenInEmergency.hours) Stunden offen. Zuständige Person und Datenschutz sehen das."))
        } orShow: { kept, errors in
            try await page(context, AccessView.emergencyForm, kept, errors)
        }
    }

    private static func nameDeputy(_ context: SignedInContext) async throws -> Answer {
        try await context.attempt {
            var read = FormReader(context.form)
            let isLead = context.worker.may(.assignFiles)
            let absent: WorkerID? = isLead ? read.id("absent", required: "wer abwesend ist") : context.worker.id
            let deputy: WorkerID? = read.id("deputy", required: "wer vertritt")
            let from = read.date("from", required: "den ersten Tag")
            let until = read.date("until", required: "den letzten Tag")
            try read.finish()
            guard let absent, let deputy, let from, let until else { throw Refusal.invalid(read.errors) }
            _ = try await context.perform(NameDeputy(absent: absent, deputy: deputy, from: from, until: until))
            return context.seeOther(link, notice: Notice("Die Vertretung ist eingetragen."))
        } orShow: { kept, errors in
            try await page(context, AccessView.deputyForm, kept, errors)
        }
    }

    private static func decide(_ context: SignedInContext, isGranted: Bool) async throws -> Answer {
        _ = try await context.perform(DecideAccess(grant: try context.id("einblick"), isGranted: isGranted))
        return context.seeOther(link, notice: Notice(isGranted ? "Der Einblick ist gewährt und endet von selbst." : "Die Anfrage ist abgelehnt."))
    }
}
