import Basics
import Figures
import Foundation
import Office
import Store
import TestSupport
import Testing

@Suite struct MergeTests {
    /// Two files about one family: the second was opened months later, under other spellings.
    private struct Twice {
        let first: CaseID
        let second: CaseID
    }

    private func open(_ test: TestOffice) async throws -> Twice {
        let first = try await test.perform(
            OpenCase(
                desk: .return, identity: PersonIdentity(familyName: "Hussein", givenName: "Mohammed", gender: .male), language: Language("ar"),
                born: CivilDate(iso: "1990-04-03"))
        ).id
        try await talk(first, "Erstes Gespräch", test)
        let second = try await test.perform(
            OpenCase(
                desk: .return, identity: PersonIdentity(familyName: "Husain", givenName: "Muhamed", nameInOwnScript: "محمد حسين"),
                destination: Country("SY"), wish: "Zu den Eltern", born: CivilDate(iso: "1990-04-03"))
        ).id
        try await test.perform(AddPerson(file: second, identity: PersonIdentity(familyName: "Husain", givenName: "Amina")))
        let people = try await test.ask(HouseholdSheet(file: second)).persons.map(\.id)
        try await talk(second, "Zweites Gespräch, mit der Schwester", advised: people, test)
        try await test.perform(WriteNote(file: second, text: "Die Mappe ist blau."))
        try await test.perform(AddTask(file: second, title: "Pass kopieren", dueOn: test.clock.now.local.day.adding(days: 7)))
        return Twice(first: first, second: second)
    }

    private func talk(_ file: CaseID, _ note: String, advised: [PersonID] = [], _ test: TestOffice) async throws {
        try await test.perform(
            HoldSession(
                file: file, heldOn: test.clock.now.local.day, minutes: 30, channel: .office, language: nil, interpreting: .notNeeded,
                advised: advised,
                note: note))
    }

    private func merge(_ twice: Twice, _ test: TestOffice, by worker: Worker? = nil) async throws -> MergeID {
        let preview = try await test.ask(MergePreview(from: twice.second, into: twice.first), by: worker)
        let same = Dictionary(
            preview.members.compactMap { member in member.likeliest.map { (member.person.id, $0) } }, uniquingKeysWith: { first, _ in first })
        return try await test.perform(
            MergeFiles(
                from: twice.second, into: twice.first, same: same, reason: "Ausweis gesehen, dieselbe Person", fromVersion: preview.from.version,
                intoVersion: preview.into.version), by: worker
        ).id
    }

    /// Everything a person can read of a file, without the log's numbers.
    private func content(_ file: CaseID, _ test: TestOffice) async throws -> String {
        let sheet = try await test.ask(HouseholdSheet(file: file))
        let course = try await test.ask(Timeline(file: file, isWhole: true)).events.compactMap { event -> String? in
            switch event.content {
            case .session(let session): "\(session)"
            case .note(let note): "\(note)"
            default: nil
            }
        }
        let tasks = try await test.ask(CaseOverview(file: file)).tasks.map(\.title)
        let people = sheet.persons.map { "\($0.id) \($0.place) \($0.identity) \($0.facts.byField.sorted { $0.key < $1.key })" }
        let head = "\(sheet.file.title) \(String(describing: sheet.file.wish)) \(String(describing: sheet.file.destination)) \(sheet.file.persons) "
        return head + "\(sheet.facts.byField.sorted { $0.key < $1.key }) \(people) \(course) \(tasks) \(sheet.file.lastContactOn) \(sheet.file.stage)"
    }

