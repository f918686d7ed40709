import Basics
import Foundation
import PostgresStore
import Store
import TestSupport
import Testing

/// What only a server can do to us.
@Suite(.enabled(if: Engine.postgresURL != nil)) struct PostgresOnly {
    func kill(_ pid: Int, from admin: any Database) async throws {
        _ = try await admin.read { try $0.value("SELECT pg_terminate_backend(\(pid)::int)", as: Bool.self) }
        // The server ends it soon, and not at once.
        while try await admin.read({ try $0.value("SELECT count(*) FROM pg_stat_activity WHERE pid = \(pid)", as: Int.self) }) != 0 {
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    @Test func aConnectionKilledWhileIdleIsReplaced() async throws {
        try await Engine.withSchema { url in
            let (database, admin) = (try openPostgres(url, readers: 1), try openPostgres(url, readers: 1))
            for _ in 0..<2 {
                let pid = try await database.write { try $0.value("SELECT pg_backend_pid()", as: Int.self) }
                try await kill(try #require(pid), from: admin)
            }
            let answer = try await database.write { try $0.value("SELECT 1", as: Int.self) }
            #expect(answer == 1)
            try await database.close()
            try await admin.close()
        }
    }

    /// What follows the loss must not run outside the transaction, on a new connection.
    @Test func aConnectionLostInsideATransactionWritesNothing() async throws {
        try await Engine.withSchema { url in
            let (database, admin) = (try openPostgres(url), try openPostgres(url))
            try await Migrator(schema).run(on: database)
            let error = try await #require(throws: DatabaseError.self) {
                try await database.write { transaction in
                    try File().insert(in: transaction)
                    let pid = try transaction.value("SELECT pg_backend_pid()", as: Int.self) ?? 0
                    let done = DispatchSemaphore(value: 0)
                    Task {
                        try? await kill(pid, from: admin)
                        done.signal()
                    }
                    done.wait()
                    try? File(id: "f2", reference: "M-2").insert(in: transaction)
                    try? File(id: "f3", reference: "M-3").insert(in: transaction)
                }
            }
            #expect(error == .unavailable("the connection to PostgreSQL was lost"))
            let left = try await database.read { try File.all(in: $0) }
            #expect(left.isEmpty)
            try await database.close()
            try await admin.close()
        }
    }

    @Test func waitingForAConnectionEnds() async throws {
        try await Engine.withSchema { url in
            let database = try openPostgres(url, readers: 1, patience: .milliseconds(50))
            let (begun, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let busy = Task {
                try await database.read { _ in
                    begun.signal()
                    go.wait()
                }
            }
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    begun.wait()
                    continuation.resume()
                }
            }
            let error = try await #require(throws: DatabaseError.self) { try await database.read { _ = try $0.rows("SELECT 1") } }
            #expect("\(error)".contains("too busy"))
            let waiting = Task { try await database.read { _ = try $0.rows("SELECT 1") } }
            waiting.cancel()
            await #expect(throws: (any Error).self) { try await waiting.value }
            go.signal()
            try await busy.value
            let after = try await database.read { try $0.value("SELECT 1", as: Int.self) }
            #expect(after == 1)
            try await database.close()
        }
    }

    @Test func twoProgramsWriteOneByOne() async throws {
        try await Engine.withSchema { url in
            let (here, there) = (try openPostgres(url, patience: .seconds(60)), try openPostgres(url, patience: .seconds(60)))
            try await here.write { transaction in
                try transaction.execute("CREATE TABLE counter (n bigint NOT NULL)")
                try transaction.execute("INSERT INTO counter VALUES (0)")
            }
            let runs = Locked(0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<40 {
                    let database = index.isMultiple(of: 2) ? here : there
                    group.addTask {
                        try await database.write { transaction in
                            runs.withLock { $0 += 1 }
                            let n = try transaction.value("SELECT n FROM counter", as: Int.self) ?? 0
                            try transaction.execute("UPDATE counter SET n = \(n + 1)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let total = try await there.read { try $0.value("SELECT n FROM counter", as: Int.self) }
            #expect(total == 40)
            #expect(runs.withLock { $0 } == 40, "a transaction had to run again")
            try await here.close()
            try await there.close()
        }
    }

    @Test func aServerThatIsNotThereIsSaidInOneLine() async throws {
        let database = try openPostgres("postgresql://u:geheim@127.0.0.1:1/n")
        let error = try await #require(throws: DatabaseError.self) { try await database.read { _ = try $0.rows("SELECT 1") } }
        let text = "\(error)"
        #expect(text.contains("does not answer") && !text.contains("geheim") && !text.contains("\n"))
        try await database.close()
    }
}
