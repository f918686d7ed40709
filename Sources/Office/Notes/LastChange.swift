public import Basics
import Store

/// Who changed something of a file last, and when.
public struct LastChange: Question {
    public static let needs = Right.seeConfidential
    public let file: CaseID
    /// The commands that change it, by their name in the log.
    public let actions: [String]
    /// What was changed; nil for whatever those commands change.
    public let subject: String?

    public init(file: CaseID, actions: [String], subject: String? = nil) {
        self.file = file
        self.actions = actions
        self.subject = subject
    }

    public struct Change: Sendable {
        public let worker: WorkerID
        public let workerName: String
        public let at: Moment
    }

    public func answer(at desk: Desk) throws -> Change? {
        let file = try desk.file(file)
        let same: SQL = subject.map { "AND subject = \($0)" } ?? ""
        let rows = try desk.transaction.rows(
            """
            SELECT worker, at FROM log WHERE office = \(desk.office) AND case_id = \(file.id) AND action IN \(list: actions) \(same)
            ORDER BY seq DESC LIMIT 1
            """)
        guard let row = rows.first, let worker: WorkerID = try row.get("worker") else { return nil }
        return Change(worker: worker, workerName: try desk.names()[worker] ?? "", at: try row.get("at"))
    }
}
