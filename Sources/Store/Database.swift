/// A transaction in progress.
///
/// Not `Sendable`: it lives only inside the closure that received it. After its first error it takes no further statement and
/// is undone, even where the error is caught: PostgreSQL knows no other way, and SQLite does the same here.
public protocol Transaction {
    var dialect: Dialect { get }
    func rows(_ sql: SQL) throws(DatabaseError) -> [Row]
    /// Runs a statement; returns the number of rows it changed.
    @discardableResult
    func execute(_ sql: SQL) throws(DatabaseError) -> Int
}

extension Transaction {
    public func all<Record: RowDecodable>(_ sql: SQL, as type: Record.Type = Record.self) throws(DatabaseError) -> [Record] {
        let rows = try rows(sql)
        var records: [Record] = []
        records.reserveCapacity(rows.count)
        for row in rows { records.append(try Record(row: row)) }
        return records
    }

    /// Runs an INSERT; false where a unique index already holds the value, and then nothing is written and the transaction goes on.
    public func insertIfNew(_ insert: SQL) throws(DatabaseError) -> Bool {
        try execute("\(insert) ON CONFLICT DO NOTHING") > 0
    }

    public func first<Record: RowDecodable>(_ sql: SQL, as type: Record.Type = Record.self) throws(DatabaseError) -> Record? {
        guard let row = try rows(sql).first else { return nil }
        return try Record(row: row)
    }

    /// The first column of the first row; nil where there is no row.
    public func value<Value: SQLConvertible>(_ sql: SQL, as type: Value.Type = Value.self) throws(DatabaseError) -> Value? {
        try rows(sql).first?.get(at: 0)
    }

    /// The first column of every row.
    public func values<Value: SQLConvertible>(_ sql: SQL, as type: Value.Type = Value.self) throws(DatabaseError) -> [Value] {
        var values: [Value] = []
        for row in try rows(sql) { values.append(try row.get(at: 0)) }
        return values
    }
}

/// A database that runs transactions.
///
/// The closures are synchronous: a transaction never waits for anything but the database, and may be run again when it
/// loses against another one. An error of `write` means that nothing was written, with one exception: when the connection
/// to PostgreSQL breaks during COMMIT, nobody knows; so what is written carries its own key and may be sent again.
/// A cancelled task gets `CancellationError`, and its statement is stopped.
public protocol Database: Sendable {
    var dialect: Dialect { get }
    /// One unchanging picture of the data; writing throws `readOnly`.
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result
    /// One writer at a time, on both engines: what is read here stays true until the end.
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result
    /// A number that stays the same only as long as nobody commits anything; nil where asking would cost as much as reading. Never waits.
    func state() -> Int64?
    /// Moves the write-ahead log into the file and empties it, so that what was deleted is gone from both; PostgreSQL does so in its own time.
    func checkpoint() async throws
    /// Throws `unfit` where the settings do not hold what is acknowledged through a power cut.
    func assertDurable() async throws
    func close() async throws
}
