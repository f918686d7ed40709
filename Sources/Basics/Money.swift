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

    /// Reads what people type: `1200`, `1.200,00`, `1 200`, `1200,5 €`, `EUR 1200`; nil for anything unclear.
    public init?(typed text: String) {
        let parts = withoutCurrency(text).split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = wholeEuros(parts[0]) else { return nil }
        var rest: Int64 = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].count), let places = number(parts[1]) else { return nil }
            rest = parts[1].count == 1 ? places * 10 : places
        }
        guard whole * 100 + rest <= Self.limit else { return nil }
        cents = whole * 100 + rest
    }
}

/// The bytes without outer blanks and without one sign or word for euro before or behind; no-break blanks become blanks.
private func withoutCurrency(_ text: String) -> ArraySlice<UInt8> {
    let blank = UInt8(ascii: " ")
    let spaced = text.unicodeScalars.map { $0 == "\u{a0}" || $0 == "\u{202f}" ? " " : $0 }
    var bytes = ArraySlice(String(String.UnicodeScalarView(spaced)).utf8)
    func trim() { bytes = bytes.drop { $0 == blank }.dropLast(bytes.reversed().prefix { $0 == blank }.count) }
    trim()
    for word in ["€", "EUR"].map({ Array($0.utf8) }) {
        if bytes.starts(with: word) {
            bytes = bytes.dropFirst(word.count)
            break
        }
        if bytes.suffix(word.count).elementsEqual(word) {
            bytes = bytes.dropLast(word.count)
            break
        }
    }
    trim()
    return bytes
}

/// Digits, or groups of three behind one kind of separator: `1.200.000`, `1 200 000`.
private func wholeEuros(_ bytes: ArraySlice<UInt8>) -> Int64? {
    for separator in [UInt8(ascii: "."), UInt8(ascii: " ")] where bytes.contains(separator) {
        let groups = bytes.split(separator: separator, omittingEmptySubsequences: false)
        guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        return number(ArraySlice(groups.joined()))
    }
    return number(bytes)
}

/// One to twelve digits.
private func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard (1...12).contains(digits.count) else { return nil }
    var value: Int64 = 0
    for digit in digits {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        value = value * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    return value
}

private func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(".") }
        text.append(digit)
    }
    return text
}
