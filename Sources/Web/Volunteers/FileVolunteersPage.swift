import Basics
import HTTPTypes
import Markup
import Office

/// "Ehrenamt" of one file: tandems, errands, and whom to ask next.
enum FileVolunteersPage {
    static func link(_ file: CaseID) -> Link { "/faelle/\(file)/ehrenamt" }
    /// An errand stays to be seen so many days after it, where nobody said otherwise: time to write down how long it took.
    private static let usualDaysAfter = 2

    static let routes: [Route] = [
        .get("/faelle/:fall/ehrenamt", needs: .right(.keepVolunteers)) { context in context.page(try await page(context)) },
        .post("/faelle/:fall/ehrenamt/auftrag", needs: .right(.keepVolunteers)) { try await change($0, "auftrag", give) },
        .post("/faelle/:fall/ehrenamt/tandem", needs: .right(.keepVolunteers)) { try await change($0, "tandem", begin) },
        .post("/faelle/:fall/ehrenamt/auftrag/:auftrag/zurueck", needs: .right(.keepVolunteers)) { context in
            _ = try await context.perform(WithdrawErrand(errand: try context.id("auftrag")))
            return context.seeOther(link(try context.id("fall")), notice: Notice("Der Auftrag ist zurückgenommen."))
        },
        .post("/faelle/:fall/ehrenamt/auftrag/:auftrag/stand", needs: .right(.keepVolunteers)) { try await change($0, "stand", settle) },
        .post("/faelle/:fall/ehrenamt/tandem/:tandem/ende", needs: .right(.keepVolunteers)) { try await change($0, "ende", end) },
    ]

    /// Does what one of the page's forms asks; what is refused comes back into that form.
    private static func change(
        _ context: SignedInContext, _ name: String, _ step: (SignedInContext, CaseID) async throws -> String
    ) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            let told = try await step(context, file)
            return context.seeOther(link(file), notice: Notice(told))
        } orShow: { kept, errors in
            try await page(context, open: name, kept, errors)
        }
    }

    private static func give(_ context: SignedInContext, _ file: CaseID) async throws -> String {
        var read = FormReader(context.form)
        let volunteer: VolunteerID? = read.id("volunteer", required: "die Person")
        let kind: ErrandKind? = read.choice("kind", required: "die Aufgabe")
        let day = read.date("day", required: "den Tag")
        let time = read.line("time", required: "die Uhrzeit", max: 5).flatMap { LocalTime.clock(typed: $0) }
        if time == nil, context.form["time"] != nil { read.add("time", "Das ist keine Uhrzeit. Schreiben Sie sie so: 14:30.") }
        let minutes = read.hours("hours", required: "die Dauer")
        let meetingPoint = read.line("meeting_point", required: "den Treffpunkt", max: 300)
        let bring = read.line("bring", max: 300)
        let language = read.language("language")
        let agreedOn = read.date("agreed_on")
        let shownUntil = read.date("shown_until")
        try read.finish()
        guard let volunteer, let kind, let day, let time, let minutes, let meetingPoint else { throw Refusal.notFound }
        let plan = ErrandPlan(
            kind: kind, begins: LocalTime(day: day, hour: time.hour, minute: time.minute).moment, minutes: minutes,
            details: ErrandDetails(meetingPoint: meetingPoint, bring: bring), language: language,
            shownUntil: shownUntil ?? day.adding(days: usualDaysAfter))
        _ = try await context.perform(GiveErrand(file: file, volunteer: volunteer, plan: plan, agreedOn: agreedOn))
        return "Der Auftrag ist vergeben. Die Person sagt ja oder nein."
    }

    private static func begin(_ context: SignedInContext, _ file: CaseID) async throws -> String {
        var read = FormReader(context.form)
        let volunteer: VolunteerID? = read.id("volunteer", required: "die Person")
        let since = read.date("since", required: "den Anfang")
        let until = read.date("until", required: "das Ende")
        let agreedOn = read.date("agreed_on")
        try read.finish()
        guard let volunteer, let since, let until else { throw Refusal.notFound }
        _ = try await context.perform(BeginTandem(file: file, volunteer: volunteer, since: since, until: until, agreedOn: agreedOn))
        return "Das Tandem ist eingetragen."
    }

    private static func settle(_ context: SignedInContext, _ file: CaseID) async throws -> String {
        var read = FormReader(context.form)
        let state: ErrandState? = read.choice("state", required: "den Stand")
        try read.finish()
        guard let state else { throw Refusal.notFound }
        _ = try await context.perform(SettleErrand(errand: try context.id("auftrag"), state: state))
        return "Eingetragen: \(state.german)."
    }

    private static func end(_ context: SignedInContext, _ file: CaseID) async throws -> String {
        var read = FormReader(context.form)
        let why: TandemEnd? = read.choice("why", required: "aus, warum es endet")
        try read.finish()
        guard let why else { throw Refusal.notFound }
        _ = try await context.perform(EndTandem(tandem: try context.id("tandem"), why: why))
        return "Das Tandem ist beendet."
    }

    private static func page(
        _ context: SignedInContext, open name: String = "", _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()
    ) async throws -> Page {
        let answer = try await context.ask(FileVolunteers(try context.id("fall")))
        let view = FileVolunteersView(answer: answer, context: context, open: name, kept: kept, errors: errors)
        var page = FilePages.page(
            of: answer.file, at: .volunteers, errors: errors,
            body: "\(view.tandems)\(view.errands)\(view.candidates)")
        page.errorForm = name.isEmpty ? "feld" : name
        return page
    }
}
