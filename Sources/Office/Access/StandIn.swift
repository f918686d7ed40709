public import Basics
import Store

/// Who stands in for whom, and when.
public struct Deputy: Sendable {
    public let id: DeputyID
    public let absent: WorkerID
    public let absentName: String
    public let deputy: WorkerID
    public let deputyName: String
    public let from: CivilDate
    public let until: CivilDate
}

/// Names a deputy for days of absence: they open the absent colleague's files, restricted ones too, and the log says that they stood in.
public struct NameDeputy: Command {
    public static let name = "deputy.name"
    public static let needs = Right.keepFiles
    /// The longest absence.
    public static let mostDays = 366

    public let absent: WorkerID
    public let deputy: WorkerID
    public let from: CivilDate
    public let until: CivilDate

    public init(absent: WorkerID, deputy: WorkerID, from: CivilDate, until: CivilDate) {
        self.absent = absent
        self.deputy = deputy
        self.from = from
        self.until = until
    }

    public func perform(at desk: Desk) throws -> Created<DeputyID> {
        guard absent == desk.worker.id || desk.worker.may(.assignFiles) else { throw Refusal.notPermitted(.assignFiles) }
        try check(at: desk)
        let id = DeputyID()
        try desk.transaction.execute(
            """
            INSERT INTO deputies (office, deputy_id, absent, deputy, from_day, until_day, set_at, set_by)
            VALUES (\(desk.office), \(id), \(absent), \(deputy), \(from), \(until), \(desk.now), \(desk.worker.id))
            """)
        desk.tell(Self.name, subject: id, detail: "\(from.iso) \(until.iso)")
        return Created(id)
    }

    private func check(at desk: Desk) throws {
        var errors: [FieldError] = []
        let people = try desk.fileWorkers()
        let away = people.first { $0.id == absent }
        let standIn = people.first { $0.id == deputy }
        if away == nil { errors.append(FieldError(field: "absent", message: "Diese Person führt keine Fälle.")) }
        if absent == deputy { errors.append(FieldError(field: "deputy", message: "Sich selbst vertritt niemand.")) }
        if let away, standIn.map({ $0.desks.isDisjoint(with: away.desks) }) ?? true {
            errors.append(FieldError(field: "deputy", message: "Diese Person arbeitet nicht in derselben Stelle."))
        }
        if until < from { errors.append(FieldError(field: "until", message: "Das Ende liegt vor dem Anfang.")) }
        if until < desk.today { errors.append(FieldError(field: "until", message: "Dieser Zeitraum ist schon vorbei.")) }
        if until.dayNumber - from.dayNumber > Self.mostDays {
            errors.append(FieldError(field: "until", message: "Höchstens ein Jahr auf einmal."))
        }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
    }
}

/// Ends a deputy's time early.
public struct EndDeputy: Command {
    public static let name = "deputy.end"
    public static let needs = Right.keepFiles
    public let deputy: DeputyID

    public init(deputy: DeputyID) { self.deputy = deputy }

    public func perform(at desk: Desk) throws -> Done {
        guard let known = try desk.deputies(where: "AND d.deputy_id = \(deputy)").first else { throw Refusal.notFound }
        guard [known.absent, known.deputy].contains(desk.worker.id) || desk.worker.may(.assignFiles) else { throw Refusal.notFound }
        try desk.transaction.execute(
            "UPDATE deputies SET ended_at = \(desk.now) WHERE office = \(desk.office) AND deputy_id = \(deputy) AND ended_at IS NULL")
        desk.tell(Self.name, subject: deputy)
        return Done()
    }
}

extension Desk {
    /// Deputies that were not ended early and whose time is not over.
    func deputies(where condition: SQL = "") throws -> [Deputy] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT d.deputy_id, d.absent, d.deputy, d.from_day, d.until_day FROM deputies d
            WHERE d.office = \(office) AND d.ended_at IS NULL AND d.until_day >= \(today) \(condition) ORDER BY d.from_day, d.deputy_id
            """)
        return try rows.map { row in
            let absent: WorkerID = try row.get("absent")
            let deputy: WorkerID = try row.get("deputy")
            return Deputy(
                id: try row.get("deputy_id"), absent: absent, absentName: names[absent] ?? "", deputy: deputy, deputyName: names[deputy] ?? "",
                from: try row.get("from_day"), until: try row.get("until_day"))
        }
    }

    /// Colleagues who work with files.
    func fileWorkers() throws -> [Colleague] { try colleagues(with: [.counsellor, .housingCounsellor, .teamLead]) }
}

extension Colleague {
    /// The desks whose files they may open.
    var desks: Set<CounsellingDesk> {
        roles.contains(.teamLead) ? Set(CounsellingDesk.allCases) : Set(roles.compactMap(\.desk))
    }
}
