public import Basics
public import Figures
import Store

/// The shelters with who lives there now.
public struct ShelterList: Question {
    public static let needs = Right.keepShelters
    public init() {}

    public struct Line: Sendable {
        public let shelter: Shelter
        public let households: Int
        public let persons: Int

        /// Beds nobody sleeps in; below zero where more people live there than there are places.
        public var free: Int { shelter.details.places - persons }
    }

    public func answer(at desk: Desk) throws -> [Line] {
        try desk.transaction.rows(
            """
            SELECT \(Shelter.columns), COALESCE(t.households, 0) AS households, COALESCE(t.heads, 0) AS heads FROM shelters s
            LEFT JOIN (
                SELECT shelter, COUNT(*) AS households, CAST(SUM(persons) AS bigint) AS heads FROM shelter_stays
                WHERE office = \(desk.office) AND voided_at IS NULL AND left_on IS NULL GROUP BY shelter
            ) t ON t.shelter = s.shelter
            WHERE s.office = \(desk.office) ORDER BY (s.closed_at IS NOT NULL), s.name, s.shelter
            """
        ).map { Line(shelter: try Shelter(row: $0), households: try $0.get("households"), persons: try $0.get("heads")) }
    }
}

/// One shelter: who lives there, the longest first, and who moved out last.
public struct ShelterSheet: Question {
    public static let needs = Right.keepShelters
    /// So many households are shown at once.
    public static let pageLength = 100
    private static let lastExits = 20
    public let shelter: ShelterID
    public let page: Int

    public init(_ shelter: ShelterID, page: Int = 1) {
        self.shelter = shelter
        self.page = page
    }

    public struct Line: Sendable {
        public let household: ShelterHouseholdID
        public let label: String
        public let persons: Int
        public let since: CivilDate
        public let cameOn: CivilDate
        public let leftOn: CivilDate?
        public let leftTo: ShelterExit?
        /// The file, where there is one this worker may open.
        public let file: CaseLine?
    }

    public struct Answer: Sendable {
        public let shelter: Shelter
        public let there: [Line]
        public let households: Int
        public let persons: Int
        public let left: [Line]
        /// The secret of the address at which its social service reports; nil where it has none.
        public let reportSecret: String?
    }

    public func answer(at desk: Desk) throws -> Answer {
        guard let shelter = try desk.shelter(shelter) else { throw Refusal.notFound }
        let counted = try desk.transaction.rows(
            """
            SELECT COUNT(*), CAST(COALESCE(SUM(persons), 0) AS bigint) FROM shelter_stays
            WHERE office = \(desk.office) AND shelter = \(shelter.id) AND voided_at IS NULL AND left_on IS NULL
            """)
        let there = try lines(
            "AND y.left_on IS NULL ORDER BY h.since, y.household LIMIT \(Self.pageLength) OFFSET \((max(1, page) - 1) * Self.pageLength)",
            of: shelter, at: desk)
        let left = try lines("AND y.left_on IS NOT NULL ORDER BY y.left_on DESC, y.household LIMIT \(Self.lastExits)", of: shelter, at: desk)
        return Answer(
            shelter: shelter, there: there, households: try counted.first?.get(at: 0) ?? 0, persons: try counted.first?.get(at: 1) ?? 0, left: left,
            reportSecret: try desk.reportSecret(of: shelter.id))
    }

    private func lines(_ which: SQL, of shelter: Shelter, at desk: Desk) throws -> [Line] {
        let rows = try desk.transaction.rows(
            """
            SELECT y.household, h.label, y.persons, h.since, y.came_on, y.left_on, y.left_to, h.case_id FROM shelter_stays y
            JOIN shelter_households h ON h.office = y.office AND h.household = y.household
            WHERE y.office = \(desk.office) AND y.shelter = \(shelter.id) AND y.voided_at IS NULL \(which)
            """)
        let files = try desk.caseLines(of: try rows.compactMap { try $0.get("case_id", as: CaseID?.self) })
        return try rows.map { row in
            let household: ShelterHouseholdID = try row.get("household")
            let file: CaseID? = try row.get("case_id")
            return Line(
                household: household, label: try desk.officeSeal.open(try row.get("label"), "shelter_households", "label", household.text),
                persons: try row.get("persons"), since: try row.get("since"), cameOn: try row.get("came_on"), leftOn: try row.get("left_on"),
                leftTo: try row.get("left_to"), file: files.first { $0.id == file })
        }
    }
}

/// A household that is about to leave a shelter, and where else it could live.
public struct ShelterLeaving: Question {
    public static let needs = Right.keepShelters
    public let household: ShelterHouseholdID
    public let shelter: ShelterID

    public init(_ household: ShelterHouseholdID, from shelter: ShelterID) {
        self.household = household
        self.shelter = shelter
    }

    public struct Answer: Sendable {
        public let label: String
        public let persons: Int
        public let others: [Shelter]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let label: [UInt8]? = try desk.transaction.value(
            "SELECT label FROM shelter_households WHERE office = \(desk.office) AND household = \(household)")
        guard let label, let stay = try desk.openStay(of: household), stay.shelter == shelter else { throw Refusal.notFound }
        return Answer(
            label: try desk.officeSeal.open(label, "shelter_households", "label", household.text), persons: stay.persons,
            others: try desk.transaction.all(
                """
                SELECT \(Shelter.columns) FROM shelters s WHERE s.office = \(desk.office) AND s.closed_at IS NULL AND s.shelter <> \(shelter)
                ORDER BY s.name, s.shelter
                """))
    }
}

/// Occupancy, arrivals, exits and time in shelters of a period, as known at the end of a day.
public struct ShelterReport: PeriodReport {
    public let period: ReportedPeriod

    public init(over period: ReportedPeriod) { self.period = period }

    /// Nil where the office keeps no shelters.
    public func answer(at desk: Desk) throws -> ShelterFigures? {
        guard try desk.transaction.value("SELECT 1 FROM shelters WHERE office = \(desk.office) LIMIT 1", as: Int.self) != nil else { return nil }
        let rows = try desk.transaction.rows(
            """
            SELECT y.household, y.persons, h.since, y.came_on, y.left_on, y.left_to, y.recorded_at, y.voided_at FROM shelter_stays y
            JOIN shelter_households h ON h.office = y.office AND h.household = y.household
            WHERE y.office = \(desk.office) AND h.since <= \(period.to) AND (y.left_on IS NULL OR y.left_on >= \(period.from))
            """)
        let stays = try rows.map { row in
            let exit: ShelterExit? = try row.get("left_to")
            return ShelterStay(
                household: try row.get("household"), persons: try row.get("persons"), since: try row.get("since"), cameOn: try row.get("came_on"),
                leftOn: try row.get("left_on"), leftTo: exit?.rawValue, isMoveBetweenShelters: exit == .otherShelter,
                recordedAt: try row.get("recorded_at"), voidedAt: try row.get("voided_at"))
        }
        return ShelterFigures(stays: stays, from: period.from, to: period.to, asOf: period.instant(now: desk.now))
    }
}
