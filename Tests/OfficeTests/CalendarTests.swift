import Basics
import Office
import Papers
import TestSupport
import Testing

@Suite struct CalendarTests {
    static let tuesday = CivilDate(year: 2026, month: 6, day: 2)!

    static func time(_ hour: Int, _ minute: Int = 0, day: CivilDate = tuesday) -> Moment { LocalTime(day: day, hour: hour, minute: minute).moment }

    static func plan(_ hour: Int, minutes: Int = 60, room: RoomID? = nil, interpreter: InterpreterID? = nil, day: CivilDate = tuesday)
        -> AppointmentPlan
    {
        AppointmentPlan(
            begins: time(hour, day: day), minutes: minutes, matter: .talk, place: .office, room: room, language: Language("sq"),
            needsInterpreter: true, interpreter: interpreter)
    }

    static func file(_ house: TestOffice) async throws -> CaseID {
        try await house.perform(
            OpenCase(
                desk: .return, identity: PersonIdentity(familyName: "Ahmeti", givenName: "Besarta"), language: Language("sq"), needsInterpreter: true)
        ).id
    }

    static func fields(_ body: () async throws -> Void) async -> [String] {
        do {
            try await body()
            return []
        } catch Refusal.invalid(let errors) {
            return errors.map(\.field)
        } catch {
            return ["\(error)"]
        }
    }

    @Test(arguments: Engine.here) func aRoomAndAnInterpreterAreNeverTakenTwice(engine: Engine) async throws {
        try await engine.withOffice { house in
            let room = try await house.perform(KeepRoom(details: RoomDetails(name: "Raum 1", places: 4, isStepFree: true, floor: nil))).id
            let interpreter = try await house.perform(
                KeepInterpreter(
                    details: InterpreterDetails(
                        name: "Ohne Konto", languages: [Language("sq")!], perHour: Money(cents: 6_000), travel: Money(cents: 1_500)))
            ).id
            let (one, two) = (try await Self.file(house), try await Self.file(house))
            try await house.perform(BookAppointment(file: one, plan: Self.plan(10, room: room, interpreter: interpreter)))
            // Another counsellor, another family: room and interpreter alone are in the way.
            let refused = await Self.fields {
                try await house.perform(
                    BookAppointment(file: two, plan: Self.plan(10, minutes: 30, room: room, interpreter: interpreter), acceptsClashes: true),
                    by: house.lead)
            }
            #expect(refused == ["interpreter", "room"])
            try await house.perform(BookAppointment(file: two, plan: Self.plan(11, room: room, interpreter: interpreter)), by: house.lead)
            let cost = try await house.ask(CalendarWeek(day: Self.tuesday, view: .room(room))).lines.count
            #expect(cost == 2)
        }
    }

    @Test(arguments: Engine.here) func nobodyIsAskedToATalkOfAFileThatIsClosedToThem(engine: Engine) async throws {
        try await engine.withOffice { house in
            let file = try await Self.file(house)
            let (interpreter, companion) = (house.worker(.interpreter), house.worker(.volunteer))
            let entry = try #require(InterpreterID(interpreter.id.text))
            for helper in [interpreter, companion] {
                try await house.perform(
                    CloseToColleague(file: file, colleague: helper.id, reason: "Sie sind miteinander verwandt."), by: house.lead)
            }
            var plan = Self.plan(10, interpreter: entry)
            plan.companion = companion.id
            let refused = await Self.fields { try await house.perform(BookAppointment(file: file, plan: plan)) }
            #expect(refused == ["interpreter", "companion"])
            let wish = InterpretingWish(language: Language("sq"), minutes: 60, place: .office)
            let proposed = try await house.ask(BookingAdvice(file: file, wish: wish, needsInterpreter: true, plan: nil)).proposals
            let companions = try await house.ask(BookingSheet(file: file)).volunteers
            #expect(!proposed.contains { $0.interpreter.id == entry } && companions.isEmpty)
            let booked = try await house.perform(BookAppointment(file: file, plan: Self.plan(10))).id
            let asked = await Self.fields {
                try await house.perform(AskInterpreter(appointment: booked, interpreter: entry, version: 1))
            }
            #expect(asked == ["interpreter"])
        }
    }

