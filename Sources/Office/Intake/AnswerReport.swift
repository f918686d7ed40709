public import Basics
import Store
import Vault

/// Opens a file for a household a shelter reported. It has waited since the day of the report; what was typed there goes into the file and nowhere else.
public struct TakeUpReport: Command {
    public static let name = "household.take-up"
    public static let needs = Right.keepFlats
    public let report: HouseholdReportID
    public init(report: HouseholdReportID) { self.report = report }

    public func perform(at desk: Desk) throws -> Created<CaseID> {
        let (shelter, household, day) = try desk.waiting(report)
        let opening = OpenCase(
            desk: .housing, alias: "\(household.label), \(shelter.details.name)", identity: PersonIdentity(contact: household.contact),
            language: household.language, wish: household.wish)
        let file = try opening.perform(at: desk).id
        let opened = try desk.openFile(file)
        for _ in 1..<max(1, household.persons) { try desk.addPerson(PersonIdentity(), facts: RecordedFacts(), to: file, seal: opened.seal) }
        try desk.transaction.execute("UPDATE cases SET reported_on = \(day) WHERE office = \(desk.office) AND case_id = \(file)")
        try desk.link(household, to: file, in: shelter)
        try desk.answer(report, .taken, file: file)
        desk.tell(Self.name, of: file, subject: report)
        return Created(file)
    }
}

/// Notes why a report did not become a file; what was typed there is destroyed.
public struct DeclineReport: Command {
    public static let name = "household.decline"
    public static let needs = Right.keepFlats
    public let report: HouseholdReportID
    public let why: ReportRefusal

    public init(report: HouseholdReportID, why: ReportRefusal) {
        self.report = report
        self.why = why
    }

    public func perform(at desk: Desk) throws -> Done {
        _ = try desk.waiting(report)
        try desk.answer(report, .declined, why: why)
        desk.tell(Self.name, subject: report, detail: why.rawValue)
        return Done()
    }
}

extension Desk {
    /// A report nobody has answered; whoever comes second is told.
    fileprivate func waiting(_ report: HouseholdReportID) throws -> (shelter: Shelter, household: ReportedHousehold, day: CivilDate) {
        let rows = try transaction.rows(
            "SELECT shelter, state, body, reported_at FROM household_reports WHERE office = \(office) AND report = \(report)")
        guard let row = rows.first else { throw Refusal.notFound }
        guard let sealed: [UInt8] = try row.get("body"), try row.get("state", as: ReportState.self) == .new else {
            throw Refusal.notNow(why: "Diese Meldung ist schon beantwortet.", instead: "Laden Sie die Seite neu.")
        }
        guard let shelter = try shelter(row.get("shelter")) else { throw Refusal.notFound }
        return (shelter, try reported(report, sealed), try row.get("reported_at", as: Moment.self).local.day)
    }

    /// Once it is answered, the report is a row of the statistics: its words are gone.
    fileprivate func answer(_ report: HouseholdReportID, _ state: ReportState, file: CaseID? = nil, why: ReportRefusal? = nil) throws {
        try transaction.execute(
            """
            UPDATE household_reports SET state = \(state), body = NULL, case_id = \(file), answered_at = \(now), answered_by = \(worker.id),
                declined_why = \(why) WHERE office = \(office) AND report = \(report)
            """)
    }

    /// Ties the file to the household in the shelter's book, where the house calls one by the same words; else writes it there, once it is known since when.
    /// A house that was closed since takes nobody in any more.
    fileprivate func link(_ household: ReportedHousehold, to file: CaseID, in shelter: Shelter) throws {
        let rows = try transaction.rows(
            """
            SELECT h.household, h.label FROM shelter_stays y JOIN shelter_households h ON h.office = y.office AND h.household = y.household
            WHERE y.office = \(office) AND y.shelter = \(shelter.id) AND y.voided_at IS NULL AND y.left_on IS NULL AND h.case_id IS NULL
            """)
        let known = try rows.first { row in
            let id: ShelterHouseholdID = try row.get("household")
            return try officeSeal.open(try row.get("label"), "shelter_households", "label", id.text) == household.label
        }
        if let known {
            let id: ShelterHouseholdID = try known.get("household")
            try transaction.execute("UPDATE shelter_households SET case_id = \(file) WHERE office = \(office) AND household = \(id)")
        } else if let since = household.livesHereSince, shelter.isOpen {
            _ = try TakeIntoShelter(shelter: shelter.id, label: household.label, persons: household.persons, cameOn: since, file: file)
                .perform(at: self)
        }
    }
}
