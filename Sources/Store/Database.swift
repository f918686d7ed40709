/// A transaction in progress.
///
/// Not `Sendable`: it lives only inside the closure that received it.
public protocol Transaction {
    var dialect: Dialect { get }
    func rows(_ sql: SQL) throws(DatabaseError) -> [Row]
    /// Runs a statement; returns the number of rows it changed.
    @discardableResult
    func execute(_ sql: SQL) throws(DatabaseError) -> Int
}

extension Transaction {
    public func all<Record: RowDecodable>(_ sql: SQL, as type: Record.Type = Record.self) throws(DatabaseError) -> [Record] {
        var records: [Record] = []
        for row in try rows(sql) { records.append(try Record(row: row)) }
        return records
    }

    /// Runs an insert; false where a unique index already holds the value and nothing was written.
    /// On PostgreSQL the transaction is then to be given up: throw a refusal.
    public func insertIfNew(_ sql: SQL) throws(DatabaseError) -> Bool {
        do throws(DatabaseError) {
            return try execute(sql) > 0
        } catch {
            if case .duplicate = error { return false }
            throw error
        }
    }

    public func first<Record: RowDecodable>(_ sql: SQL, as type: Record.Type = Record.self) throws(DatabaseError) -> Record? {
        guard let row = try rows(sql).first else { return nil }
        return try Record(row: row)
    }

    public func value<Value: SQLConvertible>(_ sql: SQL, as type: Value.Type = Value.self) throws(DatabaseError) -> Value? {
        guard let row = try rows(sql).first, let name = row.columns.names.first else { return nil }
        return try row.get(name)
    }
}

/// A database that runs transactions.
///
/// The closures are synchronous: a transaction never waits for anything but the
/// database, and may be run again when it loses against another one.
public protocol Database: Sendable {
    var dialect: Dialect { get }
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result
    func checkpoint() async throws
    func close() async throws
}
