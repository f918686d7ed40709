import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// "Zeiten der Stelle": how long steps take in the office's experience, where no text says it.
enum StepTimesPage {
    static let routes: [Route] = [
        .get("/plaene/zeiten", needs: .right(.seeFiles)) { context in context.page(try await page(context)) },
        .post("/plaene/zeiten", needs: .right(.setTimes), set),
    ]

    private static func set(_ context: SignedInContext) async throws -> Answer {
        try await context.attempt {
            var read = FormReader(context.form)
            let place = read.line("step", required: "den Schritt")?.split(separator: "/").map { String($0) }
            let (weeks, most) = (read.number("weeks", in: 0...260), read.number("at_most", in: 0...260))
            try read.finish()
            guard let place, place.count == 2 else { throw Refusal.invalid("step", "Diese Auswahl gibt es nicht.") }
            _ = try await context.perform(SetStepTime(plan: place[0], step: place[1], weeks: weeks, atMostWeeks: most))
            return context.seeOther("/plaene/zeiten", notice: Notice("Eingetragen. Alle Pläne rechnen ab jetzt damit."))
        } orShow: { kept, errors in
            try await page(context, kept: kept, errors: errors)
        }
    }

    private static func page(_ context: SignedInContext, kept: FormData = FormData(), errors: FieldErrors = FieldErrors()) async throws -> Page {
        let answer = try await context.ask(StepTimes())
        return Page(
            "Zeiten der Stelle",
            lead: "Wie lange ein Schritt dauert, wo kein gelesener Text es sagt: die Erfahrung dieser Stelle, mit Namen und Tag.",
            area: .files, errors: errors,
            body: "\(answer.plans.map { table($0, answer) })\(context.worker.may(.setTimes) ? form(context, answer, kept, errors) : .empty)")
    }

    private static func table(_ plan: PlanTemplate, _ answer: StepTimes.Answer) -> HTML {
        let own = Dictionary(answer.times.filter { $0.plan == plan.id }.map { ($0.step, $0) }, uniquingKeysWith: { first, _ in first })
        let table = Table(
            plan.title.de, columns: [.init("Schritt", .name), .init("Nach den Quellen"), .init("Erfahrung der Stelle")],
            rows: plan.steps.map { step in
                [
                    "\(step.text.de)", "\(step.lead.value(on: answer.today)?.wording.de ?? "nicht bekannt")",
                    own[step.id].map { "\($0.lead.wording.de)<br><span class=\"hint\">\(HTML.bdi($0.by)), \($0.on.german)</span>" } ?? "",
                ]
            })
        return "<h2>\(plan.title.de)</h2>\(table.markup)"
    }

    private static func form(_ context: SignedInContext, _ answer: StepTimes.Answer, _ kept: FormData, _ errors: FieldErrors) -> HTML {
        let form = context.form(to: "/plaene/zeiten", kept: kept, errors: errors)
        let steps = answer.plans.flatMap { plan in plan.steps.map { Choice("\(plan.id)/\($0.id)", "\(plan.title.de): \($0.text.de)") } }
        let week = "In ganzen Wochen; leer nimmt die Erfahrung zurück."
        return """
            <h2>Zeit eintragen</h2>
            \(form.markup(
                """
                \(form.select("step", "Schritt", options: steps))\
                \(form.text("weeks", "Dauert meistens", hint: week, isOptional: true, width: .short, maxLength: 3, inputMode: "numeric"))\
                \(form.text("at_most", "Dauert höchstens", hint: "In ganzen Wochen.", isOptional: true, width: .short, maxLength: 3, inputMode: "numeric"))
                """, submit: "Eintragen"))
            """
    }
}
