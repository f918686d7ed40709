import Basics
import Office
import Store
import TestSupport
import Testing

@Suite struct ErrandTests {
    private static let today = TestOffice.start.local.day
    private static let yesterday = today.adding(days: -1)

    private func household(_ test: TestOffice) async throws -> CaseID {
        try await test.perform(
            OpenCase(
                desk: .housing, identity: PersonIdentity(familyName: "Ahmeti", givenName: "Besarta"), language: Language("sq"),
                needsInterpreter: false), by: VolunteerTests.keeper(test)
        ).id
    }

    private func plan(day: Int = 2, hour: Int = 14, minutes: Int = 90) -> ErrandPlan {
        let day = Self.today.adding(days: day)
        return ErrandPlan(
            kind: .officeVisit, begins: LocalTime(day: day, hour: hour, minute: 0).moment, minutes: minutes,
            details: ErrandDetails(meetingPoint: "Eingang Jobcenter", bring: "Mappe"), shownUntil: day.adding(days: 2))
    }

    /// The household, somebody ready with an account, and an errand that was asked for.
    private func asked(_ test: TestOffice) async throws -> (file: CaseID, volunteer: VolunteerID, errand: ErrandID) {
        let file = try await household(test)
        let volunteer = try await VolunteerTests.ready(test, account: test.worker(.volunteer).id)
        let errand = try await test.perform(
            GiveErrand(file: file, volunteer: volunteer, plan: plan(), agreedOn: Self.yesterday), by: VolunteerTests.keeper(test)
        ).id
        return (file, volunteer, errand)
    }

