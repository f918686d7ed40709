public import Basics

/// One household's time in one shelter, as it was known from `recordedAt` until `voidedAt`.
public struct ShelterStay: Sendable, Hashable {
    /// The household, under a random name of its own.
    public let household: String
    public let persons: Int
    /// The first day it is known to have lived in any municipal shelter.
    public let since: CivilDate
    public let cameOn: CivilDate
    /// The first day it no longer slept there; nil while it stays.
    public let leftOn: CivilDate?
    /// Where to; nil while it stays. A move to another shelter is no exit.
    public let leftTo: String?
    public let isMoveBetweenShelters: Bool
    public let recordedAt: Moment
    public let voidedAt: Moment?

    public init(
        household: String, persons: Int, since: CivilDate, cameOn: CivilDate, leftOn: CivilDate?, leftTo: String?, isMoveBetweenShelters: Bool,
        recordedAt: Moment, voidedAt: Moment?
    ) {
        self.household = household
        self.persons = persons
        self.since = since
        self.cameOn = cameOn
        self.leftOn = leftOn
        self.leftTo = leftTo
        self.isMoveBetweenShelters = isMoveBetweenShelters
        self.recordedAt = recordedAt
        self.voidedAt = voidedAt
    }

    func counted(at moment: Moment) -> Bool { recordedAt <= moment && (voidedAt.map { $0 > moment } ?? true) }

    /// Orders stays that began on one day: whoever is still there came last.
    var lastNumber: Int { leftOn?.dayNumber ?? .max }

    func isThere(on day: CivilDate, since begin: CivilDate) -> Bool { begin <= day && (leftOn.map { $0 > day } ?? true) }
}

/// Who lived in the shelters, who came, who left and how long it took; from the stays known at an instant.
public struct ShelterFigures: Sendable, Hashable {
    /// Households and the people in them.
    public struct Heads: Sendable, Hashable {
        public var households = 0
        public var persons = 0

        mutating func add(_ stay: ShelterStay) {
            households += 1
            persons += stay.persons
        }
    }

    public struct Exit: Sendable, Hashable {
        public let to: String
        public let heads: Heads
    }

    /// How long households were in shelters, in days: half of them shorter, nine of ten shorter, and how many five years or more.
    public struct Duration: Sendable, Hashable {
        public let households: Int
        public let median: Int
        public let ninthDecile: Int
        public let fiveYearsOrMore: Int

        /// Nil where there is nobody.
        init?(days: [Int]) {
            guard !days.isEmpty else { return nil }
            let sorted = days.sorted()
            households = sorted.count
            median = sorted[(sorted.count - 1) / 2]
            ninthDecile = sorted[(sorted.count * 9 + 9) / 10 - 1]
            fiveYearsOrMore = sorted.count { $0 >= ShelterFigures.fiveYears }
        }
    }

    /// 5 × 365 days and a leap day.
    static let fiveYears = 1_826

    public let from: CivilDate
    public let to: CivilDate
    public let before: Heads
    public let came: Heads
    public let after: Heads
    /// Exits by where to, most people first, then by code.
    public let left: [Exit]
    /// Of those who left within the period, by where to.
    public let timeUntil: [String: Duration]
    /// Of those who are there on the last day.
    public let timeSoFar: Duration?

    public var allLeft: Heads { Heads(households: left.reduce(0) { $0 + $1.heads.households }, persons: left.reduce(0) { $0 + $1.heads.persons }) }

    /// Both ends of the period count. `before` is who slept there the night before it, `after` the night of its last day.
    public init(stays: some Sequence<ShelterStay>, from: CivilDate, to: CivilDate, asOf: Moment) {
        self.from = from
        self.to = to
        var (before, came, after) = (Heads(), Heads(), Heads())
        var exits: [String: (heads: Heads, days: [Int])] = [:]
        var soFar: [Int] = []
        let eve = from.adding(days: -1)
        for stays in Dictionary(grouping: stays.filter { $0.counted(at: asOf) }, by: \.household).values {
            let first = stays.min { ($0.cameOn, $0.lastNumber) < ($1.cameOn, $1.lastNumber) }
            for stay in stays {
                // Where the household was before the first stay that is written down is not known, only that it was in a shelter.
                let begins = stay == first ? stay.since : stay.cameOn
                if stay.isThere(on: eve, since: begins) { before.add(stay) }
                if stay == first, begins >= from, begins <= to { came.add(stay) }
                if stay.isThere(on: to, since: begins) {
                    after.add(stay)
                    soFar.append(to.dayNumber - stay.since.dayNumber)
                }
                guard let leftOn = stay.leftOn, leftOn >= from, leftOn <= to, !stay.isMoveBetweenShelters, let target = stay.leftTo else { continue }
                exits[target, default: (Heads(), [])].heads.add(stay)
                exits[target, default: (Heads(), [])].days.append(leftOn.dayNumber - stay.since.dayNumber)
            }
        }
        self.before = before
        self.came = came
        self.after = after
        left = exits.map { Exit(to: $0.key, heads: $0.value.heads) }.sorted { ($1.heads.persons, $0.to) < ($0.heads.persons, $1.to) }
        timeUntil = exits.compactMapValues { Duration(days: $0.days) }
        timeSoFar = Duration(days: soFar)
    }
}

/// What each figure means, in one sentence.
public enum ShelterDefinition {
    public static let there = "In Unterkünften: Haushalte, die in der Nacht nach diesem Tag dort schliefen, mit allen ihren Personen."
    public static let came =
        "Gekommen: an einem Tag des Zeitraums zum ersten Mal in eine Unterkunft der Stadt. Ein Umzug zwischen Unterkünften zählt nicht."
    public static let left = "Ausgezogen: an einem Tag des Zeitraums aus allen Unterkünften. Ein Umzug zwischen Unterkünften zählt nicht."
    public static let time =
        "Zeit in Unterkünften: vom ersten bekannten Tag in einer Unterkunft der Stadt an. Lag davor noch eine unbekannte Zeit, ist sie länger."
}
