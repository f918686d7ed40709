public import Basics
public import Catalogue
import Store
import Vault

/// What a household needs of a flat, as one person wrote it down; sealed under the file's key.
public struct HousingSheet: Codable, Sendable, Hashable {
    /// The number of persons is the file's own.
    public var needs: HousingNeeds
    public var urgencyReason: String?
    /// What somebody looked at; a paper that is not in it is not known.
    public var papers: [PaperNote]

    public init(needs: HousingNeeds, urgencyReason: String? = nil, papers: [PaperNote] = []) {
        self.needs = needs
        self.urgencyReason = urgencyReason?.cleaned.nonEmpty
        self.papers = papers
    }

    /// Sheets of before papers were noted know none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        needs = try container.decode(HousingNeeds.self, forKey: .needs)
        urgencyReason = try container.decodeIfPresent(String.self, forKey: .urgencyReason)
        papers = try container.decodeIfPresent([PaperNote].self, forKey: .papers) ?? []
    }

    var problems: [FieldError] {
        var errors: [FieldError] = []
        func need(_ holds: Bool, _ field: String, _ message: String) { if !holds { errors.append(FieldError(field: field, message: message)) } }
        need(needs.urgency.map { (0...3).contains($0) } ?? true, "urgency", "Zwischen 0 und 3.")
        need(needs.urgency == nil || urgencyReason != nil, "urgencyReason", "Warum ist es so dringend? Ohne Grund zählt die Stufe nicht.")
        let isDigits = needs.assignedTo.map { [2, 5, 8].contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } } ?? true
        need(isDigits, "assignedTo", "Der Schlüssel hat 2, 5 oder 8 Ziffern.")
        for (field, list) in [
            ("excludedDistricts", needs.excludedDistricts), ("wishedDistricts", needs.wishedDistricts), ("avoidedStreets", needs.avoidedStreets),
        ] {
            need(list.count <= 30 && list.allSatisfy { $0.utf8.count <= 100 }, field, "Höchstens 30 Namen.")
        }
        if let earliest = needs.earliest, let latest = needs.latest {
            need(earliest <= latest, "latest", "Dieser Tag liegt vor dem frühesten.")
        }
        return errors
    }
}

/// Writes down what a household needs of a flat. Earlier sheets stay.
public struct RecordHousingNeeds: Command {
    public static let name = "housing.needs"
    public static let needs = Right.keepFlats
    public let file: CaseID
    public let sheet: HousingSheet
    /// When the sheet it is based on was noted; nil for the first one.
    public let basedOn: Moment?

    public init(file: CaseID, sheet: HousingSheet, basedOn: Moment?) {
        self.file = file
        self.sheet = sheet
        self.basedOn = basedOn
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.openFile(file)
        guard file.desk == .housing else {
            throw Refusal.notNow(why: "Das ist kein Fall des Auszugsmanagements.", instead: "Legen Sie dort einen an.")
        }
        guard sheet.problems.isEmpty else { throw Refusal.invalid(sheet.problems) }
        guard try desk.housingSheet(of: file)?.notedAt == basedOn else { throw Refusal.stale }
        let entry = CommandID()
        var sheet = sheet
        sheet.needs.persons = file.persons
        let sealed = try file.seal.sealJSON(sheet, "housing_needs", "needs", entry.text)
        try desk.transaction.execute(
            "UPDATE housing_needs SET is_current = \(false) WHERE office = \(desk.office) AND case_id = \(file.id) AND is_current")
        try desk.transaction.execute(
            """
            INSERT INTO housing_needs (office, entry, case_id, needs, noted_at, noted_by, is_current)
            VALUES (\(desk.office), \(entry), \(file.id), \(sealed), \(desk.now), \(desk.worker.id), \(true))
            """)
        try desk.settleNetworkTags(file.seal)
        desk.tell(Self.name, of: file.id)
        return Done()
    }
}

/// What a household needs of a flat, and where it was proposed.
public struct HousingSheetOfFile: Question {
    public static let needs = Right.keepFlats
    public let file: CaseID
    public var opens: CaseID? { file }
    public init(file: CaseID) { self.file = file }

    public struct Answer: Sendable {
        public let file: CaseFile
        /// Nil where nothing was written down yet: then everything but the number of persons is unknown.
        public let sheet: HousingSheet?
        public let notedAt: Moment?
        public let nominations: [FileNomination]
        public let today: CivilDate
    }

    public func answer(at desk: Desk) throws -> Answer {
        let known = try desk.file(file)
        let noted = try desk.housingSheet(of: known)
        return Answer(file: known, sheet: noted?.sheet, notedAt: noted?.notedAt, nominations: try desk.nominations(of: file), today: desk.today)
    }
}

