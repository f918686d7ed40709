import Crypto

/// What belongs to no file, such as an interpreter's telephone number or a guest's name, is sealed under a key of the office.
extension OfficeKey {
    /// 31 bytes longer than what is sealed; twice the same gives two different results.
    public func seal(_ bytes: [UInt8], at place: Place) throws(VaultError) -> [UInt8] {
        try Sealing.seal(bytes, with: key.derived("register"), for: "field", at: place)
    }

    public func open(_ sealed: [UInt8], at place: Place) throws(VaultError) -> [UInt8] {
        try Sealing.open(sealed, with: key.derived("register"), for: "field", at: place)
    }
}
