import Foundation
import Testing

@testable import Vault

@Suite struct Passwords {
    @Test func aHashIsArgon2idInPHCForm() throws {
        let hash = try Password.hash("Straße 12 ist grün")
        #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
        #expect(Password.verify("Straße 12 ist grün", against: hash))
        #expect(!Password.verify("Straße 12 ist grun", against: hash))
        #expect(!Password.verify("", against: hash))
        #expect(!Password.needsRehash(hash))
        #expect(try Password.hash("Straße 12 ist grün") != hash)
    }

    @Test func theSamePasswordFromAnotherKeyboardFits() throws {
        let hash = try Password.hash("gr\u{fc}n und lang genug")
        #expect(Password.verify("gru\u{308}n und lang genug", against: hash))
    }

    @Test func anEmptyAndALongPasswordAreHashedToo() throws {
        for password in ["", String(repeating: "\u{1F30D}", count: 200), "a\u{0}b"] {
            let hash = try Password.hash(password)
            #expect(Password.verify(password, against: hash))
            #expect(!Password.verify(password + "x", against: hash))
        }
    }

    @Test func theDecoyIsOfTodaysCostAndFitsNothing() {
        #expect(!Password.needsRehash(Password.decoyHash))
        #expect(!Password.verify("", against: Password.decoyHash))
        #expect(!Password.verify("password", against: Password.decoyHash))
    }

    @Test func whatIsNoHashFitsNothing() {
        for hash in ["", "plain", "$argon2id$", String(repeating: "x", count: 500)] {
            #expect(!Password.verify("plain", against: hash))
            #expect(Password.needsRehash(hash))
        }
    }

    @Test func theDeskAnswersEverybodyItLetIn() async throws {
        let desk = PasswordDesk(atOnce: 2, waitingRoom: 8)
        let hash = try await desk.hash("Vielen Dank und auf Wiedersehen")
        let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<6 {
                group.addTask { try await desk.verify(index.isMultiple(of: 2) ? "Vielen Dank und auf Wiedersehen" : "nein", against: hash) }
            }
            var right = 0
            for try await answer in group where answer { right += 1 }
            return right
        }
        #expect(answers == 3)
    }

    @Test func aFullWaitingRoomRefuses() async throws {
        let desk = PasswordDesk(atOnce: 1, waitingRoom: 0)
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    do { return try await desk.verify("x", against: Password.decoyHash) } catch { return error as? VaultError == .busy }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(refused >= 1)
        // Whoever comes later is let in again.
        let later = try await desk.verify("x", against: Password.decoyHash)
        #expect(!later)
    }
}

@Suite struct Tokens {
    @Test func aTokenHas43LettersAndComesBack() throws {
        let token = SecretToken.random()
        #expect(token.text.utf8.count == 43)
        let safe = token.text.utf8.allSatisfy { UnicodeScalar($0).properties.isAlphabetic || (48...57).contains($0) || $0 == 45 || $0 == 95 }
        #expect(safe)
        #expect(SecretToken(text: token.text) == token)
        #expect(SecretToken(text: token.text)?.digest == token.digest)
        #expect(token.digest.count == 32)
        #expect(SecretToken.random() != token)
    }

    @Test func anythingElseIsNoToken() {
        let good = String(repeating: "A", count: 43)
        #expect(SecretToken(text: good) != nil)
        for bad in [
            "", "A", good + "A", String(good.dropLast()), good.dropLast() + "B", good.dropLast() + "=", good.dropLast() + "+", " " + good.dropLast(),
        ] {
            #expect(SecretToken(text: bad) == nil, "\(bad)")
        }
    }
}

@Suite struct KeyFiles {
    func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vault-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    @Test func aRootKeyIsMadeOnceForItsOwnerOnly() throws {
        try withFolder { folder in
            let path = folder + "/root.key"
            let made = try RootKey.loadOrCreate(at: path)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try RootKey.loadOrCreate(at: path).fingerprint == made.fingerprint)
            #expect(try RootKey.load(from: path).fingerprint == made.fingerprint)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["root.key"])
        }
    }

    @Test func aMissingKeyIsNotMadeByLoading() throws {
        try withFolder { folder in
            let error = try #require(throws: VaultError.self) { try RootKey.load(from: folder + "/root.key") }
            #expect("\(error)".contains("cannot be read"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    @Test func aKeyThatOthersMayReadIsRefused() throws {
        try withFolder { folder in
            let path = folder + "/root.key"
            _ = try RootKey.loadOrCreate(at: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            let error = try #require(throws: VaultError.self) { try RootKey.loadOrCreate(at: path) }
            #expect("\(error)".contains("chmod 600"))
        }
    }

    @Test func aFileThatIsNoKeyIsRefusedAndKept() throws {
        try withFolder { folder in
            for size in [0, 31, 33, 5000] {
                let path = folder + "/key\(size)"
                let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
                #expect(FileManager.default.createFile(atPath: path, contents: Data(repeating: 1, count: size), attributes: attributes))
                #expect(throws: VaultError.self) { try RootKey.loadOrCreate(at: path) }
                #expect(throws: VaultError.self) { try CheckpointKey.loadOrCreate(at: path) }
                #expect(FileManager.default.contents(atPath: path)?.count == size)
            }
            #expect(throws: VaultError.self) { try RootKey.loadOrCreate(at: folder) }
            #expect(throws: VaultError.self) { try RootKey.loadOrCreate(at: folder + "/absent/root.key") }
        }
    }

    @Test func aCheckpointKeyStaysTheSame() throws {
        try withFolder { folder in
            let made = try CheckpointKey.loadOrCreate(at: folder + "/checkpoint.key")
            #expect(try CheckpointKey.load(from: folder + "/checkpoint.key").publicKeyText == made.publicKeyText)
        }
    }
}

@Suite struct Comparing {
    @Test func onlyEqualBytesAreEqual() {
        #expect(equalInConstantTime([], []))
        #expect(equalInConstantTime([1, 2], [1, 2]))
        #expect(!equalInConstantTime([1, 2], [1, 3]))
        #expect(!equalInConstantTime([1], [1, 2]))
    }
}
