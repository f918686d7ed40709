import Basics
import Catalogue
import Store

/// Reads what files bring along for their deadlines: a few statements for many files.
struct GroundReading {
    private let desk: Desk
    private var grounds: [CaseID: DeadlineGround] = [:]
    private var seals: [CaseID: FileSeal] = [:]
    private var facts: [CaseID: [UInt8]] = [:]

    /// Files this worker may open, by a condition on `c`. One that ended otherwise than in a departure or a move has no deadlines any more.
    init(at desk: Desk, where condition: SQL) throws {
        self.desk = desk
        try readFiles(
            """
            c.office = \(desk.office) AND \(try desk.access().condition)
                AND (c.closed_on IS NULL OR c.outcome IN \(list: [CaseOutcome.returned, .movedOut])) \(condition)
            """)
        let names = try desk.names()
        let files = Array(grounds.keys)
        for start in stride(from: 0, to: files.count, by: Self.portion) {
            let some = Array(files[start..<min(start + Self.portion, files.count)])
            try readPromised(some)
            try readChecked(some)
            try readMilestones(some, names)
            try readDepartures(some)
            try readMarks(some, names)
            try readPlannedDepartures(some)
            try readRejections(some)
        }
    }

    /// Files asked for in one statement; the engines bound how many values one may hold.
    private static let portion = 512

    func deadlines() throws -> [FileDeadline] {
        let catalogue = desk.shelf.current
        let calendar = catalogue.workingDays(in: try desk.settings().district)
        return grounds.values.flatMap { $0.fileDeadlines(catalogue, calendar, on: desk.today) }
    }

    var milestones: [Milestone] { grounds.values.flatMap(\.milestones) }

    /// What may be noted in these files because a deadline hangs on it.
    var steps: [MilestoneStep] { grounds.values.flatMap { $0.steps(desk.shelf.current) } }

    private mutating func readFiles(_ condition: SQL) throws {
        let rows = try desk.transaction.rows(
            """
            SELECT c.case_id, c.number, c.title, c.desk, c.restricted, c.owner, c.facts, w.name AS owner_name, k.wrapped_key FROM cases c
            JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            JOIN workers w ON w.office = c.office AND w.worker = c.owner
            WHERE \(condition) AND k.wrapped_key IS NOT NULL
            """)
        for row in rows {
            guard let title = try desk.title(in: row) else { continue }
            let id: CaseID = try row.get("case_id")
            grounds[id] = DeadlineGround(
                file: id, fileNumber: try row.get("number"), fileTitle: title, owner: try row.get("owner"), ownerName: try row.get("owner_name"))
            seals[id] = try desk.seal(in: row)
            let sealed: [UInt8]? = try row.get("facts")
            facts[id] = sealed
        }
    }

    private mutating func readPromised(_ files: [CaseID]) throws {
        let rows = try desk.transaction.rows(
            """
            SELECT o.case_id, l.benefit FROM offers o JOIN offer_lines l ON l.office = o.office AND l.offer = o.offer
            WHERE o.office = \(desk.office) AND o.case_id IN \(list: files) AND l.live AND o.state IN \(list: [OfferState.awaitingSecond, .issued])
            """)
        for row in rows {
            let benefit: String = try row.get("benefit")
            grounds[try row.get("case_id")]?.benefits.insert(benefit)
        }
    }

    private mutating func readChecked(_ files: [CaseID]) throws {
        let rows = try desk.transaction.rows(
            """
            SELECT x.case_id, x.check_id, x.given FROM checks x WHERE x.office = \(desk.office) AND x.case_id IN \(list: files)
                AND x.made_at = (SELECT MAX(y.made_at) FROM checks y WHERE y.office = x.office AND y.case_id = x.case_id)
            """)
        for row in rows {
            let id: CaseID = try row.get("case_id")
            guard let seal = seals[id] else { continue }
            let check: CheckID = try row.get("check_id")
            let sealed: [UInt8]? = try row.get("given")
            let given: [String] = try sealed.map { try seal.openJSON($0, "checks", "given", check.text) } ?? benefits(given: check, seal)
            grounds[id]?.benefits.formUnion(given)
        }
    }

