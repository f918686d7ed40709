public import Basics
import Matching
import Store

/// Several flats and everybody who waits, seen together: the proposals with the highest sum there is, and what else each flat could be used for.
///
/// It stands on the rounds of these flats, whose criteria were fixed before; it proposes, and a person decides each.
public struct SharedSelection: Question {
    public static let needs = Right.keepFlats
    /// Each once, as many as may be seen together.
    public let flats: [FlatID]

    public init(flats: [FlatID]) {
        var seen = Set<FlatID>()
        self.flats = Array(flats.filter { seen.insert($0).inserted }.prefix(FixCriteriaTogether.mostFlats))
    }

    /// One household for one flat.
    public struct Proposal: Sendable {
        public let flat: FlatID
        public let file: CaseID
        /// Nil where this worker may not know of the file.
        public let line: SelectionSheet.Line?
        public let points: Int
        /// What happens if this flat does not go to this household; nil with several candidates a flat, where no pair has a next use of its own.
        public let next: NextUse?
        /// What a second household just like this one would change.
        public let second: Scarcity
    }

    /// The flat's next best use, when everything else may change as well.
    public struct NextUse: Sendable {
        /// Nil where the flat would stay empty.
        public let number: String?
        public let cost: Scarcity
    }

    /// In whole flats first, then in points.
    public enum Scarcity: Sendable, Hashable {
        /// Nothing would change: another choice is as good.
        case nothing
        case points(Int)
        /// A whole flat more or less would find somebody.
        case flat
    }

    public struct Flat: Sendable {
        public let flat: OfferedFlat
        public let round: SelectionRound?
        public let nominations: [Nomination]
        public let proposals: [Proposal]
    }

    public struct Answer: Sendable {
        public let flats: [Flat]
        /// The rounds of all of them are computed, by the same criteria.
        public let isComputed: Bool
        /// Their criteria are fixed and not one differs from the other.
        public let isFixed: Bool
        /// Households with a place in at least one of them.
        public let households: Int
        public let total: Int
        /// The prices prove that no other choice has more.
        public let isProven: Bool
    }

    public func answer(at desk: Desk) throws -> Answer {
        let known = try flats.map { try desk.flat($0) }
        let rounds = try flats.map { try desk.round(of: $0) }
        let isFixed = !rounds.isEmpty && Set(rounds.map { $0?.fingerprint }).count == 1 && rounds.allSatisfy { $0 != nil }
        let nominations = try flats.map { try desk.nominations(for: $0) }
        func alone(_ number: Int, _ proposals: [Proposal]) -> Flat {
            Flat(flat: known[number], round: rounds[number], nominations: nominations[number], proposals: proposals)
        }
        guard isFixed, rounds.allSatisfy({ $0?.computedAt != nil }) else {
            return Answer(
                flats: known.indices.map { alone($0, []) }, isComputed: false, isFixed: isFixed, households: 0, total: 0, isProven: false)
        }
        let readers = try rounds.compactMap { $0 }.map { try SelectionReader($0, at: desk) }
        let atOnce = rounds.first??.criteria.atOnce ?? 1
        let free = try flats.indices.map { number -> Int in
            guard known[number].state.takesProposals else { return 0 }
            return try max(0, desk.seats(for: flats[number], of: atOnce) - nominations[number].count { $0.state.isOpen })
        }
        let choice = try SharedChoice(readers, nominations, free: free, isSingle: atOnce == 1, at: desk)
        return Answer(
            flats: try known.indices.map { alone($0, try choice.proposals(for: $0, of: flats[$0])) }, isComputed: true, isFixed: true,
            households: choice.households.count, total: choice.total, isProven: choice.isProven)
    }
}

/// The best choice for several computed rounds.
private struct SharedChoice {
    let households: [CaseID]
    private let readers: [SelectionReader]
    /// The flat of each place that is still free; one flat has as many as households may be proposed for it.
    private let places: [Int]
    private let best: Assignment
    private let pairs: StoredPairs
    private let uses: [Int: Assignment.Use]
    /// More than all points together: a flat that finds somebody counts before any points.
    private let perFlat: Int

