/// One step of the schema's history. Steps are never edited once released.
public struct Migration: Sendable {
    public let id: String
    public let statements: [SQL]

    public init(_ id: String, _ statements: [SQL]) {
        self.id = id
        self.statements = statements
    }
}

public struct Migrator: Sendable {
    public let migrations: [Migration]

    public init(_ migrations: [Migration]) { self.migrations = migrations }

    /// Applies what is missing, in order, in one transaction; returns the ids applied.
    @discardableResult
    public func run(on database: any Database) async throws -> [String] {
        let migrations = migrations
        return try await database.write { transaction in
            if transaction.dialect == .postgres {
                _ = try transaction.rows("SELECT pg_advisory_xact_lock(7305712)")
            }
            try transaction.execute("CREATE TABLE IF NOT EXISTS schema_history (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)")
            let applied = try transaction.rows("SELECT id FROM schema_history ORDER BY position").map { try $0.get("id", as: String.self) }
            guard applied.elementsEqual(migrations.prefix(applied.count).map(\.id)) else {
                throw DatabaseError.engine(code: "migration", message: "this database has a history this program does not know: \(applied)")
            }
            let missing = migrations.dropFirst(applied.count)
            for (position, migration) in zip(applied.count..., missing) {
                for statement in migration.statements { try transaction.execute(statement) }
                try transaction.execute("INSERT INTO schema_history (position, id) VALUES (\(position), \(migration.id))")
            }
            return missing.map(\.id)
        }
    }
}
