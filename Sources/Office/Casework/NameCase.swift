public import Basics
import Store
import Vault

/// Lifts a nameless file to a named one: everything recorded so far stays where it is.
public struct NameCase: Command {
    public static let name = "file.name"
    public static let needs = Right.keepFiles

    public let file: CaseID
    public let identity: PersonIdentity
    /// The file's version the worker saw.
    public let version: Int

    public init(file: CaseID, identity: PersonIdentity, version: Int) {
        self.file = file
        self.identity = identity
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.file(file, basedOn: version)
        guard file.naming == .nameless else {
            throw Refusal.notNow(why: "Dieser Fall hat schon einen Namen.", instead: "Ändern Sie den Namen bei der Person im Haushalt.")
        }
        guard identity.fullName != nil else { throw Refusal.invalid("family_name", "Mindestens ein Name wird gebraucht.") }
        guard let main = try desk.persons(of: file).first else { throw Refusal.notFound }
        try desk.write(identity, facts: main.facts, of: main, in: file)
        try desk.transaction.execute("UPDATE cases SET naming = \(Naming.named) WHERE office = \(desk.office) AND case_id = \(file.id)")
        try desk.touch(file)
        desk.tell(Self.name, of: file.id)
        return Done()
    }
}

extension Desk {
    /// Seals a person's identity anew; the first person's name is also the file's title.
    func write(_ identity: PersonIdentity, facts: RecordedFacts, of person: Person, in file: CaseFile) throws {
        let sealed = identity.isEmpty ? nil : try file.seal.sealJSON(identity, "persons", "identity", person.id.text)
        let changed = try transaction.execute(
            """
            UPDATE persons SET identity = \(sealed), version = version + 1
            WHERE office = \(office) AND case_id = \(file.id) AND person = \(person.id) AND version = \(person.version)
            """)
        guard changed == 1 else { throw Refusal.stale }
        try writeCard(of: identity, facts: facts, person: person.id, seal: file.seal)
        guard person.place == 1, let title = identity.title else { return }
        try transaction.execute(
            "UPDATE cases SET title = \(try file.seal.seal(title, "cases", "title", file.id.text)) WHERE office = \(office) AND case_id = \(file.id)")
    }

    /// Counts the file's version up, so that a change based on an older one is noticed.
    func touch(_ file: CaseFile) throws {
        let changed = try transaction.execute(
            "UPDATE cases SET version = version + 1 WHERE office = \(office) AND case_id = \(file.id) AND version = \(file.version)")
        guard changed == 1 else { throw Refusal.stale }
    }
}
