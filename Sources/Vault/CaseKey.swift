import Crypto

/// The key of one file. Destroying its wrapped form erases all it sealed.
public struct CaseKey: Sendable {
    let key: SymmetricKey

    private init(_ key: SymmetricKey) { self.key = key }

    public static func random() -> CaseKey { CaseKey(SymmetricKey(size: .bits256)) }

    /// Opens what `wrapped(by:at:)` made; throws `erased` where there is nothing left to open.
    public init(unwrapping wrapped: [UInt8]?, by office: OfficeKey, at place: Place) throws(VaultError) {
        self.init(try SymmetricKey(opening: wrapped, by: office.wrapping, for: "case key", at: place))
    }

    /// 63 bytes, bound to the place they are kept at.
    public func wrapped(by office: OfficeKey, at place: Place) throws(VaultError) -> [UInt8] {
        try key.sealed(by: office.wrapping, for: "case key", at: place)
    }

    /// 31 bytes longer than what is sealed; twice the same gives two different results.
    public func seal(_ bytes: [UInt8], at place: Place) throws(VaultError) -> [UInt8] {
        try Sealing.seal(bytes, with: key, for: "field", at: place)
    }

    public func open(_ sealed: [UInt8], at place: Place) throws(VaultError) -> [UInt8] {
        try Sealing.open(sealed, with: key, for: "field", at: place)
    }

    public func seal(_ text: String, at place: Place) throws(VaultError) -> [UInt8] {
        try seal(Array(text.utf8), at: place)
    }

    public func openText(_ sealed: [UInt8], at place: Place) throws(VaultError) -> String {
        guard let text = String(validating: try open(sealed, at: place), as: UTF8.self) else { throw .damaged }
        return text
    }
}

extension CaseKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "CaseKey(***)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
