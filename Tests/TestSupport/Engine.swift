public import Foundation
import PostgresStore
import SQLiteStore
public import Store
public import Testing

/// The engines tests run on: SQLite, and PostgreSQL where `TEST_POSTGRES` holds its `postgresql://…` address.
public enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite, postgres

    public static let postgresURL = ProcessInfo.processInfo.environment["TEST_POSTGRES"]
    public static var here: [Engine] { postgresURL == nil ? [.sqlite] : [.sqlite, .postgres] }
    public var testDescription: String { rawValue }

    /// A database of its own for every test, a file or a schema, gone afterwards; so all tests run beside each other.
    @discardableResult
    public func withDatabase<Result>(migrations: [Migration] = [], _ body: (any Database) async throws -> Result) async throws -> Result {
        await Turnstile.databases.enter()
        do {
            let result = try await withFreshDatabase(migrations: migrations, body)
            await Turnstile.databases.leave()
            return result
        } catch {
            await Turnstile.databases.leave()
            throw error
        }
    }

    private func withFreshDatabase<Result>(migrations: [Migration], _ body: (any Database) async throws -> Result) async throws -> Result {
        switch self {
        case .sqlite:
            return try await TestFolder.with { folder in
                try await using(try SQLiteDatabase(path: folder.appendingPathComponent("test.sqlite").path), migrations, body)
            }
        case .postgres:
            return try await Self.withSchema { url in
                try await using(try openPostgres(url, readers: 3, patience: .seconds(60)), migrations, body)
            }
        }
    }

    /// The address of a fresh schema on the PostgreSQL server, for tests that open it themselves.
    @discardableResult
    public static func withSchema<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let url = try #require(postgresURL)
        let name = "t" + UUID().uuidString.lowercased().replacing("-", with: "")
        // A name cannot be bound, so the server puts the statement together itself.
        let admin = try openPostgres(url, readers: 1, patience: .seconds(60))
        func run(_ statement: String) async throws {
            try await admin.write { transaction in
                try transaction.execute("SELECT set_config('neuanfang.statement', \(statement), true)")
                try transaction.execute("DO $$ BEGIN EXECUTE current_setting('neuanfang.statement'); END $$")
            }
        }
        try await run("CREATE SCHEMA \(name)")
        let outcome: Swift.Result<Result, any Error>
        do {
            outcome = .success(try await body(url + (url.contains("?") ? "&" : "?") + "options=-csearch_path%3D" + name))
        } catch {
            outcome = .failure(error)
        }
        try await run("DROP SCHEMA \(name) CASCADE")
        try await admin.close()
        return try outcome.get()
    }
}

private func using<Result>(
    _ database: any Database, _ migrations: [Migration], _ body: (any Database) async throws -> Result
) async throws -> Result {
    do {
        if !migrations.isEmpty { try await Migrator(migrations).run(on: database) }
        let result = try await body(database)
        try await database.close()
        return result
    } catch {
        try? await database.close()
        throw error
    }
}

/// A folder of its own for one test, gone afterwards.
public enum TestFolder {
    public static func with<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("neuanfang-test-" + UUID().uuidString.lowercased())
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}
