public import Basics

/// A calendar that other programs read: RFC 5545, every instant in UTC, so that no time zone has to be explained.
public struct CalendarFile: Sendable, Hashable {
    public struct Event: Sendable, Hashable {
        public enum Time: Sendable, Hashable {
            case span(begins: Moment, ends: Moment)
            case wholeDay(CivilDate)
        }
        public enum Status: String, Sendable, Hashable {
            case confirmed = "CONFIRMED"
            case cancelled = "CANCELLED"
        }

        /// The same for as long as the event lives, whatever becomes of it.
        public let uid: String
        /// Grows with every change.
        public let sequence: Int
        public let changed: Moment
        public let time: Time
        public let summary: String
        /// Empty for none.
        public let location: String
        public let status: Status

        public init(
            uid: String, sequence: Int, changed: Moment, time: Time, summary: String, location: String = "", status: Status = .confirmed
        ) {
            self.uid = uid
            self.sequence = sequence
            self.changed = changed
            self.time = time
            self.summary = summary
            self.location = location
            self.status = status
        }
    }

    public let name: String
    public let events: [Event]

    public init(name: String, events: [Event]) {
        self.name = name
        self.events = events
    }

    /// The file; the same calendar gives the same bytes.
    public var bytes: [UInt8] {
        var lines = ContentLines()
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", "-//Neuanfang//Kalender//DE")
        lines.add("CALSCALE", "GREGORIAN")
        lines.add("METHOD", "PUBLISH")
        lines.add("X-WR-CALNAME", text: name)
        lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT30M")
        lines.add("X-PUBLISHED-TTL", "PT30M")
        for event in events { lines.add(event) }
        lines.add("END", "VCALENDAR")
        return lines.bytes
    }
}

/// Content lines: folded at 75 octets between characters, ended by CRLF.
private struct ContentLines {
    private(set) var bytes: [UInt8] = []
    private static let longest = 75

    mutating func add(_ event: CalendarFile.Event) {
        add("BEGIN", "VEVENT")
        add("UID", text: event.uid)
        add("DTSTAMP", event.changed.basic)
        add("LAST-MODIFIED", event.changed.basic)
        add("SEQUENCE", String(event.sequence))
        switch event.time {
        case .span(let begins, let ends):
            add("DTSTART", begins.basic)
            add("DTEND", ends.basic)
        case .wholeDay(let day):
            add("DTSTART;VALUE=DATE", day.basic)
            add("DTEND;VALUE=DATE", day.adding(days: 1).basic)
            add("TRANSP", "TRANSPARENT")
        }
        add("SUMMARY", text: event.summary)
        if !event.location.isEmpty { add("LOCATION", text: event.location) }
        add("STATUS", event.status.rawValue)
        add("CLASS", "PRIVATE")
        add("END", "VEVENT")
    }

    mutating func add(_ name: StaticString, text: String) { add(name, Self.escaped(text)) }

    mutating func add(_ name: StaticString, _ value: String) {
        var width = 0
        for scalar in "\(name):\(value)".unicodeScalars {
            let piece = UTF8.encode(scalar).map(Array.init) ?? []
            if width + piece.count > Self.longest {
                // The blank that begins a continued line is one of its octets.
                bytes += [13, 10, 32]
                width = 1
            }
            bytes += piece
            width += piece.count
        }
        bytes += [13, 10]
    }

    private static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.cleaned.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped += ["\\", scalar]
            case "\n": escaped += ["\\", "n"]
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

extension Moment {
    /// `20261121T081009Z`.
    fileprivate var basic: String { String(iso.unicodeScalars.filter { $0 != "-" && $0 != ":" }) }
}

extension CivilDate {
    /// `20261121`.
    fileprivate var basic: String { String(iso.unicodeScalars.filter { $0 != "-" }) }
}