    @Test(arguments: Engine.here) func onesOwnClashIsBookedOnlyKnowingly(engine: Engine) async throws {
        try await engine.withOffice { house in
            let (one, two) = (try await Self.file(house), try await Self.file(house))
            try await house.perform(BookAppointment(file: one, plan: Self.plan(10)))
            let asked = await Self.fields { try await house.perform(BookAppointment(file: two, plan: Self.plan(10))) }
            #expect(asked == ["clash"])
            try await house.perform(BookAppointment(file: two, plan: Self.plan(10), acceptsClashes: true))
            let advice = try await house.ask(
                BookingAdvice(
                    file: one, wish: InterpretingWish(language: Language("sq"), minutes: 60, place: .office), needsInterpreter: true,
                    plan: Self.plan(10)))
            #expect(Set(advice.clashes.map(\.party)) == [.counsellor, .family])
            #expect(advice.slots.first?.begins == Self.time(8))
            #expect(!advice.slots.contains { $0.begins == Self.time(10) })
        }
    }

    @Test func interpretingIsLeftOutForAReason() async throws {
        try await Engine.sqlite.withOffice { house in
            let file = try await Self.file(house)
            var plan = Self.plan(9)
            plan.needsInterpreter = false
            let without = plan
            let refused = await Self.fields { try await house.perform(BookAppointment(file: file, plan: without)) }
            #expect(refused == ["without_reason"])
            plan.withoutReason = "Die Beraterin spricht Albanisch."
            let id = try await house.perform(BookAppointment(file: file, plan: plan)).id
            let sheet = try await house.ask(AppointmentSheet(appointment: id))
            #expect(sheet.withoutReason == "Die Beraterin spricht Albanisch." && sheet.answer == .notNeeded)
        }
    }

    @Test(arguments: Engine.here) func aSeriesKeepsTheHourOnTheClock(engine: Engine) async throws {
        try await engine.withOffice { house in
            let file = try await Self.file(house)
            let room = try await house.perform(KeepRoom(details: RoomDetails(name: "Raum 1", places: 4, isStepFree: nil, floor: nil))).id
            let first = CivilDate(year: 2026, month: 10, day: 20)!
            try await house.perform(BookAppointment(file: file, plan: Self.plan(9, room: room, day: first.adding(days: 7))))
            let weekly = AppointmentSeries(weeks: 1, count: 3, skipsTaken: false)
            let refused = await Self.fields {
                try await house.perform(BookAppointment(file: file, plan: Self.plan(9, room: room, day: first), series: weekly, acceptsClashes: true))
            }
            #expect(refused == ["room"])
            let skipping = AppointmentSeries(weeks: 1, count: 3, skipsTaken: true)
            let id = try await house.perform(
                BookAppointment(file: file, plan: Self.plan(9, room: room, day: first), series: skipping, acceptsClashes: true)
            ).id
            let others = try await house.ask(AppointmentSheet(appointment: id)).series
            // The clocks change on 25 October: nine o'clock stays nine o'clock.
            #expect(others.map { $0.begins.local } == [LocalTime(day: first.adding(days: 14), hour: 9, minute: 0)])
        }
    }

