import Basics
import Names
import Store
import Vault

/// Finds files by names (folded, so that Çelik is found by celik) or by the file's number. The names are never searched in
/// the clear: the database holds keyed tags of their folded parts.
public struct FindPersons: Question {
    public static let needs = Right.seeFiles
    public let text: String

    public init(text: String) { self.text = text }

    public func answer(at desk: Desk) throws -> [CaseLine] {
        let typed = text.cleanedLine
        if let byNumber = try desk.caseLines(where: "AND c.number = \(typed.uppercased())", limit: 1).first { return [byNumber] }
        let keys = FoldedName.parts(of: typed)
        guard !keys.isEmpty else { return [] }
        let index = desk.officeKey.blindIndex("name")
        var found: Set<String>?
        for key in keys {
            let rows = try desk.transaction.rows(
                "SELECT case_id FROM name_tags WHERE office = \(desk.office) AND tag = \(index.tag(of: key)) LIMIT 500")
            let ids = Set(try rows.map { try $0.get("case_id", as: String.self) })
            found = found.map { $0.intersection(ids) } ?? ids
        }
        let ids = (found ?? []).sorted().prefix(50)
        return try desk.caseLines(where: "AND c.case_id IN \(list: Array(ids))", limit: 50)
    }
}

extension Desk {
    /// Replaces the tags by which a person's names are found.
    func writeNameTags(of identity: PersonIdentity, person: PersonID, file: CaseID) throws {
        try transaction.execute("DELETE FROM name_tags WHERE office = \(office) AND case_id = \(file) AND person = \(person)")
        let index = officeKey.blindIndex("name")
        let names = [identity.familyName, identity.givenName, identity.nameInOwnScript].compactMap { $0 }
        for part in Set(names.flatMap(FoldedName.parts)) {
            try transaction.execute(
                "INSERT INTO name_tags (office, tag, case_id, person) VALUES (\(office), \(index.tag(of: part)), \(file), \(person))")
        }
    }
}
