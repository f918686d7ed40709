public import Basics
import Catalogue
import Store

/// The office's book of volunteers, by name; what runs out soon and what waits for somebody stands on top.
public struct VolunteerBook: Question {
    public static let needs = Right.keepVolunteers
    /// What runs out within so many days is told.
    public static let noticeDays = 60
    /// Nil for everybody who has not left.
    public let state: VolunteerState?
    public let language: Language?
    /// A part of the town's name, as it was typed.
    public let district: String?

    public init(state: VolunteerState? = nil, language: Language? = nil, district: String? = nil) {
        self.state = state
        self.language = language
        self.district = district?.cleanedLine.nonEmpty
    }

    public struct Line: Sendable {
        public let volunteer: Volunteer
        public let tandems: Int
        /// Given and not over.
        public let errands: Int
        /// What keeps them from an errand with a household today.
        public let gaps: [VolunteerGap]
    }

    public struct Answer: Sendable {
        public let lines: [Line]
        public let counts: [VolunteerState: Int]
        /// Of everybody, whatever the list is narrowed to; the earliest first.
        public let runningOut: [VolunteerExpiry]
        public let expensesAsked: Int
        public let questionsOpen: Int
    }

    public func answer(at desk: Desk) throws -> Answer {
        let shown: SQL = state.map { "AND v.state = \($0)" } ?? "AND v.state <> \(VolunteerState.ended)"
        let all = try desk.volunteers(where: shown)
        let (tandems, errands) = (try desk.openTandems(), try desk.openErrands())
        let lines = all.filter(isWanted).map {
            Line(volunteer: $0, tandems: tandems[$0.id] ?? 0, errands: errands[$0.id] ?? 0, gaps: $0.gaps(on: desk.today))
        }
        return Answer(
            lines: lines, counts: try counts(at: desk), runningOut: try desk.runningOut(), expensesAsked: try desk.expensesAsked(),
            questionsOpen: try desk.questionsOpen())
    }

    private func isWanted(_ volunteer: Volunteer) -> Bool {
        if let language, !volunteer.languages.contains(language) { return false }
        guard let district else { return true }
        let wanted = PlaceName.folded(district)
        return volunteer.districts.contains { PlaceName.folded($0).contains(wanted) }
    }

    private func counts(at desk: Desk) throws -> [VolunteerState: Int] {
        let rows = try desk.transaction.rows("SELECT state, COUNT(*) FROM volunteers WHERE office = \(desk.office) GROUP BY state")
        return Dictionary(try rows.map { (try $0.get(at: 0), try $0.get(at: 1)) }, uniquingKeysWith: { first, _ in first })
    }
}

/// What waits for whoever keeps volunteers, for their day.
public struct VolunteerNotice: Question {
    public static let needs = Right.keepVolunteers
    public init() {}

    public struct Answer: Sendable {
        public let runningOut: [VolunteerExpiry]
        public let expensesAsked: Int
        public let questionsOpen: Int
        public var isEmpty: Bool { runningOut.isEmpty && expensesAsked == 0 && questionsOpen == 0 }
    }

    public func answer(at desk: Desk) throws -> Answer {
        Answer(
            runningOut: try desk.runningOut(), expensesAsked: try desk.expensesAsked(), questionsOpen: try desk.questionsOpen())
    }
}

extension Desk {
    /// What of the volunteers' runs out soon. Only those are opened of whom something does.
    func runningOut() throws -> [VolunteerExpiry] {
        let end = today.adding(days: VolunteerBook.noticeDays)
        let soon = try volunteers(
            where: """
                AND v.state <> \(VolunteerState.ended) AND (v.certificate_until <= \(end) OR EXISTS (
                    SELECT 1 FROM volunteer_trainings t WHERE t.office = v.office AND t.volunteer = v.volunteer AND t.valid_until <= \(end)))
                """)
        return soon.flatMap { $0.expiries(by: end) }.sorted { ($0.day, $0.name, $0.what) < ($1.day, $1.name, $1.what) }
    }

    func openTandems() throws -> [VolunteerID: Int] {
        try counted(
            "SELECT volunteer, COUNT(*) FROM tandems WHERE office = \(office) AND ended_on IS NULL AND until >= \(today) GROUP BY volunteer")
    }

    func openErrands() throws -> [VolunteerID: Int] {
        try counted(
            """
            SELECT volunteer, COUNT(*) FROM errands WHERE office = \(office) AND state IN \(list: ErrandState.allCases.filter(\.takesTime))
                AND shown_until >= \(today) GROUP BY volunteer
            """)
    }

    private func counted(_ statement: SQL) throws -> [VolunteerID: Int] {
        Dictionary(try transaction.rows(statement).map { (try $0.get(at: 0), try $0.get(at: 1)) }, uniquingKeysWith: { first, _ in first })
    }

    func expensesAsked() throws -> Int {
        try transaction.value("SELECT COUNT(*) FROM volunteer_expenses WHERE office = \(office) AND state = \(ExpenseState.asked)") ?? 0
    }

    func questionsOpen() throws -> Int {
        try transaction.value("SELECT COUNT(*) FROM volunteer_questions WHERE office = \(office) AND answered_at IS NULL") ?? 0
    }
}
