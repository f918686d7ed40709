import Basics
import Catalogue
import Office
import TestSupport
import Testing

@Suite struct WayTests {
    static let today = TestOffice.start.local.day

    static func day(_ offset: Int) -> CivilDate { today.adding(days: offset) }

    /// A household that was asked and wants the flat.
    static func wanting(_ house: TestOffice, _ flat: FlatID, _ file: CaseID) async throws -> NominationID {
        let desk = house.worker(.housingCounsellor)
        let id = try await house.perform(NominateHousehold(flat: flat, file: file, reason: "Platz 1"), by: desk).id
        _ = try await house.perform(AdvanceNomination(nomination: id, to: .accepted), by: desk)
        _ = try await house.perform(AdvanceNomination(nomination: id, to: .shown), by: desk)
        return id
    }

    static func start(_ house: TestOffice, atOnce: Int = 2) async throws -> (flat: FlatID, file: CaseID, nomination: NominationID) {
        let file = try await SelectionTests.household(house, "Tesfay")
        let flat = try await SelectionTests.openFlat(house)
        _ = try await SelectionTests.choose(house, for: flat, atOnce: atOnce)
        return (flat, file, try await wanting(house, flat, file))
    }

    static func sheet(_ house: TestOffice, _ way: (flat: FlatID, file: CaseID, nomination: NominationID)) async throws -> WaySheet.Answer {
        try await house.ask(WaySheet(file: way.file, nomination: way.nomination), by: house.worker(.housingCounsellor))
    }

    static func viewing(_ offset: Int, hour: Int = 14, companion: WorkerID? = nil) -> AppointmentPlan {
        AppointmentPlan(
            begins: LocalTime(day: day(offset), hour: hour, minute: 0).moment, minutes: 60, matter: .talk, place: .outside, language: nil,
            needsInterpreter: false, companion: companion)
    }

    private func step(_ id: LettingStep, _ sheet: WaySheet.Answer) throws -> WayStep { try #require(sheet.steps.first { $0.line.id == id.rawValue }) }

    @Test(arguments: Engine.here) func aLostViewingCostsNothingAndAnotherDayIsOffered(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let way = try await Self.start(house)
            let companion = house.worker(.volunteer).id
            let first = try await house.perform(
                PlanViewing(nomination: way.nomination, plan: Self.viewing(2, companion: companion)), by: desk
            ).id
            var sheet = try await Self.sheet(house, way)
            #expect(sheet.nomination.state == .viewing && sheet.viewings.map(\.viewing.state) == [.planned])
            #expect(sheet.landlordLine == "Besichtigung am 03.06.2026 um 14:00 Uhr.")
            #expect(try step(.viewing, sheet).due == Self.day(2) && step(.viewing, sheet).dueFrom == .viewing)
            // One day at a time; nobody says what became of it before it was.
            await #expect(throws: Refusal.self) { try await house.perform(PlanViewing(nomination: way.nomination, plan: Self.viewing(3)), by: desk) }
            await #expect(throws: Refusal.self) { try await house.perform(SettleViewing(viewing: first, outcome: .held), by: desk) }
            house.clock.move(days: 3)
            #expect(try await house.ask(LateWays(), by: desk).own.count == 1)
            _ = try await house.perform(SettleViewing(viewing: first, outcome: .lost(.landlordAbsent)), by: desk)
            let lost = try await house.ask(LateWays(), by: desk).own
            #expect(lost.map(\.lost) == [.landlordAbsent])
            _ = try await house.perform(PlanViewing(nomination: way.nomination, plan: Self.viewing(5)), by: desk)
            #expect(try await house.ask(LateWays(), by: desk).own.isEmpty)
            sheet = try await Self.sheet(house, way)
            #expect(sheet.viewings.map(\.viewing.state) == [.lost, .planned])
            #expect(sheet.viewings.first?.companion == house.worker(.volunteer).name)
            #expect(sheet.nomination.state == .viewing)
        }
    }

