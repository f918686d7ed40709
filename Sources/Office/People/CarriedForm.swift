import Basics
import Foundation
import Store
import Vault

/// A form that met an ended session travels through the sign-in page in the browser's own hands: sealed for the office, bound to the worker
/// whose session it was, and good for two hours. Nothing of it is kept here.
public struct CarriedForm: Codable, Sendable, Hashable {
    /// Where it was sent to: path and query.
    public let path: String
    /// Its fields as they were sent, encoded.
    public let body: String

    public init(path: String, body: String) {
        self.path = path
        self.body = body
    }

    /// Seconds it may be on its way.
    static let life = 2 * 3_600

    fileprivate struct Packed: Codable {
        let form: CarriedForm
        let office: OfficeID
        let sealedAt: Moment
    }
}

extension Office {
    /// Seals the form for the worker whose session has ended; nil where the session is not known any more.
    public func seal(_ form: CarriedForm, forEnded token: String) async throws -> String? {
        guard let token = SecretToken(text: token) else { return nil }
        let (now, keyring, digest) = (clock.now(), keyring, token.digest)
        return try await database.read { transaction in
            guard let account = try Account.find(session: digest, in: transaction), account.active else { return nil }
            let key = try keyring.key(of: account.worker.office, in: transaction)
            let packed = CarriedForm.Packed(form: form, office: account.worker.office, sealedAt: now)
            let sealed = try key.seal([UInt8](try JSONEncoder().encode(packed)), at: .ofCarried(account.worker))
            return Data(sealed).base64EncodedString()
        }
    }

    /// Opens what was sealed; nil where it belongs to somebody else, was changed, or is too old.
    public func openCarried(_ text: String, by worker: Worker) async throws -> CarriedForm? {
        guard let sealed = Data(base64Encoded: text) else { return nil }
        let (now, keyring) = (clock.now(), keyring)
        return try await database.read { transaction in
            let key = try keyring.key(of: worker.office, in: transaction)
            guard let plain = try? key.open([UInt8](sealed), at: .ofCarried(worker)),
                let packed = try? JSONDecoder().decode(CarriedForm.Packed.self, from: Data(plain)),
                now.seconds(since: packed.sealedAt) < CarriedForm.life
            else { return nil }
            return packed.form
        }
    }
}

extension Account {
    /// Whose session it is or was.
    fileprivate static func find(session digest: [UInt8], in transaction: any Transaction) throws -> Account? {
        try transaction.first(
            """
            SELECT \(columns) FROM sign_ins JOIN workers w ON w.office = sign_ins.office AND w.worker = sign_ins.worker
            WHERE token_digest = \(digest)
            """)
    }
}

extension Place {
    fileprivate static func ofCarried(_ worker: Worker) -> Place {
        Place(office: worker.office.text, file: "", table: "carried", column: "form", row: worker.id.text)
    }
}
