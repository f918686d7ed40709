public import Basics

/// A funding check as it is set for the file: every word in its order, drawn from the frozen check alone.
public struct CheckReport: Encodable, Sendable, Hashable {
    public let title: String
    /// BCP 47.
    public let language = "de"
    public let date: CivilDate
    /// The office's name, and the small lines under it.
    public let office: String
    public let letterhead: [String]
    public let heading: String
    /// The block beside the heading: number, days, version of the rules.
    public let information: [OfferLetter.Entry]
    public let foot: String
    public let parts: [Part]

    public enum Part: Encodable, Sendable, Hashable {
        case text(paragraphs: [String])
        case facts(heading: String, lines: [OfferLetter.Entry])
        case results(heading: String, items: [Result])
        case list(heading: String, items: [String])
    }

    /// One offer for the persons it is the same for.
    public struct Result: Encodable, Sendable, Hashable {
        public let offer: String
        public let basis: String
        /// "möglich, je 500,00 € für …".
        public let outcome: String
        /// Each with its sign and its sources' numbers.
        public let reasons: [String]
        public let instead: [String]

        public init(offer: String, basis: String, outcome: String, reasons: [String], instead: [String]) {
            self.offer = offer.printable
            self.basis = basis.printable
            self.outcome = outcome.printable
            self.reasons = reasons.printable
            self.instead = instead.printable
        }
    }

    public init(
        title: String, date: CivilDate, office: String, letterhead: [String], heading: String, information: [OfferLetter.Entry], foot: String,
        parts: [Part]
    ) {
        self.title = title.printable
        self.date = date
        self.office = office.printable
        self.letterhead = letterhead.printable
        self.heading = heading.printable
        self.information = information
        self.foot = foot.printable
        self.parts = parts
    }
}
