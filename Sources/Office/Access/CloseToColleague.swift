public import Basics
import Store

/// Closes a file to one colleague, because of a conflict of interest: for them there is no such file any more, in no list and under no number.
public struct CloseToColleague: Command {
    public static let name = "access.close"
    public static let needs = Right.assignFiles
    public let file: CaseID
    public let colleague: WorkerID
    public let reason: String

    public init(file: CaseID, colleague: WorkerID, reason: String) {
        self.file = file
        self.colleague = colleague
        self.reason = reason
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.file(file)
        let why = try AccessWords.reason(reason)
        guard colleague != file.owner else {
            throw Refusal.invalid("colleague", "Diese Person ist zuständig. Übergeben Sie den Fall zuerst jemand anderem.")
        }
        guard try desk.names()[colleague] != nil else { throw Refusal.invalid("colleague", "Diese Person gibt es hier nicht.") }
        let row = "\(file.id)/\(colleague)"
        let isNew = try desk.transaction.insertIfNew(
            """
            INSERT INTO closed_files (office, worker, case_id, closed_at, closed_by, reason)
            VALUES (\(desk.office), \(colleague), \(file.id), \(desk.now), \(desk.worker.id),
                \(try file.seal.seal(why, "closed_files", "reason", row)))
            """)
        guard isNew else { throw Refusal.invalid("colleague", "Für diese Person ist der Fall schon verschlossen.") }
        try desk.transaction.execute(
            """
            UPDATE file_grants SET state = \(FileGrant.State.ended), ends_at = \(desk.now), decided_by = \(desk.worker.id)
            WHERE office = \(desk.office) AND case_id = \(file.id) AND worker = \(colleague)
                AND state IN \(list: [FileGrant.State.asked, .open])
            """)
        desk.tell(Self.name, of: file.id, subject: colleague)
        return Done()
    }
}

/// Lets a colleague know of the file again.
public struct ReopenToColleague: Command {
    public static let name = "access.reopen"
    public static let needs = Right.assignFiles
    public let file: CaseID
    public let colleague: WorkerID

    public init(file: CaseID, colleague: WorkerID) {
        self.file = file
        self.colleague = colleague
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.file(file)
        let changed = try desk.transaction.execute(
            "DELETE FROM closed_files WHERE office = \(desk.office) AND worker = \(colleague) AND case_id = \(file.id)")
        guard changed == 1 else { throw Refusal.notFound }
        desk.tell(Self.name, of: file.id, subject: colleague)
        return Done()
    }
}

/// Reasons people type, and how long they may be.
enum AccessWords {
    static func reason(_ typed: String) throws -> String {
        let text = typed.cleanedLine
        guard text.unicodeScalars.count >= 10 else {
            throw Refusal.invalid("reason", "Schreiben Sie in einem Satz, warum. Der Satz wird festgehalten.")
        }
        guard text.unicodeScalars.count <= 500 else { throw Refusal.invalid("reason", "Höchstens 500 Zeichen.") }
        return text
    }
}

extension Desk {
    /// The colleagues for whom there is no such file.
    func closedTo(_ file: CaseID) throws -> Set<WorkerID> {
        Set(try transaction.values("SELECT worker FROM closed_files WHERE office = \(office) AND case_id = \(file)"))
    }

    func isClosed(_ file: CaseID, to colleague: WorkerID) throws -> Bool {
        let found: Int =
            try transaction.value(
                "SELECT COUNT(*) FROM closed_files WHERE office = \(office) AND worker = \(colleague) AND case_id = \(file)") ?? 0
        return found > 0
    }
}
