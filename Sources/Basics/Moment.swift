#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An instant, in whole microseconds since 1970-01-01T00:00:00Z.
public struct Moment: Sendable, Hashable, Comparable {
    public let microseconds: Int64

    public init(microseconds: Int64) { self.microseconds = microseconds }
    public init(_ date: Date) { microseconds = Int64((date.timeIntervalSince1970 * 1_000_000).rounded()) }

    public static func < (left: Moment, right: Moment) -> Bool { left.microseconds < right.microseconds }

    public func adding(microseconds: Int64) -> Moment { Moment(microseconds: self.microseconds + microseconds) }
    public func adding(seconds: Int) -> Moment { Moment(microseconds: microseconds + Int64(seconds) * 1_000_000) }
    public func seconds(since other: Moment) -> Int { Int((microseconds - other.microseconds) / 1_000_000) }
}

extension Moment: Codable {
    public init(from decoder: any Decoder) throws { microseconds = try decoder.singleValueContainer().decode(Int64.self) }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(microseconds)
    }
}

/// Wall-clock time in Germany, where all offices are: CET, and CEST from the last Sunday of March to the last of October, 01:00 UTC.
public struct LocalTime: Sendable, Hashable {
    public let day: CivilDate
    public let hour: Int
    public let minute: Int

    public init(_ moment: Moment) {
        let seconds = moment.microseconds.flooredDivision(by: 1_000_000)
        let local = seconds + Int64(Self.offset(atUTCSeconds: seconds))
        day = CivilDate(dayNumber: Int(local.flooredDivision(by: 86_400)))
        let rest = Int(local - local.flooredDivision(by: 86_400) * 86_400)
        hour = rest / 3_600
        minute = rest % 3_600 / 60
    }

    public init(day: CivilDate, hour: Int, minute: Int) {
        self.day = day
        self.hour = hour
        self.minute = minute
    }

    /// The instant this wall-clock time names; in the repeated hour of October the first, in the skipped hour of March an hour later.
    public var moment: Moment {
        let naive = Int64(day.dayNumber) * 86_400 + Int64(hour * 3_600 + minute * 60)
        let summer = naive - 7_200
        let utc = Self.offset(atUTCSeconds: summer) == 7_200 ? summer : naive - 3_600
        return Moment(microseconds: utc * 1_000_000)
    }

    /// The instants at which clocks show this time: none in the skipped hour of March, two in the repeated one of October, else one.
    public var moments: [Moment] {
        let naive = Int64(day.dayNumber) * 86_400 + Int64(hour * 3_600 + minute * 60)
        return [7_200, 3_600].filter { Self.offset(atUTCSeconds: naive - Int64($0)) == $0 }
            .map { Moment(microseconds: (naive - Int64($0)) * 1_000_000) }
    }

    /// `14:05`.
    public var clock: String { "\(padded(hour, 2)):\(padded(minute, 2))" }

    /// Reads `9:30` or `09:30`; nil for anything else.
    public static func clock(typed text: String) -> (hour: Int, minute: Int)? {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, (1...2).contains(parts[0].count), parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(Substring(parts[0])), let minute = Int(Substring(parts[1])), hour < 24, minute < 60
        else { return nil }
        return (hour, minute)
    }

    private static func offset(atUTCSeconds seconds: Int64) -> Int {
        let year = CivilDate(dayNumber: Int(seconds.flooredDivision(by: 86_400))).year
        func change(_ month: Int) -> Int64 {
            let last = CivilDate(year: year, month: month, day: 31)!
            return Int64(last.dayNumber - last.weekday % 7) * 86_400 + 3_600
        }
        return seconds >= change(3) && seconds < change(10) ? 7_200 : 3_600
    }
}

extension Int64 {
    func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

extension Moment {
    public var local: LocalTime { LocalTime(self) }
    /// `2026-11-21T08:10:09Z`.
    public var iso: String {
        let seconds = microseconds.flooredDivision(by: 1_000_000)
        let days = seconds.flooredDivision(by: 86_400)
        let rest = Int(seconds - days * 86_400)
        return "\(CivilDate(dayNumber: Int(days)).iso)T\(padded(rest / 3_600, 2)):\(padded(rest % 3_600 / 60, 2)):\(padded(rest % 60, 2))Z"
    }
}

/// Where the time comes from; tests hand in their own.
public struct Clock: Sendable {
    public let now: @Sendable () -> Moment

    public init(now: @escaping @Sendable () -> Moment) { self.now = now }
    public static let system = Clock { Moment(Date()) }
    public static func standing(at moment: Moment) -> Clock { Clock { moment } }

    public var today: CivilDate { now().local.day }
}