    @Test(arguments: Engine.here) func thePreviewTellsWhatDiffersAndThePlanGoesAlong(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let twice = try await open(test)
            for (file, contact, needs) in [(twice.first, "über die Caritas", "traumatised"), (twice.second, "0151 000", "pregnant")] {
                let person = try await test.ask(HouseholdSheet(file: file)).persons[0]
                var identity = person.identity
                identity.contact = contact
                try await test.perform(
                    RecordPerson(
                        file: file, person: person.id, identity: identity, facts: ["vulnerabilities": FactInput([needs])], version: person.version))
            }
            let day = test.clock.now.local.day.adding(days: 120)
            try await test.perform(WishPlanDay(file: twice.second, day: day, version: 0))
            let preview = try await test.ask(MergePreview(from: twice.second, into: twice.first))
            let labels = preview.differences.compactMap { if case .words(let label, _, _) = $0.matter { label } else { nil } }
            #expect(Set(labels).isSuperset(of: ["Familienname", "Vorname", "Sicherer Kontakt"]))
            #expect(preview.sensitiveDifferences == 1 && preview.planFate == .moves)
            #expect(preview.members[0].person.facts["vulnerabilities"] == nil && preview.others[0].facts["vulnerabilities"] == nil)
            let before = try await test.ask(FilePlan(file: twice.second)).version
            let merge = try await merge(twice, test)
            #expect(try await test.ask(FilePlan(file: twice.first)).version == before)
            try await test.perform(UndoMerge(merge: merge))
            #expect(try await test.ask(FilePlan(file: twice.second)).version == before)
            #expect(try await test.ask(FilePlan(file: twice.first)).version == 0)
        }
    }

    @Test(arguments: Engine.here) func everythingGoesAlongAndTheAddressLeadsThere(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let twice = try await open(test)
            _ = try await merge(twice, test)
            let sheet = try await test.ask(HouseholdSheet(file: twice.first))
            #expect(sheet.persons.map(\.called) == ["Mohammed Hussein", "Amina Husain"])
            #expect(sheet.persons[0].identity.nameInOwnScript == "محمد حسين" && sheet.file.wish == "Zu den Eltern")
            #expect(sheet.file.destination == Country("SY") && sheet.file.persons == 2)
            let text = try await content(twice.first, test)
            for word in ["Erstes Gespräch", "mit der Schwester", "Die Mappe ist blau.", "Pass kopieren"] { #expect(text.contains(word)) }
            await #expect(throws: Refusal.merged(into: twice.first)) { try await test.ask(CaseOverview(file: twice.second)) }
            #expect(try await test.ask(CaseList()).lines.map(\.id) == [twice.first])
            #expect(try await test.ask(FindPersons(text: "Muhamed Husain")).map(\.id) == [twice.first])
            #expect(try await test.ask(DuplicatePairs()).isEmpty)
        }
    }

    @Test(arguments: Engine.here) func takenBackBothFilesReadAsBefore(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let twice = try await open(test)
            let before = (try await content(twice.first, test), try await content(twice.second, test))
            let merge = try await merge(twice, test)
            #expect(try await test.perform(UndoMerge(merge: merge)).id == twice.second)
            #expect(try await content(twice.first, test) == before.0)
            #expect(try await content(twice.second, test) == before.1)
            #expect(try await test.ask(CaseList()).lines.count == 2)
            #expect(Set(try await test.ask(FindPersons(text: "Muhamed Husain")).map(\.id)) == [twice.first, twice.second])
            await #expect(throws: Refusal.self) { try await test.perform(UndoMerge(merge: merge)) }
        }
    }

    @Test(arguments: Engine.here) func whatWasWrittenSinceStaysWhereItWasWritten(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let twice = try await open(test)
            let merge = try await merge(twice, test)
            try await test.perform(WriteNote(file: twice.first, text: "Nach dem Zusammenführen geschrieben."))
            let main = try await test.ask(HouseholdSheet(file: twice.first)).persons[0]
            try await test.perform(
                RecordPerson(
                    file: twice.first, person: main.id, identity: main.identity, facts: ["nationality": FactInput(["SY"])], version: main.version))
            try await test.perform(UndoMerge(merge: merge))
            #expect(try await content(twice.first, test).contains("Nach dem Zusammenführen geschrieben."))
            let again = try await test.ask(HouseholdSheet(file: twice.first)).persons[0]
            #expect(again.facts.value("nationality") == "SY" && again.identity.nameInOwnScript == nil)
        }
    }

    @Test(arguments: Engine.here) func onePersonIsCountedOnce(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let twice = try await open(test)
            func persons() async throws -> Int {
                try await test.office.database.read {
                    try $0.value("SELECT COUNT(DISTINCT pseudonym) FROM facts WHERE kind = 'advised' AND voided_at IS NULL") ?? 0
                }
            }
            func facts() async throws -> Int {
                try await test.office.database.read { try $0.value("SELECT COUNT(*) FROM facts WHERE voided_at IS NULL") ?? 0 }
            }
            let (counted, all) = (try await persons(), try await facts())
            #expect(counted == 3)
            let merge = try await merge(twice, test)
            #expect(try await persons() == 2)
            #expect(try await facts() == all, "as many talks as before")
            try await test.perform(UndoMerge(merge: merge))
            #expect(try await persons() == 3)
            #expect(try await facts() == all)
        }
    }

    @Test func whatStandsInTheWayIsSaid() async throws {
        try await Engine.sqlite.withOffice { test in
            let twice = try await open(test)
            let version = try await test.ask(CaseOverview(file: twice.second)).file.version
            try await test.perform(AssignFile(file: twice.second, owner: test.lead.id, restricted: false, version: version), by: test.lead)
            let refusal = await #expect(throws: Refusal.self) { try await merge(twice, test) }
            #expect(refusal?.sentence == "Nicht beide Fälle sind Ihre.")
            _ = try await merge(twice, test, by: test.lead)
            let closed = try await test.perform(OpenCase(desk: .return, identity: PersonIdentity(familyName: "Hussein", givenName: "Mohammed"))).id
            let other = try await test.ask(CaseOverview(file: closed)).file.version
            try await test.perform(CloseCase(file: closed, outcome: .stays, version: other))
            let shut = await #expect(throws: Refusal.self) { try await merge(Twice(first: twice.first, second: closed), test, by: test.lead) }
            #expect(shut?.instead.contains("Öffnen Sie ihn") == true)
        }
    }

    @Test func twoOffersOfOneBenefitStandInTheWay() async throws {
        try await Engine.sqlite.withOffice { test in
            let (one, other) = (try await test.openFamily(of: 1), try await test.openFamily(of: 1))
            _ = try await test.draft(["reag-garp.start_aid"], of: one)
            let offer = try await test.draft(["reag-garp.start_aid"], of: other)
            let refusal = await #expect(throws: Refusal.self) { try await merge(Twice(first: one, second: other), test) }
            #expect(refusal?.sentence.contains("In beiden Fällen gibt es eine Zusage") == true)
            try await test.perform(WithdrawOffer(offer: offer, version: 1))
            _ = try await merge(Twice(first: one, second: other), test)
            #expect(try await test.ask(FileLetters(file: one)).offers.count == 2)
        }
    }

    @Test func erasingTheFileErasesWhatWentIntoIt() async throws {
        try await Engine.sqlite.withOffice { test in
            let twice = try await open(test)
            let old = try await test.ask(CaseOverview(file: twice.second)).file.number
            _ = try await merge(twice, test)
            let number = try await test.ask(CaseOverview(file: twice.first)).file.number
            let officer = test.worker(.dataProtectionOfficer)
            await #expect(throws: Refusal.self) { try await test.office.erase(fileNumber: old, reason: "demand", id: CommandID(), by: officer) }
            try await test.office.erase(fileNumber: number, reason: "demand", id: CommandID(), by: officer)
            let keys: Int? = try await test.office.database.read { try $0.value("SELECT COUNT(*) FROM case_keys WHERE wrapped_key IS NOT NULL") }
            #expect(keys == 0)
        }
    }

    /// Whoever adds a table of a file says how its rows go along: `MovableRows.all`, or `staying`.
    @Test func everyTableOfAFileIsKnownToTheMerge() async throws {
        try await Engine.sqlite.withOffice { test in
            let tables = try await test.office.database.read { try $0.columns() }.filter { $0.column == "case_id" }.map(\.table)
            #expect(Set(tables).subtracting(MergeTables.known) == [], "say in MovableRows how these go along")
        }
    }
}
