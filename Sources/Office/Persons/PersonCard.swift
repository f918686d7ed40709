import Basics
import Names
import Store
import Vault

/// What is compared of a person, sealed as one small piece, so that a search opens no whole file.
struct PersonCard: Codable, Hashable {
    let family: String?
    let given: String?
    let own: String?
    let born: CivilDate?
    let gender: String?
    let nationality: String?

    init(_ identity: PersonIdentity, _ facts: RecordedFacts) {
        self.init(identity, born: facts.value("born").flatMap { CivilDate(iso: $0) }, nationality: facts.value("nationality"))
    }

    init(_ identity: PersonIdentity, born: CivilDate?, nationality: String?) {
        family = identity.familyName
        given = identity.givenName
        own = identity.nameInOwnScript
        self.born = born
        gender = identity.gender?.rawValue
        self.nationality = nationality
    }

    var names: [String] { [family, given, own].compactMap { $0 } }

    var traits: PersonTraits {
        PersonTraits(
            familyName: family, givenName: given, nameInOwnScript: own, birth: born.map { BirthHint($0) }, gender: gender, nationality: nationality)
    }

    /// "Besarta Ahmeti"; the own script where nothing else is known.
    var called: String {
        let spoken = [given, family].compactMap { $0 }.joined(separator: " ")
        return spoken.isEmpty ? own ?? "" : spoken
    }
}

extension Desk {
    /// Writes a person's card and keys anew, and looks who might be the same.
    func writeCard(of identity: PersonIdentity, facts: RecordedFacts, person: PersonID, seal: FileSeal) throws {
        try dropCard(of: person, in: seal.file)
        let card = PersonCard(identity, facts)
        try keepCard(card, of: person, seal: seal)
        try settleNetworkTags(seal)
        if looksForDuplicates { try notePairs(of: card, person: person, in: seal.file) }
    }

    /// Nobody without a name has keys, but everybody has a card: so it shows which files were read by the present version.
    func keepCard(_ card: PersonCard, of person: PersonID, seal: FileSeal) throws {
        let entry: Int64 = try transaction.value("SELECT COALESCE(MAX(entry), 0) + 1 FROM person_cards") ?? 1
        let sealed = try seal.sealJSON(card, "person_cards", "card", person.text)
        try transaction.execute(
            """
            INSERT INTO person_cards (entry, office, case_id, person, version, card)
            VALUES (\(entry), \(office), \(seal.file), \(person), \(NameKeys.version), \(sealed))
            """)
        let tags = Set(NameKeys.all(of: card.names, birthYear: card.born?.year).map(tag))
        for some in tags.sorted().chunks(of: 40) {
            let rows = some.map { "(\($0), \(entry))" as SQL }.joined(separator: ", ")
            try transaction.execute("INSERT INTO name_keys (tag, entry) VALUES \(rows)")
        }
    }

    func dropCard(of person: PersonID, in file: CaseID) throws {
        let entry: Int64? = try transaction.value(
            "SELECT entry FROM person_cards WHERE office = \(office) AND case_id = \(file) AND person = \(person)")
        guard let entry else { return }
        try transaction.execute("DELETE FROM name_keys WHERE entry = \(entry)")
        try transaction.execute("DELETE FROM person_cards WHERE entry = \(entry)")
    }

    /// Nothing of these people is found any more.
    func dropCards(of file: CaseID) throws {
        try transaction.execute(
            "DELETE FROM name_keys WHERE entry IN (SELECT entry FROM person_cards WHERE office = \(office) AND case_id = \(file))")
        try transaction.execute("DELETE FROM person_cards WHERE office = \(office) AND case_id = \(file)")
        try transaction.execute("DELETE FROM person_pairs WHERE office = \(office) AND (one_case = \(file) OR other_case = \(file))")
    }

    /// The keyed tag of a key, as the number it is kept as.
    func tag(_ key: String) -> Int64 {
        nameIndex.tag(of: key).reduce(0) { $0 << 8 | Int64($1) }
    }
}

extension Array {
    /// Pieces of at most `count`.
    func chunks(of count: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min($0 + count, self.count)] }
    }
}
