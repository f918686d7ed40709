import GRDB
import Store

/// How a connection must be set up.
enum Settings {
    /// Before anything else on every connection.
    static func prepare(_ connection: GRDB.Database) throws {
        try connection.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
        // 16 MiB a connection, as the 2 of SQLite do not hold a list of three thousand files with what is looked up for each.
        try connection.execute(sql: "PRAGMA cache_size = -16384")
    }

    /// After the pool is open: GRDB itself sets NORMAL while opening, and an acknowledged write is then lost in a power cut.
    static func makeDurable(_ writer: GRDB.Database) throws {
        try writer.execute(sql: "PRAGMA synchronous = FULL")
    }

    private static let required = [
        ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("secure_delete", "1"), ("trusted_schema", "0"),
        ("cell_size_check", "1"),
    ]

    static func check(_ writer: GRDB.Database) throws {
        for (pragma, wanted) in required {
            let found = try String.fetchOne(writer, sql: "PRAGMA \(pragma)") ?? ""
            guard found == wanted else {
                throw Store.DatabaseError.unfit("SQLite runs with \(pragma) = \(found) instead of \(wanted); this program does not work on it")
            }
        }
    }
}
