import Basics
import Foundation
import Store
import Vault

/// What a walk along an office's log found.
public struct LogVerdict: Sendable, Codable {
    public let office: String
    public let entries: Int
    public let checkpoints: Int
    /// The first place where the log does not hold; nil for a whole one.
    public let broken: String?

    public var holds: Bool { broken == nil }
}

extension Office {
    /// Walks every office's chain from its first entry, and holds it against every signed checkpoint: those in the
    /// database and those kept elsewhere. A tail that was cut off or rewritten shows only against the latter.
    public func verifyLog(heldElsewhere: [String] = []) async throws -> [LogVerdict] {
        let verifier = LogVerifier(keyring: keyring, publicKey: checkpointKey.publicKeyText, heldElsewhere: heldElsewhere)
        return try await database.read { transaction in
            try transaction.rows("SELECT office, name FROM offices ORDER BY name").map { row in
                try verifier.verdict(on: try row.get("office"), called: try row.get("name"), in: transaction)
            }
        }
    }

    /// The same for the worker's own office, for whoever may see its log.
    public func verifyLog(by worker: Worker) async throws -> LogVerdict {
        guard worker.may(.seeLog) else { throw Refusal.notPermitted(.seeLog) }
        let verifier = LogVerifier(keyring: keyring, publicKey: checkpointKey.publicKeyText, heldElsewhere: [])
        return try await database.read { transaction in
            guard let name: String = try transaction.value("SELECT name FROM offices WHERE office = \(worker.office)") else { throw Refusal.notFound }
            return try verifier.verdict(on: worker.office, called: name, in: transaction)
        }
    }

    /// Signs the log's present head, keeps the checkpoint beside it, and hands it out to be kept elsewhere.
    public func checkpointLog() async throws -> [String] {
        let (now, signer) = (clock.now(), checkpointKey)
        return try await database.write { transaction in
            let offices = try transaction.rows("SELECT office FROM offices ORDER BY office").map { try $0.get("office", as: OfficeID.self) }
            return try offices.compactMap { office in
                let rows = try transaction.rows("SELECT seq, mac FROM log WHERE office = \(office) ORDER BY seq DESC LIMIT 1")
                guard let head = rows.first else { return nil }
                let seq: Int = try head.get("seq")
                let text = try signer.sign(origin: LogWalk.origin(of: office), size: seq, head: try head.get("mac")).text
                try transaction.execute("DELETE FROM checkpoints WHERE office = \(office) AND seq = \(seq)")
                try transaction.execute("INSERT INTO checkpoints (office, seq, at, signed) VALUES (\(office), \(seq), \(now), \(text))")
                return text
            }
        }
    }
}

/// What a log is held against.
private struct LogVerifier: Sendable {
    let keyring: Keyring
    let publicKey: String
    let heldElsewhere: [String]

    func verdict(on office: OfficeID, called name: String, in transaction: any Transaction) throws -> LogVerdict {
        let key = try keyring.key(of: office, in: transaction).logKey
        let walk = try LogWalk(office: office, key: key, in: transaction)
        let kept = try transaction.rows("SELECT signed FROM checkpoints WHERE office = \(office) ORDER BY seq").map {
            try $0.get("signed", as: String.self)
        }
        let broken = walk.broken ?? walk.firstContradiction(with: kept + heldElsewhere, publicKey: publicKey)
        return LogVerdict(office: name, entries: walk.heads.count, checkpoints: kept.count, broken: broken)
    }
}

/// One office's chain, walked once.
struct LogWalk {
    /// The MAC behind each entry, in order.
    private(set) var heads: [[UInt8]] = []
    private(set) var broken: String?
    private let office: OfficeID

    init(office: OfficeID, key: LogKey, in transaction: any Transaction) throws {
        self.office = office
        var previous = LogChain.beginning
        var expected: Int64 = 1
        while true {
            let rows = try transaction.rows(
                "SELECT \(LogRow.columns), mac FROM log WHERE office = \(office) AND seq >= \(expected) ORDER BY seq LIMIT 1000")
            guard !rows.isEmpty else { return }
            for row in rows {
                let entry = try LogRow(row: row)
                let mac: [UInt8] = try row.get("mac")
                guard entry.seq == expected, equalInConstantTime(mac, entry.mac(office: office, previous: previous, key: key)) else {
                    broken = "Eintrag \(expected) fehlt oder wurde verändert"
                    return
                }
                heads.append(mac)
                previous = mac
                expected += 1
            }
        }
    }

    static func origin(of office: OfficeID) -> String { "neuanfang/office/" + office.text }

    /// The first checkpoint of this office whose size and head the chain does not have.
    func firstContradiction(with checkpoints: [String], publicKey: String) -> String? {
        for text in checkpoints {
            guard let checkpoint = try? Checkpoint.verify(text, publicKey: publicKey) else { return "ein Prüfpunkt trägt keine gültige Unterschrift" }
            guard checkpoint.origin == Self.origin(of: office) else { continue }
            guard checkpoint.size <= heads.count, checkpoint.size > 0 else {
                return "nach Eintrag \(heads.count) fehlt das Ende: ein Prüfpunkt bezeugt \(checkpoint.size) Einträge"
            }
            guard checkpoint.head == heads[checkpoint.size - 1] else { return "Eintrag \(checkpoint.size) ist nicht der, den ein Prüfpunkt bezeugt" }
        }
        return nil
    }
}
