import CSodium

/// What is taken from libsodium besides Argon2: wiping, comparing, base64, randomness.
enum Sodium {
    /// Starts the library once; it must have happened before anything else of it is used.
    static let isReady: Bool = sodium_init() >= 0

    static func randomBytes(_ count: Int) -> [UInt8] {
        precondition(isReady, "libsodium does not start")
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    enum Alphabet: Int32 {
        /// With padding, as in signed notes.
        case standard = 1
        /// Without padding, as in addresses and cookies.
        case url = 7
    }

    static func base64(_ bytes: [UInt8], _ alphabet: Alphabet) -> String {
        var text = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, alphabet.rawValue))
        _ = sodium_bin2base64(&text, text.count, bytes, bytes.count, alphabet.rawValue)
        return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Nil for anything but the one canonical spelling.
    static func bytes(base64 text: String, _ alphabet: Alphabet) -> [UInt8]? {
        let characters = text.utf8.map { CChar(bitPattern: $0) }
        var bytes = [UInt8](repeating: 0, count: characters.count / 4 * 3 + 3)
        var length = 0
        var end: UnsafePointer<CChar>?
        let isWhole = characters.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return true }
            let answer = sodium_base642bin(&bytes, bytes.count, start, buffer.count, nil, &length, &end, alphabet.rawValue)
            return answer == 0 && end == start + buffer.count
        }
        return isWhole ? Array(bytes.prefix(length)) : nil
    }
}

extension Array where Element: FixedWidthInteger {
    /// Overwrites the bytes; for copies of keys and passwords that are no longer needed.
    mutating func wipe() {
        withUnsafeMutableBytes { sodium_memzero($0.baseAddress, $0.count) }
    }
}

/// Compares without telling by its duration where the first difference is; different lengths are different.
public func equalInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && (left.isEmpty || sodium_memcmp(left, right, left.count) == 0)
}
