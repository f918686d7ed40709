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

    /// Holds what a reason says once, so that it is copied by its address.
    private final class Held: Sendable {
        let content: Content
        let parts: [Reason]
        /// The weakest state among the facts it stands on.
        let basis: Standing?
        /// Facts nobody stated behind presumptions it stands on.
        let presumed: [FactReference]

        init(_ content: Content, isPresumed: Bool, parts: [Reason]) {
            self.content = content
            self.parts = parts
            var basis = content.fact?.state
            var presumed: [FactReference] = []
            for part in parts where part.isDecisive {
                if let weaker = part.held.basis { basis = basis.map { min($0, weaker) } ?? weaker }
                if !isPresumed { presumed += part.held.presumed }
            }
            self.basis = basis
            self.presumed = isPresumed ? parts.flatMap(\.unstated) : presumed
        }
    }

    private let held: Held
    public let holds: Truth
    /// Whether the result hangs on it.
    public private(set) var isDecisive = true
    /// Not stated by anybody: an exceptional ground that counts as absent.
    public let isPresumed: Bool

    init(_ content: Content, _ holds: Truth, isPresumed: Bool = false, parts: [Reason] = []) {
        held = Held(content, isPresumed: isPresumed, parts: parts)
        self.holds = holds
        self.isPresumed = isPresumed
    }

    /// Nothing hangs on the parts of what is not decisive itself.
    public var parts: [Reason] { isDecisive ? held.parts : held.parts.map(\.beside) }
    var basis: Standing? { held.basis }
    var presumed: [FactReference] { held.presumed }

    /// The facts it looks at that nobody stated.
    private var unstated: [FactReference] {
        (held.content.fact.flatMap { $0.value == nil ? [$0.reference] : nil } ?? []) + held.parts.flatMap(\.unstated)
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

    /// The same, with nothing hanging on it.
    var beside: Reason {
        var reason = self
        reason.isDecisive = false
        return reason
    }

    public static func == (left: Reason, right: Reason) -> Bool {
        left.identity == right.identity
            || (left.holds == right.holds && left.isDecisive == right.isDecisive && left.isPresumed == right.isPresumed
                && left.held.content == right.held.content && left.parts == right.parts)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(held.content)
        hasher.combine(holds)
    }
}
