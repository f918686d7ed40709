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

    /// What kind of statement a reason is.
    public enum Kind: Sendable, Hashable {
        /// A text of the catalogue: a rule, an exception, a relation, a period. Whether one of its parts is enough.
        case sentence(onePartSuffices: Bool)
        /// A condition that looks at a fact, a day or a list.
        case leaf
        case all, any
        /// The opposite of its one part.
        case denial
        /// A condition over the persons of the household; its parts are the persons.
        case members
        /// Another offer, by id.
        case offer(String)
    }

    /// What a reason says; shared between the offers that give it.
    struct Content: Sendable, Hashable {
        var kind = Kind.sentence(onePartSuffices: false)
        var text: Wording
        var fact: FactUsed?
        var sources: [String] = []
        var confidence: Confidence?
        var values: [ValueUsed] = []
        var warnings: [Wording] = []
        var assumption: Assumption?
        var instead = Wording.none
    }

    /// Holds the content once, so that a reason is copied by its address.
    private final class Held: Sendable, Hashable {
        let content: Content

        init(_ content: Content) { self.content = content }

        static func == (left: Held, right: Held) -> Bool { left === right || left.content == right.content }
        func hash(into hasher: inout Hasher) { hasher.combine(content) }
    }

    private let held: Held
    public let holds: Truth
    /// Whether the result hangs on it.
    public private(set) var isDecisive = true
    /// Not stated by anybody: an exceptional ground that counts as absent.
    public let isPresumed: Bool
    public private(set) var parts: [Reason]

    init(_ content: Content, _ holds: Truth, isPresumed: Bool = false, parts: [Reason] = []) {
        held = Held(content)
        self.holds = holds
        self.isPresumed = isPresumed
        self.parts = parts
    }

    /// Two reasons of one answer that say the same of the same node.
    struct Identity: Hashable {
        let held: ObjectIdentifier
        let holds: Truth
        let isDecisive: Bool
        let isPresumed: Bool
    }

    var identity: Identity { Identity(held: ObjectIdentifier(held), holds: holds, isDecisive: isDecisive, isPresumed: isPresumed) }

    public var kind: Kind { held.content.kind }
    public var text: Wording { held.content.text }
    public var fact: FactUsed? { held.content.fact }
    /// Ids in the register of sources.
    public var sources: [String] { held.content.sources }
    public var confidence: Confidence? { held.content.confidence }
    public var values: [ValueUsed] { held.content.values }
    public var warnings: [Wording] { held.content.warnings }
    public var assumption: Assumption? { held.content.assumption }
    public var instead: Wording { held.content.instead }

    /// The same, with nothing hanging on it or on any of its parts.
    var beside: Reason {
        guard isDecisive else { return self }
        var reason = self
        reason.isDecisive = false
        reason.parts = parts.map(\.beside)
        return reason
    }
}
