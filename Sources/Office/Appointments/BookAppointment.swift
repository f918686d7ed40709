public import Basics
import Store
import Vault

/// Books an appointment for a file, or a series of them.
///
/// An interpreter or a room that is taken refuses it. Where the counsellor, a companion or the family have something else at that
/// hour, it is booked only once somebody has said that they know.
public struct BookAppointment: Command {
    public static let name = "appointment.book"
    public static let needs = Right.keepFiles
    static let clashField = "clash"

    public let file: CaseID
    public let plan: AppointmentPlan
    public let series: AppointmentSeries?
    /// "I know that it clashes."
    public let acceptsClashes: Bool
    /// Agreed on elsewhere: nobody is there to be asked for reasons.
    let isSettledElsewhere: Bool

    public init(file: CaseID, plan: AppointmentPlan, series: AppointmentSeries? = nil, acceptsClashes: Bool = false) {
        self.file = file
        self.plan = plan
        self.series = series
        self.acceptsClashes = acceptsClashes
        isSettledElsewhere = false
    }

    /// With an interpreter who has an account, agreed on elsewhere.
    public init(
        file: CaseID, begins: Moment, minutes: Int, matter: AppointmentMatter, language: Language?, needsInterpreter: Bool,
        interpreter: WorkerID? = nil, companion: WorkerID? = nil
    ) {
        let plan = AppointmentPlan(
            begins: begins, minutes: minutes, matter: matter, language: language, needsInterpreter: needsInterpreter,
            interpreter: interpreter.flatMap { InterpreterID($0.text) }, companion: companion)
        self.init(file: file, settledElsewhere: plan)
    }

    /// What was agreed on elsewhere, whatever else lies at that hour; an interpreter or a room is still not taken twice.
    public init(file: CaseID, settledElsewhere plan: AppointmentPlan) {
        self.file = file
        self.plan = plan
        series = nil
        acceptsClashes = true
        isSettledElsewhere = true
    }

    public func perform(at desk: Desk) throws -> Created<AppointmentID> {
        let file = try desk.openFile(file)
        try desk.check(plan, of: file.id, series: series)
        if file.needsInterpreter == true, !plan.needsInterpreter, plan.withoutReason?.cleanedLine.nonEmpty == nil, !isSettledElsewhere {
            throw Refusal.invalid("without_reason", "In der Akte steht, dass gedolmetscht werden soll. Warum diesmal nicht?")
        }
        let plans = try desk.free(occurrences, of: file, acceptsClashes: acceptsClashes, skipsTaken: series?.skipsTaken ?? false)
        guard !plans.isEmpty else { throw Refusal.invalid("day", "Keiner der Tage geht. Wählen Sie eine andere Zeit.") }
        let seriesID = plans.count > 1 ? SeriesID() : nil
        let ids = try plans.map { try desk.enter($0, of: file, series: seriesID) }
        for id in ids { desk.tell(Self.name, of: file.id, subject: id, detail: plan.matter.rawValue) }
        return Created(ids[0])
    }

    private var occurrences: [AppointmentPlan] {
        guard let series else { return [plan] }
        return series.times(from: plan.begins.local).compactMap { $0.moments.first }.map(plan.at)
    }
}

