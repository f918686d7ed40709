/// A date counted from an event of the case.
public struct Deadline: Sendable, Identifiable {
    public enum Event: String, Sendable, Hashable, Codable, CaseIterable {
        case submission = "application_submitted"
        case approval
        case rejection = "negative_decision"
        case plannedDeparture = "planned_departure"
        case departure, arrival
        /// The partner in the country of return asks afterwards for an approval (RIAT).
        case riatRequest = "riat_request"
        case move

        /// Whether it happens in each programme for itself.
        public var isPerProgramme: Bool { self == .submission || self == .approval || self == .riatRequest }
    }

    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Missing it costs money or the claim.
        case hard
        case soft
        /// How long others usually take.
        case expectation
        case window
    }

    public let id: String
    public let text: Wording
    public let from: Event
    public let offset: DeadlineOffset
    /// Where others take from `offset` up to this, or a window closes.
    public let atMost: DeadlineOffset?
    public let kind: Kind
    /// Whether a last day on a Saturday, Sunday or holiday becomes the next working day (§ 193 BGB); nil where nobody wrote so.
    public let moves: Bool?
    /// The event that settles it.
    public let metBy: Event?
    /// Only where one of these offers of the programme is given, by full id; empty for all.
    public let offers: [String]
    /// Not where one of these is given.
    public let notWith: [String]
    /// On the day of the event.
    public let valid: Period
    public let provenance: Provenance
}

extension Deadline.Event {
    public var wording: Wording {
        switch self {
        case .submission: Wording(de: "Antrag eingereicht", en: "application submitted")
        case .approval: Wording(de: "Antrag bewilligt", en: "application approved")
        case .rejection: Wording(de: "Ablehnung des Asylantrags", en: "asylum application rejected")
        case .plannedDeparture: Wording(de: "geplante Ausreise", en: "planned departure")
        case .departure: Wording(de: "Ausreise", en: "departure")
        case .arrival: Wording(de: "Ankunft im Zielland", en: "arrival in the country of return")
        case .riatRequest: Wording(de: "nachträglicher Fall in RIAT", en: "case opened afterwards in RIAT")
        case .move: Wording(de: "Umzug", en: "move")
        }
    }
}

extension Deadline.Kind {
    public var wording: Wording {
        switch self {
        case .hard: Wording(de: "feste Frist", en: "hard deadline")
        case .soft: Wording(de: "Empfehlung", en: "recommended")
        case .expectation: Wording(de: "übliche Dauer", en: "usual time")
        case .window: Wording(de: "Zeitfenster", en: "window")
        }
    }
}

/// Whom a provider looks after first; never a condition.
public struct Priority: Sendable, Identifiable {
    public let id: String
    public let text: Wording
    public let provenance: Provenance
    /// The condition's node; nil where only the text says who is meant.
    let node: Int?
}
