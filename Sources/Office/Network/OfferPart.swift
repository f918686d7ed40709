import Catalogue

/// One thing that is said about a flat, as a change of it goes to those who have a copy.
public enum OfferPart: String, Sendable, CaseIterable {
    case street, district, municipality, area, rooms
    case baseRent = "base_rent"
    case coldCosts = "cold_costs"
    case warmCosts = "warm_costs"
    case deposit
    case availableFrom = "available_from"
    case heldUntil = "held_until"
    case floor, lift
    case stepFree = "step_free"
    case limited, funded
    case personCap = "person_cap"
    case about, wish, securities
    case asksInAdvance = "asks_in_advance"

    public var german: String {
        switch self {
        case .street: "Adresse"
        case .district: "Stadtteil"
        case .municipality: "Gemeinde"
        case .area: "Fläche"
        case .rooms: "Zimmer"
        case .baseRent: "Grundmiete"
        case .coldCosts: "kalte Nebenkosten"
        case .warmCosts: "Heizung und Warmwasser"
        case .deposit: "Kaution"
        case .availableFrom: "frei ab"
        case .heldUntil: "wird gehalten bis"
        case .floor: "Stockwerk"
        case .lift: "Aufzug"
        case .stepFree: "stufenlos"
        case .limited: "befristet"
        case .funded: "öffentliche Förderung"
        case .personCap: "höchste Zahl der Personen"
        case .about: "was man noch wissen muss"
        case .wish: "was der Vermietung wichtig ist"
        case .securities: "Sicherheiten"
        case .asksInAdvance: "Geld vor der Besichtigung"
        }
    }

    /// Whether two offers say the same of it.
    func isSame(_ one: FlatOffer, _ other: FlatOffer) -> Bool {
        var taken = other
        take(from: one, into: &taken)
        return taken == other
    }

    func take(from source: FlatOffer, into offer: inout FlatOffer) {
        switch self {
        case .street: offer.details.street = source.details.street
        case .district: offer.facts.district = source.facts.district
        case .municipality: offer.facts.municipality = source.facts.municipality
        case .area: offer.facts.area = source.facts.area
        case .rooms: offer.facts.rooms = source.facts.rooms
        case .baseRent: offer.facts.baseRent = source.facts.baseRent
        case .coldCosts: offer.facts.coldCosts = source.facts.coldCosts
        case .warmCosts: offer.facts.warmCosts = source.facts.warmCosts
        case .deposit: offer.facts.deposit = source.facts.deposit
        case .availableFrom: offer.facts.availableFrom = source.facts.availableFrom
        case .heldUntil: offer.facts.heldUntil = source.facts.heldUntil
        case .floor: offer.facts.floor = source.facts.floor
        case .lift: offer.facts.lift = source.facts.lift
        case .stepFree: offer.facts.stepFree = source.facts.stepFree
        case .limited: offer.facts.limited = source.facts.limited
        case .funded: (offer.facts.funded, offer.facts.permitGroups) = (source.facts.funded, source.facts.permitGroups)
        case .personCap: (offer.facts.personCap, offer.details.capReason) = (source.facts.personCap, source.details.capReason)
        case .about: offer.details.about = source.details.about
        case .wish: offer.details.wish = source.details.wish
        case .securities: offer.securities = source.securities
        case .asksInAdvance: offer.asksInAdvance = source.asksInAdvance
        }
    }
}

extension [OfferPart] {
    /// As a log and a row keep them.
    var codes: String { map(\.rawValue).joined(separator: " ") }

    init(codes: String) { self = codes.split(separator: " ").compactMap { OfferPart(rawValue: String($0)) } }
}

extension FlatOffer {
    /// What two offers say differently.
    func differs(from other: FlatOffer) -> [OfferPart] { OfferPart.allCases.filter { !$0.isSame(self, other) } }
}
