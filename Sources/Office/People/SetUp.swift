import Basics
import Foundation
public import Store
import Vault

/// The shortest password an account may have.
public let shortestPassword = 12

extension Office {
    /// True until the first office exists.
    public var needsSetUp: Bool {
        get async throws { try await !Office.isFounded(in: database) }
    }

    /// True where an office was written into the database, with whichever root key.
    public static func isFounded(in database: any Database) async throws -> Bool {
        try await database.read { try $0.value("SELECT COUNT(*) FROM offices", as: Int.self) ?? 0 } > 0
    }

    /// A fresh one-time code for the first administrator, good for a day; older codes end.
    public func issueSetUpCode() async throws -> String {
        let code = SecretToken.random()
        let ends = clock.now().adding(seconds: 86_400)
        try await database.write { transaction in
            try transaction.execute("DELETE FROM setup_codes")
            try transaction.execute("INSERT INTO setup_codes (code_digest, expires_at) VALUES (\(code.digest), \(ends))")
        }
        return code.text
    }

    /// Founds the first office with its first administrator. The code works once.
    public func setUp(code: String, officeName: String, name: String, login: String, password: String) async throws {
        try checkNewAccount(name: name, login: login, password: password, officeName: officeName)
        guard let token = SecretToken(text: code.cleanedLine) else { throw Refusal.wrongSetUpCode }
        let hash = try await passwords.hash(password)
        let (now, keyring) = (clock.now(), keyring)
        let digest = token.digest
        let founding = OfficeFounding(name: officeName.cleanedLine, settings: .plain(name: officeName.cleanedLine))
        let account = NewAccount(
            name: name.cleanedLine, login: login.cleanedLine.lowercased(), roles: [.administrator], languages: [], passwordHash: hash)
        try await database.write { transaction in
            guard try transaction.value("SELECT COUNT(*) FROM offices", as: Int.self) == 0 else { throw Refusal.wrongSetUpCode }
            let used = try transaction.execute("DELETE FROM setup_codes WHERE code_digest = \(digest) AND expires_at > \(now)")
            guard used == 1 else { throw Refusal.wrongSetUpCode }
            let office = try founding.write(at: now, keyring: keyring, in: transaction)
            let worker = try account.write(to: office, at: now, in: transaction)
            let book = LogBook(office: office, key: try keyring.key(of: office, in: transaction).logKey)
            try book.append(LogEntry(action: "office.found", caseID: nil, subject: "", detail: ""), worker: worker, at: now, in: transaction)
        }
    }

    private func checkNewAccount(name: String, login: String, password: String, officeName: String) throws {
        var errors: [FieldError] = []
        if officeName.cleanedLine.isEmpty { errors.append(FieldError(field: "office", message: "Wie heißt die Stelle?")) }
        errors += NewAccount.problems(name: name, login: login, password: password)
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
    }

    /// Refuses to go on with a root key that is not the one this database was sealed with.
    public func checkRootKey() async throws {
        let fingerprint = keyring.fingerprint
        let foreign = try await database.read {
            try $0.value("SELECT COUNT(*) FROM offices WHERE root_fingerprint <> \(fingerprint)", as: Int.self) ?? 0
        }
        guard foreign == 0 else { throw VaultError.wrongKey }
    }
}

/// An office that is being founded, here or by the demo.
struct OfficeFounding: Sendable {
    var id = OfficeID()
    let name: String
    let settings: OfficeSettings

    @discardableResult
    func write(at now: Moment, keyring: Keyring, in transaction: any Transaction) throws -> OfficeID {
        let wrapped = try keyring.newOffice(id).wrapped
        let text = String(decoding: try JSONEncoder().encode(settings), as: UTF8.self)
        try transaction.execute(
            """
            INSERT INTO offices (office, name, settings, wrapped_key, root_fingerprint, created_at)
            VALUES (\(id), \(name), \(text), \(wrapped), \(keyring.fingerprint), \(now))
            """)
        return id
    }
}

/// An account that is being opened.
struct NewAccount: Sendable {
    var id = WorkerID()
    let name: String
    let login: String
    let roles: Set<Role>
    let languages: [Language]
    let passwordHash: String

    static func problems(name: String, login: String, password: String) -> [FieldError] {
        var errors: [FieldError] = []
        if name.cleanedLine.isEmpty { errors.append(FieldError(field: "name", message: "Wie heißt die Person?")) }
        let login = login.cleanedLine
        if login.isEmpty || login.utf8.count > 80 || login.contains(" ") {
            errors.append(FieldError(field: "login", message: "Der Anmeldename hat 1 bis 80 Zeichen ohne Leerzeichen."))
        }
        if password.unicodeScalars.count < shortestPassword || password.utf8.count > 512 {
            errors.append(FieldError(field: "password", message: "Das Passwort hat mindestens \(shortestPassword) Zeichen."))
        }
        return errors
    }

    @discardableResult
    func write(to office: OfficeID, at now: Moment, in transaction: any Transaction) throws -> WorkerID {
        let isInterpreter = roles.contains(.interpreter)
        let roles = roles.map(\.rawValue).sorted().joined(separator: " ")
        let languages = languages.map(\.tag).joined(separator: " ")
        try transaction.execute(
            """
            INSERT INTO workers (office, worker, login, name, roles, languages, password_hash, active, created_at)
            VALUES (\(office), \(id), \(login), \(name), \(roles), \(languages), \(passwordHash), \(true), \(now))
            """)
        if isInterpreter { try Interpreter.enter(account: id, name: name, languages: languages, of: office, in: transaction) }
        return id
    }
}

extension OfficeSettings {
    /// What a new office starts with; the administrator fills in the rest.
    static func plain(name: String) -> OfficeSettings {
        OfficeSettings(
            shortName: name, letterhead: [name], returnAddress: name, contact: [], place: "", secondSignatureAbove: Money(cents: 100_000),
            district: nil)
    }
}
