public import Basics

/// Who moved into a flat of their own, in which kind of flat, how long it took; from the moves known at an instant.
public struct HousingFigures: Sendable, Hashable {
    public struct Heads: Sendable, Hashable {
        public var households = 0
        public var persons = 0

        public init(households: Int = 0, persons: Int = 0) {
            self.households = households
            self.persons = persons
        }

        mutating func add(_ placed: PlacedHousehold) {
            households += 1
            persons += placed.persons
        }
    }

    /// Some of the moves, under a code.
    public struct Part: Sendable, Hashable {
        public let code: String
        public let heads: Heads
        public let flats: Int
    }

    /// Half of them took at most so long, nine of ten at most so long; in days.
    public struct Days: Sendable, Hashable {
        public let count: Int
        public let median: Int
        public let ninthDecile: Int

        /// Nil where there is nothing.
        public init?(_ days: [Int]) {
            guard !days.isEmpty else { return nil }
            let sorted = days.sorted()
            count = sorted.count
            median = sorted[(sorted.count - 1) / 2]
            ninthDecile = sorted[(sorted.count * 9 + 9) / 10 - 1]
        }
    }

    /// The code of what is not known.
    public static let unknown = "unknown"
    /// From this size on a household is large, and its line is the last one.
    public static let largest = 6

    public let from: CivilDate
    public let to: CivilDate
    /// What the office knew at this instant.
    public let asOf: Moment
    public let placed: Heads
    public let flats: Int
    /// By who let the flat, by how the offer came, by where the flat is; most households first, then by code. What is not known is `unknown`.
    public let byLandlord: [Part]
    public let byOrigin: [Part]
    public let byDistrict: [Part]
    /// Households of one, two, … and of six and more.
    public let bySize: [Part]
    public let fromUkraine: Heads
    public let notFromUkraine: Heads
    public let ukraineUnknown: Heads
    /// From the report of the household to the day it moved; those whose report is known.
    public let untilMove: Days?

    /// Counts moves on a day of the period (both ends included) as they were known at `asOf`.
    public init(_ moves: some Sequence<PlacedHousehold>, from: CivilDate, to: CivilDate, asOf: Moment) {
        self.from = from
        self.to = to
        self.asOf = asOf
        let moves = moves.filter { $0.movedOn >= from && $0.movedOn <= to && $0.counted(at: asOf) }
        placed = Self.heads(moves)
        flats = Self.flats(moves)
        byLandlord = Self.parts(moves) { $0.landlord ?? Self.unknown }
        byOrigin = Self.parts(moves, by: \.origin)
        byDistrict = Self.parts(moves) { $0.district ?? Self.unknown }
        bySize = (1...Self.largest).map { size in Self.part(String(size), moves.filter { min($0.persons, Self.largest) == size }) }
        fromUkraine = Self.heads(moves.filter { $0.isFromUkraine == true })
        notFromUkraine = Self.heads(moves.filter { $0.isFromUkraine == false })
        ukraineUnknown = Self.heads(moves.filter { $0.isFromUkraine == nil })
        untilMove = Days(moves.compactMap { move in move.reportedOn.map { max(0, move.movedOn.dayNumber - $0.dayNumber) } })
    }

    private static func heads(_ moves: [PlacedHousehold]) -> Heads {
        var heads = Heads()
        for move in moves { heads.add(move) }
        return heads
    }

    private static func flats(_ moves: [PlacedHousehold]) -> Int { Set(moves.map(\.flat)).count }

    private static func part(_ code: String, _ moves: [PlacedHousehold]) -> Part { Part(code: code, heads: heads(moves), flats: flats(moves)) }

    private static func parts(_ moves: [PlacedHousehold], by code: (PlacedHousehold) -> String) -> [Part] {
        Dictionary(grouping: moves, by: code).map { part($0.key, $0.value) }
            .sorted { ($1.heads.households, $0.code) < ($0.heads.households, $1.code) }
    }

    /// Persons to a flat, in tenths, rounded half up; nil where nobody moved.
    public var personsPerFlatInTenths: Int? { flats == 0 ? nil : (placed.persons * 20 + flats) / (flats * 2) }
    public var large: Heads { bySize.last?.heads ?? Heads() }

    /// Whole per cent that add up to a hundred: what is left after cutting off goes to the largest remainders, the first of equal ones first.
    public static func percents(_ counts: [Int]) -> [Int] {
        let all = counts.reduce(0, +)
        guard all > 0 else { return counts.map { _ in 0 } }
        var percents = counts.map { $0 * 100 / all }
        let rest = 100 - percents.reduce(0, +)
        for place in counts.indices.sorted(by: { (counts[$1] * 100 % all, $0) < (counts[$0] * 100 % all, $1) }).prefix(rest) { percents[place] += 1 }
        return percents
    }
}
