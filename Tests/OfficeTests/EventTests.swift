import Basics
import Figures
import Office
import Papers
import TestSupport
import Testing

@Suite struct EventTests {
    static let start = TestOffice.start.local.day

    static func plan(_ kind: EventKind = .workshop, day: CivilDate = start, capacity: Int? = 2, until: CivilDate? = nil) -> EventPlan {
        EventPlan(
            desk: .return, kind: kind, audience: .counsellors, title: "Workshop für Rückkehrländer", contents: "Recht\nPraxis", place: "München",
            begins: LocalTime(day: day, hour: 9, minute: 30).moment, minutes: 360, capacity: capacity, registerUntil: until)
    }

    @Test(arguments: Engine.here) func aSeatIsTakenOnceAndTheNextWaits(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let event = try await house.perform(PlanEvent(Self.plan(day: Self.start.adding(days: 9)))).id
            for name in ["Ada", "Berta", "Cem"] {
                _ = try await house.perform(AddGuest(event: event, identity: GuestIdentity(name: name), isInvitation: false))
            }
            let full = try await house.ask(EventSheet(event: event))
            #expect(full.guests.map(\.state) == [.registered, .registered, .waiting])
            #expect(full.event.free == 0)
            await #expect(throws: Refusal.self) {
                try await house.perform(SettleGuest(event: event, guest: full.guests[2].id, isComing: true))
            }
            _ = try await house.perform(SettleGuest(event: event, guest: full.guests[0].id, isComing: false))
            _ = try await house.perform(SettleGuest(event: event, guest: full.guests[2].id, isComing: true))
            let moved = try await house.ask(EventSheet(event: event))
            #expect(moved.guests.map(\.state) == [.declined, .registered, .registered])
        }
    }

    @Test(arguments: Engine.here) func whoWasThereIsCountedOnceHoweverOftenItIsCorrected(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let event = try await house.perform(PlanEvent(Self.plan(day: Self.start.adding(days: -1), capacity: nil))).id
            var guests: [GuestID] = []
            for name in ["Ada", "Berta", "Cem"] {
                guests.append(try await house.perform(AddGuest(event: event, identity: GuestIdentity(name: name), isInvitation: false)).id)
            }
            _ = try await house.perform(HoldEvent(event: event, present: guests, visitors: 4))
            _ = try await house.perform(HoldEvent(event: event, present: Array(guests.prefix(2)), visitors: 1))
            let report = EventReport(from: Self.start.adding(days: -30), to: Self.start)
            let figures = try await house.ask(report)
            #expect(figures.byKind.map(\.kind) == ["workshop"])
            #expect(figures.events == 1)
            #expect(figures.heads == 3)
            // Another kind counts elsewhere, on both sides of the change.
            let sheet = try await house.ask(EventSheet(event: event))
            var plan = sheet.event.plan
            plan.kind = .seminar
            _ = try await house.perform(ChangeEvent(event: event, plan: plan, version: sheet.event.version))
            let changed = try await house.ask(report)
            #expect(changed.byKind.map(\.kind) == ["seminar"])
            #expect(changed.heads == 3)
            await #expect(throws: Refusal.stale) { try await house.perform(ChangeEvent(event: event, plan: plan, version: sheet.event.version)) }
        }
    }

    @Test(arguments: Engine.here) func aCertificateSaysForGoodWhatItSaidOnce(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let event = try await house.perform(PlanEvent(Self.plan(day: Self.start.adding(days: -1)))).id
            let guest = try await house.perform(
                AddGuest(event: event, identity: GuestIdentity(name: "Ada", organisation: "Caritas"), isInvitation: false)
            ).id
            await #expect(throws: Refusal.self) { try await house.perform(CertifyGuests(event: event)) }
            _ = try await house.perform(HoldEvent(event: event, present: [guest]))
            _ = try await house.perform(CertifyGuests(event: event))
            let first = try await house.ask(GuestCertificate(event: event, guest: guest))
            #expect(first.name == "Ada")
            #expect(first.when.hasSuffix("09:30 Uhr, Dauer 6 Stunden"))
            let sheet = try await house.ask(EventSheet(event: event))
            var plan = sheet.event.plan
            plan.title = "Anders"
            _ = try await house.perform(ChangeEvent(event: event, plan: plan, version: sheet.event.version))
            let later = try await house.ask(GuestCertificate(event: event, guest: guest))
            #expect(later == first)
            // Who has one was there.
            await #expect(throws: Refusal.self) { try await house.perform(HoldEvent(event: event, present: [])) }
            await #expect(throws: Refusal.self) { try await house.perform(RemoveGuest(event: event, guest: guest)) }
        }
    }

    @Test(arguments: Engine.here) func aSecretAddressOpensItsEventAndNothingElse(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let event = try await house.perform(PlanEvent(Self.plan(day: Self.start.adding(days: 9)))).id
            _ = try await house.perform(SetRegistration(event: event, isOpen: true))
            let secret = try #require(try await house.ask(EventSheet(event: event)).secret)
            let seen = try await house.office.show(RegistrationSheet(secret: secret))
            #expect(seen.name == nil && seen.mine == nil && seen.shut == nil)
            let sending = CommandID()
            for _ in 0..<2 {
                let state = try await house.office.receive(
                    RegisterFromOutside(secret: secret, identity: GuestIdentity(name: "Dana")), id: sending)
                #expect(state == .registered)
            }
            let guests = try await house.ask(EventSheet(event: event)).guests
            #expect(guests.map(\.identity.name) == ["Dana"])
            _ = try await house.perform(SetRegistration(event: event, isOpen: false))
            await #expect(throws: Refusal.notFound) { try await house.office.show(RegistrationSheet(secret: secret)) }
            await #expect(throws: Refusal.notFound) { try await house.office.show(RegistrationSheet(secret: "zu kurz")) }
            await #expect(throws: Refusal.notFound) { try await house.office.show(InvitationSheet(secret: secret)) }
        }
    }

    @Test(arguments: Engine.here) func anInvitationIsAnsweredAndChangedUntilItIsTooLate(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let event = try await house.perform(PlanEvent(Self.plan(day: Self.start.adding(days: 9), until: Self.start.adding(days: 2)))).id
            _ = try await house.perform(AddGuest(event: event, identity: GuestIdentity(name: "Ada"), isInvitation: true))
            let secret = try #require(try await house.ask(EventSheet(event: event)).guests[0].secret)
            #expect(try await house.office.show(InvitationSheet(secret: secret)).mine == .invited)
            for (coming, state) in [(true, GuestState.registered), (true, .registered), (false, .declined), (true, .registered)] {
                let now = try await house.office.receive(AnswerInvitation(secret: secret, isComing: coming), id: CommandID())
                #expect(now == state)
            }
            house.clock.move(days: 3)
            await #expect(throws: Refusal.self) {
                try await house.office.receive(AnswerInvitation(secret: secret, isComing: false), id: CommandID())
            }
            #expect(try await house.office.show(InvitationSheet(secret: secret)).shut == "Die Anmeldung ist vorbei.")
        }
    }

    @Test func impossiblePlansAreRefusedFieldByField() async throws {
        try await Engine.sqlite.withOffice { house in
            var plan = Self.plan(until: Self.start.adding(days: 1))
            plan.title = ""
            plan.capacity = 0
            plan.minutes = 3
            do {
                _ = try await house.perform(PlanEvent(plan))
                Issue.record("an impossible plan was kept")
            } catch Refusal.invalid(let errors) {
                #expect(Set(errors.map(\.field)) == ["title", "capacity", "minutes", "registerUntil"])
            }
        }
    }
}
