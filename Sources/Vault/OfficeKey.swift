import Crypto

/// The key of one office: wraps its case keys, and the search and log keys come from it.
public struct OfficeKey: Sendable {
    let key: SymmetricKey
    let wrapping: SymmetricKey

    private init(_ key: SymmetricKey) {
        self.key = key
        wrapping = key.derived("case keys")
    }

    public static func random() -> OfficeKey { OfficeKey(SymmetricKey(size: .bits256)) }

    /// Opens what `wrapped(by:office:)` made; only for the same office and under the same root key.
    public init(unwrapping wrapped: [UInt8]?, by root: RootKey, office: String) throws(VaultError) {
        self.init(try SymmetricKey(opening: wrapped, by: root.key.derived("office keys"), for: "office key", at: Self.place(office)))
    }

    public func wrapped(by root: RootKey, office: String) throws(VaultError) -> [UInt8] {
        try key.sealed(by: root.key.derived("office keys"), for: "office key", at: Self.place(office))
    }

    /// The search key of one field, such as `person.name`.
    public func blindIndex(_ field: String) -> BlindIndex { BlindIndex(key: key.derived("blind index", field)) }

    /// The key of the office's log chain.
    public var logKey: LogKey { LogKey(key: key.derived("log")) }

    private static func place(_ office: String) -> Place { Place(office: office, file: "", table: "", column: "", row: "") }
}

extension OfficeKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "OfficeKey(***)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
