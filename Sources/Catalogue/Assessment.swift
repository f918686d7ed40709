public import Basics

/// What an offer comes to for one person, or for the household.
public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    case yes
    /// Only declarations are missing.
    case yesIfSigned = "yes_if_signed"
    /// Facts are missing.
    case open
    /// Only what a named person has to decide is missing.
    case judgement
    /// Own conditions hold; another offer decides first.
    case waiting
    case no
    /// Another offer goes first.
    case superseded
    /// Whether it goes together with another possible offer is stated nowhere.
    case unstated
    /// Two rules of the catalogue disagree.
    case conflict
    case notYet = "not_yet"
    case ended

    /// Whether the offer is out of the question on the facts given.
    public var isImpossible: Bool { self == .no || self == .superseded || self == .notYet || self == .ended }
}

/// An amount between two bounds.
public struct AmountRange: Sendable, Hashable {
    public enum Upper: Sendable, Hashable {
        case money(Money)
        case unlimited
        /// The catalogue does not know the value.
        case notKnown
    }

    public let from: Money
    public let to: Upper

    init(_ interval: Interval) {
        from = Money(cents: interval.low)
        to = interval.high == Interval.unlimited ? .unlimited : interval.high == Interval.notKnown ? .notKnown : .money(Money(cents: interval.high))
    }

    /// The amount, where both bounds are the same.
    public var settled: Money? { to == .money(from) ? from : nil }

    /// `1000.00`, `0.00..1000.00`, `0.00..not_limited` or `0.00..not_known`.
    public var text: String {
        switch to {
        case .money(let money): money == from ? from.decimal : "\(from.decimal)..\(money.decimal)"
        case .unlimited: "\(from.decimal)..not_limited"
        case .notKnown: "\(from.decimal)..not_known"
        }
    }

    /// As people in Germany read it: `1.000,00 €`, `bis 1.000,00 €`, `Betrag nicht bekannt`.
    public var wording: Wording {
        switch to {
        case .money(let money) where money == from: Wording(de: from.german, en: "EUR \(from.decimal)")
        case .money(let money) where from == .zero: Wording(de: "bis \(money.german)", en: "up to EUR \(money.decimal)")
        case .money(let money): Wording(de: "\(from.german) bis \(money.german)", en: "EUR \(from.decimal) to \(money.decimal)")
        case .unlimited: Wording(de: "ab \(from.german), ohne Obergrenze", en: "from EUR \(from.decimal), without limit")
        case .notKnown: Wording(de: "Betrag nicht bekannt", en: "amount not known")
        }
    }
}

/// One fact of the household, named.
public struct FactReference: Sendable, Hashable, Comparable {
    public let field: String
    /// From 1; nil for a fact of the household.
    public let person: Int?

    public init(field: String, person: Int?) {
        self.field = field
        self.person = person
    }

    public static func < (left: FactReference, right: FactReference) -> Bool {
        (left.person ?? 0, left.field) < (right.person ?? 0, right.field)
    }

    /// `1.entry_date`, or `destination` for the household.
    public var text: String { person.map { "\($0).\(field)" } ?? field }
}

/// The result of one offer for one person, or for the household.
public struct OfferResult: Sendable, Identifiable {
    public let programme: String
    /// `startup`.
    public let offer: String
    /// From 1; nil for an offer to the household.
    public let person: Int?
    public let status: Status
    /// Nil for help without an amount.
    public let amount: AmountRange?
    public let form: OfferForm
    public let isDiscretionary: Bool
    public let hasLegalClaim: Bool
    /// For a yes: how well the weakest fact it stands on is known.
    public let basis: Standing?
    public let reasons: [Reason]
    /// Documents still to be brought.
    public let missingEvidence: [String]
    /// Facts the result hangs on.
    public let missingFacts: [FactReference]
    /// What the catalogue or the case history does not know.
    public let gaps: [Wording]
    /// What to look at instead of a no.
    public let instead: [Wording]
    /// Offers the applicant may choose between, by id.
    public let alternatives: [String]
    /// Dated values the result stands on.
    public let values: [ValueUsed]
    /// Facts nobody stated that count as usual until somebody does; worth confirming.
    public let presumed: [FactReference]

    public var id: String { person.map { "\(programme).\(offer).\($0)" } ?? "\(programme).\(offer)" }
    /// `coming-home.startup`.
    public var offerID: String { "\(programme).\(offer)" }
}

/// A question that would help, the most telling first.
public struct OpenQuestion: Sendable, Hashable {
    public let fact: FactReference
    public let text: Wording
    /// The offers it is asked for, by id.
    public let why: [String]
    public let isSensitive: Bool
    /// Documents that prove the answer.
    public let evidence: [String]
}

/// Everything the catalogue says about one household.
public struct Assessment: Sendable {
    /// The household's sum of one offer.
    public struct Total: Sendable, Hashable {
        /// By id, `reag-garp.start_aid`.
        public let offer: String
        public let amount: AmountRange
    }

    /// A reason for a programme to look after somebody first; never a condition.
    public struct Priority: Sendable, Hashable {
        public let programme: String
        public let text: Wording
        public let person: Int
        public let sources: [String]
    }

    public let anchor: CivilDate
    public let catalogue: String
    public let offers: [OfferResult]
    public let totals: [Total]
    public let questions: [OpenQuestion]
    public let priorities: [Priority]

    /// Results of one offer, by person.
    public func results(of offer: String) -> [OfferResult] { offers.filter { $0.offerID == offer } }
    public func total(of offer: String) -> AmountRange? { totals.first { $0.offer == offer }?.amount }
}
