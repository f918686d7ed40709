public import Basics

/// What happened on the way: proposals, viewings, refusals, days at each step, offers that were lost, and what became of those who moved.
public struct LettingFigures: Sendable, Hashable {
    public struct Refusal: Sendable, Hashable {
        public let side: String
        public let reason: String
        public let count: Int
    }

    public struct Step: Sendable, Hashable {
        public let step: String
        public let days: HousingFigures.Days
    }

    public struct Reason: Sendable, Hashable {
        public let code: String
        public let count: Int
    }

    /// Of the households that reached so many months after their move.
    public struct Housed: Sendable, Hashable {
        public let months: Int
        public var yes = 0
        public var no = 0
        public var unknown = 0

        public var reached: Int { yes + no + unknown }
    }

    public let proposals: Int
    /// By count, then by side and reason.
    public let refusals: [Refusal]
    public let viewingsHeld: Int
    public let viewingsLost: [Reason]
    /// By step's code; steps that ended within the period.
    public let steps: [Step]
    public let offersLost: [Reason]
    public let housed: [Housed]
    public let contactsWithHouseholds: Int
    public let contactsWithLandlords: Int

    /// All that is counted, as it came out of the books.
    public struct Facts: Sendable {
        public var moves: [PlacedHousehold] = []
        public var proposals: [ProposalFact] = []
        public var viewings: [ViewingFact] = []
        public var steps: [StepFact] = []
        public var offers: [LostOffer] = []
        public var aftercare: [AftercareFact] = []

        public init() {}

        /// The day somebody heard that a household no longer lives there, by its way; of several in a row the first.
        func goneOn(asOf: Moment) -> [String: CivilDate] {
            let answers = Dictionary(grouping: aftercare.filter { $0.isHoused != nil && $0.counted(at: asOf) }, by: \.move)
            return answers.compactMapValues { answers in
                let sorted = answers.sorted { ($0.day, $0.enteredAt) < ($1.day, $1.enteredAt) }
                let since = sorted.lastIndex { $0.isHoused == true }.map { $0 + 1 } ?? 0
                return since < sorted.count ? sorted[since].day : nil
            }
        }
    }

    public init(_ facts: Facts, from: CivilDate, to: CivilDate, asOf: Moment) {
        func isIn(_ day: CivilDate) -> Bool { day >= from && day <= to }
        func isIn(_ moment: Moment) -> Bool { moment <= asOf && isIn(moment.local.day) }
        proposals = facts.proposals.count { isIn($0.proposedAt) }
        let declined = facts.proposals.filter { $0.declinedAt.map(isIn) ?? false }
        refusals = Dictionary(grouping: declined) { [$0.side ?? "unknown", $0.reason ?? "unknown"] }
            .map { Refusal(side: $0.key[0], reason: $0.key[1], count: $0.value.count) }
            .sorted { ($1.count, $0.side, $0.reason) < ($0.count, $1.side, $1.reason) }
        // What is still to come has neither been held nor lost yet, whatever became of it later.
        let viewings = facts.viewings.filter { isIn($0.day) && $0.day <= asOf.local.day && $0.enteredAt <= asOf }
        viewingsHeld = viewings.count(where: \.isHeld)
        viewingsLost = Self.counted(viewings.compactMap(\.lostWhy))
        let steps = facts.steps.filter { isIn($0.doneOn) && $0.doneOn <= asOf.local.day && $0.begunOn <= $0.doneOn }
        self.steps = Dictionary(grouping: steps, by: \.step).compactMap { step, all in
            HousingFigures.Days(all.map { $0.doneOn.dayNumber - $0.begunOn.dayNumber }).map { Step(step: step, days: $0) }
        }.sorted { $0.step < $1.step }
        offersLost = Self.counted(facts.offers.filter { isIn($0.at) }.map(\.why))
        let contacts = facts.aftercare.filter { $0.counted(at: asOf) }
        let heard = Dictionary(grouping: contacts, by: \.move)
        let moves = facts.moves.filter { $0.counted(at: asOf) }
        housed = [3, 12].map { Self.housed(after: $0, moves, heard) { isIn($0) && $0 <= asOf.local.day } }
        contactsWithHouseholds = contacts.count { $0.isWithHousehold && isIn($0.day) }
        contactsWithLandlords = contacts.count { !$0.isWithHousehold && isIn($0.day) }
    }

    private static func counted(_ codes: [String]) -> [Reason] {
        Dictionary(grouping: codes) { $0 }.map { Reason(code: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.code) < ($0.count, $1.code) }
    }

    /// Who lives there counts only where somebody heard so on that day or later; else the last that was heard decides, and a yes from before is no answer.
    private static func housed(
        after months: Int, _ moves: [PlacedHousehold], _ heard: [String: [AftercareFact]], isReached: (CivilDate) -> Bool
    ) -> Housed {
        var housed = Housed(months: months)
        for move in moves {
            let mark = move.movedOn.ending(months: months)
            guard isReached(mark) else { continue }
            let answers = (heard[move.move] ?? []).filter { $0.isHoused != nil }
            let last = answers.max { ($0.day, $0.enteredAt) < ($1.day, $1.enteredAt) }
            if answers.contains(where: { $0.isHoused == true && $0.day >= mark }) {
                housed.yes += 1
            } else if last?.isHoused == false {
                housed.no += 1
            } else {
                housed.unknown += 1
            }
        }
        return housed
    }
}
