public import Basics

/// One line of the facts book about events: that one took place, or that somebody was there.
public struct EventFact: Sendable, Hashable {
    public let kind: String
    /// True for the event itself, false for a head.
    public let isEvent: Bool
    public let day: CivilDate
    public let recordedAt: Moment
    public let voidedAt: Moment?

    public init(kind: String, isEvent: Bool, day: CivilDate, recordedAt: Moment, voidedAt: Moment?) {
        self.kind = kind
        self.isEvent = isEvent
        self.day = day
        self.recordedAt = recordedAt
        self.voidedAt = voidedAt
    }
}

/// How many events took place in a period, by kind, and how many heads were there.
public struct EventFigures: Sendable, Hashable {
    public struct Line: Sendable, Hashable {
        public let kind: String
        public let events: Int
        public let heads: Int
    }

    /// By kind, most events first, then by code.
    public let byKind: [Line]

    public var events: Int { byKind.reduce(0) { $0 + $1.events } }
    public var heads: Int { byKind.reduce(0) { $0 + $1.heads } }

    /// Counts what happened on a day of the period (both ends included) as it was known at `asOf`.
    public init(facts: some Sequence<EventFact>, from: CivilDate, to: CivilDate, asOf: Moment) {
        var counts: [String: (events: Int, heads: Int)] = [:]
        for fact in facts where fact.day >= from && fact.day <= to && fact.recordedAt <= asOf && (fact.voidedAt.map { $0 > asOf } ?? true) {
            counts[fact.kind, default: (0, 0)].events += fact.isEvent ? 1 : 0
            counts[fact.kind, default: (0, 0)].heads += fact.isEvent ? 0 : 1
        }
        byKind = counts.map { Line(kind: $0.key, events: $0.value.events, heads: $0.value.heads) }
            .sorted { ($1.events, $0.kind) < ($0.events, $1.kind) }
    }
}

/// What each figure means, in one sentence.
public enum EventDefinition {
    public static let events = "Veranstaltung: hat stattgefunden, und die Anwesenheit ist eingetragen. Gezählt am Tag ihres Beginns."
    public static let heads = "Teilnahme: eine Person bei einer Veranstaltung, mit oder ohne Namen. Wer zweimal kommt, zählt zweimal."
}
