public import Basics
import Store

/// A household comes into the city's shelters.
public struct TakeIntoShelter: Command {
    public static let name = "shelter.take-in"
    public static let needs = Right.keepShelters
    public let shelter: ShelterID
    /// What the house calls them: "Zimmer 214", a family's name, a number.
    public let label: String
    public let persons: Int
    public let cameOn: CivilDate
    /// The first day they are known to have lived in any shelter of the city, where that was before.
    public let since: CivilDate?
    public let file: CaseID?

    public init(shelter: ShelterID, label: String, persons: Int, cameOn: CivilDate, since: CivilDate? = nil, file: CaseID? = nil) {
        self.shelter = shelter
        self.label = label
        self.persons = persons
        self.cameOn = cameOn
        self.since = since
        self.file = file
    }

    public func perform(at desk: Desk) throws -> Created<ShelterHouseholdID> {
        try check(at: desk)
        _ = try desk.openShelter(shelter)
        if let file {
            let known: ShelterHouseholdID? = try desk.transaction.value(
                "SELECT household FROM shelter_households WHERE office = \(desk.office) AND case_id = \(try desk.openFile(file).id)")
            guard known == nil else {
                throw Refusal.notNow(
                    why: "Zu diesem Fall gibt es schon einen Haushalt in einer Unterkunft.", instead: "Tragen Sie dort den Umzug ein.")
            }
        }
        let id = ShelterHouseholdID()
        let sealed = try desk.officeSeal.seal(label.cleanedLine, "shelter_households", "label", id.text)
        try desk.transaction.execute(
            """
            INSERT INTO shelter_households (office, household, case_id, since, label)
            VALUES (\(desk.office), \(id), \(file), \(since ?? cameOn), \(sealed))
            """)
        try desk.write(StayRow(stay: StayID(), household: id, shelter: shelter, persons: persons, cameOn: cameOn))
        desk.tell(Self.name, of: file, subject: id, detail: shelter.text)
        return Created(id)
    }

    private func check(at desk: Desk) throws {
        var errors: [FieldError] = []
        let label = label.cleanedLine
        if label.isEmpty || label.unicodeScalars.count > 80 {
            errors.append(FieldError(field: "label", message: "Wie heißt der Haushalt im Haus, zum Beispiel „Zimmer 214“? (höchstens 80 Zeichen)"))
        }
        if !(1...30).contains(persons) { errors.append(FieldError(field: "persons", message: "Ein Haushalt hat 1 bis 30 Personen.")) }
        if cameOn > desk.today { errors.append(FieldError(field: "came_on", message: "Der Tag des Einzugs liegt in der Zukunft.")) }
        if let since, since > cameOn {
            errors.append(FieldError(field: "since", message: "„In Unterkünften seit“ liegt nach dem Einzug hier."))
        }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
    }
}

/// A household moves on: to another shelter, or out of all of them.
public struct LeaveShelter: Command {
    public static let name = "shelter.leave"
    public static let needs = Right.keepShelters
    public let household: ShelterHouseholdID
    public let leftOn: CivilDate
    public let to: ShelterExit
    /// Which one, where it is another shelter.
    public let next: ShelterID?

    public init(household: ShelterHouseholdID, leftOn: CivilDate, to: ShelterExit, next: ShelterID? = nil) {
        self.household = household
        self.leftOn = leftOn
        self.to = to
        self.next = next
    }

