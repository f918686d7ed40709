public import Basics

/// A letter from a template, word by word as it was written. Stored with its file, it gives the same paper again.
public struct OfficeLetter: Codable, Sendable, Hashable {
    /// The office, or the person in whose own name the letter is written.
    public var sender: OfferLetter.Sender
    /// The lines of the address window.
    @Printable public var recipient: [String]
    /// The office's own number of this letter.
    @Printable public var number: String
    public var date: CivilDate
    /// Beside the address, without the day.
    public var information: [OfferLetter.Entry]
    @Printable public var subject: String
    @Printable public var salutation: String
    public var passages: [Passage]
    @Printable public var closing: String
    public var signatories: [OfferLetter.Signatory]

    public init(
        sender: OfferLetter.Sender, recipient: [String], number: String, date: CivilDate, information: [OfferLetter.Entry], subject: String,
        salutation: String, passages: [Passage], closing: String, signatories: [OfferLetter.Signatory]
    ) {
        self.sender = sender
        self.recipient = recipient
        self.number = number
        self.date = date
        self.information = information
        self.subject = subject
        self.salutation = salutation
        self.passages = passages
        self.closing = closing
        self.signatories = signatories
    }

    /// Paragraphs, or the lines of a list under their heading.
    public struct Passage: Codable, Sendable, Hashable {
        /// Empty for paragraphs.
        @Printable public var heading: String
        @Printable public var lines: [String]

        public init(heading: String = "", lines: [String]) {
            self.heading = heading
            self.lines = lines
        }
    }
}

extension OfficeLetter {
    public var sheet: LetterSheet {
        LetterSheet(
            title: "\(subject) (\(number))", language: "de", date: date, sender: sender, recipient: recipient,
            information: information + [OfferLetter.Entry("Datum", date.german)], subject: subject, foot: number, parts: parts)
    }

    private var parts: [LetterSheet.Part] {
        [.text(paragraphs: [salutation])]
            + passages.map { $0.heading.isEmpty ? .text(paragraphs: $0.lines) : .list(heading: $0.heading, items: $0.lines) }
            + [.signatures(greeting: closing, signatures: signatories.map(\.printed))]
    }
}