    @Test(arguments: Engine.here) func aViewingIsAnAppointmentAndFollowsIt(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let way = try await Self.start(house)
            _ = try await house.perform(PlanViewing(nomination: way.nomination, plan: Self.viewing(2)), by: desk)
            let appointment = try #require(try await Self.sheet(house, way).viewings.first).viewing.appointment
            let moved = LocalTime(day: Self.day(4), hour: 10, minute: 0).moment
            _ = try await house.perform(
                MoveAppointment(appointment: appointment, begins: moved, minutes: 45, place: .outside, room: nil, version: 1), by: desk)
            #expect(try await Self.sheet(house, way).viewings.map(\.viewing.begins) == [moved])
            house.clock.move(days: 5)
            _ = try await house.perform(SettleAppointment(appointment: appointment, state: .missed), by: desk)
            let missed = try await Self.sheet(house, way).viewings.map(\.viewing)
            #expect(missed.map(\.state) == [.lost] && missed.map(\.lostWhy) == [.householdAbsent])
            _ = try await house.perform(SettleAppointment(appointment: appointment, state: .kept), by: desk)
            #expect(try await Self.sheet(house, way).viewings.map(\.viewing.state) == [.held])
        }
    }

    @Test(arguments: Engine.here) func flatAndProposalFollowThePlanAndBack(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let way = try await Self.start(house)
            func flat() async throws -> FlatState { try await house.ask(FlatSheet(flat: way.flat), by: desk).flat.state }
            _ = try await house.perform(AdvanceNomination(nomination: way.nomination, to: .wanted, on: Self.day(-3)), by: desk)
            var plan = try await house.ask(FilePlan(file: way.file), by: desk)
            #expect(plan.lines.first { $0.id == "viewing" }?.mark?.doneOn == Self.day(-3))
            // Noted in the plan of the household, it is the proposal's as well.
            _ = try await house.perform(
                MarkPlanStep(file: way.file, step: "rent_assurance", change: .begun(on: Self.day(-2)), version: plan.version), by: desk)
            #expect(try await Self.sheet(house, way).nomination.state == .rentExamined)
            #expect(try await flat() == .examined)
            #expect(try await Self.sheet(house, way).landlordLine == "Die Miete wird seit dem 30.05.2026 geprüft.")
            plan = try await house.ask(FilePlan(file: way.file), by: desk)
            _ = try await house.perform(TakeBackPlanChange(file: way.file, version: plan.version), by: desk)
            #expect(try await Self.sheet(house, way).nomination.state == .wanted)
            #expect(try await flat() == .nominating)
            // A signature frees other households, so it is noted at the proposal alone.
            plan = try await house.ask(FilePlan(file: way.file), by: desk)
            await #expect(throws: Refusal.self) {
                try await house.perform(
                    MarkPlanStep(file: way.file, step: "contract", change: .done(on: Self.today, expiresOn: nil), version: plan.version), by: desk)
            }
            await #expect(throws: Refusal.self) {
                try await house.perform(
                    NoteLettingStep(nomination: way.nomination, step: "offer_form", change: .done(on: Self.day(1), expiresOn: nil)), by: desk)
            }
        }
    }

    @Test(arguments: Engine.here) func beforeTheRentIsAssuredASignatureNeedsAReason(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let way = try await Self.start(house)
            let second = try await SelectionTests.household(house, "Zweite")
            let round = try await SelectionTests.choose(house, for: way.flat)
            #expect(round.next?.file == second)
            let other = try await Self.wanting(house, way.flat, second)
            await #expect(throws: Refusal.self) { try await house.perform(SignContract(nomination: way.nomination, on: Self.today), by: desk) }
            _ = try await house.perform(AdvanceNomination(nomination: way.nomination, to: .wanted), by: desk)
            await #expect(throws: Refusal.self) { try await house.perform(SignContract(nomination: way.nomination, on: Self.today), by: desk) }
            _ = try await house.perform(
                SignContract(nomination: way.nomination, on: Self.today, despite: "Der Haushalt zahlt die Miete aus eigenem Einkommen."), by: desk)
            let sheet = try await Self.sheet(house, way)
            #expect(sheet.flat.state == .leased && sheet.nomination.state == .signed && sheet.signedOn == Self.today)
            #expect(try step(.contract, sheet).line.mark?.despite?.hasPrefix("Der Haushalt") == true)
            // The other household is free at once and may be proposed elsewhere.
            let freed = try await house.ask(NominationsOfFile(file: second), by: desk)
            #expect(freed.first { $0.id == other }?.state == .lapsed)
            let elsewhere = try await SelectionTests.openFlat(house, district: "Porz")
            _ = try await SelectionTests.choose(house, for: elsewhere)
            _ = try await house.perform(NominateHousehold(flat: elsewhere, file: second, reason: "Platz 1"), by: desk)
            // Noted by mistake, it is taken back.
            _ = try await house.perform(TakeBackSignature(nomination: way.nomination), by: desk)
            #expect(try await Self.sheet(house, way).nomination.state == .wanted)
        }
    }

    @Test(arguments: Engine.here) func fromTheContractToTheThirdMonth(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let way = try await Self.start(house)
            _ = try await house.perform(AdvanceNomination(nomination: way.nomination, to: .wanted, on: Self.day(-140)), by: desk)
            _ = try await house.perform(
                NoteLettingStep(nomination: way.nomination, step: "rent_assurance", change: .done(on: Self.day(-120), expiresOn: nil)), by: desk)
            _ = try await house.perform(SignContract(nomination: way.nomination, on: Self.day(-110)), by: desk)
            let person = try #require(try await Self.sheet(house, way).persons.first).id
            // Not before the contract, not tomorrow, not without anybody.
            for sheet in [
                MoveInSheet(movedOn: Self.day(-111), persons: [person]), MoveInSheet(movedOn: Self.day(1), persons: [person]),
                MoveInSheet(movedOn: Self.day(-100), persons: []),
            ] {
                await #expect(throws: Refusal.self) { try await house.perform(RecordMoveIn(nomination: way.nomination, sheet: sheet), by: desk) }
            }
            let moved = MoveInSheet(movedOn: Self.day(-99), persons: [person], isFromUkraine: false, reportedOn: Self.day(-300))
            let first = try await house.perform(RecordMoveIn(nomination: way.nomination, sheet: moved), by: desk).id
            var sheet = try await Self.sheet(house, way)
            #expect(try step(.aftercare, sheet).due == Self.day(-99).ending(months: 3))
            #expect(try step(.registration, sheet).due == Self.day(-85) && step(.registration, sheet).isLate(on: Self.today))
            #expect(sheet.file.stage == .aftercare)
            let talk = try await house.perform(
                NoteAftercare(move: first, onDay: Self.day(-60), side: .landlord, housed: .yes, note: "alles gut"), by: desk
            ).id
            await #expect(throws: Refusal.self) { try await house.perform(VoidMoveIn(move: first), by: desk) }
            // A correction counts anew, and the talks stay.
            var right = moved
            right.movedOn = Self.day(-100)
            let second = try await house.perform(CorrectMoveIn(move: first, sheet: right), by: desk).id
            await #expect(throws: Refusal.stale) { try await house.perform(CorrectMoveIn(move: first, sheet: moved), by: desk) }
            sheet = try await Self.sheet(house, way)
            #expect(sheet.move?.id == second && sheet.move?.movedOn == Self.day(-100) && sheet.talks.map(\.id) == [talk])
            #expect(sheet.talks.first?.note == "alles gut")
            await #expect(throws: Refusal.self) {
                try await house.perform(NoteAftercare(move: second, onDay: Self.day(-30), side: .household, housed: .yes, ends: true), by: desk)
            }
            _ = try await house.perform(NoteAftercare(move: second, onDay: Self.day(-2), side: .household, housed: .yes, ends: true), by: desk)
            #expect(try await house.ask(FlatSheet(flat: way.flat), by: desk).flat.state == .closed)
            #expect(try await house.ask(RunningWays(), by: desk).lines.isEmpty)
            _ = try await house.perform(ResumeAftercare(nomination: way.nomination), by: desk)
            #expect(try await house.ask(RunningWays(), by: desk).lines.map(\.nomination) == [way.nomination])
        }
    }

    @Test(arguments: Engine.here) func anEndedProposalLeavesThePlanFreeForTheNextFlat(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let way = try await Self.start(house)
            let papers = try await house.ask(FilePlan(file: way.file), by: desk).version
            _ = try await house.perform(
                MarkPlanStep(file: way.file, step: "papers", change: .done(on: Self.day(-40), expiresOn: nil), version: papers), by: desk)
            _ = try await house.perform(PlanViewing(nomination: way.nomination, plan: Self.viewing(2)), by: desk)
            _ = try await house.perform(
                ChargeLettingStep(nomination: way.nomination, step: "offer_form", owner: house.lead.id, due: Self.day(9)), by: desk)
            _ = try await house.perform(AdvanceNomination(nomination: way.nomination, to: .wanted), by: desk)
            _ = try await house.perform(DeclineNomination(nomination: way.nomination, by: .landlord, why: .choseOther), by: desk)
            let plan = try await house.ask(FilePlan(file: way.file), by: desk)
            #expect(plan.lines.first { $0.id == "viewing" }?.mark == nil)
            #expect(plan.lines.first { $0.id == "papers" }?.mark?.doneOn == Self.day(-40))
            let sheet = try await Self.sheet(house, way)
            #expect(sheet.viewings.map(\.viewing.state) == [.cancelled] && sheet.steps.isEmpty && !sheet.isRunning)
            let other = try await SelectionTests.openFlat(house, district: "Porz")
            _ = try await SelectionTests.choose(house, for: other)
            let next = try await Self.wanting(house, other, way.file)
            let again = try await Self.sheet(house, (other, way.file, next))
            #expect(try step(.viewing, again).line.mark == nil && step(.offerForm, again).due == nil)
        }
    }

    @Test(arguments: Engine.here) func whatIsLateReachesItsOwnerAndAfterAWeekTheLead(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let (desk, lead) = (house.worker(.housingCounsellor), house.lead)
            let way = try await Self.start(house)
            #expect(try step(.offerForm, await Self.sheet(house, way)).due == nil)
            await #expect(throws: Refusal.self) {
                try await house.perform(
                    ChargeLettingStep(nomination: way.nomination, step: "offer_form", owner: house.counsellor.id, due: nil), by: desk)
            }
            _ = try await house.perform(
                ChargeLettingStep(nomination: way.nomination, step: "offer_form", owner: nil, due: Self.day(1)), by: desk)
            #expect(try await house.ask(LateWays(), by: desk).own.isEmpty)
            house.clock.move(days: 2)
            #expect(try await house.ask(LateWays(), by: desk).own.flatMap(\.steps).first?.step == "offer_form")
            #expect(try await house.ask(LateWays(), by: lead).team.isEmpty)
            // Corpus Christi lies between: five working days are more than a week.
            house.clock.move(days: 9)
            #expect(try await house.ask(LateWays(), by: lead).team.count == 1)
            #expect(try await house.ask(LateWays(), by: desk).team.isEmpty)
            _ = try await house.perform(
                NoteLettingStep(nomination: way.nomination, step: "offer_form", change: .done(on: Self.day(3), expiresOn: nil)), by: desk)
            #expect(try await house.ask(LateWays(), by: desk).own.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func theShelterIsGivenUpWhereItIsKnown(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let way = try await Self.start(house)
            let shelter = try await house.perform(
                KeepShelter(details: ShelterDetails(name: "Unterkunft", kind: .shelter, district: nil, places: 9, isStepFree: nil)), by: desk
            ).id
            _ = try await house.perform(
                TakeIntoShelter(shelter: shelter, label: "214", persons: 1, cameOn: Self.day(-700), file: way.file), by: desk)
            #expect(try await Self.sheet(house, way).livesInShelter)
            _ = try await house.perform(LeaveShelterPlace(nomination: way.nomination, leftOn: Self.today), by: desk)
            #expect(try await house.ask(ShelterSheet(shelter), by: desk).left.map(\.leftTo) == [.ownFlat])
            #expect(try await !Self.sheet(house, way).livesInShelter)
        }
    }

    /// Whatever happens, a landlord's line says nothing of a household.
    @Test(arguments: Engine.here) func theLandlordReadsTheStepAndNothingOfAHousehold(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let way = try await Self.start(house)
            var lines: [String] = []
            func read() async throws { lines.append(try await Self.sheet(house, way).landlordLine) }
            try await read()
            _ = try await house.perform(PlanViewing(nomination: way.nomination, plan: Self.viewing(1)), by: desk)
            try await read()
            _ = try await house.perform(AdvanceNomination(nomination: way.nomination, to: .wanted), by: desk)
            try await read()
            for change in [("offer_form", PlanStepChange.done(on: Self.today, expiresOn: nil)), ("rent_assurance", .begun(on: Self.today))] {
                _ = try await house.perform(NoteLettingStep(nomination: way.nomination, step: change.0, change: change.1), by: desk)
                try await read()
            }
            _ = try await house.perform(
                NoteLettingStep(nomination: way.nomination, step: "rent_assurance", change: .done(on: Self.today, expiresOn: nil)), by: desk)
            try await read()
            _ = try await house.perform(SignContract(nomination: way.nomination, on: Self.today), by: desk)
            try await read()
            let person = try #require(try await Self.sheet(house, way).persons.first).id
            _ = try await house.perform(
                RecordMoveIn(nomination: way.nomination, sheet: MoveInSheet(movedOn: Self.today, persons: [person])), by: desk)
            try await read()
            #expect(Set(lines).count == lines.count)
            for line in lines {
                #expect(RevealingWords.first(in: line) == nil, "\(line)")
                for word in ["Tesfay", "Selam", "Haushalt", "Familie", "Person", "Zusicherung", "Jobcenter", "Sozialamt", "Unterkunft"] {
                    #expect(!line.contains(word), "\(line)")
                }
            }
        }
    }

    /// Bavaria: moving out is announced two months ahead.
    @Test(arguments: Engine.here) func inBavariaMovingOutIsAnnouncedTwoMonthsAhead(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let way = try await Self.start(house)
            let household = try await house.ask(HouseholdSheet(file: way.file), by: desk)
            _ = try await house.perform(
                RecordHousehold(
                    file: way.file, facts: ["residence_ags": FactInput(["09162"])], wish: nil, language: nil, needsInterpreter: nil,
                    version: household.file.version), by: desk)
            for person in household.persons {
                _ = try await house.perform(
                    RecordPerson(
                        file: way.file, person: person.id, identity: person.identity, facts: ["asylblg_entitled": FactInput(["true"])],
                        version: person.version), by: desk)
            }
            let move = CivilDate(year: 2026, month: 9, day: 30)!
            _ = try await house.perform(WishPlanDay(file: way.file, day: move, version: 0), by: desk)
            let sheet = try await Self.sheet(house, way)
            let permit = try #require(sheet.steps.first { $0.line.id == "moving_out_permit" })
            #expect(permit.due == CivilDate(year: 2026, month: 7, day: 30) && permit.dueFrom == .plan)
            #expect(permit.waitsFor == ["Mietangebot und Vermieterbescheinigung ausfüllen und unterschreiben lassen – noch nicht den Vertrag"])
        }
    }
}