    public func perform(at desk: Desk) throws -> Done {
        guard let stay = try desk.openStay(of: household) else {
            throw Refusal.notNow(why: "Dieser Haushalt ist schon ausgezogen.", instead: "Laden Sie die Seite neu.")
        }
        guard leftOn <= desk.today else { throw Refusal.invalid("left_on", "Der Tag des Auszugs liegt in der Zukunft.") }
        guard leftOn >= stay.cameOn else { throw Refusal.invalid("left_on", "Der Auszug liegt vor dem Einzug am \(stay.cameOn.german).") }
        guard (to == .otherShelter) == (next != nil) else { throw Refusal.invalid("next", "Welche andere Unterkunft ist es?") }
        if next == stay.shelter { throw Refusal.invalid("next", "Dort lebt der Haushalt schon.") }
        try desk.void(stay)
        try desk.write(stay.left(on: leftOn, to: to))
        if let next {
            _ = try desk.openShelter(next)
            try desk.write(StayRow(stay: StayID(), household: household, shelter: next, persons: stay.persons, cameOn: leftOn))
        }
        let file: CaseID? = try desk.transaction.value(
            "SELECT case_id FROM shelter_households WHERE office = \(desk.office) AND household = \(household)")
        desk.tell(Self.name, of: file, subject: household, detail: to.rawValue)
        return Done()
    }
}

/// Takes the last exit back: the household lives again where it lived before.
public struct ReturnToShelter: Command {
    public static let name = "shelter.back"
    public static let needs = Right.keepShelters
    public let household: ShelterHouseholdID

    public init(household: ShelterHouseholdID) { self.household = household }

    public func perform(at desk: Desk) throws -> Done {
        let stays = try desk.stays(of: household)
        guard let last = stays.last(where: { $0.leftOn != nil }) else { throw Refusal.notFound }
        _ = try desk.openShelter(last.shelter)
        // A stay elsewhere that began with this exit goes with it.
        if let open = stays.last, open.leftOn == nil { try desk.void(open) }
        try desk.void(last)
        try desk.write(last.reopened)
        desk.tell(Self.name, subject: household)
        return Done()
    }
}

/// One row of the book of stays.
struct StayRow {
    var row = Identifier<StayRow>()
    let stay: StayID
    let household: ShelterHouseholdID
    let shelter: ShelterID
    let persons: Int
    let cameOn: CivilDate
    var leftOn: CivilDate?
    var leftTo: ShelterExit?

    func left(on day: CivilDate, to exit: ShelterExit) -> StayRow {
        StayRow(stay: stay, household: household, shelter: shelter, persons: persons, cameOn: cameOn, leftOn: day, leftTo: exit)
    }

    var reopened: StayRow { StayRow(stay: stay, household: household, shelter: shelter, persons: persons, cameOn: cameOn) }
}

extension Desk {
    func write(_ row: StayRow) throws {
        try transaction.execute(
            """
            INSERT INTO shelter_stays (office, row_id, stay, household, shelter, persons, came_on, left_on, left_to, recorded_at, recorded_by)
            VALUES (\(office), \(row.row), \(row.stay), \(row.household), \(row.shelter), \(row.persons), \(row.cameOn), \(row.leftOn), \(row.leftTo),
                \(now), \(worker.id))
            """)
    }

    func void(_ row: StayRow) throws {
        try transaction.execute("UPDATE shelter_stays SET voided_at = \(now) WHERE office = \(office) AND row_id = \(row.row) AND voided_at IS NULL")
    }

    func openStay(of household: ShelterHouseholdID) throws -> StayRow? { try stays(of: household).last { $0.leftOn == nil } }

    /// The stays that are believed now, the first one first.
    func stays(of household: ShelterHouseholdID) throws -> [StayRow] {
        try transaction.rows(
            """
            SELECT row_id, stay, household, shelter, persons, came_on, left_on, left_to FROM shelter_stays
            WHERE office = \(office) AND household = \(household) AND voided_at IS NULL ORDER BY came_on, recorded_at, (left_on IS NULL)
            """
        ).map { row in
            StayRow(
                row: try row.get("row_id"), stay: try row.get("stay"), household: try row.get("household"), shelter: try row.get("shelter"),
                persons: try row.get("persons"), cameOn: try row.get("came_on"), leftOn: try row.get("left_on"), leftTo: try row.get("left_to"))
        }
    }
}
