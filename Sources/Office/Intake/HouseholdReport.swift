public import Basics
public import Store
import Vault

/// What a shelter's social service says about a household that looks for a flat. No status, no health, no papers.
public struct ReportedHousehold: Codable, Sendable, Hashable {
    /// How the house calls them: "Zimmer 214".
    public var label: String
    public var persons: Int
    public var language: Language?
    public var livesHereSince: CivilDate?
    /// How to reach the household, where it wishes that.
    public var contact: String?
    public var wish: String?
    /// Who reports, and how to reach them.
    public var reporter: String
    /// The household knows of it and wants it.
    public var hasConsent: Bool

    public init(
        label: String, persons: Int, language: Language? = nil, livesHereSince: CivilDate? = nil, contact: String? = nil, wish: String? = nil,
        reporter: String, hasConsent: Bool
    ) {
        self.label = label.cleanedLine
        self.persons = persons
        self.language = language
        self.livesHereSince = livesHereSince
        self.contact = contact?.cleanedLine.nonEmpty
        self.wish = wish?.cleaned.nonEmpty
        self.reporter = reporter.cleanedLine
        self.hasConsent = hasConsent
    }

    func problems(on today: CivilDate) -> [FieldError] {
        var errors: [FieldError] = []
        func need(_ holds: Bool, _ field: String, _ message: String) { if !holds { errors.append(FieldError(field: field, message: message)) } }
        need(
            (1...80).contains(label.unicodeScalars.count), "label",
            "Wie heißt der Haushalt im Haus, zum Beispiel „Zimmer 214“? (höchstens 80 Zeichen)")
        need((1...30).contains(persons), "persons", "Ein Haushalt hat 1 bis 30 Personen.")
        need(livesHereSince.map { $0 <= today } ?? true, "since", "Dieser Tag liegt in der Zukunft.")
        need(
            livesHereSince.map { $0 >= today.adding(years: -50) } ?? true, "since", "Dieser Tag liegt mehr als fünfzig Jahre zurück. Stimmt das Jahr?"
        )
        need((contact ?? "").unicodeScalars.count <= 200, "contact", "Höchstens 200 Zeichen.")
        need((wish ?? "").unicodeScalars.count <= 1_000, "wish", "Höchstens 1.000 Zeichen.")
        need((1...200).contains(reporter.unicodeScalars.count), "reporter", "Wer meldet, und wie erreichen wir Sie? (höchstens 200 Zeichen)")
        need(hasConsent, "consent", "Wir nehmen nur Haushalte auf, die davon wissen und es möchten. Fragen Sie zuerst.")
        return errors
    }
}

/// What became of a report.
public enum ReportState: String, Sendable, CaseIterable, Codable {
    case new, taken, declined
}

/// Why a report did not become a file. The social service reads nothing of it; somebody calls.
public enum ReportRefusal: String, Sendable, CaseIterable, Codable {
    case alreadyKnown = "already_known"
    case noWish = "no_wish"
    case otherAgency = "other_agency"
    case unreachable
    case mistake

    public var german: String {
        switch self {
        case .alreadyKnown: "gibt es hier schon als Fall"
        case .noWish: "der Haushalt möchte nicht"
        case .otherAgency: "eine andere Stelle begleitet den Haushalt"
        case .unreachable: "nicht erreicht"
        case .mistake: "irrtümlich gemeldet"
        }
    }
}

extension ReportState: SQLConvertible {}
extension ReportRefusal: SQLConvertible {}

/// Households that shelters reported and nobody has answered yet, the oldest first.
public struct HouseholdReports: Question {
    public static let needs = Right.keepFlats
    public static let mostShown = 200
    public init() {}

    public struct Line: Sendable {
        public let id: HouseholdReportID
        public let shelter: Shelter
        public let household: ReportedHousehold
        public let reportedAt: Moment
    }

    public func answer(at desk: Desk) throws -> [Line] {
        let rows = try desk.transaction.rows(
            """
            SELECT r.report, r.body, r.reported_at, \(Shelter.columns) FROM household_reports r
            JOIN shelters s ON s.office = r.office AND s.shelter = r.shelter
            WHERE r.office = \(desk.office) AND r.state = \(ReportState.new) AND r.body IS NOT NULL
            ORDER BY r.reported_at, r.report LIMIT \(Self.mostShown)
            """)
        return try rows.map { row in
            let id: HouseholdReportID = try row.get("report")
            return Line(
                id: id, shelter: try Shelter(row: row), household: try desk.reported(id, try row.get("body")), reportedAt: try row.get("reported_at"))
        }
    }
}

extension Desk {
    func reported(_ id: HouseholdReportID, _ sealed: [UInt8]) throws -> ReportedHousehold {
        try officeSeal.openJSON(sealed, "household_reports", "body", id.text)
    }
}
