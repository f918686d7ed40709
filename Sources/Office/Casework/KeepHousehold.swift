public import Basics
import Store
import Vault

/// Adds a member to the household.
public struct AddPerson: Command {
    public static let name = "person.add"
    public static let needs = Right.keepFiles
    /// The largest household one file holds.
    public static let limit = 30

    public let file: CaseID
    public let identity: PersonIdentity
    public let facts: [String: FactInput]

    public init(file: CaseID, identity: PersonIdentity, facts: [String: FactInput] = [:]) {
        self.file = file
        self.identity = identity
        self.facts = facts
    }

    public func perform(at desk: Desk) throws -> Created<PersonID> {
        let file = try desk.openFile(file)
        guard file.persons < Self.limit else {
            throw Refusal.notNow(why: "Ein Fall hat höchstens \(Self.limit) Personen.", instead: "Öffnen Sie einen zweiten Fall für den Haushalt.")
        }
        let recorded = try RecordedFacts().applying(facts, by: desk.worker.id, on: desk.today)
        let id = try desk.addPerson(identity, facts: recorded, to: file.id, seal: file.seal)
        try desk.repeatSteps(of: file.id)
        desk.tell(Self.name, of: file.id, subject: id)
        return Created(id)
    }
}

/// Changes who a member is and what is known about them. A field that is not named stays as it is.
public struct RecordPerson: Command {
    public static let name = "person.record"
    public static let needs = Right.keepFiles

    public let file: CaseID
    public let person: PersonID
    public let identity: PersonIdentity
    public let facts: [String: FactInput]
    /// The person's version the worker saw.
    public let version: Int

    public init(file: CaseID, person: PersonID, identity: PersonIdentity, facts: [String: FactInput], version: Int) {
        self.file = file
        self.person = person
        self.identity = identity
        self.facts = facts
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.openFile(file)
        let person = try desk.person(person, of: file)
        guard person.version == version else { throw Refusal.stale }
        guard file.naming == .nameless || person.place > 1 || identity.fullName != nil else {
            throw Refusal.invalid("family_name", "Ein benannter Fall behält einen Namen.")
        }
        guard file.naming == .named || person.place > 1 || identity.fullName == nil else {
            throw Refusal.notNow(why: "Dieser Fall ist noch ohne Namen.", instead: "Geben Sie den Namen über „Fall benennen“ an.")
        }
        let recorded = try person.facts.applying(facts, by: desk.worker.id, on: desk.today)
        let sealed = try file.seal.sealJSON(recorded, "persons", "facts", person.id.text)
        try desk.transaction.execute(
            "UPDATE persons SET facts = \(sealed) WHERE office = \(desk.office) AND case_id = \(file.id) AND person = \(person.id)")
        try desk.write(identity, facts: recorded, of: person, in: file)
        try desk.repeatSteps(of: file.id)
        desk.tell(Self.name, of: file.id, subject: person.id)
        return Done()
    }
}

/// Takes somebody out of the household who does not belong to it. The first person stays: the file is about them.
public struct RemovePerson: Command {
    public static let name = "person.remove"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let person: PersonID

    public init(file: CaseID, person: PersonID) {
        self.file = file
        self.person = person
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.openFile(file)
        let person = try desk.person(person, of: file)
        guard person.place > 1 else {
            throw Refusal.notNow(
                why: "Um diese Person geht es in diesem Fall.", instead: "Schließen Sie den Fall, wenn er irrtümlich geöffnet wurde.")
        }
        let promised: Int =
            try desk.transaction.value(
                "SELECT COUNT(*) FROM offer_lines WHERE office = \(desk.office) AND case_id = \(file.id) AND person = \(person.id.text) AND live")
            ?? 0
        guard promised == 0 else {
            throw Refusal.notNow(why: "Für diese Person gibt es eine Zusage.", instead: "Ziehen Sie zuerst die Zusage zurück.")
        }
        try desk.dropCard(of: person.id, in: file.id)
        try desk.settleNetworkTags(file.seal)
        try desk.transaction.execute(
            "DELETE FROM person_pairs WHERE office = \(desk.office) AND (one_person = \(person.id) OR other_person = \(person.id))")
        try desk.transaction.execute("DELETE FROM persons WHERE office = \(desk.office) AND case_id = \(file.id) AND person = \(person.id)")
        try desk.transaction.execute("UPDATE cases SET persons = persons - 1 WHERE office = \(desk.office) AND case_id = \(file.id)")
        try desk.repeatSteps(of: file.id)
        desk.tell(Self.name, of: file.id, subject: person.id)
        return Done()
    }
}

/// Changes what is known about the household as a whole, and the person's wish.
public struct RecordHousehold: Command {
    public static let name = "household.record"
    public static let needs = Right.keepFiles

    public let file: CaseID
    public let facts: [String: FactInput]
    public let wish: String?
    public let language: Language?
    public let needsInterpreter: Bool?
    public let version: Int

    public init(file: CaseID, facts: [String: FactInput], wish: String?, language: Language?, needsInterpreter: Bool?, version: Int) {
        self.file = file
        self.facts = facts
        self.wish = wish
        self.language = language
        self.needsInterpreter = needsInterpreter
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.openFile(file)
        guard file.version == version else { throw Refusal.stale }
        let recorded = try file.facts().applying(facts, by: desk.worker.id, on: desk.today)
        let sealed = try file.seal.sealJSON(recorded, "cases", "facts", file.id.text)
        try desk.transaction.execute(
            """
            UPDATE cases SET facts = \(sealed), destination = \(recorded.destination), language = \(language),
                needs_interpreter = \(needsInterpreter), wish = \(try file.seal.seal(wish?.cleaned.nonEmpty, "cases", "wish", file.id.text))
            WHERE office = \(desk.office) AND case_id = \(file.id)
            """)
        try desk.noteWish(recorded, of: file)
        try desk.touch(file)
        try desk.repeatSteps(of: file.id)
        desk.tell(Self.name, of: file.id)
        return Done()
    }
}

extension CaseFile {
    /// What is known about the household as a whole.
    func facts() throws -> RecordedFacts {
        guard let sealedFacts else { return RecordedFacts() }
        return try seal.openJSON(sealedFacts, "cases", "facts", id.text)
    }
}
