import Basics
import Figures
import Store

extension Desk {
    /// Everything that is counted of the way into a flat. Who moved a year before the period is in it as well: what became of them is asked after a year.
    func lettingFacts(in period: ReportedPeriod) throws -> LettingFigures.Facts {
        let early = period.from.adding(months: -13)
        let (first, last) = (
            LocalTime(day: period.from, hour: 0, minute: 0).moment, LocalTime(day: period.to.adding(days: 1), hour: 0, minute: 0).moment
        )
        var facts = LettingFigures.Facts()
        facts.moves = try placedHouseholds(from: early, to: period.to)
        facts.proposals = try proposals(first, last)
        facts.viewings = try viewings(first, last)
        facts.steps = try doneSteps(from: period.from, to: period.to)
        facts.offers = try lostOffers(first, last)
        facts.aftercare = try aftercare(since: early)
        return facts
    }

    func placedHouseholds(from: CivilDate, to: CivilDate) throws -> [PlacedHousehold] {
        try transaction.rows(
            """
            SELECT m.nomination, m.flat, m.persons, m.ukraine, m.moved_on, m.reported_on, m.recorded_at, m.voided_at, f.origin, f.district,
                f.base_rent, f.cold_costs, f.warm_costs, l.kind
            FROM move_ins m JOIN flats f ON f.office = m.office AND f.flat = m.flat
            LEFT JOIN landlords l ON l.office = f.office AND l.landlord = f.landlord
            WHERE m.office = \(office) AND m.moved_on >= \(from) AND m.moved_on <= \(to)
            """
        ).map { row in
            let parts: [Money?] = [try row.get("base_rent"), try row.get("cold_costs"), try row.get("warm_costs")]
            let known = parts.compactMap { $0 }
            return PlacedHousehold(
                move: try row.get("nomination"), flat: try row.get("flat"), persons: try row.get("persons"), isFromUkraine: try row.get("ukraine"),
                movedOn: try row.get("moved_on"), reportedOn: try row.get("reported_on"), landlord: try row.get("kind"),
                origin: try row.get("origin"), district: try row.get("district"),
                rent: known.count == parts.count ? known.reduce(.zero, +) : nil, recordedAt: try row.get("recorded_at"),
                voidedAt: try row.get("voided_at"))
        }
    }

    /// Proposed in the time, or refused in it.
    private func proposals(_ first: Moment, _ last: Moment) throws -> [ProposalFact] {
        let columns: SQL = "nomination, proposed_at, state, state_since, declined_by, declined_why"
        return try transaction.rows(
            """
            SELECT \(columns) FROM nominations WHERE office = \(office) AND proposed_at >= \(first) AND proposed_at < \(last)
            UNION SELECT \(columns) FROM nominations
            WHERE office = \(office) AND state = \(NominationState.declined) AND state_since >= \(first) AND state_since < \(last)
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

    /// Steps of the household itself stand at each of its proposals; they were done once.
    private func doneSteps(from: CivilDate, to: CivilDate) throws -> [StepFact] {
        try transaction.rows(
            """
            SELECT DISTINCT CASE WHEN step IN \(list: LettingStep.ofHousehold.sorted()) THEN case_id ELSE nomination END, step, begun_on, done_on
            FROM letting_steps
            WHERE office = \(office) AND done_on IS NOT NULL AND done_on >= \(from) AND done_on <= \(to) AND begun_on IS NOT NULL
            """
        ).map { StepFact(step: try $0.get(at: 1), begunOn: try $0.get(at: 2), doneOn: try $0.get(at: 3)) }
    }

    private func lostOffers(_ first: Moment, _ last: Moment) throws -> [LostOffer] {
        try transaction.rows(
            """
            SELECT state_since, ended_why FROM flats
            WHERE office = \(office) AND is_live = \(false) AND ended_why IN \(list: FlatEnd.allCases.filter(\.isLoss))
                AND state_since >= \(first) AND state_since < \(last)
            """
        ).map { LostOffer(at: try $0.get(at: 0), why: try $0.get(at: 1)) }
    }

    /// By the way into the flat: a move that was put right keeps its talks, on every past day as well.
    private func aftercare(since day: CivilDate) throws -> [AftercareFact] {
        try transaction.rows(
            """
            SELECT m.nomination, a.on_day, a.side, a.housed, a.entered_at, a.voided_at
            FROM aftercare a JOIN move_ins m ON m.office = a.office AND m.move = a.move
            WHERE a.office = \(office) AND a.on_day >= \(day)
            """
        ).map { row in
            let housed: StillHoused = try row.get(at: 3)
            return AftercareFact(
                move: try row.get(at: 0), day: try row.get(at: 1), isWithHousehold: try row.get(at: 2, as: AftercareSide.self) == .household,
                isHoused: housed == .unknown ? nil : housed == .yes, enteredAt: try row.get(at: 4), voidedAt: try row.get(at: 5))
        }
    }
}
