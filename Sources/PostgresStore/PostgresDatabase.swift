#if PostgreSQL
    import Store

    /// PostgreSQL through libpq: one connection that writes, several that read.
    final class PostgresDatabase: Database {
        var dialect: Dialect { .postgres }
        private let readers: Pool<PostgresWorker>
        private let writer: Pool<PostgresWorker>
        private static let attempts = 5

        init(url: String, readers: Int, patience: Duration) {
            self.readers = Pool((0..<max(1, readers)).map { _ in PostgresWorker(url: url) }, patience: patience)
            writer = Pool([PostgresWorker(url: url)], patience: patience)
        }

        func read<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
            try await readers.lend { try await $0.transaction(.reading, body) }
        }

        /// Serializable, and one at a time by a lock taken before the snapshot; so nothing is lost to another of our writers.
        /// What still loses, against somebody else's, is run again.
        func write<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
            var attempt = 1
            while true {
                do {
                    return try await writer.lend { try await $0.transaction(.writing, body) }
                } catch let error as DatabaseError where error.isWorthRetrying && attempt < Self.attempts {
                    try await Task.sleep(for: .milliseconds(Int.random(in: 1...(10 << attempt))))
                    attempt += 1
                }
            }
        }

        /// Nil: asking would be a journey to the server.
        func state() -> Int64? { nil }

        /// The server writes its log away by itself; what was deleted leaves it with VACUUM and the log's expiry.
        func checkpoint() async throws {}

        func assertDurable() async throws {
            let required: [(setting: String, wanted: [String])] = [
                ("fsync", ["on"]), ("full_page_writes", ["on"]), ("synchronous_commit", ["on", "remote_write", "remote_apply"]),
                ("server_encoding", ["UTF8"]), ("lc_collate", ["C.UTF-8", "C.utf8", "C", "POSIX"]),
            ]
            try await read { transaction in
                for (setting, wanted) in required {
                    let found = try transaction.value("SELECT current_setting(\(setting))", as: String.self) ?? ""
                    guard wanted.contains(found) else {
                        throw DatabaseError.unfit(
                            "PostgreSQL runs with \(setting) = \(found); this program needs \(wanted.joined(separator: " or "))")
                    }
                }
            }
        }

        func close() async throws {
            for worker in readers.everything + writer.everything { await worker.finish() }
        }
    }
#endif
