import Basics

/// What a form or a query sent: names with their values, in order, a name as often as it came.
public struct FormData: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// A body that is no form of ours.
    public enum Unreadable: Error { case percentEncoding, encoding, tooManyFields }

    public private(set) var fields: [(name: String, value: String)]
    /// More fields than a page of ours can have.
    private static let limit = 2_000

    public init() { fields = [] }
    public init(_ fields: [(String, String)]) { self.fields = fields.map { (name: $0.0, value: $0.1) } }
    /// The values a form begins with, as from a stored record.
    public init(dictionaryLiteral elements: (String, String?)...) {
        fields = elements.compactMap { name, value in value.map { (name: name, value: $0) } }
    }

    /// Reads `application/x-www-form-urlencoded`, byte by byte.
    public init(bytes: [UInt8]) throws {
        fields = []
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            guard fields.count < Self.limit else { throw Unreadable.tooManyFields }
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            fields.append((name: try Self.decoded(name), value: try Self.decoded(pair.dropFirst(name.count + 1))))
        }
    }

    /// Cleaned (NFC, no control characters, no white space around); nil where the field is missing or holds nothing.
    public subscript(name: String) -> String? {
        guard let value = exact(name)?.cleaned, !value.isEmpty else { return nil }
        return value
    }

    /// As it was sent, for passwords.
    public func exact(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Every value of that name, cleaned, without empty ones.
    public func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value.cleaned).filter { !$0.isEmpty }
    }

    public func contains(_ name: String, _ value: String) -> Bool { fields.contains { $0.name == name && $0.value == value } }

    /// The same with this value instead; nil takes the field out.
    public func setting(_ name: String, to value: String?) -> FormData {
        var copy = self
        copy.fields.removeAll { $0.name == name }
        if let value { copy.fields.append((name: name, value: value)) }
        return copy
    }

    /// `application/x-www-form-urlencoded`.
    public var encoded: String {
        fields.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    public static func == (left: FormData, right: FormData) -> Bool { left.fields.elementsEqual(right.fields) { $0 == $1 } }
}

extension FormData {
    /// A piece of an address, in which `+` is itself.
    static func decoded(path piece: String) -> String? {
        try? decoded(Array(piece.utf8)[...], plusIsSpace: false)
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool = true) throws -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+") where plusIsSpace: plain.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { throw Unreadable.percentEncoding }
                plain.append(high << 4 | low)
            default: plain.append(byte)
            }
        }
        guard let text = String(validating: plain, as: UTF8.self) else { throw Unreadable.encoding }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension FormData {
    /// The page of a list somebody asked for; the first where it is none there can be.
    var pageNumber: Int { self["seite"].flatMap { Int($0) }.map { min(max(1, $0), 10_000) } ?? 1 }
}
