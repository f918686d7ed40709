public import Basics
public import Catalogue
import Store
import Vault

/// What is said about a flat beyond what rules look at; sealed as one.
public struct FlatDetails: Codable, Sendable, Hashable {
    /// Street and number; who lives where is nobody else's business.
    public var street: String?
    /// What else is to be known: heating, kitchen, viewing times.
    public var about: String?
    /// What the landlord wants, screened against the law on equal treatment. No criterion is made of it.
    public var wish: String?
    /// Why no more persons, where a number was named.
    public var capReason: String?

    public init(street: String? = nil, about: String? = nil, wish: String? = nil, capReason: String? = nil) {
        self.street = street?.cleanedLine.nonEmpty
        self.about = about?.cleaned.nonEmpty
        self.wish = wish?.cleaned.nonEmpty
        self.capReason = capReason?.cleanedLine.nonEmpty
    }
}

/// What somebody writes down about an offer; what is nil was not said yet.
public struct FlatOffer: Codable, Sendable, Hashable {
    public var origin: FlatOrigin
    /// Its street is nil: that stands in the details.
    public var facts: FlatFacts
    public var details: FlatDetails
    public var securities: [FlatSecurity]
    /// Whether money was asked for before anybody saw the flat.
    public var asksInAdvance: Bool

    public init(origin: FlatOrigin, facts: FlatFacts, details: FlatDetails, securities: [FlatSecurity] = [], asksInAdvance: Bool = false) {
        self.origin = origin
        self.facts = facts
        self.facts.street = nil
        self.facts.district = facts.district?.cleanedLine.nonEmpty
        self.details = details
        self.securities = securities
        self.asksInAdvance = asksInAdvance
    }

    /// The facts with the street, for the check.
    public var checkedFacts: FlatFacts {
        var facts = facts
        facts.street = details.street
        return facts
    }

    /// What has to be mended before it can be kept at all. What merely looks odd is asked about later, and nothing is changed.
    func problems(_ rules: HousingRules) -> [FieldError] {
        var errors: [FieldError] = []
        func need(_ holds: Bool, _ field: String, _ message: String) { if !holds { errors.append(FieldError(field: field, message: message)) } }
        need(facts.area.map { $0.hundredths > 0 } ?? true, "area", "Die Fläche ist größer als null.")
        need(facts.rooms.map { (1...20).contains($0) } ?? true, "rooms", "Zwischen 1 und 20 Zimmer.")
        need(facts.floor.map { (-2...60).contains($0) } ?? true, "floor", "Dieses Stockwerk gibt es nicht.")
        need(facts.personCap.map { (1...30).contains($0) } ?? true, "personCap", "Zwischen 1 und 30 Personen.")
        need(facts.personCap == nil || details.capReason != nil, "capReason", "Warum nicht mehr Personen? Ohne Grund zählt nur die Fläche.")
        for (field, text, most) in [("street", details.street, 200), ("about", details.about, 4_000), ("capReason", details.capReason, 400)] {
            need((text ?? "").utf8.count <= most, field, "Höchstens \(most) Zeichen.")
        }
        need((facts.district ?? "").utf8.count <= 100, "district", "Höchstens 100 Zeichen.")
        need((details.wish ?? "").utf8.count <= 2_000, "wish", "Höchstens 2.000 Zeichen.")
        if let wish = details.wish, let message = Self.unlawful(wish, rules) { errors.append(FieldError(field: "wish", message: message)) }
        return errors
    }

    /// What is said to whoever wrote a wish nobody may have; nil where nothing was noticed.
    public static func unlawful(_ wish: String, _ rules: HousingRules) -> String? {
        let grounds = rules.grounds(in: wish)
        guard !grounds.isEmpty else { return nil }
        return grounds.map(\.answer.de).joined(separator: " ")
            + " Das schreibt das Gleichbehandlungsgesetz (§§ 1 und 19 AGG) vor. Erlaubt ist zum Beispiel: „Nichtraucher“, „ruhig“, „keine Hunde“."
    }
}

/// A flat as the desk sees it.
public struct OfferedFlat: Sendable {
    public let id: FlatID
    /// `A-7K3F9Q`: what people quote.
    public let number: String
    public let state: FlatState
    public let offer: FlatOffer
    public let landlord: LandlordID?
    public let offeredAt: Moment
    public let stateSince: Moment
    public let endedWhy: FlatEnd?
    /// How many households it fitted when that was last counted, and when.
    public let fitting: Int?
    public let countedOn: CivilDate?
    public let version: Int

    /// Whole days since somebody offered it.
    public func age(on day: CivilDate) -> Int { day.dayNumber - offeredAt.local.day.dayNumber }
}

extension Desk {
    static let flatColumns: SQL = """
        f.flat, f.number, f.state, f.origin, f.landlord, f.municipality, f.district, f.area, f.rooms, f.base_rent, f.cold_costs, f.warm_costs, \
        f.deposit, f.floor, f.lift, f.step_free, f.funded, f.permit_groups, f.limited, f.available_from, f.held_until, f.person_cap, \
        f.securities, f.asks_in_advance, f.details, f.offered_at, f.state_since, f.ended_why, f.fitting, f.counted_on, f.version
        """

