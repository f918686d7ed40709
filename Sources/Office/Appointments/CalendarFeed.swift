public import Basics
import Catalogue
public import Papers
import Store
import Vault

/// Gives a worker's calendar a new secret address, or takes the address away; the address before it stops working at once.
/// The digest comes in from outside, because what a command holds may be kept.
struct SetCalendarFeed: Command {
    static let name = "calendar.feed"
    static let needs = Right.seeOwnDay
    /// Nil to take the address away.
    let digest: [UInt8]?

    struct Outcome: Codable, Sendable {
        let digest: [UInt8]?
    }

    func perform(at desk: Desk) throws -> Outcome {
        try desk.transaction.execute("DELETE FROM calendar_feeds WHERE office = \(desk.office) AND worker = \(desk.worker.id)")
        if let digest {
            try desk.transaction.execute(
                """
                INSERT INTO calendar_feeds (office, worker, token_digest, created_at)
                VALUES (\(desk.office), \(desk.worker.id), \(digest), \(desk.now))
                """)
        }
        desk.tell(Self.name, detail: digest == nil ? "revoked" : "renewed")
        return Outcome(digest: digest)
    }
}

/// Since when the worker's calendar has a secret address; nil where it has none.
public struct CalendarFeedState: Question {
    public static let needs = Right.seeOwnDay
    public init() {}

    public func answer(at desk: Desk) throws -> Moment? {
        try desk.transaction.value("SELECT created_at FROM calendar_feeds WHERE office = \(desk.office) AND worker = \(desk.worker.id)")
    }
}

extension Office {
    /// A new secret for the worker's calendar: 256 random bits, of which only the digest is kept. Nil where this very form was sent
    /// before: its secret was shown then.
    public func renewCalendarFeed(id: CommandID, by worker: Worker) async throws -> String? {
        let token = SecretToken.random()
        let kept = try await perform(SetCalendarFeed(digest: token.digest), id: id, by: worker)
        return kept.digest == token.digest ? token.text : nil
    }

    public func revokeCalendarFeed(id: CommandID, by worker: Worker) async throws {
        _ = try await perform(SetCalendarFeed(digest: nil), id: id, by: worker)
    }

    /// The calendar behind a secret; nil where there is none, or its worker may no longer see it.
    public func calendar(forSecret text: String) async throws -> CalendarFile? {
        guard let token = SecretToken(text: text) else { return nil }
        let digest = token.digest
        let found = try await database.read { transaction in
            try transaction.rows(
                """
                SELECT \(Account.columns), f.created_at FROM calendar_feeds f JOIN workers w ON w.office = f.office AND w.worker = f.worker
                WHERE f.token_digest = \(digest)
                """
            ).first.map { (account: try Account(row: $0), created: try $0.get("created_at", as: Moment.self)) }
        }
        guard let found, found.account.active, found.account.worker.may(CalendarOfWorker.needs) else { return nil }
        return try await ask(CalendarOfWorker(unchanged: found.created), by: found.account.worker)
    }
}

/// A worker's appointments and deadlines as another program may know them: the file's number, "Termin", the kind of place, and no name.
struct CalendarOfWorker: Question {
    static let needs = Right.seeOwnDay
    /// Stands in for the last change of rows that were written before changes had a moment.
    let unchanged: Moment

    private static let daysBack = 60
    private static let daysAhead = 400

    func answer(at desk: Desk) throws -> CalendarFile {
        CalendarFile(name: "Neuanfang", events: try appointments(at: desk) + deadlines(at: desk))
    }

    private func appointments(at desk: Desk) throws -> [CalendarFile.Event] {
        let (from, to) = (desk.now.adding(seconds: -Self.daysBack * 86_400), desk.now.adding(seconds: Self.daysAhead * 86_400))
        let rows = try desk.transaction.rows(
            """
            SELECT a.appointment, c.number, a.begins_at, a.minutes, a.state, a.place, a.changed_at, a.version
            FROM appointments a JOIN cases c ON c.office = a.office AND c.case_id = a.case_id
            WHERE a.office = \(desk.office) AND a.worker = \(desk.worker.id) AND a.begins_at > \(from) AND a.begins_at < \(to)\(try desk.access().notClosed("a.case_id"))
            ORDER BY a.begins_at, a.appointment LIMIT 5000
            """)
        return try rows.map { row in
            let (begins, minutes): (Moment, Int) = (try row.get("begins_at"), try row.get("minutes"))
            let state: AppointmentState = try row.get("state")
            let place: PlaceKind? = try row.get("place")
            let changed: Moment? = try row.get("changed_at")
            return CalendarFile.Event(
                uid: "\(try row.get("appointment", as: AppointmentID.self))@neuanfang", sequence: try row.get("version", as: Int.self) - 1,
                changed: changed ?? unchanged, time: .span(begins: begins, ends: begins.adding(seconds: minutes * 60)),
                summary: "Termin \(try row.get("number", as: String.self))", location: place?.german ?? "",
                status: state == .cancelled || state == .moved ? .cancelled : .confirmed)
        }
    }

    private func deadlines(at desk: Desk) throws -> [CalendarFile.Event] {
        try desk.dueDeadlines(on: desk.today, of: desk.worker.id).own.compactMap { line in
            guard let day = line.nextDay(on: desk.today) else { return nil }
            let eventDay = line.dates?.event.iso ?? ""
            return CalendarFile.Event(
                uid: "\(line.file)-\(line.programme)-\(line.deadline.id)-\(eventDay)@neuanfang", sequence: 0, changed: unchanged,
                time: .wholeDay(day), summary: "Frist \(line.fileNumber)")
        }
    }
}
