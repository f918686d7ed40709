import Store
import TestSupport
import Testing

/// Both engines refuse the same with the same words.
@Suite struct Refusals {
    func refusal(_ engine: Engine, _ body: @escaping @Sendable (any Transaction) throws -> Void) async throws -> DatabaseError? {
        try await engine.withDatabase(migrations: schema) { database in
            try await database.write { try File(slot: 1).insert(in: $0) }
            do {
                try await database.write(body)
                return nil
            } catch let error as DatabaseError {
                return error
            }
        }
    }

    @Test(arguments: Engine.here) func aUniqueIndexIsNamed(_ engine: Engine) async throws {
        let error = try await refusal(engine) { try File(id: "f2").insert(in: $0) }
        #expect(error == .duplicate(constraint: "files_reference_once"))
    }

    @Test(arguments: Engine.here) func aUniqueColumnIsNamed(_ engine: Engine) async throws {
        let error = try await refusal(engine) { try File(id: "f2", reference: "M-2", slot: 1).insert(in: $0) }
        #expect(error == .duplicate(constraint: "files_slot_key"))
    }

    @Test(arguments: Engine.here) func aPrimaryKeyIsNamed(_ engine: Engine) async throws {
        let error = try await refusal(engine) { try File(reference: "M-2").insert(in: $0) }
        #expect(error == .duplicate(constraint: "files_pkey"))
        let number = try await refusal(engine) { transaction in
            for _ in 0..<2 { try transaction.execute("INSERT INTO notes (id, file, body) VALUES (1, 'f1', 'x')") }
        }
        #expect(number == .duplicate(constraint: "notes_pkey"))
    }

    @Test(arguments: Engine.here) func aCheckIsNamed(_ engine: Engine) async throws {
        let error = try await refusal(engine) { try File(id: "f2", reference: "M-2", amount: -1).insert(in: $0) }
        #expect(error == .violated(constraint: "amount_is_not_negative"))
    }

    @Test(arguments: Engine.here) func aMissingValueIsNamed(_ engine: Engine) async throws {
        let error = try await refusal(engine) { try $0.execute("UPDATE files SET is_open = NULL") }
        #expect(error == .violated(constraint: "files.is_open"))
    }

    @Test(arguments: Engine.here) func aNoteNeedsItsFile(_ engine: Engine) async throws {
        let error = try await refusal(engine) { try $0.execute("INSERT INTO notes (id, file, body) VALUES (1, 'nowhere', 'x')") }
        #expect(error == .brokenReference(constraint: engine == .sqlite ? "" : "notes_file"))
    }

    @Test(arguments: Engine.here) func textWithAZeroByteIsRefused(_ engine: Engine) async throws {
        let error = try await refusal(engine) { try File(id: "a\u{0}b", reference: "M-2").insert(in: $0) }
        #expect(error != nil)
    }

    @Test(arguments: Engine.here) func aFractionIsRefused(_ engine: Engine) async throws {
        let error = try await refusal(engine) { _ = try $0.rows("SELECT \(sqlite: "1.5", postgres: "1.5::float8") AS share") }
        guard case .decoding(let reason)? = error else {
            Issue.record("got \(String(describing: error))")
            return
        }
        #expect(reason.contains("share") && !reason.contains("1.5"))
    }

    /// Whatever goes wrong, what was typed stays out of the error, and so out of the log.
    @Test(arguments: Engine.here) func noErrorCarriesAValue(_ engine: Engine) async throws {
        let secret = "Geheim4711"
        let attempts: [@Sendable (any Transaction) throws -> Void] = [
            { for _ in 0..<2 { try File(id: secret, reference: secret).insert(in: $0) } },
            { try File(id: "f2", reference: secret + "\u{0}").insert(in: $0) },
            { try $0.execute("UPDATE files SET slot = \(secret)") },
            { _ = try $0.value("SELECT CAST(\(secret) AS \(sqlite: "TEXT", postgres: "bigint"))", as: Int.self) },
            { try $0.execute("INSERT INTO notes (id, file, body) VALUES (1, \(secret), 'x')") },
            { _ = try $0.rows("SELECT \(secret) FROM nowhere") },
            { _ = try $0.rows("SELECT nothing(\(secret))") },
        ]
        for attempt in attempts {
            let error = try await refusal(engine, attempt)
            #expect(error != nil)
            #expect(!"\(String(describing: error)) \(String(reflecting: error))".contains(secret))
        }
    }
}
