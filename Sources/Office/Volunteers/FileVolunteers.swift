public import Basics
import Store

/// Who helps one household: tandems, errands, and who else could.
public struct FileVolunteers: Question {
    public static let needs = Right.keepVolunteers
    /// So many errands of the past are shown.
    private static let reach = 30
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(_ file: CaseID) { self.file = file }

    public struct TandemLine: Sendable {
        public let tandem: Tandem
        public let name: String
        public let contact: String
    }

    public struct ErrandLine: Sendable {
        public let id: ErrandID
        public let volunteer: VolunteerID
        public let name: String
        public let hasAccount: Bool
        public let kind: ErrandKind
        public let state: ErrandState
        public let begins: Moment
        public let minutes: Int
        public let details: ErrandDetails
        /// Whether the volunteer's page says no more of it although nobody wrote down what became of it.
        public let isOver: Bool
    }

    /// Somebody active, with what speaks for and against them.
    public struct Candidate: Sendable {
        public let volunteer: Volunteer
        /// Nil where the household's language is not known.
        public let speaks: Bool?
        public let tandems: Int
        public let gaps: [VolunteerGap]
    }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let tandems: [TandemLine]
        /// The latest first.
        public let errands: [ErrandLine]
        /// Those without a gap first, of them those who speak the household's language.
        public let candidates: [Candidate]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let known = try desk.file(file)
        let book = try desk.volunteers()
        let people = Dictionary(book.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let names = try desk.names()
        let tandems = try desk.tandems(where: "AND t.case_id = \(file)").map {
            TandemLine(tandem: $0, name: people[$0.volunteer]?.identity.name ?? "", contact: names[$0.contact] ?? "")
        }
        return Answer(
            file: known, tandems: tandems, errands: try errands(of: known, people, at: desk), candidates: try candidates(for: known, book, at: desk))
    }

    private func errands(of file: CaseFile, _ people: [VolunteerID: Volunteer], at desk: Desk) throws -> [ErrandLine] {
        let rows = try desk.transaction.rows(
            """
            SELECT errand, volunteer, kind, state, begins_at, minutes, shown_until, details FROM errands
            WHERE office = \(desk.office) AND case_id = \(file.id) ORDER BY begins_at DESC, errand LIMIT \(Self.reach)
            """)
        return try rows.map { row in
            let (id, volunteer): (ErrandID, VolunteerID) = (try row.get("errand"), try row.get("volunteer"))
            let state: ErrandState = try row.get("state")
            let shownUntil: CivilDate = try row.get("shown_until")
            return ErrandLine(
                id: id, volunteer: volunteer, name: people[volunteer]?.identity.name ?? "", hasAccount: people[volunteer]?.account != nil,
                kind: try row.get("kind"), state: state, begins: try row.get("begins_at"), minutes: try row.get("minutes"),
                details: try file.seal.openJSON(try row.get("details"), "errands", "details", id.text),
                isOver: state.takesTime && shownUntil < desk.today)
        }
    }

    private func candidates(for file: CaseFile, _ book: [Volunteer], at desk: Desk) throws -> [Candidate] {
        let closed = try desk.closedTo(file.id)
        let tandems = try desk.openTandems()
        let all = book.filter { $0.state == .active && !($0.account.map(closed.contains) ?? false) }.map { volunteer in
            Candidate(
                volunteer: volunteer, speaks: file.language.map(volunteer.languages.contains), tandems: tandems[volunteer.id] ?? 0,
                gaps: volunteer.gaps(on: desk.today))
        }
        func rank(_ candidate: Candidate) -> Int { (candidate.gaps.isEmpty ? 0 : 2) + (candidate.speaks == true ? 0 : 1) }
        return all.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
    }
}
