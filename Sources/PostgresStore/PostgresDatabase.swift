public import Store

/// PostgreSQL through libpq, with a fixed number of connections.
public final class PostgresDatabase: Database {
    public var dialect: Dialect { .postgres }
    private let pool: Pool<PostgresWorker>
    private let attempts = 5

    public init(url: String, connections: Int = 8) {
        pool = Pool((0..<connections).map { _ in PostgresWorker(url: url) })
    }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
        try await pool.lend { worker in
            try await worker.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
        }
    }

    /// Serializable, as SQLite's single writer is; what loses is run again.
    public func write<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
        for attempt in 1..<attempts {
            do {
                return try await serializable(body)
            } catch let error as DatabaseError where error.isWorthRetrying {
                try await Task.sleep(for: .milliseconds(Int.random(in: 1...(10 << attempt))))
            }
        }
        return try await serializable(body)
    }

    private func serializable<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
        try await pool.lend { worker in
            try await worker.transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", body)
        }
    }

    public func close() async throws {
        for worker in pool.everything { await worker.finish() }
    }
}
