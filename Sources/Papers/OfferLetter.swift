public import Basics

/// The facts of a "Zusage", the binding offer, in words and figures as they are to appear. Whoever writes the letter formats amounts and days;
/// the fixed words and their order come from `sheet`. Stored with the offer, it gives the same paper again.
public struct OfferLetter: Codable, Sendable, Hashable {
    public var sender: Sender
    /// The lines of the address window, about nine at most; for a nameless file the case number alone.
    @Printable public var recipient: [String]
    /// The office's own number of this letter.
    @Printable public var number: String
    public var date: CivilDate
    @Printable public var subject: String
    @Printable public var salutation: String
    @Printable public var opening: [String]
    public var lines: [Line]
    @Printable public var sum: String
    @Printable public var conditions: [String]
    /// What the office still has to see before it pays.
    @Printable public var missingEvidence: [String]
    public var reasons: [Reason]
    /// The programmes of this offer whose rules give no legal claim.
    @Printable public var withoutLegalClaim: [String]
    @Printable public var remarks: [String]
    @Printable public var closing: [String]
    public var signatories: [Signatory]
    /// The short fingerprint of the catalogue that decided.
    @Printable public var catalogueHash: String
    public var summary: Summary?

    public init(
        sender: Sender, recipient: [String], number: String, date: CivilDate, subject: String, salutation: String, opening: [String], lines: [Line],
        sum: String, conditions: [String] = [], missingEvidence: [String] = [], reasons: [Reason] = [], withoutLegalClaim: [String] = [],
        remarks: [String] = [], closing: [String] = [], signatories: [Signatory], catalogueHash: String, summary: Summary? = nil
    ) {
        self.sender = sender
        self.recipient = recipient
        self.number = number
        self.date = date
        self.subject = subject
        self.salutation = salutation
        self.opening = opening
        self.lines = lines
        self.sum = sum
        self.conditions = conditions
        self.missingEvidence = missingEvidence
        self.reasons = reasons
        self.withoutLegalClaim = withoutLegalClaim
        self.remarks = remarks
        self.closing = closing
        self.signatories = signatories
        self.catalogueHash = catalogueHash
        self.summary = summary
    }
}

extension OfferLetter {
    public struct Sender: Codable, Sendable, Hashable {
        @Printable public var office: String
        /// Small lines under the office's name: the body it belongs to, who funds it.
        @Printable public var letterhead: [String]
        /// The one small line above the address, seen through the window.
        @Printable public var returnAddress: String
        public var contact: [Entry]

        public init(office: String, letterhead: [String] = [], returnAddress: String, contact: [Entry] = []) {
            self.office = office
            self.letterhead = letterhead
            self.returnAddress = returnAddress
            self.contact = contact
        }
    }

    /// A label and what it labels: "Telefon", "089 0000-0".
    public struct Entry: Codable, Sendable, Hashable {
        @Printable public var label: String
        @Printable public var value: String

        public init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }

    /// One benefit of the table; the note, where there is one, stands small beneath it.
    public struct Line: Codable, Sendable, Hashable {
        @Printable public var benefit: String
        @Printable public var basis: String
        @Printable public var amount: String
        @Printable public var note: String

        public init(benefit: String, basis: String, amount: String, note: String = "") {
            self.benefit = benefit
            self.basis = basis
            self.amount = amount
            self.note = note
        }
    }

    public struct Reason: Codable, Sendable, Hashable {
        @Printable public var text: String
        @Printable public var source: String
        /// From when to when the rule is in force: "seit 01.01.2024".
        @Printable public var validity: String

        public init(text: String, source: String, validity: String) {
            self.text = text
            self.source = source
            self.validity = validity
        }
    }

    /// Who signs; with the day where the signing off is recorded, without it a line to sign on.
    public struct Signatory: Codable, Sendable, Hashable {
        @Printable public var name: String
        @Printable public var function: String
        public var date: CivilDate?

        public init(name: String, function: String, date: CivilDate? = nil) {
            self.name = name
            self.function = function
            self.date = date
        }
    }

    /// What the letter says, in the person's language. The German text alone binds.
    public struct Summary: Codable, Sendable, Hashable {
        public var language: Language
        public var direction: Direction
        @Printable public var heading: String
        @Printable public var paragraphs: [String]
        /// Not yet read by somebody who speaks the language.
        public var isDraft: Bool

        public init(language: Language, direction: Direction, heading: String, paragraphs: [String], isDraft: Bool) {
            self.language = language
            self.direction = direction
            self.heading = heading
            self.paragraphs = paragraphs
            self.isDraft = isDraft
        }
    }

    public enum Direction: String, Codable, Sendable {
        case leftToRight = "ltr"
        case rightToLeft = "rtl"
    }
}
