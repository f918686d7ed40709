import Basics
import HTTPTypes
import Markup
import Office

/// "Verlauf": what happened in a file, and the forms that put a talk or a note on record.
enum TimelinePage {
    static let routes: [Route] = [
        .get("/faelle/:fall/verlauf", needs: .right(.seeConfidential)) { context in context.page(try await page(context)) },
        .post("/faelle/:fall/gespraech", needs: .right(.keepFiles), holdSession),
        .post("/faelle/:fall/notiz", needs: .right(.keepFiles), writeNote),
    ]

    /// The `name`s of the page's forms.
    static let talkForm = "gespraech"
    static let noteForm = "notiz"

    private static func page(
        _ context: SignedInContext, sent form: String = "", kept: FormData = FormData(), errors: FieldErrors = FieldErrors()
    ) async throws -> Page {
        let filter = context.query["art"].flatMap { TimelineFilter(address: $0) } ?? .all
        let before = context.query["vor"].flatMap { Int64($0) }
        let isPrint = context.query["druck"] != nil
        let answer = try await context.ask(Timeline(file: try context.id("fall"), filter: filter, before: before, isWhole: isPrint))
        return TimelineView(
            context: context, answer: answer, filter: filter, isOlder: before != nil, isPrint: isPrint, sent: form, kept: kept, errors: errors
        ).page
    }

    private static func holdSession(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            _ = try await context.perform(try TalkForm.read(context.form, file: file))
            return context.seeOther(FilePages.Section.timeline.link(in: file), notice: Notice("Das Gespräch ist festgehalten."))
        } orShow: { kept, errors in
            try await page(context, sent: talkForm, kept: kept, errors: errors)
        }
    }

    private static func writeNote(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            _ = try await context.perform(WriteNote(file: file, text: context.form["note"] ?? ""))
            return context.seeOther(FilePages.Section.timeline.link(in: file), notice: Notice("Die Notiz ist gespeichert."))
        } orShow: { kept, errors in
            try await page(context, sent: noteForm, kept: kept, errors: errors)
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
