public import Basics
import Catalogue
public import Matching
import Store
import Vault

/// The office's own last year gone through again under two rules: who would have moved, who would have waited. Orders of magnitude, no forecast.
public struct CompareRules: Question {
    public static let needs = Right.assignFiles
    public static let weeks = 52
    /// Below these the office's year says nothing.
    public static let fewestOffers = 20
    public static let fewestHouseholds = 50
    /// From so many decided proposals on their own share counts.
    static let fewestDecided = 20
    /// What is taken for the share of proposals that end in a contract where the office has too few.
    static let assumedPercent = 35
    /// How many more weeks a landlord waits; nobody has measured it.
    public static let patience = 1

    /// A rule, and to how many households a flat is proposed at once.
    public struct Way: Sendable, Hashable {
        public let rule: Replay.Rule
        public let candidates: Int

        public init(rule: Replay.Rule, candidates: Int) {
            self.rule = rule
            self.candidates = candidates
        }
    }

    public let now: Way
    public let other: Way

    public init(now: Way, other: Way) {
        self.now = now
        self.other = other
    }

    public struct Answer: Sendable {
        public let from: CivilDate
        public let offers: Int
        public let households: Int
        public let decided: Int
        public let percent: Int
        public let isPercentAssumed: Bool
        /// Nil where the year held too little.
        public let outcomes: (now: Matching.Outcome, other: Matching.Outcome, lines: [Matching.Comparison.Line])?
    }

    public func answer(at desk: Desk) throws -> Answer {
        try desk.require(.keepFlats)
        let from = desk.today.adding(days: -7 * Self.weeks)
        let flats = try desk.offered(since: from)
        let households = try desk.seekingHouseholds(orClosedSince: from)
        let (signed, decided) = try desk.decided(since: from)
        let isAssumed = decided < Self.fewestDecided
        let percent = isAssumed ? Self.assumedPercent : (signed * 200 + decided) / (decided * 2)
        let isEnough = flats.count >= Self.fewestOffers && households.count >= Self.fewestHouseholds
        let replay = isEnough ? try desk.replay(flats, households, since: from, percent: percent) : nil
        let outcomes = replay.flatMap { replay -> (now: Matching.Outcome, other: Matching.Outcome, lines: [Matching.Comparison.Line])? in
            let (before, after) = (replay.run(now.rule, candidates: now.candidates), replay.run(other.rule, candidates: other.candidates))
            return Matching.Comparison(of: after, with: before).map { (before, after, $0.lines) }
        }
        return Answer(
            from: from, offers: flats.count, households: households.count, decided: decided, percent: percent, isPercentAssumed: isAssumed,
            outcomes: outcomes)
    }
}

extension Desk {
    /// Offers of the time that were checked, and with that counted, and not refused.
    fileprivate func offered(since day: CivilDate) throws -> [OfferedFlat] {
        let first = LocalTime(day: day, hour: 0, minute: 0).moment
        return try flats(
            where: "AND f.offered_at >= \(first) AND f.counted_on IS NOT NULL AND f.state <> \(FlatState.rejected)", order: "f.offered_at",
            limit: 2_000, opensDetails: false)
    }

    /// Of the proposals that came to an end by a signature or a no: how many were signed.
    fileprivate func decided(since day: CivilDate) throws -> (signed: Int, all: Int) {
        let first = LocalTime(day: day, hour: 0, minute: 0).moment
        let rows = try transaction.rows(
            """
            SELECT state, COUNT(*) FROM nominations
            WHERE office = \(office) AND proposed_at >= \(first) AND state IN \(list: [NominationState.signed, .declined]) GROUP BY state
            """)
        let counts = try rows.map { (try $0.get(at: 0, as: NominationState.self), try $0.get(at: 1, as: Int.self)) }
        return (counts.first { $0.0 == .signed }?.1 ?? 0, counts.reduce(0) { $0 + $1.1 })
    }

    /// The year as the engine goes through it. What a household needs is what its sheet says now; what was written before is not asked.
    fileprivate func replay(_ flats: [OfferedFlat], _ households: [SeekingHousehold], since begin: CivilDate, percent: Int) throws -> Replay? {
        let criteria = try SelectionCriteria(rule: .points, atOnce: 1).criteria()
        var (starts, partners, scores): ([Int], [Int32], [Int32]) = ([0], [], [])
        for flat in flats {
            let day = flat.offeredAt.local.day
            let ruler = FlatRuler(flat.offer.facts, shelf.current.housing, on: day)
            let side = FlatSide(ruler)
            for (place, household) in households.enumerated() {
                let candidate = Candidate(household, ruler.check(household.needs), side, on: day)
                guard candidate.obstacles.isDisjoint(with: criteria.conditions) else { continue }
                let points = criteria.parts.reduce(0) { $0 + $1.weight * min(candidate.units(of: $1.input) ?? 0, $1.most) }
                partners.append(Int32(place))
                scores.append(Int32(points + 1))
            }
            starts.append(partners.count)
        }
        let pairs: StoredPairs
        do {
            pairs = try StoredPairs(households: households.count, starts: starts, partners: partners, scores: scores)
        } catch {
            throw Refusal.notNow(why: "Dieses Jahr lässt sich nicht nachspielen.", instead: "Versuchen Sie es mit weniger Wohnungen.")
        }
        let names = (households: households.map(\.number), flats: flats.map(\.number))
        return Replay(
            weeks: CompareRules.weeks, households: households.map { $0.replayed(since: begin) },
            offered: flats.map { min(CompareRules.weeks - 1, max(0, $0.offeredAt.local.day.dayNumber - begin.dayNumber) / 7) }, pairs: pairs,
            patience: CompareRules.patience
        ) { household, flat in
            // One coin for each pair, the same under every rule.
            let coin = Fingerprint.sha256(Array((names.households[household] + " " + names.flats[flat]).utf8))
            return (Int(coin[0]) << 8 | Int(coin[1])) % 100 < percent
        }
    }
}

extension Desk.SeekingHousehold {
    fileprivate func replayed(since begin: CivilDate) -> Replay.Household {
        let ticket = Fingerprint.sha256(Array(number.utf8)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Replay.Household(
            arrives: max(0, waitingSince.dayNumber - begin.dayNumber) / 7, persons: max(1, needs.persons),
            waitingDays: max(0, begin.dayNumber - waitingSince.dayNumber), urgency: needs.urgency ?? 0, ticket: ticket)
    }
}
