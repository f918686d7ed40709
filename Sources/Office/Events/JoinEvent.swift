public import Basics
import Store

/// A colleague, interpreter or volunteer registers for an event of their office, or takes it back.
public struct JoinEvent: Command {
    public static let name = "event.join"
    public static let needs = Right.joinEvents
    public let event: EventID
    public let isComing: Bool

    public init(event: EventID, isComing: Bool) {
        self.event = event
        self.isComing = isComing
    }

    public func perform(at desk: Desk) throws -> Done {
        let event = try desk.openEvent(event)
        guard event.takesRegistrations(at: desk.now) else {
            throw Refusal.notNow(why: "Die Anmeldung ist vorbei.", instead: "Fragen Sie in der Stelle, ob noch Platz ist.")
        }
        let known = try desk.guests(of: event, where: "AND worker = \(desk.worker.id)").first
        switch (known, isComing) {
        case (nil, true): _ = try desk.enter(nil, worker: desk.worker.id, to: event, state: event.freshState)
        case (nil, false): break
        case (let known?, true): if known.state == .declined || known.state == .invited { try desk.answer(known, of: event, event.freshState) }
        case (let known?, false): try desk.answer(known, of: event, .declined)
        }
        desk.tell(Self.name, subject: event.id, detail: isComing ? "yes" : "no")
        return Done()
    }
}

/// The office's events: those to come first, then those of the past.
public struct EventList: Question {
    public static let needs = Right.joinEvents
    /// The most events of the past that are shown.
    public static let reach = 50

    public init() {}

    public struct Line: Sendable {
        public let event: OfficeEvent
        /// Where I stand myself; nil where I am not on the list.
        public let mine: GuestState?
        public let takesRegistrations: Bool
    }

    public struct Answer: Sendable {
        public let ahead: [Line]
        public let past: [Line]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let start = LocalTime(day: desk.today, hour: 0, minute: 0).moment
        return Answer(
            ahead: try lines(at: desk, where: "AND e.begins_at >= \(start) ORDER BY e.begins_at, e.event"),
            past: try lines(at: desk, where: "AND e.begins_at < \(start) ORDER BY e.begins_at DESC, e.event"))
    }

    private func lines(at desk: Desk, where condition: SQL) throws -> [Line] {
        let rows = try desk.transaction.rows(
            """
            SELECT \(OfficeEvent.columns), m.state AS mine FROM events e
            LEFT JOIN event_guests m ON m.office = e.office AND m.event = e.event AND m.worker = \(desk.worker.id)
            WHERE e.office = \(desk.office) \(condition) LIMIT \(Self.reach)
            """)
        return try rows.map { row in
            let event = try OfficeEvent(row: row)
            return Line(event: event, mine: try row.get("mine"), takesRegistrations: event.takesRegistrations(at: desk.now))
        }
    }
}

/// One event with everybody on its list, for those who keep it.
public struct EventSheet: Question {
    public static let needs = Right.keepEvents
    public let event: EventID

    public init(event: EventID) { self.event = event }

    public struct Answer: Sendable {
        public let event: OfficeEvent
        public let guests: [Guest]
        /// The secret of the address at which everybody may register; nil while it is shut.
        public let secret: String?
        public let hasBegun: Bool
    }

    public func answer(at desk: Desk) throws -> Answer {
        let event = try desk.event(event)
        let sealed: [UInt8]? = try desk.transaction.value("SELECT link FROM events WHERE office = \(desk.office) AND event = \(event.id)")
        return Answer(
            event: event, guests: try desk.guests(of: event), secret: try desk.officeSeal.open(ifAny: sealed, "events", "link", event.id.text),
            hasBegun: event.plan.begins <= desk.now)
    }
}
