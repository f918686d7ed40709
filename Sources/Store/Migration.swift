/// One step of the schema's history. Steps are never edited once released.
public struct Migration: Sendable {
    public let id: String
    public let statements: [SQL]

    public init(_ id: String, _ statements: [SQL]) {
        self.id = id
        self.statements = statements
    }

    /// FNV-1a over the statements as this engine gets them: it notices an edited step; it is no guard against a forger.
    func checksum(for dialect: Dialect) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for statement in statements {
            for byte in dialect.render(statement).text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0xff) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}

/// Brings a database to the schema this program knows, or refuses.
public struct Migrator: Sendable {
    public let migrations: [Migration]

    public init(_ migrations: [Migration]) { self.migrations = migrations }

    static let history = Migration(
        "history",
        [
            """
            CREATE TABLE IF NOT EXISTS schema_history (
                position \(.integer, .k0) PRIMARY KEY, id \(.text, .k0) NOT NULL UNIQUE, checksum \(.text, .k0) NOT NULL
            ) \(sqlite: "STRICT", postgres: "")
            """
        ])

    /// Applies what is missing, in order, in one transaction; returns the ids applied.
    @discardableResult
    public func run(on database: any Database) async throws -> [String] {
        try await database.write { transaction in
            // Building an index over a large table may take longer than a person's question.
            if transaction.dialect == .postgres { try transaction.execute("SET LOCAL statement_timeout = 0") }
            for statement in Self.history.statements { try transaction.execute(statement) }
            let applied = try transaction.all("SELECT id, checksum FROM schema_history ORDER BY position", as: Applied.self)
            try assertKnown(applied, dialect: transaction.dialect)
            let missing = migrations.dropFirst(applied.count)
            for (position, migration) in zip(applied.count..., missing) {
                for statement in migration.statements { try transaction.execute(statement) }
                try transaction.execute(
                    """
                    INSERT INTO schema_history (position, id, checksum)
                    VALUES (\(position), \(migration.id), \(migration.checksum(for: transaction.dialect)))
                    """)
            }
            return missing.map(\.id)
        }
    }

    private struct Applied: RowDecodable {
        let id: String
        let checksum: String

        init(row: Row) throws(DatabaseError) {
            id = try row.get("id")
            checksum = try row.get("checksum")
        }
    }

    /// What was applied is a beginning of what we know, word for word.
    private func assertKnown(_ applied: [Applied], dialect: Dialect) throws(DatabaseError) {
        for (step, known) in zip(applied, migrations) {
            guard step.id == known.id else {
                throw .unfit("this database has step \(step.id) where this program has \(known.id); it belongs to another program or branch")
            }
            guard step.checksum == known.checksum(for: dialect) else {
                throw .unfit("step \(step.id) of the schema was edited after this database was made; put the step back and add a new one")
            }
        }
        if applied.count > migrations.count {
            let newer = applied[migrations.count].id
            throw .unfit(
                "a newer version of this program wrote this database (step \(newer)); start that version, or restore a backup made before it")
        }
    }
}