    /// Who is proposed by now, or was asked about a flat before, takes no part in it.
    init(_ readers: [SelectionReader], _ nominations: [[Nomination]], free: [Int], isSingle: Bool, at desk: Desk) throws {
        self.readers = readers
        let busy = try desk.householdsUnderWay()
        let placed = try readers.indices.map { flat in
            let shut = busy.union(nominations[flat].map(\.file))
            return free[flat] == 0 ? [] : try readers[flat].totals().filter { !shut.contains($0.file) }
        }
        let places = free.indices.flatMap { Array(repeating: $0, count: free[$0]) }
        self.places = places
        households = Set(placed.flatMap { $0.map(\.file) }).sorted { $0.text < $1.text }
        let number = Dictionary(uniqueKeysWithValues: households.enumerated().map { ($1, $0) })
        let most = placed.flatMap { $0.map(\.total) }.max() ?? 0
        let perFlat = (most + 1) * (places.count + 1)
        guard perFlat + most < Int(Assignment.highestScore) else {
            throw Refusal.notNow(why: "So viele Punkte auf einmal lassen sich nicht vergleichen.", instead: "Wählen Sie weniger Wohnungen.")
        }
        let all = places.enumerated().flatMap { place, flat in
            placed[flat].compactMap { entry in
                number[entry.file].map { Assignment.Pair(flat: place, household: $0, score: perFlat + entry.total) }
            }
        }
        pairs = try Self.stored(all, households: households.count, places: places.count)
        best = Assignment.best(of: pairs)
        // Two places of one flat are as good as one another: there a pair has no next use of its own.
        uses = isSingle ? Dictionary(uniqueKeysWithValues: best.uses(of: places.indices, in: pairs).map { (places[$0.pair.flat], $0) }) : [:]
        self.perFlat = perFlat
    }

    private static func stored(_ pairs: [Assignment.Pair], households: Int, places: Int) throws -> StoredPairs {
        do {
            return try StoredPairs(households: households, flats: places, pairs: pairs)
        } catch {
            throw Refusal.notNow(why: "Diese Auswahl passt nicht zusammen.", instead: "Legen Sie die Kriterien neu fest.")
        }
    }

    var total: Int { best.total - best.pairs.count * perFlat }
    var isProven: Bool { best.isOptimal(for: pairs) }

    func proposals(for number: Int, of flat: FlatID) throws -> [SharedSelection.Proposal] {
        let chosen = best.pairs.filter { places[$0.flat] == number }.sorted { ($1.score, $0.household) < ($0.score, $1.household) }
        let next = uses[number]
        let shown = try readers[number].lines(of: chosen.map { households[$0.household] } + (next?.next.map { [households[$0.household]] } ?? []))
        return chosen.map { pair in
            let file = households[pair.household]
            return SharedSelection.Proposal(
                flat: flat, file: file, line: shown.first { $0.file == file }, points: pair.score - perFlat,
                next: next.map { use in
                    let other = use.next.map { households[$0.household] }
                    return SharedSelection.NextUse(
                        number: other.map { file in shown.first { $0.file == file }?.number ?? "einen anderen Haushalt" }, cost: scarcity(use.loss))
                }, second: scarcity(Int(best.prices[pair.household])))
        }
    }

    private func scarcity(_ worth: Int) -> SharedSelection.Scarcity {
        if worth == 0 { return .nothing }
        return 2 * worth >= perFlat ? .flat : .points(worth)
    }
}

extension Desk {
    /// Proposed for a flat here or at another office of the network, or with a contract for one.
    func householdsUnderWay() throws -> Set<CaseID> {
        let here: [CaseID] = try transaction.values(
            """
            SELECT n.case_id FROM nominations n JOIN flats f ON f.office = n.office AND f.flat = n.flat
            WHERE n.office = \(office) AND n.state = \(NominationState.signed) AND f.state = \(FlatState.leased)
            UNION SELECT case_id FROM nominations WHERE office = \(office) AND is_open
            """)
        return Set(here).union(try proposedInNetwork().keys)
    }

    /// How many may be proposed for a flat at once: as was fixed, and no more than the city gave seats for.
    fileprivate func seats(for flat: FlatID, of atOnce: Int) throws -> Int { min(atOnce, try source(of: flat)?.seats ?? atOnce) }
}
