import GRDB
import Store
import Synchronization

/// A connection of its own that only asks whether anybody has committed since; opened when it is first asked.
final class Watch: Sendable {
    private let path: String
    private let connection = Mutex<DatabaseQueue?>(nil)

    init(path: String) { self.path = path }

    /// SQLite's `data_version`: equal between two calls only where nobody committed in between. Nil where it cannot be asked.
    func state() -> Int64? {
        try? connection.withLock { connection in
            let queue = try connection ?? open()
            connection = queue
            return try queue.unsafeRead { try Int64.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) }
        }
    }

    func close() {
        connection.withLock { connection in
            try? connection?.close()
            connection = nil
        }
    }

    private func open() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "neuanfang.watch"
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}
