import Basics
import Demo
import Office
import Store
import TestSupport
import Testing
import Vault

import class Foundation.FileManager
import struct Foundation.UUID

/// Demo offices in a database of their own.
struct DemoRun {
    let office: Office
    let database: any Database
    let logins: [Demo.Login]
    let today: CivilDate

    static func with<Result>(
        files: Int = 60, years: Int = 1, seed: UInt64 = 1, today: String = "2026-11-25", on engine: Engine = .sqlite,
        _ body: (DemoRun) async throws -> Result
    ) async throws -> Result {
        try await engine.withDatabase(migrations: Schema.migrations) { database in
            let today = try #require(CivilDate(iso: today))
            let keys = FileManager.default.temporaryDirectory.appendingPathComponent("checkpoint-" + UUID().uuidString).path
            defer { try? FileManager.default.removeItem(atPath: keys) }
            let office = Office(
                database: database, root: RootKey.random(), checkpoints: try CheckpointKey.loadOrCreate(at: keys),
                shelf: try ProjectFiles.shelf.get(), clock: .standing(at: LocalTime(day: today, hour: 8, minute: 0).moment))
            let logins = try await Demo(seed: seed, years: years, files: files, today: today).write(to: office)
            return try await body(DemoRun(office: office, database: database, logins: logins, today: today))
        }
    }

    /// The one all tests of a suite look at.
    @TaskLocal static var shared: DemoRun?

    func worker(_ login: String) async throws -> Worker {
        let entry = try #require(logins.first { $0.login == login })
        return try await office.signIn(login: entry.login, password: entry.password).worker
    }

    /// Titles of all files a worker sees, by number of contact.
    func titles(seenBy worker: Worker) async throws -> [String] {
        var titles: [String] = []
        var page = 1
        while true {
            let answer = try await office.ask(CaseList(filter: CaseFilter(status: .all), page: page), by: worker)
            titles += answer.lines.map { "\($0.title) \($0.persons) \($0.lastContactOn) \($0.stage.rawValue) \($0.ownerName)" }
            guard answer.hasMore else { return titles.sorted() }
            page += 1
        }
    }

    func count(_ sql: SQL) async throws -> Int {
        try await database.read { try $0.value(sql, as: Int.self) ?? 0 }
    }
}

/// Writes the demo once for all tests of a suite; they only look.
struct OneDemo: SuiteTrait, TestScoping {
    func provideScope(for test: Test, testCase: Test.Case?, performing tests: @Sendable () async throws -> Void) async throws {
        try await DemoRun.with { run in
            try await DemoRun.$shared.withValue(run) { try await tests() }
        }
    }
}

extension SuiteTrait where Self == OneDemo {
    static var oneDemo: OneDemo { OneDemo() }
}