extension Desk {
    func housingSheet(of file: CaseFile) throws -> (sheet: HousingSheet, notedAt: Moment)? {
        let rows = try transaction.rows(
            """
            SELECT entry, needs, noted_at FROM housing_needs WHERE office = \(office) AND case_id = \(file.id) AND is_current
            ORDER BY noted_at DESC LIMIT 1
            """)
        return try rows.first.map { row in
            let entry: CommandID = try row.get("entry")
            return (try file.seal.openJSON(try row.get("needs"), "housing_needs", "needs", entry.text), try row.get("noted_at"))
        }
    }

    /// A household of the moving-out desk, as far as a flat is held against it. No title is opened: who they are is no input.
    /// Held once and passed on by reference: thousands go from hand to hand for one flat.
    final class SeekingHousehold: Sendable {
        let file: CaseID
        let number: String
        let waitingSince: CivilDate
        let seal: FileSeal
        let isNominated: Bool
        /// The sheet that says what they need; nil where nobody has written one.
        let sheet: CommandID?
        /// What it says, with the number of persons of the file.
        let known: HousingSheet
        /// The day it is looked at.
        let day: CivilDate

        fileprivate init(
            file: CaseID, number: String, waitingSince: CivilDate, seal: FileSeal, isNominated: Bool, sheet: CommandID?, known: HousingSheet,
            day: CivilDate
        ) {
            self.file = file
            self.number = number
            self.waitingSince = waitingSince
            self.seal = seal
            self.isNominated = isNominated
            self.sheet = sheet
            self.known = known
            self.day = day
        }

        var needs: HousingNeeds { known.needs }
        var papers: [PaperNote] { known.papers }
        var endingPapers: [EndingPaper] { known.endingPapers(on: day) }
        var hasSheet: Bool { sheet != nil }
    }

    /// Every household this worker may know of that looks for a flat; who moved into one and is in aftercare does not. With a day also those that
    /// looked on it or after it.
    func seekingHouseholds(orClosedSince day: CivilDate? = nil) throws -> [SeekingHousehold] {
        let later: SQL = day.map { "OR c.closed_on >= \($0) OR (c.closed_on IS NULL AND c.stage = \(CaseStage.aftercare))" } ?? ""
        let rows = try transaction.rows(
            """
            SELECT c.case_id, c.number, c.persons, COALESCE(c.reported_on, c.opened_on) AS since, k.wrapped_key, n.entry, n.needs,
                EXISTS (SELECT 1 FROM nominations o JOIN flats f ON f.office = o.office AND f.flat = o.flat
                    WHERE o.office = c.office AND o.case_id = c.case_id
                        AND (o.is_open OR (o.state = \(NominationState.signed) AND f.state = \(FlatState.leased)))) AS nominated
            FROM cases c JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            LEFT JOIN housing_needs n ON n.office = c.office AND n.case_id = c.case_id AND n.is_current
            WHERE c.office = \(office) AND c.desk = \(CounsellingDesk.housing) AND \(try access().condition) AND k.wrapped_key IS NOT NULL
                AND (c.closed_on IS NULL AND c.stage <> \(CaseStage.aftercare) AND NOT EXISTS (
                    SELECT 1 FROM transfers t
                    WHERE t.from_office = c.office AND t.from_case = c.case_id AND t.state = \(TransferState.accepted)) \(later))
            ORDER BY c.case_id, n.noted_at
            """)
        var households: [SeekingHousehold] = []
        for row in rows {
            let household = try household(in: row)
            // After a merge two sheets may be current: the later one counts.
            if households.last?.file == household.file { households.removeLast() }
            households.append(household)
        }
        return households
    }

    private func household(in row: Row) throws -> SeekingHousehold {
        let id: CaseID = try row.get(at: 0)
        let persons: Int = try row.get(at: 2)
        let seal = FileSeal(key: try keyring.key(unwrapping: try row.get(at: 4), office: officeKey, in: office, of: id), office: office, file: id)
        var known = HousingSheet(needs: HousingNeeds(persons: persons))
        let entry: CommandID? = try row.get(at: 5)
        if let entry, let sealed: [UInt8] = try row.get(at: 6) {
            known = try sheet(in: sealed, entry, seal)
            known.needs.persons = persons
        }
        return SeekingHousehold(
            file: id, number: try row.get(at: 1), waitingSince: try row.get(at: 3), seal: seal, isNominated: try row.get(at: 7),
            sheet: entry, known: known, day: today)
    }

    /// What one sheet says, opened once for many flats.
    func sheet(in sealed: [UInt8], _ entry: CommandID, _ seal: FileSeal) throws -> HousingSheet {
        try keyring.housingSheets.value(sealed, of: seal.file) { try seal.openJSON(sealed, "housing_needs", "needs", entry.text) }
    }

    /// Counts whom a flat fits now, and keeps the count with its day.
    func countFitting(_ flat: FlatID, _ offer: FlatOffer) throws {
        let ruler = ruler(for: offer)
        let fitting = try seekingHouseholds().count { ruler.check($0.needs).verdict != .not }
        try transaction.execute(
            "UPDATE flats SET fitting = \(fitting), counted_on = \(today) WHERE office = \(office) AND flat = \(flat)")
    }
}
