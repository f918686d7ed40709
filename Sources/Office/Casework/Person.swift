public import Basics
import Store
import Vault

/// Who somebody is. Sealed as one; every part may be unknown.
public struct PersonIdentity: Codable, Sendable, Hashable {
    public var familyName: String?
    public var givenName: String?
    /// As the person spells it in their own script.
    public var nameInOwnScript: String?
    public var gender: Gender?
    /// How to reach the person safely, in free words.
    public var contact: String?

    public init(
        familyName: String? = nil, givenName: String? = nil, nameInOwnScript: String? = nil, gender: Gender? = nil, contact: String? = nil
    ) {
        self.familyName = familyName
        self.givenName = givenName
        self.nameInOwnScript = nameInOwnScript
        self.gender = gender
        self.contact = contact
    }

    public var isEmpty: Bool { self == PersonIdentity() }

    /// "Ahmeti, Besarta"; nil while no name is known.
    public var fullName: String? {
        let parts = [familyName, givenName].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// "Besarta Ahmeti"; nil while no name is known.
    public var spokenName: String? {
        let parts = [givenName, familyName].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}

public enum Gender: String, Codable, Sendable, CaseIterable {
    case female, male, other

    public var german: String {
        switch self {
        case .female: "weiblich"
        case .male: "männlich"
        case .other: "divers"
        }
    }
}

/// A member of the household as the desk sees them.
public struct Person: Sendable {
    public let id: PersonID
    /// 1 = the person the file is about.
    public let place: Int
    public let identity: PersonIdentity
    public let facts: RecordedFacts
    public let version: Int

    /// The same person with only those facts whose field passes.
    func showing(_ passes: (String) -> Bool) -> Person {
        Person(id: id, place: place, identity: identity, facts: facts.only(passes), version: version)
    }

    /// The name, or "Person 2".
    public var called: String { identity.spokenName ?? (place == 1 ? "Ratsuchende Person" : "Person \(place)") }
}

extension Desk {
    /// The household's members in their order.
    func persons(of file: CaseFile) throws -> [Person] {
        let rows = try transaction.rows(
            """
            SELECT person, place, identity, facts, version FROM persons
            WHERE office = \(office) AND case_id = \(file.id) ORDER BY place
            """)
        return try rows.map { row in
            let id: PersonID = try row.get("person")
            let identity: [UInt8]? = try row.get("identity")
            return Person(
                id: id, place: try row.get("place"),
                identity: try identity.map { try file.seal.openJSON($0, "persons", "identity", id.text) } ?? PersonIdentity(),
                facts: try file.seal.openJSON(try row.get("facts"), "persons", "facts", id.text), version: try row.get("version"))
        }
    }

    func person(_ id: PersonID, of file: CaseFile) throws -> Person {
        guard let person = try persons(of: file).first(where: { $0.id == id }) else { throw Refusal.notFound }
        return person
    }
}
