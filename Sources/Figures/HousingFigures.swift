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
    }

    /// Half of them took less, nine of ten took less; in days.
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

    /// From this size on a household is large, and its line is the last one.
    public static let largest = 6

    public let from: CivilDate
    public let to: CivilDate
    /// What the office knew at this instant.
    public let asOf: Moment
    public let placed: Heads
    public let flats: Int
    /// By who let the flat and by how the offer came; most households first, then by code. An unknown landlord is `unknown`.
    public let byLandlord: [Part]
    public let byOrigin: [Part]
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
        flats = Set(moves.map(\.flat)).count
        byLandlord = Self.parts(moves) { $0.landlord ?? "unknown" }
        byOrigin = Self.parts(moves, by: \.origin)
        bySize = (1...Self.largest).map { size in
            Part(code: String(size), heads: Self.heads(moves.filter { min($0.persons, Self.largest) == size }))
        }
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

    private static func parts(_ moves: [PlacedHousehold], by code: (PlacedHousehold) -> String) -> [Part] {
        Dictionary(grouping: moves, by: code).map { Part(code: $0.key, heads: heads($0.value)) }
            .sorted { ($1.heads.households, $0.code) < ($0.heads.households, $1.code) }
    }

    /// Persons to a flat, in tenths, rounded half up; nil where nobody moved.
    public var personsPerFlatInTenths: Int? { flats == 0 ? nil : (placed.persons * 20 + flats) / (flats * 2) }
    public var large: Heads { bySize.last?.heads ?? Heads() }

    /// Whole per cent, rounded half up.
    public static func percent(_ count: Int, of all: Int) -> Int { all == 0 ? 0 : (count * 200 + all) / (all * 2) }
}

/// What each figure means, in one sentence.
public enum HousingDefinition {
    public static let placed =
        "Umgezogen: ein Haushalt mit allen seinen Personen, an dem Tag, an dem er in die Wohnung zog. Eine Wohnung zählt einmal, auch mit mehreren Haushalten."
    public static let ukraine =
        "Aus der Ukraine: was beim Einzug dazu eingetragen wurde. Wo nichts steht, ist es nicht bekannt; aus anderen Angaben wird es nicht geschlossen."
    public static let time = "Von der Meldung bis zum Umzug: Tage von dem Tag an, an dem der Haushalt gemeldet wurde, wo er bekannt ist."
    public static let steps =
        "Tage je Schritt: vom Beginn bis zum Ende eines Schritts, der im Zeitraum endete. Die Hälfte ging schneller als der mittlere Wert."
    public static let proposals = "Vorschlag: ein Haushalt, der im Zeitraum für eine Wohnung vorgeschlagen wurde. Mehrere zugleich sind gewollt."
    public static let lost = "Verlorenes Angebot: eine Wohnung, deren Angebot im Zeitraum endete, ohne dass jemand einzog."
    public static let housed =
        "Noch in der Wohnung: von den Haushalten, die diesen Tag im Zeitraum erreichten, was zuletzt bekannt war. Wen niemand erreicht hat, ist nicht bekannt."
    public static let small =
        "Unter fünf Haushalten steht keine Zahl, wo jemand erkannt werden könnte: bei Herkunft, Größe und Gründen. Wäre nur eine Zelle leer, steht auch die nächstkleinere nicht da."
}

extension HousingFigures {
    /// "335 Personen zogen in 135 Wohnungen, 187 von ihnen aus der Ukraine. …": what an office tells the press. Small numbers are left out.
    public var sentence: String {
        guard placed.households > 0 else { return "In diesem Zeitraum zog niemand in eine eigene Wohnung." }
        var sentences = [
            "\(placed.persons == 1 ? "1 Person zog" : "\(placed.persons) Personen zogen") in \(flats == 1 ? "eine Wohnung" : "\(flats) Wohnungen")"
                + (fromUkraine.households >= SmallCells.fewest ? ", \(fromUkraine.persons) von ihnen aus der Ukraine." : ".")
        ]
        let kinds = [("private", "von privaten Vermietenden"), ("city_company", "von städtischen Gesellschaften")]
        let known = kinds.map { code, _ in byLandlord.first { $0.code == code }?.heads.households ?? 0 }
        if placed.households >= SmallCells.fewest * 4 {
            let shares = zip(kinds, known).map { "\(Self.percent($1, of: placed.households)) % der Wohnungen kamen \($0.1)" }
            let others = placed.households - known.reduce(0, +)
            sentences.append(shares.joined(separator: ", ") + ", \(Self.percent(others, of: placed.households)) % von anderen.")
        }
        if large.households >= SmallCells.fewest { sentences.append("\(large.households) Haushalte haben sechs und mehr Personen.") }
        return sentences.joined(separator: " ")
    }
}
