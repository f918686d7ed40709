public import Basics
import Foundation
import Store
import Vault

/// Opens a file, nameless or named. A first talk needs no name, and nothing in it tells one.
public struct OpenCase: Command {
    public static let name = "file.open"
    public static let needs = Right.keepFiles

    public let desk: CounsellingDesk
    /// What to call somebody who stays nameless: "Mann mit blauer Mappe". Not kept once a name is known.
    public let alias: String?
    public let identity: PersonIdentity
    public let language: Language?
    public let needsInterpreter: Bool?
    public let destination: Country?
    public let wish: String?
    /// 1 January where only the year is known.
    public let born: CivilDate?

    public init(
        desk: CounsellingDesk, alias: String? = nil, identity: PersonIdentity = PersonIdentity(), language: Language? = nil,
        needsInterpreter: Bool? = nil, destination: Country? = nil, wish: String? = nil,
        born: CivilDate? = nil
    ) {
        self.desk = desk
        self.alias = alias
        self.identity = identity
        self.language = language
        self.needsInterpreter = needsInterpreter
        self.destination = destination
        self.wish = wish
        self.born = born
    }

    public func perform(at desk: Desk) throws -> Created<CaseID> {
        guard desk.worker.desks.contains(self.desk) else {
            throw Refusal.notNow(
                why: "Fälle der Stelle „\(self.desk.german)“ öffnen Sie nicht.",
                instead: "Wenden Sie sich dafür an eine Kollegin oder einen Kollegen dort.")
        }
        let id = CaseID()
        let seal = try desk.newSeal(for: id)
        let naming: Naming = identity.fullName == nil ? .nameless : .named
        let number = try desk.freeCaseNumber(for: self.desk)
        let title = identity.title ?? alias?.cleanedLine.nonEmpty ?? "ohne Namen"
        let facts = try seal.sealJSON(
            destination.map(RecordedFacts.destination(by: desk.worker.id, on: desk.today)) ?? RecordedFacts(), "cases", "facts", id.text)
        try desk.transaction.execute(
            """
            INSERT INTO cases (office, case_id, number, desk, naming, stage, owner, restricted, destination, language, needs_interpreter,
                persons, opened_on, last_contact_on, title, wish, facts, version)
            VALUES (\(desk.office), \(id), \(number), \(self.desk), \(naming), \(CaseStage.counselling), \(desk.worker.id), \(false),
                \(destination), \(language), \(needsInterpreter), \(0), \(desk.today), \(desk.today),
                \(try seal.seal(title, "cases", "title", id.text)), \(try seal.seal(wish?.cleaned.nonEmpty, "cases", "wish", id.text)), \(facts), \(1))
            """)
        let known = try RecordedFacts().applying(born.map { ["born": FactInput([$0.iso])] } ?? [:], by: desk.worker.id, on: desk.today)
        try desk.addPerson(identity, facts: known, to: id, seal: seal)
        desk.tell(Self.name, of: id, detail: naming.rawValue)
        return Created(id)
    }
}

extension PersonIdentity {
    /// How a file is called in lists: "A., Besarta" keeps the family name to its first sign.
    var title: String? {
        guard let full = fullName else { return nil }
        guard let family = familyName, let given = givenName, let initial = family.first else { return full }
        return "\(initial)., \(given)"
    }
}

extension String {
    var nonEmpty: String? { isEmpty ? nil : self }
}

extension Desk {
    /// A fresh key for a file that is being opened, kept wrapped beside it.
    func newSeal(for id: CaseID) throws -> FileSeal {
        let key = CaseKey.random()
        let wrapped = try key.wrapped(by: officeKey, at: Place.ofKey(office: office, file: id))
        try transaction.execute("INSERT INTO case_keys (office, case_id, wrapped_key) VALUES (\(office), \(id), \(wrapped))")
        return FileSeal(key: key, office: office, file: id)
    }

    /// Adds a member at the end of the household.
    @discardableResult
    func addPerson(_ identity: PersonIdentity, facts: RecordedFacts, to file: CaseID, seal: FileSeal) throws -> PersonID {
        let id = PersonID()
        let last: Int = try transaction.value("SELECT COALESCE(MAX(place), 0) FROM persons WHERE office = \(office) AND case_id = \(file)") ?? 0
        let sealedIdentity = identity.isEmpty ? nil : try seal.sealJSON(identity, "persons", "identity", id.text)
        let sealedFacts = try seal.sealJSON(facts, "persons", "facts", id.text)
        try transaction.execute(
            """
            INSERT INTO persons (office, case_id, person, place, identity, facts, version)
            VALUES (\(office), \(file), \(id), \(last + 1), \(sealedIdentity), \(sealedFacts), \(1))
            """)
        try transaction.execute("UPDATE cases SET persons = persons + 1 WHERE office = \(office) AND case_id = \(file)")
        try writeCard(of: identity, facts: facts, person: id, seal: seal)
        return id
    }
}
