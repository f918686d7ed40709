import Basics
import Foundation
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

/// Every address for every role, taken from the table of routes itself: a new route is in the matrix the moment it exists.
@Suite struct RightsMatrixTests {
    /// Words of a file that only its own workers may read.
    static let secrets = ["Besarta", "Ahmeti", "Geheimer Wunsch"]

    @Test func everyRouteAsksForItsRight() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile(wish: Self.secrets[2])
            let nobody = try house.browser()
            for route in Route.all { try await expectShutDoor(of: route, to: nobody, file: file) }
            for role in Role.allCases {
                let client = try await house.browser(of: role)
                let seal = try await seal(shownTo: client)
                // Signing out ends the walk, so it comes last.
                for route in Route.all.filter({ $0.path != "/abmelden" }) + Route.all.filter({ $0.path == "/abmelden" }) {
                    let answer = try await send(route, to: client, file: file, form: FormData([("siegel", seal)]))
                    expect(answer, from: route, to: role)
                }
            }
        }
    }

    @Test func theRightsAreWrittenDown() throws {
        let file = ProjectFiles.home.appendingPathComponent("docs/rights.md")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { try Data(RightsText.text.utf8).write(to: file) }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(
            kept == RightsText.text, "docs/rights.md is not what the roles say; UPDATE_GOLDEN=1 swift test --filter RightsMatrixTests writes it anew")
    }

    private func expect(_ answer: InProcessClient.Answer, from route: Route, to role: Role) {
        let what: Comment = "\(route.method.rawValue) \(route.path) for \(role) answered \(answer.status.code)"
        #expect(answer.status.code < 500, what)
        guard case .right(let right) = route.needs else {
            if case .signedIn = route.needs { #expect(answer.status != .forbidden, what) }
            return
        }
        if role.rights.contains(right) {
            #expect(answer.status != .forbidden && answer.status != .unauthorized, what)
        } else {
            #expect(answer.status == .forbidden, what)
            for secret in Self.secrets { #expect(!answer.body.contains(secret), what) }
        }
    }

    private func expectShutDoor(of route: Route, to nobody: InProcessClient, file: CaseID) async throws {
        if case .open = route.needs { return }
        let answer = try await send(route, to: nobody, file: file, form: [:])
        let isLedToTheDoor = answer.status == .seeOther && (answer.location ?? "").hasPrefix("/anmelden")
        #expect(isLedToTheDoor || [401, 403].contains(answer.status.code), "\(route.path) answered \(answer.status.code) to nobody")
        for secret in Self.secrets { #expect(!answer.body.contains(secret), "\(route.path) tells nobody's business") }
    }

    /// The address with a real file in it, and identifiers of nothing for the rest.
    private func send(_ route: Route, to client: InProcessClient, file: CaseID, form: FormData) async throws -> InProcessClient.Answer {
        let path = route.path.split(separator: "/").map { piece in
            piece == ":fall" ? file.text : piece.hasPrefix(":") ? CommandID().text : String(piece)
        }
        let address = "/" + path.joined(separator: "/")
        return route.method == .get ? try await client.get(address) : try await client.post(address, form: form)
    }

    /// The seal on the form every signed-in worker has before them: the one that signs out.
    private func seal(shownTo client: InProcessClient) async throws -> String {
        let page = try await client.get("/", following: true)
        let form = try #require(ShownForm.all(in: page.body).first { $0.action == "/abmelden" })
        return try #require(form.hidden.first { $0.0 == "siegel" }?.1)
    }
}

/// `docs/rights.md`, printed from the roles.
private enum RightsText {
    static var text: String {
        """
        # Who may do what

        Printed from `Role.rights` (`Sources/Office/Door/Right.swift`) by `Tests/WebTests/RightsMatrixTests.swift`; do not edit by hand.
        Every command, every question and every address names one right. A file of another desk, or one restricted to somebody else,
        stays shut whatever the right. The same test sends every address to every role.

        | Right | \(Role.allCases.map(\.german).joined(separator: " | ")) |
        |---|\(String(repeating: ":-:|", count: Role.allCases.count))
        \(Right.allCases.map(row).joined(separator: "\n"))

        """
    }

    private static func row(_ right: Right) -> String {
        "| \(right.german) (`\(right.rawValue)`) | \(Role.allCases.map { $0.rights.contains(right) ? "ja" : "" }.joined(separator: " | ")) |"
    }
}
