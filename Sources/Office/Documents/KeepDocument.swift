public import Basics
public import Papers
import Store

/// Lays a paper into a file, sealed under the file's key. It was cleaned before: `DocumentReader`.
public struct KeepDocument: Command {
    public static let name = "document.keep"
    public static let needs = Right.keepFiles
    /// All papers of a file together, in bytes.
    public static let mostOfAFile = 500 << 20

    public let file: CaseID
    public let facts: DocumentFacts
    public let document: CleanDocument
    /// A scanner is set up here: closed until it has answered.
    public let isQuarantined: Bool

    public init(file: CaseID, facts: DocumentFacts, document: CleanDocument, isQuarantined: Bool) {
        self.file = file
        self.facts = facts
        self.document = document
        self.isQuarantined = isQuarantined
    }

    public func perform(at desk: Desk) throws -> Created<DocumentID> {
        let file = try desk.openFile(file)
        try facts.check(for: file, at: desk)
        guard (1...DocumentReader.largestFile * 2).contains(document.bytes.count) else { throw Refusal.invalid("file", "Die Datei ist zu groß.") }
        let held: Int =
            try desk.transaction.value(
                "SELECT CAST(SUM(bytes) AS bigint) FROM documents WHERE office = \(desk.office) AND case_id = \(file.id) HAVING COUNT(*) > 0")
            ?? 0
        guard held + document.bytes.count <= Self.mostOfAFile else {
            throw Refusal.notNow(why: "In diesem Fall liegen schon 500 MB.", instead: "Löschen Sie Unterlagen, die niemand mehr braucht.")
        }
        let id = DocumentID()
        let about = SealedDocument(
            facts: facts, name: document.name, type: document.type, pages: document.pages, removed: document.removed, finding: nil)
        let parts = (document.bytes.count + DocumentPart.size - 1) / DocumentPart.size
        try desk.transaction.execute(
            """
            INSERT INTO documents (office, document, case_id, kept_at, kept_by, bytes, parts, state, expires_on, keep_until, about, version)
            VALUES (\(desk.office), \(id), \(file.id), \(desk.now), \(desk.worker.id), \(document.bytes.count), \(parts),
                \(isQuarantined ? DocumentState.quarantined : .unscanned), \(facts.expiresOn), \(facts.keepUntil),
                \(try file.seal.sealJSON(about, "documents", "about", id.text)), 1)
            """)
        for part in 1...parts {
            let piece = document.bytes[((part - 1) * DocumentPart.size)..<min(part * DocumentPart.size, document.bytes.count)]
            let sealed = try file.seal.sealBytes(Array(piece), "document_parts", "body", DocumentPart.row(id, part, of: parts))
            try desk.transaction.execute(
                "INSERT INTO document_parts (office, document, part, body) VALUES (\(desk.office), \(id), \(part), \(sealed))")
        }
        desk.tell(Self.name, of: file.id, subject: id)
        return Created(id)
    }
}

/// Corrects what is known of a paper.
public struct MendDocument: Command {
    public static let name = "document.mend"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let document: DocumentID
    public let facts: DocumentFacts
    public let version: Int

    public init(file: CaseID, document: DocumentID, facts: DocumentFacts, version: Int) {
        self.file = file
        self.document = document
        self.facts = facts
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.file(file)
        let known = try desk.document(document, of: file)
        guard known.version == version else { throw Refusal.stale }
        try facts.check(for: file, at: desk)
        let about = SealedDocument(
            facts: facts, name: known.name, type: known.type, pages: known.pages, removed: known.removed, finding: known.finding)
        try desk.transaction.execute(
            """
            UPDATE documents SET expires_on = \(facts.expiresOn), keep_until = \(facts.keepUntil), version = \(version + 1),
                about = \(try file.seal.sealJSON(about, "documents", "about", document.text))
            WHERE office = \(desk.office) AND document = \(document)
            """)
        desk.tell(Self.name, of: file.id, subject: document)
        return Done()
    }
}

/// Takes a paper out of the file for good; the log keeps that there was one.
public struct RemoveDocument: Command {
    public static let name = "document.remove"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let document: DocumentID

    public init(file: CaseID, document: DocumentID) {
        self.file = file
        self.document = document
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.file(file)
        _ = try desk.document(document, of: file)
        try desk.transaction.execute("DELETE FROM document_parts WHERE office = \(desk.office) AND document = \(document)")
        try desk.transaction.execute("DELETE FROM documents WHERE office = \(desk.office) AND document = \(document)")
        desk.tell(Self.name, of: file.id, subject: document)
        return Done()
    }
}

extension DocumentFacts {
    func check(for file: CaseFile, at desk: Desk) throws {
        var errors: [FieldError] = []
        if let person, try !desk.persons(of: file).contains(where: { $0.id == person }) {
            errors.append(FieldError(field: "person", message: "Diese Person gehört nicht zum Haushalt."))
        }
        if let issuedOn, issuedOn > desk.today { errors.append(FieldError(field: "issued", message: "Dieser Tag liegt in der Zukunft.")) }
        if let issuedOn, let expiresOn, expiresOn < issuedOn {
            errors.append(FieldError(field: "expires", message: "Das Ende liegt vor der Ausstellung."))
        }
        if let keepUntil, keepUntil < desk.today { errors.append(FieldError(field: "keep_until", message: "Dieser Tag ist vorbei.")) }
        if let remark, remark.unicodeScalars.count > 300 { errors.append(FieldError(field: "remark", message: "Höchstens 300 Zeichen.")) }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
    }
}
