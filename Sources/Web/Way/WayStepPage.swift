import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// One step of a proposal: what happened, who sees to it and by when.
enum WayStepPage {
    static let routes: [Route] = [
        .get("/vorschlag/:vorschlag/schritt/:schritt", needs: .right(.keepFlats)) { context in context.page(try await page(context)) },
        .post("/vorschlag/:vorschlag/schritt/:schritt", needs: .right(.keepFlats)) { context in
            try await act(context, "feld") { id, step in
                var read = FormReader(context.form)
                let change: PlanPage.Change? = read.choice("change", required: "was geschehen ist")
                let on = read.date("on")
                let reason = read.line("reason", max: 400) ?? ""
                try read.finish()
                guard let change else { throw Refusal.invalid(read.errors) }
                let day = on ?? context.today
                let said: PlanStepChange =
                    switch change {
                    case .done: .done(on: day, expiresOn: nil)
                    case .begun: .begun(on: day)
                    case .open: .open
                    case .needed: .needed
                    case .notNeeded: .notNeeded(reason: reason)
                    case .byRule: .byRule
                    }
                _ = try await context.perform(NoteLettingStep(nomination: id, step: step, change: said))
            }
        },
        .post("/vorschlag/:vorschlag/schritt/:schritt/wer", needs: .right(.keepFlats)) { context in
            try await act(context, "wer") { id, step in
                var read = FormReader(context.form)
                let (owner, due): (WorkerID?, CivilDate?) = (read.id("owner"), read.date("due"))
                try read.finish()
                _ = try await context.perform(ChargeLettingStep(nomination: id, step: step, owner: owner, due: due))
            }
        },
    ]

    private static func act(_ context: SignedInContext, _ name: String, _ step: (NominationID, String) async throws -> Void) async throws -> Answer {
        let id: NominationID = try context.id("vorschlag")
        return try await context.attempt {
            try await step(id, try context.parameter("schritt"))
            return context.seeOther(WayPage.link(id), notice: Notice("Eingetragen."))
        } orShow: { kept, errors in
            try await page(context, name, kept, errors)
        }
    }

    private static func page(
        _ context: SignedInContext, _ refused: String? = nil, _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()
    ) async throws -> Page {
        let sheet = try await WayPage.sheet(context)
        let name = try context.parameter("schritt")
        guard let step = sheet.steps.first(where: { $0.line.id == name }) else { throw Refusal.notFound }
        let link = WayPage.link(sheet.nomination.id, step: name)
        let known: FormData = ["owner": step.owner?.text, "due": step.dueFrom == .agreed ? step.due?.german : nil]
        let what = context.form(to: link, kept: refused == "feld" ? kept : FormData(), errors: refused == "feld" ? errors : FieldErrors())
        let who = context.form(
            to: "/vorschlag/\(sheet.nomination.id)/schritt/\(name)/wer", kept: refused == "wer" ? kept : known,
            errors: refused == "wer" ? errors : FieldErrors(), name: "wer")
        let hint: HTML? = step.line.step.flatMap { $0.hint.isEmpty ? nil : "<p>\($0.hint.de)</p>" }
        let question: HTML? = step.line.step.flatMap { $0.question.isEmpty ? nil : "<p>\($0.question.de)</p>" }
        return FilePages.page(
            step.line.title, of: sheet.file, at: .housing, title: "Schritt in die Wohnung", errors: errors, errorForm: refused ?? "feld",
            isNarrow: true,
            body: """
                \(hint)\(question)\(summaryList([
                    ("Wer tut es", "\(step.line.who.wording.de)", nil), ("Wer sieht danach", HTML.bdi(step.ownerName), nil),
                    ("Bis", WayView.due(step, sheet.today), nil),
                    ("Begonnen", step.line.mark?.begunOn.map { day($0) } ?? "–", nil), ("Erledigt", step.line.mark?.doneOn.map { day($0) } ?? "–", nil),
                ]))\(happened(what, name))\
                <h2>Wer sieht danach, und bis wann?</h2>\
                \(who.markup("\(who.select("owner", "Zuständig", options: sheet.colleagues.map { Choice($0.id.text, $0.name) }, isOptional: true, empty: "Wer den Fall führt"))\(who.date("due", "Vereinbart bis", hint: "TT.MM.JJJJ; leer: Es zählt der Plan.", isOptional: true))", submit: "Festlegen", guarded: false))\
                <p><a href="\(WayPage.link(sheet.nomination.id))">Zurück zum Weg</a> · \
                <a href="\(PlanPage.link(to: name, of: sheet.file.id))">Dieser Schritt im Plan</a>, mit Quellen</p>
                """)
    }

    private static func happened(_ form: Form, _ step: String) -> HTML {
        guard step != LettingStep.contract.rawValue else { return "<p>Die Unterschrift hat ein eigenes Formular auf der Seite davor.</p>" }
        let isEnd = step == LettingStep.aftercare.rawValue
        let end: HTML? = isEnd ? "<p>Sie endet mit dem letzten Gespräch; das tragen Sie auf der Seite davor ein.</p>" : nil
        let changes =
            (isEnd ? [] : [Choice(PlanPage.Change.done.rawValue, "erledigt")]) + [
                Choice(PlanPage.Change.begun.rawValue, "begonnen oder beantragt"),
                Choice(PlanPage.Change.open.rawValue, "noch offen"), Choice(PlanPage.Change.needed.rawValue, "brauchen wir"),
                Choice(PlanPage.Change.notNeeded.rawValue, "brauchen wir nicht"),
            ]
        return """
            <h2>Was ist geschehen?</h2>\(end)\
            \(form.markup("\(form.select("change", "Stand", options: changes))\(form.date("on", "Am", hint: "TT.MM.JJJJ; leer heißt heute.", isOptional: true))\(form.text("reason", "Grund", hint: "Nur zu „brauchen wir nicht“.", isOptional: true, maxLength: 400))", submit: "Eintragen", guarded: false))
            """
    }
}
