public import Basics
import Store
import Vault

/// Agrees on a day to see the flat: an appointment of the household's file, with companion and interpreter, tied to the proposal.
public struct PlanViewing: Command {
    public static let name = "viewing.plan"
    public static let needs = Right.keepFlats
    public let nomination: NominationID
    /// Its matter is always the viewing.
    public let plan: AppointmentPlan
    public let acceptsClashes: Bool

    public init(nomination: NominationID, plan: AppointmentPlan, acceptsClashes: Bool = false) {
        self.nomination = nomination
        self.plan = plan
        self.acceptsClashes = acceptsClashes
    }

    public func perform(at desk: Desk) throws -> Created<ViewingID> {
        try desk.require(BookAppointment.needs)
        let known = try desk.nomination(nomination)
        guard [.accepted, .shown, .viewing].contains(known.state) else { throw refusal(known.state) }
        try desk.requireNonePlanned(for: nomination)
        var plan = plan
        plan.matter = .viewing
        let booking = BookAppointment(file: known.file, plan: plan, acceptsClashes: acceptsClashes)
        let appointment = try booking.perform(at: desk).id
        let id = ViewingID()
        try desk.transaction.execute(
            """
            INSERT INTO viewings (office, viewing, nomination, flat, case_id, appointment, begins_at, state, entered_at, entered_by)
            VALUES (\(desk.office), \(id), \(nomination), \(known.flat), \(known.file), \(appointment), \(plan.begins), \(ViewingState.planned),
                \(desk.now), \(desk.worker.id))
            """)
        if known.state != .viewing { try desk.set(nomination, to: .viewing) }
        try desk.repeatSteps(of: known.file)
        desk.tell(Self.name, of: known.file, subject: id)
        return Created(id)
    }

    private func refusal(_ state: NominationState) -> Refusal {
        state == .proposed
            ? .notNow(why: "Der Haushalt hat noch nicht gesagt, ob er die Wohnung möchte.", instead: "Fragen Sie ihn zuerst, und tragen Sie es ein.")
            : .notNow(
                why: "Zu diesem Vorschlag gehört keine Besichtigung mehr (\(state.german)).",
                instead: "Einen anderen Termin tragen Sie im Fall unter „Verlauf“ ein.")
    }
}

/// What somebody says of a viewing.
public enum ViewingOutcome: Codable, Sendable, Hashable {
    case held
    case lost(ViewingLoss)
    case cancelled
    /// Nothing is said of it again.
    case planned
}

/// Notes what became of a viewing. A lost one costs the household nothing: another day is offered.
public struct SettleViewing: Command {
    public static let name = "viewing.settle"
    public static let needs = Right.keepFlats
    public let viewing: ViewingID
    public let outcome: ViewingOutcome

    public init(viewing: ViewingID, outcome: ViewingOutcome) {
        self.viewing = viewing
        self.outcome = outcome
    }

    public func perform(at desk: Desk) throws -> Done {
        let row: Viewing? = try desk.transaction.first(
            "SELECT \(Viewing.columns) FROM viewings v WHERE v.office = \(desk.office) AND v.viewing = \(viewing)")
        guard let known = row else { throw Refusal.notFound }
        let proposal = try desk.nomination(known.nomination)
        guard proposal.state.isOpen else {
            throw Refusal.notNow(
                why: "Dieser Vorschlag ist beendet (\(proposal.state.german)).", instead: "Was bei der Besichtigung war, steht in seinem Verlauf.")
        }
        if outcome == .planned {
            try desk.requireNonePlanned(for: known.nomination)
        } else if known.state != .planned {
            throw Refusal.notNow(
                why: "Zu dieser Besichtigung ist schon eingetragen: \(known.state.german).", instead: "Nehmen Sie das zurück, wenn es nicht stimmt.")
        }
        guard outcome == .cancelled || outcome == .planned || known.begins <= desk.now else {
            throw Refusal.notNow(
                why: "Diese Besichtigung ist erst am \(known.begins.local.day.german).", instead: "Sagen Sie sie ab, wenn sie nicht stattfinden kann."
            )
        }
        try desk.change(known.appointment, columns(at: desk.now))
        if case .lost(let why) = outcome {
            try desk.transaction.execute(
                """
                UPDATE viewings SET state = \(ViewingState.lost), lost_why = \(why)
                WHERE office = \(desk.office) AND viewing = \(viewing)
                """)
        }
        try desk.repeatSteps(of: proposal.file)
        desk.tell(Self.name, of: proposal.file, subject: viewing, detail: detail)
        return Done()
    }

    /// What it is in the calendar.
    private func columns(at now: Moment) -> SQL {
        switch outcome {
        case .held: "state = \(AppointmentState.kept), settled_at = \(now)"
        case .lost(.householdAbsent): "state = \(AppointmentState.missed), settled_at = \(now)"
        case .lost(.interpreterAbsent):
            "state = \(AppointmentState.cancelled), settled_at = \(now), cancelled_by = \(Canceller.interpreter)"
        case .lost, .cancelled: "state = \(AppointmentState.cancelled), settled_at = \(now), cancelled_by = \(Canceller.other)"
        case .planned: "state = \(AppointmentState.planned), settled_at = NULL, cancelled_by = NULL, cancel_reason = NULL, lost_cost = NULL"
        }
    }

    private var detail: String {
        switch outcome {
        case .held: ViewingState.held.rawValue
        case .lost(let why): why.rawValue
        case .cancelled: ViewingState.cancelled.rawValue
        case .planned: ViewingState.planned.rawValue
        }
    }
}

extension Desk {
    /// One day at a time: nobody waits at two doors.
    fileprivate func requireNonePlanned(for nomination: NominationID) throws {
        guard try !viewings(of: nomination).contains(where: { $0.state == .planned }) else {
            throw Refusal.notNow(
                why: "Für diesen Vorschlag ist schon eine Besichtigung geplant.", instead: "Verlegen Sie den Termin, oder sagen Sie ihn ab.")
        }
    }

    /// A viewing is an appointment: what becomes of that in the calendar becomes of it.
    func followAppointment(_ id: AppointmentID) throws {
        let rows = try transaction.rows(
            """
            SELECT v.viewing, a.begins_at, a.state FROM viewings v
            JOIN appointments a ON a.office = v.office AND a.appointment = v.appointment WHERE v.office = \(office) AND v.appointment = \(id)
            """)
        guard let row = rows.first else { return }
        let (viewing, begins): (ViewingID, Moment) = (try row.get(at: 0), try row.get(at: 1))
        let (state, why): (ViewingState, ViewingLoss?) =
            switch try row.get(at: 2, as: AppointmentState.self) {
            case .planned: (.planned, nil)
            case .kept: (.held, nil)
            case .missed: (.lost, .householdAbsent)
            case .cancelled, .moved: (.cancelled, nil)
            }
        try transaction.execute(
            """
            UPDATE viewings SET begins_at = \(begins), state = \(state), lost_why = \(why) WHERE office = \(office) AND viewing = \(viewing)
            """)
    }

    /// Writes the days of a household's running proposal anew, where something beside its plan changed them.
    func repeatSteps(of file: CaseID) throws {
        guard let way = try runningWay(of: file) else { return }
        try writeSteps(of: way, try self.file(file))
    }

    /// The same for everybody on the way into a flat whose file this worker may open.
    func repeatSteps() throws {
        let files: [CaseID] = try transaction.values(
            "SELECT DISTINCT case_id FROM letting_steps WHERE office = \(office) AND is_running ORDER BY case_id")
        for file in files where try fileIfOpen(file) != nil { try repeatSteps(of: file) }
    }
}
