import Basics
import Foundation
import Store
import TestSupport
import Testing

/// What both engines hold.
@Suite struct TheContract {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["CI"] != nil))
    func theBuildServerTestsPostgreSQLToo() {
        #expect(Engine.postgresURL != nil, "TEST_POSTGRES is not set")
    }

    @Test(arguments: Engine.here) func aRowComesBackAsItWasSaved(_ engine: Engine) async throws {
        try await engine.withDatabase(migrations: schema) { database in
            let saved = [
                File(), File(id: "f2", reference: "Zoë 'x' \"; DROP TABLE files; --\r\n\u{1F30D}", amount: nil, isOpen: false, slot: 3, name: nil),
                File(id: "f3", reference: "", amount: Int.max, name: []), File(id: "f4", reference: "x", amount: 0, slot: Int.min),
            ]
            try await database.write { transaction in for file in saved { try file.insert(in: transaction) } }
            let found = try await database.read { try File.all(in: $0) }
            #expect(found == saved)
        }
    }

    @Test(arguments: Engine.here) func changesAreCounted(_ engine: Engine) async throws {
        try await engine.withDatabase(migrations: schema) { database in
            let counts = try await database.write { transaction in
                for id in ["a", "b", "c"] { try File(id: id, reference: id).insert(in: transaction) }
                return [
                    try transaction.execute("UPDATE files SET amount = 1 WHERE id IN \(list: ["a", "b", "c", "d", "e"])"),
                    try transaction.execute("UPDATE files SET amount = 1 WHERE id = 'z'"),
                    try transaction.execute("DELETE FROM files WHERE id IN \(list: [String]())"),
                    try transaction.execute("DELETE FROM files WHERE id = \("a")"),
                ]
            }
            #expect(counts == [3, 0, 0, 1])
        }
    }

    @Test(arguments: Engine.here) func textIsOrderedByItsBytes(_ engine: Engine) async throws {
        try await engine.withDatabase(migrations: schema) { database in
            let order = try await database.write { transaction in
                for id in ["ä", "b", "Z", "a", "A"] { try File(id: id, reference: id).insert(in: transaction) }
                return try transaction.values("SELECT id FROM files ORDER BY id", as: String.self)
            }
            #expect(order == ["A", "Z", "a", "b", "ä"])
        }
    }

    @Test(arguments: Engine.here) func columnsAreReadByNameOrPlace(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            let row = try await database.read { try $0.rows("SELECT 7 AS seven, 'x' AS letter")[0] }
            #expect(try row.get("letter", as: String.self) == "x")
            #expect(try row.get(at: 0, as: Int.self) == 7)
            #expect(throws: DatabaseError.decoding("no column eight")) { try row.get("eight", as: Int.self) }
            #expect(throws: DatabaseError.decoding("no column at 2")) { try row.get(at: 2, as: Int.self) }
            #expect(throws: DatabaseError.decoding("column letter holds text, which is no Int")) { try row.get("letter", as: Int.self) }
        }
    }

    @Test(arguments: Engine.here) func aFailureUndoesTheWholeTransaction(_ engine: Engine) async throws {
        struct Stop: Error {}
        try await engine.withDatabase(migrations: schema) { database in
            await #expect(throws: Stop.self) {
                try await database.write {
                    try File().insert(in: $0)
                    throw Stop()
                }
            }
            let left = try await database.read { try File.all(in: $0) }
            #expect(left.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func aSwallowedErrorStillUndoesTheTransaction(_ engine: Engine) async throws {
        try await engine.withDatabase(migrations: schema) { database in
            await #expect(throws: DatabaseError.duplicate(constraint: "files_pkey")) {
                try await database.write { transaction in
                    try File().insert(in: transaction)
                    try? File(reference: "M-2").insert(in: transaction)
                    try? File(id: "f3", reference: "M-3").insert(in: transaction)
                }
            }
            let left = try await database.read { try File.all(in: $0) }
            #expect(left.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func anInsertThatFindsItsPlaceTakenLeavesTheTransactionWhole(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { _ = try $0.execute("CREATE TABLE seen (id \(.text, .k1) PRIMARY KEY)") }
            let news = try await database.write { transaction in
                try ["a", "b", "a", "c"].map { try transaction.insertIfNew("INSERT INTO seen (id) VALUES (\($0))") }
            }
            #expect(news == [true, true, false, true])
            let count = try await database.read { try $0.value("SELECT count(*) FROM seen", as: Int.self) }
            #expect(count == 3)
        }
    }

    @Test(arguments: Engine.here) func readersCannotWrite(_ engine: Engine) async throws {
        try await engine.withDatabase(migrations: schema) { database in
            await #expect(throws: DatabaseError.readOnly) { try await database.read { try File().insert(in: $0) } }
        }
    }

    @Test(arguments: Engine.here) func aReaderSeesOnePicture(_ engine: Engine) async throws {
        try await engine.withDatabase(migrations: schema) { database in
            let (begun, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let picture = database.read { transaction in
                let before = try File.all(in: transaction).count
                begun.signal()
                go.wait()
                return [before, try File.all(in: transaction).count]
            }
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    begun.wait()
                    continuation.resume()
                }
            }
            try await database.write { try File().insert(in: $0) }
            go.signal()
            let seen = try await picture
            #expect(seen == [0, 0])
        }
    }

    @Test(arguments: Engine.here) func writersGoOneByOne(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                try transaction.execute("CREATE TABLE counter (n \(type: .integer) NOT NULL)")
                try transaction.execute("INSERT INTO counter VALUES (0)")
            }
            let runs = Locked(0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<24 {
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
            let total = try await database.read { try $0.value("SELECT n FROM counter", as: Int.self) }
            #expect(total == 24)
            #expect(runs.withLock { $0 } == 24, "a transaction had to run again")
        }
    }

    @Test(arguments: Engine.here) func aCancelledTaskStopsItsStatement(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            let begun = DispatchSemaphore(value: 0)
            let endless = Task {
                try await database.read { transaction in
                    // Only the cancelling may stop it, not the server's own patience.
                    if engine == .postgres { _ = try transaction.rows("SELECT set_config('statement_timeout', '0', true)") }
                    begun.signal()
                    return try transaction.rows(
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i % 1000 + 1 FROM n) SELECT count(*) FROM n WHERE i < 0")
                }
            }
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    begun.wait()
                    Thread.sleep(forTimeInterval: 0.05)
                    continuation.resume()
                }
            }
            endless.cancel()
            await #expect(throws: CancellationError.self) { _ = try await endless.value }
            let after = try await database.read { try $0.value("SELECT 1", as: Int.self) }
            #expect(after == 1)
        }
    }

    @Test(arguments: Engine.here) func theDatabaseIsDurable(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.assertDurable()
            try await database.checkpoint()
        }
    }
}
