/// An amount in euro, held as whole cents; never a floating-point number.
public struct Money: Sendable, Hashable, Comparable {
    /// Whole cents; negative for what is taken back.
    public let cents: Int64

    /// The largest amount a document may name: 10^12 cents.
    public static let limit: Int64 = 1_000_000_000_000
    public static let zero = Money(cents: 0)

    public init(cents: Int64) { self.cents = cents }

    /// Reads decimal text with exactly two places, `"3000.00"`; nil for anything else.
    public init?(decimal text: String) {
        var bytes = Substring(text).utf8
        let negative = bytes.first == UInt8(ascii: "-")
        if negative { bytes = bytes.dropFirst() }
        guard bytes.count >= 4, bytes.count <= 16, bytes[bytes.index(bytes.endIndex, offsetBy: -3)] == UInt8(ascii: ".") else { return nil }
        var cents: Int64 = 0
        for (position, byte) in bytes.enumerated() where position != bytes.count - 3 {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            cents = cents * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        guard cents <= Self.limit else { return nil }
        self.cents = negative ? -cents : cents
    }

    /// Decimal text with a point and two places: `"3000.00"`.
    public var decimal: String {
        let whole = cents.magnitude / 100
        let rest = cents.magnitude % 100
        return "\(cents < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    public static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
    public static func + (left: Money, right: Money) -> Money { Money(cents: left.cents + right.cents) }
    public static func - (left: Money, right: Money) -> Money { Money(cents: left.cents - right.cents) }
    public static func += (left: inout Money, right: Money) { left = left + right }
}

extension Money: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let money = Money(decimal: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "an amount is decimal text such as \"3000.00\"")
        }
        self = money
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(decimal)
    }
}

extension Money {
    /// As people in Germany write it: `3.000,00 €` with a no-break space before the sign.
    public var german: String {
        let whole = String(cents.magnitude / 100)
        let rest = cents.magnitude % 100
        return "\(cents < 0 ? "−" : "")\(grouped(whole)),\(rest < 10 ? "0" : "")\(rest)\u{a0}€"
    }

    /// Reads what people type: `1200`, `1.200,00`, `1200,5 €`, `1200 €`; nil for anything unclear.
    public init?(typed text: String) {
        var digits: [UInt8] = []
        var places: Int?
        var sinceDot: Int?
        for byte in text.replacing("€", with: "").replacing("EUR", with: "").replacing("\u{a0}", with: "").utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte)
                places = places.map { $0 + 1 }
                sinceDot = sinceDot.map { $0 + 1 }
            case UInt8(ascii: ".") where places == nil && !digits.isEmpty && (sinceDot == nil || sinceDot == 3): sinceDot = 0
            case UInt8(ascii: ",") where places == nil && !digits.isEmpty && (sinceDot == nil || sinceDot == 3):
                places = 0
                sinceDot = nil
            case UInt8(ascii: " "): continue
            default: return nil
            }
        }
        guard !digits.isEmpty, digits.count <= 14, sinceDot == nil || sinceDot == 3 else { return nil }
        guard let number = Int64(String(decoding: digits, as: UTF8.self)) else { return nil }
        switch places {
        case nil: cents = number * 100
        case 1: cents = number * 10
        case 2: cents = number
        default: return nil
        }
        guard cents <= Self.limit else { return nil }
    }
}

private func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(".") }
        text.append(digit)
    }
    return text
}
