public import Basics
import Store
import Vault

/// What stands in a note or was noted of a talk, and who said so last.
public struct Writing: Sendable {
    /// The note's or the talk's identifier.
    public let id: String
    /// Nil where nothing was written, and where it stands behind the logged click.
    public let text: String?
    /// Health, violence and the like: only `SensitiveNotes` and `SensitiveHistory` answer the text.
    public let isSensitive: Bool
    /// 1 for a text nobody has changed.
    public let version: Int
    public let author: WorkerID
    public let editedAt: Moment?
    public let editedBy: String?

    /// A text is its author's to change, and the team lead's.
    public func isEditable(by worker: Worker) -> Bool {
        worker.may(.keepFiles) && (worker.id == author || worker.roles.contains(.teamLead))
    }

    func checkEditable(by worker: Worker) throws {
        guard isEditable(by: worker) else {
            throw Refusal.notNow(
                why: "Diesen Eintrag hat jemand anders geschrieben.",
                instead: "Schreiben Sie eine eigene Notiz dazu, oder bitten Sie die Teamleitung, den Eintrag zu ändern.")
        }
    }

    /// Keeps what stood here, before it is changed.
    func keep(_ words: String, of file: CaseFile, at desk: Desk) throws {
        let sealed = try file.seal.seal(words, "note_versions", "body", "\(id) \(version)")
        try desk.transaction.execute(
            """
            INSERT INTO note_versions (office, case_id, subject, version, replaced_at, replaced_by, body)
            VALUES (\(desk.office), \(file.id), \(id), \(version), \(desk.now), \(desk.worker.id), \(sealed))
            """)
    }

    init(row: Row, id: String, text: String?, author: String, names: [WorkerID: String]) throws {
        self.id = id
        self.text = text
        isSensitive = try row.get("sensitive")
        version = try row.get("version")
        self.author = try row.get(author)
        editedAt = try row.get("edited_at")
        let editor: WorkerID? = try row.get("edited_by")
        editedBy = editor.flatMap { names[$0] }
    }

    private init(withoutTextOf writing: Writing) {
        (id, text, isSensitive, version) = (writing.id, nil, writing.isSensitive, writing.version)
        (author, editedAt, editedBy) = (writing.author, writing.editedAt, writing.editedBy)
    }

    /// As a page shows it on which nobody asked for what is sensitive.
    var folded: Writing { isSensitive ? Writing(withoutTextOf: self) : self }
}

/// Where a text stands: both kinds keep their versions in the same way.
enum WritingShelf {
    case note, session

    /// Finds the text by its identifier in the file; `.notFound` where the file has none of that name.
    static func find(_ id: String, of file: CaseFile, at desk: Desk) throws -> (shelf: WritingShelf, writing: Writing) {
        let names = try desk.names()
        let (transaction, office) = (desk.transaction, desk.office)
        let note = try transaction.rows(
            """
            SELECT body, written_by, sensitive, version, edited_at, edited_by FROM notes
            WHERE office = \(office) AND note_id = \(id) AND case_id = \(file.id)
            """)
        if let row = note.first {
            let text = try file.seal.open(try row.get("body", as: [UInt8].self), "notes", "body", id)
            return (.note, try Writing(row: row, id: id, text: text, author: "written_by", names: names))
        }
        let talk = try transaction.rows(
            """
            SELECT note, held_by, sensitive, version, edited_at, edited_by FROM sessions
            WHERE office = \(office) AND session = \(id) AND case_id = \(file.id)
            """)
        guard let row = talk.first else { throw Refusal.notFound }
        let sealed: [UInt8]? = try row.get("note")
        let text = try file.seal.open(ifAny: sealed, "sessions", "note", id)
        return (.session, try Writing(row: row, id: id, text: text, author: "held_by", names: names))
    }
}

/// Changes the text of a note or of a talk. What it said before stays readable.
public struct RewordNote: Command {
    public static let name = "note.reword"
    public static let needs = Right.keepFiles
    public let file: CaseID
    /// The note's or the talk's identifier.
    public let subject: String
    public let text: String
    /// Whether the text stands behind the logged click from now on.
    public let isSensitive: Bool
    /// The version the worker saw.
    public let version: Int

    public init(file: CaseID, subject: String, text: String, isSensitive: Bool = false, version: Int) {
        self.file = file
        self.subject = subject
        self.text = text
        self.isSensitive = isSensitive
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let body = try WriteNote.checked(text)
        let file = try desk.file(file)
        let (shelf, before) = try WritingShelf.find(subject, of: file, at: desk)
        try before.checkEditable(by: desk.worker)
        guard before.version == version else { throw Refusal.stale }
        guard before.text != body || before.isSensitive != isSensitive else { return Done() }
        if before.text != body { try before.keep(before.text ?? "", of: file, at: desk) }
        try write(body, onto: shelf, of: file, at: desk)
        desk.tell(Self.name, of: file.id, subject: subject)
        return Done()
    }

    private func write(_ body: String, onto shelf: WritingShelf, of file: CaseFile, at desk: Desk) throws {
        let edited: SQL = "sensitive = \(isSensitive), version = version + 1, edited_at = \(desk.now), edited_by = \(desk.worker.id)"
        switch shelf {
        case .note:
            let sealed = try file.seal.seal(body, "notes", "body", subject)
            try desk.transaction.execute("UPDATE notes SET body = \(sealed), \(edited) WHERE office = \(desk.office) AND note_id = \(subject)")
        case .session:
            let sealed = try file.seal.seal(body, "sessions", "note", subject)
            try desk.transaction.execute("UPDATE sessions SET note = \(sealed), \(edited) WHERE office = \(desk.office) AND session = \(subject)")
        }
    }
}
