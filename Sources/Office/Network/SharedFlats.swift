public import Basics
import Store

/// Gives a flat of the city to an agency, with so many households it may propose at once. The agency works on a copy of its own.
public struct ShareFlat: Command {
    public static let name = "network.give"
    public static let needs = Right.coordinateNetwork
    public let flat: FlatID
    public let agencies: [OfficeID]
    public let seats: Int
    /// Whether the landlord's name and number go along; else the agency asks the city.
    public let withContact: Bool

    public init(flat: FlatID, agencies: [OfficeID], seats: Int, withContact: Bool) {
        self.flat = flat
        self.agencies = agencies
        self.seats = seats
        self.withContact = withContact
    }

    public func perform(at desk: Desk) throws -> Done {
        let membership = try desk.requireCity()
        let known = try desk.flat(flat)
        guard [.checked, .open, .nominating].contains(known.state) else {
            throw Refusal.notNow(
                why: "Weitergeben lässt sich eine geprüfte Wohnung, die noch frei ist (\(known.state.german)).",
                instead: "Prüfen Sie das Angebot zuerst.")
        }
        guard (1...20).contains(seats) else {
            throw Refusal.invalid("seats", "Wie viele Haushalte darf die Stelle auf einmal vorschlagen? (1 bis 20)")
        }
        guard !agencies.isEmpty else { throw Refusal.invalid("agencies", "An welche Stelle geht die Wohnung?") }
        for agency in agencies { try give(known, to: try desk.neighbour(agency), membership, at: desk) }
        return Done()
    }

    private func give(_ known: OfferedFlat, to agency: Neighbour, _ membership: Membership, at desk: Desk) throws {
        var offer = known.offer
        offer.origin = .network
        let landlord = withContact ? try known.landlord.map { try desk.landlord($0) } : nil
        let copy = try agency.lay(offer, landlord: landlord.map { ($0.kind, $0.identity.withoutNote) })
        let isNew = try desk.transaction.insertIfNew(
            """
            INSERT INTO shared_flats (agency, agency_flat, network, city, city_flat, seats, with_contact, given_at, given_by)
            VALUES (\(agency.office), \(copy), \(membership.network), \(desk.office), \(flat), \(seats), \(withContact), \(desk.now), \(desk.worker.id))
            """)
        guard isNew else {
            throw Refusal.notNow(why: "\(agency.name) hat diese Wohnung schon.", instead: "Laden Sie die Seite neu.")
        }
        desk.tell(Self.name, subject: flat, detail: agency.office.text)
        try agency.tell("network.given", subject: copy, detail: withContact ? "contact" : "")
    }
}

/// Takes a flat back from an agency. Its open proposals for it lapse, without any harm to the households.
public struct TakeFlatBack: Command {
    public static let name = "network.take-back"
    public static let needs = Right.coordinateNetwork
    public let flat: FlatID
    public let agency: OfficeID

    public init(flat: FlatID, agency: OfficeID) {
        self.flat = flat
        self.agency = agency
    }

    public func perform(at desk: Desk) throws -> Done {
        _ = try desk.requireCity()
        let known = try desk.flat(flat)
        guard let copy = try desk.copies(of: flat).first(where: { $0.agency == agency }) else { throw Refusal.notFound }
        guard try !desk.isLetThere(copy) else {
            throw Refusal.notNow(
                why: "Die Stelle hat die Wohnung schon vermietet.", instead: "Rufen Sie dort an; nur sie nimmt eine Unterschrift zurück.")
        }
        try desk.end(copy, .withdrawn, why: .takenBack)
        try desk.fallBack(known)
        desk.tell(Self.name, subject: flat, detail: agency.text)
        return Done()
    }
}

/// How a flat stands in the network, for its page: in the city the agencies that have it, at an agency where it came from.
public struct NetworkOfFlat: Question {
    public static let needs = Right.keepFlats
    public let flat: FlatID
    public init(flat: FlatID) { self.flat = flat }

    public struct Copy: Sendable {
        public let agency: OfficeID
        public let name: String
        public let state: FlatState
        public let since: CivilDate
        public let endedWhy: FlatEnd?
        public let seats: Int
        public let withContact: Bool
        public let isRunning: Bool
    }

    public struct Source: Sendable {
        public let city: String
        public let contact: [String]
        public let seats: Int
        public let withContact: Bool
        /// What the city says of the flat now.
        public let offer: FlatOffer
        /// What of it the copy says otherwise: known better here, or changed there after a rent was examined here.
        public let differing: [OfferPart]
        /// What the city has changed so far that came along, and when last; nil where nothing.
        public let changed: (at: CivilDate, parts: [OfferPart])?
    }

    public enum Answer: Sendable {
        /// No network, or a flat of the agency's own.
        case alone
        case copy(Source)
        /// What each agency does with it, and to whom it may still go.
        case city([Copy], free: [(office: OfficeID, name: String)])
    }

    public func answer(at desk: Desk) throws -> Answer {
        let known = try desk.flat(flat)
        guard let membership = try desk.membership() else { return .alone }
        if membership.part == .city {
            let copies = try desk.givenFlats(where: "AND s.city_flat = \(flat)").map(\.copy)
            let running = Set(copies.filter(\.isRunning).map(\.agency))
            return .city(copies, free: try desk.neighbours().filter { !running.contains($0.office) }.map { ($0.office, $0.name) })
        }
        guard let source = try desk.source(of: flat) else { return .alone }
        let city = try desk.neighbour(source.city)
        let offer = try city.offer(of: source.flat)
        return .copy(
            Source(
                city: city.name, contact: try city.contact(), seats: source.seats, withContact: source.withContact, offer: offer,
                differing: known.offer.differs(from: offer), changed: source.changed))
    }
}

extension LandlordIdentity {
    /// What the city noted about them stays in the city.
    fileprivate var withoutNote: LandlordIdentity {
        var identity = self
        identity.note = nil
        return identity
    }
}
