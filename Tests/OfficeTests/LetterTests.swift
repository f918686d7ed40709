import Basics
import Catalogue
import Office
import Papers
import TestSupport
import Testing

@Suite struct LetterTests {
    /// A named person with a birth date, an appointment and a counsellor who can be called.
    private func openReadyFile(_ test: TestOffice, desk: CounsellingDesk = .return, in days: Int = 3) async throws -> CaseID {
        let worker = desk == .return ? test.counsellor : test.worker(.housingCounsellor)
        let file = try await test.perform(
            OpenCase(desk: desk, identity: PersonIdentity(familyName: "Ahmeti", givenName: "Besarta", gender: .female)), by: worker
        ).id
        let person = try await test.ask(HouseholdSheet(file: file), by: worker).persons[0]
        try await test.perform(
            RecordPerson(
                file: file, person: person.id, identity: person.identity, facts: ["born": FactInput(["1990-04-03"])], version: person.version),
            by: worker)
        let plan = AppointmentPlan(
            begins: test.clock.now.adding(seconds: days * 86_400), minutes: 60, matter: .talk, place: .phone, language: nil, needsInterpreter: false)
        try await test.perform(BookAppointment(file: file, plan: plan), by: worker)
        try await test.office.keep(Preferences(telephone: "089 0000-17"), of: worker)
        return file
    }

    /// Everything a template asks for.
    private func input(for template: LetterTemplate) -> LetterInput {
        LetterInput(
            recipient: template.recipient == .person ? [] : ["Amt Musterstadt", "Weg 1", "80000 München"], senderAddress: ["Hof 2", "80000 München"],
            consentOn: template.consent == nil ? nil : TestOffice.start.local.day,
            answers: Dictionary(
                template.questions.map { ($0.id, $0.kind == .date ? "24.12.2026" : "etwas zu \($0.id)") }, uniquingKeysWith: { first, _ in first }))
    }

    private func template(_ id: String, _ test: TestOffice) throws -> LetterTemplate { try #require(test.office.shelf.letters[id]) }

    private func write(_ id: String, in file: CaseID, _ test: TestOffice, replacing old: LetterID? = nil, reason: String? = nil) async throws
        -> LetterID
    {
        let template = try template(id, test)
        return try await test.perform(
            WriteLetter(
                file: file, template: id, templateHash: template.hash, input: input(for: template), replaces: old, reason: reason)
        ).id
    }

    @Test(arguments: Engine.here) func everyShippedTemplateBecomesALetterOfACompleteFile(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            for desk in CounsellingDesk.allCases {
                let worker = desk == .return ? test.counsellor : test.worker(.housingCounsellor)
                let file = try await openReadyFile(test, desk: desk)
                let templates = try await test.ask(LetterChoice(file: file), by: worker).templates
                #expect(templates.count >= 7)
                for template in templates {
                    let input = input(for: template)
                    let preview = try await test.ask(LetterPreview(file: file, template: template.id, input: input), by: worker)
                    #expect(preview.missing.isEmpty && preview.refused.isEmpty, "\(template.id): \(preview.missing) \(preview.refused)")
                    let id = try await test.perform(
                        WriteLetter(file: file, template: template.id, templateHash: template.hash, input: input), by: worker
                    ).id
                    let letter = try await test.ask(LetterOnFile(file: file, letter: id), by: worker).letter
                    #expect(letter.passages == preview.letter.passages && letter.number.hasPrefix("B-2026-"))
                }
                let lines = try await test.ask(FileLetters(file: file), by: worker).letters
                #expect(Set(lines.map(\.number)).count == templates.count)
            }
        }
    }

