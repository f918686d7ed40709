import Basics
import HTTPTypes
import Markup
import Office

/// "Übersicht": who, what do they want, where are we, what is next.
enum OverviewPage {
    static let routes: [Route] =
        [
            .get("/faelle/:fall", needs: .right(.seeConfidential)) { context in context.page(try await page(context)) },
            .post("/faelle/:fall/schutz", needs: .right(.seeConfidential)) { context in
                let needs = try await context.ask(ProtectionNeeds(file: try context.id("fall"), reason: context.readingReason))
                return context.page(try await page(context, protection: needs))
            },
            .post("/faelle/:fall/schritt", needs: .right(.keepFiles), moveStage),
            .post("/faelle/:fall/aufgaben", needs: .right(.keepFiles), addTask),
        ] + NamePage.routes + ClosePage.routes + AssignPage.routes + AppointmentPage.routes + DeadlinesPage.routes + SheetPage.routes

    /// The `name`s of the page's forms.
    static let stageForm = "schritt"
    static let taskForm = "aufgabe"

    private static func page(
        _ context: SignedInContext, protection needs: [Person]? = nil, sent form: String = "", kept: FormData = FormData(),
        errors: FieldErrors = FieldErrors()
    ) async throws -> Page {
        let file: CaseID = try context.id("fall")
        let answer = try await context.ask(CaseOverview(file: file))
        let merges = try await context.ask(MergesInto(file: file))
        let pairs = try await context.ask(DuplicatePairs(of: file)).filter { $0.one.line.id != $0.other.line.id }
        let steps = try await context.ask(NextSteps(file: file))
        let proposals = answer.file.desk == .housing ? try await context.ask(NominationsOfFile(file: file)) : []
        return OverviewView(
            context: context, answer: answer, steps: steps, protection: needs, merges: merges, pairs: pairs, proposals: proposals, sent: form,
            kept: kept, errors: errors
        ).page
    }

    private static func moveStage(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            // "Rückgängig" brings the stage in its address.
            let isUndo = context.query["stage"] != nil
            var read = FormReader(isUndo ? context.query : context.form)
            let stage: CaseStage? = read.choice("stage", required: "den Schritt")
            let version = read.version()
            try read.finish()
            guard let stage else { throw Refusal.invalid(read.errors) }
            let before = isUndo ? nil : try await context.ask(CaseOverview(file: file)).file.stage
            _ = try await context.perform(MoveStage(file: file, stage: stage, version: version))
            return context.seeOther(
                "/faelle/\(file)",
                notice: Notice("Der Fall steht jetzt bei „\(stage.german)“.", undo: before.flatMap { undo(to: $0, in: file, version: version + 1) }))
        } orShow: { kept, errors in
            try await page(context, sent: stageForm, kept: kept, errors: errors)
        }
    }

    /// Back to the stage before; a closed file is opened and closed on pages of their own.
    private static func undo(to stage: CaseStage, in file: CaseID, version: Int) -> Link? {
        stage == .closed ? nil : "/faelle/\(file)/schritt?stage=\(stage.rawValue)&version=\(version)"
    }

    private static func addTask(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            var read = FormReader(context.form)
            let title = read.line("title", required: "die Aufgabe", max: 130)
            let dueOn = read.date("due_on", required: "den Tag")
            try read.finish()
            guard let title, let dueOn else { throw Refusal.invalid(read.errors) }
            _ = try await context.perform(AddTask(file: file, title: title, dueOn: dueOn))
            return context.seeOther("/faelle/\(file)", notice: Notice("Die Aufgabe ist notiert."))
        } orShow: { kept, errors in
            try await page(context, sent: taskForm, kept: kept, errors: errors)
        }
    }
}
