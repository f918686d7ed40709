public import Basics
import Store

/// One line of the log as the data-protection officer reads it: who, what, when, which file; never what stands in the file.
public struct LogLine: Sendable {
    public let seq: Int64
    public let at: Moment
    public let workerName: String
    public let action: String
    public let fileNumber: String?
    public let detail: String
}

/// The newest entries of the log, of one file or of all.
public struct AccessRecord: Question {
    public static let needs = Right.seeLog
    public static let pageSize = 100
    /// A file's number; empty for all.
    public let fileNumber: String
    /// Entries before this one; nil for the newest.
    public let before: Int64?

    public init(fileNumber: String = "", before: Int64? = nil) {
        self.fileNumber = fileNumber
        self.before = before
    }

    public func answer(at desk: Desk) throws -> [LogLine] {
        let names = try desk.names()
        let number = fileNumber.cleanedLine.uppercased()
        let file: SQL = number.isEmpty ? "" : "AND c.number = \(number)"
        let rows = try desk.transaction.rows(
            """
            SELECT l.seq, l.at, l.worker, l.action, l.detail, c.number FROM log l
            LEFT JOIN cases c ON c.office = l.office AND c.case_id = l.case_id
            WHERE l.office = \(desk.office) AND l.seq < \(before ?? Int64.max) \(file) ORDER BY l.seq DESC LIMIT \(Self.pageSize)
            """)
        return try rows.map { row in
            let worker: WorkerID? = try row.get("worker")
            return LogLine(
                seq: try row.get("seq"), at: try row.get("at"), workerName: worker.flatMap { names[$0] } ?? "System", action: try row.get("action"),
                fileNumber: try row.get("number"), detail: try row.get("detail"))
        }
    }
}
