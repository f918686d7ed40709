/// A date counted from an event of the case.
public struct Deadline: Sendable, Identifiable {
    public enum Event: String, Sendable, Hashable, Codable, CaseIterable {
        case submission = "application_submitted"
        case approval, departure, arrival, move
        case rejection = "negative_decision"
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
    public let offset: Span
    /// Where others take from `offset` up to this.
    public let atMost: Span?
    public let kind: Kind
    public let valid: Period
    public let provenance: Provenance
}

/// Whom a provider looks after first; never a condition.
public struct Priority: Sendable, Identifiable {
    public let id: String
    public let text: Wording
    public let provenance: Provenance
    /// The condition's node; nil where only the text says who is meant.
    let node: Int?
}
