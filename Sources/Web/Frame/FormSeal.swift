import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The hidden proof that a form was shown by us to this very browser: a keyed hash of its secret, which nobody else can compute.
public struct FormSeal: Sendable {
    static let field = "siegel"
    let text: String

    init(secret: String) { text = seal("form", with: secret) }

    /// In constant time.
    func matches(_ other: String) -> Bool { sameText(text, other) }
}

/// HMAC-SHA-256 of the message under the secret, base64url.
func seal(_ message: String, with secret: String) -> String {
    base64URL(Array(HMAC<SHA256>.authenticationCode(for: Array(message.utf8), using: SymmetricKey(data: Array(secret.utf8)))))
}

/// Compares without telling by its time where the texts part.
func sameText(_ one: String, _ other: String) -> Bool {
    let left = Array(one.utf8)
    let right = Array(other.utf8)
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}

/// 256 bits from the system's generator, base64url.
func freshSecret() -> String {
    var generator = SystemRandomNumberGenerator()
    return base64URL((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
}

func base64URL(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
}
