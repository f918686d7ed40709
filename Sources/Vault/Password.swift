import CSodium
import Foundation

/// Passwords as Argon2id hashes in PHC text: 64 MiB, three passes, one lane.
public enum Password {
    static let passes: UInt64 = 3
    static let memory = 64 << 20

    /// Takes about a fifth of a second and 64 MiB; goes through `PasswordDesk` wherever people wait.
    public static func hash(_ password: String) throws(VaultError) -> String {
        guard Sodium.isReady else { throw .noMemory }
        var characters = Self.characters(of: password)
        defer { characters.wipe() }
        var text = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        guard crypto_pwhash_str(&text, characters, UInt64(characters.count), passes, memory) == 0 else { throw .noMemory }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// False for a wrong password and for a hash that is none.
    public static func verify(_ password: String, against hash: String) -> Bool {
        guard Sodium.isReady, hash.utf8.count < crypto_pwhash_strbytes() else { return false }
        var characters = Self.characters(of: password)
        defer { characters.wipe() }
        return crypto_pwhash_str_verify(hash, characters, UInt64(characters.count)) == 0
    }

    /// Whether a hash was made with other parameters than today's, and is made anew at the next login.
    public static func needsRehash(_ hash: String) -> Bool {
        crypto_pwhash_str_needs_rehash(hash, passes, memory) != 0
    }

    /// Verified when nobody has the name that was typed, so that the answer takes as long. No password fits it.
    public static let decoyHash =
        "$argon2id$v=19$m=\(memory >> 10),t=\(passes),p=1$\(String(repeating: "A", count: 22))$\(String(repeating: "A", count: 43))"

    /// In one normal form, as keyboards differ.
    private static func characters(of password: String) -> [CChar] {
        password.precomposedStringWithCanonicalMapping.utf8.map { CChar(bitPattern: $0) }
    }
}
