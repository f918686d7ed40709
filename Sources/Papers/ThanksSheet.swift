public import Basics

/// A confirmation of a volunteer's hours, word by word as it was given; paper is drawn from it alone. No household stands on it.
public struct ThanksSheet: Codable, Sendable, Hashable {
    public struct Line: Codable, Sendable, Hashable {
        /// "Begleitung zu einem Amt".
        public let what: String
        /// "3:30".
        public let hours: String

        public init(what: String, minutes: Int) {
            self.what = what.printable
            hours = HoursSheet.words(minutes)
        }
    }

    public let number: String
    public let date: CivilDate
    public let office: String
    public let letterhead: [String]
    public let place: String
    public let name: String
    /// "01.01.2026".
    public let from: String
    public let to: String
    public let lines: [Line]
    /// "12:30", all of it.
    public let hours: String
    public let signer: String

    public init(
        number: String, date: CivilDate, office: String, letterhead: [String], place: String, name: String, from: CivilDate, to: CivilDate,
        lines: [Line], minutes: Int, signer: String
    ) {
        self.number = number.printable
        self.date = date
        self.office = office.printable
        self.letterhead = letterhead.printable
        self.place = place.printable
        self.name = name.printable
        self.from = from.german
        self.to = to.german
        self.lines = lines
        hours = HoursSheet.words(minutes)
        self.signer = signer.printable
    }
}
