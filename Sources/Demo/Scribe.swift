import Basics
import Catalogue
import Office

/// What the scribe remembers of a file while its course runs.
struct FileNotes: Sendable {
    var id: CaseID
    var tasks: [Int: TaskID] = [:]
    /// Appointments, and whether an interpreter was asked.
    var appointments: [Int: (id: AppointmentID, isAsked: Bool)] = [:]
    var planVersion = 0
}

/// Puts deeds into the office's own commands, as a colleague would: looks at the file, then changes it.
struct Scribe {
    let sitting: Sitting
    let workers: [Worker]
    let rooms: [RoomID]

    /// Returns what to remember of the file; nil before it was opened.
    func write(_ step: Step, in notes: FileNotes?) throws -> FileNotes? {
        let worker = workers[step.by]
        if case .open(let command) = step.deed { return FileNotes(id: try sitting.perform(command, by: worker, at: step.at).id) }
        guard var notes else { return nil }
        switch step.deed {
        case .open: break
        case .name, .add, .record, .household, .compare: try keep(step.deed, of: notes.id, by: worker, at: step.at)
        case .talk(let talk): try hold(talk, of: notes.id, by: worker, at: step.at)
        case .note(let text): try sitting.perform(WriteNote(file: notes.id, text: text), by: worker, at: step.at)
        case .stage, .close, .assign, .depart: try move(step.deed, notes.id, by: worker, at: step.at)
        case .check: try sitting.perform(FreezeCheck(file: notes.id, anchor: step.at.local.day), by: worker, at: step.at)
        case .promise(let programmes): try promise(programmes, in: notes.id, by: worker, at: step.at)
        case .countersign: try countersign(in: notes.id, by: worker, at: step.at)
        case .task(let number, let title, let due):
            notes.tasks[number] = try sitting.perform(AddTask(file: notes.id, title: title, dueOn: due), by: worker, at: step.at).id
        case .finish(let number):
            if let task = notes.tasks[number] { try sitting.perform(FinishTask(task: task), by: worker, at: step.at) }
        case .book(let number, let booking): notes.appointments[number] = try book(booking, for: notes.id, by: worker, at: step.at)
        case .answer(let number, let accepts):
            guard let appointment = notes.appointments[number], appointment.isAsked else { break }
            try sitting.perform(AnswerInterpreting(appointment: appointment.id, accepts: accepts), by: worker, at: step.at)
        case .wish, .planStep, .milestone, .handOver: try plan(step.deed, of: notes.id, &notes.planVersion, by: worker, at: step.at)
        case .letter(let template, let input, let way): try letter(template, input, way, in: notes.id, by: worker, at: step.at)
        case .settle(let number, let state):
            guard let appointment = notes.appointments[number] else { break }
            try sitting.perform(SettleAppointment(appointment: appointment.id, state: state), by: worker, at: step.at)
        }
        return notes
    }

    private func keep(_ deed: Deed, of file: CaseID, by worker: Worker, at now: Moment) throws {
        if case .add(let identity, let facts) = deed {
            try sitting.perform(AddPerson(file: file, identity: identity, facts: facts), by: worker, at: now)
            return
        }
        let sheet = try sitting.ask(HouseholdSheet(file: file), by: worker, at: now)
        switch deed {
        case .name(let identity):
            try sitting.perform(NameCase(file: file, identity: identity, version: sheet.file.version), by: worker, at: now)
        case .record(let place, let facts):
            guard let person = sheet.persons.first(where: { $0.place == place }) else { return }
            try sitting.perform(
                RecordPerson(file: file, person: person.id, identity: person.identity, facts: facts, version: person.version), by: worker, at: now)
        case .compare:
            guard let person = sheet.persons.first else { return }
            try sitting.perform(
                RecordPerson(file: file, person: person.id, identity: person.identity, facts: [:], version: person.version), by: worker, at: now,
                looksForDuplicates: true)
        case .household(let facts, let wish):
            let known = sheet.file
            try sitting.perform(
                RecordHousehold(
                    file: file, facts: facts, wish: wish ?? known.wish, language: known.language, needsInterpreter: known.needsInterpreter,
                    version: known.version), by: worker, at: now)
        default: break
        }
    }

    private func hold(_ talk: Talk, of file: CaseID, by worker: Worker, at now: Moment) throws {
        var advised: [PersonID] = []
        if !talk.advised.isEmpty {
            advised = try sitting.ask(HouseholdSheet(file: file), by: worker, at: now).persons.filter { talk.advised.contains($0.place) }.map(\.id)
        }
        try sitting.perform(
            HoldSession(
                file: file, heldOn: now.local.day, minutes: talk.minutes, channel: talk.channel, language: talk.language,
                interpreting: talk.interpreting, interpreter: talk.interpreter.map { workers[$0].id }, advised: advised, note: talk.note),
            by: worker, at: now)
    }

    private func move(_ deed: Deed, _ file: CaseID, by worker: Worker, at now: Moment) throws {
        let sheet = try sitting.ask(HouseholdSheet(file: file), by: worker, at: now)
        let version = sheet.file.version
        switch deed {
        case .stage(let stage): try sitting.perform(MoveStage(file: file, stage: stage, version: version), by: worker, at: now)
        case .close(let outcome): try sitting.perform(CloseCase(file: file, outcome: outcome, version: version), by: worker, at: now)
        case .assign(let owner, let restricted):
            try sitting.perform(AssignFile(file: file, owner: workers[owner].id, restricted: restricted, version: version), by: worker, at: now)
        case .depart(let places, let day, let country, let proof, let detail):
            let persons = sheet.persons.filter { places.contains($0.place) }.map(\.id)
            try sitting.perform(
                ConfirmDeparture(file: file, persons: persons, leftOn: day, country: country, proof: proof, proofDetail: detail), by: worker, at: now)
        default: break
        }
    }

