#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A UUID that knows whose it is: an `Identifier<Person>` does not pass for an `Identifier<File>`.
public struct Identifier<Owner>: Sendable, Hashable {
    /// Lower-case text of the UUID.
    public let text: String

    /// A new one, version 4: it tells nothing about when it was made.
    public init() { text = UUID().uuidString.lowercased() }

    public init(uuid: UUID) { text = uuid.uuidString.lowercased() }

    /// Nil where the text is not a UUID.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        // Rows hold them in this form already, and a list reads hundreds.
        if Self.isCanonical(text) {
            self.text = text
            return
        }
        // Foundation reads a UUID at the beginning of longer text, too.
        guard text.utf8.count == 36, let uuid = UUID(uuidString: text) else { return nil }
        self.text = uuid.uuidString.lowercased()
    }

    /// 36 signs, lower-case hexadecimal with dashes in their places.
    private static func isCanonical(_ text: String) -> Bool {
        var position = 0
        for byte in text.utf8 {
            switch position {
            case 8, 13, 18, 23: if byte != UInt8(ascii: "-") { return false }
            default: if !(48...57).contains(byte) && !(97...102).contains(byte) { return false }
            }
            position += 1
        }
        return position == 36
    }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let identifier = Identifier(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an identifier")
        }
        self = identifier
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Identifier: CustomStringConvertible {
    public var description: String { text }
}
