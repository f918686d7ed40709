public import Basics
import Catalogue
import Foundation
import Matching
import Store
import Vault

/// Writes down by what households are chosen for a flat, and fixes the seed of the draw, before a single one is looked at.
public struct FixCriteria: Command {
    public static let name = "selection.fix"
    public static let needs = Right.keepFlats
    public let flat: FlatID
    public let criteria: SelectionCriteria

    public init(flat: FlatID, criteria: SelectionCriteria) {
        self.flat = flat
        self.criteria = criteria
    }

    public func perform(at desk: Desk) throws -> Created<RoundID> {
        let known = try desk.flat(flat)
        guard [.open, .nominating].contains(known.state) else {
            throw Refusal.notNow(
                why: "Diese Wohnung ist nicht zur Auswahl offen (\(known.state.german)).", instead: "Prüfen und öffnen Sie zuerst das Angebot.")
        }
        if let round = try desk.round(of: flat), round.computedAt == nil {
            throw Refusal.notNow(why: "Die Kriterien dieser Wohnung stehen schon fest.", instead: "Berechnen Sie zuerst, wer in Frage kommt.")
        }
        let id = RoundID()
        let fingerprint = Fingerprint.hex(try criteria.fixed().fingerprint)
        let seed = Fingerprint.hex(SecretToken.random().digest)
        let text = String(decoding: try JSONEncoder().encode(criteria), as: UTF8.self)
        try desk.keepCatalogue()
        try desk.transaction.execute(
            """
            INSERT INTO rounds (office, round, flat, criteria, criteria_hash, catalogue_hash, seed, on_day, fixed_at, fixed_by)
            VALUES (\(desk.office), \(id), \(flat), \(text), \(fingerprint), \(desk.shelf.current.hash), \(seed), \(desk.today), \(desk.now),
                \(desk.worker.id))
            """)
        desk.tell(Self.name, subject: flat, detail: fingerprint)
        try desk.forgetOldSelections()
        return Created(id)
    }
}

/// Looks at every household by the criteria that were fixed, and keeps for each its place or why it has none.
public struct ComputeSelection: Command {
    public static let name = "selection.compute"
    public static let needs = Right.keepFlats
    public let round: RoundID

    public init(round: RoundID) { self.round = round }

    public func perform(at desk: Desk) throws -> Done {
        let round = try desk.round(round)
        guard round.computedAt == nil else {
            throw Refusal.notNow(why: "Diese Auswahl ist schon berechnet.", instead: "Legen Sie für eine neue die Kriterien neu fest.")
        }
        let flat = try desk.flat(round.flat)
        let households = try desk.seekingHouseholds()
        let ruler = desk.ruler(for: flat.offer)
        let checks = households.map { ruler.check($0.needs) }
        let shortlist = try desk.shortlist(round, ruler, households, checks)
        try desk.keep(shortlist, households, checks, ruler, of: round.id)
        let fitting = checks.count { $0.verdict != .not }
        try desk.transaction.execute("UPDATE rounds SET computed_at = \(desk.now) WHERE office = \(desk.office) AND round = \(round.id)")
        try desk.transaction.execute(
            "UPDATE flats SET fitting = \(fitting), counted_on = \(desk.today) WHERE office = \(desk.office) AND flat = \(flat.id)")
        desk.tell(Self.name, subject: flat.id, detail: "\(households.count) \(shortlist.places.count)")
        return Done()
    }
}

/// A round as it was fixed.
public struct SelectionRound: Sendable {
    public let id: RoundID
    public let flat: FlatID
    public let criteria: SelectionCriteria
    /// SHA-256 over the criteria's canonical text, in hex.
    public let fingerprint: String
    public let catalogueHash: String
    /// 32 bytes in hex; with it and the files' numbers anybody can draw again.
    public let seed: String
    public let day: CivilDate
    public let fixedAt: Moment
    public let fixedBy: String
    public let computedAt: Moment?
}

extension Desk {
    private static let roundColumns: SQL =
        "round, flat, criteria, criteria_hash, catalogue_hash, seed, on_day, fixed_at, fixed_by, computed_at"

