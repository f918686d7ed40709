public import Basics
import Store
import Vault

/// Moves a planned appointment to another hour or place. An interpreter who had said yes is asked again.
public struct MoveAppointment: Command {
    public static let name = "appointment.move"
    public static let needs = Right.keepFiles
    public let appointment: AppointmentID
    public let begins: Moment
    public let minutes: Int
    public let place: PlaceKind?
    public let placeNote: String?
    public let room: RoomID?
    public let acceptsClashes: Bool
    /// The version the worker saw.
    public let version: Int

    public init(
        appointment: AppointmentID, begins: Moment, minutes: Int, place: PlaceKind?, placeNote: String? = nil, room: RoomID?,
        acceptsClashes: Bool = false, version: Int
    ) {
        self.appointment = appointment
        self.begins = begins
        self.minutes = minutes
        self.place = place
        self.placeNote = placeNote
        self.room = room
        self.acceptsClashes = acceptsClashes
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let (known, file) = try desk.planned(appointment, basedOn: version)
        var plan = known.plan
        plan.begins = begins
        plan.minutes = minutes
        plan.place = place
        plan.placeNote = placeNote
        plan.room = room
        try desk.check(plan, of: file.id)
        let clashes = try desk.clashes(plan, of: file.id, kept: known.worker, except: appointment)
        let refused = clashes.filter { $0.party.isRefused || !acceptsClashes }
        guard refused.isEmpty else { throw Refusal.invalid(refused.map { $0.error(amongSeveral: false) }) }
        let isSameHour = known.plan.span == plan.span
        let answer = plan.interpreter != nil && !isSameHour && known.answer != .declined ? HelperAnswer.asked : known.answer
        let cost = try plan.interpreter.flatMap { try desk.interpreter($0) }?.details.cost(minutes: minutes, at: place)
        let note = try file.seal.seal(placeNote?.cleanedLine.nonEmpty, "appointments", "place_note", appointment.text)
        try desk.change(
            appointment,
            """
            begins_at = \(begins), minutes = \(minutes), place = \(place), place_note = \(note), room = \(room), interpreter_answer = \(answer),
            cost = \(cost)
            """)
        desk.tell(Self.name, of: file.id, subject: appointment)
        return Done()
    }
}

/// Calls an appointment off: by whom, why, and what it costs all the same.
public struct CancelAppointment: Command {
    public static let name = "appointment.cancel"
    public static let needs = Right.keepFiles
    public let appointment: AppointmentID
    public let by: Canceller
    public let reason: String?
    /// What has to be paid although nothing took place; nil while nobody knows.
    public let lostCost: Money?
    public let version: Int

    public init(appointment: AppointmentID, by canceller: Canceller, reason: String? = nil, lostCost: Money? = nil, version: Int) {
        self.appointment = appointment
        by = canceller
        self.reason = reason
        self.lostCost = lostCost
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let (_, file) = try desk.planned(appointment, basedOn: version)
        let sealed = try file.seal.seal(reason?.cleanedLine.nonEmpty, "appointments", "cancel_reason", appointment.text)
        try desk.change(
            appointment,
            """
            state = \(AppointmentState.cancelled), settled_at = \(desk.now), cancelled_by = \(by), cancel_reason = \(sealed), lost_cost = \(lostCost)
            """)
        desk.tell(Self.name, of: file.id, subject: appointment, detail: by.rawValue)
        return Done()
    }
}

/// Writes down what an appointment cost, or what it cost although nobody came.
public struct RecordAppointmentCost: Command {
    public static let name = "appointment.cost"
    public static let needs = Right.keepFiles
    public let appointment: AppointmentID
    public let cost: Money?
    public let lostCost: Money?
    public let version: Int

    public init(appointment: AppointmentID, cost: Money?, lostCost: Money?, version: Int) {
        self.appointment = appointment
        self.cost = cost
        self.lostCost = lostCost
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let (known, file) = try desk.kept(appointment)
        guard known.version == version else { throw Refusal.stale }
        try desk.change(appointment, "cost = \(cost), lost_cost = \(lostCost)")
        desk.tell(Self.name, of: file.id, subject: appointment)
        return Done()
    }
}

/// Asks somebody to interpret, or nobody after all; whoever was asked before is asked no longer.
public struct AskInterpreter: Command {
    public static let name = "appointment.ask"
    public static let needs = Right.keepFiles
    public let appointment: AppointmentID
    /// Nil: somebody is needed and nobody is asked yet.
    public let interpreter: InterpreterID?
    public let version: Int

