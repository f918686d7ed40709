public import Basics

/// A certificate of attendance, word by word as it was given; paper is drawn from it alone.
public struct CertificateSheet: Codable, Sendable, Hashable {
    public let number: String
    public let date: CivilDate
    /// The office's name, and the small lines under it.
    public let office: String
    public let letterhead: [String]
    public let place: String
    public let name: String
    public let organisation: String?
    public let kind: String
    public let title: String
    /// "21.11.2026, 09:30 Uhr, Dauer 6 Stunden".
    public let when: String
    public let `where`: String
    public let contents: String
    public let signer: String

    public init(
        number: String, date: CivilDate, office: String, letterhead: [String], place: String, name: String, organisation: String?, kind: String,
        title: String, when: String, where: String, contents: String, signer: String
    ) {
        self.number = number.printable
        self.date = date
        self.office = office.printable
        self.letterhead = letterhead.printable
        self.place = place.printable
        self.name = name.printable
        self.organisation = organisation?.printable
        self.kind = kind.printable
        self.title = title.printable
        self.when = when.printable
        self.where = `where`.printable
        self.contents = contents.printable
        self.signer = signer.printable
    }
}
