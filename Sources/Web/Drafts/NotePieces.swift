import Basics
import HTTPTypes
import Markup
import Office

/// Puts a piece of text into the note that is being typed: the first sentence from the chips, or a snippet with its gaps filled from the file.
/// The script asks for the piece alone; without it the page comes back with the piece in its place. Nothing is saved by it.
enum NotePieces {
    static let whatField = "einsetzen"
    static let snippetField = "baustein"
    /// Set by the script, which wants the piece and not the page.
    static let pieceOnlyField = "nur"

    static let routes: [Route] = [.post("/faelle/:fall/einsetzen", needs: .right(.keepFiles), insert)]

    private static func insert(_ context: SignedInContext) async throws -> Answer {
        let answer = try await context.ask(Timeline(file: try context.id("fall")))
        let piece = try await piece(context, answer)
        if context.form[pieceOnlyField] != nil {
            return Answer(status: .ok, headers: [.contentType: "text/plain; charset=utf-8"], body: Array(piece.utf8))
        }
        let typed = context.form["note"] ?? ""
        // The sentence is the first; a snippet goes on.
        let text = isSentence(context) ? [piece, typed] : [typed, piece]
        let kept = context.form.setting("note", to: text.filter { !$0.isEmpty }.joined(separator: "\n"))
        return context.page(try await TimelinePage.page(context, kept: kept))
    }

    private static func isSentence(_ context: SignedInContext) -> Bool { context.form[whatField] != "baustein" }

    private static func piece(_ context: SignedInContext, _ answer: Timeline.Answer) async throws -> String {
        if isSentence(context) { return NoteForm.sentence(context.form, answer) }
        let snippets = try await context.ask(Snippets())
        guard let snippet = snippets.first(where: { $0.id.text == context.form[snippetField] }) else { return "" }
        return SnippetGaps(file: answer.file, worker: context.worker, today: context.office.clock.today).filled(snippet.text)
    }
}

/// The gaps a snippet may have, and what a file says for them. What the file does not say stays visible.
struct SnippetGaps {
    let file: CaseFile
    let worker: Worker
    let today: CivilDate

    static let unknown = "[nicht bekannt]"
    /// Name and meaning, for the page where snippets are written.
    static let all = [
        ("nummer", "Fallnummer"), ("name", "wie der Fall heißt"), ("land", "Zielland"), ("sprache", "Sprache"),
        ("personen", "Zahl der Personen"), ("datum", "heute"), ("ich", "Ihr Name"), ("zustaendig", "wer zuständig ist"),
    ]

    func filled(_ text: String) -> String {
        Self.all.reduce(text) { text, gap in text.replacing("{\(gap.0)}", with: value(gap.0) ?? Self.unknown) }
    }

    private func value(_ gap: String) -> String? {
        switch gap {
        case "nummer": file.number
        case "name": file.title
        case "land": file.destination?.german
        case "sprache": file.language?.german
        case "personen": String(file.persons)
        case "datum": today.german
        case "ich": worker.name
        case "zustaendig": file.ownerName
        default: nil
        }
    }
}
