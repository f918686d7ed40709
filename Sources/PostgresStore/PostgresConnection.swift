#if PostgreSQL
    import CPostgres
    import Store

    /// One libpq connection and its prepared statements; not for sharing.
    final class PostgresConnection {
        enum Kind { case reading, writing }

        private let url: String
        private let stopper: Stopper
        private var handle: OpaquePointer?
        private var prepared: [Prepared: String] = [:]
        /// More different statements than this program has; a list of unforeseen lengths cannot fill the server's memory.
        private static let mostPrepared = 1_000

        private struct Prepared: Hashable {
            let text: String
            let types: [Oid]
        }

        init(url: String, stopper: Stopper) {
            self.url = url
            self.stopper = stopper
        }

        deinit { finish() }

        func finish() {
            stopper.connected(nil)
            if let handle { PQfinish(handle) }
            handle = nil
            prepared = [:]
        }

        func transaction<Result>(_ kind: Kind, _ body: (any Transaction) throws -> Result) throws -> Result {
            let handle = try begin(kind)
            let transaction = PostgresTransaction(self, handle)
            do {
                let result = try body(transaction)
                if let failure = transaction.failure { throw failure }
                guard try command("COMMIT", on: handle) == "COMMIT" else { throw DatabaseError.conflict }
                return result
            } catch {
                undo(on: handle)
                throw error
            }
        }

        /// Nothing has been done yet, so a connection that died while idle is simply replaced.
        private func begin(_ kind: Kind) throws(DatabaseError) -> OpaquePointer {
            if let handle, PQstatus(handle) == CONNECTION_OK {
                do throws(DatabaseError) {
                    try open(kind, on: handle)
                    return handle
                } catch {
                    guard PQstatus(handle) != CONNECTION_OK else {
                        undo(on: handle)
                        throw error
                    }
                }
            }
            let fresh = try connect()
            do throws(DatabaseError) { try open(kind, on: fresh) } catch {
                undo(on: fresh)
                throw error
            }
            return fresh
        }

        private func open(_ kind: Kind, on handle: OpaquePointer) throws(DatabaseError) {
            switch kind {
            case .reading: try command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", on: handle)
            case .writing:
                do throws(DatabaseError) { try lockWriting(on: handle) } catch DatabaseError.engine("42P01", _) {
                    undo(on: handle)
                    // Two programs may do this at once; then one of them fails here and finds the table below.
                    _ = try? command("CREATE TABLE IF NOT EXISTS one_writer ()", on: handle)
                    try lockWriting(on: handle)
                }
            }
        }

        /// LOCK takes no snapshot: the transaction sees everything the writer before it committed.
        private func lockWriting(on handle: OpaquePointer) throws(DatabaseError) {
            try command("BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE one_writer IN EXCLUSIVE MODE", on: handle)
        }

        private func undo(on handle: OpaquePointer) {
            if PQstatus(handle) == CONNECTION_OK, (try? command("ROLLBACK", on: handle)) != nil { return }
            if handle == self.handle { finish() }
        }

        private func connect() throws(DatabaseError) -> OpaquePointer {
            finish()
            // What stands before dbname is a default that the address may change.
            let settings = [("connect_timeout", "5"), ("application_name", "neuanfang"), ("dbname", url), ("client_encoding", "UTF8")]
            let fresh = withCStrings(settings.map(\.0)) { keys in withCStrings(settings.map(\.1)) { PQconnectdbParams(keys, $0, 1) } }
            guard let fresh else { throw .unavailable("no memory for a connection to PostgreSQL") }
            guard PQstatus(fresh) == CONNECTION_OK else {
                defer { PQfinish(fresh) }
                throw .unavailable("PostgreSQL does not answer: \(String(cString: PQerrorMessage(fresh)).firstLine)")
            }
            PQsetNoticeProcessor(fresh, { _, _ in }, nil)
            handle = fresh
            try command(
                """
                SET statement_timeout = '30s'; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';
                SET timezone = 'UTC'; SET synchronous_commit = 'on'
                """, on: fresh)
            stopper.connected(fresh)
            return fresh
        }

        @discardableResult
        private func command(_ text: String, on handle: OpaquePointer) throws(DatabaseError) -> String {
            let result = PQexec(handle, text)
            defer { PQclear(result) }
            try check(result, of: handle)
            return String(cString: PQcmdStatus(result))
        }

        func run<Outcome>(
            _ sql: SQL, on handle: OpaquePointer, _ read: (OpaquePointer) throws(DatabaseError) -> Outcome
        ) throws(DatabaseError) -> Outcome {
            let (text, values) = Dialect.postgres.render(sql)
            let parameters = Parameters(values)
            let name = try prepare(text, parameters.types, on: handle)
            let result = parameters.withPointers { pointers, lengths, formats in
                PQexecPrepared(handle, name, Int32(values.count), pointers, lengths, formats, 1)
            }
            defer { PQclear(result) }
            try check(result, of: handle)
            guard let result else { throw .unavailable("PostgreSQL gave no answer") }
            return try read(result)
        }

        private func prepare(_ text: String, _ types: [Oid], on handle: OpaquePointer) throws(DatabaseError) -> String {
            let key = Prepared(text: text, types: types)
            if let name = prepared[key] { return name }
            if prepared.count >= Self.mostPrepared {
                try command("DEALLOCATE ALL", on: handle)
                prepared = [:]
            }
            let name = "s\(prepared.count)"
            let result = PQprepare(handle, name, text, Int32(types.count), types)
            defer { PQclear(result) }
            try check(result, of: handle)
            prepared[key] = name
            return name
        }
    }

    /// One transaction; spent after its first error, and bound to the connection it began on.
    final class PostgresTransaction: Transaction {
        private let connection: PostgresConnection
        private let handle: OpaquePointer
        private(set) var failure: DatabaseError?
        var dialect: Dialect { .postgres }

        init(_ connection: PostgresConnection, _ handle: OpaquePointer) {
            self.connection = connection
            self.handle = handle
        }

        func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
            try attempt(sql) { result throws(DatabaseError) in try readRows(result) }
        }

        func execute(_ sql: SQL) throws(DatabaseError) -> Int {
            try attempt(sql) { Int(String(cString: PQcmdTuples($0))) ?? 0 }
        }

        private func attempt<Outcome>(
            _ sql: SQL, _ read: (OpaquePointer) throws(DatabaseError) -> Outcome
        ) throws(DatabaseError) -> Outcome {
            if let failure { throw failure }
            do throws(DatabaseError) { return try connection.run(sql, on: handle, read) } catch {
                failure = error
                throw error
            }
        }
    }

    private func withCStrings<Result>(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result) -> Result {
        let bytes = texts.map { Array($0.utf8CString) }
        func step(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> Result {
            guard index < bytes.count else { return (pointers + [nil]).withUnsafeBufferPointer { body($0.baseAddress) } }
            return bytes[index].withUnsafeBufferPointer { step(index + 1, pointers + [$0.baseAddress]) }
        }
        return step(0, [])
    }
#endif
