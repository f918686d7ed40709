public import Basics
import Store
import Vault

/// Many commands in one transaction, each by its own worker at its own moment: for imports and for the demo's years.
/// Rights, records and the log are the same as at the door.
public final class Sitting {
    private let transaction: any Transaction
    private let keyring: Keyring
    private let shelf: CatalogueShelf

    init(transaction: any Transaction, keyring: Keyring, shelf: CatalogueShelf) {
        self.transaction = transaction
        self.keyring = keyring
        self.shelf = shelf
    }

    /// `looksForDuplicates`: whoever it writes down is compared with everybody, as at the desk.
    @discardableResult
    public func perform<C: Command>(_ command: C, by worker: Worker, at now: Moment, looksForDuplicates: Bool = false) throws -> C.Outcome {
        guard worker.may(C.needs) else { throw Refusal.notPermitted(C.needs) }
        let desk = try Desk(
            worker: worker, now: now, transaction: transaction, keyring: keyring, shelf: shelf,
            looksForDuplicates: looksForDuplicates)
        let outcome = try command.perform(at: desk)
        try desk.close(C.name)
        return outcome
    }

    /// What somebody without an account did at a secret address.
    @discardableResult
    public func receive<C: SlotCommand>(_ command: C, at now: Moment) throws -> C.Outcome {
        guard let office = try command.office(in: transaction) else { throw Refusal.notFound }
        let desk = try Desk(worker: .outsider(at: office), now: now, transaction: transaction, keyring: keyring, shelf: shelf)
        let outcome = try command.perform(at: desk)
        try desk.close(C.name)
        return outcome
    }

    public func ask<Q: Question>(_ question: Q, by worker: Worker, at now: Moment) throws -> Q.Answer {
        guard worker.may(Q.needs) else { throw Refusal.notPermitted(Q.needs) }
        return try question.answer(at: Desk(worker: worker, now: now, transaction: transaction, keyring: keyring, shelf: shelf))
    }
}

extension Office {
    /// Runs the body in one write transaction; all of it happens or nothing.
    public func sit<Outcome: Sendable>(_ body: @escaping @Sendable (Sitting) throws -> Outcome) async throws -> Outcome {
        let (keyring, shelf) = (keyring, shelf)
        return try await database.write { transaction in
            try body(Sitting(transaction: transaction, keyring: keyring, shelf: shelf))
        }
    }

    /// Founds an office with its accounts, outside the set-up page: for the demo and for hosts that serve several offices.
    /// Passwords are hashed before the transaction begins.
    public func found(_ name: String, settings: OfficeSettings, accounts: [AccountPlan], at moment: Moment) async throws -> [Worker] {
        let founding = OfficeFounding(name: name, settings: settings)
        var hashed: [NewAccount] = []
        for plan in accounts {
            hashed.append(
                NewAccount(
                    name: plan.name, login: plan.login, roles: plan.roles, languages: plan.languages, passwordHash: try await hash(plan)))
        }
        let (keyring, new) = (keyring, hashed)
        return try await database.write { transaction in
            let office = try founding.write(at: moment, keyring: keyring, in: transaction)
            let book = LogBook(office: office, key: try keyring.key(of: office, in: transaction).logKey)
            try book.append(LogEntry(action: "office.found", caseID: nil, subject: "", detail: ""), worker: nil, at: moment, in: transaction)
            return try new.map { account in
                let id = try account.write(to: office, at: moment, in: transaction)
                return Worker(office: office, id: id, name: account.name, roles: account.roles)
            }
        }
    }
}

extension Office {
    private func hash(_ plan: AccountPlan) async throws -> String {
        switch plan.secret {
        case .typed(let password):
            let problems = NewAccount.problems(name: plan.name, login: plan.login, password: password)
            guard problems.isEmpty else { throw Refusal.invalid(problems) }
            return try await passwords.hash(password)
        case .hashed(let hash): return hash
        }
    }
}

/// An account to be opened with its office.
public struct AccountPlan: Sendable {
    enum Secret: Sendable {
        case typed(String)
        case hashed(String)
    }

    public let name: String
    public let login: String
    public let roles: Set<Role>
    public let languages: [Language]
    let secret: Secret

    public init(name: String, login: String, password: String, roles: Set<Role>, languages: [Language] = []) {
        self.init(name: name, login: login, secret: .typed(password), roles: roles, languages: languages)
    }

    /// With a hash that was made before, in the form `Password.hash` gives.
    public init(name: String, login: String, passwordHash: String, roles: Set<Role>, languages: [Language] = []) {
        self.init(name: name, login: login, secret: .hashed(passwordHash), roles: roles, languages: languages)
    }

    private init(name: String, login: String, secret: Secret, roles: Set<Role>, languages: [Language]) {
        self.name = name
        self.login = login
        self.secret = secret
        self.roles = roles
        self.languages = languages
    }
}
