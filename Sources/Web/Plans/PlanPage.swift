import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// "Plan": what has to happen by when for a departure or a move, counted back from the wished day, and forwards from today.
enum PlanPage {
    static let routes: [Route] = [
        .get("/faelle/:fall/plan", needs: .right(.seeConfidential)) { context in context.page(try await page(context)) },
        .get("/faelle/:fall/plan/blatt", needs: .right(.seeConfidential)) { context in
            context.page(PlanSheetView(answer: try await context.ask(FilePlan(file: try context.id("fall"))), context: context).page)
        },
        .get("/faelle/:fall/plan/:schritt", needs: .right(.seeConfidential)) { context in context.page(try await stepPage(context)) },
        .post("/faelle/:fall/plan/wunsch", needs: .right(.keepFiles), wish),
        .post("/faelle/:fall/plan/schritte", needs: .right(.keepFiles), add),
        .post("/faelle/:fall/plan/zuruecknehmen", needs: .right(.keepFiles), takeBack),
        .post("/faelle/:fall/plan/:schritt", needs: .right(.keepFiles), mark),
    ]

    static func link(in file: CaseID) -> Link { "/faelle/\(file)/plan" }
    static func link(to step: String, of file: CaseID) -> Link { "/faelle/\(file)/plan/\(step)" }

    /// The `name`s of the page's forms.
    static let wishForm = "wunsch"
    static let stepForm = "schritt"

    private static func page(
        _ context: SignedInContext, sent form: String = "", kept: FormData = FormData(), errors: FieldErrors = FieldErrors()
    ) async throws -> Page {
        let today = context.office.clock.today
        let trying = context.query["wenn"].flatMap { CivilDate(typed: $0) }.flatMap { $0 >= today && $0.year <= today.year + 10 ? $0 : nil }
        let answer = try await context.ask(FilePlan(file: try context.id("fall"), trying: trying))
        return PlanView(context: context, answer: answer, typed: context.query["wenn"], sent: form, kept: kept, errors: errors).page
    }

    private static func wish(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            var read = FormReader(context.form)
            let (day, version) = (read.date("day"), read.version())
            try read.finish()
            _ = try await context.perform(WishPlanDay(file: file, day: day, version: version))
            let words = day.map { "Der Wunschtermin ist jetzt der \($0.german)." } ?? "Der Plan hat keinen Wunschtermin mehr."
            return context.seeOther(link(in: file), notice: Notice("\(words) Alle Tage sind neu gerechnet."))
        } orShow: { kept, errors in
            try await page(context, sent: wishForm, kept: kept, errors: errors)
        }
    }

    private static func add(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            var read = FormReader(context.form)
            let title = read.line("title", required: "den Schritt", max: 130)
            let who = read.choice("who", PlanDoer.self, required: "wer ihn tut")
            let (days, version) = (read.number("days", in: 0...3_650), read.version())
            let needs = read.line("needs").map { [$0] } ?? []
            try read.finish()
            guard let title, let who else { throw Refusal.invalid(read.errors) }
            _ = try await context.perform(AddPlanStep(file: file, title: title, who: who, days: days, needs: needs, version: version))
            return context.seeOther(link(in: file), notice: Notice("Der Schritt steht im Plan."))
        } orShow: { kept, errors in
            try await page(context, sent: stepForm, kept: kept, errors: errors)
        }
    }

    private static func takeBack(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            var read = FormReader(context.form)
            let version = read.version()
            try read.finish()
            _ = try await context.perform(TakeBackPlanChange(file: file, version: version))
            return context.seeOther(link(in: file), notice: Notice("Die letzte Änderung am Plan ist zurückgenommen."))
        } orShow: { kept, errors in
            try await page(context, kept: kept, errors: errors)
        }
    }

    // MARK: One step

    private static func stepPage(_ context: SignedInContext, kept: FormData = FormData(), errors: FieldErrors = FieldErrors()) async throws -> Page {
        let answer = try await context.ask(FilePlan(file: try context.id("fall")))
        let step = try context.parameter("schritt")
        guard let line = answer.lines.first(where: { $0.id == step }) else { throw Refusal.notFound }
        return PlanStepView(context: context, answer: answer, line: line, kept: kept, errors: errors).page
    }

    private static func mark(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        let step = try context.parameter("schritt")
        return try await context.attempt {
            var read = FormReader(context.form)
            let change = change(&read, today: context.office.clock.today)
            let version = read.version()
            try read.finish()
            guard let change else { throw Refusal.invalid(read.errors) }
            _ = try await context.perform(MarkPlanStep(file: file, step: step, change: change, version: version))
            let next = context.form["weiter"].flatMap { Link(local: $0) } ?? link(in: file)
            return context.seeOther(next, notice: Notice("Eingetragen; der Plan ist neu gerechnet. Zurücknehmen geht auf der Seite des Plans."))
        } orShow: { kept, errors in
            try await stepPage(context, kept: kept, errors: errors)
        }
    }

    private static func change(_ read: inout FormReader, today: CivilDate) -> PlanStepChange? {
        switch read.choice("change", Change.self, required: "was geschehen ist") {
        case .begun: return .begun(on: read.date("on") ?? today)
        case .done: return .done(on: read.date("on") ?? today, expiresOn: read.date("expires_on"))
        case .open: return .open
        case .needed: return .needed
        case .notNeeded: return read.line("reason", required: "den Grund", max: 130).map { .notNeeded(reason: $0) }
        case .byRule: return .byRule
        case nil: return nil
        }
    }

    /// What a form may say of a step.
    enum Change: String, CaseIterable {
        case begun = "begonnen"
        case done = "erledigt"
        case open = "offen"
        case needed = "noetig"
        case notNeeded = "nicht-noetig"
        case byRule = "nach-regel"
    }
}
