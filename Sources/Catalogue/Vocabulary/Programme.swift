/// Which day picks the version of a programme's rules.
public enum Anchor: Sendable, Hashable {
    case applicationDate
    /// A date field of the household, `departure_date`.
    case field(String)
}

/// One programme of the catalogue.
public struct Programme: Sendable, Identifiable {
    public let id: String
    public let title: Wording
    /// What kind of help: `return`, `reintegration`, `housing` …
    public let help: String
    public let runBy: Wording
    /// Who decides on an application.
    public let decides: Wording
    public let funders: [String]
    /// Whether a positive result is a right; otherwise it "can be funded".
    public let hasLegalClaim: Bool
    public let valid: Period
    public let anchor: Anchor
    public let provenance: Provenance
    public internal(set) var parameters: [Parameter] = []
    public internal(set) var rules: [Rule] = []
    public internal(set) var offers: [Offer] = []
    public internal(set) var deadlines: [Deadline] = []
    public internal(set) var priorities: [Priority] = []
    /// Place in the answers' order.
    let number: Int
    /// The household field of the anchor, -1 for the application date.
    let anchorField: Int
    var coverage: [Int: Int] = [:]
    var limits: [Limit] = []
    var tests: [Expectation] = []
}

/// A named condition with its text and source.
public struct Rule: Sendable, Identifiable {
    public let id: String
    public let text: Wording
    public let instead: Wording
    /// An exceptional ground: what counts as long as nobody has stated otherwise.
    public let presumed: Truth?
    public let provenance: Provenance
    let node: Int
}

/// What an offer is made of.
public enum OfferForm: String, Sendable, Hashable, Codable, CaseIterable {
    case cash
    case inKind = "in_kind"
    case service
    case ticket
}

/// One thing a programme gives.
public struct Offer: Sendable, Identifiable {
    /// An exception to the offer's condition or amount.
    struct Exception: Sendable {
        let id: String
        /// Numbers of the exceptions it overrides.
        let overrides: Set<Int>
        let when: Int
        /// Nil refuses the offer.
        let amount: Int?
        let text: Wording
        let provenance: Provenance
    }

    /// `coming-home.startup`.
    public let id: String
    public let programme: String
    /// `startup`.
    public let name: String
    public let title: Wording
    public let text: Wording
    public let form: OfferForm
    public let per: Entity
    public let valid: Period
    /// Documents the payment needs.
    public let evidence: [String]
    /// "Usually", "may": the provider decides.
    public let isDiscretionary: Bool
    public let instead: Wording
    public let provenance: Provenance
    /// Whether it has an amount (a value, for help in kind).
    public var hasAmount: Bool { amount != nil }
    let number: Int
    let programmeNumber: Int
    let when: Int
    let amount: Int?
    var exceptions: [Exception]
    let place: Findings.Place
}

/// A ceiling over offers of a programme.
struct Limit: Sendable {
    enum ShareOut: String, Sendable, CaseIterable {
        case inOrder = "in_order"
        case proRata = "pro_rata"
    }

    let id: String
    let text: Wording
    let offers: [Int]
    let scope: Entity
    let atMost: Int
    let when: Int?
    let valid: Period
    let shareOut: ShareOut
    let provenance: Provenance
}
