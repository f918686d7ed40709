public import Basics
public import Catalogue
public import Figures
import Store

/// Who moved into a flat of their own in a period, what happened on the way and what it saved, as known at the end of a day.
public struct HousingReport: PeriodReport {
    public let period: ReportedPeriod

    public init(over period: ReportedPeriod) { self.period = period }

    public struct Counts: Sendable {
        public let moved: HousingFigures
        public let letting: LettingFigures
        /// Nil where nobody moved, or where nobody has read what a shelter costs here at the end of the period.
        public let savings: HousingSavings?
        /// What a place in a shelter costs, with where it comes from; nil where it is not known.
        public let cost: (table: ShelterCostTable, version: PlanValue<Money>)?
        /// Nil everywhere but in a city's own office.
        public let network: NetworkMoves?
    }

    /// Nil where the office was never offered a flat.
    public func answer(at desk: Desk) throws -> Counts? {
        guard period.from <= period.to else { throw Refusal.invalid("to", "Das Ende liegt vor dem Anfang.") }
        let asOf = period.instant(now: desk.now)
        let network = try desk.networkMoves(in: period, asOf: asOf)
        let hasFlats = try desk.transaction.value("SELECT 1 FROM flats WHERE office = \(desk.office) LIMIT 1", as: Int.self) != nil
        guard hasFlats || network?.all.placed.households ?? 0 > 0 else { return nil }
        let facts = try desk.lettingFacts(in: period)
        let moved = HousingFigures(facts.moves, from: period.from, to: period.to, asOf: asOf)
        let cost = try desk.shelterCost(on: period.to)
        return Counts(
            moved: moved, letting: LettingFigures(facts, from: period.from, to: period.to, asOf: asOf),
            savings: cost.flatMap { cost in
                cost.version.value.flatMap {
                    HousingSavings(facts, from: period.from, to: period.to, asOf: asOf, personMonth: $0)
                }
            }, cost: cost, network: network)
    }
}

extension Desk {
    /// What the office's own municipality pays for a place in a shelter; nil where the catalogue does not know it for that day.
    fileprivate func shelterCost(on day: CivilDate) throws -> (table: ShelterCostTable, version: PlanValue<Money>)? {
        guard let district = try settings().district?.ags else { return nil }
        let table = shelf.current.housing.shelterCosts.first { $0.municipality.hasPrefix(district) }
        return table.flatMap { table in table.values.version(on: day).map { (table, $0) } }
    }
}
