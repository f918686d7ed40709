public import Basics
import Matching
import Store

/// Several flats and everybody who waits, seen together: the proposals with the highest sum there is, and what else each flat could be used for.
///
/// It stands on the rounds of these flats, whose criteria were fixed before; it proposes, and a person decides each.
public struct SharedSelection: Question {
    public static let needs = Right.keepFlats
    public let flats: [FlatID]

    public init(flats: [FlatID]) { self.flats = flats }

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
        let wanted = Array(flats.prefix(FixCriteriaTogether.mostFlats))
        let known = try wanted.map { try desk.flat($0) }
        let rounds = try wanted.map { try desk.round(of: $0) }
        let isFixed = !rounds.isEmpty && Set(rounds.map { $0?.fingerprint }).count == 1 && rounds.allSatisfy { $0 != nil }
        let nominations = try wanted.map { try desk.nominations(for: $0) }
        func alone(_ number: Int, _ proposals: [Proposal]) -> Flat {
            Flat(flat: known[number], round: rounds[number], nominations: nominations[number], proposals: proposals)
        }
        guard isFixed, rounds.allSatisfy({ $0?.computedAt != nil }) else {
            return Answer(
                flats: known.indices.map { alone($0, []) }, isComputed: false, isFixed: isFixed, households: 0, total: 0, isProven: false)
        }
        let readers = try rounds.compactMap { $0 }.map { try SelectionReader($0, at: desk) }
        let choice = try SharedChoice(readers, nominations, candidates: rounds.first??.criteria.atOnce ?? 1, at: desk)
        return Answer(
            flats: try known.indices.map { alone($0, try choice.proposals(for: $0, of: wanted[$0])) }, isComputed: true, isFixed: true,
            households: choice.households.count, total: choice.total, isProven: choice.isProven)
    }
}

/// The best choice for several computed rounds.
private struct SharedChoice {
    let households: [CaseID]
    private let readers: [SelectionReader]
    private let best: Assignment
    private let pairs: StoredPairs
    private let uses: [Int: Assignment.Use]
    /// More than all points together: a flat that finds somebody counts before any points.
    private let perFlat: Int

    /// Who is proposed by now, or was asked about a flat before, takes no part in it.
    init(_ readers: [SelectionReader], _ nominations: [[Nomination]], candidates: Int, at desk: Desk) throws {
        self.readers = readers
        let busy = Set(try desk.transaction.values("SELECT case_id FROM nominations WHERE office = \(desk.office) AND is_open", as: CaseID.self))
        let placed = try zip(readers, nominations).map { reader, nominations in
            let shut = busy.union(nominations.map(\.file))
            return try nominations.count { $0.state.isOpen } >= candidates ? [] : reader.totals().filter { !shut.contains($0.file) }
        }
        households = Set(placed.flatMap { $0.map(\.file) }).sorted { $0.text < $1.text }
        let place = Dictionary(uniqueKeysWithValues: households.enumerated().map { ($1, $0) })
        let most = placed.flatMap { $0.map(\.total) }.max() ?? 0
        let perFlat = (most + 1) * (readers.count * candidates + 1)
        guard perFlat + most < Int(Assignment.highestScore) else {
            throw Refusal.notNow(why: "So viele Punkte auf einmal lassen sich nicht vergleichen.", instead: "Wählen Sie weniger Wohnungen.")
        }
        let all = placed.enumerated().flatMap { flat, entries in
            entries.compactMap { entry in place[entry.file].map { Assignment.Pair(flat: flat, household: $0, score: perFlat + entry.total) } }
        }
        do {
            pairs = try StoredPairs(households: households.count, flats: readers.count, pairs: all)
        } catch {
            throw Refusal.notNow(why: "Diese Auswahl passt nicht zusammen.", instead: "Legen Sie die Kriterien neu fest.")
        }
        best = Assignment.best(of: pairs, candidates: candidates)
        uses = Dictionary(uniqueKeysWithValues: best.uses(of: readers.indices, in: pairs).map { ($0.pair.flat, $0) })
        self.perFlat = perFlat
    }

    var total: Int { best.total - best.pairs.count * perFlat }
    var isProven: Bool { best.isOptimal(for: pairs) }

    func proposals(for number: Int, of flat: FlatID) throws -> [SharedSelection.Proposal] {
        let chosen = best.pairs.filter { $0.flat == number }.sorted { ($1.score, $0.household) < ($0.score, $1.household) }
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
