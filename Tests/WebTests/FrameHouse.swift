import Basics
import Catalogue
import Foundation
import HTTPTypes
import Markup
import Office
import SQLiteStore
import Store
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
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("frame-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let database = try SQLiteDatabase(path: directory.appendingPathComponent("office.sqlite").path)
        try await Migrator(Schema.migrations).run(on: database)
        let clock = Clock.standing(at: Moment(microseconds: 1_795_248_000_000_000))
        let office = Office(
            database: database, root: .random(), checkpoints: try .loadOrCreate(at: directory.appendingPathComponent("checkpoint").path),
            shelf: CatalogueShelf(Catalogue(), files: []), clock: clock)
        let house = FrameHouse(office: office, assets: try WebAssets(directory: project.appendingPathComponent("web").path), clock: clock)
        if up { try await house.setUp() }
        try await body(house)
        try await database.close()
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
