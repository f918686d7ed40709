import GRDB
import Store

extension Store.DatabaseError {
    init(_ error: any Error, isWriter: Bool) {
        switch error {
        case let error as Store.DatabaseError: self = error
        case let error as GRDB.DatabaseError: self.init(error, isWriter: isWriter)
        case is CancellationError: self = .interrupted
        default: self = .engine(code: "", message: "\(type(of: error))")
        }
    }

    /// The same, with the path in the sentence.
    init(opening path: String, _ error: any Error) {
        let reason = Store.DatabaseError(error, isWriter: true)
        if case .unfit = reason { self = reason } else { self = .unavailable("the database \(path) cannot be opened: \(reason)") }
    }

    /// SQLite's messages name tables and columns, never values.
    private init(_ error: GRDB.DatabaseError, isWriter: Bool) {
        let message = error.message ?? ""
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            self = .duplicate(constraint: message.afterColon)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .brokenReference(constraint: "")
        case .SQLITE_CONSTRAINT_CHECK, .SQLITE_CONSTRAINT_NOTNULL: self = .violated(constraint: message.afterColon)
        case .SQLITE_CONSTRAINT_TRIGGER: self = .violated(constraint: message)
        default: self.init(code: error.resultCode, extended: error.extendedResultCode.rawValue, message: message, isWriter: isWriter)
        }
    }

    private init(code: ResultCode, extended: CInt, message: String, isWriter: Bool) {
        switch code {
        case .SQLITE_FULL: self = .full("the disk is full; nothing was written")
        case .SQLITE_IOERR: self = .unavailable("the disk could not be read or written (\(extended)); nothing was written")
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .unavailable("another program holds the database; nothing was written, try again")
        case .SQLITE_CANTOPEN: self = .unavailable("the database file cannot be opened")
        case .SQLITE_NOTADB: self = .unavailable("the file is not an SQLite database")
        case .SQLITE_CORRUPT: self = .unavailable("the database file is damaged; restore the last backup")
        case .SQLITE_READONLY where isWriter: self = .unavailable("the database file is write-protected; nothing was written")
        case .SQLITE_READONLY: self = .readOnly
        case .SQLITE_INTERRUPT, .SQLITE_ABORT: self = .interrupted
        default: self = .engine(code: "\(extended)", message: message)
        }
    }
}

extension String {
    /// `UNIQUE constraint failed: cases.reference` → `cases.reference`.
    fileprivate var afterColon: String { firstRange(of: ": ").map { String(self[$0.upperBound...]) } ?? self }
}

/// SQLite tells of a broken unique index by its columns; PostgreSQL, and this program, by its name.
enum IndexNames {
    /// `cases.office, cases.reference` → the index's name; as PostgreSQL would name it where it has none.
    static func constraint(named columns: String, in connection: GRDB.Database) -> String {
        if columns.hasPrefix("index '") { return String(columns.dropFirst("index '".count).dropLast()) }
        let parts = columns.split(separator: ", ").map { $0.split(separator: ".", maxSplits: 1).map(String.init) }
        guard let table = parts.first?.first, parts.allSatisfy({ $0.count == 2 }) else { return columns }
        let wanted = parts.map { $0[1] }
        for index in (try? GRDB.Row.fetchAll(connection, sql: "SELECT name, origin FROM pragma_index_list(?) WHERE \"unique\"", arguments: [table]))
            ?? []
        {
            let name: String = index["name"]
            let held = try? String.fetchAll(connection, sql: "SELECT name FROM pragma_index_info(?) ORDER BY seqno", arguments: [name])
            guard held == wanted else { continue }
            switch index["origin"] as String {
            case "c": return name
            case "u": return ([table] + wanted + ["key"]).joined(separator: "_")
            default: return "\(table)_pkey"
            }
        }
        return "\(table)_pkey"
    }
}
