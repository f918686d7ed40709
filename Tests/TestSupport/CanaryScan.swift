public import Foundation
import SQLiteStore
public import Store

/// Looks for planted words in the raw bytes a database leaves on disk: file, write-ahead log and shared memory of SQLite;
/// the whole data folder of PostgreSQL where `TEST_POSTGRES_DATA` names it.
public enum CanaryScan {
    public struct Hit: Sendable, Equatable, CustomStringConvertible {
        public let canary: String
        public let file: String
        public var description: String { "\(canary) in \(file)" }
    }

    /// Nil where the engine's files are out of reach.
    public static func hits(of canaries: [String], in database: any Database) async throws -> [Hit]? {
        let bytes = canaries.map { ($0, Data($0.utf8)) }
        return try await hits(ofBytes: bytes, in: database)
    }

    /// The same for bytes that are no text, such as a wrapped key; each with a name for the answer.
    public static func hits(ofBytes canaries: [(name: String, bytes: Data)], in database: any Database) async throws -> [Hit]? {
        if let sqlite = database as? SQLiteDatabase {
            return hits(of: canaries, in: ["", "-wal", "-shm", "-journal"].map { sqlite.path + $0 })
        }
        guard let folder = ProcessInfo.processInfo.environment["TEST_POSTGRES_DATA"] else { return nil }
        // The server writes what it holds in memory: on a slow disk thousands of small files, for longer than a statement may otherwise take.
        _ = try await database.read { transaction in
            _ = try transaction.rows("SELECT set_config('statement_timeout', '0', true)")
            try transaction.execute("CHECKPOINT")
        }
        return hits(of: canaries, in: files(under: folder))
    }

    static func files(under folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.map { folder + "/" + $0 }
    }

    static func hits(of canaries: [(name: String, bytes: Data)], in files: [String]) -> [Hit] {
        files.flatMap { file -> [Hit] in
            guard let content = FileManager.default.contents(atPath: file) else { return [] }
            return canaries.filter { content.range(of: $0.bytes) != nil }.map { Hit(canary: $0.name, file: file) }
        }
    }
}
