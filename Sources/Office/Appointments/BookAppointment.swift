public import Basics
public import Store

/// What somebody answered who was asked to interpret or to accompany.
public enum HelperAnswer: String, Sendable, CaseIterable, Codable {
    case notNeeded = "not_needed"
    case missing, asked, accepted, declined

    public var german: String {
        switch self {
        case .notNeeded: "nicht nötig"
        case .missing: "noch niemand"
        case .asked: "angefragt"
        case .accepted: "zugesagt"
        case .declined: "abgesagt"
        }
    }
}

/// What became of an appointment.
public enum AppointmentState: String, Sendable, CaseIterable, Codable {
    case planned, kept, missed, cancelled

    public var german: String {
        switch self {
        case .planned: "geplant"
        case .kept: "wahrgenommen"
        case .missed: "nicht erschienen"
        case .cancelled: "abgesagt"
        }
    }
}

/// What an appointment is about; codes only, so that an interpreter's or a volunteer's page tells nothing of the file.
public enum AppointmentMatter: String, Sendable, CaseIterable, Codable {
    case firstTalk = "first_talk"
    case talk, plan, authority, viewing, move, departure

    public var german: String {
        switch self {
        case .firstTalk: "Erstgespräch"
        case .talk: "Beratungsgespräch"
        case .plan: "Plan besprechen"
        case .authority: "Begleitung zu einer Behörde"
        case .viewing: "Wohnungsbesichtigung"
        case .move: "Umzug"
        case .departure: "Abreise"
        }
    }
}

extension HelperAnswer: SQLConvertible {}
extension AppointmentState: SQLConvertible {}
extension AppointmentMatter: SQLConvertible {}

/// Books an appointment for a file, with an interpreter on request and a volunteer's company.
public struct BookAppointment: Command {
    public static let name = "appointment.book"
    public static let needs = Right.keepFiles

    public let file: CaseID
    public let begins: Moment
    public let minutes: Int
    public let matter: AppointmentMatter
    public let language: Language?
    public let needsInterpreter: Bool
    public let interpreter: WorkerID?
    public let companion: WorkerID?

    public init(
        file: CaseID, begins: Moment, minutes: Int, matter: AppointmentMatter, language: Language?, needsInterpreter: Bool,
        interpreter: WorkerID? = nil, companion: WorkerID? = nil
    ) {
        self.file = file
        self.begins = begins
        self.minutes = minutes
        self.matter = matter
        self.language = language
        self.needsInterpreter = needsInterpreter
        self.interpreter = interpreter
        self.companion = companion
    }

    public func perform(at desk: Desk) throws -> Created<AppointmentID> {
        try check(at: desk)
        let file = try desk.openFile(file)
        let id = AppointmentID()
        let answer: HelperAnswer = !needsInterpreter ? .notNeeded : interpreter == nil ? .missing : .asked
        try desk.transaction.execute(
            """
            INSERT INTO appointments (office, appointment, case_id, begins_at, minutes, matter, worker, companion, language, interpreter,
                interpreter_answer, state)
            VALUES (\(desk.office), \(id), \(file.id), \(begins), \(minutes), \(matter), \(desk.worker.id), \(companion), \(language),
                \(needsInterpreter ? interpreter : nil), \(answer), \(AppointmentState.planned))
            """)
        desk.tell(Self.name, of: file.id, subject: id, detail: matter.rawValue)
        return Created(id)
    }

    private func check(at desk: Desk) throws {
        var errors: [FieldError] = []
        if !(5...720).contains(minutes) { errors.append(FieldError(field: "minutes", message: "Die Dauer liegt zwischen 5 und 720 Minuten.")) }
        if let interpreter, !(try desk.colleagues(with: [.interpreter])).contains(where: { $0.id == interpreter }) {
            errors.append(FieldError(field: "interpreter", message: "Diese Person dolmetscht nicht für die Stelle."))
        }
        if let companion, !(try desk.colleagues(with: [.volunteer])).contains(where: { $0.id == companion }) {
            errors.append(FieldError(field: "companion", message: "Diese Person ist nicht im Ehrenamt der Stelle."))
        }
        if let interpreter, try isBusy(interpreter, at: desk) {
            errors.append(FieldError(field: "interpreter", message: "Zu dieser Zeit ist die Person schon verabredet."))
        }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
    }

    private func isBusy(_ helper: WorkerID, at desk: Desk) throws -> Bool {
        let end = begins.adding(seconds: minutes * 60)
        // No appointment is longer than twelve hours, so an earlier one cannot reach into this.
        let earliest = begins.adding(seconds: -720 * 60)
        let clashes: Int =
            try desk.transaction.value(
                """
                SELECT COUNT(*) FROM appointments WHERE office = \(desk.office) AND interpreter = \(helper) AND state = \(AppointmentState.planned)
                    AND interpreter_answer <> \(HelperAnswer.declined) AND begins_at > \(earliest) AND begins_at < \(end)
                    AND begins_at + minutes * 60000000 > \(begins)
                """) ?? 0
        return clashes > 0
    }
}

/// Says what became of an appointment.
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
        guard
            let caseID: CaseID = try desk.transaction.value(
                "SELECT case_id FROM appointments WHERE office = \(desk.office) AND appointment = \(appointment)")
        else { throw Refusal.notFound }
        let file = try desk.file(caseID)
        try desk.transaction.execute(
            "UPDATE appointments SET state = \(state) WHERE office = \(desk.office) AND appointment = \(appointment)")
        desk.tell(Self.name, of: file.id, subject: appointment, detail: state.rawValue)
        return Done()
    }
}

/// The interpreter's yes or no to a talk they were asked for.
public struct AnswerInterpreting: Command {
    public static let name = "appointment.answer"
    public static let needs = Right.answerInterpreting
    public let appointment: AppointmentID
    public let accepts: Bool

    public init(appointment: AppointmentID, accepts: Bool) {
        self.appointment = appointment
        self.accepts = accepts
    }

    public func perform(at desk: Desk) throws -> Done {
        let answer: HelperAnswer = accepts ? .accepted : .declined
        let changed = try desk.transaction.execute(
            """
            UPDATE appointments SET interpreter_answer = \(answer)
            WHERE office = \(desk.office) AND appointment = \(appointment) AND interpreter = \(desk.worker.id) AND state = \(AppointmentState.planned)
            """)
        guard changed == 1 else { throw Refusal.notFound }
        desk.tell(Self.name, subject: appointment, detail: answer.rawValue)
        return Done()
    }
}
