public import Basics
public import Store

public enum FileGrantRecord {}
public typealias FileGrantID = Identifier<FileGrantRecord>

public enum DeputyRecord {}
public typealias DeputyID = Identifier<DeputyRecord>

/// One file opened to one colleague for a while.
public struct FileGrant: Sendable {
    public enum Kind: String, Sendable, Codable {
        /// Asked for, and granted by somebody else.
        case single
        /// Opened at once by who needed it.
        case emergency
    }

    public enum State: String, Sendable, Codable {
        case asked, open, refused, ended

        public var german: String {
            switch self {
            case .asked: "angefragt"
            case .open: "geöffnet"
            case .refused: "abgelehnt"
            case .ended: "beendet"
            }
        }
    }

    public let id: FileGrantID
    public let file: CaseID
    public let fileNumber: String
    public let worker: WorkerID
    public let workerName: String
    public let ownerName: String
    public let kind: Kind
    public let state: State
    public let askedAt: Moment
    /// How many days were asked for; an emergency has hours.
    public let days: Int
    public let decidedBy: String?
    public let endsAt: Moment
    public let acknowledgedAt: Moment?
    public let acknowledgedBy: String?
    /// In the words of who asked; nil where the file was erased.
    public let reason: String?

    /// Whether it opens the file at that moment.
    public func isOpen(at now: Moment) -> Bool { state == .open && endsAt > now }
}

extension FileGrant.Kind: SQLConvertible {}
extension FileGrant.State: SQLConvertible {}

extension Desk {
    /// Grants as they stand, the newest first. Whoever asks has checked that the worker may see these.
    func fileGrants(where condition: SQL, limit: Int = 200) throws -> [FileGrant] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT g.grant_id, g.case_id, c.number, c.owner, g.worker, g.kind, g.state, g.asked_at, g.days, g.decided_by, g.ends_at,
                g.acknowledged_at, g.acknowledged_by, g.reason, k.wrapped_key
            FROM file_grants g JOIN cases c ON c.office = g.office AND c.case_id = g.case_id
            JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            WHERE g.office = \(office) \(condition) ORDER BY g.asked_at DESC, g.grant_id LIMIT \(limit)
            """)
        return try rows.map { try grant(in: $0, names: names) }
    }

    private func grant(in row: Row, names: [WorkerID: String]) throws -> FileGrant {
        let id: FileGrantID = try row.get("grant_id")
        let worker: WorkerID = try row.get("worker")
        let decider: WorkerID? = try row.get("decided_by")
        let officer: WorkerID? = try row.get("acknowledged_by")
        let wrapped: [UInt8]? = try row.get("wrapped_key")
        let sealed: [UInt8] = try row.get("reason")
        return FileGrant(
            id: id, file: try row.get("case_id"), fileNumber: try row.get("number"), worker: worker, workerName: names[worker] ?? "",
            ownerName: names[try row.get("owner", as: WorkerID.self)] ?? "", kind: try row.get("kind"), state: try row.get("state"),
            askedAt: try row.get("asked_at"), days: try row.get("days"), decidedBy: decider.flatMap { names[$0] }, endsAt: try row.get("ends_at"),
            acknowledgedAt: try row.get("acknowledged_at"), acknowledgedBy: officer.flatMap { names[$0] },
            reason: wrapped == nil ? nil : try seal(in: row).open(sealed, "file_grants", "reason", id.text))
    }
}
