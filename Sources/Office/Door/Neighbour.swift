import Basics
import Figures
import Store
import Vault

/// Another office of the same network, as far as this one reaches: the only way in the house across two offices.
///
/// It can seal something for the other, lay a flat's row there, move that row and keep its facts up to date, let a household go that came over,
/// count what runs there, and tell the other's log.
/// It opens no file, no name and no note; of flats only what the two share. Nobody is handed the desk behind it.
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
    func landlordFront() throws -> LandlordFront { try there.landlordFront() }
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

    /// Where a flat that is shared with this office stands there.
    func state(of flat: FlatID) throws -> FlatState? {
        try there.transaction.value("SELECT state FROM flats WHERE office = \(office) AND flat = \(flat)")
    }

    /// What the other office says of a flat it gave to this one.
    func offer(of flat: FlatID) throws -> FlatOffer { try there.flat(flat).offer }

    /// Carries what was said anew of a flat into its copy there, and tells so. What the office there knows otherwise stays as it is, and so does
    /// everything once a rent is being examined: a person there looks at the difference.
    func carry(_ parts: [OfferPart], from old: FlatOffer, to new: FlatOffer, into copy: FlatID) throws {
        let known = try there.flat(copy)
        let due = parts.filter { !$0.isSame(known.offer, new) }
        let carried = try there.isRentInUse(for: known) ? [] : due.filter { $0.isSame(known.offer, old) }
        let left = due.filter { !carried.contains($0) }
        if !carried.isEmpty {
            var offer = known.offer
            for part in carried { part.take(from: new, into: &offer) }
            try there.write(offer, to: copy)
            // Whom it fits now, the office there counts itself: for that its files are opened.
            try there.transaction.execute("UPDATE flats SET fitting = NULL, counted_on = NULL WHERE office = \(office) AND flat = \(copy)")
            try there.noteChanges(carried, in: copy)
            try tell("network.changed", subject: copy, detail: carried.codes)
        }
        if !left.isEmpty { try tell("network.differs", subject: copy, detail: left.codes) }
    }

    /// Forgets who let a flat that went over. One that still runs there is told of in the log; that office has its own contract to keep.
    func forgetLandlord(of flat: FlatID) throws {
        let known = try there.flat(flat)
        if !known.state.isLive {
            try there.forgetDetails(of: flat)
            // Whoever offered them another flat as well is the other office's own acquaintance.
            if let landlord = known.landlord, try there.landlord(landlord).offered == 1 { try there.forget(landlord) }
        }
        try tell("network.forgotten", subject: flat, detail: known.state.isLive ? "runs" : "")
    }

    /// Moves a flat that is shared with this office. One that is let or over there lets its households go.
    func set(_ flat: FlatID, to state: FlatState, why: FlatEnd? = nil) throws {
        guard let known = try self.state(of: flat), known != state, known.isLive else { return }
        if !state.isLive || state == .leased || why != nil { try there.lapseNominations(of: flat) }
        try there.write(state, why, to: flat)
        try tell("network.flat", subject: flat, detail: (why?.rawValue ?? state.rawValue))
    }

    /// Whether a household that is to come over is proposed for a flat there just now.
    func isProposed(_ file: CaseID) throws -> Bool {
        let open: Int? = try there.transaction.value(
            "SELECT COUNT(*) FROM nominations WHERE office = \(office) AND case_id = \(file) AND is_open")
        return open != 0
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

    /// Who moved there on a day of the period: how many persons into which flat, and nobody's file.
    func placedHouseholds(from: CivilDate, to: CivilDate) throws -> [PlacedHousehold] { try there.placedHouseholds(from: from, to: to) }
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
