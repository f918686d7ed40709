public import Basics
import Store
import Vault

/// What is noted of a move.
public struct MoveInSheet: Codable, Sendable, Hashable {
    public var movedOn: CivilDate
    /// Who of the household moved in.
    public var persons: [PersonID]
    /// Nil while nobody asked.
    public var isFromUkraine: Bool?
    /// The day the household was reported to the desk; nil while unknown.
    public var reportedOn: CivilDate?

    public init(movedOn: CivilDate, persons: [PersonID], isFromUkraine: Bool? = nil, reportedOn: CivilDate? = nil) {
        self.movedOn = movedOn
        self.persons = persons
        self.isFromUkraine = isFromUkraine
        self.reportedOn = reportedOn
    }
}

/// Notes that a household moved in. Everybody counts once; from that day on the plan counts the three months after.
public struct RecordMoveIn: Command {
    public static let name = "move.record"
    public static let needs = Right.keepFlats
    public let nomination: NominationID
    public let sheet: MoveInSheet

    public init(nomination: NominationID, sheet: MoveInSheet) {
        self.nomination = nomination
        self.sheet = sheet
    }

    public func perform(at desk: Desk) throws -> Created<MoveInID> {
        try desk.require(MarkPlanStep.needs)
        let known = try desk.nomination(nomination)
        guard known.state == .signed else {
            throw Refusal.notNow(
                why: "Vor dem Einzug ist der Mietvertrag unterschrieben; hier steht: \(known.state.german).",
                instead: "Tragen Sie zuerst den Vertrag ein.")
        }
        guard try desk.moveIn(of: nomination) == nil else {
            throw Refusal.notNow(why: "Der Einzug ist schon eingetragen.", instead: "Berichtigen Sie ihn, wenn er nicht stimmt.")
        }
        let file = try desk.openFile(known.file)
        let signed = try desk.signedOn(of: file)
        let id = try desk.enter(sheet, of: file, nomination: nomination, flat: known.flat, signedOn: signed)
        try desk.reachGoal(of: file, nomination, on: sheet.movedOn)
        desk.tell(Self.name, of: file.id, subject: id)
        return Created(id)
    }
}

/// Puts a move right: what was counted is voided and counted anew; the talks since stay with it.
public struct CorrectMoveIn: Command {
    public static let name = "move.correct"
    public static let needs = Right.keepFlats
    /// As the worker saw it.
    public let move: MoveInID
    public let sheet: MoveInSheet

    public init(move: MoveInID, sheet: MoveInSheet) {
        self.move = move
        self.sheet = sheet
    }

    public func perform(at desk: Desk) throws -> Created<MoveInID> {
        try desk.require(MarkPlanStep.needs)
        let (known, file) = try desk.move(move)
        try desk.void(known, of: file)
        let signed = try desk.isLast(known.nomination, of: file.id) ? desk.signedOn(of: file) : known.signedOn
        let id = try desk.enter(sheet, of: file, nomination: known.nomination, flat: known.flat, signedOn: signed)
        try desk.transaction.execute("UPDATE aftercare SET move = \(id) WHERE office = \(desk.office) AND move = \(move)")
        try desk.reachGoal(of: file, known.nomination, on: sheet.movedOn)
        desk.tell(Self.name, of: file.id, subject: id)
        return Created(id)
    }
}

/// Takes back a move that never was; from now on it no longer counts.
public struct VoidMoveIn: Command {
    public static let name = "move.void"
    public static let needs = Right.keepFlats
    public let move: MoveInID

    public init(move: MoveInID) { self.move = move }

    public func perform(at desk: Desk) throws -> Done {
        try desk.require(MarkPlanStep.needs)
        let (known, file) = try desk.move(move)
        let talks: Int =
            try desk.transaction.value(
                "SELECT COUNT(*) FROM aftercare WHERE office = \(desk.office) AND move = \(move) AND voided_at IS NULL") ?? 0
        guard talks == 0 else {
            throw Refusal.notNow(
                why: "Seit diesem Einzug ist schon ein Gespräch eingetragen.",
                instead: "Berichtigen Sie den Einzug, oder nehmen Sie zuerst die Gespräche zurück.")
        }
        try desk.void(known, of: file)
        if try desk.isLast(known.nomination, of: file.id) {
            try desk.transaction.execute("UPDATE cases SET stage = \(CaseStage.plan) WHERE office = \(desk.office) AND case_id = \(file.id)")
            try desk.touch(file)
            // The plan counted from the day of the move; nobody wishes a day that has passed.
            try desk.markPlan(of: file.id) { if $0.wished == known.movedOn { $0.wished = nil } }
        }
        desk.tell(Self.name, of: file.id, subject: move)
        return Done()
    }
}

