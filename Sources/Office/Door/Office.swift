public import Basics
import Catalogue
import Foundation
public import Store
public import Vault

/// The desk behind the door: everything made once at start, handed down as values.
///
/// `perform` and `ask` are the only ways in. Each checks the worker's right, opens one transaction, and lets the command
/// or question check the record itself; `perform` writes the log in the same transaction.
public struct Office: Sendable {
    public let database: any Database
    public let clock: Clock
    public let shelf: CatalogueShelf
    let keyring: Keyring
    let checkpointKey: CheckpointKey
    let reads: ReadRecord
    let passwords: PasswordDesk

    public init(database: any Database, root: RootKey, checkpoints: CheckpointKey, shelf: CatalogueShelf, clock: Clock = .system) {
        self.database = database
        self.clock = clock
        self.shelf = shelf
        keyring = Keyring(root: root)
        checkpointKey = checkpoints
        reads = ReadRecord()
        passwords = PasswordDesk()
    }

    /// Stays the same only as long as nothing at all was written; nil where nobody can say so without reading.
    public var state: Int64? { database.state() }

    /// Does what the worker asked for, once: the same `id` sent again answers with the first outcome and changes nothing.
    public func perform<C: Command>(_ command: C, id: CommandID, by worker: Worker) async throws -> C.Outcome {
        guard worker.may(C.needs) else { throw Refusal.notPermitted(C.needs) }
        let (now, keyring, shelf) = (clock.now(), keyring, shelf)
        return try await database.write { transaction in
            if let known = try CommandReceipt.find(id, office: worker.office, in: transaction) {
                return try known.outcome(as: C.Outcome.self, of: C.name, by: worker)
            }
            let desk = try Desk(worker: worker, now: now, transaction: transaction, keyring: keyring, shelf: shelf)
            let outcome = try command.perform(at: desk)
            try desk.close(C.name)
            try CommandReceipt.keep(id, name: C.name, outcome: outcome, by: worker, at: now, in: transaction)
            return outcome
        }
    }

    /// Answers what the worker asked; a file that is opened for the first time within the hour is written into the log first.
    public func ask<Q: Question>(_ question: Q, by worker: Worker) async throws -> Q.Answer {
        guard worker.may(Q.needs) else { throw Refusal.notPermitted(Q.needs) }
        let (now, keyring, shelf) = (clock.now(), keyring, shelf)
        let (answer, footing) = try await database.read { transaction in
            let desk = try Desk(worker: worker, now: now, transaction: transaction, keyring: keyring, shelf: shelf)
            let answer = try question.answer(at: desk)
            return (answer, question.opens.flatMap { desk.footings[$0] })
        }
        if let file = question.opens { try await record(question, of: file, on: footing, by: worker, at: now) }
        return answer
    }

    private func record<Q: Question>(_ question: Q, of file: CaseID, on footing: Footing?, by worker: Worker, at now: Moment) async throws {
        let (reading, subject) = (Q.reading, question.subject)
        guard reads.isNew(reading + subject, file, worker.id, at: now) else { return }
        let keyring = keyring
        let detail = [footing.flatMap { $0.isPlain ? nil : $0.rawValue }, question.reason?.rawValue].compactMap { $0 }.joined(separator: " ")
        do {
            try await database.write { transaction in
                let book = LogBook(office: worker.office, key: try keyring.key(of: worker.office, in: transaction).logKey)
                try book.append(
                    LogEntry(action: reading, caseID: file, subject: subject, detail: detail), worker: worker.id, at: now, in: transaction)
            }
        } catch {
            reads.forget(reading + subject, file, worker.id)
            throw error
        }
    }
}

/// Which files a worker opened within the hour, so that paging through one file is one entry in the log.
final class ReadRecord: Sendable {
    private struct Key: Hashable {
        let reading: String
        let file: CaseID
        let worker: WorkerID
    }
    private let last = Locked<[Key: Moment]>([:])

    func isNew(_ reading: String, _ file: CaseID, _ worker: WorkerID, at now: Moment) -> Bool {
        last.withLock { known in
            let key = Key(reading: reading, file: file, worker: worker)
            if let before = known[key], now.seconds(since: before) < 3_600 { return false }
            if known.count > 50_000 { known.removeAll() }
            known[key] = now
            return true
        }
    }

    func forget(_ reading: String, _ file: CaseID, _ worker: WorkerID) {
        last.withLock { $0[Key(reading: reading, file: file, worker: worker)] = nil }
    }
}

/// What makes a command happen once.
struct CommandReceipt {
    let worker: WorkerID
    let name: String
    let outcome: String

    static func find(_ id: CommandID, office: OfficeID, in transaction: any Transaction) throws -> CommandReceipt? {
        guard let row = try transaction.rows("SELECT worker, name, outcome FROM commands WHERE office = \(office) AND command = \(id)").first else {
            return nil
        }
        return CommandReceipt(worker: try row.get("worker"), name: try row.get("name"), outcome: try row.get("outcome"))
    }

    static func keep<C: Codable>(
        _ id: CommandID, name: String, outcome: C, by worker: Worker, at now: Moment, in transaction: any Transaction
    ) throws {
        let text = String(decoding: try JSONEncoder().encode(outcome), as: UTF8.self)
        try transaction.execute(
            """
            INSERT INTO commands (office, command, worker, name, at, outcome)
            VALUES (\(worker.office), \(id), \(worker.id), \(name), \(now), \(text))
            """)
    }

    func outcome<Outcome: Decodable>(as type: Outcome.Type, of command: String, by worker: Worker) throws -> Outcome {
        guard self.worker == worker.id, name == command else {
            throw Refusal.notNow(why: "Dieses Formular wurde schon für etwas anderes abgeschickt.", instead: "Laden Sie die Seite neu.")
        }
        return try JSONDecoder().decode(Outcome.self, from: Data(outcome.utf8))
    }
}
