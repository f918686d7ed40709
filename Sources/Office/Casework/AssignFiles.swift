public import Basics
import Foundation
import Store

/// Hands several files to a colleague at once; who kept them before is remembered, so that it can be taken back.
public struct AssignFiles: Command {
    public static let name = "file.assign-many"
    public static let needs = Right.assignFiles
    /// As many as one page of the list shows, a few pages over.
    public static let most = 200

    public let files: [CaseID]
    public let owner: WorkerID

    public init(files: [CaseID], owner: WorkerID) {
        self.files = files
        self.owner = owner
    }

    /// The files that changed hands.
    public struct Outcome: Codable, Sendable {
        public struct Handed: Codable, Sendable {
            public let file: CaseID
            public let before: WorkerID
        }
        public let handed: [Handed]
        public let owner: WorkerID
    }

    public func perform(at desk: Desk) throws -> Outcome {
        guard !files.isEmpty else { throw Refusal.invalid("owner", "Wählen Sie zuerst Fälle in der Liste aus.") }
        guard files.count <= Self.most else { throw Refusal.invalid("owner", "Höchstens \(Self.most) Fälle auf einmal.") }
        guard try desk.colleagues(with: [.counsellor, .housingCounsellor, .teamLead]).contains(where: { $0.id == owner }) else {
            throw Refusal.invalid("owner", "Diese Person kann keinen Fall übernehmen.")
        }
        var handed: [Outcome.Handed] = []
        for id in Set(files).sorted(by: { $0.text < $1.text }) {
            let file = try desk.file(id)
            guard file.owner != owner else { continue }
            try desk.hand(file, to: owner)
            handed.append(Outcome.Handed(file: id, before: file.owner))
        }
        return Outcome(handed: handed, owner: owner)
    }
}

/// Gives files back that were handed on together minutes ago; one that has moved on since stays where it is.
public struct TakeBackAssignment: Command {
    public static let name = "file.assign-back"
    public static let needs = Right.assignFiles
    /// Seconds in which it can be taken back.
    public static let regret = 600
    /// The command that handed them on.
    public let command: CommandID

    public init(command: CommandID) { self.command = command }

    /// How many files went back.
    public func perform(at desk: Desk) throws -> Int {
        let rows = try desk.transaction.rows(
            """
            SELECT outcome FROM commands WHERE office = \(desk.office) AND command = \(command) AND worker = \(desk.worker.id)
                AND name = \(AssignFiles.name) AND at >= \(desk.now.adding(seconds: -Self.regret))
            """)
        guard let row = rows.first else {
            throw Refusal.notNow(why: "Das lässt sich nicht mehr zurücknehmen.", instead: "Übergeben Sie die Fälle neu.")
        }
        let done = try JSONDecoder().decode(AssignFiles.Outcome.self, from: Data(try row.get("outcome", as: String.self).utf8))
        var count = 0
        for one in done.handed {
            let file = try desk.file(one.file)
            guard file.owner == done.owner else { continue }
            try desk.hand(file, to: one.before)
            count += 1
        }
        return count
    }
}

extension Desk {
    /// Changes who a file is with; the course of the file says so.
    fileprivate func hand(_ file: CaseFile, to owner: WorkerID) throws {
        try transaction.execute("UPDATE cases SET owner = \(owner) WHERE office = \(office) AND case_id = \(file.id)")
        try touch(file)
        tell(AssignFile.name, of: file.id, subject: owner, detail: file.restricted ? "restricted" : "open")
    }
}

/// The chosen files as lines, and who may take them.
public struct ChosenFiles: Question {
    public static let needs = Right.assignFiles
    public let files: [CaseID]

    public init(files: [CaseID]) { self.files = files }

    public struct Answer: Sendable {
        public let lines: [CaseLine]
        public let possibleOwners: [Colleague]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let files = Array(files.prefix(AssignFiles.most))
        return Answer(
            lines: try desk.caseLines(of: files).sorted { ($1.lastContactOn, $0.number) < ($0.lastContactOn, $1.number) },
            possibleOwners: try desk.colleagues(with: [.counsellor, .housingCounsellor, .teamLead]))
    }
}
