import Basics
import Office
import Store
import TestSupport
import Testing

@Suite struct ListTests {
    @Test(arguments: Engine.here) func listsAreOnesOwnUnlessShared(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            try await house.office.jot(KeepList(name: "Still", query: "still=90", isShared: false), by: house.counsellor)
            try await house.office.jot(KeepList(name: "Team", query: "", isShared: true), by: house.counsellor)
            try await house.office.jot(KeepList(name: "Still", query: "still=30", isShared: false), by: house.counsellor)
            let mine = try await house.ask(SavedLists())
            let leads = try await house.ask(SavedLists(), by: house.lead)
            #expect(mine.map(\.query) == ["still=30", ""] && leads.map(\.name) == ["Team"] && !leads[0].isOwn)
            await #expect(throws: Refusal.notFound) { try await house.office.jot(DropList(list: leads[0].id), by: house.lead) }
            try await house.office.jot(DropList(list: mine[0].id), by: house.counsellor)
            let left = try await house.ask(SavedLists())
            #expect(left.map(\.name) == ["Team"])
        }
    }

    @Test(arguments: Engine.here) func filesAreHandedOnTogetherAndTakenBack(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            var files: [CaseID] = []
            for _ in 1...3 { files.append(try await house.perform(OpenCase(desk: .return)).id) }
            let id = CommandID()
            let done = try await house.office.perform(AssignFiles(files: files, owner: house.lead.id), id: id, by: house.lead)
            #expect(done.handed.count == 3)
            // One of them moves on; it stays where it went.
            try await house.perform(AssignFiles(files: [files[0]], owner: house.otherLead.id), by: house.lead)
            let back = try await house.perform(TakeBackAssignment(command: id), by: house.lead)
            #expect(back == 2)
            let owners = try await house.ask(CaseList(), by: house.lead).lines.map { ($0.id, $0.owner) }
            let byFile = Dictionary(owners, uniquingKeysWith: { first, _ in first })
            #expect(byFile[files[0]] == house.otherLead.id && byFile[files[1]] == house.counsellor.id)
            house.clock.move(seconds: TakeBackAssignment.regret + 1)
            await #expect(throws: Refusal.self) { try await house.perform(TakeBackAssignment(command: id), by: house.lead) }
            await #expect(throws: Refusal.notPermitted(.assignFiles)) { try await house.perform(AssignFiles(files: files, owner: house.lead.id)) }
        }
    }

    @Test(arguments: Engine.here) func aDownloadIsOnRecordAndOpensNothingWithoutNames(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            _ = try await house.perform(OpenCase(desk: .return, identity: PersonIdentity(familyName: "Ahmeti", givenName: "Besarta")))
            let plain = try await house.ask(CaseSheet(filter: CaseFilter(), opensTitles: false)).lines
            #expect(plain.map(\.title) == plain.map(\.number))
            try await house.perform(ExportCases(files: 1, namesFor: .review))
            let lines = try await house.ask(AccessRecord(), by: house.worker(.dataProtectionOfficer))
            #expect(lines.contains { $0.action == ExportCases.name && $0.detail == "1 review" })
        }
    }

    @Test(arguments: Engine.here) func snippetsOfTheOfficeAreTheLeadsToWrite(_ engine: Engine) async throws {
        try await engine.withOffice { house in
            let shared = try await house.perform(KeepSnippet(title: "Alle", text: "Fall {nummer}", isShared: true), by: house.lead).id
            let own = try await house.perform(KeepSnippet(title: "Meiner", text: "Text", isShared: false)).id
            await #expect(throws: Refusal.notPermitted(.assignFiles)) { try await house.perform(KeepSnippet(title: "x", text: "y", isShared: true)) }
            await #expect(throws: Refusal.notPermitted(.assignFiles)) { try await house.perform(DropSnippet(snippet: shared)) }
            await #expect(throws: Refusal.notFound) { try await house.perform(DropSnippet(snippet: own), by: house.lead) }
            let (mine, leads) = (try await house.ask(Snippets()), try await house.ask(Snippets(), by: house.lead))
            #expect(mine.map(\.title) == ["Alle", "Meiner"] && leads.map(\.title) == ["Alle"])
        }
    }
}
