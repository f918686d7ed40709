import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a log was at one moment, signed, to be kept where the log's keeper cannot reach it.
/// The text is a C2SP checkpoint (c2sp.org/tlog-checkpoint) with the head of the chain in place of a tree's root.
public struct Checkpoint: Sendable, Equatable {
    /// Which log this is, one line.
    public let origin: String
    /// How many entries the log had.
    public let size: Int
    /// The code of its last entry.
    public let head: [UInt8]
    /// The signed note, as it is printed, mailed and kept.
    public let text: String

    static func body(origin: String, size: Int, head: [UInt8]) -> String {
        "\(origin)\n\(size)\n\(Sodium.base64(head, .standard))\n"
    }

    /// Checks the signature and reads the checkpoint; the public key is the text `CheckpointKey.publicKeyText` gives.
    public static func verify(_ text: String, publicKey: String) throws(VaultError) -> Checkpoint {
        let signer = try NoteKey(publicKey)
        let bytes = Array(text.utf8)
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        guard lines.count >= 6, lines[3].isEmpty, lines.last == "" else { throw .badCheckpoint }
        guard !lines[0].isEmpty, let size = Int(lines[1]), size >= 0, String(size) == lines[1],
            let head = Sodium.bytes(base64: lines[2], .standard)
        else { throw .badCheckpoint }
        let body = body(origin: lines[0], size: size, head: head)
        guard lines[4..<(lines.count - 1)].contains(where: { signer.accepts(line: $0, of: body) }) else { throw .badCheckpoint }
        return Checkpoint(origin: lines[0], size: size, head: head, text: text)
    }
}

/// The public half of a signer of notes: `name+hash+key` (c2sp.org/signed-note).
struct NoteKey {
    let name: String
    let key: Curve25519.Signing.PublicKey

    init(name: String, key: Curve25519.Signing.PublicKey) {
        self.name = name
        self.key = key
    }

    init(_ text: String) throws(VaultError) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, NoteKey.isName(parts[0]), let bytes = Sodium.bytes(base64: parts[2], .standard), bytes.count == 33, bytes[0] == 1,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes.dropFirst())
        else { throw .badCheckpoint }
        self.init(name: parts[0], key: key)
        guard text == self.text else { throw .badCheckpoint }
    }

    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { (33...126).contains($0) && $0 != UInt8(ascii: "+") }
    }

    private var typed: [UInt8] { [1] + [UInt8](key.rawRepresentation) }
    var hash: [UInt8] { Array(SHA256.hash(data: Array(name.utf8) + [0x0a] + typed).prefix(4)) }
    var hexHash: String { hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
    var text: String { "\(name)+\(hexHash)+\(Sodium.base64(typed, .standard))" }

    func accepts(line: String, of body: String) -> Bool {
        let start = "\u{2014} \(name) "
        guard line.utf8.starts(with: start.utf8) else { return false }
        let encoded = String(decoding: line.utf8.dropFirst(start.utf8.count), as: UTF8.self)
        guard let bytes = Sodium.bytes(base64: encoded, .standard), bytes.count == 68, Array(bytes.prefix(4)) == hash else { return false }
        return key.isValidSignature(bytes.dropFirst(4), for: Array(body.utf8))
    }
}
