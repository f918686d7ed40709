public import Basics
import Store
import Vault

/// Writes a note into the timeline.
public struct WriteNote: Command {
    public static let name = "note.write"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let text: String
    /// Health, violence and the like: the text stands behind the logged click.
    public let isSensitive: Bool
    /// The draft it was typed as.
    public let draft: DraftTicket?

    public init(file: CaseID, text: String, isSensitive: Bool = false, draft: DraftTicket? = nil) {
        self.file = file
        self.text = text
        self.isSensitive = isSensitive
        self.draft = draft
    }

    public func perform(at desk: Desk) throws -> Done {
        let body = try Self.checked(text)
        let file = try desk.file(file)
        try desk.settleDraft(draft, .note, of: file.id)
        let id = Identifier<WriteNote>()
        try desk.transaction.execute(
            """
            INSERT INTO notes (office, note_id, case_id, written_at, written_by, body, sensitive)
            VALUES (\(desk.office), \(id), \(file.id), \(desk.now), \(desk.worker.id), \(try file.seal.seal(body, "notes", "body", id.text)),
                \(isSensitive))
            """)
        desk.tell(Self.name, of: file.id, subject: id)
        return Done()
    }

    static func checked(_ text: String) throws -> String {
        let body = text.cleaned
        guard !body.isEmpty else { throw Refusal.invalid("note", "Die Notiz ist leer.") }
        guard body.utf8.count <= 60_000 else { throw Refusal.invalid("note", "Die Notiz ist zu lang (höchstens etwa 20 Seiten).") }
        return body
    }
}
