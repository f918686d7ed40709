import Basics
import Names
import Store
import Vault

/// Somebody who may be the one looked for.
struct PersonMatch {
    let file: CaseID
    let person: PersonID
    let card: PersonCard
    let likeness: Likeness
    /// Restricted to somebody else: nothing of it may be shown.
    let isShut: Bool
    let owner: WorkerID
}

/// A card that was opened, with what decides who may see it.
struct OpenedCard {
    let file: CaseID
    let person: PersonID
    let card: PersonCard
    let isShut: Bool
    let owner: WorkerID
}

extension Desk {
    /// So many cards are opened for one search at most.
    static let mostCards = 200

    /// Who is so much alike that a person should look, the likeliest first.
    func matches(of card: PersonCard, apartFrom file: CaseID? = nil, limit: Int = 10) throws -> [PersonMatch] {
        let traits = card.traits
        guard traits.hasName else { return [] }
        let search = NameSearch(names: card.names, birthYear: card.born?.year)
        var matches: [PersonMatch] = []
        for opened in try cards(at: try entries(for: search)) where opened.file != file {
            let likeness = Likeness(traits, opened.card.traits)
            guard likeness.verdict >= .possible else { continue }
            // A name alone tells nobody that there is a restricted file: birth dates have to fit as well.
            let isTold = likeness.verdict == .veryLikely && card.born != nil && opened.card.born != nil
            guard !opened.isShut || isTold else { continue }
            matches.append(
                PersonMatch(
                    file: opened.file, person: opened.person, card: opened.card, likeness: likeness, isShut: opened.isShut, owner: opened.owner))
        }
        return Array(matches.sorted { ($0.likeness.points, $0.person.text) > ($1.likeness.points, $1.person.text) }.prefix(limit))
    }

    /// The most telling keys first: two parts and the year, two parts, one part and the year, one part alone where there is no other.
    private func entries(for search: NameSearch) throws -> [Int64] {
        let (pairs, inYear) = (search.pairs.map(tag), search.inYear.map(tag))
        var found = FoundEntries(limit: Self.mostCards)
        if !pairs.isEmpty, !inYear.isEmpty {
            found.add(
                try transaction.values(
                    """
                    SELECT DISTINCT y.entry FROM name_keys y WHERE y.tag IN \(list: inYear)
                        AND EXISTS (SELECT 1 FROM name_keys p WHERE p.entry = y.entry AND p.tag IN \(list: pairs)) LIMIT \(Self.mostCards)
                    """))
        }
        try found.add(tags: pairs, at: self)
        try found.add(tags: inYear, at: self)
        // A part alone tells little; where it is frequent only its newest bearers are looked at.
        if search.parts.count == 1 || found.entries.count < 20 { try found.add(tags: search.parts.joined().map(tag), at: self, each: 60) }
        return found.entries
    }

    /// Opens the cards of files this worker may open, and of those in their desks that are restricted to others.
    func cards(at entries: [Int64]) throws -> [OpenedCard] {
        guard !entries.isEmpty else { return [] }
        // Without the plus SQLite would rather walk all cards of the office than look up two hundred of them.
        let rows = try transaction.rows(
            """
            SELECT e.case_id, e.person, e.card, k.wrapped_key, c.desk, c.restricted, c.owner FROM person_cards e
            JOIN cases c ON c.office = e.office AND c.case_id = e.case_id
            JOIN case_keys k ON k.office = e.office AND k.case_id = e.case_id
            WHERE e.entry IN \(list: entries) AND \(sqlite: "+e.office", postgres: "e.office") = \(office) AND k.wrapped_key IS NOT NULL
            """)
        return try rows.compactMap(openedCard)
    }

    /// Nil for a file that is closed to this worker by name or belongs to another desk: for them there is none such.
    private func openedCard(_ row: Row) throws -> OpenedCard? {
        let (file, person): (CaseID, PersonID) = (try row.get("case_id"), try row.get("person"))
        let (isOpen, access) = (try footing(in: row) != nil, try access())
        guard try isOpen || !access.closed.contains(file) && worker.desks.contains(row.get("desk")) else { return nil }
        let key = try keyring.key(unwrapping: try row.get("wrapped_key"), office: officeKey, in: office, of: file)
        let seal = FileSeal(key: key, office: office, file: file)
        return OpenedCard(
            file: file, person: person, card: try seal.openJSON(try row.get("card"), "person_cards", "card", person.text), isShut: !isOpen,
            owner: try row.get("owner"))
    }
}

/// Entries in the order they were found, up to a limit.
struct FoundEntries {
    let limit: Int
    private(set) var entries: [Int64] = []
    private var known: Set<Int64> = []

    init(limit: Int) { self.limit = limit }

    mutating func add(_ some: [Int64]) {
        for entry in some where entries.count < limit && known.insert(entry).inserted { entries.append(entry) }
    }

    /// The newest under each tag, one short walk along the index per tag.
    mutating func add(tags: [Int64], at desk: Desk, each most: Int = 200) throws {
        for tag in tags where entries.count < limit {
            let room = min(most, limit - entries.count)
            add(try desk.transaction.values("SELECT entry FROM name_keys WHERE tag = \(tag) ORDER BY entry DESC LIMIT \(room)"))
        }
    }
}
