/// An address a page may point to: a path of this application, or `https:`, `mailto:`, `tel:`. Holes are percent-encoded.
///
///     let link: Link = "/faelle/\(id)/verlauf?seite=\(number)"
///
/// A literal with another beginning traps.
public struct Link: Sendable, Hashable, ExpressibleByStringInterpolation {
    public let text: String

    public init(stringLiteral value: StaticString) {
        self.init(checked: value.description)
    }

    public init(stringInterpolation: StringInterpolation) {
        self.init(checked: String(decoding: stringInterpolation.bytes, as: UTF8.self))
    }

    private init(checked text: String) {
        precondition(Self.isSafe(text), "a link begins with /, ?, #, https:, mailto: or tel:")
        self.text = text
    }

    /// A path of this application that came from outside, as where to go on after signing in; nil for everything that could lead away.
    public init?(local text: String) {
        guard Self.isLocal(text), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }), text.utf8.count <= 2_000 else { return nil }
        self.text = text
    }

    /// An address from a document, as a programme's source; nil unless it is `https:`, `mailto:` or `tel:`.
    public init?(external text: String) {
        guard Self.isExternal(text), text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else { return nil }
        self.text = text
    }

    public var isLocal: Bool { Self.isLocal(text) }

    private static func isSafe(_ text: String) -> Bool {
        let first = text.utf8.first
        return isLocal(text) || first == UInt8(ascii: "#") || first == UInt8(ascii: "?") || isExternal(text)
    }

    /// `//host` and `/\host` lead away: browsers read both as another site.
    private static func isLocal(_ text: String) -> Bool {
        var bytes = text.utf8.makeIterator()
        guard bytes.next() == UInt8(ascii: "/") else { return false }
        let second = bytes.next()
        return second != UInt8(ascii: "/") && second != UInt8(ascii: "\\")
    }

    private static func isExternal(_ text: String) -> Bool {
        ["https://", "mailto:", "tel:"].contains { text.utf8.starts(with: $0.utf8) }
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 36)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        /// Encoded so that it stays one piece of a path or of a query.
        public mutating func appendInterpolation(_ text: String) {
            precondition(!bytes.isEmpty, "a link begins with a literal")
            for byte in text.utf8 { appendEncoded(byte) }
        }

        public mutating func appendInterpolation(_ number: some BinaryInteger) {
            appendInterpolation(String(number))
        }

        /// Another link, for it to be told to go on with: `"/anmelden?weiter=\(here)"`.
        public mutating func appendInterpolation(_ link: Link) {
            appendInterpolation(link.text)
        }

        private mutating func appendEncoded(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                bytes.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
    }
}