extension Desk {
    /// A move that is believed, with its file.
    func move(_ id: MoveInID) throws -> (MoveIn, CaseFile) {
        let move: MoveIn? = try transaction.first(
            "SELECT \(MoveIn.columns) FROM move_ins m WHERE m.office = \(office) AND m.move = \(id) AND m.voided_at IS NULL")
        guard let move else { throw Refusal.stale }
        return (move, try openFile(try nomination(move.nomination).file))
    }

    fileprivate func signedOn(of file: CaseFile) throws -> CivilDate? { try planRecord(of: file.id, file.seal).body[.contract]?.doneOn }

    /// Whether the household is on its way into no other flat since.
    fileprivate func isLast(_ nomination: NominationID, of file: CaseID) throws -> Bool {
        try runningWay(of: file).map { $0.nomination == nomination } ?? true
    }

    fileprivate func enter(
        _ sheet: MoveInSheet, of file: CaseFile, nomination: NominationID, flat: FlatID, signedOn signed: CivilDate?
    ) throws -> MoveInID {
        let household = try persons(of: file)
        let movers = household.filter { sheet.persons.contains($0.id) }
        try check(sheet, movers.count, signedOn: signed)
        let id = MoveInID()
        let isNew = try transaction.insertIfNew(
            """
            INSERT INTO move_ins (office, move, nomination, flat, case_id, signed_on, moved_on, persons, ukraine, reported_on, recorded_at, recorded_by)
            VALUES (\(office), \(id), \(nomination), \(flat), \(file.id), \(signed ?? sheet.movedOn), \(sheet.movedOn), \(movers.count),
                \(sheet.isFromUkraine), \(sheet.reportedOn), \(now), \(worker.id))
            """)
        guard isNew else { throw Refusal.stale }
        for person in movers {
            try count(
                CountedFact(
                    kind: .movedIn, day: sheet.movedOn, pseudonym: file.seal.pseudonym(of: person.id), subject: id.text,
                    birthYear: person.facts.birthYear), on: file.desk)
        }
        return id
    }

    private func check(_ sheet: MoveInSheet, _ movers: Int, signedOn: CivilDate?) throws {
        var errors: [FieldError] = []
        func refuse(_ field: String, _ message: String) { errors.append(FieldError(field: field, message: message)) }
        if movers == 0 || movers != Set(sheet.persons).count { refuse("persons", "Wer ist eingezogen?") }
        if sheet.movedOn > today { refuse("moved_on", "Der Tag liegt noch vor uns. Ein Einzug wird eingetragen, wenn er geschehen ist.") }
        if let signedOn, sheet.movedOn < signedOn { refuse("moved_on", "Der Vertrag ist erst am \(signedOn.german) unterschrieben worden.") }
        if sheet.movedOn.year < 2000 { refuse("moved_on", "Der Tag liegt vor dem Jahr 2000.") }
        if let reported = sheet.reportedOn, reported > sheet.movedOn { refuse("reported_on", "Gemeldet wurde der Haushalt vor dem Einzug.") }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
    }

    fileprivate func void(_ move: MoveIn, of file: CaseFile) throws {
        let changed = try transaction.execute(
            "UPDATE move_ins SET voided_at = \(now) WHERE office = \(office) AND move = \(move.id) AND voided_at IS NULL")
        guard changed == 1 else { throw Refusal.stale }
        try voidFacts(about: move.id.text)
    }

    /// The file is in aftercare, and its plan counts from the day of the move.
    fileprivate func reachGoal(of file: CaseFile, _ nomination: NominationID, on day: CivilDate) throws {
        guard try isLast(nomination, of: file.id) else { return }
        try transaction.execute(
            """
            UPDATE cases SET stage = \(CaseStage.aftercare), last_contact_on = CASE WHEN last_contact_on < \(day) THEN \(day) ELSE last_contact_on END
            WHERE office = \(office) AND case_id = \(file.id)
            """)
        try touch(file)
        try markPlan(of: file.id) { $0.wished = day }
    }
}
