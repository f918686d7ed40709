import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Signs checkpoints of the log: Ed25519, in a file of its own with a backup of its own.
public struct CheckpointKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    private let name: String

    /// The name stands in each signature; visible ASCII without `+`.
    init(seed: [UInt8], name: String) throws(VaultError) {
        guard NoteKey.isName(name), let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw .unreadableCheckpointKey("a checkpoint key has 32 bytes and a name of visible ASCII without +")
        }
        self.key = key
        self.name = name
    }

    /// Reads the key file (32 bytes, mode 0600), or makes one where there is none.
    public static func loadOrCreate(at path: String, name: String = "neuanfang") throws(VaultError) -> CheckpointKey {
        do throws(KeyFile.Mistake) {
            if !KeyFile.exists(path) {
                var seed = Sodium.randomBytes(32)
                defer { seed.wipe() }
                try KeyFile.create(path, seed)
            }
        } catch {
            throw .unreadableCheckpointKey(error.sentence)
        }
        return try load(from: path, name: name)
    }

    /// Reads the key file; never makes one.
    public static func load(from path: String, name: String = "neuanfang") throws(VaultError) -> CheckpointKey {
        do throws(KeyFile.Mistake) {
            var seed = try KeyFile.read(path)
            defer { seed.wipe() }
            guard seed.count == 32 else { throw KeyFile.Mistake("\(path) is not a checkpoint key: it has \(seed.count) bytes instead of 32") }
            do throws(VaultError) { return try CheckpointKey(seed: seed, name: name) } catch { throw KeyFile.Mistake("\(error)") }
        } catch {
            throw .unreadableCheckpointKey(error.sentence)
        }
    }

    private var noteKey: NoteKey { NoteKey(name: name, key: key.publicKey) }

    /// What an outsider needs to verify: `name+hash+key`, one line.
    public var publicKeyText: String { noteKey.text }

    /// Origin is one line naming the log, such as `neuanfang/office/muenchen`.
    public func sign(origin: String, size: Int, head: [UInt8]) throws(VaultError) -> Checkpoint {
        guard !origin.isEmpty, !origin.utf8.contains(UInt8(ascii: "\n")), size >= 0 else { throw .badCheckpoint }
        let body = Checkpoint.body(origin: origin, size: size, head: head)
        guard let signature = try? key.signature(for: Array(body.utf8)) else { throw .badCheckpoint }
        let line = "\u{2014} \(name) \(Sodium.base64(noteKey.hash + [UInt8](signature), .standard))"
        return Checkpoint(origin: origin, size: size, head: head, text: "\(body)\n\(line)\n")
    }
}

extension CheckpointKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "CheckpointKey(***)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
