import Basics
import Store
import Vault

/// Another office of the same network, as far as this one reaches: the only way in the house across two offices.
///
/// It can seal something for the other, lay a flat's row there and move that row, let a household go that came over,
/// count what runs there, and tell the other's log.
/// It opens nothing of the other's: no file, no name, no note. Nobody is handed the desk behind it.
struct Neighbour {
    let office: OfficeID
    let name: String
    let part: NetworkPart
    /// How many households it can look after at once; nil where it did not say.
    let places: Int?
    private let there: Desk

    fileprivate init(row: Row, from desk: Desk) throws {
        office = try row.get("office")
        name = try row.get("name")
        part = try row.get("part")
        places = try row.get("places")
        there = try Desk(settling: office, now: desk.now, transaction: desk.transaction, keyring: desk.keyring, shelf: desk.shelf)
    }

    /// How to call it.
    func contact() throws -> [String] { try there.settings().contact }
    func shortName() throws -> String { try there.settings().shortName }
    /// What people quote a flat of the other office by.
    func number(of flat: FlatID) throws -> String {
        let number: String? = try there.transaction.value("SELECT number FROM flats WHERE office = \(office) AND flat = \(flat)")
        guard let number else { throw Refusal.notFound }
        return number
    }

    /// Sealed under the other's key: whoever sealed it cannot open it again.
    func seal(_ value: some Encodable, _ table: String, _ column: String, _ row: String) throws -> [UInt8] {
        try there.officeSeal.sealJSON(value, table, column, row)
    }

    /// Tells the other's log what happened to its data. Who did it stands in the log of the office they work for.
    func tell(_ action: String, of file: CaseID? = nil, subject: some CustomStringConvertible = "", detail: String = "") throws {
        let book = LogBook(office: office, key: there.officeKey.logKey)
        try book.append(
            LogEntry(action: action, caseID: file, subject: subject.description, detail: detail), worker: nil, at: there.now, in: there.transaction)
    }

    /// Lays a flat there, as a draft somebody there looks at, with a landlord only where one is named.
    func lay(_ offer: FlatOffer, landlord: (kind: LandlordKind, identity: LandlordIdentity)?) throws -> FlatID {
        try there.enter(offer, landlord: try landlord.map { try there.enter($0.identity, kind: $0.kind, units: nil) }, by: nil)
    }

    /// Moves a flat that is shared with this office. One that is over there lets its households go.
    func set(_ flat: FlatID, to state: FlatState, why: FlatEnd? = nil) throws {
        let known: FlatState? = try there.transaction.value("SELECT state FROM flats WHERE office = \(office) AND flat = \(flat)")
        guard let known, known != state, known.isLive else { return }
        if !state.isLive || why != nil { try there.lapseNominations(of: flat) }
        try there.write(state, why, to: flat)
        try tell("network.flat", subject: flat, detail: (why?.rawValue ?? state.rawValue))
    }

    /// A household that came over from there is compared there no more.
    func release(_ file: CaseID) throws {
        try there.transaction.execute("DELETE FROM network_tags WHERE office = \(office) AND case_id = \(file)")
    }

    /// How many households run there at each stage, and the persons in them; no file is opened.
    func load() throws -> [(stage: CaseStage, files: Int, persons: Int)] {
        try there.transaction.rows(
            """
            SELECT stage, COUNT(*), CAST(SUM(persons) AS BIGINT) FROM cases
            WHERE office = \(office) AND desk = \(CounsellingDesk.housing) AND closed_on IS NULL GROUP BY stage
            """
        ).map { (try $0.get(at: 0), try $0.get(at: 1), try $0.get(at: 2)) }
    }
}

extension Desk {
    /// The other offices of this one's network, the city's first.
    func neighbours() throws -> [Neighbour] { try neighbours(where: "") }

    /// One other office of the same network; for any other there is no way.
    func neighbour(_ other: OfficeID) throws -> Neighbour {
        guard let found = try neighbours(where: "AND o.office = \(other)").first else { throw Refusal.notFound }
        return found
    }

    private func neighbours(where condition: SQL) throws -> [Neighbour] {
        try transaction.rows(
            """
            SELECT o.office, f.name, o.part, o.places FROM network_offices mine
            JOIN network_offices o ON o.network = mine.network AND o.office <> mine.office
            JOIN offices f ON f.office = o.office
            WHERE mine.office = \(office) \(condition) ORDER BY o.part DESC, f.name
            """
        ).map { try Neighbour(row: $0, from: self) }
    }
}
