import Crypto

/// Finds equal values without knowing them: HMAC-SHA-256 of an already folded value, cut to eight bytes.
/// Two values may share a tag, so what is found is opened and compared.
public struct BlindIndex: Sendable {
    let key: SymmetricKey

    public func tag(of folded: String) -> [UInt8] {
        var folded = folded
        let code = folded.withUTF8 { HMAC<SHA256>.authenticationCode(for: UnsafeRawBufferPointer($0), using: key) }
        return Array(code.prefix(8))
    }
}

extension BlindIndex: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "BlindIndex(***)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
