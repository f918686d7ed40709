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
    }

    /// Nil where the office was never offered a flat.
    public func answer(at desk: Desk) throws -> Counts? {
        guard period.from <= period.to else { throw Refusal.invalid("to", "Das Ende liegt vor dem Anfang.") }
        guard try desk.transaction.value("SELECT 1 FROM flats WHERE office = \(desk.office) LIMIT 1", as: Int.self) != nil else { return nil }
        let asOf = period.instant(now: desk.now)
        let facts = try desk.lettingFacts(in: period)
        let moved = HousingFigures(facts.moves, from: period.from, to: period.to, asOf: asOf)
        let cost = try desk.shelterCost(on: period.to)
        return Counts(
            moved: moved, letting: LettingFigures(facts, from: period.from, to: period.to, asOf: asOf),
            savings: cost.flatMap { cost in
                cost.version.value.flatMap {
                    HousingSavings(facts.moves, from: period.from, to: period.to, asOf: asOf, personMonth: $0)
                }
            }, cost: cost)
    }
}

extension Desk {
    /// What the office's own municipality pays for a place in a shelter; nil where the catalogue does not know it for that day.
    fileprivate func shelterCost(on day: CivilDate) throws -> (table: ShelterCostTable, version: PlanValue<Money>)? {
        guard let district = try settings().district?.ags else { return nil }
        let table = shelf.current.housing.shelterCosts.first { $0.municipality.hasPrefix(district) }
        return table.flatMap { table in table.values.version(on: day).map { (table, $0) } }
    }

    /// Everything that is counted of the way into a flat. Who moved a year before the period is in it as well: what became of them is asked after a year.
    fileprivate func lettingFacts(in period: ReportedPeriod) throws -> LettingFigures.Facts {
        var facts = LettingFigures.Facts()
        facts.moves = try placedHouseholds(from: period.from.adding(months: -13), to: period.to)
        let (first, last) = (
            LocalTime(day: period.from, hour: 0, minute: 0).moment, LocalTime(day: period.to.adding(days: 1), hour: 0, minute: 0).moment
        )
        facts.proposals = try proposals(first, last)
        facts.viewings = try viewings(first, last)
        facts.steps = try transaction.rows(
            """
            SELECT step, begun_on, done_on FROM letting_steps
            WHERE office = \(office) AND done_on IS NOT NULL AND done_on >= \(period.from) AND done_on <= \(period.to) AND begun_on IS NOT NULL
            """
        ).map { StepFact(step: try $0.get(at: 0), begunOn: try $0.get(at: 1), doneOn: try $0.get(at: 2)) }
        facts.offers = try transaction.rows(
            """
            SELECT state_since, ended_why FROM flats
            WHERE office = \(office) AND is_live = \(false) AND ended_why IS NOT NULL AND state_since >= \(first) AND state_since < \(last)
            """
        ).map { LostOffer(at: try $0.get(at: 0), why: try $0.get(at: 1)) }
        facts.aftercare = try transaction.rows(
            "SELECT move, on_day, side, housed, entered_at, voided_at FROM aftercare WHERE office = \(office) AND on_day <= \(period.to.adding(months: 1))"
        ).map { row in
            let housed: StillHoused = try row.get(at: 3)
            return AftercareFact(
                move: try row.get(at: 0), day: try row.get(at: 1), isWithHousehold: try row.get(at: 2, as: AftercareSide.self) == .household,
                isHoused: housed == .unknown ? nil : housed == .yes, enteredAt: try row.get(at: 4), voidedAt: try row.get(at: 5))
        }
        return facts
    }

    private func placedHouseholds(from: CivilDate, to: CivilDate) throws -> [PlacedHousehold] {
        try transaction.rows(
            """
            SELECT m.move, m.flat, m.persons, m.ukraine, m.moved_on, m.reported_on, m.recorded_at, m.voided_at, f.origin, f.base_rent, f.cold_costs,
                f.warm_costs, l.kind
            FROM move_ins m JOIN flats f ON f.office = m.office AND f.flat = m.flat
            LEFT JOIN landlords l ON l.office = f.office AND l.landlord = f.landlord
            WHERE m.office = \(office) AND m.moved_on >= \(from) AND m.moved_on <= \(to)
            """
        ).map { row in
            let parts: [Money?] = [try row.get("base_rent"), try row.get("cold_costs"), try row.get("warm_costs")]
            let known = parts.compactMap { $0 }
            return PlacedHousehold(
                move: try row.get("move"), flat: try row.get("flat"), persons: try row.get("persons"), isFromUkraine: try row.get("ukraine"),
                movedOn: try row.get("moved_on"), reportedOn: try row.get("reported_on"), landlord: try row.get("kind"),
                origin: try row.get("origin"), rent: known.count == parts.count ? known.reduce(.zero, +) : nil,
                recordedAt: try row.get("recorded_at"), voidedAt: try row.get("voided_at"))
        }
    }

    private func proposals(_ first: Moment, _ last: Moment) throws -> [ProposalFact] {
        try transaction.rows(
            """
            SELECT proposed_at, state, state_since, declined_by, declined_why FROM nominations
            WHERE office = \(office) AND proposed_at < \(last) AND (proposed_at >= \(first) OR state_since >= \(first))
            """
        ).map { row in
            let isDeclined = try row.get("state", as: NominationState.self) == .declined
            return ProposalFact(
                proposedAt: try row.get("proposed_at"), declinedAt: isDeclined ? try row.get("state_since") : nil,
                side: try row.get("declined_by"), reason: try row.get("declined_why"))
        }
    }

    private func viewings(_ first: Moment, _ last: Moment) throws -> [ViewingFact] {
        try transaction.rows(
            "SELECT begins_at, state, lost_why, entered_at FROM viewings WHERE office = \(office) AND begins_at >= \(first) AND begins_at < \(last)"
        ).map { row in
            let begins: Moment = try row.get("begins_at")
            return ViewingFact(
                day: begins.local.day, isHeld: try row.get("state", as: ViewingState.self) == .held, lostWhy: try row.get("lost_why"),
                enteredAt: try row.get("entered_at"))
        }
    }
}
