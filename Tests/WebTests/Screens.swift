import Basics
import Foundation
import Office
import Papers
import TestSupport
import Web

/// The test office with its pages in front of it.
enum Screens {
    static let today = TestOffice.start.local.day
    static let albanian = Language("sq")

    static func withOffice(_ body: (TestOffice) async throws -> Void) async throws {
        try await Engine.sqlite.withOffice(body)
    }
}

extension TestOffice {
    /// A browser nobody has signed in with.
    func browser() throws -> InProcessClient {
        InProcessClient(
            Face(
                office: office, assets: try WebAssets(directory: ProjectFiles.home.appendingPathComponent("web").path),
                locales: try Locales(directory: ProjectFiles.home.appendingPathComponent("locales").path), clock: clock.clock))
    }

    /// A browser in which the colleague of this role has signed in by the form.
    func browser(of role: Role) async throws -> InProcessClient {
        let browser = try browser()
        _ = try await browser.signIn(login: role.rawValue, password: Self.password)
        return browser
    }

    /// A file about Besarta Ahmeti, who thinks of Kosovo.
    func openNamedFile(wish: String? = nil) async throws -> CaseID {
        try await perform(
            OpenCase(
                desk: .return, identity: PersonIdentity(familyName: "Ahmeti", givenName: "Besarta"), language: Screens.albanian,
                needsInterpreter: true, destination: Country("XK"), wish: wish)
        ).id
    }

    /// The number of the only file.
    func onlyNumber() async throws -> String { try await ask(CaseList()).lines[0].number }
}
