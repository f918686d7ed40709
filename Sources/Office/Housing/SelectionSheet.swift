public import Basics
import Catalogue

/// Everybody who was considered for a flat: in which place and why, or why in none.
public struct SelectionSheet: Question {
    public static let needs = Right.keepFlats
    /// Places shown on the page.
    public static let shown = 30
    /// Near misses shown on the page.
    static let shownNear = 10
    public let flat: FlatID

    public init(flat: FlatID) { self.flat = flat }

    /// One household in its place.
    public struct Line: Sendable {
        public let file: CaseID
        public let number: String
        /// Nil where this worker may not know of the file.
        public let title: String?
        public let persons: Int
        public let rank: Int
        public let total: Int
        /// "1.204 Wartezeit, 600 Dringlichkeit": input, units, points.
        public let parts: [(input: String, units: Int?, points: Int)]
        public let fitting: Int
        public let of: Int
        /// What is examined or not known, each with what to do.
        public let remarks: [(verdict: String, text: String, wayOut: String?)]
        /// Where it is proposed now, this flat or another; nil where nowhere.
        public let openFor: FlatID?
        /// The office of the network that has proposed the same household just now; nil where none has.
        public let openAt: String?
    }

    public struct Answer: Sendable {
        public let flat: OfferedFlat
        public let round: SelectionRound?
        public let places: [Line]
        public let considered: Int
        /// Who it was in detail is let go of; the counts are left.
        public var isForgotten: Bool { considered > 0 && places.isEmpty && placed > 0 }
        public let placed: Int
        /// How many have no place, by code of the reason; one household may have several.
        public let absences: [(code: String, count: Int)]
        /// The nearest misses: one reason only, with what would make it fit.
        public let near: [(number: String, file: CaseID, text: String, wayOut: String?)]
        public let nominations: [Nomination]
        /// Who comes next, once somebody is out; a person confirms.
        public let next: Line?
    }

    public func answer(at desk: Desk) throws -> Answer {
        let known = try desk.flat(flat)
        let nominations = try desk.nominations(for: flat)
        guard let round = try desk.round(of: flat), round.computedAt != nil else {
            return Answer(
                flat: known, round: try desk.round(of: flat), places: [], considered: 0, placed: 0, absences: [], near: [], nominations: nominations,
                next: nil)
        }
        let reader = try SelectionReader(round, at: desk)
        let asked = Set(nominations.map(\.file))
        let open = nominations.count { $0.state.isOpen }
        return Answer(
            flat: known, round: round, places: try reader.places(Self.shown), considered: reader.kept.considered, placed: reader.kept.placed,
            absences: reader.kept.absences, near: try reader.near(Self.shownNear), nominations: nominations,
            next: open < round.criteria.atOnce ? try reader.next(asked: asked) : nil)
    }
}
