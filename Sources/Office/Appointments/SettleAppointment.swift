public import Basics
import Store

/// Says what became of an appointment; `planned` takes it back.
public struct SettleAppointment: Command {
    public static let name = "appointment.settle"
    public static let needs = Right.keepFiles
    public let appointment: AppointmentID
    public let state: AppointmentState

    public init(appointment: AppointmentID, state: AppointmentState) {
        self.appointment = appointment
        self.state = state
    }

    public func perform(at desk: Desk) throws -> Done {
        let (_, file) = try desk.kept(appointment)
        if state == .planned {
            try desk.change(
                appointment, "state = \(state), settled_at = NULL, cancelled_by = NULL, cancel_reason = NULL, lost_cost = NULL")
        } else {
            try desk.change(appointment, "state = \(state), settled_at = \(desk.now)")
        }
        desk.tell(Self.name, of: file.id, subject: appointment, detail: state.rawValue)
        return Done()
    }
}

/// The interpreter's own yes or no to a talk they were asked for.
public struct AnswerInterpreting: Command {
    public static let name = "appointment.answer"
    public static let needs = Right.answerInterpreting
    public let appointment: AppointmentID
    public let accepts: Bool
    public let reason: DeclineReason?

    public init(appointment: AppointmentID, accepts: Bool, reason: DeclineReason? = nil) {
        self.appointment = appointment
        self.accepts = accepts
        self.reason = reason
    }

    public func perform(at desk: Desk) throws -> Done {
        guard let entry = try desk.ownEntry() else { throw Refusal.notFound }
        let answer: HelperAnswer = accepts ? .accepted : .declined
        let declined = accepts ? nil : reason
        if accepts { try checkHour(of: entry, at: desk) }
        let changed = try desk.transaction.execute(
            """
            UPDATE appointments SET interpreter_answer = \(answer), decline_reason = \(declined), version = version + 1, changed_at = \(desk.now)
            WHERE office = \(desk.office) AND appointment = \(appointment) AND interpreter = \(entry.id) AND state = \(AppointmentState.planned)\(try desk.access().notClosed("case_id"))
            """)
        guard changed == 1 else { throw Refusal.notFound }
        desk.tell(Self.name, subject: appointment, detail: answer.rawValue)
        return Done()
    }

    /// Who had declined may have been asked for that hour by somebody else since.
    private func checkHour(of entry: Interpreter, at desk: Desk) throws {
        let rows = try desk.transaction.rows(
            "SELECT begins_at, minutes FROM appointments WHERE office = \(desk.office) AND appointment = \(appointment) AND interpreter = \(entry.id)"
        )
        guard let row = rows.first else { throw Refusal.notFound }
        let span = TimeSpan(begins: try row.get("begins_at"), minutes: try row.get("minutes"))
        let taken = try desk.occupation(from: span.begins, to: span.ends, except: appointment).lines
        guard !taken.contains(where: { $0.interpreter == entry.id }) else {
            throw Refusal.notNow(
                why: "Zu dieser Zeit sind Sie schon für einen anderen Einsatz vorgesehen.", instead: "Sagen Sie den anderen zuerst ab.")
        }
    }
}
