public import Store

/// Opens a PostgreSQL database by its `postgresql://…` address. Connections are made at the first use.
/// In a build without the package trait PostgreSQL it throws a sentence that says so.
///
/// - Parameter readers: how many transactions may read at once; writing has one connection more.
/// - Parameter patience: how long somebody waits for a free connection.
public func openPostgres(_ url: String, readers: Int = 8, patience: Duration = .seconds(10)) throws(DatabaseError) -> any Database {
    #if PostgreSQL
        return PostgresDatabase(url: url, readers: readers, patience: patience)
    #else
        throw .unfit("this build runs on SQLite only; build it with the package trait PostgreSQL, or give a sqlite: address")
    #endif
}
