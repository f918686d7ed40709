import Basics
import Catalogue
import Names
import Store
import Vault

/// A household is known twice where two offices of a network have an adult with the same day of birth and a pair of names that sound alike.
/// What is compared are keyed tags under the network's key, of households only that want to be proposed for flats; no name leaves an office.
extension Desk {
    /// Writes the tags of a file anew, or takes them away where there is nothing to compare.
    func settleNetworkTags(_ seal: FileSeal) throws {
        try transaction.execute("DELETE FROM network_tags WHERE office = \(office) AND case_id = \(seal.file)")
        guard let network = try membership()?.network, try wantsFlat(seal) else { return }
        for tag in try networkTags(seal, network) {
            try transaction.execute(
                "INSERT INTO network_tags (network, tag, office, case_id) VALUES (\(network), \(tag), \(office), \(seal.file))")
        }
    }

    /// Of every household the office knew before it joined.
    func tagAllHouseholds() throws {
        let rows = try transaction.rows(
            """
            SELECT DISTINCT k.case_id, k.wrapped_key FROM case_keys k
            JOIN housing_needs n ON n.office = k.office AND n.case_id = k.case_id AND n.is_current
            WHERE k.office = \(office) AND k.wrapped_key IS NOT NULL
            """)
        for row in rows {
            let file: CaseID = try row.get(at: 0)
            let key = try keyring.key(unwrapping: try row.get(at: 1), office: officeKey, in: office, of: file)
            try settleNetworkTags(FileSeal(key: key, office: office, file: file))
        }
    }

    /// Somebody wrote down that the household wants to be proposed.
    private func wantsFlat(_ seal: FileSeal) throws -> Bool {
        let rows = try transaction.rows(
            """
            SELECT n.entry, n.needs FROM housing_needs n JOIN cases c ON c.office = n.office AND c.case_id = n.case_id
            WHERE n.office = \(office) AND n.case_id = \(seal.file) AND n.is_current AND c.closed_on IS NULL AND NOT EXISTS (
                SELECT 1 FROM transfers t
                WHERE t.from_office = c.office AND t.from_case = c.case_id AND t.state = \(TransferState.accepted))
            ORDER BY n.noted_at DESC LIMIT 1
            """)
        guard let row = rows.first else { return false }
        let entry: CommandID = try row.get(at: 0)
        return try seal.openJSON(try row.get(at: 1), as: HousingSheet.self, "housing_needs", "needs", entry.text).needs.consents == true
    }

    /// Of the adults whose day of birth is known; there are none where it is not.
    private func networkTags(_ seal: FileSeal, _ network: NetworkID) throws -> Set<Int64> {
        let apart: Int? = try transaction.value("SELECT COUNT(*) FROM network_apart WHERE office = \(office) AND case_id = \(seal.file)")
        if let apart, apart > 0 { return [] }
        let index = try keyring.networkKey(of: network, in: transaction).blindIndex("network.household")
        let rows = try transaction.rows("SELECT person, card FROM person_cards WHERE office = \(office) AND case_id = \(seal.file)")
        let grown = today.adding(years: -18)
        var tags: Set<Int64> = []
        for row in rows {
            let person: PersonID = try row.get(at: 0)
            let card: PersonCard = try seal.openJSON(try row.get(at: 1), "person_cards", "card", person.text)
            guard let born = card.born, born <= grown else { continue }
            for pair in NameSearch(names: card.names, birthYear: born.year).pairs {
                tags.insert(index.tag(of: born.iso + " " + pair).reduce(0) { $0 << 8 | Int64($1) })
            }
        }
        return tags
    }

