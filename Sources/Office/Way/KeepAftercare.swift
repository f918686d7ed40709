public import Basics
import Store
import Vault

/// Notes a talk after the move, with the household or the landlord. The last one ends the aftercare and with it the way.
public struct NoteAftercare: Command {
    public static let name = "aftercare.note"
    public static let needs = Right.keepFlats
    public let move: MoveInID
    public let onDay: CivilDate
    public let side: AftercareSide
    public let housed: StillHoused
    public let note: String?
    /// Whether this was the talk after three months, and nothing more is planned.
    public let ends: Bool

    public init(move: MoveInID, onDay: CivilDate, side: AftercareSide, housed: StillHoused, note: String? = nil, ends: Bool = false) {
        self.move = move
        self.onDay = onDay
        self.side = side
        self.housed = housed
        self.note = note
        self.ends = ends
    }

    public func perform(at desk: Desk) throws -> Created<AftercareID> {
        try desk.require(MarkPlanStep.needs)
        let (known, file) = try desk.move(move)
        let note = note?.cleaned.nonEmpty
        try check(known, note, desk.today)
        let id = AftercareID()
        try desk.transaction.execute(
            """
            INSERT INTO aftercare (office, contact, move, case_id, on_day, side, housed, note, entered_at, entered_by)
            VALUES (\(desk.office), \(id), \(move), \(file.id), \(onDay), \(side), \(housed),
                \(try file.seal.seal(note, "aftercare", "note", id.text)), \(desk.now), \(desk.worker.id))
            """)
        try desk.transaction.execute(
            "UPDATE cases SET last_contact_on = \(onDay) WHERE office = \(desk.office) AND case_id = \(file.id) AND last_contact_on < \(onDay)")
        if ends {
            try desk.markPlan(of: file.id) { body in
                var mark = desk.mark(.aftercare, in: body)
                mark.doneOn = onDay
                body.marks[LettingStep.aftercare.rawValue] = mark
            }
        }
        desk.tell(Self.name, of: file.id, subject: id, detail: ends ? "ends" : "")
        return Created(id)
    }

    private func check(_ known: MoveIn, _ note: String?, _ today: CivilDate) throws {
        var errors: [FieldError] = []
        func refuse(_ field: String, _ message: String) { errors.append(FieldError(field: field, message: message)) }
        if onDay > today { refuse("on", "Der Tag liegt noch vor uns. Tragen Sie ein, was besprochen wurde.") }
        if onDay < known.movedOn { refuse("on", "Eingezogen ist der Haushalt erst am \(known.movedOn.german).") }
        if let note, note.utf8.count > 4_000 { refuse("note", "Höchstens 4.000 Zeichen.") }
        if ends, onDay < known.movedOn.ending(months: 3), note == nil {
            refuse("note", "Drei Monate sind erst am \(known.movedOn.ending(months: 3).german) um. Warum endet die Nachbetreuung früher?")
        }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
    }
}

/// Takes back a talk that was noted by mistake.
public struct VoidAftercare: Command {
    public static let name = "aftercare.void"
    public static let needs = Right.keepFlats
    public let contact: AftercareID

    public init(contact: AftercareID) { self.contact = contact }

    public func perform(at desk: Desk) throws -> Done {
        let move: MoveInID? = try desk.transaction.value(
            "SELECT move FROM aftercare WHERE office = \(desk.office) AND contact = \(contact) AND voided_at IS NULL")
        guard let move else { throw Refusal.notFound }
        let file = try desk.move(move).1
        try desk.transaction.execute(
            "UPDATE aftercare SET voided_at = \(desk.now), note = NULL WHERE office = \(desk.office) AND contact = \(contact)")
        desk.tell(Self.name, of: file.id, subject: contact)
        return Done()
    }
}

/// Goes on with an aftercare that was ended too early.
public struct ResumeAftercare: Command {
    public static let name = "aftercare.resume"
    public static let needs = Right.keepFlats
    public let nomination: NominationID

    public init(nomination: NominationID) { self.nomination = nomination }

    public func perform(at desk: Desk) throws -> Done {
        try desk.require(MarkPlanStep.needs)
        let known = try desk.nomination(nomination)
        guard known.state == .signed, try desk.flat(known.flat).state == .closed, try desk.moveIn(of: nomination) != nil else {
            throw Refusal.notNow(why: "Diese Nachbetreuung ist nicht beendet.", instead: "Laden Sie die Seite neu.")
        }
        let file = try desk.openFile(known.file)
        try desk.set(known.flat, to: .leased)
        guard try desk.runningWay(of: file.id)?.nomination == nomination else {
            throw Refusal.notNow(
                why: "Für diesen Haushalt läuft inzwischen ein anderer Vorschlag.", instead: "Tragen Sie das Gespräch in seinem Fall ein.")
        }
        try desk.markPlan(of: file.id) { $0.marks[LettingStep.aftercare.rawValue] = nil }
        desk.tell(Self.name, of: file.id, subject: known.flat)
        return Done()
    }
}

/// Gives up the household's place in a shelter on the day it left, so that the fee ends: in the book of shelters where the household is in it,
/// and in its plan.
public struct LeaveShelterPlace: Command {
    public static let name = "way.shelter"
    public static let needs = Right.keepFlats
    public let nomination: NominationID
    public let leftOn: CivilDate

    public init(nomination: NominationID, leftOn: CivilDate) {
        self.nomination = nomination
        self.leftOn = leftOn
    }

    public func perform(at desk: Desk) throws -> Done {
        try desk.require(MarkPlanStep.needs)
        let (file, _) = try desk.runningPlan(of: nomination)
        guard leftOn <= desk.today else { throw Refusal.invalid("left_on", "Der Tag des Auszugs liegt in der Zukunft.") }
        if let household = try desk.shelterHousehold(of: file.id), try desk.openStay(of: household) != nil {
            try desk.require(LeaveShelter.needs)
            _ = try LeaveShelter(household: household, leftOn: leftOn, to: .ownFlat).perform(at: desk)
        }
        try desk.markPlan(of: file.id) { body in
            var mark = desk.mark(.shelterExit, in: body)
            mark.doneOn = leftOn
            body.marks[LettingStep.shelterExit.rawValue] = mark
        }
        desk.tell(Self.name, of: file.id)
        return Done()
    }
}

extension Desk {
    func shelterHousehold(of file: CaseID) throws -> ShelterHouseholdID? {
        try transaction.value("SELECT household FROM shelter_households WHERE office = \(office) AND case_id = \(file)")
    }
}