    @Test(arguments: Engine.here) func anErrandIsGivenAcceptedAndDoneWithItsHours(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (file, volunteer, errand) = try await asked(test)
            let mine = try #require(try await test.ask(MyErrands(), by: test.worker(.volunteer)).errands.first)
            #expect(mine.firstName == "Besarta" && mine.meetingPoint == "Eingang Jobcenter" && mine.bring == "Mappe" && mine.state == .asked)
            #expect(mine.contact == VolunteerTests.keeper(test).name)
            try await test.perform(AnswerErrand(errand: errand, accepts: true), by: test.worker(.volunteer))
            await #expect(throws: Refusal.self) {
                try await test.perform(FinishErrand(errand: errand, minutes: 60), by: test.worker(.volunteer))
            }
            test.clock.move(days: 3)
            try await test.perform(FinishErrand(errand: errand, minutes: 105), by: test.worker(.volunteer))
            #expect(try await test.ask(MyErrands(), by: test.worker(.volunteer)).errands.isEmpty)
            let work = try await test.ask(VolunteerWork(of: volunteer, year: Self.today.year), by: VolunteerTests.keeper(test))
            #expect(work.minutes == 105 && work.hours.first?.ofErrand == true && work.hours.first?.day == Self.today.adding(days: 2))
            #expect(try await test.ask(FileVolunteers(file), by: VolunteerTests.keeper(test)).errands.map(\.state) == [.done])
        }
    }

    /// What a volunteer sees is a matter of types: whoever adds a field has to change this test.
    @Test func theAnswerCarriesNothingMore() async throws {
        try await Engine.sqlite.withOffice { test in
            let (file, volunteer, errand) = try await asked(test)
            try await test.perform(
                BeginTandem(
                    file: file, volunteer: volunteer, since: Self.today, until: Self.today.adding(days: 90), agreedOn: Self.yesterday),
                by: VolunteerTests.keeper(test))
            let answer = try await test.ask(MyErrands(), by: test.worker(.volunteer))
            func fields(_ value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }
            #expect(
                fields(try #require(answer.errands.first)) == [
                    "id", "kind", "state", "begins", "minutes", "language", "firstName", "meetingPoint", "bring", "contact", "shownUntil",
                ])
            #expect(fields(try #require(answer.tandems.first)) == ["firstName", "since", "until", "contact"])
            test.clock.move(days: 5)
            let over = try await test.ask(MyErrand(errand), by: test.worker(.volunteer))
            guard case .over = over else {
                Issue.record("an errand that is over is still told")
                return
            }
            #expect(!"\(over)".contains("Besarta") && !"\(over)".contains("Jobcenter"))
        }
    }

    @Test(arguments: Engine.here) func whatIsOverIsShownNoMore(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (file, volunteer, errand) = try await asked(test)
            try await test.perform(
                BeginTandem(
                    file: file, volunteer: volunteer, since: Self.today, until: Self.today.adding(days: 30), agreedOn: Self.yesterday),
                by: VolunteerTests.keeper(test))
            test.clock.move(days: 4)
            #expect(try await test.ask(MyErrands(), by: test.worker(.volunteer)).errands.count == 1, "until the end of its last day")
            test.clock.move(days: 1)
            let later = try await test.ask(MyErrands(), by: test.worker(.volunteer))
            #expect(later.errands.isEmpty && later.tandems.count == 1)
            await #expect(throws: Refusal.self) {
                try await test.perform(FinishErrand(errand: errand, minutes: 60), by: test.worker(.volunteer))
            }
            test.clock.move(days: 30)
            #expect(try await test.ask(MyErrands(), by: test.worker(.volunteer)).tandems.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func nobodyElsesErrandIsToldOf(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (file, _, _) = try await asked(test)
            let other = try await VolunteerTests.ready(test, name: "Ohne Konto")
            let theirs = try await test.perform(
                GiveErrand(file: file, volunteer: other, plan: plan(day: 4), agreedOn: Self.yesterday), by: VolunteerTests.keeper(test)
            ).id
            let volunteer = test.worker(.volunteer)
            #expect(try await test.ask(MyErrands(), by: volunteer).errands.count == 1)
            for errand in [theirs, ErrandID()] {
                await #expect(throws: Refusal.notFound) { try await test.ask(MyErrand(errand), by: volunteer) }
                await #expect(throws: Refusal.notFound) { try await test.perform(AnswerErrand(errand: errand, accepts: true), by: volunteer) }
            }
            // Who writes down what somebody without an account said.
            try await test.perform(SettleErrand(errand: theirs, state: .accepted), by: VolunteerTests.keeper(test))
        }
    }

    @Test(arguments: Engine.here) func whoseCertificateOrTrainingRanOutIsNotSent(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await household(test)
            let by = VolunteerTests.keeper(test)
            let late = try await VolunteerTests.ready(test, certificateUntil: Self.today.adding(days: 1))
            let untrained = try await VolunteerTests.ready(test, name: "B", trainingUntil: Self.today.adding(days: 1))
            for volunteer in [late, untrained] {
                await #expect(throws: Refusal.self) {
                    try await test.perform(GiveErrand(file: file, volunteer: volunteer, plan: plan(), agreedOn: Self.yesterday), by: by)
                }
                // It is the day of the errand that counts.
                try await test.perform(
                    GiveErrand(file: file, volunteer: volunteer, plan: plan(day: 1, hour: volunteer == late ? 9 : 12), agreedOn: Self.yesterday),
                    by: by)
            }
        }
    }

    @Test(arguments: Engine.here) func withoutTheHouseholdsYesNobodyIsSent(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await household(test)
            let by = VolunteerTests.keeper(test)
            let volunteer = try await VolunteerTests.ready(test)
            await #expect(throws: Refusal.self) {
                try await test.perform(GiveErrand(file: file, volunteer: volunteer, plan: plan(), agreedOn: nil), by: by)
            }
            await #expect(throws: Refusal.self) {
                try await test.perform(
                    BeginTandem(file: file, volunteer: volunteer, since: Self.today, until: Self.today.adding(days: 60), agreedOn: nil), by: by)
            }
            let tandem = try await test.perform(
                BeginTandem(file: file, volunteer: volunteer, since: Self.today, until: Self.today.adding(days: 60), agreedOn: Self.yesterday),
                by: by
            ).id
            // The tandem's yes is enough, for as long as it runs.
            let errand = try await test.perform(GiveErrand(file: file, volunteer: volunteer, plan: plan(), agreedOn: nil), by: by).id
            try await test.perform(EndTandem(tandem: tandem, why: .household), by: by)
            let lines = try await test.ask(FileVolunteers(file), by: by)
            #expect(lines.errands.first { $0.id == errand }?.state == .withdrawn)
            await #expect(throws: Refusal.self) {
                try await test.perform(GiveErrand(file: file, volunteer: volunteer, plan: plan(), agreedOn: nil), by: by)
            }
            try await test.perform(
                BeginTandem(
                    file: file, volunteer: volunteer, since: Self.today, until: Self.today.adding(days: 1), agreedOn: Self.yesterday), by: by)
            // It ends the day before.
            await #expect(throws: Refusal.self) {
                try await test.perform(GiveErrand(file: file, volunteer: volunteer, plan: plan(), agreedOn: nil), by: by)
            }
        }
    }

    @Test(arguments: Engine.here) func nobodyIsInTwoPlaces(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (file, volunteer, _) = try await asked(test)
            let by = VolunteerTests.keeper(test)
            let other = try await test.perform(OpenCase(desk: .housing, alias: "Frau mit rotem Koffer"), by: by).id
            await #expect(throws: Refusal.self) {
                try await test.perform(GiveErrand(file: other, volunteer: volunteer, plan: plan(hour: 15), agreedOn: Self.yesterday), by: by)
            }
            let second = try await VolunteerTests.ready(test, name: "Zweite Hilfe")
            await #expect(throws: Refusal.self) {
                try await test.perform(GiveErrand(file: file, volunteer: second, plan: plan(hour: 15), agreedOn: Self.yesterday), by: by)
            }
            // Where the family has an appointment, a companion goes along and no second errand.
            try await test.perform(
                BookAppointment(
                    file: other, begins: LocalTime(day: Self.today.adding(days: 3), hour: 10, minute: 0).moment, minutes: 60, matter: .talk,
                    language: nil, needsInterpreter: false, companion: test.worker(.volunteer).id), by: by)
            for (household, helper) in [(other, second), (file, volunteer)] {
                await #expect(throws: Refusal.self) {
                    try await test.perform(
                        GiveErrand(file: household, volunteer: helper, plan: plan(day: 3, hour: 10), agreedOn: Self.yesterday), by: by)
                }
            }
            #expect(try await test.ask(MyErrands(), by: test.worker(.volunteer)).companions.count == 1)
            try await test.perform(GiveErrand(file: file, volunteer: volunteer, plan: plan(hour: 16), agreedOn: Self.yesterday), by: by)
        }
    }

    @Test(arguments: Engine.here) func aBookingSaysWhoHasAnErrandAtThatHour(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (file, _, errand) = try await asked(test)
            let by = VolunteerTests.keeper(test)
            let other = try await test.perform(OpenCase(desk: .housing, alias: "Frau mit rotem Koffer"), by: by).id
            func plan(hour: Int, companion: WorkerID? = nil) -> AppointmentPlan {
                AppointmentPlan(
                    begins: LocalTime(day: Self.today.adding(days: 2), hour: hour, minute: 0).moment, minutes: 60, matter: .talk, place: .outside,
                    language: nil, needsInterpreter: false, companion: companion)
            }
            func told(_ booking: BookAppointment) async -> [String] {
                do {
                    try await test.perform(booking, by: by)
                    return []
                } catch Refusal.invalid(let errors) {
                    return errors.map { "\($0.field): \($0.message)" }
                } catch {
                    return ["\(error)"]
                }
            }
            let helper = test.worker(.volunteer)
            let taken = "clash: \(helper.name) hat 14:00–15:30 schon einen Auftrag."
            let ownHour = await told(BookAppointment(file: other, plan: plan(hour: 15, companion: helper.id)))
            #expect(ownHour == [taken])
            let family = await told(BookAppointment(file: file, plan: plan(hour: 14)))
            #expect(family == ["clash: Die Familie hat 14:00–15:30 schon etwas mit jemandem aus dem Ehrenamt vor."])
            // Both at once is one thing: the two are out together.
            let both = await told(BookAppointment(file: file, plan: plan(hour: 14, companion: helper.id)))
            #expect(both == [taken])
            let advice = try await test.ask(
                BookingAdvice(
                    file: other, wish: InterpretingWish(language: nil, minutes: 60, place: .outside), needsInterpreter: false,
                    plan: plan(hour: 14, companion: helper.id)), by: by)
            #expect(advice.clashes.count == 1 && !advice.slots.contains { TimeSpan(begins: $0.begins, minutes: 60).meets(plan(hour: 14).span) })
            // Beside it, knowingly, and once the errand is gone, nothing is in the way.
            for booking in [
                BookAppointment(file: other, plan: plan(hour: 16, companion: helper.id)),
                BookAppointment(file: other, plan: plan(hour: 15, companion: helper.id), acceptsClashes: true),
            ] {
                #expect(await told(booking).isEmpty)
            }
            try await test.perform(AnswerErrand(errand: errand, accepts: false), by: helper)
            #expect(await told(BookAppointment(file: file, plan: plan(hour: 14))).isEmpty)
        }
    }

    @Test(arguments: Engine.here) func aFileThatIsClosedToSomebodyIsNotTheirErrand(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (file, volunteer, errand) = try await asked(test)
            try await test.perform(
                CloseToColleague(file: file, colleague: test.worker(.volunteer).id, reason: "Nachbarschaft"), by: test.lead)
            #expect(try await test.ask(MyErrands(), by: test.worker(.volunteer)).errands.isEmpty)
            await #expect(throws: Refusal.self) {
                try await test.perform(AnswerErrand(errand: errand, accepts: true), by: test.worker(.volunteer))
            }
            await #expect(throws: Refusal.self) {
                try await test.perform(
                    GiveErrand(file: file, volunteer: volunteer, plan: plan(day: 6), agreedOn: Self.yesterday), by: VolunteerTests.keeper(test))
            }
        }
    }

    @Test(arguments: Engine.here) func noMoreTandemsThanSomebodyWants(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let by = VolunteerTests.keeper(test)
            let volunteer = try await VolunteerTests.ready(test)
            for number in 1...3 {
                let file = try await test.perform(OpenCase(desk: .housing, alias: "Haushalt \(number)"), by: by).id
                let begin = BeginTandem(
                    file: file, volunteer: volunteer, since: Self.today, until: Self.today.adding(days: 60), agreedOn: Self.yesterday)
                if number < 3 {
                    try await test.perform(begin, by: by)
                } else {
                    await #expect(throws: Refusal.self) { try await test.perform(begin, by: by) }
                }
            }
        }
    }
}
