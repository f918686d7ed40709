public import Basics
public import Store
import Vault

/// Where a guest stands.
public enum GuestState: String, Sendable, CaseIterable, Codable {
    case invited, registered, waiting, declined, attended, absent

    public var german: String {
        switch self {
        case .invited: "eingeladen"
        case .registered: "angemeldet"
        case .waiting: "auf der Warteliste"
        case .declined: "abgesagt"
        case .attended: "war da"
        case .absent: "war nicht da"
        }
    }
}

extension GuestState: SQLConvertible {}

/// Who a guest is; sealed as one.
public struct GuestIdentity: Codable, Sendable, Hashable {
    public var name: String
    public var organisation: String?
    /// Where to reach them, in free words.
    public var contact: String?

    public init(name: String, organisation: String? = nil, contact: String? = nil) {
        self.name = name.cleanedLine
        self.organisation = organisation?.cleanedLine.nonEmpty
        self.contact = contact?.cleanedLine.nonEmpty
    }

    var problems: [FieldError] {
        var errors: [FieldError] = []
        if name.isEmpty || name.utf8.count > 200 {
            errors.append(FieldError(field: "name", message: "Wie heißt die Person? (höchstens 200 Zeichen)"))
        }
        for (field, text) in [("organisation", organisation), ("contact", contact)] where (text ?? "").utf8.count > 200 {
            errors.append(FieldError(field: field, message: "Höchstens 200 Zeichen."))
        }
        return errors
    }
}

/// A guest as those see them who keep the event.
public struct Guest: Sendable {
    public let id: GuestID
    public let identity: GuestIdentity
    public let isColleague: Bool
    public let state: GuestState
    public let answeredAt: Moment?
    /// The secret of the guest's own invitation; nil where they were not invited by address.
    public let secret: String?
    /// The number of the certificate they were given.
    public let certificate: String?
}

/// Puts somebody on the list: invited with an address of their own to answer at, or registered at once.
public struct AddGuest: Command {
    public static let name = "event.guest"
    public static let needs = Right.keepEvents
    public let event: EventID
    public let identity: GuestIdentity
    public let isInvitation: Bool

    public init(event: EventID, identity: GuestIdentity, isInvitation: Bool) {
        self.event = event
        self.identity = identity
        self.isInvitation = isInvitation
    }

    public func perform(at desk: Desk) throws -> Created<GuestID> {
        let event = try desk.openEvent(event)
        guard identity.problems.isEmpty else { throw Refusal.invalid(identity.problems) }
        let token = isInvitation ? SecretToken.random() : nil
        let id = try desk.enter(identity, to: event, state: isInvitation ? .invited : event.freshState, token: token)
        desk.tell(Self.name, subject: id, detail: isInvitation ? GuestState.invited.rawValue : event.freshState.rawValue)
        return Created(id)
    }
}

/// Notes what a guest answered, moves somebody up from the waiting list, or takes an answer back.
public struct SettleGuest: Command {
    public static let name = "event.answer"
    public static let needs = Right.keepEvents
    public let event: EventID
    public let guest: GuestID
    public let isComing: Bool

    public init(event: EventID, guest: GuestID, isComing: Bool) {
        self.event = event
        self.guest = guest
        self.isComing = isComing
    }

    public func perform(at desk: Desk) throws -> Done {
        let event = try desk.openEvent(event)
        let guest = try desk.guest(guest, of: event)
        guard !guest.wasSeen else {
            throw Refusal.notNow(why: "Für diese Person ist schon eingetragen, ob sie da war.", instead: "Berichtigen Sie es in der Anwesenheit.")
        }
        if isComing, event.free == 0, guest.state != .registered {
            throw Refusal.notNow(why: "Alle Plätze sind vergeben.", instead: "Sagen Sie jemandem ab, oder geben Sie mehr Plätze frei.")
        }
        try desk.answer(guest, of: event, isComing ? .registered : .declined)
        desk.tell(Self.name, subject: guest.id, detail: isComing ? GuestState.registered.rawValue : GuestState.declined.rawValue)
        return Done()
    }
}

