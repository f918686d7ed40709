public import Basics
public import Store

/// What somebody sees of an event who has its address or an invitation: nothing about the other guests.
public struct PublicEvent: Sendable {
    public let office: String
    public let contact: [String]
    public let plan: EventPlan
    public let isFull: Bool
    /// Nil while one can register.
    public let shut: String?
    /// Where the invited person stands; nil at the address for everybody.
    public let mine: GuestState?
    public let name: String?

    init(_ event: OfficeEvent, guest: Guest?, at desk: Desk) throws {
        let settings = try desk.settings()
        office = settings.shortName
        contact = settings.contact
        plan = event.plan
        isFull = event.free == 0
        shut = event.takesRegistrations(at: desk.now) ? nil : Self.reason(event)
        mine = guest?.state
        name = guest?.identity.name
    }

    private static func reason(_ event: OfficeEvent) -> String {
        if case .cancelled(let why) = event.state { return "Die Veranstaltung fällt aus: \(why)" }
        return "Die Anmeldung ist vorbei."
    }
}

/// The address at which everybody who has it may register.
public struct RegistrationSheet: SlotQuestion {
    public let secret: String
    public init(secret: String) { self.secret = secret }

    public static func office(behind digest: [UInt8], in transaction: any Transaction) throws -> OfficeID? {
        try transaction.value("SELECT office FROM events WHERE link_digest = \(digest)")
    }

    public func answer(at desk: Desk) throws -> PublicEvent { try PublicEvent(try desk.event(behind: digest()), guest: nil, at: desk) }
}

/// Registers somebody who has the address.
public struct RegisterFromOutside: SlotCommand {
    public static let name = "event.register"
    public let secret: String
    public let identity: GuestIdentity

    public init(secret: String, identity: GuestIdentity) {
        self.secret = secret
        self.identity = identity
    }

    public static func office(behind digest: [UInt8], in transaction: any Transaction) throws -> OfficeID? {
        try RegistrationSheet.office(behind: digest, in: transaction)
    }

    /// Where they stand now: registered, or on the waiting list.
    public func perform(at desk: Desk) throws -> GuestState {
        let event = try desk.event(behind: digest())
        guard identity.problems.isEmpty else { throw Refusal.invalid(identity.problems) }
        guard event.takesRegistrations(at: desk.now) else { throw Refusal.registrationOver }
        let id = try desk.enter(identity, to: event, state: event.freshState)
        desk.tell(Self.name, subject: id, detail: event.freshState.rawValue)
        return event.freshState
    }
}

/// An invitation with an address of its own.
public struct InvitationSheet: SlotQuestion {
    public let secret: String
    public init(secret: String) { self.secret = secret }

    public static func office(behind digest: [UInt8], in transaction: any Transaction) throws -> OfficeID? {
        try transaction.value("SELECT office FROM event_guests WHERE link_digest = \(digest)")
    }

    public func answer(at desk: Desk) throws -> PublicEvent {
        let (event, guest) = try desk.invitation(behind: digest())
        return try PublicEvent(event, guest: guest, at: desk)
    }
}

/// The invited person's yes or no; it may be changed until registration ends.
public struct AnswerInvitation: SlotCommand {
    public static let name = "event.invitation"
    public let secret: String
    public let isComing: Bool

    public init(secret: String, isComing: Bool) {
        self.secret = secret
        self.isComing = isComing
    }

    public static func office(behind digest: [UInt8], in transaction: any Transaction) throws -> OfficeID? {
        try InvitationSheet.office(behind: digest, in: transaction)
    }

    public func perform(at desk: Desk) throws -> GuestState {
        let (event, guest) = try desk.invitation(behind: digest())
        guard event.takesRegistrations(at: desk.now), !guest.wasSeen else { throw Refusal.registrationOver }
        let isIn = guest.state == .registered || guest.state == .waiting
        let state: GuestState = !isComing ? .declined : isIn ? guest.state : event.freshState
        try desk.answer(guest, of: event, state)
        desk.tell(Self.name, subject: guest.id, detail: state.rawValue)
        return state
    }
}

extension Refusal {
    fileprivate static let registrationOver = Refusal.notNow(
        why: "Die Anmeldung ist vorbei.", instead: "Rufen Sie bei der Stelle an, wenn sich etwas geändert hat.")
}

extension Desk {
    fileprivate func event(behind digest: [UInt8]) throws -> OfficeEvent {
        let id: EventID? = try transaction.value("SELECT event FROM events WHERE office = \(office) AND link_digest = \(digest)")
        guard let id else { throw Refusal.notFound }
        return try event(id)
    }

    fileprivate func invitation(behind digest: [UInt8]) throws -> (OfficeEvent, Guest) {
        let row = try transaction.rows("SELECT event, guest FROM event_guests WHERE office = \(office) AND link_digest = \(digest)").first
        guard let row else { throw Refusal.notFound }
        let event = try event(try row.get("event"))
        return (event, try guest(try row.get("guest"), of: event))
    }
}
