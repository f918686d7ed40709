import Basics
public import Catalogue
import Foundation
import Store
import Vault

/// What another catalogue would change for the open files of an office.
public struct OpenFilesComparison: Sendable, Codable {
    public let office: String
    /// Open files looked at.
    public let files: Int
    /// Numbers of the files whose results change, in their order; never a name.
    public let changed: [String]
    /// How many files change, by programme.
    public let byProgramme: [String: Int]

    /// `3 von 412 offenen Fällen ändern sich`.
    public var sentence: Wording {
        Wording(
            de: "\(changed.count) von \(files) offenen Fällen ändern sich", en: "this change alters \(changed.count) of \(files) open files")
    }
}

extension Office {
    /// Looks at every open file of every office under both catalogues, for an application today. Opens facts only, no names, and writes nothing.
    public func compareOpenFiles(_ comparison: CatalogueComparison) async throws -> [OpenFilesComparison] {
        let (keyring, today) = (keyring, clock.now().local.day)
        return try await database.read { transaction in
            try transaction.rows("SELECT office, name FROM offices ORDER BY name").map { row in
                let preview = OpenFiles(office: try row.get("office"), keyring: keyring, comparison: comparison, today: today)
                return try preview.compare(called: try row.get("name"), in: transaction)
            }
        }
    }
}

private struct OpenFiles {
    let office: OfficeID
    let keyring: Keyring
    let comparison: CatalogueComparison
    let today: CivilDate

    func compare(called name: String, in transaction: any Transaction) throws -> OpenFilesComparison {
        let officeKey = try keyring.key(of: office, in: transaction)
        let rows = try transaction.rows(
            """
            SELECT c.case_id, c.number, c.facts, k.wrapped_key FROM cases c
            JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            WHERE c.office = \(office) AND c.closed_on IS NULL AND k.wrapped_key IS NOT NULL ORDER BY c.number
            """)
        var changed: [String] = []
        var byProgramme: [String: Int] = [:]
        for row in rows {
            let file: CaseID = try row.get("case_id")
            let key = try keyring.key(unwrapping: try row.get("wrapped_key"), office: officeKey, in: office, of: file)
            let household = try household(row, FileSeal(key: key, office: office, file: file), in: transaction)
            let programmes = Set(comparison.differences(for: household).map(\.programme))
            guard !programmes.isEmpty else { continue }
            changed.append(try row.get("number"))
            for programme in programmes { byProgramme[programme, default: 0] += 1 }
        }
        return OpenFilesComparison(office: name, files: rows.count, changed: changed, byProgramme: byProgramme)
    }

    private func household(_ row: Row, _ seal: FileSeal, in transaction: any Transaction) throws -> Household {
        let sealed: [UInt8]? = try row.get("facts")
        let own: RecordedFacts = try sealed.map { try seal.openJSON($0, "cases", "facts", seal.file.text) } ?? RecordedFacts()
        let persons = try transaction.rows("SELECT person, facts FROM persons WHERE office = \(office) AND case_id = \(seal.file) ORDER BY place")
        let members = try persons.map { row in
            let id: PersonID = try row.get("person")
            let facts: RecordedFacts = try seal.openJSON(try row.get("facts"), "persons", "facts", id.text)
            return Household.Member(facts: self.facts(facts, of: .person))
        }
        return Household(anchor: today, facts: facts(own, of: .household), members: members)
    }

    /// As the new catalogue reads them; what only the old one knows as that one does.
    private func facts(_ facts: RecordedFacts, of entity: Entity) -> [String: Fact] {
        facts.facts(in: comparison.old, of: entity).merging(facts.facts(in: comparison.new, of: entity)) { _, new in new }
    }
}
