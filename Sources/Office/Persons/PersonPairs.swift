public import Basics
import Names
public import Store
import Vault

/// What somebody said about two people who may be one.
public enum PairState: String, Sendable, Codable {
    /// Nobody looked yet.
    case open
    /// Not the same person; never proposed again.
    case different
    /// Their files were put together.
    case merged
}

extension PairState: SQLConvertible {}

/// Two people, in an order that does not depend on who was found first.
struct PersonPair: Hashable {
    let one: PersonID
    let other: PersonID
    let oneFile: CaseID
    let otherFile: CaseID

    init(_ some: PersonID, in file: CaseID, _ another: PersonID, in anotherFile: CaseID) {
        let isFirst = some.text < another.text
        one = isFirst ? some : another
        other = isFirst ? another : some
        oneFile = isFirst ? file : anotherFile
        otherFile = isFirst ? anotherFile : file
    }
}

extension Desk {
    /// Looks at writing, so that nobody ever has to compare everybody with everybody. What nobody decided yet is found anew.
    func notePairs(of card: PersonCard, person: PersonID, in file: CaseID) throws {
        try transaction.execute(
            """
            DELETE FROM person_pairs WHERE office = \(office) AND state = \(PairState.open)
                AND (one_person = \(person) OR other_person = \(person))
            """)
        for match in try matches(of: card, apartFrom: file) {
            let pair = PersonPair(person, in: file, match.person, in: match.file)
            _ = try transaction.insertIfNew(
                """
                INSERT INTO person_pairs (office, one_person, other_person, one_case, other_case, points, state, found_at)
                VALUES (\(office), \(pair.one), \(pair.other), \(pair.oneFile), \(pair.otherFile), \(match.likeness.points), \(PairState.open), \(now))
                """)
        }
    }

    /// Those somebody said are not this person.
    func decidedDifferent(from person: PersonID) throws -> Set<PersonID> {
        let rows = try transaction.rows(
            """
            SELECT one_person, other_person FROM person_pairs
            WHERE office = \(office) AND state = \(PairState.different) AND (one_person = \(person) OR other_person = \(person))
            """)
        return Set(try rows.flatMap { [try $0.get("one_person", as: PersonID.self), try $0.get("other_person", as: PersonID.self)] })
    }
}

/// Somebody who may be the person a form describes.
public struct SimilarPerson: Sendable {
    /// The file, where this worker may know of it; nil for one that is shut: then only that it exists is said, and whom to ask.
    public let line: CaseLine?
    /// Whom to ask for a file that is shut.
    public let ownerName: String
    /// As the card says: "Besarta Ahmeti, geboren 03.04.1990"; empty for a file that is shut.
    public let called: String
    public let born: CivilDate?
    public let comparison: Comparison
}

/// What a comparison of two people says, in words.
public struct Comparison: Sendable {
    public let isVeryLikely: Bool
    /// "sehr wahrscheinlich dieselbe Person".
    public let verdict: String
    /// What speaks for it, the weightiest first.
    public let pro: [String]
    public let contra: [String]

    init(_ likeness: Likeness) {
        isVeryLikely = likeness.verdict == .veryLikely
        verdict = likeness.verdict.german
        pro = likeness.reasons.filter { $0.points >= 0 }.map(\.ground.german)
        contra = likeness.reasons.filter { $0.points < 0 }.map(\.ground.german)
    }
}

/// Who may be the person a form describes, before anything is written.
public struct SimilarPersons: Question {
    public static let needs = Right.keepFiles
    public let identity: PersonIdentity
    public let born: CivilDate?
    public let nationality: String?
    /// The file being worked on: its own members are no hit.
    public let apartFrom: CaseID?
    /// The person being changed: those already told apart are no hit.
    public let person: PersonID?

    public init(_ identity: PersonIdentity, born: CivilDate?, nationality: String? = nil, apartFrom: CaseID? = nil, person: PersonID? = nil) {
        self.identity = identity
        self.born = born
        self.nationality = nationality
        self.apartFrom = apartFrom
        self.person = person
    }

