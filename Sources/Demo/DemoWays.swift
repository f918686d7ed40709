import Basics
import Office

/// Households on their way into a flat: one at each stage, one viewing that was lost, two that live in their flat.
struct DemoWays {
    let keeper: Worker
    let lead: Worker?
    let companion: WorkerID?
    let today: CivilDate

    /// What became of one flat.
    private enum Stage: CaseIterable {
        case aftercareOver, movedIn, signed, examined, viewing

        /// The flats offered long ago are those that are let by now.
        var isOld: Bool { [.aftercareOver, .movedIn, .signed].contains(self) }
    }

    /// Uses the flats that are oldest, and then the newest ones.
    func write(in office: Office) async throws {
        let ways = self
        try await office.sit { sitting in
            let at = LocalTime(day: WorkCalendar.before(ways.today), hour: 21, minute: 40).moment
            let open = try sitting.ask(FlatList(state: .open), by: ways.keeper, at: at).lines.map(\.flat)
            let old = open.filter { $0.age(on: ways.today) > DemoFlats.longAgo }
            let stages = zip(old, Stage.allCases.filter(\.isOld)).map { ($0, $1) } + zip(open.reversed(), Stage.allCases.filter { !$0.isOld })
            for (flat, stage) in stages { try ways.lead(flat, to: stage, sitting, at) }
        }
    }

    private func day(_ ago: Int) -> CivilDate { WorkCalendar.before(today.adding(days: 1 - ago)) }

    private func lead(_ flat: OfferedFlat, to stage: Stage, _ sitting: Sitting, _ at: Moment) throws {
        guard let (id, file) = try proposal(for: flat, sitting, at) else { return }
        if stage == .viewing { return try lose(id, file, sitting, at) }
        let signed = [Stage.aftercareOver: 126, .movedIn: 34, .signed: 6][stage]
        let asked = signed.map { $0 + 19 } ?? 13
        try sitting.perform(AdvanceNomination(nomination: id, to: .wanted, on: day(asked + 5)), by: keeper, at: at)
        try note(id, "offer_form", .done(on: day(asked + 2), expiresOn: nil), sitting, at)
        try sitting.perform(AdvanceNomination(nomination: id, to: .rentExamined, on: day(asked)), by: keeper, at: at)
        guard let signed else {
            try sitting.perform(
                ChargeLettingStep(nomination: id, step: "rent_assurance", owner: lead?.id ?? keeper.id, due: day(2)), by: keeper, at: at)
            return
        }
        try note(id, "rent_assurance", .done(on: day(signed + 3), expiresOn: nil), sitting, at)
        try sitting.perform(SignContract(nomination: id, on: day(signed)), by: keeper, at: at)
        try note(id, "furnishing", .begun(on: day(signed - 1)), sitting, at)
        guard stage != .signed else { return }
        try moveIn(id, file, on: day(signed - 12), isOver: stage == .aftercareOver, sitting, at)
    }

    /// The first household of the shortlist that was already known when the flat was offered.
    private func proposal(for flat: OfferedFlat, _ sitting: Sitting, _ at: Moment) throws -> (NominationID, CaseID)? {
        let round = try sitting.perform(FixCriteria(flat: flat.id, criteria: SelectionCriteria(rule: .waitingTime, atOnce: 3)), by: keeper, at: at).id
        try sitting.perform(ComputeSelection(round: round), by: keeper, at: at)
        let sheet = try sitting.ask(SelectionSheet(flat: flat.id), by: keeper, at: at)
        for line in sheet.places where line.openFor == nil {
            let file = try sitting.ask(HouseholdSheet(file: line.file), by: keeper, at: at).file
            guard file.openedOn <= flat.offeredAt.local.day || flat.age(on: today) <= DemoFlats.longAgo else { continue }
            let id = try sitting.perform(
                NominateHousehold(flat: flat.id, file: line.file, reason: "Platz \(line.rank) nach der festgelegten Regel."), by: keeper, at: at
            ).id
            try sitting.perform(AdvanceNomination(nomination: id, to: .accepted), by: keeper, at: at)
            try sitting.perform(AdvanceNomination(nomination: id, to: .shown), by: keeper, at: at)
            return (id, line.file)
        }
        return nil
    }

    private func note(_ id: NominationID, _ step: String, _ change: PlanStepChange, _ sitting: Sitting, _ at: Moment) throws {
        try sitting.perform(NoteLettingStep(nomination: id, step: step, change: change), by: keeper, at: at)
    }

    /// The landlord was not there; another day is agreed on.
    private func lose(_ id: NominationID, _ file: CaseID, _ sitting: Sitting, _ at: Moment) throws {
        let known = try sitting.ask(HouseholdSheet(file: file), by: keeper, at: at).file
        func plan(_ day: CivilDate, _ hour: Int) -> AppointmentPlan {
            AppointmentPlan(
                begins: LocalTime(day: day, hour: hour, minute: 30).moment, minutes: 45, matter: .viewing, place: .outside, language: known.language,
                needsInterpreter: known.needsInterpreter ?? false, companion: companion)
        }
        let lost = try sitting.perform(PlanViewing(nomination: id, plan: plan(day(3), 16), acceptsClashes: true), by: keeper, at: at).id
        try sitting.perform(SettleViewing(viewing: lost, outcome: .lost(.landlordAbsent)), by: keeper, at: at)
        let next = WorkCalendar.after(today, openDays: 2)
        try sitting.perform(PlanViewing(nomination: id, plan: plan(next, 17), acceptsClashes: true), by: keeper, at: at)
    }

    private func moveIn(_ id: NominationID, _ file: CaseID, on moved: CivilDate, isOver: Bool, _ sitting: Sitting, _ at: Moment) throws {
        let household = try sitting.ask(HouseholdSheet(file: file), by: keeper, at: at)
        let isFromUkraine = household.persons.first?.facts.value("nationality").map { $0 == "UA" }
        let sheet = MoveInSheet(
            movedOn: moved, persons: household.persons.map(\.id), isFromUkraine: isFromUkraine, reportedOn: household.file.openedOn)
        let move = try sitting.perform(RecordMoveIn(nomination: id, sheet: sheet), by: keeper, at: at).id
        try note(id, "registration", .done(on: moved.adding(days: 8), expiresOn: nil), sitting, at)
        try sitting.perform(
            NoteAftercare(
                move: move, onDay: moved.adding(days: 7), side: .household, housed: .yes, note: "Schule ist geklärt, eine Lampe fehlt noch."),
            by: keeper, at: at)
        guard isOver else { return }
        try sitting.perform(LeaveShelterPlace(nomination: id, leftOn: moved), by: keeper, at: at)
        try sitting.perform(
            NoteAftercare(move: move, onDay: moved.adding(days: 40), side: .landlord, housed: .yes, note: "Zufrieden."), by: keeper, at: at)
        try sitting.perform(
            NoteAftercare(move: move, onDay: moved.ending(months: 3), side: .household, housed: .yes, note: "Alles gut.", ends: true), by: keeper,
            at: at)
    }
}
