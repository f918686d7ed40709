public import Basics
import Store
import Vault

/// One appointment with everything known of it, and who could interpret.
public struct AppointmentSheet: Question {
    public static let needs = Right.keepFiles
    public let appointment: AppointmentID

    public init(appointment: AppointmentID) { self.appointment = appointment }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let id: AppointmentID
        public let plan: AppointmentPlan
        public let answer: HelperAnswer
        public let declineReason: DeclineReason?
        public let withoutReason: String?
        public let state: AppointmentState
        public let settledAt: Moment?
        public let cancelledBy: Canceller?
        public let cancelReason: String?
        public let cost: Money?
        public let lostCost: Money?
        public let version: Int
        public let workerName: String
        public let companionName: String?
        public let roomName: String?
        public let interpreter: Interpreter?
        /// The others of its series, in their order.
        public let series: [Appointment]
        /// Nobody where the appointment is over.
        public let proposals: [InterpreterProposal]
        public let rooms: [Room]
        public let now: Moment
    }

    public func answer(at desk: Desk) throws -> Answer {
        let (known, file) = try desk.kept(appointment)
        let rows = try desk.transaction.rows(
            """
            SELECT decline_reason, without_reason, settled_at, cancelled_by, cancel_reason, cost, lost_cost, series FROM appointments
            WHERE office = \(desk.office) AND appointment = \(appointment)
            """)
        guard let row = rows.first else { throw Refusal.notFound }
        func opened(_ column: String) throws -> String? {
            let sealed: [UInt8]? = try row.get(column)
            return try file.seal.open(ifAny: sealed, "appointments", column, appointment.text)
        }
        let plan = known.plan
        let names = try desk.names()
        let series: SeriesID? = try row.get("series")
        return Answer(
            file: file, id: appointment, plan: plan, answer: known.answer, declineReason: try row.get("decline_reason"),
            withoutReason: try opened("without_reason"), state: known.state, settledAt: try row.get("settled_at"),
            cancelledBy: try row.get("cancelled_by"), cancelReason: try opened("cancel_reason"), cost: try row.get("cost"),
            lostCost: try row.get("lost_cost"), version: known.version, workerName: names[known.worker] ?? "",
            companionName: plan.companion.flatMap { names[$0] }, roomName: try plan.room.flatMap { try desk.room($0)?.name },
            interpreter: try plan.interpreter.flatMap { try desk.interpreter($0) },
            series: try series.map { try desk.appointments(where: "AND a.series = \($0) AND a.appointment <> \(appointment)") } ?? [],
            proposals: known.state == .planned && known.plan.needsInterpreter ? try proposals(plan, of: file, at: desk) : [],
            rooms: try desk.rooms().filter { $0.isOpen || $0.id == plan.room }, now: desk.now)
    }

    private func proposals(_ plan: AppointmentPlan, of file: CaseFile, at desk: Desk) throws -> [InterpreterProposal] {
        let wish = InterpretingWish(
            language: plan.language, dialect: plan.dialect, gender: plan.wishedGender, minutes: plan.minutes, place: plan.place,
            district: plan.place == .office ? try desk.settings().district : nil)
        return try desk.proposals(for: wish, at: plan.span, of: file, except: appointment)
    }
}
