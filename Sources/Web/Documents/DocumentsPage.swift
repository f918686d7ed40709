import Basics
import HTTPTypes
import Markup
import Office
import Papers

/// "Unterlagen": the papers of a file, and the way in for new ones.
enum DocumentsPage {
    static let routes: [Route] = [
        .get("/faelle/:fall/unterlagen", needs: .right(.seeConfidential)) { context in
            context.page(try await page(context, kept: FormData(), errors: FieldErrors()))
        },
        .upload("/faelle/:fall/unterlagen", needs: .right(.keepFiles), keep),
        .get("/faelle/:fall/unterlagen/:unterlage", needs: .right(.seeConfidential)) { context in
            context.page(try await DocumentPage.page(context, kept: nil, errors: FieldErrors()))
        },
        .post("/faelle/:fall/unterlagen/:unterlage", needs: .right(.keepFiles), DocumentPage.mend),
        .get("/faelle/:fall/unterlagen/:unterlage/datei", needs: .right(.seeConfidential), open),
        .post("/faelle/:fall/unterlagen/:unterlage/loeschen", needs: .right(.keepFiles)) { context in
            let file: CaseID = try context.id("fall")
            _ = try await context.perform(RemoveDocument(file: file, document: try context.id("unterlage")))
            return context.seeOther(link(in: file), notice: Notice("Die Unterlage ist gelöscht."))
        },
    ]

    static func link(in file: CaseID) -> Link { "/faelle/\(file)/unterlagen" }

    private static func page(_ context: SignedInContext, kept: FormData, errors: FieldErrors) async throws -> Page {
        let file: CaseID = try context.id("fall")
        let answer = try await context.ask(FileDocuments(file: file))
        let sensitive = context.query["schutz"] == nil ? nil : try await context.ask(SensitiveDocuments(file: file))
        return DocumentsView(context: context, answer: answer, sensitive: sensitive, kept: kept, errors: errors).page
    }

    private static func keep(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            var read = FormReader(context.form)
            let facts = read.documentFacts()
            let document = read.file(context.upload)
            try read.finish()
            guard let facts, let document else { throw Refusal.invalid(read.errors) }
            let scanner = context.visit.face.scanner
            let kept = try await context.perform(
                KeepDocument(file: file, facts: facts, document: document, isQuarantined: scanner != nil))
            if let scanner { try await context.office.scanDocuments(by: scanner, only: kept.id, limit: 1) }
            let removed = document.removed.isEmpty ? "" : " Entfernt: \(document.removed.map(\.german).joined(separator: "; "))."
            return context.seeOther(link(in: file), notice: Notice("Die Unterlage liegt verschlüsselt in der Akte.\(removed)"))
        } orShow: { kept, errors in
            try await page(context, kept: kept, errors: errors)
        }
    }

    /// Never shown inside our pages, and shut in where a browser opens it all the same.
    private static func open(_ context: SignedInContext) async throws -> Answer {
        let opened = try await context.ask(OpenDocument(file: try context.id("fall"), document: try context.id("unterlage")))
        var answer = Answer.file(opened.bytes, type: opened.type.mediaType, name: opened.name)
        answer.isShutIn = true
        return answer
    }
}

extension FormReader {
    mutating func documentFacts() -> DocumentFacts? {
        let kind: DocumentKind? = choice("kind", required: "die Art der Unterlage")
        let facts = DocumentFacts(
            kind: kind ?? .other, person: id("person"), issuedOn: date("issued"), expiresOn: date("expires"), keepUntil: date("keep_until"),
            remark: line("remark", max: 300))
        return kind == nil ? nil : facts
    }

    mutating func file(_ upload: ReadUpload.File) -> CleanDocument? {
        switch upload {
        case .clean(let document): return document
        case .none: add("file", "Wählen Sie eine Datei.")
        case .refused(let refusal): add("file", "\(refusal.sentence) \(refusal.instead) Es wurde nichts abgelegt.")
        }
        return nil
    }
}
