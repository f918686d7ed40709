public import Basics
import Store

/// "Zugriff": who stands in for whom, what is opened to me for a while, what I have to decide and should know.
public struct MyAccess: Question {
    public static let needs = Right.seeFiles
    public init() {}

    public struct Answer: Sendable {
        /// Those that concern the worker; all of the office for a team lead.
        public let deputies: [Deputy]
        /// Asked for or open, the newest first.
        public let mine: [FileGrant]
        /// Colleagues wait for an answer.
        public let toDecide: [FileGrant]
        /// Somebody opened a file of mine in an emergency, and I have not seen it yet.
        public let emergencies: [FileGrant]
        public let colleagues: [Colleague]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let me = desk.worker.id
        let isLead = desk.worker.may(.assignFiles)
        let notClosed = try desk.access().notClosed("g.case_id")
        return Answer(
            deputies: try desk.deputies(where: isLead ? "" : "AND (d.absent = \(me) OR d.deputy = \(me))"),
            mine: try desk.fileGrants(
                where: """
                    AND g.worker = \(me)\(notClosed)
                    AND (g.state = \(FileGrant.State.asked) OR (g.state = \(FileGrant.State.open) AND g.ends_at > \(desk.now)))
                    """),
            toDecide: try desk.fileGrants(where: try desk.requestsToDecide()),
            emergencies: try desk.fileGrants(where: desk.unseenEmergencies(notClosed)), colleagues: try desk.fileWorkers())
    }
}

/// How much waits for this worker on the page "Zugriff".
public struct AccessNotices: Question {
    public static let needs = Right.seeFiles
    public init() {}

    public struct Answer: Sendable, Equatable {
        public let toDecide: Int
        public let emergencies: Int
    }

    public func answer(at desk: Desk) throws -> Answer {
        func count(_ condition: SQL) throws -> Int {
            try desk.transaction.value(
                """
                SELECT COUNT(*) FROM file_grants g JOIN cases c ON c.office = g.office AND c.case_id = g.case_id
                WHERE g.office = \(desk.office) \(condition)
                """) ?? 0
        }
        return Answer(
            toDecide: try count(desk.requestsToDecide()), emergencies: try count(desk.unseenEmergencies(desk.access().notClosed("g.case_id"))))
    }
}

/// Who is kept from a file by name, and whom it is or was opened to.
public struct FileAccess: Question {
    public static let needs = Right.assignFiles
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(file: CaseID) { self.file = file }

    public struct Closed: Sendable {
        public let worker: WorkerID
        public let name: String
        public let at: Moment
        public let by: String
        public let reason: String
    }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let closed: [Closed]
        public let grants: [FileGrant]
        /// Whom it may be closed to.
        public let colleagues: [Colleague]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let names = try desk.names()
        let rows = try desk.transaction.rows(
            """
            SELECT worker, closed_at, closed_by, reason FROM closed_files
            WHERE office = \(desk.office) AND case_id = \(file.id) ORDER BY closed_at, worker
            """)
        let closed = try rows.map { row in
            let worker: WorkerID = try row.get("worker")
            let sealed: [UInt8] = try row.get("reason")
            return Closed(
                worker: worker, name: names[worker] ?? "", at: try row.get("closed_at"), by: names[try row.get("closed_by", as: WorkerID.self)] ?? "",
                reason: try file.seal.open(sealed, "closed_files", "reason", "\(file.id)/\(worker)"))
        }
        let kept = Set(closed.map(\.worker))
        let people = try desk.colleagues(with: [.counsellor, .housingCounsellor, .teamLead, .volunteer, .interpreter])
        return Answer(
            file: file, closed: closed, grants: try desk.fileGrants(where: "AND g.case_id = \(file.id)"),
            colleagues: people.filter { !kept.contains($0.id) && $0.id != file.owner })
    }
}

/// Every file opened in an emergency, for data protection: those nobody has looked at first.
public struct Emergencies: Question {
    public static let needs = Right.reviewEmergencies
    public init() {}

    public func answer(at desk: Desk) throws -> [FileGrant] {
        let all = try desk.fileGrants(where: "AND g.kind = \(FileGrant.Kind.emergency)")
        return all.filter { $0.acknowledgedAt == nil } + all.filter { $0.acknowledgedAt != nil }
    }
}

extension Desk {
    /// What colleagues asked for and this worker may grant.
    fileprivate func requestsToDecide() throws -> SQL {
        let access = try access()
        let owners = [worker.id] + access.deputises.sorted { $0.text < $1.text }
        let own: SQL = worker.may(.assignFiles) ? "" : " AND c.owner IN \(list: owners)"
        return "AND g.state = \(FileGrant.State.asked) AND g.worker <> \(worker.id)\(own) AND \(access.condition)"
    }

    fileprivate func unseenEmergencies(_ notClosed: SQL) -> SQL {
        "AND g.kind = \(FileGrant.Kind.emergency) AND g.seen_by_owner_at IS NULL AND c.owner = \(worker.id) AND g.worker <> \(worker.id)\(notClosed)"
    }
}
