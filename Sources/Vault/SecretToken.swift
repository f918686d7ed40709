import Crypto

/// A secret given out once, for a session, an invitation, a set-up code: 256 random bits. Only its digest is kept.
public struct SecretToken: Sendable, Equatable {
    private let bytes: [UInt8]

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    public static func random() -> SecretToken { SecretToken(Sodium.randomBytes(32)) }

    /// Nil for anything but the 43 letters of a token.
    public init?(text: String) {
        guard text.utf8.count == 43, let bytes = Sodium.bytes(base64: text, .url), bytes.count == 32 else { return nil }
        self.init(bytes)
    }

    /// 43 letters, base64url without padding.
    public var text: String { Sodium.base64(bytes, .url) }

    /// SHA-256, what the database keeps and is asked for. A token has too many bits to be guessed, so no slow hash is needed.
    public var digest: [UInt8] { Array(SHA256.hash(data: bytes)) }

    public static func == (left: SecretToken, right: SecretToken) -> Bool { equalInConstantTime(left.bytes, right.bytes) }
}

extension SecretToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "SecretToken(***)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
