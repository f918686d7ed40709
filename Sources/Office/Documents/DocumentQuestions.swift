public import Basics
public import Papers
import Store

/// "Unterlagen": the papers of a file. What is about health is only counted; `SensitiveDocuments` shows it, and the log says so.
public struct FileDocuments: Question {
    public static let needs = Right.seeConfidential
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(file: CaseID) { self.file = file }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let persons: [Person]
        public let documents: [Document]
        public let sensitive: Int
        public let today: CivilDate
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let all = try desk.documents(of: file)
        return Answer(
            file: file, persons: try desk.members(of: file), documents: all.filter { !$0.facts.kind.isSensitive },
            sensitive: all.count { $0.facts.kind.isSensitive }, today: desk.today)
    }
}

/// The papers about health; an entry of its own in the log.
public struct SensitiveDocuments: Question {
    public static let needs = Right.seeConfidential
    public static var reading: String { Readings.protection }
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(file: CaseID) { self.file = file }

    public func answer(at desk: Desk) throws -> [Document] {
        try desk.documents(of: desk.file(file)).filter(\.facts.kind.isSensitive)
    }
}

/// A paper with its bytes; the log says which was opened.
public struct OpenDocument: Question {
    public static let needs = Right.seeConfidential
    public static var reading: String { Readings.document }
    public let file: CaseID
    public let document: DocumentID
    public var opens: CaseID? { file }
    public var subject: String { document.text }

    public init(file: CaseID, document: DocumentID) {
        self.file = file
        self.document = document
    }

    public struct Answer: Sendable {
        /// `R-7K3F9Q-Reisepass.pdf`: names no person.
        public let name: String
        public let type: DocumentType
        public let bytes: [UInt8]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let document = try desk.document(document, of: file)
        guard document.state.isOpenable else {
            throw Refusal.notNow(
                why: document.state == .infected ? "Der Virenscanner hat in dieser Unterlage etwas gefunden." : "Diese Unterlage ist in Quarantäne.",
                instead: document.state == .infected
                    ? "Löschen Sie sie, und bitten Sie um eine neue." : "Sie öffnet sich, sobald der Virenscanner sie geprüft hat.")
        }
        return Answer(
            name: "\(file.number)-\(document.facts.kind.german).\(document.type.ending)", type: document.type,
            bytes: try desk.content(of: document.id, file.seal))
    }
}

/// One paper, to correct what is known of it.
public struct DocumentSheet: Question {
    public static let needs = Right.seeConfidential
    public static var reading: String { Readings.document }
    public let file: CaseID
    public let document: DocumentID
    public var opens: CaseID? { file }
    public var subject: String { document.text }

    public init(file: CaseID, document: DocumentID) {
        self.file = file
        self.document = document
    }

    public func answer(at desk: Desk) throws -> (file: CaseFile, persons: [Person], document: Document) {
        let file = try desk.file(file)
        return (file, try desk.members(of: file), try desk.document(document, of: file))
    }
}

/// A paper that ends, or ended lately, in a file this worker may open.
public struct ExpiringDocument: Sendable {
    public let id: DocumentID
    public let file: CaseID
    public let fileNumber: String
    public let fileTitle: String
    /// Nil for what stands behind the logged click.
    public let kind: DocumentKind?
    public let person: PersonID?
    public let expiresOn: CivilDate
    public let owner: WorkerID
}

/// What runs out, for a day's list and for plans: papers of open files whose end lies in these days, the next one first.
public struct ExpiringDocuments: Question {
    public static let needs = Right.seeFiles
    public let from: CivilDate
    public let until: CivilDate
    /// Only the worker's own files.
    public let onlyMine: Bool

    public init(from: CivilDate, until: CivilDate, onlyMine: Bool = true) {
        self.from = from
        self.until = until
        self.onlyMine = onlyMine
    }

    public func answer(at desk: Desk) throws -> [ExpiringDocument] {
        let whose: SQL = onlyMine ? "AND c.owner = \(desk.worker.id)" : ""
        let rows = try desk.transaction.rows(
            """
            SELECT d.document, d.case_id, d.expires_on, d.about, c.number, c.title, c.desk, c.restricted, c.owner, k.wrapped_key
            FROM documents d JOIN cases c ON c.office = d.office AND c.case_id = d.case_id
            JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            WHERE d.office = \(desk.office) AND d.expires_on >= \(from) AND d.expires_on <= \(until) AND c.closed_on IS NULL
                AND k.wrapped_key IS NOT NULL \(whose) AND \(try desk.access().condition) ORDER BY d.expires_on, d.document LIMIT 200
            """)
        return try rows.compactMap { row in
            guard let title = try desk.title(in: row) else { return nil }
            let id: DocumentID = try row.get("document")
            let about: SealedDocument = try desk.seal(in: row).openJSON(try row.get("about"), "documents", "about", id.text)
            return ExpiringDocument(
                id: id, file: try row.get("case_id"), fileNumber: try row.get("number"), fileTitle: title,
                kind: about.facts.kind.isSensitive ? nil : about.facts.kind, person: about.facts.kind.isSensitive ? nil : about.facts.person,
                expiresOn: try row.get("expires_on"), owner: try row.get("owner"))
        }
    }
}
