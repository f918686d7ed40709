import Basics
import Names
import Store
import Vault

extension Office {
    /// Files in one transaction; so much is done again after a crash.
    private static let batch = 100

    /// Gives every person a card and keys of the present version, once: after an upgrade, or where names are folded otherwise than before.
    /// Ends at once where nothing is to be done; interrupted, it goes on where it stopped. `progress` hears how many files are done.
    public func settleNameKeys(progress: @Sendable (Int) -> Void = { _ in }) async throws {
        let behind = try await database.read { transaction in
            try transaction.rows(
                """
                SELECT o.office FROM offices o LEFT JOIN name_key_versions v ON v.office = o.office
                WHERE v.version IS NULL OR v.version <> \(NameKeys.version)
                """
            ).map { try $0.get("office", as: OfficeID.self) }
        }
        var done = 0
        for office in behind {
            var last = ""
            while let next = try await settleSome(of: office, after: last) {
                last = next
                done += Self.batch
                progress(done)
            }
            try await database.write { transaction in
                try transaction.execute("DELETE FROM name_key_versions WHERE office = \(office)")
                try transaction.execute("INSERT INTO name_key_versions (office, version) VALUES (\(office), \(NameKeys.version))")
            }
        }
    }

    /// The last file of this piece; nil where none is left.
    private func settleSome(of office: OfficeID, after last: String) async throws -> String? {
        let (now, keyring, shelf, batch) = (clock.now(), keyring, shelf, Self.batch)
        return try await database.write { transaction in
            let files = try transaction.rows(
                """
                SELECT k.case_id, k.wrapped_key FROM case_keys k WHERE k.office = \(office) AND k.case_id > \(last)
                ORDER BY k.case_id LIMIT \(batch)
                """)
            guard !files.isEmpty else { return nil }
            let desk = try Desk(settling: office, now: now, transaction: transaction, keyring: keyring, shelf: shelf)
            var end = last
            for row in files {
                let file: CaseID = try row.get("case_id")
                end = file.text
                guard let wrapped: [UInt8] = try row.get("wrapped_key") else { continue }
                let key = try keyring.key(unwrapping: wrapped, office: desk.officeKey, in: office, of: file)
                try desk.settleCards(FileSeal(key: key, office: office, file: file))
            }
            return end
        }
    }
}

extension Desk {
    /// Those of a file's people who have no card of the present version get one.
    fileprivate func settleCards(_ seal: FileSeal) throws {
        let rows = try transaction.rows(
            """
            SELECT p.person, p.identity, p.facts FROM persons p
            LEFT JOIN person_cards e ON e.office = p.office AND e.case_id = p.case_id AND e.person = p.person
            WHERE p.office = \(office) AND p.case_id = \(seal.file) AND (e.version IS NULL OR e.version <> \(NameKeys.version))
            """)
        for row in rows {
            let person: PersonID = try row.get("person")
            let sealed: [UInt8]? = try row.get("identity")
            let identity: PersonIdentity = try sealed.map { try seal.openJSON($0, "persons", "identity", person.text) } ?? PersonIdentity()
            let facts: RecordedFacts = try seal.openJSON(try row.get("facts"), "persons", "facts", person.text)
            try dropCard(of: person, in: seal.file)
            try keepCard(PersonCard(identity, facts), of: person, seal: seal)
        }
    }
}