    func flats(where condition: SQL, order: SQL, limit: Int, offset: Int = 0, opensDetails: Bool = true) throws -> [OfferedFlat] {
        let rows = try transaction.rows(
            """
            SELECT \(Self.flatColumns) FROM flats f WHERE f.office = \(office) \(condition)
            ORDER BY \(order), f.flat LIMIT \(limit) OFFSET \(offset)
            """)
        return try rows.map { try flat(in: $0, opensDetails: opensDetails) }
    }

    func flat(_ id: FlatID) throws -> OfferedFlat {
        guard let flat = try flats(where: "AND f.flat = \(id)", order: "f.offered_at", limit: 1).first else { throw Refusal.notFound }
        return flat
    }

    /// The flat for a change based on a version somebody saw; one that is over does not change any more.
    func liveFlat(_ id: FlatID, basedOn version: Int) throws -> OfferedFlat {
        let flat = try flat(id)
        guard flat.version == version else { throw Refusal.stale }
        guard flat.state.isLive else {
            throw Refusal.notNow(
                why: "Dieses Angebot ist beendet (\(flat.state.german)).", instead: "Nehmen Sie es neu auf, wenn die Wohnung wieder frei ist.")
        }
        return flat
    }

    private func flat(in row: Row, opensDetails: Bool) throws -> OfferedFlat {
        let id: FlatID = try row.get("flat")
        let details: FlatDetails =
            opensDetails ? try officeSeal.openJSON(try row.get("details"), "flats", "details", id.text) : FlatDetails()
        let securities: String = try row.get("securities")
        let offer = FlatOffer(
            origin: try row.get("origin"), facts: try facts(in: row), details: details,
            securities: securities.split(separator: " ").compactMap { FlatSecurity(rawValue: String($0)) },
            asksInAdvance: try row.get("asks_in_advance"))
        return OfferedFlat(
            id: id, number: try row.get("number"), state: try row.get("state"), offer: offer, landlord: try row.get("landlord"),
            offeredAt: try row.get("offered_at"), stateSince: try row.get("state_since"), endedWhy: try row.get("ended_why"),
            fitting: try row.get("fitting"), countedOn: try row.get("counted_on"), version: try row.get("version"))
    }

    private func facts(in row: Row) throws -> FlatFacts {
        var facts = FlatFacts()
        facts.municipality = try row.get("municipality")
        facts.district = try row.get("district")
        facts.area = try row.get("area")
        facts.rooms = try row.get("rooms")
        facts.baseRent = try row.get("base_rent")
        facts.coldCosts = try row.get("cold_costs")
        facts.warmCosts = try row.get("warm_costs")
        facts.deposit = try row.get("deposit")
        facts.floor = try row.get("floor")
        facts.lift = try row.get("lift")
        facts.stepFree = try row.get("step_free")
        facts.funded = try row.get("funded")
        facts.permitGroups = try row.get("permit_groups", as: String.self).split(separator: " ").compactMap { PermitGroup(rawValue: String($0)) }
        facts.limited = try row.get("limited")
        facts.availableFrom = try row.get("available_from")
        facts.heldUntil = try row.get("held_until")
        facts.personCap = try row.get("person_cap")
        return facts
    }

    /// The columns of an offer as they are written: all of them, so that a change of one writes what the others say now.
    func write(_ offer: FlatOffer, to id: FlatID) throws {
        let facts = offer.facts
        let sealed = try officeSeal.sealJSON(offer.details, "flats", "details", id.text)
        try transaction.execute(
            """
            UPDATE flats SET origin = \(offer.origin), municipality = \(facts.municipality), district = \(facts.district), area = \(facts.area),
                rooms = \(facts.rooms), base_rent = \(facts.baseRent), cold_costs = \(facts.coldCosts), warm_costs = \(facts.warmCosts),
                deposit = \(facts.deposit), floor = \(facts.floor), lift = \(facts.lift), step_free = \(facts.stepFree), funded = \(facts.funded),
                permit_groups = \(facts.permitGroups.map(\.rawValue).joined(separator: " ")), limited = \(facts.limited),
                available_from = \(facts.availableFrom), held_until = \(facts.heldUntil), person_cap = \(facts.personCap),
                securities = \(offer.securities.map(\.rawValue).joined(separator: " ")), asks_in_advance = \(offer.asksInAdvance),
                details = \(sealed), address_tag = \(addressTag(offer)), version = version + 1
            WHERE office = \(office) AND flat = \(id)
            """)
    }

    /// Finds the same address without knowing it; nil where no number of a house is in it, which would find a whole street.
    func addressTag(_ offer: FlatOffer) -> [UInt8]? {
        guard let street = offer.details.street, street.utf8.contains(where: { (48...57).contains($0) }) else { return nil }
        return officeKey.blindIndex("flat.address").tag(of: (offer.facts.municipality ?? "") + " " + PlaceName.folded(street))
    }
}
