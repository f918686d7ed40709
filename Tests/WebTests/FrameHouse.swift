import Basics
import Foundation
import HTTPTypes
import Markup
import Office
import TestSupport
import Vault
import Web

/// A small office of its own for each test: an administrator, a counsellor, and a few routes that only exist here.
struct FrameHouse {
    let office: Office
    let assets: WebAssets
    let clock: Clock

    static let password = "ein ganzer Satz als Passwort"
    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func with(set up: Bool = true, _ body: (FrameHouse) async throws -> Void) async throws {
        let catalogue = try CatalogueDirectory(project.appendingPathComponent("catalogue").path).files()
        try await TestFolder.with { folder in
            try await Engine.sqlite.withDatabase(migrations: Schema.migrations) { database in
                let clock = Clock.standing(at: Moment(microseconds: 1_795_248_000_000_000))
                let office = Office(
                    database: database, root: .random(), checkpoints: try .loadOrCreate(at: folder.appendingPathComponent("checkpoint").path),
                    shelf: try CatalogueShelf(catalogue), clock: clock)
                let house = FrameHouse(office: office, assets: try WebAssets(directory: project.appendingPathComponent("web").path), clock: clock)
                if up { try await house.setUp() }
                try await body(house)
            }
        }
    }

    private func setUp() async throws {
        try await office.setUp(
            code: try await office.issueSetUpCode(), officeName: "Rückkehrhilfen Muster", name: "Vera Walter", login: "admin", password: Self.password
        )
        let signedIn = try await office.signIn(login: "admin", password: Self.password)
        _ = try await office.addWorker(
            name: "Maria Huber", login: "huber", password: Self.password, roles: [.counsellor], languages: [], id: CommandID(), by: signedIn.worker)
    }

    func face(isSecure: Bool = false, failure: @escaping @Sendable (any Error) -> Failure = { _ in .unexpected }) -> Face {
        var settings = WebSettings()
        settings.isSecure = isSecure
        return Face(office: office, assets: assets, settings: settings, clock: clock, failure: failure)
    }

    func client(isSecure: Bool = false, more routes: [Route] = []) -> InProcessClient {
        InProcessClient(face(isSecure: isSecure), routes: Route.all + SampleScreen.routes + routes)
    }

    func signedInClient(login: String = "huber", isSecure: Bool = false, more routes: [Route] = []) async throws -> InProcessClient {
        let client = client(isSecure: isSecure, more: routes)
        _ = try await client.signIn(login: login, password: Self.password)
        return client
    }
}
