public import Basics
import Papers
import Store
import Vault

/// What somebody typed for a letter.
public struct LetterInput: Codable, Sendable, Hashable {
    /// Whom of the household it is about; nil for the first.
    public var person: PersonID?
    /// The lines of the address window.
    public var recipient: [String]
    /// Nil for the usual one.
    public var salutation: String?
    /// Under the person's name, where the letter is their own.
    public var senderAddress: [String]
    /// When the person allowed it.
    public var consentOn: CivilDate?
    /// By the template's questions, as typed.
    public var answers: [String: String]

    public init(
        person: PersonID? = nil, recipient: [String] = [], salutation: String? = nil, senderAddress: [String] = [], consentOn: CivilDate? = nil,
        answers: [String: String] = [:]
    ) {
        self.person = person
        self.recipient = recipient
        self.salutation = salutation
        self.senderAddress = senderAddress
        self.consentOn = consentOn
        self.answers = answers
    }
}

/// How a letter left the house.
public enum LetterWay: String, Codable, Sendable, CaseIterable {
    case handed, post, email, fax, portal

    public var german: String {
        switch self {
        case .handed: "persönlich übergeben"
        case .post: "mit der Post"
        case .email: "per E-Mail"
        case .fax: "per Fax"
        case .portal: "über ein Portal"
        }
    }
}

/// A letter in the list of its file.
public struct LetterLine: Sendable {
    public struct Sending: Sendable {
        public let on: CivilDate
        public let way: LetterWay
        public let note: String?
        public let by: String
    }

    public let id: LetterID
    public let number: String
    /// The template's title.
    public let title: String
    /// The first line of the address.
    public let recipient: String
    public let writtenAt: Moment
    public let writtenBy: String
    public let replaces: LetterID?
    /// The letter that took its place.
    public let replacedBy: LetterID?
    public let sending: Sending?
    public let version: Int
}

/// What is frozen: the letter itself, what it was made of, and why.
struct SealedLetter: Codable, Sendable {
    /// The template's id, title and hash.
    let template: String
    let title: String
    let hash: String
    let input: LetterInput
    /// What was filled in, by the names of the template's fields and questions.
    let fields: [String: String]
    let letter: OfficeLetter
    /// Why it takes another one's place.
    let reason: String?
}

struct SealedSending: Codable, Sendable {
    let way: LetterWay
    let note: String?
    let by: String
}

extension Desk {
    /// The letters of a file, the newest first.
    func letterLines(of file: CaseFile) throws -> [LetterLine] { try sealedLetters(of: file).map(\.line) }

    /// With what is frozen of each. A file has few; the limit only keeps one page a page.
    func sealedLetters(of file: CaseFile) throws -> [(line: LetterLine, body: SealedLetter)] {
        let rows = try transaction.rows(
            """
            SELECT letter, number, written_at, written_by, replaces, sent_on, sending, body, version FROM letters
            WHERE office = \(office) AND case_id = \(file.id) ORDER BY written_at DESC, letter LIMIT 200
            """)
        let names = try names()
        var replacedBy: [LetterID: LetterID] = [:]
        for row in rows {
            if let old: LetterID = try row.get("replaces") { replacedBy[old] = try row.get("letter") }
        }
        return try rows.map { row in
            let id: LetterID = try row.get("letter")
            let body: SealedLetter = try file.seal.openJSON(try row.get("body"), "letters", "body", id.text)
            let sent: CivilDate? = try row.get("sent_on")
            let sending: [UInt8]? = try row.get("sending")
            let way: SealedSending? = try sending.map { try file.seal.openJSON($0, "letters", "sending", id.text) }
            let line = LetterLine(
                id: id, number: try row.get("number"), title: body.title, recipient: body.letter.recipient.first ?? "",
                writtenAt: try row.get("written_at"), writtenBy: names[try row.get("written_by", as: WorkerID.self)] ?? "",
                replaces: try row.get("replaces"), replacedBy: replacedBy[id],
                sending: sent.flatMap { day in way.map { LetterLine.Sending(on: day, way: $0.way, note: $0.note, by: $0.by) } },
                version: try row.get("version"))
            return (line, body)
        }
    }

    func sealedLetter(_ id: LetterID, of file: CaseFile) throws -> (line: LetterLine, body: SealedLetter) {
        guard let found = try sealedLetters(of: file).first(where: { $0.line.id == id }) else { throw Refusal.notFound }
        return found
    }

    /// A number no letter of the office has.
    func freeLetterNumber() throws -> String {
        try freeNumber(prefix: "B-\(today.year)") { "SELECT COUNT(*) FROM letters WHERE office = \(office) AND number = \($0)" }
    }
}
