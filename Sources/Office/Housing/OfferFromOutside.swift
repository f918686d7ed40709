public import Basics
public import Catalogue
public import Store
import Vault

/// Something everybody may do who finds the page, without an address of their own: it reaches the one office that places flats, and nothing else.
public protocol PublicKnock: SlotKnock {}

extension PublicKnock {
    public var secret: String { "" }
    public static func office(behind digest: [UInt8], in transaction: any Transaction) throws -> OfficeID? { nil }

    /// The city where there is a network, else the first office that has somebody on its moving-out desk; never an agency.
    public func office(in transaction: any Transaction) throws -> OfficeID? {
        let rows = try transaction.rows(
            """
            SELECT o.office, w.roles FROM offices o JOIN workers w ON w.office = o.office
            LEFT JOIN network_offices n ON n.office = o.office
            WHERE w.active AND (n.part IS NULL OR n.part = \(NetworkPart.city)) ORDER BY CASE WHEN n.office IS NULL THEN 1 ELSE 0 END, o.created_at, o.office
            """)
        for row in rows {
            let roles: String = try row.get(at: 1)
            if roles.contains(Role.housingCounsellor.rawValue) { return try row.get(at: 0) }
        }
        return nil
    }
}

/// What the page for landlords shows before anything was typed.
public struct PublicOfferForm: SlotQuestion, PublicKnock {
    public init() {}

    public struct Answer: Sendable {
        public let office: String
        public let contact: [String]
        /// Municipalities whose guide values are known, by name.
        public let municipalities: [(number: String, name: String)]
        /// The office's own, where it is one of them.
        public let own: String?
        /// A fresh secret for the status address.
        public let status: String
    }

    public func answer(at desk: Desk) throws -> Answer {
        let (settings, front) = (try desk.settings(), try desk.landlordFront())
        return Answer(
            office: front.name, contact: front.contact, municipalities: desk.shelf.current.housing.municipalities,
            own: desk.shelf.current.housing.rents.first { $0.municipality.hasPrefix(settings.district?.ags ?? "-") }?.municipality,
            status: SecretToken.random().text)
    }
}

/// A landlord offers a flat by themselves. It arrives as a draft; what is answered is the secret address of its status.
public struct OfferFromOutside: SlotCommand, PublicKnock {
    public static let name = "flat.outside"
    /// Offers that may come in within an hour; more are somebody's machine.
    static let mostInAnHour = 30

    public let offer: FlatOffer
    public let kind: LandlordKind
    public let identity: LandlordIdentity
    public let units: Int?
    /// The secret of the status address, made with the form: kept here as a digest and sealed, and in no receipt.
    public let status: String

    public init(_ offer: FlatOffer, kind: LandlordKind, identity: LandlordIdentity, units: Int? = nil, status: String) {
        self.status = status
        self.offer = offer
        self.kind = kind
        self.identity = identity
        self.units = units
    }

    public func perform(at desk: Desk) throws -> Done {
        var offer = offer
        offer.origin = .form
        var problems = offer.problems(desk.shelf.current.housing) + identity.problems
        if offer.facts.area == nil { problems.append(FieldError(field: "area", message: "Wie groß ist die Wohnung?")) }
        if offer.facts.baseRent == nil { problems.append(FieldError(field: "baseRent", message: "Wie hoch ist die Grundmiete?")) }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        let since = desk.now.adding(seconds: -3_600)
        let lately: Int =
            try desk.transaction.value(
                "SELECT COUNT(*) FROM flats WHERE office = \(desk.office) AND origin = \(FlatOrigin.form) AND offered_at > \(since)") ?? 0
        guard lately < Self.mostInAnHour else { throw Refusal.tooManyAttempts(retryAfterSeconds: 3_600) }
        guard let token = SecretToken(text: status) else { throw Refusal.notFound }
        let landlord = try desk.enter(identity, kind: kind, units: units)
        let id = try desk.enter(offer, landlord: landlord, by: nil)
        let link = try desk.officeSeal.seal(token.text, "flats", "link", id.text)
        try desk.transaction.execute(
            "UPDATE flats SET link = \(link), link_digest = \(token.digest) WHERE office = \(desk.office) AND flat = \(id)")
        desk.tell(Self.name, subject: id)
        return Done()
    }
}

/// What a landlord sees at the secret address: one line, and nothing about anybody else.
public struct OfferStatus: SlotQuestion {
    public let secret: String
    public init(secret: String) { self.secret = secret }

    public struct Answer: Sendable {
        public let number: String
        public let line: String
        public let since: CivilDate
        public let office: String
        public let contact: [String]
    }

    public static func office(behind digest: [UInt8], in transaction: any Transaction) throws -> OfficeID? {
        try transaction.value("SELECT office FROM flats WHERE link_digest = \(digest)")
    }

    public func answer(at desk: Desk) throws -> Answer {
        let rows = try desk.transaction.rows(
            "SELECT flat, number, state, state_since FROM flats WHERE office = \(desk.office) AND link_digest = \(try digest())")
        guard let row = rows.first else { throw Refusal.notFound }
        let state: FlatState = try row.get("state")
        let front = try desk.landlordFront()
        return Answer(
            number: try row.get("number"), line: try desk.landlordLine(of: try row.get("flat"), state),
            since: try row.get("state_since", as: Moment.self).local.day,
            office: front.name, contact: front.contact)
    }
}

extension HousingRules {
    /// Municipalities whose guide values are known, by name.
    public var municipalities: [(number: String, name: String)] {
        rents.map { ($0.municipality, $0.title.de) }.sorted { $0.name < $1.name }
    }
}