    /// One open proposal for a household in the whole network, by a key no two can hold. Whoever comes second reads who was quicker.
    func claimInNetwork(_ file: CaseFile, for nomination: NominationID) throws {
        guard let network = try membership()?.network else { return }
        let tags = try networkTags(file.seal, network).sorted()
        guard !tags.isEmpty else { return }
        // Proposals that have ended let go by themselves: nothing else has to remember this table.
        try transaction.execute(
            """
            DELETE FROM network_proposals WHERE network = \(network) AND tag IN \(list: tags) AND NOT EXISTS (
                SELECT 1 FROM nominations n
                WHERE n.office = network_proposals.office AND n.nomination = network_proposals.nomination AND n.is_open)
            """)
        for tag in tags {
            let isFree = try transaction.insertIfNew(
                """
                INSERT INTO network_proposals (network, tag, office, nomination, proposed_at)
                VALUES (\(network), \(tag), \(office), \(nomination), \(now))
                """)
            if !isFree { throw try alreadyProposed(tag, in: network) }
        }
    }

    /// Files of this office whose household another office has proposed just now, and which office.
    func proposedInNetwork() throws -> [CaseID: OfficeID] {
        guard let network = try membership()?.network else { return [:] }
        // From the few proposals to the tags, never the other way: SQLite keeps the order of a CROSS JOIN.
        let rows = try transaction.rows(
            """
            SELECT DISTINCT t.case_id, p.office FROM network_proposals p
            CROSS JOIN network_tags t CROSS JOIN nominations n
            WHERE p.network = \(network) AND p.office <> \(office) AND t.network = p.network AND t.tag = p.tag AND t.office = \(office)
                AND n.office = p.office AND n.nomination = p.nomination AND n.is_open
            """)
        return Dictionary(try rows.map { (try $0.get(at: 0), try $0.get(at: 1)) }, uniquingKeysWith: { first, _ in first })
    }

    private func alreadyProposed(_ tag: Int64, in network: NetworkID) throws -> Refusal {
        let rows = try transaction.rows("SELECT office, proposed_at FROM network_proposals WHERE network = \(network) AND tag = \(tag)")
        guard let row = rows.first else { return .stale }
        let (holder, at): (OfficeID, Moment) = (try row.get(at: 0), try row.get(at: 1))
        guard holder != office else {
            return .notNow(
                why: "Wahrscheinlich derselbe Haushalt ist mit einem anderen Fall Ihrer Stelle schon vorgeschlagen.",
                instead: "Sehen Sie unter „Dubletten“ nach, und führen Sie die beiden Fälle zusammen.")
        }
        let other = try neighbour(holder)
        let when = "\(at.local.day.german), \(at.local.clock) Uhr"
        return .notNow(
            why: "Jemand war schneller: \(other.name) hat wahrscheinlich denselben Haushalt am \(when) vorgeschlagen.",
            instead: (["Rufen Sie dort an, bevor Sie mit dem Haushalt sprechen; niemand verliert dadurch seinen Platz."] + (try other.contact()))
                .joined(separator: " "))
    }

    /// Which other offices know a household that looks like this one.
    func officesThatKnow(_ file: CaseID) throws -> [Neighbour] {
        let rows = try transaction.rows(
            """
            SELECT DISTINCT o.office FROM network_tags mine
            JOIN network_tags o ON o.network = mine.network AND o.tag = mine.tag AND o.office <> mine.office
            JOIN cases c ON c.office = o.office AND c.case_id = o.case_id AND c.closed_on IS NULL
            WHERE mine.office = \(office) AND mine.case_id = \(file)
            """)
        return try rows.map { try neighbour(try $0.get(at: 0)) }.sorted { $0.name < $1.name }
    }

    /// Nothing of an erased file is compared or on its way any more.
    func dropNetworkTraces(of file: CaseID) throws {
        try transaction.execute("DELETE FROM network_tags WHERE office = \(office) AND case_id = \(file)")
        try transaction.execute(
            """
            DELETE FROM network_proposals WHERE office = \(office)
                AND nomination IN (SELECT nomination FROM nominations WHERE office = \(office) AND case_id = \(file))
            """)
        try transaction.execute("DELETE FROM network_apart WHERE office = \(office) AND case_id = \(file)")
        let open = try transaction.rows(
            "SELECT transfer, to_office FROM transfers WHERE from_office = \(office) AND from_case = \(file) AND state = \(TransferState.sent)")
        for row in open { try withdraw(try row.get(at: 0), from: try row.get(at: 1)) }
    }
}
