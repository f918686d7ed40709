import Basics
import HTTPTypes
import Markup
import Office

/// Hands on what was chosen in the list: first the list is shown with the question to whom, then it is done, and for ten minutes taken back.
enum ChosenPage {
    static let routes: [Route] = [
        .post("/faelle/auswahl", needs: .right(.assignFiles)) { context in
            guard !context.form.all("fall").isEmpty else {
                return context.seeOther("/faelle", notice: Notice("Wählen Sie zuerst Fälle in der Liste aus."))
            }
            return context.page(try await page(context, FormData(), FieldErrors()))
        },
        .post("/faelle/uebergeben", needs: .right(.assignFiles), assign),
        .post("/faelle/uebergeben/:vorgang/zurueck", needs: .right(.assignFiles)) { context in
            let count = try await context.perform(TakeBackAssignment(command: try context.id("vorgang")))
            return context.seeOther("/faelle", notice: Notice("\(counted(count, "Fall ist", "Fälle sind", none: "Kein Fall ist")) zurückgegeben."))
        },
    ]

    private static func chosen(_ context: SignedInContext) -> [CaseID] { context.form.all("fall").compactMap { CaseID($0) } }

    private static func page(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let answer = try await context.ask(ChosenFiles(files: chosen(context)))
        let form = context.form(to: "/faelle/uebergeben", kept: kept, errors: errors)
        return Page(
            "Fälle übergeben", lead: "\(counted(answer.lines.count, "Fall", "Fälle", none: "Kein Fall"))", area: .files, errors: errors,
            body: """
                \(form.markup(
                    """
                    \(answer.lines.map { form.hidden("fall", $0.id.text) })\
                    \(form.select("owner", "An wen?", options: answer.possibleOwners.map { Choice($0.id.text, $0.name) }))
                    """, submit: "Übergeben", guarded: false))
                \(CaseRows.table("Ausgewählte Fälle", answer.lines))<p><a href="/faelle">Zurück zur Liste</a></p>
                """)
    }

    private static func assign(_ context: SignedInContext) async throws -> Answer {
        try await context.attempt {
            var read = FormReader(context.form)
            let owner: WorkerID? = read.id("owner", required: "die Person, die übernimmt")
            try read.finish()
            guard let owner else { throw Refusal.invalid(read.errors) }
            let outcome = try await context.perform(AssignFiles(files: chosen(context), owner: owner))
            let count = outcome.handed.count
            return context.seeOther(
                "/faelle",
                notice: Notice(
                    "\(counted(count, "Fall ist", "Fälle sind", none: "Kein Fall ist")) übergeben.",
                    undo: count == 0 ? nil : "/faelle/uebergeben/\(try context.commandID)/zurueck"))
        } orShow: { kept, errors in
            try await page(context, kept, errors)
        }
    }
}
