public import Basics
public import Catalogue
import Store

/// Takes an offer in while somebody is on the phone: who, where, how large, how much. The rest comes later.
public struct TakeOffer: Command {
    public static let name = "flat.take"
    public static let needs = Right.keepFlats
    public let offer: FlatOffer
    /// Somebody the office knows; nil for a new one, who is then in `identity`.
    public let landlord: LandlordID?
    public let kind: LandlordKind
    public let identity: LandlordIdentity?

    public init(_ offer: FlatOffer, landlord: LandlordID? = nil, kind: LandlordKind = .private, identity: LandlordIdentity? = nil) {
        self.offer = offer
        self.landlord = landlord
        self.kind = kind
        self.identity = identity
    }

    public func perform(at desk: Desk) throws -> Created<FlatID> {
        let problems = offer.problems(desk.shelf.current.housing) + (landlord == nil ? identity?.problems ?? [] : [])
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        let known = try landlord.map { try desk.landlord($0).id }
        let who = try known ?? identity.map { try desk.enter($0, kind: kind, units: nil) }
        let id = try desk.enter(offer, landlord: who, by: desk.worker.id)
        desk.tell(Self.name, subject: id, detail: offer.origin.rawValue)
        return Created(id)
    }
}

/// Changes what is known of a flat. Whoever changes a checked one sees at once whether it still fits anybody.
public struct ChangeOffer: Command {
    public static let name = "flat.change"
    public static let needs = Right.keepFlats
    public let flat: FlatID
    public let offer: FlatOffer
    public let version: Int

    public init(flat: FlatID, offer: FlatOffer, version: Int) {
        self.flat = flat
        self.offer = offer
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.liveFlat(flat, basedOn: version)
        let problems = offer.problems(desk.shelf.current.housing)
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        try desk.write(offer, to: known.id)
        if known.state != .draft { try desk.countFitting(known.id, offer) }
        try desk.carryChanges(of: known.id, from: known.offer, to: offer)
        desk.tell(Self.name, subject: flat)
        return Done()
    }
}

/// Says that an offer was looked at: what is odd was asked about, and it may be shown.
public struct CheckOffer: Command {
    public static let name = "flat.check"
    public static let needs = Right.keepFlats
    public let flat: FlatID
    public let version: Int
    /// Whether what looked odd was asked about.
    public let asked: Bool

    public init(flat: FlatID, version: Int, asked: Bool = false) {
        self.flat = flat
        self.version = version
        self.asked = asked
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.liveFlat(flat, basedOn: version)
        guard known.state == .draft else { throw Refusal.notNow(why: "Dieses Angebot ist schon geprüft.", instead: "Laden Sie die Seite neu.") }
        let missing = known.offer.missingForCheck
        guard missing.isEmpty else {
            throw Refusal.notNow(
                why: "Zum Prüfen fehlen noch: \(missing.map(\.german).joined(separator: ", ")).",
                instead: "Fragen Sie die Vermietung, und ergänzen Sie es.")
        }
        let odd = try desk.hints(for: known).count + desk.ruler(for: known.offer).doubts(desk.shelf.current.housing.marks).count
        guard odd == 0 || asked else {
            throw Refusal.invalid("asked", "An diesem Angebot fällt etwas auf. Sagen Sie, dass Sie nachgefragt haben.")
        }
        try desk.set(known.id, to: .checked)
        try desk.countFitting(known.id, known.offer)
        desk.tell(Self.name, subject: flat, detail: odd == 0 ? "plain" : "asked")
        return Done()
    }
}

/// Moves an offer on by hand: opens it for the choice, sends its rent to be examined, says that it is let.
public struct MoveOffer: Command {
    public static let name = "flat.move"
    public static let needs = Right.keepFlats
    public let flat: FlatID
    public let state: FlatState
    public let version: Int

    public init(flat: FlatID, to state: FlatState, version: Int) {
        self.flat = flat
        self.state = state
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.liveFlat(flat, basedOn: version)
        guard known.state.next.contains(state) else {
            throw Refusal.notNow(why: "Von „\(known.state.german)“ geht es nicht zu „\(state.german)“.", instead: "Laden Sie die Seite neu.")
        }
        if state == .open || state == .closed { try desk.lapseNominations(of: known.id) }
        try desk.set(known.id, to: state)
        desk.tell(Self.name, subject: flat, detail: state.rawValue)
        return Done()
    }
}

/// Ends an offer: the landlord takes it back, or the office does not place it.
public struct EndOffer: Command {
    public static let name = "flat.end"
    public static let needs = Right.keepFlats
    public let flat: FlatID
    public let why: FlatEnd
    public let version: Int

    public init(flat: FlatID, why: FlatEnd, version: Int) {
        self.flat = flat
        self.why = why
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.liveFlat(flat, basedOn: version)
        try desk.lapseNominations(of: known.id)
        try desk.set(known.id, to: why.isLandlords ? .withdrawn : .rejected, why: why)
        desk.tell(Self.name, subject: flat, detail: why.rawValue)
        return Done()
    }
}

extension FlatOffer {
    /// What nobody can be told about a flat without.
    public var missingForCheck: [HousingFact] {
        var missing: [HousingFact] = []
        if facts.municipality == nil { missing.append(.municipality) }
        if facts.area == nil { missing.append(.area) }
        if facts.baseRent == nil { missing.append(.baseRent) }
        if facts.coldCosts == nil { missing.append(.coldCosts) }
        return missing
    }
}

extension Desk {
    func enter(_ offer: FlatOffer, landlord: LandlordID?, by worker: WorkerID?) throws -> FlatID {
        let id = FlatID()
        let number = try freeNumber(prefix: "A") { "SELECT COUNT(*) FROM flats WHERE office = \(office) AND number = \($0)" }
        try transaction.execute(
            """
            INSERT INTO flats (office, flat, number, state, is_live, origin, landlord, permit_groups, securities, asks_in_advance, details,
                offered_at, offered_by, state_since, version)
            VALUES (\(office), \(id), \(number), \(FlatState.draft), \(true), \(offer.origin), \(landlord), '', '', \(false), \([UInt8]()), \(now),
                \(worker), \(now), \(0))
            """)
        try write(offer, to: id)
        return id
    }

    /// The one place where a flat changes its state; whoever else has it in the network follows.
    func set(_ flat: FlatID, to state: FlatState, why: FlatEnd? = nil) throws {
        try write(state, why, to: flat)
        try networkFollows(flat, state, why: why)
    }

    /// The row alone.
    func write(_ state: FlatState, _ why: FlatEnd?, to flat: FlatID) throws {
        try transaction.execute(
            """
            UPDATE flats SET state = \(state), is_live = \(state.isLive), state_since = \(now), ended_why = \(why), version = version + 1
            WHERE office = \(office) AND flat = \(flat)
            """)
    }

    /// The rules held against a flat, today.
    func ruler(for offer: FlatOffer) -> FlatRuler { FlatRuler(offer.checkedFacts, shelf.current.housing, on: today) }
}