    @Test func anEmptyFileNamesEveryHoleAndFreezesNothing() async throws {
        try await Engine.sqlite.withOffice { test in
            let file = try await test.perform(OpenCase(desk: .return, alias: "Anruf", identity: PersonIdentity())).id
            for template in try await test.ask(LetterChoice(file: file)).templates {
                let preview = try await test.ask(LetterPreview(file: file, template: template.id, input: LetterInput()))
                for slot in preview.template.slots {
                    let isOptional = template.questions.contains { LetterSlot.question($0.id) == slot && $0.isOptional }
                    let isKnown = [.fileNumber, .counsellor, .office, .officeAddress, .place, .today].map(LetterSlot.field).contains(slot)
                    let isNamed = preview.missing.contains { $0.label == template.label(of: slot) }
                    #expect(isOptional || isKnown || isNamed || slot == .field(.recipient), "\(template.id): \(slot.name)")
                }
                #expect(!preview.missing.isEmpty)
                await #expect(throws: Refusal.self) {
                    try await test.perform(
                        WriteLetter(file: file, template: template.id, templateHash: template.hash, input: LetterInput()))
                }
            }
            let letters = try await test.ask(FileLetters(file: file)).letters
            #expect(letters.isEmpty)
            let invitation = try await test.ask(LetterPreview(file: file, template: "einladung", input: LetterInput()))
            #expect(invitation.missing.first { $0.label == "Telefonnummer der Beratung" }?.mend == .settings)
            #expect(invitation.missing.first { $0.label == "Tag des nächsten Termins" }?.mend == .appointment)
            #expect(invitation.missing.first { $0.label == "Name der Person" }?.mend == .name)
        }
    }

    @Test(arguments: Engine.here) func aFrozenLetterStaysWhateverChanges(_ engine: Engine) async throws {
        let shelf = try ProjectFiles.newShelf()
        try await engine.withDatabase(migrations: Schema.migrations) { database in
            let test = try await TestOffice.found(on: database, shelf: shelf)
            let file = try await openReadyFile(test)
            let id = try await write("vollmacht", in: file, test)
            let before = try await test.ask(LetterOnFile(file: file, letter: id))
            let person = try await test.ask(HouseholdSheet(file: file)).persons[0]
            try await test.perform(
                RecordPerson(
                    file: file, person: person.id, identity: PersonIdentity(familyName: "Anders", givenName: "Ganz"), facts: [:],
                    version: person.version))
            test.clock.move(days: 40)
            shelf.lay(letters: LetterTemplates())
            let after = try await test.ask(LetterOnFile(file: file, letter: id))
            #expect(after.letter == before.letter && after.templateHash == before.templateHash)
            #expect(after.letter.sender.office == "Besarta Ahmeti" && after.template == nil)
        }
    }

    @Test func aTemplateThatChangedUnderTheReaderIsNotFrozen() async throws {
        try await Engine.sqlite.withOffice { test in
            let file = try await openReadyFile(test)
            let template = try template("vollmacht", test)
            await #expect(
                throws: Refusal.notNow(
                    why: "Die Vorlage wurde inzwischen geändert.", instead: "Lesen Sie den Brief noch einmal, und schreiben Sie ihn dann fest.")
            ) {
                try await test.perform(WriteLetter(file: file, template: template.id, templateHash: "sha256:alt", input: input(for: template)))
            }
        }
    }

    @Test func anotherLetterTakesThePlaceOnceAndSaysWhy() async throws {
        try await Engine.sqlite.withOffice { test in
            let file = try await openReadyFile(test)
            let old = try await write("vollmacht", in: file, test)
            await #expect(throws: Refusal.invalid(LetterFormField.reason, "Warum wird der Brief ersetzt? Höchstens 300 Zeichen.")) {
                _ = try await write("vollmacht", in: file, test, replacing: old)
            }
            let begun = try await test.ask(LetterPreview(file: file, template: "vollmacht", input: nil, replaces: old))
            #expect(begun.input.answers["sache"] == "etwas zu sache" && begun.replaced?.id == old)
            let new = try await write("vollmacht", in: file, test, replacing: old, reason: "Der Tag war falsch.")
            let shown = try await test.ask(LetterOnFile(file: file, letter: old))
            #expect(shown.replacedBy?.id == new)
            #expect(try await test.ask(LetterOnFile(file: file, letter: new)).reason == "Der Tag war falsch.")
            await #expect(throws: Refusal.self) { _ = try await write("vollmacht", in: file, test, replacing: old, reason: "noch einmal") }
        }
    }

    @Test(arguments: Engine.here) func howALetterWasSentIsNotedAndToldToTheCourse(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await openReadyFile(test)
            let id = try await write("begleitschreiben", in: file, test)
            let today = test.clock.now.local.day
            let tomorrow = today.adding(days: 1)
            await #expect(throws: Refusal.invalid("on", "Dieser Tag liegt in der Zukunft.")) {
                try await test.perform(SendLetter(file: file, letter: id, on: tomorrow, way: .post, version: 1))
            }
            try await test.perform(SendLetter(file: file, letter: id, on: today, way: .post, note: "Einschreiben", version: 1))
            await #expect(throws: Refusal.stale) {
                try await test.perform(SendLetter(file: file, letter: id, on: today, way: .fax, version: 1))
            }
            let line = try await test.ask(LetterOnFile(file: file, letter: id)).line
            #expect(line.sending?.way == .post && line.sending?.note == "Einschreiben" && line.sending?.by == test.counsellor.name)
            let steps = try await test.ask(Timeline(file: file)).events.compactMap { event -> String? in
                guard case .step(let action, _, let about) = event.content, action.hasPrefix("letter.") else { return nil }
                return "\(action) \(about ?? "")"
            }
            #expect(steps == ["letter.send \(line.number), \(line.title)", "letter.write \(line.number), \(line.title)"])
        }
    }

    @Test func aLandlordsLetterNamesNeitherOfficeNorStatusWhateverIsTyped() async throws {
        try await Engine.sqlite.withOffice { test in
            let worker = test.worker(.housingCounsellor)
            let file = try await openReadyFile(test, desk: .housing)
            let template = try template("mietangebot", test)
            var typed = input(for: template)
            let letter = try await test.ask(LetterPreview(file: file, template: template.id, input: typed), by: worker).letter
            let words = letter.sheet.plainLines.joined(separator: "\n")
            #expect(RevealingWords.first(in: words) == nil)
            for secret in ["Büro für Rückkehrhilfen", "Testweg", "0000-0", worker.name, "Unser Zeichen"] { #expect(!words.contains(secret)) }
            typed.answers["erreichbar"] = "über das Jobcenter"
            let preview = try await test.ask(LetterPreview(file: file, template: template.id, input: typed), by: worker)
            #expect(preview.refused.map(\.field) == ["frage-erreichbar"])
            await #expect(throws: Refusal.self) {
                try await test.perform(WriteLetter(file: file, template: template.id, templateHash: template.hash, input: typed), by: worker)
            }
        }
    }

    @Test func noLetterGoesToTheImmigrationAuthority() async throws {
        try await Engine.sqlite.withOffice { test in
            let file = try await openReadyFile(test)
            var typed = input(for: try template("unterlagen-behoerde", test))
            typed.recipient = ["Zentrale Ausländerbehörde", "Weg 1"]
            let preview = try await test.ask(LetterPreview(file: file, template: "unterlagen-behoerde", input: typed))
            #expect(preview.refused.map(\.field) == [LetterFormField.recipient])
        }
    }

    @Test func aLetterOfOneDeskIsNotOfferedAtTheOther() async throws {
        try await Engine.sqlite.withOffice { test in
            let file = try await openReadyFile(test)
            let offered = try await test.ask(LetterChoice(file: file)).templates.map(\.id)
            #expect(!offered.contains("mietangebot") && offered.contains("vollmacht"))
            await #expect(throws: Refusal.self) { try await test.ask(LetterPreview(file: file, template: "mietangebot", input: nil)) }
        }
    }

    @Test(arguments: Engine.here) func lettersGoAlongWithAMergeAndBack(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let (from, into) = (try await openReadyFile(test), try await openReadyFile(test, in: 4))
            let id = try await write("vollmacht", in: from, test)
            let before = try await test.ask(LetterOnFile(file: from, letter: id)).letter
            let preview = try await test.ask(MergePreview(from: from, into: into))
            let same = Dictionary(
                preview.members.compactMap { member in member.likeliest.map { (member.person.id, $0) } }, uniquingKeysWith: { first, _ in first })
            let merge = try await test.perform(
                MergeFiles(
                    from: from, into: into, same: same, reason: "dieselbe Person", fromVersion: preview.from.version,
                    intoVersion: preview.into.version)
            ).id
            let moved = try await test.ask(LetterOnFile(file: into, letter: id))
            #expect(moved.letter == before)
            try await test.perform(UndoMerge(merge: merge))
            let back = try await test.ask(LetterOnFile(file: from, letter: id))
            #expect(back.letter == before)
            let left = try await test.ask(FileLetters(file: into)).letters
            #expect(left.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func anErasedFileLeavesNoLetter(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await openReadyFile(test)
            var typed = input(for: try template("vollmacht", test))
            typed.answers["sache"] = "KANARIENBRIEFSACHE"
            let template = try template("vollmacht", test)
            try await test.perform(WriteLetter(file: file, template: template.id, templateHash: template.hash, input: typed))
            let number = try await test.ask(HouseholdSheet(file: file)).file.number
            try await test.office.erase(fileNumber: number, reason: "demand", id: CommandID(), by: test.worker(.dataProtectionOfficer))
            await #expect(throws: Refusal.erased) { try await test.ask(FileLetters(file: file)) }
            guard let hits = try await CanaryScan.hits(of: ["KANARIENBRIEFSACHE"], in: test.office.database) else { return }
            #expect(hits.isEmpty)
        }
    }
}
