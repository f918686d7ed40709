import Crypto

/// The key above all others: 256 bits, kept outside the database and outside its backup.
public struct RootKey: Sendable {
    let key: SymmetricKey

    /// Takes exactly 32 bytes.
    public init(bytes: [UInt8]) throws(VaultError) {
        guard bytes.count == 32 else { throw .unreadableRootKey("a root key has 32 bytes, this one has \(bytes.count)") }
        key = SymmetricKey(data: bytes)
    }

    private init(_ key: SymmetricKey) { self.key = key }

    public static func random() -> RootKey { RootKey(SymmetricKey(size: .bits256)) }

    /// Reads the key file; never makes one. A file that group or others may read is refused.
    public static func load(from path: String) throws(VaultError) -> RootKey {
        do throws(KeyFile.Mistake) {
            var bytes = try KeyFile.read(path)
            defer { bytes.wipe() }
            guard bytes.count == 32 else { throw KeyFile.Mistake("\(path) is not a root key: it has \(bytes.count) bytes instead of 32") }
            return RootKey(SymmetricKey(data: bytes))
        } catch {
            throw .unreadableRootKey(error.sentence)
        }
    }

    /// Reads the key file, or makes one with mode 0600 where there is none.
    public static func loadOrCreate(at path: String) throws(VaultError) -> RootKey {
        do throws(KeyFile.Mistake) {
            if !KeyFile.exists(path) {
                var bytes = random().key.withUnsafeBytes { [UInt8]($0) }
                defer { bytes.wipe() }
                try KeyFile.create(path, bytes)
            }
        } catch {
            throw .unreadableRootKey(error.sentence)
        }
        return try load(from: path)
    }

    /// A short check value that may stand in the database: it tells whether this is the right key and nothing else about it.
    public var fingerprint: String {
        key.derived("fingerprint").withUnsafeBytes { bytes in
            bytes.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    /// Refuses to go on with a key the database was not written with.
    public func assertMatches(fingerprint known: String) throws(VaultError) {
        guard equalInConstantTime(Array(fingerprint.utf8), Array(known.utf8)) else { throw .wrongKey }
    }
}

extension RootKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "RootKey(***)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
