import Basics
public import Store

/// A SQLite database that notes by what indexes every statement reads.
public final class PlanRecorder: Database {
    private let inner: any Database
    private let plans = Locked<[(statement: String, steps: [String])]>([])

    public init(_ inner: any Database) { self.inner = inner }

    /// Forgets what was read so far.
    public func start() { plans.withLock { $0 = [] } }

    /// Statements that go through all of an office's rows of one of these tables, or through a whole table; `indexes` hold few rows by themselves.
    public func walks(through tables: [String], but indexes: Set<String>) -> [String] {
        plans.withLock { $0 }.flatMap { plan -> [String] in
            let made: [String] = plan.steps.compactMap { Self.rest(of: $0, after: "MATERIALIZE ") ?? Self.rest(of: $0, after: "CO-ROUTINE ") }
            return plan.steps.filter { Self.isWalk($0, tables, indexes, made) }.map { "\($0) in \(plan.statement)" }
        }
    }

    private static func rest(of step: String, after word: String) -> String? {
        step.hasPrefix(word) ? String(step.dropFirst(word.count)) : nil
    }

    private static func isWalk(_ step: String, _ tables: [String], _ indexes: Set<String>, _ made: [String]) -> Bool {
        let words: [String] = step.split(separator: " ").map { String($0) }
        guard words.count > 1 else { return false }
        if words[0] == "SCAN" { return !made.contains(words[1]) && words[1] != "CONSTANT" && !words[1].hasPrefix("(") }
        guard words[0] == "SEARCH", step.hasSuffix(" (office=?)") || step.hasSuffix(" (office=? AND desk=?)") else { return false }
        guard let place = words.firstIndex(of: "INDEX") else { return false }
        let name = rest(of: words[place + 1], after: "sqlite_autoindex_") ?? words[place + 1]
        return !indexes.contains(name) && tables.contains(where: { name.hasPrefix($0 + "_") })
    }

    public var dialect: Dialect { inner.dialect }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
        try await inner.read { [plans] in try body(NotingTransaction(inner: $0, plans: plans)) }
    }

    public func write<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
        try await inner.write { [plans] in try body(NotingTransaction(inner: $0, plans: plans)) }
    }

    public func state() -> Int64? { inner.state() }
    public func checkpoint() async throws { try await inner.checkpoint() }
    public func assertDurable() async throws { try await inner.assertDurable() }
    public func close() async throws { try await inner.close() }
}

private struct NotingTransaction: Transaction {
    let inner: any Transaction
    let plans: Locked<[(statement: String, steps: [String])]>

    var dialect: Dialect { inner.dialect }

    func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
        var steps: [String] = []
        for row in try inner.rows("EXPLAIN QUERY PLAN \(sql)") { steps.append(try row.get("detail")) }
        plans.withLock { $0.append((statement: inner.dialect.render(sql).text, steps: steps)) }
        return try inner.rows(sql)
    }

    func execute(_ sql: SQL) throws(DatabaseError) -> Int { try inner.execute(sql) }
}