    @Test(arguments: Engine.here) func twoPeopleMoveOneAppointmentAndNothingIsOverwritten(engine: Engine) async throws {
        try await engine.withOffice { house in
            let file = try await Self.file(house)
            let interpreter = try #require(InterpreterID(house.worker(.interpreter).id.text))
            let id = try await house.perform(BookAppointment(file: file, plan: Self.plan(9, interpreter: interpreter))).id
            try await house.perform(AnswerInterpreting(appointment: id, accepts: true), by: house.worker(.interpreter))
            let seen = try await house.ask(AppointmentSheet(appointment: id))
            #expect(seen.answer == .accepted)
            try await house.perform(
                MoveAppointment(appointment: id, begins: Self.time(14), minutes: 45, place: .phone, room: nil, version: seen.version))
            await #expect(throws: Refusal.stale) {
                try await house.perform(
                    MoveAppointment(appointment: id, begins: Self.time(15), minutes: 45, place: .phone, room: nil, version: seen.version),
                    by: house.lead)
            }
            let moved = try await house.ask(AppointmentSheet(appointment: id))
            #expect(moved.plan.begins == Self.time(14) && moved.plan.place == .phone)
            #expect(moved.answer == .asked, "another hour is another question")
        }
    }

    @Test func aDeclinedRequestFreesTheHourAndSaysWhy() async throws {
        try await Engine.sqlite.withOffice { house in
            let (one, two) = (try await Self.file(house), try await Self.file(house))
            let worker = house.worker(.interpreter)
            let interpreter = try #require(InterpreterID(worker.id.text))
            let id = try await house.perform(BookAppointment(file: one, plan: Self.plan(9, interpreter: interpreter))).id
            try await house.perform(AnswerInterpreting(appointment: id, accepts: false, reason: .biased), by: worker)
            let sheet = try await house.ask(AppointmentSheet(appointment: id))
            #expect(sheet.declineReason == .biased)
            try await house.perform(BookAppointment(file: two, plan: Self.plan(9, interpreter: interpreter)), by: house.lead)
            await #expect(throws: Refusal.self) { try await house.perform(AnswerInterpreting(appointment: id, accepts: true), by: worker) }
        }
    }

    @Test func callingOffSaysWhoAndWhatItCosts() async throws {
        try await Engine.sqlite.withOffice { house in
            let id = try await house.perform(BookAppointment(file: try await Self.file(house), plan: Self.plan(9))).id
            try await house.perform(
                CancelAppointment(appointment: id, by: .family, reason: "Kind krank", lostCost: Money(cents: 4_500), version: 1))
            let sheet = try await house.ask(AppointmentSheet(appointment: id))
            #expect(sheet.state == .cancelled && sheet.cancelledBy == .family && sheet.cancelReason == "Kind krank" && sheet.lostCost?.cents == 4_500)
            try await house.perform(SettleAppointment(appointment: id, state: .planned))
            let again = try await house.ask(AppointmentSheet(appointment: id))
            #expect(again.state == .planned && again.cancelReason == nil && again.lostCost == nil)
        }
    }

    @Test func anotherDesksAppointmentIsOnlyTaken() async throws {
        try await Engine.sqlite.withOffice { house in
            let room = try await house.perform(KeepRoom(details: RoomDetails(name: "Raum 1", places: 4, isStepFree: nil, floor: nil))).id
            let id = try await house.perform(BookAppointment(file: try await Self.file(house), plan: Self.plan(9, room: room))).id
            let line = try #require(
                try await house.ask(CalendarWeek(day: Self.tuesday, view: .room(room)), by: house.worker(.housingCounsellor)).lines.first)
            #expect(line.content == nil && line.id == id)
            let team = try await house.ask(CalendarWeek(day: Self.tuesday, view: .team), by: house.worker(.housingCounsellor))
            #expect(team.lines.isEmpty)
            await #expect(throws: Refusal.notFound) { try await house.ask(AppointmentSheet(appointment: id), by: house.worker(.housingCounsellor)) }
        }
    }

    @Test(arguments: Engine.here) func theSecretAddressTellsNoNamesAndCanBeTakenAway(engine: Engine) async throws {
        try await engine.withOffice { house in
            let file = try await Self.file(house)
            let id = try await house.perform(BookAppointment(file: file, plan: Self.plan(9))).id
            let command = CommandID()
            let secret = try #require(try await house.office.renewCalendarFeed(id: command, by: house.counsellor))
            let replayed = try await house.office.renewCalendarFeed(id: command, by: house.counsellor)
            #expect(replayed == nil, "a form sent twice shows no second secret")
            let text = String(decoding: try #require(try await house.office.calendar(forSecret: secret)).bytes, as: UTF8.self)
            let number = try await house.ask(CaseList()).lines[0].number
            #expect(text.contains("SUMMARY:Termin \(number)\r\n") && text.contains("UID:\(id)@neuanfang\r\n") && text.contains("SEQUENCE:0\r\n"))
            for name in ["Ahmeti", "Besarta", "Test", "Albanisch", "Beratung"] { #expect(!text.contains(name), "\(name)") }
            try await house.perform(CancelAppointment(appointment: id, by: .office, version: 1))
            let later = String(decoding: try #require(try await house.office.calendar(forSecret: secret)).bytes, as: UTF8.self)
            #expect(later.contains("STATUS:CANCELLED\r\n") && later.contains("SEQUENCE:1\r\n") && later.contains("UID:\(id)@neuanfang\r\n"))
            let next = try #require(try await house.office.renewCalendarFeed(id: CommandID(), by: house.counsellor))
            #expect(try await house.office.calendar(forSecret: secret) == nil)
            try await house.office.revokeCalendarFeed(id: CommandID(), by: house.counsellor)
            #expect(try await house.office.calendar(forSecret: next) == nil)
            #expect(try await house.office.calendar(forSecret: "x") == nil)
            guard let hits = try await CanaryScan.hits(of: [secret, next], in: house.office.database) else { return }
            #expect(hits.isEmpty)
        }
    }

    @Test func whoFitsBetterComesFirstAndTheReasonsAreSaid() async throws {
        try await Engine.sqlite.withOffice { house in
            let (arabic, sorani) = (Language("ar")!, Language("ckb")!)
            func add(_ details: InterpreterDetails) async throws { try await house.perform(KeepInterpreter(details: details)) }
            try await add(InterpreterDetails(name: "Billig", languages: [arabic], gender: .male, perHour: Money(cents: 3_000), travel: .zero))
            try await add(InterpreterDetails(name: "Passend", languages: [arabic, sorani], dialects: ["Syrisch"], gender: .female, isSworn: true))
            try await add(InterpreterDetails(name: "Andere Sprache", languages: [sorani]))
            try await add(InterpreterDetails(name: "Anderer Dialekt", languages: [arabic], dialects: ["Marokkanisch"], gender: .female))
            let wish = InterpretingWish(language: arabic, dialect: "syrisch", gender: .female, minutes: 90, place: .office)
            let ranked = InterpreterRanking(wish: wish).proposals(from: try await house.ask(InterpreterBook()))
            #expect(ranked.map(\.interpreter.name) == ["Passend", "Anderer Dialekt", "Billig"])
            #expect(ranked[0].reasons.map(\.german).contains("Dialekt passt"))
            #expect(ranked[1].reasons.contains { $0.weight == .bad && $0.german.contains("Marokkanisch") })
            #expect(ranked[2].cost == Money(cents: 4_500))
            let taken = InterpreterRanking(wish: wish, taken: [ranked[0].interpreter.id: Self.plan(9).span]).proposals(
                from: ranked.map(\.interpreter))
            #expect(taken.last?.interpreter.name == "Passend" && taken.last?.isTaken == true)
        }
    }

    @Test func aClosedRoomIsNotBookedAndAStaleEntryIsNotOverwritten() async throws {
        try await Engine.sqlite.withOffice { house in
            let details = RoomDetails(name: "Raum 1", places: 4, isStepFree: nil, floor: nil)
            let room = try await house.perform(KeepRoom(details: details)).id
            try await house.perform(CloseRoom(room: room))
            let file = try await Self.file(house)
            let refused = await Self.fields { try await house.perform(BookAppointment(file: file, plan: Self.plan(9, room: room))) }
            #expect(refused == ["room"])
            await #expect(throws: Refusal.stale) { try await house.perform(KeepRoom(room: room, details: details, version: 1)) }
        }
    }
}
