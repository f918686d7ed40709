public import Basics
import Catalogue
import Store

/// A proposal on its way, with what is open of it.
public struct WayLine: Sendable {
    /// An open step in the clear.
    public struct OpenStep: Sendable {
        /// The catalogue's name of it.
        public let step: String
        public let due: CivilDate?
        public let owner: WorkerID
        public let ownerName: String
    }

    public let nomination: NominationID
    public let flatNumber: String
    public let district: String?
    public let file: CaseID
    public let fileNumber: String
    public let fileTitle: String
    public let state: NominationState
    public let stateSince: Moment
    /// The nearest last day first; what has none comes last.
    public fileprivate(set) var steps: [OpenStep]
    /// The next planned viewing.
    public fileprivate(set) var viewing: Moment?
    /// Why the last viewing was lost, where no other is agreed on.
    public fileprivate(set) var lost: ViewingLoss?
    fileprivate let keeper: WorkerID

    public func late(on day: CivilDate) -> [OpenStep] { steps.filter { $0.due.map { $0 < day } ?? false } }
}

/// Everything on its way into a flat, the most late first; what has no days comes by how long it has stood still.
public struct RunningWays: Question {
    public static let needs = Right.keepFlats
    public static let pageSize = 50
    public let page: Int

    public init(page: Int = 1) { self.page = max(1, page) }

    public struct Answer: Sendable {
        public let lines: [WayLine]
        public let hasMore: Bool
        /// Of the steps, by the catalogue's names.
        public let titles: [String: String]
        public let today: CivilDate
    }

    public func answer(at desk: Desk) throws -> Answer {
        let lines = try desk.wayLines(limit: Self.pageSize + 1, offset: (page - 1) * Self.pageSize)
        return Answer(
            lines: Array(lines.prefix(Self.pageSize)), hasMore: lines.count > Self.pageSize, titles: desk.moveTitles, today: desk.today)
    }
}

/// What is late of the ways into flats: my own steps, lost viewings of mine, and for a team lead whatever has been late for some working days.
public struct LateWays: Question {
    public static let needs = Right.keepFlats
    /// Working days after which a late step is the team lead's as well.
    public static let patience = 5

    public init() {}

    public struct Answer: Sendable {
        public let own: [WayLine]
        public let team: [WayLine]
        public let titles: [String: String]
        public let today: CivilDate
    }

    public func answer(at desk: Desk) throws -> Answer {
        let me = desk.worker.id
        let lines = try desk.wayLines(where: "AND (s.due_on < \(desk.today) OR \(Desk.isLost))", limit: 200)
        let calendar = desk.shelf.current.workingDays(in: try desk.settings().district)
        let border = calendar.day(-Self.patience, workingDaysFrom: desk.today)
        let own = lines.filter { line in
            line.late(on: desk.today).contains { $0.owner == me } || (line.lost != nil && line.keeper == me)
        }
        let team = desk.worker.may(.assignFiles) ? lines.filter { $0.late(on: border).contains { $0.owner != me } } : []
        return Answer(own: own, team: team, titles: desk.moveTitles, today: desk.today)
    }
}

extension Desk {
    var moveTitles: [String: String] {
        let steps = planTemplate(of: .housing)?.steps ?? []
        return Dictionary(steps.map { ($0.id, $0.text.de) }, uniquingKeysWith: { first, _ in first })
    }

    static let isLost: SQL = """
        (n.state = \(NominationState.viewing)
            AND EXISTS (SELECT 1 FROM viewings v WHERE v.office = n.office AND v.nomination = n.nomination AND v.state = \(ViewingState.lost))
            AND NOT EXISTS (SELECT 1 FROM viewings v WHERE v.office = n.office AND v.nomination = n.nomination
                AND v.state IN \(list: [ViewingState.planned, .held])))
        """

