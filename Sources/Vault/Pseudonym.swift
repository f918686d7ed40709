import Crypto

extension CaseKey {
    /// A name for something in this file that only the file's key can make again: once the key is destroyed, nobody can lead it
    /// back. 32 hexadecimal digits.
    public func pseudonym(of name: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(name.utf8), using: key.derived("pseudonym"))
        return code.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension RootKey {
    /// A search key that belongs to no office, such as the one of login names.
    public func blindIndex(_ field: String) -> BlindIndex { BlindIndex(key: key.derived("blind index", field)) }
}
