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
        return try await context.attempt(together: parts(context)) { form in
            var read = FormReader(form)
            let facts = FactSheet(context.office.shelf.current, of: .household).read(&read)
            let wish = read.text("wish", max: 4_000)
            let language = read.language("language")
            let needsInterpreter = read.yesNo("interpreter")
            let version = read.version()
            try read.finish()
            _ = try await context.perform(
                RecordHousehold(file: file, facts: facts, wish: wish, language: language, needsInterpreter: needsInterpreter, version: version))
            return context.seeOther(context.wayBack(in: file), notice: Notice("Die Angaben zum Haushalt sind gespeichert."))
        } newest: {
            let answer = try await context.ask(HouseholdSheet(file: file))
            return NewestState(
                file: answer.file, section: .household, values: HouseholdView.typed(answer, FactSheet(context.office.shelf.current, of: .household)),
                version: answer.file.version, change: try await lastChange(context, file))
        } orShow: { kept, errors in
            try await page(context, kept, errors)
        }
    }

    private static func parts(_ context: SignedInContext) -> [SharedPart] {
        [
            .plain("wish", "Was möchte die Person?"),
            .plain("language", "Sprache des Gesprächs") { Language($0)?.german ?? $0 },
            .plain("interpreter", "Wird gedolmetscht?") { $0 == "ja" ? "Ja" : $0 == "nein" ? "Nein" : "Nicht bekannt" },
        ] + FactSheet(context.office.shelf.current, of: .household).fields.map { .fact($0) }
    }

    private static func lastChange(_ context: SignedInContext, _ file: CaseID) async throws -> LastChange.Change? {
        try await context.ask(LastChange(file: file, actions: [RecordHousehold.name]))
    }

    private static func page(_ context: SignedInContext, _ kept: FormData?, _ errors: FieldErrors) async throws -> Page {
        let answer = try await context.ask(HouseholdSheet(file: try context.id("fall")))
        let change = try await lastChange(context, answer.file.id)
        return HouseholdView(context: context, answer: answer, change: change, kept: kept, errors: errors).page
    }
}
