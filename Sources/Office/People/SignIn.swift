public import Basics
import Foundation
import Store
import Vault

/// What a successful sign-in hands out.
public struct SignedIn: Sendable {
    /// 256 random bits as text; only its digest is kept.
    public let token: String
    public let worker: Worker
}

/// A sign-in that is still good.
public struct SessionState: Sendable {
    public let worker: Worker
    /// When it ends if nothing is asked meanwhile.
    public let idleEnd: Moment
    /// When it ends in any case.
    public let end: Moment
    public let preferences: Preferences
}

/// How long a sign-in lasts, and how often one may guess.
public enum SignInLimits {
    /// Seconds without a request.
    public static let idle = 15 * 60
    /// Seconds in all.
    public static let absolute = 10 * 3_600
    /// Wrong guesses per login name within `window` seconds.
    static let guesses = 10
    static let window = 15 * 60
}

extension Office {
    /// Checks login name and password. The same work is done for a name nobody has, so that time tells nothing.
    /// Throws `Refusal.wrongCredentials` or `.tooManyAttempts`.
    public func signIn(login: String, password: String) async throws -> SignedIn {
        let login = login.cleanedLine.lowercased()
        let digest = keyring.loginDigest(login)
        let now = clock.now()
        let found = try await database.read { transaction in
            let failures: Int =
                try transaction.value(
                    "SELECT COUNT(*) FROM sign_in_failures WHERE login_digest = \(digest) AND at > \(now.adding(seconds: -SignInLimits.window))") ?? 0
            guard failures < SignInLimits.guesses else { throw Refusal.tooManyAttempts(retryAfterSeconds: SignInLimits.window) }
            return try Account.find(login: login, in: transaction)
        }
        let matches = try await passwords.verify(password, against: found?.passwordHash ?? Password.decoyHash)
        guard let account = found, matches, account.active else {
            try await database.write { transaction in
                try transaction.execute("DELETE FROM sign_in_failures WHERE at < \(now.adding(seconds: -SignInLimits.window))")
                try transaction.execute("INSERT INTO sign_in_failures (login_digest, at) VALUES (\(digest), \(now))")
            }
            throw Refusal.wrongCredentials
        }
        return try await begin(for: account, at: now)
    }

    private func begin(for account: Account, at now: Moment) async throws -> SignedIn {
        let token = SecretToken.random()
        let keyring = keyring
        try await database.write { transaction in
            let worker = account.worker
            // An ended one is known for a while yet, so that a form that comes late finds its way back to its worker.
            try transaction.execute("DELETE FROM sign_ins WHERE begun_at < \(now.adding(seconds: -2 * SignInLimits.absolute))")
            try transaction.execute(
                """
                INSERT INTO sign_ins (token_digest, office, worker, begun_at, seen_at)
                VALUES (\(token.digest), \(worker.office), \(worker.id), \(now), \(now))
                """)
            let book = LogBook(office: worker.office, key: try keyring.key(of: worker.office, in: transaction).logKey)
            try book.append(LogEntry(action: "worker.sign-in", caseID: nil, subject: "", detail: ""), worker: worker.id, at: now, in: transaction)
        }
        return SignedIn(token: token.text, worker: account.worker)
    }

    /// Who stands behind a session token now; nil when it is unknown, idle too long, over, or the account was closed.
    public func worker(forSession token: String) async throws -> SessionState? {
        guard let token = SecretToken(text: token) else { return nil }
        let now = clock.now()
        let digest = token.digest
        guard let found = try await database.read({ try SignInRow.find(digest, in: $0) }), found.isGood(at: now) else { return nil }
        // A sliding end is written once a minute at most: a page view is then one read.
        if now.seconds(since: found.seen) >= 60 { try await prolong(digest, at: now) }
        return SessionState(
            worker: found.account.worker, idleEnd: now.adding(seconds: SignInLimits.idle), end: found.begun.adding(seconds: SignInLimits.absolute),
            preferences: found.preferences)
    }

    /// On a full disk the session is not prolonged, but reading goes on until its end.
    private func prolong(_ digest: [UInt8], at now: Moment) async throws {
        do {
            try await database.write { transaction in
                _ = try transaction.execute("UPDATE sign_ins SET seen_at = \(now) WHERE token_digest = \(digest) AND seen_at < \(now)")
            }
        } catch DatabaseError.full {
            return
        }
    }

    public func signOut(session token: String) async throws {
        guard let token = SecretToken(text: token) else { return }
        let digest = token.digest
        try await database.write { transaction in
            _ = try transaction.execute("DELETE FROM sign_ins WHERE token_digest = \(digest)")
        }
    }
}

private struct SignInRow {
    let account: Account
    let begun: Moment
    let seen: Moment
    let preferences: Preferences

    static func find(_ digest: [UInt8], in transaction: any Transaction) throws -> SignInRow? {
        let rows = try transaction.rows(
            """
            SELECT \(Account.columns), begun_at, seen_at, p.single_keys, p.telephone FROM sign_ins
            JOIN workers w ON w.office = sign_ins.office AND w.worker = sign_ins.worker
            LEFT JOIN preferences p ON p.office = w.office AND p.worker = w.worker WHERE token_digest = \(digest)
            """)
        guard let row = rows.first else { return nil }
        let singleKeys: Bool? = try row.get("single_keys")
        return SignInRow(
            account: try Account(row: row), begun: try row.get("begun_at"), seen: try row.get("seen_at"),
            preferences: Preferences(singleKeys: singleKeys ?? true, telephone: try row.get("telephone")))
    }

    func isGood(at now: Moment) -> Bool {
        account.active && now.seconds(since: seen) < SignInLimits.idle && now.seconds(since: begun) < SignInLimits.absolute
    }
}

/// An account as it is kept.
struct Account: Sendable, RowDecodable {
    let worker: Worker
    let login: String
    let passwordHash: String
    let active: Bool

    static let columns: SQL = "w.office, w.worker, w.name, w.roles, w.login, w.password_hash, w.active"

    init(row: Row) throws(DatabaseError) {
        let roles: String = try row.get("roles")
        worker = Worker(
            office: try row.get("office"), id: try row.get("worker"), name: try row.get("name"),
            roles: Set(roles.split(separator: " ").compactMap { Role(rawValue: String($0)) }))
        login = try row.get("login")
        passwordHash = try row.get("password_hash")
        active = try row.get("active")
    }

    static func find(login: String, in transaction: any Transaction) throws -> Account? {
        try transaction.first("SELECT \(columns) FROM workers w WHERE login = \(login)")
    }
}
