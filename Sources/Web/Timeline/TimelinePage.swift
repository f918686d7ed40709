import Basics
import HTTPTypes
import Markup
import Office

/// "Verlauf": what happened in a file, and the box that puts a talk or a note on record.
enum TimelinePage {
    static let routes: [Route] =
        [
            .get("/faelle/:fall/verlauf", needs: .right(.seeConfidential)) { context in context.page(try await page(context)) },
            .post("/faelle/:fall/gespraech", needs: .right(.keepFiles), holdSession),
            .post("/faelle/:fall/notiz", needs: .right(.keepFiles), writeNote),
        ] + DraftPage.routes + NotePieces.routes + WritingPage.routes

    /// The `name` of the page's form.
    static let noteForm = "notiz"

    static func link(in file: CaseID) -> Link { FilePages.Section.timeline.link(in: file) }

    /// `kept` is what was typed, where the form comes back; `meetsOther` shows the draft beside it.
    static func page(
        _ context: SignedInContext, kept: FormData? = nil, errors: FieldErrors = FieldErrors(), meetsOther: Bool = false
    ) async throws -> Page {
        let filter = context.query["art"].flatMap { TimelineFilter(address: $0) } ?? .all
        let before = context.query["vor"].flatMap { Int64($0) }
        let isPrint = context.query["druck"] != nil
        let answer = try await context.ask(Timeline(file: try context.id("fall"), filter: filter, before: before, isWhole: isPrint))
        let hasForm = context.worker.may(.keepFiles) && before == nil && !isPrint
        let showsSensitive = context.query["schutz"] != nil && !isPrint
        return TimelineView(
            context: context, answer: answer, sensitive: showsSensitive ? try await context.ask(SensitiveNotes(file: answer.file.id)) : nil,
            filter: filter, isOlder: before != nil, isPrint: isPrint, kept: kept, errors: errors,
            snippets: hasForm ? try await context.ask(Snippets()) : [], meetsOther: meetsOther
        ).page
    }

    private static func holdSession(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            _ = try await context.perform(try NoteForm.read(context.form, file: file, ticket: try context.draftTicket))
            return context.seeOther(link(in: file), notice: Notice("Das Gespräch ist festgehalten."))
        } orShow: { kept, errors in
            try await page(context, kept: kept, errors: errors)
        }
    }

    private static func writeNote(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            _ = try await context.perform(
                WriteNote(
                    file: file, text: context.form["note"] ?? "", isSensitive: context.form[NoteForm.sensitiveField] == "ja",
                    draft: try context.draftTicket))
            return context.seeOther(link(in: file), notice: Notice("Die Notiz ist gespeichert."))
        } orShow: { kept, errors in
            try await page(context, kept: kept, errors: errors)
        }
    }
}

extension TimelineFilter {
    /// How the filter stands in an address.
    var address: String {
        switch self {
        case .all: "alle"
        case .talks: "gespraeche"
        case .money: "geld"
        case .steps: "schritte"
        }
    }

    init?(address: String) {
        guard let filter = Self.allCases.first(where: { $0.address == address }) else { return nil }
        self = filter
    }
}
