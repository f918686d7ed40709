import Basics
import Store
import Vault

/// One row of the log, before it has its place in the chain.
struct LogEntry: Sendable {
    /// The action's stable name: `session.hold`, `file.read`.
    let action: String
    let caseID: CaseID?
    /// The identifier of what was made or changed.
    let subject: String
    /// Codes only, never names or notes.
    let detail: String
}

/// Appends to the office's log: a chain of keyed MACs over length-prefixed fields, so that neither an edit nor a
/// re-ordering nor a rewritten tail passes for the truth. One writer at a time keeps the chain straight.
struct LogBook {
    let office: OfficeID
    let key: LogKey

    /// Writes an entry behind the last one.
    func append(_ entry: LogEntry, worker: WorkerID?, at now: Moment, in transaction: any Transaction) throws {
        let head = try transaction.rows("SELECT seq, mac FROM log WHERE office = \(office) ORDER BY seq DESC LIMIT 1").first
        let seq = try head.map { try $0.get("seq", as: Int64.self) + 1 } ?? 1
        let previous: [UInt8] = try head?.get("mac") ?? LogChain.beginning
        let row = LogRow(seq: seq, at: now, worker: worker, action: entry.action, caseID: entry.caseID, subject: entry.subject, detail: entry.detail)
        let mac = row.mac(office: office, previous: previous, key: key)
        try transaction.execute(
            """
            INSERT INTO log (office, seq, at, worker, action, case_id, subject, detail, mac)
            VALUES (\(office), \(seq), \(now), \(worker), \(entry.action), \(entry.caseID), \(entry.subject), \(entry.detail), \(mac))
            """)
    }
}

/// One row of the log as it is kept.
struct LogRow: Sendable, RowDecodable {
    let seq: Int64
    let at: Moment
    let worker: WorkerID?
    let action: String
    let caseID: CaseID?
    let subject: String
    let detail: String

    static let columns: SQL = "seq, at, worker, action, case_id, subject, detail"

    init(seq: Int64, at: Moment, worker: WorkerID?, action: String, caseID: CaseID?, subject: String, detail: String) {
        self.seq = seq
        self.at = at
        self.worker = worker
        self.action = action
        self.caseID = caseID
        self.subject = subject
        self.detail = detail
    }

    init(row: Row) throws(DatabaseError) {
        seq = try row.get("seq")
        at = try row.get("at")
        worker = try row.get("worker")
        action = try row.get("action")
        caseID = try row.get("case_id")
        subject = try row.get("subject")
        detail = try row.get("detail")
    }

    func mac(office: OfficeID, previous: [UInt8], key: LogKey) -> [UInt8] {
        key.mac(
            previous: previous,
            fields: [office.text, String(seq), String(at.microseconds), worker?.text ?? "", action, caseID?.text ?? "", subject, detail]
                .map { Array($0.utf8) })
    }
}
