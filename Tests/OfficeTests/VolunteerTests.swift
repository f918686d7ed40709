import Basics
import Office
import Store
import TestSupport
import Testing

@Suite struct VolunteerTests {
    static let today = TestOffice.start.local.day

    static func keeper(_ test: TestOffice) -> Worker { test.worker(.housingCounsellor) }

    /// Somebody who may be given a household's errand.
    static func ready(
        _ test: TestOffice, name: String = "Renate Jansen", account: WorkerID? = nil, certificateUntil: CivilDate = today.adding(days: 400),
        trainingUntil: CivilDate? = nil
    ) async throws -> VolunteerID {
        let by = keeper(test)
        let id = try await test.perform(
            KeepVolunteer(
                identity: VolunteerIdentity(name: name, phone: "0221 0000-411", mail: "jansen@ehrenamt.example", times: "dienstags ab 16 Uhr"),
                account: account, languages: [Language("de")!, Language("ar")!], districts: ["Ehrenfeld", "Nippes"], mostTandems: 2), by: by
        ).id
        try await test.perform(
            RecordOnboarding(
                volunteer: id,
                onboarding: Onboarding(
                    talkOn: today.adding(days: -100), secrecyOn: today.adding(days: -90),
                    certificate: SeenCertificate(seenOn: today.adding(days: -80), validUntil: certificateUntil)), version: 1), by: by)
        try await test.perform(
            NoteTraining(volunteer: id, kind: .basic, heldOn: today.adding(days: -70), validUntil: trainingUntil), by: by)
        try await test.perform(MoveVolunteer(volunteer: id, to: .active, since: today.adding(days: -60)), by: by)
        return id
    }

    @Test(arguments: Engine.here) func theBookFindsByLanguageAndPartOfTown(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let id = try await Self.ready(test)
            _ = try await test.perform(
                KeepVolunteer(identity: VolunteerIdentity(name: "Anton Berg"), languages: [Language("fr")!], districts: ["Porz"]),
                by: Self.keeper(test))
            let all = try await test.ask(VolunteerBook(), by: Self.keeper(test))
            #expect(all.lines.map(\.volunteer.identity.name) == ["Anton Berg", "Renate Jansen"])
            #expect(all.counts == [.active: 1, .interested: 1])
            let arabic = try await test.ask(VolunteerBook(language: Language("ar")), by: Self.keeper(test))
            #expect(arabic.lines.map(\.volunteer.id) == [id])
            #expect(try await test.ask(VolunteerBook(district: "ehrenf"), by: Self.keeper(test)).lines.map(\.volunteer.id) == [id])
            #expect(try await test.ask(VolunteerBook(state: .interested, district: "ehrenf"), by: Self.keeper(test)).lines.isEmpty)
        }
    }

    @Test func everyStepThatIsMissingIsAGapWithWhatToDo() async throws {
        try await Engine.sqlite.withOffice { test in
            let id = try await test.perform(KeepVolunteer(identity: VolunteerIdentity(name: "Anton Berg")), by: Self.keeper(test)).id
            let fresh = try await test.ask(VolunteerSheet(id), by: Self.keeper(test))
            #expect(fresh.gaps == [.state(.interested), .secrecy, .certificateMissing, .trainingMissing])
            let ready = try await Self.ready(
                test, certificateUntil: Self.today.adding(days: 10), trainingUntil: Self.today.adding(days: 20))
            let known = try await test.ask(VolunteerSheet(ready), by: Self.keeper(test))
            #expect(known.gaps.isEmpty && known.certificateSeenBy == Self.keeper(test).name)
            #expect(known.volunteer.gaps(on: Self.today.adding(days: 10)).isEmpty, "the last day still counts")
            #expect(known.volunteer.gaps(on: Self.today.adding(days: 11)) == [.certificateOver(Self.today.adding(days: 10))])
            #expect(known.volunteer.gaps(on: Self.today.adding(days: 21)).count == 2)
            // A newer training counts, the older one does not hold it back.
            try await test.perform(NoteTraining(volunteer: ready, kind: .basic, heldOn: Self.today), by: Self.keeper(test))
            let again = try await test.ask(VolunteerSheet(ready), by: Self.keeper(test)).volunteer
            #expect(again.gaps(on: Self.today.adding(days: 21)) == [.certificateOver(Self.today.adding(days: 10))])
        }
    }

    @Test(arguments: Engine.here) func whatRunsOutSoonIsToldWithItsDay(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let id = try await Self.ready(test, certificateUntil: Self.today.adding(days: 30))
            _ = try await Self.ready(test, name: "Lange Gültig")
            let told = try await test.ask(VolunteerNotice(), by: Self.keeper(test)).runningOut
            #expect(told.map(\.volunteer) == [id] && told.first?.what == "Führungszeugnis" && told.first?.day == Self.today.adding(days: 30))
            try await test.perform(EndVolunteer(volunteer: id, on: Self.today), by: Self.keeper(test))
            #expect(try await test.ask(VolunteerNotice(), by: Self.keeper(test)).isEmpty)
        }
    }

    @Test(arguments: Engine.here) func whoLeavesIsErasedButForTheName(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let id = try await Self.ready(test, account: test.worker(.volunteer).id)
            try await test.perform(EndVolunteer(volunteer: id, on: Self.today), by: Self.keeper(test))
            let left = try await test.ask(VolunteerSheet(id), by: Self.keeper(test)).volunteer
            #expect(left.identity == VolunteerIdentity(name: "Renate Jansen") && left.account == nil)
            #expect(left.languages.isEmpty && left.districts.isEmpty && left.endedOn == Self.today && left.state == .ended)
            await #expect(throws: Refusal.self) {
                try await test.perform(MoveVolunteer(volunteer: id, to: .active), by: Self.keeper(test))
            }
            // The account is free for another entry.
            _ = try await test.perform(
                KeepVolunteer(identity: VolunteerIdentity(name: "Renate Jansen"), account: test.worker(.volunteer).id), by: Self.keeper(test))
        }
    }

    @Test(arguments: Engine.here) func whatCannotBeIsRefused(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let by = Self.keeper(test)
            let id = try await Self.ready(test, account: test.worker(.volunteer).id)
            for wrong in [
                KeepVolunteer(identity: VolunteerIdentity(name: " ")),
                KeepVolunteer(identity: VolunteerIdentity(name: "A", mail: "nirgends")),
                KeepVolunteer(identity: VolunteerIdentity(name: "A"), account: test.worker(.volunteer).id),
                KeepVolunteer(identity: VolunteerIdentity(name: "A"), account: test.counsellor.id),
                KeepVolunteer(volunteer: id, identity: VolunteerIdentity(name: "A"), version: 1),
            ] {
                await #expect(throws: Refusal.self) { try await test.perform(wrong, by: by) }
            }
            let version = try await test.ask(VolunteerSheet(id), by: by).volunteer.version
            for wrong in [
                SeenCertificate(seenOn: Self.today.adding(days: 1), validUntil: Self.today.adding(days: 9)),
                SeenCertificate(seenOn: Self.today, validUntil: Self.today.adding(days: -1)),
                SeenCertificate(seenOn: Self.today, validUntil: Self.today.adding(years: 20)),
            ] {
                await #expect(throws: Refusal.self) {
                    try await test.perform(
                        RecordOnboarding(volunteer: id, onboarding: Onboarding(certificate: wrong), version: version), by: by)
                }
            }
            await #expect(throws: Refusal.self) {
                try await test.perform(NoteTraining(volunteer: id, kind: .basic, heldOn: Self.today.adding(days: 1)), by: by)
            }
        }
    }
}
