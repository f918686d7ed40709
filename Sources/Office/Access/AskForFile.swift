public import Basics
import Store

/// Asks who is in charge to open one file for some days. Whether there is such a file is not told: the answer is always the same.
public struct AskForFile: Command {
    public static let name = "access.ask"
    public static let needs = Right.requestAccess
    /// The longest time a single file is opened for.
    public static let mostDays = 14

    public let number: String
    public let days: Int
    public let reason: String

    public init(number: String, days: Int, reason: String) {
        self.number = number
        self.days = days
        self.reason = reason
    }

    public func perform(at desk: Desk) throws -> Done {
        let why = try AccessWords.reason(reason)
        guard (1...Self.mostDays).contains(days) else { throw Refusal.invalid("days", "Zwischen einem und \(Self.mostDays) Tagen.") }
        guard let found = try desk.stranger(number: number), try desk.access().footing(in: found.standing) == nil else { return Done() }
        let pending: Int =
            try desk.transaction.value(
                """
                SELECT COUNT(*) FROM file_grants WHERE office = \(desk.office) AND worker = \(desk.worker.id) AND case_id = \(found.standing.id)
                    AND state = \(FileGrant.State.asked)
                """) ?? 0
        guard pending == 0 else { return Done() }
        let id = try desk.writeGrant(.single, .asked, of: found, days: days, endsAt: desk.now, reason: why)
        desk.tell(Self.name, of: found.standing.id, subject: id)
        return Done()
    }
}

/// Grants or refuses what a colleague asked for; who is in charge does, or a team lead, and never for themselves.
public struct DecideAccess: Command {
    public static let name = "access.decide"
    public static let needs = Right.keepFiles
    public let grant: FileGrantID
    public let isGranted: Bool

    public init(grant: FileGrantID, isGranted: Bool) {
        self.grant = grant
        self.isGranted = isGranted
    }

    public func perform(at desk: Desk) throws -> Done {
        guard let asked = try desk.fileGrants(where: "AND g.grant_id = \(grant)").first else { throw Refusal.notFound }
        let file = try desk.file(asked.file)
        guard desk.decidesAccess(to: file), asked.worker != desk.worker.id else { throw Refusal.notPermitted(.assignFiles) }
        guard asked.state == .asked else {
            throw Refusal.notNow(why: "Diese Anfrage ist schon entschieden: \(asked.state.german).", instead: "Laden Sie die Seite neu.")
        }
        guard try !isGranted || !desk.isClosed(file.id, to: asked.worker) else {
            throw Refusal.notNow(why: "Für diese Person ist der Fall verschlossen.", instead: "Heben Sie das zuerst auf, oder lehnen Sie ab.")
        }
        try desk.transaction.execute(
            """
            UPDATE file_grants SET state = \(isGranted ? FileGrant.State.open : .refused), decided_at = \(desk.now), decided_by = \(desk.worker.id),
                ends_at = \(isGranted ? desk.now.adding(seconds: asked.days * 86_400) : desk.now)
            WHERE office = \(desk.office) AND grant_id = \(grant)
            """)
        desk.tell(Self.name, of: file.id, subject: grant, detail: isGranted ? "granted" : "refused")
        return Done()
    }
}

/// Ends a colleague's access to a single file before its time; one's own too.
public struct EndAccess: Command {
    public static let name = "access.end"
    public static let needs = Right.requestAccess
    public let grant: FileGrantID

    public init(grant: FileGrantID) { self.grant = grant }

    public func perform(at desk: Desk) throws -> Done {
        guard let known = try desk.fileGrants(where: "AND g.grant_id = \(grant)").first else { throw Refusal.notFound }
        let file = try desk.file(known.file)
        guard known.worker == desk.worker.id || desk.decidesAccess(to: file) else { throw Refusal.notPermitted(.assignFiles) }
        try desk.transaction.execute(
            """
            UPDATE file_grants SET state = \(FileGrant.State.ended), ends_at = \(desk.now)
            WHERE office = \(desk.office) AND grant_id = \(grant) AND state = \(FileGrant.State.open)
            """)
        desk.tell(Self.name, of: file.id, subject: grant)
        return Done()
    }
}

/// A file somebody named by its number and cannot open.
struct Stranger {
    let standing: FileStanding
    let seal: FileSeal
}

extension Desk {
    /// The file of that number, as far as a stranger needs it; nil where there is none, where it was erased, and where it is closed to the worker.
    func stranger(number: String) throws -> Stranger? {
        let rows = try transaction.rows(
            """
            SELECT c.case_id, c.desk, c.owner, c.restricted, k.wrapped_key FROM cases c
            JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            WHERE c.office = \(office) AND c.number = \(number.cleanedLine.uppercased()) AND k.wrapped_key IS NOT NULL
            """)
        guard let row = rows.first else { return nil }
        let standing = FileStanding(
            id: try row.get("case_id"), desk: try row.get("desk"), owner: try row.get("owner"), restricted: try row.get("restricted"))
        guard try !access().closed.contains(standing.id) else { return nil }
        return Stranger(standing: standing, seal: try seal(in: row))
    }

    func writeGrant(
        _ kind: FileGrant.Kind, _ state: FileGrant.State, of file: Stranger, days: Int, endsAt: Moment, reason: String
    ) throws -> FileGrantID {
        let id = FileGrantID()
        let decided: Moment? = state == .open ? now : nil
        try transaction.execute(
            """
            INSERT INTO file_grants (office, grant_id, case_id, worker, kind, state, asked_at, days, decided_at, ends_at, reason)
            VALUES (\(office), \(id), \(file.standing.id), \(worker.id), \(kind), \(state), \(now), \(days), \(decided), \(endsAt),
                \(try file.seal.seal(reason, "file_grants", "reason", id.text)))
            """)
        return id
    }

    /// Who is in charge, whoever stands in for them, and a team lead.
    func decidesAccess(to file: CaseFile) -> Bool {
        file.owner == worker.id || file.footing == .deputy || worker.may(.assignFiles)
    }
}
