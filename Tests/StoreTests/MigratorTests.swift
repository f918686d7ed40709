import Store
import TestSupport
import Testing

@Suite struct TheMigrator {
    let later = Migration("002 phone", ["ALTER TABLE files ADD COLUMN phone \(.blob, .k2)"])

    @Test(arguments: Engine.here) func stepsAreAppliedOnceAndInOrder(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            let first = try await Migrator(schema).run(on: database)
            let second = try await Migrator(schema).run(on: database)
            let third = try await Migrator(schema + [later]).run(on: database)
            #expect([first, second, third] == [["001 files"], [], ["002 phone"]])
        }
    }

    @Test(arguments: Engine.here) func aBrokenStepLeavesNothingBehind(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            let broken = Migration("002 broken", ["CREATE TABLE half (a \(.text, .k1))", "CREATE TABLE files (a \(.text, .k1))"])
            await #expect(throws: DatabaseError.self) { try await Migrator(schema + [broken]).run(on: database) }
            let columns = try await database.read { try $0.columns() }
            #expect(columns.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func aNewerDatabaseIsRefused(_ engine: Engine) async throws {
        try await engine.withDatabase(migrations: schema + [later]) { database in
            let error = try await #require(throws: DatabaseError.self) { try await Migrator(schema).run(on: database) }
            #expect("\(error)".contains("newer version") && "\(error)".contains("002 phone") && "\(error)".contains("backup"))
        }
    }

    @Test(arguments: Engine.here) func anEditedStepIsRefused(_ engine: Engine) async throws {
        try await engine.withDatabase(migrations: schema) { database in
            let edited = Migration("001 files", ["CREATE TABLE files (id \(.text, .k1) PRIMARY KEY)"])
            let error = try await #require(throws: DatabaseError.self) { try await Migrator([edited]).run(on: database) }
            #expect("\(error)".contains("edited"))
        }
    }

    @Test(arguments: Engine.here) func anotherHistoryIsRefused(_ engine: Engine) async throws {
        try await engine.withDatabase(migrations: schema) { database in
            let error = try await #require(throws: DatabaseError.self) { try await Migrator([later] + schema).run(on: database) }
            #expect("\(error)".contains("another program or branch"))
        }
    }

    @Test(arguments: Engine.here) func twoProgramsMayMigrateAtOnce(_ engine: Engine) async throws {
        try await engine.withDatabase { database in
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<4 { group.addTask { try await Migrator(schema).run(on: database) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied == ["001 files"])
        }
    }
}

@Suite struct Classes {
    @Test(arguments: Engine.here) func everyColumnOfTheDatabaseIsSeenAndHasItsClass(_ engine: Engine) async throws {
        let more = [
            Migration("002 phone", ["ALTER TABLE files ADD COLUMN phone \(.blob, .k2)"]),
            Migration("003 forgotten", ["CREATE TABLE IF NOT EXISTS drawer (id \(.text, .k1), \"loose\" \(type: .text))"]),
        ]
        try await engine.withDatabase(migrations: schema + more) { database in
            let columns = try await database.read { try $0.columns() }
            let classes = ColumnClasses(schema + more)
            #expect(columns.filter { $0.table == "notes" }.map(\.column) == ["body", "file", "id"])
            #expect(classes.unclassed(among: columns) == [ColumnName("drawer", "loose")])
            #expect(classes["files", "name"] == .k2 && classes["files", "phone"] == .k2 && classes["notes", "body"] == .k3)
            #expect(classes["drawer", "id"] == .k1 && classes["files", "nothing"] == nil)
            #expect(classes.all.count + 1 == columns.count)
            #expect(DataClass.k3.isSealed && !DataClass.k1.isSealed)
        }
    }
}
