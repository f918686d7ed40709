public import Basics
import Store
import Vault

/// Plans a conference, a seminar, a workshop, an open hour.
public struct PlanEvent: Command {
    public static let name = "event.plan"
    public static let needs = Right.keepEvents
    public let plan: EventPlan

    public init(_ plan: EventPlan) { self.plan = plan }

    public func perform(at desk: Desk) throws -> Created<EventID> {
        guard plan.problems.isEmpty else { throw Refusal.invalid(plan.problems) }
        let id = EventID()
        try desk.transaction.execute(
            """
            INSERT INTO events (office, event, desk, kind, audience, title, contents, place, begins_at, minutes, capacity, register_until,
                planned_by, version)
            VALUES (\(desk.office), \(id), \(plan.desk), \(plan.kind), \(plan.audience), \(plan.title), \(plan.contents), \(plan.place),
                \(plan.begins), \(plan.minutes), \(plan.capacity), \(plan.registerUntil), \(desk.worker.id), 1)
            """)
        desk.tell(Self.name, subject: id, detail: plan.kind.rawValue)
        return Created(id)
    }
}

/// Changes what was planned; refuses where somebody was faster.
public struct ChangeEvent: Command {
    public static let name = "event.change"
    public static let needs = Right.keepEvents
    public let event: EventID
    public let plan: EventPlan
    public let version: Int

    public init(event: EventID, plan: EventPlan, version: Int) {
        self.event = event
        self.plan = plan
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.openEvent(event)
        guard known.version == version else { throw Refusal.stale }
        guard plan.problems.isEmpty else { throw Refusal.invalid(plan.problems) }
        if let capacity = plan.capacity, capacity < known.registered {
            throw Refusal.invalid("capacity", "Angemeldet sind schon \(known.registered). So viele Plätze müssen es mindestens sein.")
        }
        try desk.transaction.execute(
            """
            UPDATE events SET desk = \(plan.desk), kind = \(plan.kind), audience = \(plan.audience), title = \(plan.title),
                contents = \(plan.contents), place = \(plan.place), begins_at = \(plan.begins), minutes = \(plan.minutes),
                capacity = \(plan.capacity), register_until = \(plan.registerUntil), version = version + 1
            WHERE office = \(desk.office) AND event = \(event)
            """)
        // What was counted says what sort of event it was, and on which day.
        if case .held(_, let visitors) = known.state { try desk.recount(try desk.event(event), visitors: visitors) }
        desk.tell(Self.name, subject: event, detail: plan.kind.rawValue)
        return Done()
    }
}

/// Calls an event off. Its counts are voided, its certificates stay: they say what was.
public struct CancelEvent: Command {
    public static let name = "event.cancel"
    public static let needs = Right.keepEvents
    public let event: EventID
    public let why: String

    public init(event: EventID, why: String) {
        self.event = event
        self.why = why
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.openEvent(event)
        if case .held = known.state {
            throw Refusal.notNow(
                why: "Diese Veranstaltung hat stattgefunden.", instead: "Berichtigen Sie, wer da war, wenn daran etwas nicht stimmt.")
        }
        let why = why.cleanedLine
        guard !why.isEmpty, why.utf8.count <= 400 else { throw Refusal.invalid("why", "Warum fällt sie aus? (höchstens 400 Zeichen)") }
        try desk.transaction.execute(
            """
            UPDATE events SET cancelled_at = \(desk.now), cancelled_why = \(why), link = NULL, link_digest = NULL, version = version + 1
            WHERE office = \(desk.office) AND event = \(event)
            """)
        desk.tell(Self.name, subject: event)
        return Done()
    }
}

/// Opens or shuts the address at which everybody who has it may register.
public struct SetRegistration: Command {
    public static let name = "event.registration"
    public static let needs = Right.keepEvents
    public let event: EventID
    public let isOpen: Bool

    public init(event: EventID, isOpen: Bool) {
        self.event = event
        self.isOpen = isOpen
    }

    public func perform(at desk: Desk) throws -> Done {
        _ = try desk.openEvent(event)
        let token = isOpen ? SecretToken.random() : nil
        let link = try desk.officeSeal.seal(token?.text, "events", "link", event.text)
        try desk.transaction.execute(
            "UPDATE events SET link = \(link), link_digest = \(token?.digest) WHERE office = \(desk.office) AND event = \(event)")
        desk.tell(Self.name, subject: event, detail: isOpen ? "open" : "closed")
        return Done()
    }
}
