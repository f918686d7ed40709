public import Basics
public import Store
import Vault

/// Something somebody without an account does or asks at a secret address they were given. They reach what the address opens, and nothing else.
public protocol SlotKnock: Sendable {
    /// The secret in the address; its digest is all we keep.
    var secret: String { get }
    /// The office whose address it is; nil where it opens nothing (any more).
    static func office(behind digest: [UInt8], in transaction: any Transaction) throws -> OfficeID?
    /// The office it is meant for: the one behind the address, where there is an address.
    func office(in transaction: any Transaction) throws -> OfficeID?
}

/// Changes something behind a secret address, in one transaction with its log, whose entry names nobody.
public protocol SlotCommand: SlotKnock, Codable {
    associatedtype Outcome: Codable & Sendable
    static var name: String { get }
    func perform(at desk: Desk) throws -> Outcome
}

public protocol SlotQuestion: SlotKnock {
    associatedtype Answer: Sendable
    func answer(at desk: Desk) throws -> Answer
}

extension SlotKnock {
    public func office(in transaction: any Transaction) throws -> OfficeID? { try Self.office(behind: try digest(), in: transaction) }

    /// What the database is asked for; an address that is not one of ours opens nothing.
    func digest() throws -> [UInt8] {
        guard let token = SecretToken(text: secret) else { throw Refusal.notFound }
        return token.digest
    }

    fileprivate func desk(in transaction: any Transaction, of office: Office, at now: Moment) throws -> Desk {
        guard let id = try self.office(in: transaction) else { throw Refusal.notFound }
        return try Desk(worker: .outsider(at: id), now: now, transaction: transaction, keyring: office.keyring, shelf: office.shelf)
    }
}

extension Office {
    /// Does what was asked at a secret address, once for each form that was shown.
    public func receive<C: SlotCommand>(_ command: C, id: CommandID) async throws -> C.Outcome {
        let (now, office) = (clock.now(), self)
        return try await database.write { transaction in
            let desk = try command.desk(in: transaction, of: office, at: now)
            if let known = try CommandReceipt.find(id, office: desk.office, in: transaction) {
                return try known.outcome(as: C.Outcome.self, of: C.name, by: desk.worker)
            }
            let outcome = try command.perform(at: desk)
            try desk.close(C.name)
            try CommandReceipt.keep(id, name: C.name, outcome: outcome, by: desk.worker, at: now, in: transaction)
            return outcome
        }
    }

    /// Shows what a secret address opens.
    public func show<Q: SlotQuestion>(_ question: Q) async throws -> Q.Answer {
        let (now, office) = (clock.now(), self)
        return try await database.read { transaction in
            try question.answer(at: try question.desk(in: transaction, of: office, at: now))
        }
    }
}
