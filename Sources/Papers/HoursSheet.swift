public import Basics

/// An interpreter's hours of one month, for their invoice: days, hours and cents, and no name of anybody advised.
public struct HoursSheet: Encodable, Sendable, Hashable {
    public struct Line: Encodable, Sendable, Hashable {
        public let day: String
        public let from: String
        public let to: String
        public let minutes: Int
        /// "wahrgenommen", "nicht erschienen".
        public let outcome: String
        public let place: String
        /// Nil where nobody wrote it down.
        public let cost: Money?

        public init(begins: Moment, minutes: Int, outcome: String, place: String, cost: Money?) {
            day = begins.local.day.german
            from = begins.local.clock
            to = begins.adding(seconds: minutes * 60).local.clock
            self.minutes = minutes
            self.outcome = outcome.printable
            self.place = place.printable
            self.cost = cost
        }

        private enum Key: CodingKey { case day, from, to, hours, outcome, place, cost }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(day, forKey: .day)
            try container.encode(from, forKey: .from)
            try container.encode(to, forKey: .to)
            try container.encode(HoursSheet.words(minutes), forKey: .hours)
            try container.encode(outcome, forKey: .outcome)
            try container.encode(place, forKey: .place)
            try container.encode(cost?.german ?? "nicht eingetragen", forKey: .cost)
        }
    }

    /// The day it is printed.
    public let date: CivilDate
    public let office: String
    public let interpreter: String
    /// "Mai 2026".
    public let month: String
    public let lines: [Line]

    public init(date: CivilDate, office: String, interpreter: String, month: String, lines: [Line]) {
        self.date = date
        self.office = office.printable
        self.interpreter = interpreter.printable
        self.month = month.printable
        self.lines = lines
    }

    public var totalMinutes: Int { lines.reduce(0) { $0 + $1.minutes } }
    /// What is written down, added up.
    public var totalCost: Money { lines.reduce(.zero) { $0 + ($1.cost ?? .zero) } }
    /// Lines nobody wrote the cost of.
    public var withoutCost: Int { lines.count { $0.cost == nil } }

    /// "1:30" for 90 minutes.
    public static func words(_ minutes: Int) -> String { "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)" }

    private enum Key: CodingKey { case date, office, interpreter, month, lines, hours, cost, open }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(date, forKey: .date)
        try container.encode(office, forKey: .office)
        try container.encode(interpreter, forKey: .interpreter)
        try container.encode(month, forKey: .month)
        try container.encode(lines, forKey: .lines)
        try container.encode(Self.words(totalMinutes), forKey: .hours)
        try container.encode(totalCost.german, forKey: .cost)
        try container.encode(withoutCost, forKey: .open)
    }
}
