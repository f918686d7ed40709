import Basics
import HTTPTypes
import Markup
import Office

/// "Neuer Fall": a first talk is put on record, with a name or without.
enum IntakePage {
    static let link: Link = "/faelle/neu"

    static let routes: [Route] = [
        .get("/faelle/neu", needs: .right(.keepFiles)) { context in context.page(IntakeView(context: context, kept: FormData()).page) },
        .post("/faelle/neu", needs: .right(.keepFiles), open),
    ]

    private static func open(_ context: SignedInContext) async throws -> Answer {
        do {
            let sheet = try IntakeSheet(context.form, worker: context.worker)
            if !sheet.opensAnyway {
                let similar = try await context.ask(sheet.similar)
                guard similar.isEmpty else { return context.page(IntakeView(context: context, kept: context.form, similar: similar).page) }
            }
            let file = try await context.perform(sheet.command).id
            return context.seeOther("/faelle/\(file)/haushalt", notice: Notice("Der Fall ist angelegt. Alles Weitere hat Zeit."))
        } catch Refusal.invalid(let errors) {
            return context.page(IntakeView(context: context, kept: context.form, errors: FieldErrors(errors)).page)
        }
    }
}