extension Desk {
    /// Refuses what cannot be agreed on, whatever else lies at that hour.
    func check(_ plan: AppointmentPlan, of file: CaseID, series: AppointmentSeries? = nil) throws {
        var errors = try closedHelpers(plan, of: file)
        if !(5...Self.longestMinutes).contains(plan.minutes) {
            errors.append(FieldError(field: "minutes", message: "Die Dauer liegt zwischen 5 und \(Self.longestMinutes) Minuten."))
        }
        if let series, !(2...AppointmentSeries.longest).contains(series.count) || !(1...4).contains(series.weeks) {
            errors.append(FieldError(field: "count", message: "Eine Reihe hat 2 bis \(AppointmentSeries.longest) Termine."))
        }
        if let interpreter = plan.interpreter, try self.interpreter(interpreter)?.isActive != true {
            errors.append(FieldError(field: "interpreter", message: "Diese Person dolmetscht nicht für die Stelle."))
        }
        if let companion = plan.companion, !(try colleagues(with: [.volunteer])).contains(where: { $0.id == companion }) {
            errors.append(FieldError(field: "companion", message: "Diese Person ist nicht im Ehrenamt der Stelle."))
        }
        if let room = plan.room {
            if try self.room(room)?.isOpen != true { errors.append(FieldError(field: "room", message: "Diesen Raum gibt es nicht mehr.")) }
            if plan.place != .office { errors.append(FieldError(field: "room", message: "Einen Raum braucht nur ein Termin in der Stelle.")) }
        }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
    }

    /// Nobody is asked to a talk about a family they must not know of.
    private func closedHelpers(_ plan: AppointmentPlan, of file: CaseID) throws -> [FieldError] {
        let closed = try closedTo(file)
        guard !closed.isEmpty else { return [] }
        let account = try plan.interpreter.flatMap { try interpreter($0)?.account }
        let helpers = [("interpreter", account, "Fragen Sie jemand anderen an."), ("companion", plan.companion, "Bitten Sie jemand anderen.")]
        return helpers.compactMap { field, helper, instead in
            guard let helper, closed.contains(helper) else { return nil }
            return FieldError(field: field, message: "Für diese Person ist der Fall verschlossen. \(instead)")
        }
    }

    /// The plans that can be, in their order. Refuses with every clash in words, unless clashing days may be left out.
    func free(_ plans: [AppointmentPlan], of file: CaseFile, acceptsClashes: Bool, skipsTaken: Bool) throws -> [AppointmentPlan] {
        var errors: [FieldError] = []
        var free: [AppointmentPlan] = []
        for plan in plans {
            let clashes = try clashes(plan, of: file.id, kept: worker.id)
            let refused = clashes.filter { $0.party.isRefused || !acceptsClashes }
            if refused.isEmpty { free.append(plan) } else { errors += refused.map { $0.error(amongSeveral: plans.count > 1) } }
        }
        guard errors.isEmpty || skipsTaken else { throw Refusal.invalid(errors) }
        return free
    }

    func enter(_ plan: AppointmentPlan, of file: CaseFile, series: SeriesID?) throws -> AppointmentID {
        let id = AppointmentID()
        let note = try file.seal.seal(plan.placeNote?.cleanedLine.nonEmpty, "appointments", "place_note", id.text)
        let reason = try file.seal.seal(plan.withoutReason?.cleanedLine.nonEmpty, "appointments", "without_reason", id.text)
        let cost = try plan.interpreter.flatMap { try interpreter($0) }?.details.cost(minutes: plan.minutes, at: plan.place)
        try transaction.execute(
            """
            INSERT INTO appointments (office, appointment, case_id, begins_at, minutes, matter, worker, companion, language, interpreter,
                interpreter_answer, state, room, place, place_note, dialect, wished_gender, without_reason, cost, series, changed_at)
            VALUES (\(office), \(id), \(file.id), \(plan.begins), \(plan.minutes), \(plan.matter), \(worker.id), \(plan.companion),
                \(plan.language), \(plan.interpreter), \(plan.answer), \(AppointmentState.planned), \(plan.room), \(plan.place), \(note),
                \(plan.dialect?.cleanedLine.nonEmpty), \(plan.wishedGender), \(reason), \(cost), \(series), \(now))
            """)
        return id
    }
}

extension Clash {
    /// At the field it is about, in words; with the day where there are several.
    func error(amongSeveral: Bool) -> FieldError {
        let words = amongSeveral ? "\(wanted.begins.local.day.german): \(german)" : german
        return FieldError(field: party.isRefused ? party.rawValue : BookAppointment.clashField, message: words)
    }
}