    /// Of a check that was frozen before its benefits were kept beside it.
    private func benefits(given check: CheckID, _ seal: FileSeal) throws -> [String] {
        let sealed: [UInt8]? = try desk.transaction.value("SELECT assessment FROM checks WHERE office = \(desk.office) AND check_id = \(check)")
        guard let sealed else { return [] }
        let assessment = try FrozenAssessment(trace: try seal.openPacked(sealed, "checks", "assessment", check.text))
        return assessment.offers.filter { Status(rawValue: $0.status)?.isGiven == true }.map { "\($0.programme).\($0.offer)" }
    }

    private mutating func readMilestones(_ files: [CaseID], _ names: [WorkerID: String]) throws {
        let rows = try desk.transaction.rows(
            """
            SELECT m.case_id, \(Milestone.columns) FROM milestones m
            WHERE m.office = \(desk.office) AND m.case_id IN \(list: files) AND m.voided_at IS NULL ORDER BY m.day, m.milestone
            """)
        for row in rows {
            guard let milestone = try Milestone(row: row, names: names) else { continue }
            grounds[try row.get("case_id")]?.milestones.append(milestone)
        }
    }

    private mutating func readDepartures(_ files: [CaseID]) throws {
        let rows = try desk.transaction.rows(
            """
            SELECT case_id, left_on FROM departures
            WHERE office = \(desk.office) AND case_id IN \(list: files) AND voided_at IS NULL
            """)
        for row in rows {
            let day: CivilDate = try row.get("left_on")
            grounds[try row.get("case_id")]?.departures.insert(day)
        }
    }

    /// Sealed facts are opened only where a deadline asks for them.
    private mutating func readPlannedDepartures(_ files: [CaseID]) throws {
        for id in files {
            guard let ground = grounds[id], let seal = seals[id], let sealed = facts[id] else { continue }
            guard ground.departures.isEmpty, ground.needs(.plannedDeparture, in: desk.shelf.current) else { continue }
            let facts: RecordedFacts = try seal.openJSON(sealed, "cases", "facts", id.text)
            grounds[id]?.plannedDeparture = facts.value("departure_date").flatMap { CivilDate(iso: $0) }
        }
    }

    private mutating func readRejections(_ files: [CaseID]) throws {
        let asking = files.filter { grounds[$0]?.needs(.rejection, in: desk.shelf.current) == true }
        let rows = try desk.transaction.rows(
            "SELECT case_id, person, facts FROM persons WHERE office = \(desk.office) AND case_id IN \(list: asking)")
        for row in rows {
            let (file, person): (CaseID, PersonID) = (try row.get("case_id"), try row.get("person"))
            guard let seal = seals[file] else { continue }
            let facts: RecordedFacts = try seal.openJSON(try row.get("facts"), "persons", "facts", person.text)
            guard facts.value("asylum_decision") == "rejected", let day = facts.value("asylum_decision_date").flatMap({ CivilDate(iso: $0) }) else {
                continue
            }
            grounds[file]?.rejections.insert(day)
        }
    }

    private mutating func readMarks(_ files: [CaseID], _ names: [WorkerID: String]) throws {
        let rows = try desk.transaction.rows(
            """
            SELECT case_id, programme, deadline, event_day, done_at, done_by FROM deadline_marks
            WHERE office = \(desk.office) AND case_id IN \(list: files)
            """)
        for row in rows {
            let key = FileDeadline.Key(programme: try row.get("programme"), deadline: try row.get("deadline"), eventDay: try row.get("event_day"))
            let mark = FileDeadline.Mark(by: names[try row.get("done_by", as: WorkerID.self)] ?? "", at: try row.get("done_at"))
            grounds[try row.get("case_id")]?.marks[key] = mark
        }
    }
}

extension Status {
    /// Whether the family gets it, or gets it once declarations are signed.
    var isGiven: Bool { self == .yes || self == .yesIfSigned }
}

extension Assessment {
    /// The ids of what it gives to anybody of the household.
    var given: Set<String> { Set(offers.filter { $0.status.isGiven }.map { "\($0.programme).\($0.offer)" }) }
}
