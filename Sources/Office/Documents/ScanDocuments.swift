public import Basics
public import Papers
import Store
import Vault

extension Office {
    /// Lets the scanner look at papers that nobody has scanned, the oldest first; `only` for the one that has just come.
    /// Stops at the first that the scanner does not answer for: the rest waits. Answers how many were looked at.
    @discardableResult
    public func scanDocuments(by scanner: VirusScanner, only: DocumentID? = nil, limit: Int = 50) async throws -> Int {
        let waiting = try await waitingDocuments(only: only, limit: limit)
        for (done, document) in waiting.enumerated() {
            guard let bytes = try await content(of: document) else { continue }
            do {
                let verdict = try await scanner.scan(bytes)
                try await write(verdict, on: document)
            } catch is ScannerError {
                return done
            }
        }
        return waiting.count
    }

    private struct Waiting: Sendable {
        let office: OfficeID
        let document: DocumentID
        let file: CaseID
    }

    private func waitingDocuments(only: DocumentID?, limit: Int) async throws -> [Waiting] {
        try await database.read { transaction in
            let which: SQL = only.map { "AND document = \($0)" } ?? ""
            let rows = try transaction.rows(
                """
                SELECT office, document, case_id FROM documents
                WHERE state IN \(list: [DocumentState.quarantined, .unscanned]) \(which) ORDER BY kept_at, document LIMIT \(limit)
                """)
            return try rows.map { Waiting(office: try $0.get("office"), document: try $0.get("document"), file: try $0.get("case_id")) }
        }
    }

    /// Nil where the file was erased meanwhile.
    private func content(of waiting: Waiting) async throws -> [UInt8]? {
        let (now, keyring, shelf) = (clock.now(), keyring, shelf)
        return try await database.read { transaction in
            let desk = try Desk(worker: .scanner(in: waiting.office), now: now, transaction: transaction, keyring: keyring, shelf: shelf)
            guard let seal = try desk.anySeal(of: waiting.file) else { return nil }
            return try desk.content(of: waiting.document, seal)
        }
    }

    private func write(_ verdict: ScanVerdict, on waiting: Waiting) async throws {
        let (now, keyring, shelf) = (clock.now(), keyring, shelf)
        try await database.write { transaction in
            let desk = try Desk(worker: .scanner(in: waiting.office), now: now, transaction: transaction, keyring: keyring, shelf: shelf)
            guard let seal = try desk.anySeal(of: waiting.file) else { return }
            try desk.write(verdict, on: waiting.document, seal)
            let book = LogBook(office: waiting.office, key: desk.officeKey.logKey)
            let said = if case .clean = verdict { "clean" } else { "infected" }
            try book.append(
                LogEntry(action: "document.scan", caseID: waiting.file, subject: waiting.document.text, detail: said), worker: nil, at: now,
                in: transaction)
        }
    }
}

extension Desk {
    fileprivate func write(_ verdict: ScanVerdict, on document: DocumentID, _ seal: FileSeal) throws {
        let sealed: [UInt8]? = try transaction.value("SELECT about FROM documents WHERE office = \(office) AND document = \(document)")
        guard let sealed else { return }
        var about: SealedDocument = try seal.openJSON(sealed, "documents", "about", document.text)
        if case .infected(let name) = verdict { about.finding = name.printable }
        try transaction.execute(
            """
            UPDATE documents SET state = \(about.finding == nil ? DocumentState.clean : .infected), scanned_at = \(now),
                about = \(try seal.sealJSON(about, "documents", "about", document.text)) WHERE office = \(office) AND document = \(document)
            """)
    }

    /// The seal of a file for the house itself, when nobody sits at the desk; nil where it was erased.
    func anySeal(of file: CaseID) throws -> FileSeal? {
        let wrapped: [UInt8]? = try transaction.value(
            "SELECT wrapped_key FROM case_keys WHERE office = \(office) AND case_id = \(file) AND wrapped_key IS NOT NULL")
        guard let wrapped else { return nil }
        return FileSeal(key: try keyring.key(unwrapping: wrapped, office: officeKey, in: office, of: file), office: office, file: file)
    }
}

extension Worker {
    /// Nobody: the house looks by itself, and may nothing else.
    fileprivate static func scanner(in office: OfficeID) -> Worker { Worker(office: office, id: WorkerID(), name: "", roles: []) }
}
