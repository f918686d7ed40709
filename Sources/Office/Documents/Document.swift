public import Basics
public import Papers
public import Store
import Vault

public enum DocumentRecord {}
public typealias DocumentID = Identifier<DocumentRecord>

/// What a paper is.
public enum DocumentKind: String, Sendable, CaseIterable, Codable {
    case passport
    case identityCard = "identity_card"
    case birthCertificate = "birth_certificate"
    case marriageCertificate = "marriage_certificate"
    case residencePaper = "residence_paper"
    case school, work, medical, contract, offer, correspondence, travel, other

    public var german: String {
        switch self {
        case .passport: "Reisepass"
        case .identityCard: "Ausweis"
        case .birthCertificate: "Geburtsurkunde"
        case .marriageCertificate: "Heiratsurkunde"
        case .residencePaper: "Aufenthaltspapier"
        case .school: "Schule und Ausbildung"
        case .work: "Arbeit und Beruf"
        case .medical: "Gesundheit"
        case .contract: "Vertrag"
        case .offer: "Angebot oder Rechnung"
        case .correspondence: "Schreiben"
        case .travel: "Reiseunterlage"
        case .other: "Anderes"
        }
    }

    /// Shown and opened only behind the logged click, as facts about health are.
    public var isSensitive: Bool { self == .medical }
}

/// Whether a paper may be opened.
public enum DocumentState: String, Sendable, Codable {
    /// No scanner is set up here.
    case unscanned
    /// A scanner is set up and has not answered yet.
    case quarantined
    case clean
    /// The scanner found something; nobody opens it any more.
    case infected

    public var german: String {
        switch self {
        case .unscanned: "nicht auf Viren geprüft"
        case .quarantined: "in Quarantäne"
        case .clean: "auf Viren geprüft"
        case .infected: "gesperrt: Schadsoftware"
        }
    }

    public var isOpenable: Bool { self == .unscanned || self == .clean }
}

extension DocumentState: SQLConvertible {}

/// What people know of a paper; sealed under the file's key.
public struct DocumentFacts: Sendable, Codable, Hashable {
    public var kind: DocumentKind
    /// Whose it is; nil for the household.
    public var person: PersonID?
    public var issuedOn: CivilDate?
    public var expiresOn: CivilDate?
    /// The day it has to be gone by.
    public var keepUntil: CivilDate?
    public var remark: String?

    public init(
        kind: DocumentKind, person: PersonID? = nil, issuedOn: CivilDate? = nil, expiresOn: CivilDate? = nil, keepUntil: CivilDate? = nil,
        remark: String? = nil
    ) {
        self.kind = kind
        self.person = person
        self.issuedOn = issuedOn
        self.expiresOn = expiresOn
        self.keepUntil = keepUntil
        self.remark = remark
    }
}

/// A paper in a list.
public struct Document: Sendable {
    public let id: DocumentID
    public let facts: DocumentFacts
    /// As its owner called the file.
    public let name: String
    public let type: DocumentType
    public let pages: Int
    /// What was taken out when it came.
    public let removed: [RemovedPart]
    public let bytes: Int
    public let state: DocumentState
    /// What the scanner found.
    public let finding: String?
    public let keptAt: Moment
    public let keptBy: String
    public let version: Int
}

/// What is sealed of a paper beside its bytes.
struct SealedDocument: Codable {
    var facts: DocumentFacts
    let name: String
    let type: DocumentType
    let pages: Int
    let removed: [RemovedPart]
    var finding: String?
}

extension Desk {
    /// The papers of a file, the newest first.
    func documents(of file: CaseFile, where condition: SQL = "") throws -> [Document] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT document, kept_at, kept_by, bytes, state, about, version FROM documents
            WHERE office = \(office) AND case_id = \(file.id) \(condition) ORDER BY kept_at DESC, document
            """)
        return try rows.map { row in
            let id: DocumentID = try row.get("document")
            let about: SealedDocument = try file.seal.openJSON(try row.get("about"), "documents", "about", id.text)
            return Document(
                id: id, facts: about.facts, name: about.name, type: about.type, pages: about.pages, removed: about.removed,
                bytes: try row.get("bytes"), state: try row.get("state"), finding: about.finding, keptAt: try row.get("kept_at"),
                keptBy: names[try row.get("kept_by", as: WorkerID.self)] ?? "", version: try row.get("version"))
        }
    }

    func document(_ id: DocumentID, of file: CaseFile) throws -> Document {
        guard let document = try documents(of: file, where: "AND document = \(id)").first else { throw Refusal.notFound }
        return document
    }

    /// The bytes of a paper, put together from their parts; a part that is missing or moved is noticed.
    func content(of id: DocumentID, _ seal: FileSeal) throws -> [UInt8] {
        guard let parts: Int = try transaction.value("SELECT parts FROM documents WHERE office = \(office) AND document = \(id)") else {
            throw Refusal.notFound
        }
        var content: [UInt8] = []
        for part in 1...parts {
            let sealed: [UInt8]? = try transaction.value(
                "SELECT body FROM document_parts WHERE office = \(office) AND document = \(id) AND part = \(part)")
            guard let sealed else { throw VaultError.damaged }
            content += try seal.openBytes(sealed, "document_parts", "body", DocumentPart.row(id, part, of: parts))
        }
        return content
    }
}

enum DocumentPart {
    /// Bytes in one row of the database.
    static let size = 1 << 20

    /// The part's place says how many there are: none can be left out unnoticed.
    static func row(_ document: DocumentID, _ part: Int, of parts: Int) -> String { "\(document)/\(part)/\(parts)" }
}