    func round(_ id: RoundID) throws -> SelectionRound {
        let rows = try transaction.rows("SELECT \(Self.roundColumns) FROM rounds WHERE office = \(office) AND round = \(id)")
        guard let row = rows.first else { throw Refusal.notFound }
        return try round(in: row)
    }

    /// The newest of a flat; nil where nobody has fixed anything yet.
    func round(of flat: FlatID) throws -> SelectionRound? {
        try transaction.rows(
            "SELECT \(Self.roundColumns) FROM rounds WHERE office = \(office) AND flat = \(flat) ORDER BY fixed_at DESC LIMIT 1"
        ).first.map(round)
    }

    private func round(in row: Row) throws -> SelectionRound {
        let criteria: String = try row.get("criteria")
        let fixedBy: WorkerID = try row.get("fixed_by")
        return SelectionRound(
            id: try row.get("round"), flat: try row.get("flat"),
            criteria: try JSONDecoder().decode(SelectionCriteria.self, from: Data(criteria.utf8)),
            fingerprint: try row.get("criteria_hash"), catalogueHash: try row.get("catalogue_hash"), seed: try row.get("seed"),
            day: try row.get("on_day"), fixedAt: try row.get("fixed_at"), fixedBy: try names()[fixedBy] ?? "", computedAt: try row.get("computed_at"))
    }

    /// The engine's answer for everybody, by the file's random number: the one name it knows them by.
    func shortlist(_ round: SelectionRound, _ ruler: FlatRuler, _ households: [SeekingHousehold], _ checks: [FlatCheck]) throws -> Shortlist {
        let fixed = try round.criteria.fixed()
        guard Fingerprint.hex(fixed.fingerprint) == round.fingerprint, let seed = Fingerprint.bytes(hex: round.seed),
            let lottery = Lottery(seed: seed, hash: SelectionCriteria.sha256)
        else {
            throw Refusal.notNow(
                why: "Die Kriterien bedeuten heute etwas anderes als an dem Tag, an dem sie festgelegt wurden.", instead: "Legen Sie sie neu fest.")
        }
        let flat = FlatSide(ruler)
        let candidates = zip(households, checks).map { Candidate($0, $1, flat, on: today) }
        let asked = Set(try nominations(for: round.flat).map(\.fileNumber))
        let busy = Set(households.filter(\.isNominated).map(\.number)).subtracting(asked)
        do {
            return try Shortlist(by: fixed, lottery: lottery, among: candidates, busy: busy, asked: asked)
        } catch {
            throw Refusal.notNow(why: "Zwei Fälle haben dieselbe Nummer.", instead: "Wenden Sie sich an die Systemverwaltung.")
        }
    }
}

/// What of a flat counts in a rule, found once for all households.
struct FlatSide {
    let district: String?
    let isStepFree: Bool?
    let meantFor: Int?

    init(_ ruler: FlatRuler) {
        district = ruler.flat.district.map(PlaceName.folded)
        isStepFree = ruler.flat.stepFree
        meantFor = ruler.largestHousehold
    }
}

extension Candidate {
    /// The permitted inputs of one household, and nothing else.
    init(_ household: Desk.SeekingHousehold, _ check: FlatCheck, _ flat: FlatSide, on day: CivilDate) {
        let needs = household.needs
        let ruled = check.points.filter { $0.verdict == .not || ($0.code == .rentOver && $0.verdict == .examined) }
        let wished =
            needs.wishedDistricts.isEmpty ? nil : flat.district.map { here in needs.wishedDistricts.contains { PlaceName.folded($0) == here } }
        self.init(
            id: household.number, waitingDays: max(0, day.dayNumber - household.waitingSince.dayNumber), urgency: needs.urgency,
            isInWishedDistrict: wished, fitsExactly: flat.meantFor.map { $0 == needs.persons },
            usesStepFree: needs.needsStepFree.flatMap { $0 ? flat.isStepFree : false }, persons: needs.persons,
            obstacles: Set(ruled.compactMap { Obstacle(rawValue: $0.code.rawValue) }))
    }
}
