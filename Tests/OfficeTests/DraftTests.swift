import Basics
import Office
import Store
import TestSupport
import Testing

@Suite struct DraftTests {
    private func keep(
        _ text: String, _ file: CaseID, _ sheet: CommandID, from stamp: DraftStamp? = nil, serial: Int64? = nil, decided: Bool = false
    ) -> KeepDraft {
        KeepDraft(
            file: file, form: .note, fields: [Draft.Field("note", text)], ticket: DraftTicket(sheet: sheet, stamp: stamp), serial: serial,
            isDecided: decided)
    }

    private func text(_ file: CaseID, _ house: TestOffice, by worker: Worker? = nil) async throws -> String? {
        try await house.ask(Timeline(file: file), by: worker).draft?.fields.first?.value
    }

    @Test(arguments: Engine.here) func aDraftBelongsToItsWorkerAndItsFile(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let (file, other) = (try await house.perform(OpenCase(desk: .return)).id, try await house.perform(OpenCase(desk: .return)).id)
            _ = try await house.office.jot(keep("halber Satz", file, CommandID()), by: house.counsellor)
            let (mine, elsewhere) = (try await text(file, house), try await text(other, house))
            let leads = try await text(file, house, by: house.lead)
            #expect(mine == "halber Satz" && elsewhere == nil && leads == nil)
            let lines = try await house.ask(MyDrafts())
            let leadsLines = try await house.ask(MyDrafts(), by: house.lead)
            #expect(lines.map(\.file) == [file] && leadsLines.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func typingLeavesNoEntryInTheLog(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let file = try await house.perform(OpenCase(desk: .return)).id
            _ = try await house.ask(Timeline(file: file))
            let before = try await house.ask(Timeline(file: file)).events.count
            let sheet = CommandID()
            for serial in 1...5 { _ = try await house.office.jot(keep("Satz \(serial)", file, sheet, serial: Int64(serial)), by: house.counsellor) }
            let after = try await house.ask(Timeline(file: file)).events.count
            #expect(before == after)
        }
    }

    @Test(arguments: Engine.here) func theNoteTakesItsDraftWithIt(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let file = try await house.perform(OpenCase(desk: .return)).id
            let sheet = CommandID()
            _ = try await house.office.jot(keep("halber Satz", file, sheet), by: house.counsellor)
            let note = WriteNote(file: file, text: "ganzer Satz", draft: DraftTicket(sheet: sheet, stamp: nil))
            _ = try await house.office.perform(note, id: sheet, by: house.counsellor)
            let left = try await text(file, house)
            #expect(left == nil)
            // A saving that was held up on its way is no ghost, and a second click is no second note.
            let late = try await house.office.jot(keep("halber", file, sheet), by: house.counsellor)
            #expect(late == .alreadyWritten)
            _ = try await house.office.perform(note, id: sheet, by: house.counsellor)
            let notes = try await house.ask(Timeline(file: file, filter: .talks)).events.count
            let ghost = try await text(file, house)
            #expect(notes == 1 && ghost == nil)
        }
    }

    @Test(arguments: Engine.here) func aSecondWindowNeverOverwritesSilently(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let file = try await house.perform(OpenCase(desk: .return)).id
            let (first, second) = (CommandID(), CommandID())
            _ = try await house.office.jot(keep("aus dem ersten", file, first, serial: 1), by: house.counsellor)
            let met = try await house.office.jot(keep("aus dem zweiten", file, second, serial: 9), by: house.counsellor)
            guard case .newerElsewhere = met else {
                Issue.record("\(met)")
                return
            }
            let kept = try await text(file, house)
            #expect(kept == "aus dem ersten")
            _ = try await house.office.jot(keep("aus dem zweiten", file, second, serial: 10, decided: true), by: house.counsellor)
            let old = try await house.office.jot(keep("wieder aus dem ersten", file, first, serial: 2), by: house.counsellor)
            guard case .newerElsewhere = old else {
                Issue.record("\(old)")
                return
            }
            // A note from the first window leaves what the second one types.
            let note = WriteNote(file: file, text: "aus dem ersten", draft: DraftTicket(sheet: first, stamp: nil))
            _ = try await house.office.perform(note, id: first, by: house.counsellor)
            let left = try await text(file, house)
            #expect(left == "aus dem zweiten")
        }
    }

    @Test(arguments: Engine.here) func aDraftBecomesOneNoteAlthoughTwoWindowsShowIt(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let file = try await house.perform(OpenCase(desk: .return)).id
            _ = try await house.office.jot(keep("halber Satz", file, CommandID()), by: house.counsellor)
            let stamp = try #require(try await house.ask(Timeline(file: file)).draft?.stamp)
            let windows = [CommandID(), CommandID()]
            func send(_ window: CommandID) async throws {
                let note = WriteNote(file: file, text: "ganzer Satz", draft: DraftTicket(sheet: window, stamp: stamp))
                _ = try await house.office.perform(note, id: window, by: house.counsellor)
            }
            try await send(windows[0])
            await #expect(throws: Refusal.self) { try await send(windows[1]) }
            let late = try await house.office.jot(keep("halber Satz, weiter", file, windows[1], from: stamp), by: house.counsellor)
            #expect(late == .gone)
        }
    }

    @Test(arguments: Engine.here) func savingsOfOneWindowStayInOrder(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let file = try await house.perform(OpenCase(desk: .return)).id
            let sheet = CommandID()
            _ = try await house.office.jot(keep("zwei", file, sheet, serial: 2), by: house.counsellor)
            _ = try await house.office.jot(keep("eins", file, sheet, serial: 1), by: house.counsellor)
            let kept = try await text(file, house)
            #expect(kept == "zwei")
        }
    }

    @Test(arguments: Engine.here) func aTextThatWasDeletedAgainLeavesNoDraft(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let file = try await house.perform(OpenCase(desk: .return)).id
            let sheet = CommandID()
            _ = try await house.office.jot(keep("halber Satz", file, sheet, serial: 1), by: house.counsellor)
            let outcome = try await house.office.jot(keep("  ", file, sheet, serial: 2), by: house.counsellor)
            let lines = try await house.ask(MyDrafts())
            #expect(outcome == .nothing && lines.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func whatWasThrownAwayComesBackForTenMinutes(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let file = try await house.perform(OpenCase(desk: .return)).id
            _ = try await house.office.jot(keep("halber Satz", file, CommandID()), by: house.counsellor)
            try await house.office.jot(DiscardDraft(file: file, form: .note), by: house.counsellor)
            let gone = try await text(file, house)
            let lines = try await house.ask(MyDrafts())
            #expect(gone == nil && lines.isEmpty)
            let isBack = try await house.office.jot(RestoreDraft(file: file, form: .note), by: house.counsellor)
            let back = try await text(file, house)
            #expect(isBack && back == "halber Satz")
            try await house.office.jot(DiscardDraft(file: file, form: .note), by: house.counsellor)
            house.clock.move(seconds: KeepDraft.regret + 1)
            let isLate = try await house.office.jot(RestoreDraft(file: file, form: .note), by: house.counsellor)
            #expect(!isLate)
        }
    }

    @Test(arguments: Engine.here) func aChangedTextKeepsWhatItSaid(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let file = try await house.perform(OpenCase(desk: .return)).id
            _ = try await house.perform(WriteNote(file: file, text: "Amt ruft am Montag zurück"))
            let events = try await house.ask(Timeline(file: file, filter: .talks)).events
            guard case .note(let note) = events[0].content else {
                Issue.record("no note")
                return
            }
            let better = RewordNote(file: file, subject: note.id, text: "Amt ruft am Dienstag zurück", version: 1)
            await #expect(throws: Refusal.self) { try await house.perform(better, by: house.worker(.housingCounsellor)) }
            _ = try await house.perform(better)
            await #expect(throws: Refusal.stale) { try await house.perform(better, by: house.lead) }
            let history = try await house.ask(WritingHistory(file: file, subject: note.id))
            #expect(history.writing.text == "Amt ruft am Dienstag zurück" && history.writing.editedBy == house.counsellor.name)
            #expect(history.earlier.map(\.text) == ["Amt ruft am Montag zurück"])
            let course = try await house.ask(Timeline(file: file)).events
            let texts = course.filter { if case .note = $0.content { true } else { false } }
            #expect(texts.count == 1, "the change is a step of its own and no second note")
        }
    }
}