    public init(appointment: AppointmentID, interpreter: InterpreterID?, version: Int) {
        self.appointment = appointment
        self.interpreter = interpreter
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let (known, file) = try desk.planned(appointment, basedOn: version)
        var plan = known.plan
        plan.needsInterpreter = true
        plan.interpreter = interpreter
        try desk.check(plan, of: file.id)
        let clashes = try desk.clashes(plan, of: file.id, kept: known.worker, except: appointment).filter { $0.party == .interpreter }
        guard clashes.isEmpty else { throw Refusal.invalid(clashes.map { $0.error(amongSeveral: false) }) }
        let cost = try interpreter.flatMap { try desk.interpreter($0) }?.details.cost(minutes: plan.minutes, at: plan.place)
        try desk.change(appointment, "interpreter = \(interpreter), interpreter_answer = \(plan.answer), decline_reason = NULL, cost = \(cost)")
        desk.tell(Self.name, of: file.id, subject: appointment)
        return Done()
    }
}

/// Writes down what an interpreter answered who has no account or said it on the telephone.
public struct RecordInterpreterAnswer: Command {
    public static let name = "appointment.answered"
    public static let needs = Right.keepFiles
    public let appointment: AppointmentID
    public let accepts: Bool
    public let reason: DeclineReason?
    public let version: Int

    public init(appointment: AppointmentID, accepts: Bool, reason: DeclineReason? = nil, version: Int) {
        self.appointment = appointment
        self.accepts = accepts
        self.reason = reason
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let (known, file) = try desk.planned(appointment, basedOn: version)
        guard known.plan.interpreter != nil else {
            throw Refusal.notNow(why: "Für diesen Termin ist niemand angefragt.", instead: "Fragen Sie zuerst jemanden an.")
        }
        let answer: HelperAnswer = accepts ? .accepted : .declined
        let declined = accepts ? nil : reason
        try desk.change(appointment, "interpreter_answer = \(answer), decline_reason = \(declined)")
        desk.tell(Self.name, of: file.id, subject: appointment, detail: answer.rawValue)
        return Done()
    }
}

/// An appointment as a command finds it.
struct KeptAppointment {
    let plan: AppointmentPlan
    let worker: WorkerID
    let answer: HelperAnswer
    let state: AppointmentState
    let version: Int
}

extension Desk {
    /// The appointment and its file, if this worker may open that.
    func kept(_ id: AppointmentID) throws -> (KeptAppointment, CaseFile) {
        let rows = try transaction.rows(
            """
            SELECT case_id, begins_at, minutes, matter, worker, companion, language, interpreter, interpreter_answer, state, room, place, place_note,
                dialect, wished_gender, version FROM appointments WHERE office = \(office) AND appointment = \(id)
            """)
        guard let row = rows.first else { throw Refusal.notFound }
        let file = try file(try row.get("case_id"))
        let answer: HelperAnswer = try row.get("interpreter_answer")
        let note: [UInt8]? = try row.get("place_note")
        let plan = AppointmentPlan(
            begins: try row.get("begins_at"), minutes: try row.get("minutes"), matter: try row.get("matter"), place: try row.get("place"),
            placeNote: try file.seal.open(ifAny: note, "appointments", "place_note", id.text), room: try row.get("room"),
            language: try row.get("language"), dialect: try row.get("dialect"), needsInterpreter: answer != .notNeeded,
            wishedGender: try row.get("wished_gender"), interpreter: try row.get("interpreter"), companion: try row.get("companion"))
        return (
            KeptAppointment(
                plan: plan, worker: try row.get("worker"), answer: answer, state: try row.get("state"), version: try row.get("version")), file
        )
    }

    /// A planned appointment for a change based on the version the worker saw.
    func planned(_ id: AppointmentID, basedOn version: Int) throws -> (KeptAppointment, CaseFile) {
        let (known, file) = try kept(id)
        guard known.version == version else { throw Refusal.stale }
        guard known.state == .planned else {
            throw Refusal.notNow(
                why: "Dieser Termin ist schon abgeschlossen: \(known.state.german).", instead: "Nehmen Sie zuerst den Ausgang zurück.")
        }
        return (known, file)
    }

    /// Changes columns of an appointment; every change is a new version with its moment, for whoever reads the calendar elsewhere.
    func change(_ id: AppointmentID, _ columns: SQL) throws {
        try transaction.execute(
            """
            UPDATE appointments SET \(columns), version = version + 1, changed_at = \(now) WHERE office = \(office) AND appointment = \(id)
            """)
        try followAppointment(id)
    }
}