    /// Running proposals whose files this worker may open.
    func wayLines(where condition: SQL = "", limit: Int, offset: Int = 0) throws -> [WayLine] {
        let rows = try transaction.rows(
            """
            SELECT n.nomination, n.case_id, n.state, n.state_since, f.number AS flat_number, f.district, c.number, c.title, c.desk, c.restricted,
                c.owner, k.wrapped_key, s.due_on
            FROM (
                SELECT office, nomination, flat, case_id, state, state_since FROM nominations WHERE office = \(office) AND is_open
                UNION ALL
                SELECT m.office, m.nomination, m.flat, m.case_id, m.state, m.state_since FROM nominations m
                JOIN flats l ON l.office = m.office AND l.flat = m.flat
                WHERE l.office = \(office) AND l.is_live = \(true) AND l.state = \(FlatState.leased) AND m.state = \(NominationState.signed)
            ) n
            JOIN flats f ON f.office = n.office AND f.flat = n.flat
            JOIN cases c ON c.office = n.office AND c.case_id = n.case_id
            JOIN case_keys k ON k.office = n.office AND k.case_id = n.case_id
            LEFT JOIN (
                SELECT nomination, MIN(CASE WHEN done_on IS NULL THEN due_on END) AS due_on FROM letting_steps
                WHERE office = \(office) AND is_running GROUP BY nomination
            ) s ON s.nomination = n.nomination
            WHERE k.wrapped_key IS NOT NULL \(condition)
            ORDER BY (s.due_on IS NULL), s.due_on, n.state_since, n.nomination LIMIT \(limit) OFFSET \(offset)
            """)
        let lines: [WayLine] = try rows.compactMap { row in
            guard let title = try title(in: row) else { return nil }
            return WayLine(
                nomination: try row.get("nomination"), flatNumber: try row.get("flat_number"), district: try row.get("district"),
                file: try row.get("case_id"), fileNumber: try row.get("number"), fileTitle: title, state: try row.get("state"),
                stateSince: try row.get("state_since"), steps: [], keeper: try row.get("owner"))
        }
        return try withViewings(withSteps(lines))
    }

    private func withSteps(_ lines: [WayLine]) throws -> [WayLine] {
        guard !lines.isEmpty else { return [] }
        let names = try names()
        let keepers = Dictionary(lines.map { ($0.nomination, $0.keeper) }, uniquingKeysWith: { first, _ in first })
        let rows = try transaction.rows(
            """
            SELECT nomination, step, due_on, owner FROM letting_steps
            WHERE office = \(office) AND nomination IN \(list: lines.map(\.nomination)) AND is_running AND done_on IS NULL
            ORDER BY (due_on IS NULL), due_on, step
            """)
        var steps: [NominationID: [WayLine.OpenStep]] = [:]
        for row in rows {
            let id: NominationID = try row.get("nomination")
            guard let owner = try row.get("owner", as: WorkerID?.self) ?? keepers[id] else { continue }
            steps[id, default: []].append(
                WayLine.OpenStep(step: try row.get("step"), due: try row.get("due_on"), owner: owner, ownerName: names[owner] ?? ""))
        }
        return lines.map { line in
            var line = line
            line.steps = steps[line.nomination] ?? []
            return line
        }
    }

    private func withViewings(_ lines: [WayLine]) throws -> [WayLine] {
        guard !lines.isEmpty else { return [] }
        let viewings: [Viewing] = try transaction.all(
            """
            SELECT \(Viewing.columns) FROM viewings v WHERE v.office = \(office) AND v.nomination IN \(list: lines.map(\.nomination))
            ORDER BY v.begins_at, v.viewing
            """)
        let byWay = Dictionary(grouping: viewings, by: \.nomination)
        return lines.map { line in
            var line = line
            let own = byWay[line.nomination] ?? []
            line.viewing = own.last { $0.state == .planned }?.begins
            if line.state == .viewing, line.viewing == nil, !own.contains(where: { $0.state == .held }) {
                line.lost = own.last { $0.state == .lost }?.lostWhy
            }
            return line
        }
    }
}
