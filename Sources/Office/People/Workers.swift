public import Basics
public import Store
import Vault

/// Opens an account for a colleague. The password was hashed before: hashing takes longer than a transaction may.
public struct AddWorker: Command {
    public static let name = "worker.add"
    public static let needs = Right.administer

    let displayName: String
    let login: String
    let roles: Set<Role>
    let languages: [Language]
    let passwordHash: String

    public func perform(at desk: Desk) throws -> Created<WorkerID> {
        let taken: Int = try desk.transaction.value("SELECT COUNT(*) FROM workers WHERE login = \(login)") ?? 0
        guard taken == 0 else { throw Refusal.invalid("login", "Diesen Anmeldenamen gibt es schon.") }
        let account = NewAccount(name: displayName, login: login, roles: roles, languages: languages, passwordHash: passwordHash)
        let id = try account.write(to: desk.office, at: desk.now, in: desk.transaction)
        desk.tell(Self.name, subject: id, detail: roles.map(\.rawValue).sorted().joined(separator: " "))
        return Created(id)
    }
}

extension Office {
    /// Checks what was typed, hashes the password, opens the account.
    public func addWorker(
        name: String, login: String, password: String, roles: Set<Role>, languages: [Language], id: CommandID, by worker: Worker
    ) async throws -> WorkerID {
        var errors = NewAccount.problems(name: name, login: login, password: password)
        if roles.isEmpty { errors.append(FieldError(field: "roles", message: "Mindestens eine Rolle.")) }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
        guard worker.may(.administer) else { throw Refusal.notPermitted(.administer) }
        let command = AddWorker(
            displayName: name.cleanedLine, login: login.cleanedLine.lowercased(), roles: roles, languages: languages,
            passwordHash: try await passwords.hash(password))
        return try await perform(command, id: id, by: worker).id
    }
}

/// Closes an account; its sign-ins end with it.
public struct CloseAccount: Command {
    public static let name = "worker.close"
    public static let needs = Right.administer
    public let account: WorkerID

    public init(account: WorkerID) { self.account = account }

    public func perform(at desk: Desk) throws -> Done {
        guard account != desk.worker.id else {
            throw Refusal.notNow(why: "Das eigene Konto lässt sich nicht schließen.", instead: "Bitten Sie eine andere Person der Systemverwaltung.")
        }
        let changed = try desk.transaction.execute(
            "UPDATE workers SET active = \(false) WHERE office = \(desk.office) AND worker = \(account)")
        guard changed == 1 else { throw Refusal.notFound }
        try desk.transaction.execute("DELETE FROM sign_ins WHERE office = \(desk.office) AND worker = \(account)")
        desk.tell(Self.name, subject: account)
        return Done()
    }
}

/// A colleague as others see them.
public struct Colleague: Sendable, Hashable, RowDecodable {
    public let id: WorkerID
    public let name: String
    public let login: String
    public let roles: Set<Role>
    public let languages: [Language]
    public let active: Bool

    static let columns: SQL = "worker, name, login, roles, languages, active"

    public init(row: Row) throws(DatabaseError) {
        id = try row.get("worker")
        name = try row.get("name")
        login = try row.get("login")
        let roles: String = try row.get("roles")
        self.roles = Set(roles.split(separator: " ").compactMap { Role(rawValue: String($0)) })
        let languages: String = try row.get("languages")
        self.languages = languages.split(separator: " ").compactMap { Language(String($0)) }
        active = try row.get("active")
    }
}

/// All accounts of the office, for its administrator.
public struct WorkerList: Question {
    public static let needs = Right.administer
    public init() {}

    public func answer(at desk: Desk) throws -> [Colleague] {
        try desk.transaction.all("SELECT \(Colleague.columns) FROM workers WHERE office = \(desk.office) ORDER BY name")
    }
}

extension Desk {
    /// The active colleagues with one of the roles, by name.
    func colleagues(with wanted: Set<Role>) throws -> [Colleague] {
        let all: [Colleague] = try transaction.all("SELECT \(Colleague.columns) FROM workers WHERE office = \(office) AND active ORDER BY name")
        return all.filter { !$0.roles.isDisjoint(with: wanted) }
    }

    func names() throws -> [WorkerID: String] {
        let rows = try transaction.rows("SELECT worker, name FROM workers WHERE office = \(office)")
        return Dictionary(try rows.map { (try $0.get(at: 0), try $0.get(at: 1)) }, uniquingKeysWith: { first, _ in first })
    }
}
