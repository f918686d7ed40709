import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// "Haushalt": who belongs to it, and what is known about the household as a whole.
enum HouseholdPage {
    static let routes: [Route] =
        [
            .get("/faelle/:fall/haushalt", needs: .right(.seeConfidential)) { context in
                context.page(try await page(context, nil, FieldErrors()))
            },
            .post("/faelle/:fall/haushalt", needs: .right(.keepFiles), record),
        ] + PersonPage.routes

    private static func record(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            var read = FormReader(context.form)
            let facts = FactSheet(context.office.shelf.current, of: .household).read(&read)
            let wish = read.text("wish", max: 4_000)
            let language = read.language("language")
            let needsInterpreter = read.yesNo("interpreter")
            let version = read.version()
            try read.finish()
            _ = try await context.perform(
                RecordHousehold(file: file, facts: facts, wish: wish, language: language, needsInterpreter: needsInterpreter, version: version))
            return context.seeOther(context.wayBack(in: file), notice: Notice("Die Angaben zum Haushalt sind gespeichert."))
        } orShow: { kept, errors in
            try await page(context, kept, errors)
        }
    }

    private static func page(_ context: SignedInContext, _ kept: FormData?, _ errors: FieldErrors) async throws -> Page {
        let answer = try await context.ask(HouseholdSheet(file: try context.id("fall")))
        return HouseholdView(context: context, answer: answer, kept: kept, errors: errors).page
    }
}
