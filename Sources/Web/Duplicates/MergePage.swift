import Basics
import HTTPTypes
import Markup
import Office

/// "Zusammenführen": what would become of people, money, rights and papers; somebody decides, with a reason, and may take it back.
enum MergePage {
    static func link(_ from: CaseID, into: CaseID) -> Link { "/faelle/\(from)/zusammenfuehren/\(into)" }

    static let routes: [Route] = [
        .get("/faelle/:fall/zusammenfuehren/:anderer", needs: .right(.keepFiles)) { context in
            context.page(try await page(context, FormData(), FieldErrors()))
        },
        .post("/faelle/:fall/zusammenfuehren/:anderer", needs: .right(.keepFiles), merge),
        .post("/faelle/:fall/zusammenfuehrung/:merge/zurueck", needs: .right(.keepFiles), undo),
    ]

    private static func merge(_ context: SignedInContext) async throws -> Answer {
        let (from, into): (CaseID, CaseID) = (try context.id("fall"), try context.id("anderer"))
        return try await context.attempt {
            var read = FormReader(context.form)
            let reason = read.line("reason", required: "den Grund", max: 500)
            let versions = (read.number("from_version", in: 0...Int.max), read.number("into_version", in: 0...Int.max))
            try read.finish()
            guard let reason, let fromVersion = versions.0, let intoVersion = versions.1 else { throw Refusal.invalid(read.errors) }
            let merged = try await context.perform(
                MergeFiles(
                    from: from, into: into, same: same(in: context.form), reason: reason, fromVersion: fromVersion, intoVersion: intoVersion))
            return context.seeOther(
                "/faelle/\(into)",
                notice: Notice("Die Fälle sind zusammengeführt. Nichts ist gelöscht.", undo: "/faelle/\(into)/zusammenfuehrung/\(merged.id)/zurueck"))
        } orShow: { kept, errors in
            try await page(context, kept, errors)
        }
    }

    /// Every `same-PERSON` with a person behind it.
    private static func same(in form: FormData) -> [PersonID: PersonID] {
        var same: [PersonID: PersonID] = [:]
        for field in form.fields where field.name.hasPrefix("same-") {
            if let one = PersonID(String(field.name.dropFirst(5))), let other = PersonID(field.value) { same[one] = other }
        }
        return same
    }

    private static func undo(_ context: SignedInContext) async throws -> Answer {
        let file = try await context.perform(UndoMerge(merge: try context.id("merge"))).id
        return context.seeOther("/faelle/\(file)", notice: Notice("Die Fälle sind wieder getrennt."))
    }

    private static func page(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let (from, into): (CaseID, CaseID) = (try context.id("fall"), try context.id("anderer"))
        let preview = try await context.ask(MergePreview(from: from, into: into))
        return MergeView(context: context, preview: preview, kept: kept, errors: errors).page
    }
}
