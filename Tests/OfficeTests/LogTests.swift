import Basics
import Office
import Store
import TestSupport
import Testing

@Suite struct LogTests {
    /// An office with a dozen entries and one checkpoint kept elsewhere.
    private func withLog(_ engine: Engine, _ body: (TestOffice, [String]) async throws -> Void) async throws {
        try await engine.withOffice { test in
            for _ in 0..<11 { try await test.perform(OpenCase(desk: .return)) }
            let kept = try await test.office.checkpointLog()
            #expect(try await test.office.verifyLog(heldElsewhere: kept).allSatisfy(\.holds))
            try await body(test, kept)
        }
    }

    private func run(_ sql: SQL, _ test: TestOffice) async throws {
        _ = try await test.office.database.write { try $0.execute(sql) }
    }

    @Test(arguments: Engine.here) func anEditedEntryShows(_ engine: Engine) async throws {
        try await withLog(engine) { test, _ in
            try await run("UPDATE log SET action = \("file.close") WHERE seq = \(5)", test)
            #expect(try await test.office.verifyLog()[0].broken?.contains("5") == true)
        }
    }

    @Test func aByteMovedBetweenFieldsShows() async throws {
        try await withLog(.sqlite) { test, _ in
            try await run("UPDATE log SET action = \("file.ope"), detail = 'n' || detail WHERE seq = \(4)", test)
            #expect(try await !test.office.verifyLog()[0].holds)
        }
    }

    @Test(arguments: Engine.here) func aMissingEntryShows(_ engine: Engine) async throws {
        try await withLog(engine) { test, _ in
            try await run("DELETE FROM log WHERE seq = \(6)", test)
            #expect(try await !test.office.verifyLog()[0].holds)
        }
    }

    @Test func swappedEntriesShow() async throws {
        try await withLog(.sqlite) { test, _ in
            try await run("UPDATE log SET seq = 100 WHERE seq = 6", test)
            try await run("UPDATE log SET seq = 6 WHERE seq = 7", test)
            try await run("UPDATE log SET seq = 7 WHERE seq = 100", test)
            #expect(try await !test.office.verifyLog()[0].holds)
        }
    }

    @Test(arguments: Engine.here) func aTruncatedTailShowsAgainstAKeptCheckpoint(_ engine: Engine) async throws {
        try await withLog(engine) { test, kept in
            try await run("DELETE FROM log WHERE seq > \(8)", test)
            try await run("DELETE FROM checkpoints", test)
            #expect(try await test.office.verifyLog()[0].holds)
            #expect(try await !test.office.verifyLog(heldElsewhere: kept)[0].holds)
        }
    }

    @Test func aForgedCheckpointIsRefused() async throws {
        try await withLog(.sqlite) { test, kept in
            let forged = kept.map { $0.replacing("\n12\n", with: "\n11\n") }
            #expect(forged != kept)
            let verdict = try await test.office.verifyLog(heldElsewhere: forged)[0]
            #expect(!verdict.holds)
        }
    }
}
