public import Basics
import Store
import Vault

/// Proposes one household for a flat. The system says who would be next; a person does it, with a reason.
public struct NominateHousehold: Command {
    public static let name = "nomination.propose"
    public static let needs = Right.keepFlats
    public let flat: FlatID
    public let file: CaseID
    public let reason: String

    public init(flat: FlatID, file: CaseID, reason: String) {
        self.flat = flat
        self.file = file
        self.reason = reason
    }

    public func perform(at desk: Desk) throws -> Created<NominationID> {
        let known = try desk.flat(flat)
        guard [.open, .nominating].contains(known.state) else {
            throw Refusal.notNow(why: "Diese Wohnung ist nicht zur Auswahl offen (\(known.state.german)).", instead: "Laden Sie die Seite neu.")
        }
        guard let round = try desk.round(of: flat), round.computedAt != nil else {
            throw Refusal.notNow(why: "Für diese Wohnung ist noch keine Auswahl berechnet.", instead: "Legen Sie zuerst die Kriterien fest.")
        }
        let household = try desk.openFile(file)
        try desk.requireStillHere(file)
        guard let rank = try desk.selection(of: round.id).entries.first(where: { $0.file == file })?.rank else {
            throw Refusal.notNow(
                why: "Dieser Haushalt hat in der Auswahl keinen Platz.",
                instead: "Warum, steht in seinen Gründen. Klären Sie es, und berechnen Sie neu.")
        }
        let reason = reason.cleaned
        guard !reason.isEmpty, reason.utf8.count <= 1_000 else { throw Refusal.invalid("reason", "Warum dieser Haushalt? (höchstens 1.000 Zeichen)") }
        let open = try desk.nominations(for: flat).count { $0.state.isOpen && $0.file != file }
        guard open < round.criteria.atOnce else {
            throw Refusal.notNow(
                why: "Für diese Wohnung sind schon \(open) Haushalte auf einmal vorgeschlagen, wie es festgelegt wurde.",
                instead: "Warten Sie auf eine Antwort, oder tragen Sie sie ein.")
        }
        try desk.requireSeat(for: flat, open: open)
        return Created(try insert(household, rank, round, reason, at: desk))
    }

    /// Whoever comes second is told: one open proposal for each household, by an index no two can pass.
    private func insert(_ household: CaseFile, _ rank: Int, _ round: SelectionRound, _ reason: String, at desk: Desk) throws -> NominationID {
        let id = NominationID()
        let sealed = try household.seal.seal(reason, "nominations", "reason", id.text)
        let isNew = try desk.transaction.insertIfNew(
            """
            INSERT INTO nominations (office, nomination, flat, round, case_id, rank, state, is_open, level, reason, proposed_at, proposed_by, state_since)
            VALUES (\(desk.office), \(id), \(flat), \(round.id), \(file), \(rank), \(NominationState.proposed), \(true), \(DisclosureLevel.anonymous),
                \(sealed), \(desk.now), \(desk.worker.id), \(desk.now))
            """)
        guard isNew else {
            let other = try desk.openNomination(of: file)
            throw Refusal.notNow(
                why: "Dieser Haushalt ist gerade schon vorgeschlagen\(other.map { ", für die Wohnung \($0.flatNumber)" } ?? "").",
                instead: "Jemand war schneller. Nehmen Sie den nächsten Haushalt, oder warten Sie auf die Antwort.")
        }
        try desk.claimInNetwork(household, for: id)
        if try desk.flat(flat).state == .open { try desk.set(flat, to: .nominating) }
        try desk.startWay(of: id, for: flat, household)
        desk.tell(Self.name, of: file, subject: flat, detail: String(rank))
        return id
    }
}

/// Notes what became of a proposal: the household's yes, both sides' yes, the rent in examination. The steps of the plan follow.
public struct AdvanceNomination: Command {
    public static let name = "nomination.advance"
    public static let needs = Right.keepFlats
    public let nomination: NominationID
    public let state: NominationState
    /// When it happened; nil for today.
    public let on: CivilDate?

