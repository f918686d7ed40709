import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct FrameFailureTests {
    private struct Secret: Error { let detail = "SELECT * FROM persons" }

    @Test(arguments: [(Failure.unexpected, 500), (.unavailable, 503), (.full, 507)])
    func aFailureGivesANumberAndNothingElse(failure: Failure, status: Int) async throws {
        try await FrameHouse.with(set: false) { house in
            let broken = Route.get("/kaputt", needs: .open) { (_: OpenContext) in throw Secret() }
            let client = InProcessClient(house.face(failure: { _ in failure }), routes: [broken])
            let answer = try await client.get("/kaputt")
            #expect(answer.status.code == status)
            #expect(answer.body.contains("Vorfall <strong>"))
            #expect(!answer.body.contains("SELECT") && !answer.body.contains("Secret"))
            #expect(PageCheck(answer.body).findings == [])
        }
    }

    @Test(arguments: [
        (Refusal.notFound, 404), (.stale, 409), (.notNow(why: "Zu früh.", instead: "Warten Sie."), 409), (.erased, 410), (.invalid("a", "b"), 422),
        (.notPermitted(.seeFiles), 403), (.tooManyAttempts(retryAfterSeconds: 60), 429),
    ])
    func aRefusalSaysWhatToDoInstead(refusal: Refusal, status: Int) async throws {
        try await FrameHouse.with(set: false) { house in
            let client = InProcessClient(house.face(), routes: [.get("/nein", needs: .open) { (_: OpenContext) in throw refusal }])
            let answer = try await client.get("/nein")
            #expect(answer.status.code == status)
            #expect(answer.body.contains(refusal.sentence) && answer.body.contains(refusal.instead))
            #expect(PageCheck(answer.body).findings == [])
        }
    }

    @Test func anAddressThatDoesNotExistHasItsPageInTheWorkersFrame() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient()
            let answer = try await client.get("/gibt/es/nicht")
            #expect(answer.status == .notFound)
            #expect(answer.body.contains("Maria Huber"))
            #expect(PageCheck(answer.body).findings == [])
        }
    }

    @Test(arguments: ["/barrierefreiheit", "/datenschutz", "/regeln", "/anmelden"])
    func thePublicPagesAreSound(path: String) async throws {
        try await FrameHouse.with { house in
            let client = house.client()
            let answer = try await client.get(path)
            #expect(answer.status == .ok)
            #expect(PageCheck(answer.body).findings == [])
        }
    }

    @Test func onlyAFormSetsACookieBeforeSigningIn() async throws {
        try await FrameHouse.with { house in
            let client = house.client()
            for path in ["/health", "/barrierefreiheit", "/gibt-es-nicht"] { _ = try await client.get(path) }
            #expect(client.cookies.isEmpty)
            _ = try await client.get("/anmelden")
            #expect(Array(client.cookies.keys) == ["f"])
        }
    }

    @Test func theNavigationShowsWhatTheWorkerMayDo() async throws {
        try await FrameHouse.with { house in
            let counsellor = try await house.signedInClient().get("/muster")
            let administrator = try await house.signedInClient(login: "admin").get("/muster")
            #expect(counsellor.body.contains("href=\"/faelle\"") && counsellor.body.contains("role=\"search\""))
            #expect(!administrator.body.contains("href=\"/faelle\"") && !administrator.body.contains("role=\"search\""))
        }
    }

    @Test func filesAreKeptForGoodUnderTheHashOfTheirContent() async throws {
        try await FrameHouse.with { house in
            let client = house.client()
            let page = try await client.get("/anmelden")
            for kind in ["css", "js", "svg"] {
                let address = try #require(page.body.split(separator: "\"").first { $0.hasPrefix("/assets/") && $0.hasSuffix(".\(kind)") })
                let file = try await client.get(String(address))
                #expect(file.status == .ok && !file.bytes.isEmpty)
                #expect(file.headers[.cacheControl] == "public, max-age=31536000, immutable")
            }
            let unhashed = try await client.get("/assets/app.css")
            #expect(unhashed.status == .notFound)
        }
    }
}
