public import Basics
public import Store

/// What sort of event it is.
public enum EventKind: String, Sendable, CaseIterable, Codable {
    case conference, seminar, workshop
    case openHour = "open_hour"
    case information

    public var german: String {
        switch self {
        case .conference: "Fachtagung"
        case .seminar: "Seminar"
        case .workshop: "Workshop"
        case .openHour: "Offene Sprechstunde"
        case .information: "Informationsveranstaltung"
        }
    }
}

/// Whom an event is for.
public enum EventAudience: String, Sendable, CaseIterable, Codable {
    case counsellors, partners, volunteers, residents, everyone

    public var german: String {
        switch self {
        case .counsellors: "Beratungskräfte"
        case .partners: "Partnerorganisationen"
        case .volunteers: "Ehrenamtliche"
        case .residents: "Menschen in Unterkünften"
        case .everyone: "alle"
        }
    }
}

extension EventKind: SQLConvertible {}
extension EventAudience: SQLConvertible {}

/// What somebody plans: when, where, for whom.
public struct EventPlan: Codable, Sendable, Hashable {
    public var desk: CounsellingDesk
    public var kind: EventKind
    public var audience: EventAudience
    public var title: String
    /// What it is about, as it stands on the certificate.
    public var contents: String
    public var place: String
    public var begins: Moment
    public var minutes: Int
    /// Nil where as many as like may come.
    public var capacity: Int?
    /// The last day to register; nil: until it begins.
    public var registerUntil: CivilDate?

    public init(
        desk: CounsellingDesk, kind: EventKind, audience: EventAudience, title: String, contents: String = "", place: String, begins: Moment,
        minutes: Int, capacity: Int? = nil, registerUntil: CivilDate? = nil
    ) {
        self.desk = desk
        self.kind = kind
        self.audience = audience
        self.title = title.cleanedLine
        self.contents = contents.cleaned
        self.place = place.cleanedLine
        self.begins = begins
        self.minutes = minutes
        self.capacity = capacity
        self.registerUntil = registerUntil
    }

    /// What has to be mended before it can be kept.
    var problems: [FieldError] {
        var errors: [FieldError] = []
        func need(_ holds: Bool, _ field: String, _ message: String) { if !holds { errors.append(FieldError(field: field, message: message)) } }
        need(!title.isEmpty && title.utf8.count <= 300, "title", "Wie heißt die Veranstaltung? (höchstens 300 Zeichen)")
        need(!place.isEmpty && place.utf8.count <= 300, "place", "Wo findet sie statt? (höchstens 300 Zeichen)")
        need(contents.utf8.count <= 4_000, "contents", "Die Inhalte sind zu lang (höchstens 4.000 Zeichen).")
        need((15...5 * 24 * 60).contains(minutes), "minutes", "Die Dauer liegt zwischen 15 Minuten und fünf Tagen.")
        need(capacity.map { (1...2_000).contains($0) } ?? true, "capacity", "Die Zahl der Plätze liegt zwischen 1 und 2.000.")
        need(registerUntil.map { $0 <= begins.local.day } ?? true, "registerUntil", "Anmelden kann man sich höchstens bis zum Tag der Veranstaltung.")
        return errors
    }
}

/// Where an event stands.
public enum EventState: Sendable, Hashable {
    case planned
    /// Attendance was noted: so many of the list were there, and `visitors` came without giving a name.
    case held(present: Int, visitors: Int)
    case cancelled(why: String)
}

/// An event as everybody in the office may see it.
public struct OfficeEvent: Sendable {
    public let id: EventID
    public let plan: EventPlan
    public let state: EventState
    /// Who registered, was there, or waits for a place.
    public let registered: Int
    public let waiting: Int
    public let version: Int

    /// Places left; nil where there is no limit.
    public var free: Int? { plan.capacity.map { max(0, $0 - registered) } }

    public var ends: Moment { plan.begins.adding(seconds: plan.minutes * 60) }

    /// Whether somebody may still register.
    func takesRegistrations(at now: Moment) -> Bool {
        guard case .planned = state, now < ends else { return false }
        return plan.registerUntil.map { now.local.day <= $0 } ?? true
    }

    static let columns: SQL = """
        e.event, e.desk, e.kind, e.audience, e.title, e.contents, e.place, e.begins_at, e.minutes, e.capacity, e.register_until, e.held_at, \
        e.visitors, e.cancelled_at, e.cancelled_why, e.version, \
        (SELECT COUNT(*) FROM event_guests g WHERE g.office = e.office AND g.event = e.event AND g.state IN ('registered', 'attended', 'absent')) \
        AS registered, \
        (SELECT COUNT(*) FROM event_guests g WHERE g.office = e.office AND g.event = e.event AND g.state = 'waiting') AS waiting, \
        (SELECT COUNT(*) FROM event_guests g WHERE g.office = e.office AND g.event = e.event AND g.state = 'attended') AS present
        """

    init(row: Row) throws {
        id = try row.get("event")
        plan = EventPlan(
            desk: try row.get("desk"), kind: try row.get("kind"), audience: try row.get("audience"), title: try row.get("title"),
            contents: try row.get("contents"), place: try row.get("place"), begins: try row.get("begins_at"), minutes: try row.get("minutes"),
            capacity: try row.get("capacity"), registerUntil: try row.get("register_until"))
        let cancelledAt: Moment? = try row.get("cancelled_at")
        let heldAt: Moment? = try row.get("held_at")
        if cancelledAt != nil {
            state = .cancelled(why: try row.get("cancelled_why", as: String?.self) ?? "")
        } else {
            state = heldAt == nil ? .planned : .held(present: try row.get("present"), visitors: try row.get("visitors", as: Int?.self) ?? 0)
        }
        registered = try row.get("registered")
        waiting = try row.get("waiting")
        version = try row.get("version")
    }
}

extension Desk {
    func event(_ id: EventID) throws -> OfficeEvent {
        let rows = try transaction.rows("SELECT \(OfficeEvent.columns) FROM events e WHERE e.office = \(office) AND e.event = \(id)")
        guard let row = rows.first else { throw Refusal.notFound }
        return try OfficeEvent(row: row)
    }

    /// The event for a change; one that was called off does not change any more.
    func openEvent(_ id: EventID) throws -> OfficeEvent {
        let event = try event(id)
        if case .cancelled = event.state {
            throw Refusal.notNow(why: "Diese Veranstaltung wurde abgesagt.", instead: "Legen Sie eine neue an.")
        }
        return event
    }
}
