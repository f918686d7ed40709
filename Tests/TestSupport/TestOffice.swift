public import Basics
public import Catalogue
public import Foundation
public import Office
public import Store
public import Vault

/// An office for a test: real desk, real catalogue, a clock that stands until it is moved, one colleague of every role.
public struct TestOffice: Sendable {
    public let office: Office
    public let clock: MovableClock
    public let workers: [Role: Worker]
    /// A second team lead, for second signatures.
    public let otherLead: Worker
    public let root: RootKey

    public static let password = "ein langes Passwort"
    /// Hashed once for all tests: the hash is slow on purpose.
    private static let passwordHash = Result { try Password.hash(password) }
    /// A Monday morning.
    public static let start = LocalTime(day: CivilDate(year: 2026, month: 6, day: 1)!, hour: 9, minute: 0).moment

    public func worker(_ role: Role) -> Worker { workers[role]! }
    public var counsellor: Worker { worker(.counsellor) }
    public var lead: Worker { worker(.teamLead) }

    /// Does something with a command id of its own.
    @discardableResult
    public func perform<C: Command>(_ command: C, by worker: Worker? = nil) async throws -> C.Outcome {
        try await office.perform(command, id: CommandID(), by: worker ?? counsellor)
    }

    public func ask<Q: Question>(_ question: Q, by worker: Worker? = nil) async throws -> Q.Answer {
        try await office.ask(question, by: worker ?? counsellor)
    }
}

/// A clock a test moves by hand.
public final class MovableClock: Sendable {
    private let moment: Locked<Moment>

    public init(_ start: Moment) { moment = Locked(start) }

    public var clock: Clock { Clock { self.moment.withLock { $0 } } }
    public var now: Moment { moment.withLock { $0 } }
    public func move(seconds: Int) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
    public func move(days: Int) { move(seconds: days * 86_400) }
}

/// The project's directories, found from this file.
public enum ProjectFiles {
    public static let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The real catalogue, read once for all tests.
    public static let shelf: Result<CatalogueShelf, any Error> = Result { try newShelf() }
    public static func newShelf() throws -> CatalogueShelf {
        try CatalogueShelf(try catalogueFiles(), letters: LetterTemplates(try letterFiles()))
    }

    public static func letterFiles() throws -> [CatalogueFile] {
        try CatalogueDirectory(home.appendingPathComponent("letters/templates").path).files()
    }

    public static func catalogueFiles() throws -> [CatalogueFile] { try CatalogueDirectory(home.appendingPathComponent("catalogue").path).files() }

    /// The real catalogue with a smaller grant for a business, and without the tests of all programmes but one.
    public static func smallerGrant(keepingTestsOf programme: String) throws -> [CatalogueFile] {
        try catalogueFiles().map { file in
            let text = file.text.replacing("value: \"3000.00\"", with: "value: \"2900.00\"")
            let keepsTests = !file.path.hasPrefix("programmes/") || file.path == "programmes/\(programme).yaml"
            return CatalogueFile(path: file.path, text: keepsTests ? text : withoutTests(text))
        }
    }

    private static func withoutTests(_ text: String) -> String {
        var isTest = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            if let first = line.first, !" #-".contains(first) { isTest = line.hasPrefix("tests:") }
            return !isTest
        }.joined(separator: "\n")
    }
}

extension Engine {
    /// An office on this engine, founded at `TestOffice.start`.
    public func withOffice<Result>(_ body: (TestOffice) async throws -> Result) async throws -> Result {
        try await withDatabase(migrations: Schema.migrations) { database in
            try await body(try await TestOffice.found(on: database))
        }
    }
}

extension TestOffice {
    /// The desk over an empty database: nobody has set it up.
    public static func unfounded(on database: any Database, shelf: CatalogueShelf? = nil) async throws -> (
        office: Office, clock: MovableClock, root: RootKey
    ) {
        let root = RootKey.random()
        let clock = MovableClock(start)
        let keys = FileManager.default.temporaryDirectory.appendingPathComponent("checkpoint-" + UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: keys) }
        let office = Office(
            database: database, root: root, checkpoints: try CheckpointKey.loadOrCreate(at: keys), shelf: try shelf ?? ProjectFiles.shelf.get(),
            clock: clock.clock)
        return (office, clock, root)
    }

    public static func found(on database: any Database, shelf: CatalogueShelf? = nil) async throws -> TestOffice {
        let (office, clock, root) = try await unfounded(on: database, shelf: shelf)
        let settings = OfficeSettings(
            shortName: "Büro für Rückkehrhilfen (Test)", letterhead: ["Sozialreferat"], returnAddress: "Testweg 1, 80000 München",
            contact: ["Telefon: 089 0000-0"], place: "München", secondSignatureAbove: Money(cents: 250_000), district: District(ags: "09162"))
        let hash = try passwordHash.get()
        var plans = Role.allCases.map {
            AccountPlan(name: "Test \($0.german)", login: $0.rawValue, passwordHash: hash, roles: [$0], languages: [Language("sq")!])
        }
        plans.append(AccountPlan(name: "Zweite Leitung", login: "lead2", passwordHash: hash, roles: [.teamLead]))
        let people = try await office.found("Testbüro", settings: settings, accounts: plans, at: start)
        var workers: [Role: Worker] = [:]
        for (role, worker) in zip(Role.allCases, people) { workers[role] = worker }
        return TestOffice(office: office, clock: clock, workers: workers, otherLead: people[Role.allCases.count], root: root)
    }
}