/// Takes somebody off the list, with all that is known of them. Who was there stays: they were counted.
public struct RemoveGuest: Command {
    public static let name = "event.remove-guest"
    public static let needs = Right.keepEvents
    public let event: EventID
    public let guest: GuestID

    public init(event: EventID, guest: GuestID) {
        self.event = event
        self.guest = guest
    }

    public func perform(at desk: Desk) throws -> Done {
        let event = try desk.event(event)
        let guest = try desk.guest(guest, of: event)
        guard guest.certificate == nil, guest.state != .attended else {
            throw Refusal.notNow(why: "Diese Person war da und ist gezählt.", instead: "Berichtigen Sie zuerst die Anwesenheit.")
        }
        try desk.transaction.execute(
            "DELETE FROM event_guests WHERE office = \(desk.office) AND event = \(event.id) AND guest = \(guest.id)")
        desk.tell(Self.name, subject: guest.id)
        return Done()
    }
}

extension Guest {
    var wasSeen: Bool { state == .attended || state == .absent }
}

extension OfficeEvent {
    /// Where somebody stands who registers now.
    var freshState: GuestState { free == 0 ? .waiting : .registered }
}

extension Desk {
    /// The most names one event holds.
    static let mostGuests = 2_000

    func enter(_ identity: GuestIdentity?, worker: WorkerID? = nil, to event: OfficeEvent, state: GuestState, token: SecretToken? = nil) throws
        -> GuestID
    {
        let known: Int =
            try transaction.value("SELECT COUNT(*) FROM event_guests WHERE office = \(office) AND event = \(event.id)") ?? 0
        guard known < Self.mostGuests else {
            throw Refusal.notNow(why: "Die Liste dieser Veranstaltung ist voll.", instead: "Rufen Sie bitte an.")
        }
        let id = GuestID()
        let sealed = try identity.map { try officeSeal.sealJSON($0, "event_guests", "identity", id.text) }
        let link = try officeSeal.seal(token?.text, "event_guests", "link", id.text)
        let answered: Moment? = state == .invited ? nil : now
        try transaction.execute(
            """
            INSERT INTO event_guests (office, event, guest, place, worker, identity, state, entered_at, answered_at, link_digest, link)
            VALUES (\(office), \(event.id), \(id),
                (SELECT COALESCE(MAX(place), 0) + 1 FROM event_guests WHERE office = \(office) AND event = \(event.id)), \(worker), \(sealed), \(state), \(now), \(answered), \(token?.digest), \(link))
            """)
        return id
    }

    func answer(_ guest: Guest, of event: OfficeEvent, _ state: GuestState) throws {
        try transaction.execute(
            """
            UPDATE event_guests SET state = \(state), answered_at = \(now)
            WHERE office = \(office) AND event = \(event.id) AND guest = \(guest.id)
            """)
    }

    /// Everybody on the list of an event, in the order they came onto it.
    func guests(of event: OfficeEvent, where condition: SQL = "") throws -> [Guest] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT guest, worker, identity, state, answered_at, link, certificate FROM event_guests
            WHERE office = \(office) AND event = \(event.id) \(condition) ORDER BY place
            """)
        return try rows.map { row in
            let id: GuestID = try row.get("guest")
            let worker: WorkerID? = try row.get("worker")
            let sealed: [UInt8]? = try row.get("identity")
            let identity: GuestIdentity? = try sealed.map { try officeSeal.openJSON($0, "event_guests", "identity", id.text) }
            return Guest(
                id: id, identity: identity ?? GuestIdentity(name: worker.flatMap { names[$0] } ?? ""), isColleague: worker != nil,
                state: try row.get("state"), answeredAt: try row.get("answered_at"),
                secret: try officeSeal.open(ifAny: try row.get("link"), "event_guests", "link", id.text), certificate: try row.get("certificate"))
        }
    }

    func guest(_ id: GuestID, of event: OfficeEvent) throws -> Guest {
        guard let guest = try guests(of: event, where: "AND guest = \(id)").first else { throw Refusal.notFound }
        return guest
    }
}
