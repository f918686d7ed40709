import GRDB
public import Store

/// SQLite through GRDB: one writer, many readers, write-ahead log.
public final class SQLiteDatabase: Store.Database {
    public let path: String
    let pool: DatabasePool
    private let file: OpenFile
    private let watch: Watch
    public var dialect: Dialect { .sqlite }

    /// Opens the file, or makes one that only its owner may read, and asserts that commits outlast a power cut.
    public init(path: String, readers: Int = 5) throws(Store.DatabaseError) {
        self.path = path
        file = try OpenFile(path)
        watch = Watch(path: path)
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(5)
        configuration.label = "neuanfang"
        configuration.prepareDatabase { try Settings.prepare($0) }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { connection in
                try Settings.makeDurable(connection)
                try Settings.check(connection)
            }
        } catch {
            throw Store.DatabaseError(opening: path, error)
        }
    }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
        try await translating { pool in
            try await pool.read { try SQLiteTransaction.run(body, on: $0, isWriter: false) }
        }
    }

    public func write<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
        try await translating { pool in
            try await pool.write { try SQLiteTransaction.run(body, on: $0, isWriter: true) }
        }
    }

    public func state() -> Int64? {
        guard (try? file.assertPresent()) != nil else { return nil }
        return watch.state()
    }

    /// Waits up to five seconds for readers that still use the log.
    public func checkpoint() async throws {
        try await translating { pool in
            try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        }
    }

    public func assertDurable() async throws {
        try await translating { pool in
            try await pool.writeWithoutTransaction { try Settings.check($0) }
        }
    }

    /// Folds the log into the file first, so that whoever copies the file of a stopped server copies all of it: GRDB closes
    /// the writer before the readers, and these cannot do it. Where it fails the log stays beside the file, and nothing is lost.
    public func close() async throws {
        watch.close()
        try? await checkpoint()
        do { try pool.close() } catch { throw Store.DatabaseError(error, isWriter: true) }
    }

    private func translating<Result: Sendable>(_ body: (DatabasePool) async throws -> Result) async throws -> Result {
        try file.assertPresent()
        do {
            return try await body(pool)
        } catch Store.DatabaseError.interrupted where Task.isCancelled {
            throw CancellationError()
        } catch let error as GRDB.DatabaseError {
            let error = Store.DatabaseError(error, isWriter: true)
            if error == .interrupted, Task.isCancelled { throw CancellationError() }
            throw error
        }
    }
}
