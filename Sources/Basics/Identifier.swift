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
        guard let uuid = UUID(uuidString: String(text)) else { return nil }
        self.text = uuid.uuidString.lowercased()
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
