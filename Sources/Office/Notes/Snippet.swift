public import Basics
import Store

/// A piece of text used again and again.
public enum SnippetRecord {}
public typealias SnippetID = Identifier<SnippetRecord>

public struct Snippet: Sendable {
    public let id: SnippetID
    public let title: String
    public let text: String
    /// Belongs to the whole office; else to the one who asks.
    public let isShared: Bool
}

/// The office's snippets and the worker's own, by title.
public struct Snippets: Question {
    public static let needs = Right.keepFiles

    public init() {}

    public func answer(at desk: Desk) throws -> [Snippet] {
        let rows = try desk.transaction.rows(
            """
            SELECT snippet, title, text, worker FROM snippets
            WHERE office = \(desk.office) AND (worker IS NULL OR worker = \(desk.worker.id)) ORDER BY title, snippet
            """)
        return try rows.map { row in
            let worker: WorkerID? = try row.get("worker")
            return Snippet(id: try row.get("snippet"), title: try row.get("title"), text: try row.get("text"), isShared: worker == nil)
        }
    }
}

/// Adds a snippet, or changes one. The office's are everybody's to use and the team lead's to write.
public struct KeepSnippet: Command {
    public static let name = "snippet.keep"
    public static let needs = Right.keepFiles
    /// Nil for a new one.
    public let snippet: SnippetID?
    public let title: String
    public let text: String
    public let isShared: Bool

    public init(snippet: SnippetID? = nil, title: String, text: String, isShared: Bool) {
        self.snippet = snippet
        self.title = title
        self.text = text
        self.isShared = isShared
    }

    public func perform(at desk: Desk) throws -> Created<SnippetID> {
        let (title, text) = (title.cleanedLine, text.cleaned)
        var errors: [FieldError] = []
        if title.isEmpty || title.utf8.count > 200 { errors.append(FieldError(field: "title", message: "Geben Sie einen kurzen Titel ein.")) }
        if text.isEmpty || text.utf8.count > 8_000 {
            errors.append(FieldError(field: "text", message: "Geben Sie den Text ein (höchstens drei Seiten)."))
        }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
        if isShared { try desk.require(.assignFiles) }
        if let snippet { try desk.require(mayChange: snippet) }
        let id = snippet ?? SnippetID()
        let worker: WorkerID? = isShared ? nil : desk.worker.id
        try desk.transaction.execute(
            """
            INSERT INTO snippets (office, snippet, worker, title, text) VALUES (\(desk.office), \(id), \(worker), \(title), \(text))
            ON CONFLICT (office, snippet) DO UPDATE SET worker = excluded.worker, title = excluded.title, text = excluded.text
            """)
        desk.tell(Self.name, subject: id)
        return Created(id)
    }
}

/// Takes a snippet out of the list.
public struct DropSnippet: Command {
    public static let name = "snippet.drop"
    public static let needs = Right.keepFiles
    public let snippet: SnippetID

    public init(snippet: SnippetID) { self.snippet = snippet }

    public func perform(at desk: Desk) throws -> Done {
        try desk.require(mayChange: snippet)
        try desk.transaction.execute("DELETE FROM snippets WHERE office = \(desk.office) AND snippet = \(snippet)")
        desk.tell(Self.name, subject: snippet)
        return Done()
    }
}

extension Desk {
    /// One's own, and with the team lead's right the office's.
    fileprivate func require(mayChange snippet: SnippetID) throws {
        let rows = try transaction.rows("SELECT worker FROM snippets WHERE office = \(office) AND snippet = \(snippet)")
        guard let row = rows.first else { throw Refusal.notFound }
        switch try row.get("worker", as: WorkerID?.self) {
        case nil: try require(.assignFiles)
        case worker.id: return
        default: throw Refusal.notFound
        }
    }
}
