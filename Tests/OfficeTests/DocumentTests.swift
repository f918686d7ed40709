import Basics
import Foundation
import Office
import Papers
import Store
import TestSupport
import Testing

@Suite struct DocumentTests {
    private func open(_ test: TestOffice) async throws -> CaseID {
        try await test.perform(OpenCase(desk: .return, identity: PersonIdentity(familyName: "Ahmeti", givenName: "Besarta"))).id
    }

    private func keep(
        _ bytes: [UInt8], in file: CaseID, _ test: TestOffice, kind: DocumentKind = .passport, expires: CivilDate? = nil, quarantined: Bool = false
    ) async throws -> DocumentID {
        try await test.perform(
            KeepDocument(
                file: file, facts: DocumentFacts(kind: kind, expiresOn: expires, remark: "KANARIENBEMERKUNG"),
                document: CleanDocument(name: "KANARIENDATEI.pdf", type: .pdf, pages: 2, bytes: bytes), isQuarantined: quarantined)
        ).id
    }

    @Test(arguments: Engine.here) func aPaperComesBackByteForByteAndNoByteOfItLiesOpen(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await open(test)
            var bytes = Array("KANARIENINHALT ".utf8)
            bytes += (0..<(2 << 20) + 77).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) } + Array("KANARIENENDE".utf8)
            let id = try await keep(bytes, in: file, test)
            let opened = try await test.ask(OpenDocument(file: file, document: id))
            #expect(opened.bytes == bytes)
            #expect(opened.name.hasSuffix("-Reisepass.pdf") && !opened.name.contains("KANARIEN"))
            let parts: Int? = try await test.office.database.read { try $0.value("SELECT COUNT(*) FROM document_parts") }
            #expect(parts == 3)
            // The tests of PostgreSQL share one folder, and the steps of plans are called so there.
            let ownWords = engine == .sqlite ? ["passport"] : []
            let hits = try await CanaryScan.hits(
                of: ["KANARIENINHALT", "KANARIENENDE", "KANARIENDATEI", "KANARIENBEMERKUNG"] + ownWords, in: test.office.database)
            #expect(hits?.isEmpty ?? true, "\(hits ?? [])")
            let log = try await test.ask(AccessRecord(), by: test.worker(.dataProtectionOfficer))
            #expect(log.contains { $0.action == "document.read" } && log.contains { $0.action == "document.keep" })
        }
    }

    @Test(arguments: Engine.here) func partsThatWereSwappedOrLeftOutAreNoticed(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await open(test)
            let id = try await keep([UInt8](repeating: 7, count: (1 << 20) + 5), in: file, test)
            _ = try await test.office.database.write { try $0.execute("UPDATE documents SET parts = 1 WHERE document = \(id)") }
            await #expect(throws: (any Error).self) { try await test.ask(OpenDocument(file: file, document: id)) }
        }
    }

    @Test(arguments: Engine.here) func whatIsAboutHealthStandsBehindALoggedClick(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await open(test)
            _ = try await keep([1], in: file, test)
            _ = try await keep([2], in: file, test, kind: .medical, expires: test.clock.now.local.day.adding(days: 3))
            let shown = try await test.ask(FileDocuments(file: file))
            #expect(shown.documents.map(\.facts.kind) == [.passport] && shown.sensitive == 1)
            #expect(try await test.ask(SensitiveDocuments(file: file)).map(\.facts.kind) == [.medical])
            let log = try await test.ask(AccessRecord(), by: test.worker(.dataProtectionOfficer))
            #expect(log.contains { $0.action == "protection.read" })
            let today = test.clock.now.local.day
            #expect(try await test.ask(ExpiringDocuments(from: today, until: today.adding(days: 9))).map(\.kind) == [nil])
        }
    }

    @Test(arguments: Engine.here) func whatRunsOutIsListedOnlyToThoseWhoMayOpenTheFile(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await open(test)
            let today = test.clock.now.local.day
            let id = try await keep([1], in: file, test, expires: today.adding(days: 20))
            let question = ExpiringDocuments(from: today, until: today.adding(days: 30), onlyMine: false)
            #expect(try await test.ask(question).map(\.id) == [id])
            #expect(try await test.ask(question, by: test.lead).map(\.id) == [id])
            #expect(try await test.ask(question, by: test.worker(.housingCounsellor)).isEmpty)
            let document = try await test.ask(FileDocuments(file: file)).documents[0]
            try await test.perform(
                MendDocument(file: file, document: id, facts: DocumentFacts(kind: .passport, expiresOn: today.adding(days: 60)), version: 1))
            #expect(try await test.ask(question).isEmpty)
            await #expect(throws: Refusal.stale) {
                try await test.perform(MendDocument(file: file, document: id, facts: document.facts, version: 1))
            }
            try await test.perform(RemoveDocument(file: file, document: id))
            #expect(try await test.ask(FileDocuments(file: file)).documents.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func erasingAFileTakesItsPapersAlong(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await open(test)
            _ = try await keep([UInt8](repeating: 9, count: 5_000), in: file, test)
            let number = try await test.ask(CaseOverview(file: file)).file.number
            try await test.office.erase(fileNumber: number, reason: "demand", id: CommandID(), by: test.worker(.dataProtectionOfficer))
            let left: Int? = try await test.office.database.read {
                try $0.value("SELECT (SELECT COUNT(*) FROM documents) + (SELECT COUNT(*) FROM document_parts)")
            }
            #expect(left == 0)
        }
    }

    @Test(arguments: Engine.here) func quarantineOpensWhenTheScannerAnswersAndStaysShutOnAHit(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await open(test)
            let good = try await keep(Array("harmlos".utf8), in: file, test, quarantined: true)
            let bad = try await keep(Array("... SCHADKANARIE ...".utf8), in: file, test, quarantined: true)
            try await TestFolder.with { folder in
                let socket = folder.appendingPathComponent("clamd.sock").path
                let scanner = VirusScanner(try #require(ScannerAddress("unix:" + socket)), patience: 10)
                #expect(await !scanner.isThere())
                #expect(try await test.office.scanDocuments(by: scanner) == 0)
                await #expect(throws: Refusal.self) { try await test.ask(OpenDocument(file: file, document: good)) }

                let clamd = try FakeClamd(at: socket)
                defer { clamd.stop() }
                #expect(await scanner.isThere())
                #expect(try await test.office.scanDocuments(by: scanner) == 2)
            }
            let opened = try await test.ask(OpenDocument(file: file, document: good))
            #expect(opened.bytes == Array("harmlos".utf8))
            await #expect(throws: Refusal.self) { try await test.ask(OpenDocument(file: file, document: bad)) }
            let shown = try await test.ask(FileDocuments(file: file)).documents.first { $0.id == bad }
            #expect(shown?.state == .infected && shown?.finding == "Test.Kanarie")
            #expect(try await test.office.verifyLog()[0].holds)
        }
    }
}

/// Tests/Documents/clamd.py, running.
private struct FakeClamd {
    private let process = Process()

    init(at socket: String) throws {
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [ProjectFiles.home.appendingPathComponent("Tests/Documents/clamd.py").path, socket]
        process.standardOutput = pipe
        try process.run()
        _ = pipe.fileHandleForReading.availableData
    }

    func stop() {
        // A child of the tests may have inherited that it takes no gentler signal.
        kill(process.processIdentifier, SIGKILL)
    }
}
