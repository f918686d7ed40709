import Basics
public import Store

/// A SQLite database that notes of every statement how it is gone about: what `EXPLAIN QUERY PLAN` says of it.
public final class WatchedDatabase: Database {
    private let inner: any Database
    private let noted = Locked<[[String]]>([])

    public init(_ inner: any Database) { self.inner = inner }

    public var dialect: Dialect { inner.dialect }
    /// One entry for each statement since `forget()`.
    public var plans: [[String]] { noted.withLock { $0 } }
    public func forget() { noted.withLock { $0 = [] } }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
        try await inner.read { [noted] in try body(Watching(inner: $0, noted: noted)) }
    }

    public func write<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
        try await inner.write { [noted] in try body(Watching(inner: $0, noted: noted)) }
    }

    public func state() -> Int64? { inner.state() }
    public func checkpoint() async throws { try await inner.checkpoint() }
    public func assertDurable() async throws { try await inner.assertDurable() }
    public func close() async throws { try await inner.close() }

    private struct Watching: Transaction {
        let inner: any Transaction
        let noted: Locked<[[String]]>

        var dialect: Dialect { inner.dialect }

        func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
            var steps: [String] = []
            for row in try inner.rows("EXPLAIN QUERY PLAN \(sql)") { steps.append(try row.get("detail")) }
            let plan = steps
            noted.withLock { $0.append(plan) }
            return try inner.rows(sql)
        }

        func execute(_ sql: SQL) throws(DatabaseError) -> Int { try inner.execute(sql) }
    }
}