    public init(nomination: NominationID, to state: NominationState, on: CivilDate? = nil) {
        self.nomination = nomination
        self.state = state
        self.on = on
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.nomination(nomination)
        guard known.state.next.contains(state) else {
            throw Refusal.notNow(why: "Von „\(known.state.german)“ geht es nicht zu „\(state.german)“.", instead: "Laden Sie die Seite neu.")
        }
        let day = on ?? desk.today
        guard day <= desk.today else { throw Refusal.invalid("on", "Der Tag liegt noch vor uns. Tragen Sie ein, was geschehen ist.") }
        try desk.set(nomination, to: state)
        try desk.followNominations(of: known.flat)
        try noteInPlan(of: known.file, on: day, at: desk)
        desk.tell(Self.name, of: known.file, subject: known.flat, detail: state.rawValue)
        return Done()
    }

    private func noteInPlan(of file: CaseID, on day: CivilDate, at desk: Desk) throws {
        guard state == .wanted || state == .rentExamined else { return }
        try desk.markPlan(of: file) { body in
            let step: LettingStep = state == .wanted ? .viewing : .rentAssurance
            var mark = desk.mark(step, in: body)
            if state == .wanted { mark.doneOn = mark.doneOn ?? day } else { mark.begunOn = mark.begunOn ?? day }
            body.marks[step.rawValue] = mark
        }
    }
}

/// Notes a no, with side and reason. It costs the household nothing: no list, no place, no point.
public struct DeclineNomination: Command {
    public static let name = "nomination.decline"
    public static let needs = Right.keepFlats
    public let nomination: NominationID
    public let side: DecliningSide
    public let why: DecliningReason

    public init(nomination: NominationID, by side: DecliningSide, why: DecliningReason) {
        self.nomination = nomination
        self.side = side
        self.why = why
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.nomination(nomination)
        guard known.state.isOpen else { throw Refusal.notNow(why: "Dieser Vorschlag ist schon beendet.", instead: "Laden Sie die Seite neu.") }
        try desk.set(nomination, to: .declined)
        try desk.transaction.execute(
            "UPDATE nominations SET declined_by = \(side), declined_why = \(why) WHERE office = \(desk.office) AND nomination = \(nomination)")
        try desk.endWay(of: nomination, known.file)
        try desk.followNominations(of: known.flat)
        desk.tell(Self.name, of: known.file, subject: known.flat, detail: side.rawValue)
        return Done()
    }
}

/// Lets the landlord of one flat see more of a household. Only with the household's own yes, which the log keeps.
public struct DiscloseHousehold: Command {
    public static let name = "nomination.disclose"
    public static let needs = Right.keepFlats
    public let nomination: NominationID
    public let level: DisclosureLevel
    /// Whether the household agreed to this level for this flat.
    public let hasConsent: Bool

    public init(nomination: NominationID, level: DisclosureLevel, hasConsent: Bool) {
        self.nomination = nomination
        self.level = level
        self.hasConsent = hasConsent
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.nomination(nomination)
        guard known.state.isOpen else { throw Refusal.notNow(why: "Dieser Vorschlag ist schon beendet.", instead: "Laden Sie die Seite neu.") }
        guard level == .anonymous || hasConsent else {
            throw Refusal.invalid("consent", "Namen gehen nur mit der Einwilligung des Haushalts an die Vermietung.")
        }
        guard level == .anonymous || known.state != .proposed else {
            throw Refusal.notNow(why: "Der Haushalt hat noch nicht gesagt, ob er die Wohnung möchte.", instead: "Fragen Sie ihn zuerst.")
        }
        try desk.transaction.execute(
            "UPDATE nominations SET level = \(level) WHERE office = \(desk.office) AND nomination = \(nomination)")
        desk.tell(Self.name, of: known.file, subject: known.flat, detail: String(level.rawValue))
        return Done()
    }
}

extension Desk {
    /// A proposal whose file this worker may open.
    func nomination(_ id: NominationID) throws -> (flat: FlatID, file: CaseID, state: NominationState, level: DisclosureLevel) {
        let rows = try transaction.rows("SELECT flat, case_id, state, level FROM nominations WHERE office = \(office) AND nomination = \(id)")
        guard let row = rows.first else { throw Refusal.notFound }
        let file: CaseID = try row.get("case_id")
        _ = try self.file(file)
        return (try row.get("flat"), file, try row.get("state"), try row.get("level"))
    }

    func set(_ nomination: NominationID, to state: NominationState) throws {
        try transaction.execute(
            """
            UPDATE nominations SET state = \(state), is_open = \(state.isOpen), state_since = \(now)
            WHERE office = \(office) AND nomination = \(nomination)
            """)
    }
}
