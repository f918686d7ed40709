import Basics
import Office

/// The fields of an appointment, read strictly to book it and leniently to advise on it while it is being typed.
struct BookingForm {
    let form: FormData

    /// How the button or the script says what it wants.
    static let stepField = "schritt"
    static let slotField = "zeit"
    static let acceptField = "clash"

    enum Step: String {
        /// Shows the page again with advice.
        case advise = "pruefen"
        /// Answers with the advice alone.
        case part = "teil"
    }

    var step: Step? { form[Self.stepField].flatMap { Step(rawValue: $0) } ?? (form[Self.slotField] == nil ? nil : .advise) }

    // MARK: Booking

    func booking(of file: CaseID) throws -> BookAppointment {
        var read = FormReader(form)
        let begins = Self.begins(&read)
        let minutes = read.number("minutes", in: 5...720, required: "die Dauer")
        let matter: AppointmentMatter? = read.choice("matter", required: "den Anlass")
        let place: PlaceKind? = read.choice("place", required: "den Ort")
        let needsInterpreter = read.yesNo("interpreting", required: "Ja oder Nein")
        let language = read.language("language")
        let (note, dialect, without) = (read.line("place_note", max: 200), read.line("dialect", max: 60), read.line("without_reason", max: 200))
        let gender: Gender? = read.choice("wished_gender")
        let (room, interpreter, companion): (RoomID?, InterpreterID?, WorkerID?) = (read.id("room"), read.id("interpreter"), read.id("companion"))
        let series = Self.series(&read)
        try read.finish()
        guard let begins, let minutes, let matter, let place, let needsInterpreter else { throw Refusal.invalid(read.errors) }
        let plan = AppointmentPlan(
            begins: begins, minutes: minutes, matter: matter, place: place, placeNote: note, room: place == .office ? room : nil,
            language: language, dialect: dialect, needsInterpreter: needsInterpreter, withoutReason: needsInterpreter ? nil : without,
            wishedGender: gender, interpreter: interpreter, companion: companion)
        return BookAppointment(file: file, plan: plan, series: series, acceptsClashes: read.isTicked(Self.acceptField))
    }

    /// Day and hour. An hour that the clocks skip is refused; of an hour that comes twice the first is meant.
    static func begins(_ read: inout FormReader) -> Moment? {
        let day = read.date("day", required: "den Tag")
        guard let text = read.line("time", required: "die Uhrzeit", max: 5) else { return nil }
        guard let clock = LocalTime.clock(typed: text) else {
            read.add("time", "Das ist keine Uhrzeit. Schreiben Sie sie so: 9:30.")
            return nil
        }
        guard let day else { return nil }
        guard let moment = LocalTime(day: day, hour: clock.hour, minute: clock.minute).moments.first else {
            read.add(
                "time",
                "Diese Uhrzeit gibt es am \(day.german) nicht: In dieser Nacht werden die Uhren von 2 auf 3 Uhr vorgestellt. Wählen Sie eine andere.")
            return nil
        }
        return moment
    }

    private static func series(_ read: inout FormReader) -> AppointmentSeries? {
        guard let weeks = read.number("weeks", in: 1...4) else { return nil }
        guard let count = read.number("count", in: 2...AppointmentSeries.longest, required: "wie viele es sind") else { return nil }
        return AppointmentSeries(weeks: weeks, count: count, skipsTaken: read.isTicked("skip"))
    }

    // MARK: Advice

    /// What is typed so far, as a question to the desk; what cannot be read yet is left out.
    func advice(of file: CaseFile, except: AppointmentID? = nil) -> BookingAdvice {
        let minutes = form["minutes"].flatMap { Int($0) }.flatMap { (5...720).contains($0) ? $0 : nil } ?? 60
        let place = form["place"].flatMap { PlaceKind(rawValue: $0) }
        let language = form["language"].flatMap { Language($0) }
        let wish = InterpretingWish(
            language: language, dialect: form["dialect"], gender: form["wished_gender"].flatMap { Gender(rawValue: $0) }, minutes: minutes,
            place: place)
        let needsInterpreter = form["interpreting"] == "ja"
        var plan: AppointmentPlan?
        if let begins = time?.moments.first {
            plan = AppointmentPlan(
                begins: begins, minutes: minutes, matter: .talk, place: place, room: place == .office ? form["room"].flatMap { RoomID($0) } : nil,
                language: language, needsInterpreter: needsInterpreter, interpreter: form["interpreter"].flatMap { InterpreterID($0) },
                companion: form["companion"].flatMap { WorkerID($0) })
        }
        var read = FormReader(form)
        let series = Self.series(&read)
        return BookingAdvice(
            file: file.id, wish: wish, needsInterpreter: needsInterpreter, plan: plan, series: read.errors.isEmpty ? series : nil, except: except,
            searchFrom: day)
    }

    var day: CivilDate? { form["day"].flatMap { CivilDate(typed: $0) } }

    var time: LocalTime? {
        guard let day, let clock = form["time"].flatMap({ LocalTime.clock(typed: $0) }) else { return nil }
        return LocalTime(day: day, hour: clock.hour, minute: clock.minute)
    }

    /// With the chosen hour filled in; its room and interpreter only where none was chosen.
    var fillingInSlot: FormData {
        guard let parts = form[Self.slotField]?.split(separator: " ", omittingEmptySubsequences: false), parts.count == 4 else { return form }
        var filled = form.setting("day", to: String(parts[0])).setting("time", to: String(parts[1])).setting(Self.slotField, to: nil)
        if let day = CivilDate(iso: String(parts[0])) { filled = filled.setting("day", to: day.german) }
        if filled["room"] == nil, RoomID(parts[2]) != nil { filled = filled.setting("room", to: String(parts[2])) }
        if filled["interpreter"] == nil, InterpreterID(parts[3]) != nil { filled = filled.setting("interpreter", to: String(parts[3])) }
        return filled
    }

    /// `2026-06-01 09:30 ROOM INTERPRETER`; a dash for none.
    static func value(of slot: Slot) -> String {
        let begins = slot.begins.local
        return "\(begins.day.iso) \(begins.clock) \(slot.room?.text ?? "-") \(slot.interpreter?.text ?? "-")"
    }
}
