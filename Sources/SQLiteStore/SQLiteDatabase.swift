import Foundation
public import GRDB
public import Store

/// SQLite through GRDB: one writer, many readers, WAL.
public struct SQLiteDatabase: Store.Database {
    public let pool: DatabasePool
    public var dialect: Dialect { .sqlite }

    public init(path: String, readers: Int = 5) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(5)
        configuration.label = "cases"
        pool = try DatabasePool(path: path, configuration: configuration)
    }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
        try await pool.read { try body(SQLiteTransaction(connection: $0)) }
    }

    public func write<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
        try await pool.write { try body(SQLiteTransaction(connection: $0)) }
    }

    public func close() async throws { try pool.close() }
}

struct SQLiteTransaction: Transaction {
    let connection: GRDB.Database
    var dialect: Dialect { .sqlite }

    func rows(_ sql: Store.SQL) throws(Store.DatabaseError) -> [Store.Row] {
        try translating {
            let (text, values) = dialect.render(sql)
            let statement = try connection.cachedStatement(sql: text)
            let cursor = try GRDB.Row.fetchCursor(statement, arguments: StatementArguments(values.map(\.bound)))
            let columns = Columns(statement.columnNames)
            var rows: [Store.Row] = []
            while let row = try cursor.next() {
                rows.append(Store.Row(columns: columns, values: row.databaseValues.map(SQLValue.init)))
            }
            return rows
        }
    }

    func execute(_ sql: Store.SQL) throws(Store.DatabaseError) -> Int {
        try translating {
            let (text, values) = dialect.render(sql)
            try connection.cachedStatement(sql: text).execute(arguments: StatementArguments(values.map(\.bound)))
            return connection.changesCount
        }
    }

    private func translating<Result>(_ body: () throws -> Result) throws(Store.DatabaseError) -> Result {
        do {
            return try body()
        } catch let error as GRDB.DatabaseError {
            let message = error.message ?? ""
            switch error.extendedResultCode {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: throw .duplicate(constraint: message)
            case .SQLITE_CONSTRAINT_FOREIGNKEY: throw .brokenReference(constraint: message)
            case .SQLITE_CONSTRAINT_CHECK, .SQLITE_CONSTRAINT_NOTNULL: throw .violated(constraint: message)
            default:
                if error.resultCode == .SQLITE_BUSY { throw .conflict }
                throw .engine(code: "\(error.extendedResultCode.rawValue)", message: message)
            }
        } catch {
            throw .engine(code: "", message: "\(error)")
        }
    }
}

extension SQLValue {
    var bound: DatabaseValue {
        switch self {
        case .null: .null
        case .bool(let flag): (flag ? 1 : 0).databaseValue
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): bytes.withUnsafeBytes { DatabaseValue(value: Data($0)) } ?? .null
        }
    }

    init(_ value: DatabaseValue) {
        self =
            switch value.storage {
            case .null: .null
            case .int64(let number): .integer(number)
            case .double(let number): .text("\(number)")
            case .string(let text): .text(text)
            case .blob(let data): .blob([UInt8](data))
            }
    }
}
