public import Basics

/// What a rent is made of where a table names it. Tables of different concepts are never compared.
public enum RentConcept: String, Sendable, Hashable, CaseIterable {
    /// Base rent and cold running costs, without heating and hot water.
    case grossCold = "gross_cold"
    /// Base rent alone.
    case netCold = "net_cold"

    public var german: String { self == .grossCold ? "Bruttokaltmiete (Grundmiete und kalte Nebenkosten)" : "Nettokaltmiete (Grundmiete)" }
}

/// Monthly amounts by the number of persons.
public struct PersonAmounts: Sendable, Hashable {
    /// For one person, two, and so on.
    public let persons: [Money]
    /// Nil where no text says what comes after.
    public let eachFurther: Money?

    public func amount(for count: Int) -> Money? {
        guard count >= 1 else { return nil }
        if count <= persons.count { return persons[count - 1] }
        guard let eachFurther, let last = persons.last else { return nil }
        return Money(cents: last.cents + Int64(count - persons.count) * eachFurther.cents)
    }
}

/// What a flat may cost in one municipality before its rent is examined.
public struct RentTable: Sendable, Identifiable {
    public let id: String
    public let title: Wording
    /// Eight digits, `05315000`.
    public let municipality: String
    /// The level of rents (Mietenstufe) of the housing allowance; nil where it was not read.
    public let level: Int?
    public let concept: RentConcept
    public let help: Wording
    public let values: [PlanValue<PersonAmounts>]
    public let provenance: Provenance
}

/// The highest rents of the housing allowance, by level.
public struct AllowanceTable: Sendable, Hashable {
    public let levels: [Int: PersonAmounts]

    /// An amount with a surcharge in per cent, rounded up to whole euro.
    public static func surcharged(_ amount: Money, percent: Int) -> Money {
        Money(cents: (amount.cents * Int64(100 + percent) + 9_999) / 10_000 * 100)
    }
}

/// How large a flat may be for a number of persons: by its area or by its rooms.
public struct FlatSize: Sendable, Hashable {
    public let area: [FloorArea]
    public let areaEachFurther: FloorArea
    /// Nil where the rule names no number of rooms.
    public let rooms: [Int?]
    public let roomsEachFurther: Int
    public let tolerance: FloorArea

    public func area(for count: Int) -> FloorArea {
        let known = min(max(1, count), area.count)
        return FloorArea(hundredths: area[known - 1].hundredths + max(0, count - known) * areaEachFurther.hundredths)
    }

    public func rooms(for count: Int) -> Int? {
        let known = min(max(1, count), rooms.count)
        return rooms[known - 1].map { $0 + max(0, count - known) * roomsEachFurther }
    }
}

/// A rule of one Land, in its versions.
public struct LandRule<Value: Sendable & Hashable>: Sendable, Identifiable {
    public let id: String
    public let title: Wording
    /// Two digits.
    public let land: String
    public let help: Wording
    public let values: [PlanValue<Value>]
    public let provenance: Provenance
}

/// How long the entitlement certificate holds, and how long the residence titles have to.
public struct PermitTerms: Sendable, Hashable {
    public let holds: Span
    public let title: Span
}

/// What heating and hot water may cost, by the square metre and month.
public struct HeatingTable: Sendable, Identifiable {
    public struct Sums: Sendable, Hashable {
        public let heating: Money
        public let hotWater: Money
    }

    public let id: String
    public let title: Wording
    public let municipality: String
    public let help: Wording
    public let values: [PlanValue<Sums>]
    public let provenance: Provenance
}

/// What a place in a municipality's shelters costs, for each person and month.
public struct ShelterCostTable: Sendable, Identifiable {
    public let id: String
    public let title: Wording
    public let municipality: String
    public let help: Wording
    public let values: [PlanValue<Money>]
    public let provenance: Provenance
}

/// A number an offer is measured by, with where it comes from.
public struct OfferMark<Value: Sendable & Hashable>: Sendable, Hashable {
    public let value: Value
    public let provenance: Provenance
}

/// By what an offer is noticed. Nothing follows by itself: somebody asks.
public struct OfferMarks: Sendable, Hashable {
    public var depositBaseRents: OfferMark<Int>?
    public var leastArea: OfferMark<FloorArea>?
    public var leastPerSquareMetre: OfferMark<Money>?
    public var mostPerSquareMetre: OfferMark<Money>?
    /// Below so many per cent of the guide value a low rent is noticed.
    public var baitPercent: OfferMark<Int>?
}

/// Everything the catalogue knows about flats.
public struct HousingRules: Sendable {
    public var rents: [RentTable] = []
    public var allowance: [PlanValue<AllowanceTable>] = []
    public var sizes: [LandRule<FlatSize>] = []
    /// Least area for each person.
    public var occupancy: [LandRule<FloorArea>] = []
    public var permits: [LandRule<PermitTerms>] = []
    public var heating: [HeatingTable] = []
    public var shelterCosts: [ShelterCostTable] = []
    public var marks = OfferMarks()
    public var wishes: [WishGround] = []
    var tests: [HousingTest] = []

    public init() {}

    public func rents(in municipality: String) -> RentTable? { rents.first { $0.municipality == municipality } }

    public func shelterCosts(in municipality: String) -> ShelterCostTable? { shelterCosts.first { $0.municipality == municipality } }

    /// The amount of the housing allowance for a level; nil where it was not read.
    public func allowance(level: Int, on day: CivilDate) -> PersonAmounts? { allowance.value(on: day)?.levels[level] }
}

extension Array {
    /// The version in force on a day, with where it comes from.
    public func version<Value>(on day: CivilDate) -> PlanValue<Value>? where Element == PlanValue<Value> { first { $0.period.contains(day) } }
}

extension Catalogue {
    public var housing: HousingRules { book.housing }
}
