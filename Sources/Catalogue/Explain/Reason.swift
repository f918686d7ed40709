/// A dated value of the catalogue that was used.
public struct ValueUsed: Sendable, Hashable {
    /// `coming-home/startup_ceiling`, or a set's id.
    public let name: String
    public let text: Wording
    /// As the file writes it; nil where it is not known on the day.
    public let value: String?
    public let period: Period
    public let sources: [String]
    public let confidence: Confidence?
    /// Outdated, from memory, unread …
    public let warnings: [Wording]
}

/// One condition of an offer: whether it holds, on which fact, by which source. All parts are there, not only the telling ones.
public struct Reason: Sendable, Hashable {
    /// The fact a condition looked at.
    public struct FactUsed: Sendable, Hashable {
        public let reference: FactReference
        public let label: Wording
        /// Nil where it is not known.
        public let value: Wording?
        public let state: Standing?
        public let isRefused: Bool
    }

    public let text: Wording
    public let holds: Truth
    /// Whether the result hangs on it.
    public var isDecisive: Bool
    /// Not stated by anybody: an exceptional ground that counts as absent.
    public var isPresumed = false
    public let fact: FactUsed?
    /// Ids in the register of sources.
    public let sources: [String]
    public let confidence: Confidence?
    public let values: [ValueUsed]
    public let warnings: [Wording]
    public let assumption: Assumption?
    public let instead: Wording
    public var parts: [Reason]
}
