import Basics
import Store

/// Something kept for one worker's own use that is no act on a record: what they are typing, how they like their keys.
/// It leaves no entry in the log and no receipt; where it may happen twice, it says itself what then happens.
public protocol Jotting: Sendable {
    associatedtype Outcome: Sendable
    static var needs: Right { get }
    /// Inside one transaction; may run again. Throws `Refusal`.
    func perform(at desk: Desk) throws -> Outcome
}

extension Office {
    public func jot<J: Jotting>(_ jotting: J, by worker: Worker) async throws -> J.Outcome {
        guard worker.may(J.needs) else { throw Refusal.notPermitted(J.needs) }
        let (now, keyring, shelf) = (clock.now(), keyring, shelf)
        return try await database.write { transaction in
            try jotting.perform(at: Desk(worker: worker, now: now, transaction: transaction, keyring: keyring, shelf: shelf))
        }
    }
}
