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

    /// With the late steps alone that the choice keeps, and a lost viewing only for whoever keeps the file.
    fileprivate func narrowed(lostFor worker: WorkerID?, _ keeps: (OpenStep, CivilDate) -> Bool) -> WayLine {
        var line = self
        line.steps = steps.filter { step in step.due.map { keeps(step, $0) } ?? false }
        if keeper != worker { line.lost = nil }
        return line
    }

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
    private static let limit = 200

    public init() {}

    /// Each line holds the late steps it is here for, and no others.
    public struct Answer: Sendable {
        public let own: [WayLine]
        public let team: [WayLine]
        public let titles: [String: String]
        public let today: CivilDate
    }

    public func answer(at desk: Desk) throws -> Answer {
        let (me, today) = (desk.worker.id, desk.today)
        let own = try desk.wayLines(
            where: "AND (\(Self.late(before: today, owner: "= \(me)")) OR (c.owner = \(me) AND \(Desk.isLost)))", limit: Self.limit
        ).map { $0.narrowed(lostFor: me) { $0.owner == me && $1 < today } }
        return Answer(own: own, team: try team(at: desk), titles: desk.moveTitles, today: today)
    }

    private func team(at desk: Desk) throws -> [WayLine] {
        guard desk.worker.may(.assignFiles) else { return [] }
        let me = desk.worker.id
        let calendar = desk.shelf.current.workingDays(in: try desk.settings().district)
        let border = calendar.day(-Self.patience, workingDaysFrom: desk.today)
        return try desk.wayLines(where: "AND \(Self.late(before: border, owner: "<> \(me)"))", limit: Self.limit)
            .map { $0.narrowed(lostFor: nil) { $0.owner != me && $1 < border } }
    }

    /// Whether somebody has a step of the way that had to be done before a day.
    private static func late(before day: CivilDate, owner: SQL) -> SQL {
        """
        EXISTS (SELECT 1 FROM letting_steps o WHERE o.office = n.office AND o.nomination = n.nomination AND o.is_running AND o.done_on IS NULL
            AND o.due_on < \(day) AND COALESCE(o.owner, c.owner) \(owner))
        """
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
    ///
    /// The joins are crossed because SQLite then keeps their order: left to itself it begins with all files of the desk, or all proposals there ever were.
    func wayLines(where condition: SQL = "", limit: Int, offset: Int = 0) throws -> [WayLine] {
        let rows = try transaction.rows(
            """
            SELECT n.nomination, n.case_id, n.state, n.state_since, f.number AS flat_number, f.district, c.number, c.title, c.desk, c.restricted,
                c.owner, k.wrapped_key,
                (SELECT MIN(s.due_on) FROM letting_steps s
                    WHERE s.office = n.office AND s.nomination = n.nomination AND s.is_running AND s.done_on IS NULL) AS next_due
            FROM (\(runningNominations)) n
            CROSS JOIN flats f CROSS JOIN cases c CROSS JOIN case_keys k
            WHERE f.office = n.office AND f.flat = n.flat AND c.office = n.office AND c.case_id = n.case_id
                AND k.office = n.office AND k.case_id = n.case_id AND k.wrapped_key IS NOT NULL AND \(try access().condition) \(condition)
            ORDER BY next_due NULLS LAST, n.state_since, n.nomination LIMIT \(limit) OFFSET \(offset)
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

    /// Open proposals, and those that led to a contract until their flat is closed.
    private var runningNominations: SQL {
        """
        SELECT office, nomination, flat, case_id, state, state_since FROM nominations WHERE office = \(office) AND is_open
        UNION ALL
        SELECT m.office, m.nomination, m.flat, m.case_id, m.state, m.state_since FROM flats l CROSS JOIN nominations m
        WHERE l.office = \(office) AND l.is_live = \(true) AND l.state = \(FlatState.leased) AND m.office = l.office AND m.flat = l.flat
            AND m.state = \(NominationState.signed)
        """
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
            ORDER BY v.nomination, v.begins_at, v.viewing
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