    /// In the room the counsellor has as a rule. Where room or interpreter are taken at that hour, the appointment is kept without them.
    private func book(_ booking: Booking, for file: CaseID, by worker: Worker, at now: Moment) throws -> (AppointmentID, Bool) {
        let place: PlaceKind
        switch booking.matter {
        case .authority, .departure: place = .outside
        case .viewing, .move: place = .visit
        case .firstTalk, .talk, .plan: place = booking.minutes < 30 ? .phone : .office
        }
        let usual = rooms[(workers.firstIndex { $0.id == worker.id } ?? 0) % rooms.count]
        var plan = AppointmentPlan(
            begins: booking.begins, minutes: booking.minutes, matter: booking.matter, place: place, room: place == .office ? usual : nil,
            language: booking.language, needsInterpreter: booking.needsInterpreter,
            interpreter: booking.interpreter.flatMap { InterpreterID(workers[$0].id.text) }, companion: booking.companion.map { workers[$0].id })
        do {
            return (try sitting.perform(BookAppointment(file: file, settledElsewhere: plan), by: worker, at: now).id, plan.interpreter != nil)
        } catch Refusal.invalid(let errors) where errors.allSatisfy({ ["interpreter", "room"].contains($0.field) }) {
            if errors.contains(where: { $0.field == "interpreter" }) { plan.interpreter = nil }
            if errors.contains(where: { $0.field == "room" }) { plan.room = nil }
            return (try sitting.perform(BookAppointment(file: file, settledElsewhere: plan), by: worker, at: now).id, plan.interpreter != nil)
        }
    }

    private func promise(_ programmes: [String], in file: CaseID, by worker: Worker, at now: Moment) throws {
        let day = now.local.day
        let chosen = try sitting.ask(CheckFunding(file: file, anchor: day), by: worker, at: now).assessment.offers
            .filter { programmes.contains($0.programme) && $0.canBePromised }.map { ChosenBenefit(benefit: $0.offerID, person: $0.person) }
        let check = try sitting.perform(FreezeCheck(file: file, anchor: day), by: worker, at: now.adding(seconds: 60)).id
        guard !chosen.isEmpty else { return }
        let offer = try sitting.perform(DraftOffer(file: file, check: check, chosen: chosen), by: worker, at: now.adding(seconds: 240)).id
        guard let drafted = try sitting.ask(FileLetters(file: file), by: worker, at: now).offers.first(where: { $0.id == offer }) else { return }
        try sitting.perform(SignOffer(offer: offer, version: drafted.version), by: worker, at: now.adding(seconds: 420))
    }

    /// Where the installation has no such template, the letter is left out.
    private func letter(_ id: String, _ input: LetterInput, _ way: LetterWay?, in file: CaseID, by worker: Worker, at now: Moment) throws {
        let templates = try sitting.ask(LetterChoice(file: file), by: worker, at: now).templates
        guard let template = templates.first(where: { $0.id == id }) else { return }
        let letter = try sitting.perform(
            WriteLetter(file: file, template: id, templateHash: template.hash, input: input), by: worker, at: now
        ).id
        guard let way else { return }
        try sitting.perform(
            SendLetter(file: file, letter: letter, on: now.local.day, way: way, version: 1), by: worker, at: now)
    }

    private func countersign(in file: CaseID, by worker: Worker, at now: Moment) throws {
        let offers = try sitting.ask(FileLetters(file: file), by: worker, at: now).offers
        guard let waiting = offers.first(where: { $0.state == .awaitingSecond }) else { return }
        try sitting.perform(CountersignOffer(offer: waiting.id, version: waiting.version), by: worker, at: now)
    }
}

extension OfferResult {
    /// Settled, and worth a line of its own: help without an amount stands once, with the person the file is about.
    fileprivate var canBePromised: Bool {
        guard status == .yes || status == .yesIfSigned else { return false }
        switch form {
        case .service: return offer != "advice" && (person ?? 1) == 1
        case .ticket: return true
        default: return amount.map { ($0.settled ?? .zero) > .zero } ?? false
        }
    }
}

/// The plan and what hangs on it.
extension Scribe {
    private func plan(_ deed: Deed, of file: CaseID, _ version: inout Int, by worker: Worker, at moment: Moment) throws {
        switch deed {
        case .wish(let day):
            try sitting.perform(WishPlanDay(file: file, day: day, version: version), by: worker, at: moment)
            version += 1
        case .planStep(let step, let change):
            try sitting.perform(MarkPlanStep(file: file, step: step, change: change, version: version), by: worker, at: moment)
            version += 1
        case .milestone(let event, let programme, let day):
            try sitting.perform(RecordMilestone(file: file, event: event, programme: programme, day: day), by: worker, at: moment)
        case .handOver(let centre, let recipient, let parts):
            try sitting.perform(
                MakeHandover(
                    file: file, centre: centre, recipient: recipient, consentOn: moment.local.day, consentForm: .written, parts: parts),
                by: worker, at: moment)
        default: break
        }
    }
}