    public func answer(at desk: Desk) throws -> [SimilarPerson] {
        let card = PersonCard(identity, born: born, nationality: nationality)
        let known = try person.map(desk.decidedDifferent) ?? []
        let matches = try desk.matches(of: card, apartFrom: apartFrom).filter { !known.contains($0.person) }
        guard !matches.isEmpty else { return [] }
        let names = try desk.names()
        let open = Array(Set(matches.filter { !$0.isShut }.map(\.file)))
        let lines = Dictionary(try desk.caseLines(of: open).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return matches.compactMap { match in
            let owner = names[match.owner] ?? ""
            if match.isShut {
                return SimilarPerson(line: nil, ownerName: owner, called: "", born: nil, comparison: Comparison(match.likeness))
            }
            return lines[match.file].map {
                SimilarPerson(line: $0, ownerName: owner, called: match.card.called, born: match.card.born, comparison: Comparison(match.likeness))
            }
        }
    }
}

/// A pair as the page of duplicates shows it.
public struct DuplicatePair: Sendable {
    public struct Side: Sendable {
        public let person: PersonID
        public let called: String
        public let born: CivilDate?
        public let line: CaseLine
    }
    public let one: Side
    public let other: Side
    public let comparison: Comparison
    public let state: PairState
}

/// The pairs nobody decided yet, or those that were told apart; of the whole desk or of one file. The likeliest first.
public struct DuplicatePairs: Question {
    public static let needs = Right.seeConfidential
    public static let most = 50
    public let file: CaseID?
    public let state: PairState

    public init(of file: CaseID? = nil, state: PairState = .open) {
        self.file = file
        self.state = state
    }

    public func answer(at desk: Desk) throws -> [DuplicatePair] {
        if let file { _ = try desk.file(file) }
        let narrowed: SQL = file.map { "AND (one_case = \($0) OR other_case = \($0))" } ?? ""
        let rows = try desk.transaction.rows(
            """
            SELECT one_person, other_person, one_case, other_case FROM person_pairs
            WHERE office = \(desk.office) AND state = \(state) \(narrowed) ORDER BY points DESC, one_person LIMIT \(Self.most)
            """)
        let pairs = try rows.map {
            PersonPair(
                try $0.get("one_person"), in: try $0.get("one_case"), try $0.get("other_person"), in: try $0.get("other_case"))
        }
        let sides = try desk.sides(of: pairs)
        return pairs.compactMap { pair in
            guard let one = sides[pair.one], let other = sides[pair.other] else { return nil }
            return DuplicatePair(one: one.side, other: other.side, comparison: Comparison(Likeness(one.traits, other.traits)), state: state)
        }
    }
}

extension Desk {
    /// Only people whose file this worker may open.
    fileprivate func sides(of pairs: [PersonPair]) throws -> [PersonID: (side: DuplicatePair.Side, traits: PersonTraits)] {
        let (people, files) = (Array(Set(pairs.flatMap { [$0.one, $0.other] })), Array(Set(pairs.flatMap { [$0.oneFile, $0.otherFile] })))
        guard !people.isEmpty else { return [:] }
        let entries: [Int64] = try transaction.values(
            "SELECT entry FROM person_cards WHERE office = \(office) AND case_id IN \(list: files) AND person IN \(list: people)")
        let lines = Dictionary(try caseLines(of: files).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var sides: [PersonID: (side: DuplicatePair.Side, traits: PersonTraits)] = [:]
        for card in try cards(at: entries) where !card.isShut {
            guard let line = lines[card.file] else { continue }
            sides[card.person] = (
                DuplicatePair.Side(person: card.person, called: card.card.called, born: card.card.born, line: line), card.card.traits
            )
        }
        return sides
    }
}

/// Says that two people are not the same, or takes that back. It is remembered; the pair is never proposed again.
public struct DecidePair: Command {
    public static let name = "pair.decide"
    public static let needs = Right.keepFiles
    public let one: PersonID
    public let other: PersonID
    public let areDifferent: Bool

    public init(one: PersonID, other: PersonID, areDifferent: Bool) {
        self.one = one
        self.other = other
        self.areDifferent = areDifferent
    }

    public func perform(at desk: Desk) throws -> Done {
        let (first, second) = one.text < other.text ? (one, other) : (other, one)
        let rows = try desk.transaction.rows(
            """
            SELECT one_case, other_case, state FROM person_pairs
            WHERE office = \(desk.office) AND one_person = \(first) AND other_person = \(second)
            """)
        guard let row = rows.first else { throw Refusal.notFound }
        let (oneFile, otherFile): (CaseID, CaseID) = (try row.get("one_case"), try row.get("other_case"))
        _ = (try desk.file(oneFile), try desk.file(otherFile))
        guard try row.get("state", as: PairState.self) != .merged else {
            throw Refusal.notNow(why: "Diese Fälle sind schon zusammengeführt.", instead: "Machen Sie zuerst die Zusammenführung rückgängig.")
        }
        try desk.transaction.execute(
            """
            UPDATE person_pairs SET state = \(areDifferent ? PairState.different : .open), decided_at = \(desk.now), decided_by = \(desk.worker.id)
            WHERE office = \(desk.office) AND one_person = \(first) AND other_person = \(second)
            """)
        for file in [oneFile, otherFile] { desk.tell(Self.name, of: file, subject: one, detail: areDifferent ? "different" : "open") }
        return Done()
    }
}
