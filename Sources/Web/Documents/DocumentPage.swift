import Basics
import HTTPTypes
import Markup
import Office
import Papers

/// One paper: what is known of it, to be corrected, and the way out for it.
enum DocumentPage {
    static func link(_ document: DocumentID, in file: CaseID) -> Link { "/faelle/\(file)/unterlagen/\(document)" }

    static func page(_ context: SignedInContext, kept: FormData?, errors: FieldErrors) async throws -> Page {
        let (file, persons, document) = try await context.ask(
            DocumentSheet(file: try context.id("fall"), document: try context.id("unterlage")))
        let form = context.form(to: link(document.id, in: file.id), kept: kept ?? typed(document.facts), errors: errors)
        let known = summaryList([
            ("Datei", HTML.bdi(document.name), nil), ("Größe", "\(document.bytes.spokenSize)", nil),
            ("Prüfung", "\(tag(document.state.german, document.state.tone))\(document.finding.map { " \($0)" as HTML })", nil),
            ("Beim Ablegen entfernt", "\(document.removed.isEmpty ? "nichts" : document.removed.map(\.german).joined(separator: "; "))", nil),
            ("Abgelegt", "\(dayAndHour(document.keptAt)), \(HTML.bdi(document.keptBy))", nil),
        ])
        let mayKeep = context.worker.may(.keepFiles)
        let change: HTML = mayKeep ? form.markup("\(fields(form, persons: persons))\(form.version(document.version))", submit: "Speichern") : .empty
        let removal: HTML =
            mayKeep
            ? """
            <details><summary>Unterlage löschen</summary><p>Sie ist dann für niemanden mehr lesbar. Im Protokoll bleibt, dass es sie gab.</p>
            \(context.form(to: "/faelle/\(file.id)/unterlagen/\(document.id)/loeschen", name: "weg").button("Endgültig löschen"))</details>
            """ : .empty
        return FilePages.page(
            document.facts.kind.german, of: file, at: .documents, errors: errors, isNarrow: true,
            body: "\(known)\(change)\(removal)<p><a href=\"\(DocumentsPage.link(in: file.id))\">Zu allen Unterlagen</a></p>")
    }

    static func mend(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            var read = FormReader(context.form)
            let facts = read.documentFacts()
            let version = read.version()
            try read.finish()
            guard let facts else { throw Refusal.invalid(read.errors) }
            _ = try await context.perform(MendDocument(file: file, document: try context.id("unterlage"), facts: facts, version: version))
            return context.seeOther(DocumentsPage.link(in: file), notice: Notice("Die Angaben zur Unterlage sind gespeichert."))
        } orShow: { kept, errors in
            try await page(context, kept: kept, errors: errors)
        }
    }

    static func fields(_ form: Form, persons: [Person]) -> HTML {
        """
        \(form.select("kind", "Art", options: DocumentKind.allCases.map { Choice($0.rawValue, $0.german) }))\
        \(form.select("person", "Von wem?", options: persons.map { Choice($0.id.text, $0.called) }, isOptional: true, empty: "Haushalt"))\
        \(form.date("issued", "Ausgestellt am", isOptional: true))\
        \(form.date("expires", "Gültig bis", isOptional: true))\
        \(form.date("keep_until", "Aufbewahren bis", isOptional: true))\
        \(form.text("remark", "Bemerkung", isOptional: true, maxLength: 300))
        """
    }

    private static func typed(_ facts: DocumentFacts) -> FormData {
        [
            "kind": facts.kind.rawValue, "person": facts.person?.text, "issued": facts.issuedOn?.german, "expires": facts.expiresOn?.german,
            "keep_until": facts.keepUntil?.german, "remark": facts.remark,
        ]
    }
}
