import Foundation
import GRDB
import TestSupport
import Testing

@testable import SQLiteStore
@testable import Store

/// What only an SQLite file has.
@Suite struct SQLiteOnly {
    func withFile(_ body: (String) async throws -> Void) async throws {
        try await TestFolder.with { try await body($0.appendingPathComponent("a.sqlite").path) }
    }

    @Test func commitsOutlastAPowerCut() async throws {
        try await withFile { path in
            let database = try SQLiteDatabase(path: path)
            let synchronous = try await database.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
            #expect(synchronous == 2)
            try await database.assertDurable()
            try await database.close()
        }
    }

    @Test(arguments: ["synchronous = NORMAL", "foreign_keys = OFF", "secure_delete = OFF", "trusted_schema = ON", "cell_size_check = OFF"])
    func aLoosenedSettingIsNoticed(pragma: String) async throws {
        try await withFile { path in
            let database = try SQLiteDatabase(path: path)
            try await database.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA \(pragma)") }
            let error = try await #require(throws: Store.DatabaseError.self) { try await database.assertDurable() }
            #expect("\(error)".contains(pragma.prefix { $0 != " " }))
            try await database.close()
        }
    }

    @Test func theFileIsItsOwnersOnly() async throws {
        try await withFile { path in
            let database = try SQLiteDatabase(path: path)
            try await database.write { _ = try $0.execute("CREATE TABLE a (b TEXT)") }
            for suffix in ["", "-wal", "-shm"] {
                let mode = try FileManager.default.attributesOfItem(atPath: path + suffix)[.posixPermissions] as? Int
                #expect(mode == 0o600, "\(suffix)")
            }
            try await database.close()
        }
    }

    @Test func aFileThatIsNoDatabaseIsRefusedAndKept() async throws {
        try await withFile { path in
            let words = Data(String(repeating: "kein Datenbankformat ", count: 100).utf8)
            try words.write(to: URL(fileURLWithPath: path))
            let error = try #require(throws: Store.DatabaseError.self) { try SQLiteDatabase(path: path) }
            #expect("\(error)".contains("not an SQLite database"))
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == words)
        }
    }

    @Test func aFolderThatIsMissingIsNamed() async throws {
        try await withFile { path in
            let error = try #require(throws: Store.DatabaseError.self) { try SQLiteDatabase(path: path + "/x/n.sqlite") }
            #expect("\(error)".contains("cannot be made"))
            #expect(throws: Store.DatabaseError.self) { try SQLiteDatabase(path: (path as NSString).deletingLastPathComponent) }
        }
    }

    @Test func aFileTakenAwayIsNoticedBeforeAnythingIsAcknowledged() async throws {
        try await withFile { path in
            let database = try SQLiteDatabase(path: path)
            try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
            let error = try await #require(throws: Store.DatabaseError.self) {
                try await database.write { _ = try $0.execute("CREATE TABLE a (b TEXT)") }
            }
            #expect("\(error)".contains("moved, deleted or replaced"))
            try await database.close()
        }
    }

    @Test func aClosedFileHoldsEverythingItself() async throws {
        try await withFile { path in
            let database = try SQLiteDatabase(path: path)
            try await database.write { _ = try $0.execute("CREATE TABLE a (b TEXT)") }
            _ = try await database.read { try $0.value("SELECT count(*) FROM a", as: Int.self) }
            try await database.close()
            let copy = path + ".copy"
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            let again = try SQLiteDatabase(path: copy)
            #expect(try await again.read { try $0.value("SELECT count(*) FROM a", as: Int.self) } == 0)
            try await again.close()
        }
    }

    @Test func aFullDiskWritesNothing() async throws {
        try await withFile { path in
            let database = try SQLiteDatabase(path: path)
            try await database.write { _ = try $0.execute("CREATE TABLE a (b BLOB)") }
            try await database.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 10") }
            await #expect(throws: Store.DatabaseError.full("the disk is full; nothing was written")) {
                try await database.write { transaction in
                    for _ in 0..<100 { try transaction.execute("INSERT INTO a VALUES (\([UInt8](repeating: 1, count: 4_000)))") }
                }
            }
            try await database.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
            let count = try await database.write { transaction in
                try transaction.execute("INSERT INTO a VALUES (\([UInt8]([1])))")
                return try transaction.value("SELECT count(*) FROM a", as: Int.self)
            }
            #expect(count == 1)
            try await database.close()
        }
    }

    @Test func anotherProgramsWriteIsWaitedForAndNotLost() async throws {
        try await withFile { path in
            let (here, there) = (try SQLiteDatabase(path: path), try SQLiteDatabase(path: path))
            try await here.write { transaction in
                try transaction.execute("CREATE TABLE counter (n INTEGER NOT NULL)")
                try transaction.execute("INSERT INTO counter VALUES (0)")
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<20 {
                    let database = index.isMultiple(of: 2) ? here : there
                    group.addTask {
                        try await database.write { transaction in
                            let n = try transaction.value("SELECT n FROM counter", as: Int.self) ?? 0
                            try transaction.execute("UPDATE counter SET n = \(n + 1)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let total = try await here.read { try $0.value("SELECT n FROM counter", as: Int.self) }
            #expect(total == 20)
            try await here.close()
            try await there.close()
        }
    }
}

@Suite struct RawBytes {
    @Test(arguments: Engine.here) func thePlantedWordIsFoundWhereItIsPlain(_ engine: Engine) async throws {
        let canary = "Kanarienvogel-" + UUID().uuidString
        try await engine.withDatabase(migrations: schema) { database in
            guard try await CanaryScan.hits(of: [canary], in: database) == [] else { return }
            try await database.write { try File(reference: canary).insert(in: $0) }
            let hits = try #require(try await CanaryScan.hits(of: [canary, "never written " + canary], in: database))
            #expect(!hits.isEmpty && hits.allSatisfy { $0.canary == canary })
        }
    }

    @Test func whatIsDeletedIsGoneFromTheFileAfterACheckpoint() async throws {
        let canary = "Kanarienvogel-" + UUID().uuidString
        try await Engine.sqlite.withDatabase(migrations: schema) { database in
            try await database.write { transaction in
                for index in 0..<200 { try File(id: "f\(index)", reference: "\(canary) \(index)").insert(in: transaction) }
            }
            try await database.write { _ = try $0.execute("DELETE FROM files") }
            let before = try #require(try await CanaryScan.hits(of: [canary], in: database))
            #expect(!before.isEmpty)
            try await database.checkpoint()
            let after = try #require(try await CanaryScan.hits(of: [canary], in: database))
            #expect(after == [])
        }
    }
}
