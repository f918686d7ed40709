import Basics
public import Store

/// A SQLite database that notes of every statement how it is gone about: what `EXPLAIN QUERY PLAN` says of it.
public final class WatchedDatabase: Database {
    /// A statement and its steps, one for each table that is read.
    public struct Plan: Sendable {
        public let statement: String
        public let steps: [String]
    }

    private let inner: any Database
    private let noted = Locked<[Plan]>([])

    public init(_ inner: any Database) { self.inner = inner }

    public var dialect: Dialect { inner.dialect }
    /// One for each statement since `forget()`.
    public var plans: [Plan] { noted.withLock { $0 } }
    public func forget() { noted.withLock { $0 = [] } }

    /// The steps of all statements since the last time.
    public func taken() -> [String] {
        defer { forget() }
        return plans.flatMap(\.steps)
    }

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
        let noted: Locked<[Plan]>

        var dialect: Dialect { inner.dialect }

        func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
            var steps: [String] = []
            for row in try inner.rows("EXPLAIN QUERY PLAN \(sql)") { steps.append(try row.get("detail")) }
            let plan = Plan(statement: inner.dialect.render(sql).text, steps: steps)
            noted.withLock { $0.append(plan) }
            return try inner.rows(sql)
        }

        func execute(_ sql: SQL) throws(DatabaseError) -> Int { try inner.execute(sql) }
    }
}

extension WatchedDatabase {
    /// Statements that go through all of an office's rows of one of these tables, or through a whole table; `indexes` hold few rows by themselves.
    public func walks(through tables: [String], but indexes: Set<String>) -> [String] {
        plans.flatMap { plan -> [String] in
            let made: [String] = plan.steps.compactMap { Self.rest(of: $0, after: "MATERIALIZE ") ?? Self.rest(of: $0, after: "CO-ROUTINE ") }
            return plan.steps.filter { Self.isWalk($0, tables, indexes, made) }.map { "\($0) in \(plan.statement)" }
        }
    }

    private static func rest(of step: String, after word: String) -> String? {
        step.hasPrefix(word) ? String(step.dropFirst(word.count)) : nil
    }

    /// What holds for most rows of a table in time.
    private static let wide = [" (office=?)", " (office=? AND desk=?)", " (office=? AND step=? AND done_on>?)"]

    private static func isWalk(_ step: String, _ tables: [String], _ indexes: Set<String>, _ made: [String]) -> Bool {
        let words: [String] = step.split(separator: " ").map { String($0) }
        guard words.count > 1 else { return false }
        if words[0] == "SCAN" { return !made.contains(words[1]) && words[1] != "CONSTANT" && !words[1].hasPrefix("(") }
        guard words[0] == "SEARCH", wide.contains(where: step.hasSuffix) else { return false }
        guard let place = words.firstIndex(of: "INDEX") else { return false }
        let name = rest(of: words[place + 1], after: "sqlite_autoindex_") ?? words[place + 1]
        return !indexes.contains(name) && tables.contains(where: { name.hasPrefix($0 + "_") })
    }
}
