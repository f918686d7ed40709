import Basics

/// A length of calendar time: `1 year`, `18 months`, `6 weeks`, `14 days`, or ISO 8601 `P1Y6M`.
public struct Span: Sendable, Hashable {
    public let months: Int
    public let days: Int

    /// A number of days.
    public init(days: Int) {
        months = 0
        self.days = min(max(0, days), 73_000)
    }

    /// Nil for anything that is not a length of time of at most 200 years.
    public init?(_ text: String) {
        guard let parts = text.utf8.first == UInt8(ascii: "P") ? Self.iso(text) : Self.words(text) else { return nil }
        guard parts.months <= 2_400, parts.days <= 73_000 else { return nil }
        (months, days) = parts
    }

    private static func words(_ text: String) -> (months: Int, days: Int)? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let number = wholeNumber(parts[0]) else { return nil }
        switch parts[1] {
        case "year", "years": return (number * 12, 0)
        case "month", "months": return (number, 0)
        case "week", "weeks": return (0, number * 7)
        case "day", "days": return (0, number)
        default: return nil
        }
    }

    private static func iso(_ text: String) -> (months: Int, days: Int)? {
        var months = 0
        var days = 0
        var digits = ""
        var found = false
        for scalar in text.unicodeScalars.dropFirst() {
            if ("0"..."9").contains(scalar) {
                digits.unicodeScalars.append(scalar)
                continue
            }
            guard let number = wholeNumber(digits) else { return nil }
            switch scalar {
            case "Y": months += number * 12
            case "M": months += number
            case "W": days += number * 7
            case "D": days += number
            default: return nil
            }
            digits = ""
            found = true
        }
        return found && digits.isEmpty ? (months, days) : nil
    }

    private static func wholeNumber(_ text: some StringProtocol) -> Int? {
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    /// The day this span after another; nil beyond the calendar. A year after 29 February is 1 March.
    func after(_ day: CivilDate) -> CivilDate? {
        guard day.year + months / 12 + days / 365 + 1 < 9999 else { return nil }
        return day.adding(months: months).adding(days: days)
    }

    /// `1 year`, `14 days`: as files write it.
    public var text: String {
        if days == 0, months.isMultiple(of: 12), months > 0 { return Self.counted(months / 12, "year", "years") }
        if days == 0 { return Self.counted(months, "month", "months") }
        if months == 0 { return Self.counted(days, "day", "days") }
        return "P\(months)M\(days)D"
    }

    /// In words, `ein Jahr`-style counting left out: `1 Jahr`, `14 Tage`.
    public var wording: Wording {
        let german =
            days == 0 && months.isMultiple(of: 12) && months > 0
            ? Self.counted(months / 12, "Jahr", "Jahre")
            : days == 0
                ? Self.counted(months, "Monat", "Monate") : months == 0 ? Self.counted(days, "Tag", "Tage") : "\(months) Monate und \(days) Tage"
        return Wording(de: german, en: text)
    }

    private static func counted(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
}

extension Span {
    /// One number for the rule tables: months above, days below.
    var packed: Int64 { Int64(months) << 32 | Int64(days) }

    init(packed: Int64) {
        months = Int(packed >> 32)
        days = Int(packed & 0xffff_ffff)
    }
}
