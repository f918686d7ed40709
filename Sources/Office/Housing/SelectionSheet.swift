public import Basics
import Catalogue
import Store
import Vault

/// Everybody who was considered for a flat: in which place and why, or why in none.
public struct SelectionSheet: Question {
    public static let needs = Right.keepFlats
    /// Places shown on the page.
    public static let shown = 30
    public let flat: FlatID

    public init(flat: FlatID) { self.flat = flat }

    /// One household in its place.
    public struct Line: Sendable {
        public let file: CaseID
        public let number: String
        /// Nil where this worker may not know of the file.
        public let title: String?
        public let persons: Int
        public let rank: Int
        public let total: Int
        /// "1.204 Wartezeit, 600 Dringlichkeit": input, units, points.
        public let parts: [(input: String, units: Int?, points: Int)]
        public let fitting: Int
        public let of: Int
        /// What is examined or not known, each with what to do.
        public let remarks: [(verdict: String, text: String, wayOut: String?)]
        /// Where it is proposed now, this flat or another; nil where nowhere.
        public let openFor: FlatID?
    }

    public struct Answer: Sendable {
        public let flat: OfferedFlat
        public let round: SelectionRound?
        public let places: [Line]
        public let considered: Int
        public let placed: Int
        /// How many have no place, by code of the reason; one household may have several.
        public let absences: [(code: String, count: Int)]
        /// The nearest misses: one reason only, with what would make it fit.
        public let near: [(number: String, file: CaseID, text: String, wayOut: String?)]
        public let nominations: [Nomination]
        /// Who comes next, once somebody is out; a person confirms.
        public let next: Line?
    }

    public func answer(at desk: Desk) throws -> Answer {
        let known = try desk.flat(flat)
        let nominations = try desk.nominations(for: flat)
        guard let round = try desk.round(of: flat), round.computedAt != nil else {
            return Answer(
                flat: known, round: try desk.round(of: flat), places: [], considered: 0, placed: 0, absences: [], near: [], nominations: nominations,
                next: nil)
        }
        let places = try desk.places(in: round.id, limit: Self.shown)
        let (absences, near) = try desk.absences(in: round.id)
        let asked = Set(nominations.map(\.file))
        let open = nominations.count { $0.state.isOpen }
        let next = open < round.criteria.atOnce ? places.first { !asked.contains($0.file) && $0.openFor == nil } : nil
        return Answer(
            flat: known, round: round, places: places,
            considered: try desk.transaction.value("SELECT COUNT(*) FROM considered WHERE office = \(desk.office) AND round = \(round.id)") ?? 0,
            placed: try desk.transaction.value(
                "SELECT COUNT(*) FROM considered WHERE office = \(desk.office) AND round = \(round.id) AND rank IS NOT NULL") ?? 0,
            absences: absences, near: near, nominations: nominations, next: next)
    }
}

extension Desk {
    private func considered(in round: RoundID, where condition: SQL, limit: Int) throws -> [(row: Row, body: ConsideredBody)] {
        let rows = try transaction.rows(
            """
            SELECT x.entry, x.case_id, x.rank, x.points, c.number, c.persons, c.title, k.wrapped_key,
                (SELECT o.flat FROM nominations o WHERE o.office = x.office AND o.case_id = x.case_id AND o.is_open) AS open_for
            FROM considered x JOIN cases c ON c.office = x.office AND c.case_id = x.case_id
            JOIN case_keys k ON k.office = x.office AND k.case_id = x.case_id
            WHERE x.office = \(office) AND x.round = \(round) AND \(try access().condition) AND k.wrapped_key IS NOT NULL \(condition)
            ORDER BY x.rank, c.number LIMIT \(limit)
            """)
        return try rows.map { row in
            let entry: CommandID = try row.get("entry")
            return (row, try seal(of: try row.get("case_id"), in: row).openJSON(try row.get("points"), "considered", "points", entry.text))
        }
    }

    private func seal(of file: CaseID, in row: Row) throws -> FileSeal {
        FileSeal(key: try keyring.key(unwrapping: try row.get("wrapped_key"), office: officeKey, in: office, of: file), office: office, file: file)
    }

    fileprivate func places(in round: RoundID, limit: Int) throws -> [SelectionSheet.Line] {
        try considered(in: round, where: "AND x.rank IS NOT NULL", limit: limit).map { row, body in
            let file: CaseID = try row.get("case_id")
            return SelectionSheet.Line(
                file: file, number: try row.get("number"),
                title: try seal(of: file, in: row).open(try row.get("title"), "cases", "title", file.text), persons: try row.get("persons"),
                rank: try row.get("rank"), total: body.total ?? 0, parts: body.parts.map { ($0.input, $0.units, $0.points) }, fitting: body.fitting,
                of: body.of, remarks: body.points.map { ($0.verdict, $0.text, $0.wayOut) }, openFor: try row.get("open_for"))
        }
    }

    /// Why households have no place: counted by reason, and the few that one thing alone keeps from it.
    fileprivate func absences(in round: RoundID) throws -> (
        counts: [(code: String, count: Int)], near: [(number: String, file: CaseID, text: String, wayOut: String?)]
    ) {
        var counts: [String: Int] = [:]
        var near: [(number: String, file: CaseID, text: String, wayOut: String?)] = []
        for (row, body) in try considered(in: round, where: "AND x.rank IS NULL", limit: 5_000) {
            for code in body.absences { counts[code, default: 0] += 1 }
            let stops = body.points.filter { $0.verdict == "\(FlatPoint.Verdict.not)" }
            if near.count < 10, body.absences.count == 1, let only = stops.first, stops.count == 1, only.wayOut != nil {
                near.append((try row.get("number"), try row.get("case_id"), only.text, only.wayOut))
            }
        }
        return (counts.map { ($0.key, $0.value) }.sorted { ($1.count, $0.code) < ($0.count, $1.code) }, near)
    }
}
