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

    /// What a reason speaks of. Its words are made when somebody asks for them.
    enum Topic: Sendable {
        /// A node of the rules, seen from a row.
        case node(Int, Int, Scene)
        /// An offer that is not in force.
        case period(Int, Scene)
        /// Words of the catalogue: an exception, a relation.
        case told(Told)
    }

    /// A sentence of the catalogue that is no condition.
    final class Told: Sendable {
        let text: Wording
        let provenance: Provenance
        let scene: Scene

        init(_ text: Wording, _ provenance: Provenance, _ scene: Scene) { (self.text, self.provenance, self.scene) = (text, provenance, scene) }
    }

    /// Holds what a reason speaks of once, so that it is copied by its address.
    final class Held: Sendable {
        let topic: Topic
        let parts: [Reason]
        /// The weakest state among the facts it stands on.
        let basis: Standing?
        /// Facts nobody stated behind presumptions it stands on.
        let presumed: [FactReference]

        init(_ topic: Topic, isPresumed: Bool, parts: [Reason]) {
            self.topic = topic
            self.parts = parts
            var basis = topic.standing
            var presumed: [FactReference] = []
            for part in parts where part.isDecisive {
                if let weaker = part.held.basis { basis = basis.map { min($0, weaker) } ?? weaker }
                if !isPresumed { presumed += part.held.presumed }
            }
            self.basis = basis
            self.presumed = isPresumed ? parts.flatMap(\.unstated) : presumed
        }
    }

    let held: Held
    public let holds: Truth
    /// Whether the result hangs on it.
    public private(set) var isDecisive = true
    /// Not stated by anybody: an exceptional ground that counts as absent.
    public let isPresumed: Bool

    init(_ topic: Topic, _ holds: Truth, isPresumed: Bool = false, parts: [Reason] = []) {
        held = Held(topic, isPresumed: isPresumed, parts: parts)
        self.holds = holds
        self.isPresumed = isPresumed
    }

    /// Nothing hangs on the parts of what is not decisive itself.
    public var parts: [Reason] { isDecisive ? held.parts : held.parts.map(\.beside) }
    var basis: Standing? { held.basis }
    var presumed: [FactReference] { held.presumed }

    /// The facts it looks at that nobody stated.
    private var unstated: [FactReference] { (held.topic.unstated.map { [$0] } ?? []) + held.parts.flatMap(\.unstated) }

    /// Two reasons of one answer that say the same of the same node.
    struct Identity: Hashable {
        let held: ObjectIdentifier
        let holds: Truth
        let isDecisive: Bool
        let isPresumed: Bool
    }

    var identity: Identity { Identity(held: ObjectIdentifier(held), holds: holds, isDecisive: isDecisive, isPresumed: isPresumed) }

    /// The same, with nothing hanging on it.
    var beside: Reason {
        var reason = self
        reason.isDecisive = false
        return reason
    }

    public static func == (left: Reason, right: Reason) -> Bool {
        left.identity == right.identity
            || (left.holds == right.holds && left.isDecisive == right.isDecisive && left.isPresumed == right.isPresumed && left.words == right.words
                && left.parts == right.parts)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(text)
        hasher.combine(holds)
    }
}
