/// The floor area of a flat, in hundredths of a square metre; never a floating-point number.
public struct FloorArea: Sendable, Hashable, Comparable {
    public let hundredths: Int

    public init(hundredths: Int) { self.hundredths = hundredths }
    public init(squareMetres: Int) { hundredths = squareMetres * 100 }

    /// Reads what people type: `62`, `62,5`, `62.50 m²`, `62 qm`; nil for anything unclear or beyond 99,999 m².
    public init?(typed text: String) {
        var digits = text.lowercased().filter { $0 != " " && $0 != "\u{a0}" }
        for unit in ["m²", "m2", "qm"] where digits.hasSuffix(unit) {
            digits.removeLast(unit.count)
            break
        }
        let parts = digits.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
        guard parts.count <= 2, (1...5).contains(parts[0].count), let whole = Self.number(parts[0]) else { return nil }
        var rest = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].count), let places = Self.number(parts[1]) else { return nil }
            rest = parts[1].count == 1 ? places * 10 : places
        }
        hundredths = whole * 100 + rest
    }

    private static func number(_ digits: Substring.UTF8View) -> Int? {
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(Substring(digits))
    }

    /// `62,5 m²` with a no-break space before the unit.
    public var german: String { "\(digits)\u{a0}m²" }

    /// `62,5`: as it stands in a field.
    public var digits: String {
        let rest = hundredths % 100
        let places = rest == 0 ? "" : rest.isMultiple(of: 10) ? ",\(rest / 10)" : rest < 10 ? ",0\(rest)" : ",\(rest)"
        return "\(hundredths / 100)\(places)"
    }

    public static func < (left: FloorArea, right: FloorArea) -> Bool { left.hundredths < right.hundredths }
    public static func + (left: FloorArea, right: FloorArea) -> FloorArea { FloorArea(hundredths: left.hundredths + right.hundredths) }
    public static func - (left: FloorArea, right: FloorArea) -> FloorArea { FloorArea(hundredths: left.hundredths - right.hundredths) }
}

extension FloorArea: Codable {
    public init(from decoder: any Decoder) throws { hundredths = try decoder.singleValueContainer().decode(Int.self) }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hundredths)
    }
}
