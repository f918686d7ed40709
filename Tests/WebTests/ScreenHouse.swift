import Basics
import Foundation
import Office
import TestSupport
import Vault
import Web

/// An office of its own for each test: the roles asked for, the real catalogue, and a clock that stands on a Saturday morning.
struct ScreenHouse {
    let office: Office
    let workers: [Role: Worker]
    private let assets: WebAssets
    private let clock: Clock

    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let password = "ein ganzer Satz als Passwort"
    private static let now = LocalTime(day: today, hour: 8, minute: 10).moment
    static let today = CivilDate(iso: "2026-11-21") ?? CivilDate(dayNumber: 0)

    static func with(_ roles: Role..., body: (ScreenHouse) async throws -> Void) async throws {
        try await with(roles, body: body)
    }

    static func with(_ roles: [Role], body: (ScreenHouse) async throws -> Void) async throws {
        let shelf = try CatalogueShelf(try CatalogueDirectory(project.appendingPathComponent("catalogue").path).files())
        try await TestFolder.with { folder in
            try await Engine.sqlite.withDatabase(migrations: Schema.migrations) { database in
                let clock = Clock.standing(at: now)
                let office = Office(
                    database: database, root: .random(), checkpoints: try .loadOrCreate(at: folder.appendingPathComponent("checkpoint").path),
                    shelf: shelf, clock: clock)
                let workers = try await office.found("Rückkehrhilfen Muster", settings: settings, accounts: roles.map(account), at: now)
                try await body(
                    ScreenHouse(
                        office: office, workers: Dictionary(uniqueKeysWithValues: zip(roles, workers)),
                        assets: try WebAssets(directory: project.appendingPathComponent("web").path), clock: clock))
            }
        }
    }

    private static func account(_ role: Role) -> AccountPlan {
        AccountPlan(name: name(of: role), login: role.rawValue, password: password, roles: [role], languages: role == .interpreter ? [albanian] : [])
    }

    static let albanian = Language.all.first { $0.tag == "sq" } ?? Language.all[0]

    static func name(of role: Role) -> String {
        switch role {
        case .counsellor: "Maria Huber"
        case .housingCounsellor: "Jens Köln"
        case .teamLead: "Theresa Lang"
        case .finance: "Frieda Zahl"
        case .volunteer: "Sabine Vogt"
        case .interpreter: "Luan Krasniqi"
        case .dataProtectionOfficer: "Dora Schutz"
        case .administrator: "Vera Walter"
        }
    }

    private static let settings = OfficeSettings(
        shortName: "Muster", letterhead: ["Rückkehrhilfen Muster"], returnAddress: "Musterweg 1, 80331 München", contact: [], place: "München",
        secondSignatureAbove: Money(cents: 100_000), district: District(ags: "09162"))

    func client() -> InProcessClient { InProcessClient(Face(office: office, assets: assets, clock: clock)) }

    func client(_ role: Role) async throws -> InProcessClient {
        let client = client()
        _ = try await client.signIn(login: role.rawValue, password: Self.password)
        return client
    }

    func worker(_ role: Role) throws -> Worker {
        guard let worker = workers[role] else { throw NobodyHas(role: role) }
        return worker
    }

    @discardableResult
    func perform<C: Command>(_ command: C, by role: Role = .counsellor) async throws -> C.Outcome {
        try await office.perform(command, id: CommandID(), by: try worker(role))
    }

    func ask<Q: Question>(_ question: Q, by role: Role = .counsellor) async throws -> Q.Answer {
        try await office.ask(question, by: try worker(role))
    }

    /// A file about Besarta Ahmeti, who thinks of Kosovo.
    func openNamedFile(by role: Role = .counsellor, wish: String? = nil) async throws -> CaseID {
        try await perform(
            OpenCase(
                desk: .return, identity: PersonIdentity(familyName: "Ahmeti", givenName: "Besarta"), language: Self.albanian, needsInterpreter: true,
                destination: Country("XK"), wish: wish), by: role
        ).id
    }

    struct NobodyHas: Error { let role: Role }
}
