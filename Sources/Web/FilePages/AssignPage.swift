import Basics
import HTTPTypes
import Markup
import Office

/// Hands a file to a colleague, restricts or releases it.
enum AssignPage {
    static let routes: [Route] = [
        .get("/faelle/:fall/zustaendig", needs: .right(.assignFiles)) { context in context.page(try await page(context, nil, FieldErrors())) },
        .post("/faelle/:fall/zustaendig", needs: .right(.assignFiles)) { context in
            let file: CaseID = try context.id("fall")
            return try await context.attempt {
                var read = FormReader(context.form)
                let owner: WorkerID? = read.id("owner", required: "die zuständige Person")
                let version = read.version()
                try read.finish()
                guard let owner else { throw Refusal.invalid(read.errors) }
                _ = try await context.perform(AssignFile(file: file, owner: owner, restricted: read.isTicked("restricted"), version: version))
                return context.seeOther("/faelle/\(file)", notice: Notice("Die Zuständigkeit ist eingetragen."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
    ]

    private static func page(_ context: SignedInContext, _ kept: FormData?, _ errors: FieldErrors) async throws -> Page {
        let answer = try await context.ask(CaseOverview(file: try context.id("fall")))
        let file = answer.file
        let typed = kept ?? ["owner": file.owner.text, "restricted": file.restricted ? "ja" : nil]
        let form = context.form(to: "/faelle/\(file.id)/zustaendig", kept: typed, errors: errors)
        return FilePages.page(
            "Zuständigkeit", of: file, at: .overview, errors: errors, isNarrow: true,
            body: form.markup(
                """
                \(form.select("owner", "Zuständig", options: answer.possibleOwners.map { Choice($0.id.text, $0.name) }))\
                \(form.checkbox("restricted", "Fall sperren", hint: "Nur die zuständige Person und die Teamleitung können ihn dann öffnen."))\
                \(form.version(file.version))
                """, submit: "Eintragen"))
    }
}
