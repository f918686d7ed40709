import GRDB
import GRDBSQLite
import Store

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One transaction on one connection of the pool; spent after its first error.
final class SQLiteTransaction: Transaction {
    private let connection: GRDB.Database
    private let isWriter: Bool
    private var failure: Store.DatabaseError?
    var dialect: Dialect { .sqlite }

    private init(_ connection: GRDB.Database, isWriter: Bool) {
        self.connection = connection
        self.isWriter = isWriter
    }

    static func run<Result>(_ body: (any Transaction) throws -> Result, on connection: GRDB.Database, isWriter: Bool) throws -> Result {
        let transaction = SQLiteTransaction(connection, isWriter: isWriter)
        let result = try body(transaction)
        if let failure = transaction.failure { throw failure }
        return result
    }

    func rows(_ sql: Store.SQL) throws(Store.DatabaseError) -> [Store.Row] {
        try attempt {
            let (statement, arguments) = try prepare(sql)
            let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments)
            let columns = Columns(statement.columnNames)
            var rows: [Store.Row] = []
            while try cursor.next() != nil {
                var values: [SQLValue] = []
                values.reserveCapacity(columns.names.count)
                for index in columns.names.indices { values.append(try SQLValue(statement, index, columns)) }
                rows.append(Store.Row(columns: columns, values: values))
            }
            return rows
        }
    }

    func execute(_ sql: Store.SQL) throws(Store.DatabaseError) -> Int {
        try attempt {
            let (statement, arguments) = try prepare(sql)
            let before = connection.totalChangesCount
            try statement.execute(arguments: arguments)
            return connection.totalChangesCount == before ? 0 : connection.changesCount
        }
    }

    private func prepare(_ sql: Store.SQL) throws -> (Statement, StatementArguments) {
        let (text, values) = dialect.render(sql)
        return (try connection.cachedStatement(sql: text), StatementArguments(try values.map { try $0.bound }))
    }

    private func attempt<Result>(_ body: () throws -> Result) throws(Store.DatabaseError) -> Result {
        if let failure { throw failure }
        do {
            return try body()
        } catch {
            var translated = Store.DatabaseError(error, isWriter: isWriter)
            if case .duplicate(let columns) = translated {
                translated = .duplicate(constraint: IndexNames.constraint(named: columns, in: connection))
            }
            failure = translated
            throw translated
        }
    }
}

extension SQLValue {
    var bound: DatabaseValue {
        get throws(Store.DatabaseError) {
            switch self {
            case .null: return .null
            case .bool(let flag): return (flag ? 1 : 0).databaseValue
            case .integer(let number): return number.databaseValue
            case .text(let text):
                // PostgreSQL has no such text, so neither have we.
                guard !text.utf8.contains(0) else { throw .violated(constraint: "text without a zero byte") }
                return text.databaseValue
            case .blob(let bytes): return Data(bytes).databaseValue
            }
        }
    }

    /// Read straight from the statement's current row: the shortest way from SQLite's memory to ours.
    init(_ statement: Statement, _ index: Int, _ columns: Columns) throws(Store.DatabaseError) {
        let row = statement.sqliteStatement
        let column = CInt(index)
        switch sqlite3_column_type(row, column) {
        case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(row, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(row, column)
            self = .text(String(decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column))), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(row, column)
            self = .blob([UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column)))))
        case SQLITE_NULL: self = .null
        default: throw .decoding("column \(columns.names[index]) holds a fraction, and this program keeps whole numbers only")
        }
    }
}
