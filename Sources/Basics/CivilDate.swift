/// A day in the calendar, without hour or time zone.
public struct CivilDate: Sendable, Hashable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...Self.length(ofMonth: month, in: year)).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads ISO 8601, `2026-11-21`; nil for anything else.
    public init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads what people type: `21.11.2026`, `1.3.2026` or ISO 8601; nil for anything else.
    public init?(typed text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3 else {
            self.init(iso: text)
            return
        }
        guard parts[2].count == 4, parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } && (1...4).contains($0.count) }),
            let day = Int(Substring(parts[0])), let month = Int(Substring(parts[1])), let year = Int(Substring(parts[2]))
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `2026-11-21`.
    public var iso: String { text(UInt8(ascii: "-"), yearAt: 0, monthAt: 5, dayAt: 8) }

    /// `21.11.2026`.
    public var german: String { text(UInt8(ascii: "."), yearAt: 6, monthAt: 3, dayAt: 0) }

    /// Ten bytes, put down without a text in between: dates are written by the hundred.
    private func text(_ sign: UInt8, yearAt: Int, monthAt: Int, dayAt: Int) -> String {
        String(unsafeUninitializedCapacity: 10) { out in
            out[0..<10].initialize(repeating: sign)
            for (number, width, start) in [(year, 4, yearAt), (month, 2, monthAt), (day, 2, dayAt)] {
                var rest = number
                for place in (start..<(start + width)).reversed() {
                    out[place] = UInt8(ascii: "0") + UInt8(clamping: rest % 10)
                    rest /= 10
                }
            }
            return 10
        }
    }

    public static func isLeap(_ year: Int) -> Bool { year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) }

    public static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CivilDate: Comparable {
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CivilDate {
    /// Days since 1970-01-01 in the Gregorian calendar.
    public var dayNumber: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static let first = -719_162
    private static let last = 2_932_896

    /// A day outside the years 1 to 9999 becomes their first or last one: what somebody typed never stops the program.
    public init(dayNumber: Int) {
        let shifted = min(max(dayNumber, Self.first), Self.last) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    public func adding(days: Int) -> CivilDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return CivilDate(dayNumber: overflow ? (days < 0 ? Self.first : Self.last) : sum)
    }

    /// The same day of a later (or earlier) month; where that month is too short, the first day of the next one
    /// (a year after 29 February is 1 March), so a period is never counted short. Stays within the years 1 to 9999.
    public func adding(months: Int) -> CivilDate {
        let (index, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, (12..<120_000).contains(index) else { return CivilDate(dayNumber: months < 0 ? Self.first : Self.last) }
        let (newYear, newMonth) = (index / 12, index % 12 + 1)
        if let exact = CivilDate(year: newYear, month: newMonth, day: day) { return exact }
        return CivilDate(year: newYear, month: newMonth + 1, day: 1)!
    }

    public func adding(years: Int) -> CivilDate { adding(months: min(max(years, -10_000), 10_000) * 12) }

    /// Completed years from this day to another; zero where the other lies before.
    public func fullYears(until other: CivilDate) -> Int {
        guard other >= self else { return 0 }
        let years = other.year - year
        return adding(years: years) <= other ? years : years - 1
    }

    /// 1 = Monday … 7 = Sunday.
    public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }
}

extension CivilDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = CivilDate(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a date is text such as \"2026-11-21\"")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

extension CivilDate: CustomStringConvertible {
    public var description: String { iso }
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
