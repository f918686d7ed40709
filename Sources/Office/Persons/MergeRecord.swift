import Basics
import Store
import Vault

/// What a merge moved and filled in, sealed under the key of the file it went into: the way back.
struct MergeRecord: Codable {
    struct Mark: Codable, Hashable {
        let programme: String
        let deadline: String
        let day: CivilDate
    }

    /// What of the file itself may change.
    struct Head: Codable, Equatable {
        var lastContactOn: CivilDate
        var stage: CaseStage
        var restricted: Bool
        var destination: Country?
        var language: Language?
        var needsInterpreter: Bool?
        var wish: String?

        init(_ file: CaseFile) {
            lastContactOn = file.lastContactOn
            stage = file.stage
            restricted = file.restricted
            destination = file.destination
            language = file.language
            needsInterpreter = file.needsInterpreter
            wish = file.wish
        }
    }

    /// One person who is the same in both files.
    struct Same: Codable {
        let from: PersonID
        let into: PersonID
        let before: PersonIdentity
        let after: PersonIdentity
        /// Facts the other file knew and this one did not.
        let filled: RecordedFacts
    }

    /// Keys of moved rows by table.
    var moved: [String: [String]] = [:]
    var milestones: [String] = []
    var marks: [Mark] = []
    /// People who became further members, with their place before.
    var members: [PersonID: Int] = [:]
    /// Whether the plan went along; nil in records from before plans did.
    var movedPlan: Bool?
    var same: [Same] = []
    /// Where the file that went stood.
    let fromStage: CaseStage
    var before: Head
    var after: Head
    /// Facts of the household that were filled in.
    var filled = RecordedFacts()

    /// Who is called what after the merge.
    var people: [PersonID: PersonID] {
        Dictionary(same.map { ($0.from, $0.into) } + members.keys.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What the facts book knows of what moved.
    var subjects: [String] { ["sessions", "departures", "offers", "move_ins"].flatMap { moved[$0] ?? [] } }

    func pseudonyms(from: FileSeal, into: FileSeal) -> [String: String] {
        Dictionary(people.map { (from.pseudonym(of: $0), into.pseudonym(of: $1)) }, uniquingKeysWith: { first, _ in first })
    }
}

extension PersonIdentity {
    /// With what the other knows and this does not.
    func filled(from other: PersonIdentity) -> PersonIdentity {
        PersonIdentity(
            familyName: familyName ?? other.familyName, givenName: givenName ?? other.givenName,
            nameInOwnScript: nameInOwnScript ?? other.nameInOwnScript,
            gender: gender ?? other.gender, contact: contact ?? other.contact)
    }
}

extension MergeRecord.Head {
    /// Unknowns filled in, the later contact, the further stage; restricted where either is.
    func filled(from other: MergeRecord.Head) -> MergeRecord.Head {
        var head = self
        head.lastContactOn = max(lastContactOn, other.lastContactOn)
        let order = CaseStage.allCases
        if order.firstIndex(of: other.stage) ?? 0 > order.firstIndex(of: stage) ?? 0 { head.stage = other.stage }
        head.restricted = restricted || other.restricted
        head.destination = destination ?? other.destination
        head.language = language ?? other.language
        head.needsInterpreter = needsInterpreter ?? other.needsInterpreter
        head.wish = wish ?? other.wish
        return head
    }

    /// Back to before, field by field, where nobody changed what the merge had set.
    func back(from after: MergeRecord.Head, to before: MergeRecord.Head) -> MergeRecord.Head {
        var head = self
        if lastContactOn == after.lastContactOn { head.lastContactOn = before.lastContactOn }
        if stage == after.stage { head.stage = before.stage }
        if restricted == after.restricted { head.restricted = before.restricted }
        if destination == after.destination { head.destination = before.destination }
        if language == after.language { head.language = before.language }
        if needsInterpreter == after.needsInterpreter { head.needsInterpreter = before.needsInterpreter }
        if wish == after.wish { head.wish = before.wish }
        return head
    }
}

extension Desk {
    func write(_ head: MergeRecord.Head, facts: RecordedFacts, persons: Int, of file: CaseFile) throws {
        let sealed = try file.seal.sealJSON(facts, "cases", "facts", file.id.text)
        let wish = try file.seal.seal(head.wish, "cases", "wish", file.id.text)
        try transaction.execute(
            """
            UPDATE cases SET last_contact_on = \(head.lastContactOn), stage = \(head.stage), restricted = \(head.restricted),
                destination = \(head.destination), language = \(head.language), needs_interpreter = \(head.needsInterpreter), wish = \(wish),
                facts = \(sealed), persons = \(persons)
            WHERE office = \(office) AND case_id = \(file.id)
            """)
        try touch(file)
    }

    func write(_ identity: PersonIdentity, _ facts: RecordedFacts, of person: Person, in file: CaseFile) throws {
        let sealed = try file.seal.sealJSON(facts, "persons", "facts", person.id.text)
        try transaction.execute(
            "UPDATE persons SET facts = \(sealed) WHERE office = \(office) AND case_id = \(file.id) AND person = \(person.id)")
        try write(identity, facts: facts, of: person, in: file)
    }

    /// A member goes to another file with all that is known of them.
    func move(_ person: Person, from: FileSeal, to: FileSeal, at place: Int) throws {
        let identity = person.identity.isEmpty ? nil : try to.sealJSON(person.identity, "persons", "identity", person.id.text)
        try transaction.execute(
            """
            UPDATE persons SET case_id = \(to.file), place = \(place), identity = \(identity),
                facts = \(try to.sealJSON(person.facts, "persons", "facts", person.id.text))
            WHERE office = \(office) AND case_id = \(from.file) AND person = \(person.id)
            """)
        try dropCard(of: person.id, in: from.file)
        try transaction.execute("UPDATE person_pairs SET one_case = \(to.file) WHERE office = \(office) AND one_person = \(person.id)")
        try transaction.execute("UPDATE person_pairs SET other_case = \(to.file) WHERE office = \(office) AND other_person = \(person.id)")
        try writeCard(of: person.identity, facts: person.facts, person: person.id, seal: to)
    }
}
