import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct FrameSecurityTests {
    private static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

    @Test func everyAnswerCarriesTheHeaders() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient(isSecure: true)
            for (method, path) in [
                (HTTPRequest.Method.get, "/health"), (.get, "/muster"), (.get, "/gibt-es-nicht"), (.get, "/muster/kein-schluessel"),
                (.put, "/muster"),
                (.trace, "/"), (.post, "/muster"), (.head, "/muster"), (.get, "/assets/app.css"), (.get, "/anmelden"), (.get, "/barrierefreiheit"),
            ] {
                let answer = try await client.send(method, path)
                #expect(answer.headers[.contentSecurityPolicy] == Self.policy, "\(method) \(path)")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff", "\(method) \(path)")
                for (name, value) in [
                    ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
                    ("Cross-Origin-Resource-Policy", "same-origin"),
                    ("Cache-Control", "no-store"), ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
                ] {
                    let name = try #require(HTTPField.Name(name))
                    #expect(answer.headers[name] == value, "\(method) \(path): \(name)")
                }
                #expect(answer.headers[.server] == nil)
            }
        }
    }

    @Test func aHeadIsAnsweredWithoutABody() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient()
            for path in ["/health", "/muster", "/gibt-es-nicht"] {
                let (head, get) = (try await client.send(.head, path), try await client.send(.get, path))
                #expect(head.bytes.isEmpty && !get.bytes.isEmpty)
                #expect(head.status == get.status && head.headers[.contentType] == get.headers[.contentType])
            }
        }
    }

    @Test func otherMethodsAreRefused() async throws {
        try await FrameHouse.with { house in
            let client = house.client()
            for method in [HTTPRequest.Method.put, .delete, .patch, .trace, .options] {
                let answer = try await client.send(method, "/anmelden")
                #expect(answer.status == .methodNotAllowed)
            }
        }
    }

    @Test(arguments: [(false, ""), (true, "__Host-")])
    func theSessionCookieIsTiedToTheHost(isSecure: Bool, prefix: String) async throws {
        try await FrameHouse.with { house in
            let client = house.client(isSecure: isSecure)
            let answer = try await client.signIn(login: "huber", password: FrameHouse.password)
            let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("\(prefix)s=") })
            let parts = Set(cookie.split(separator: ";").dropFirst().map { $0.trimmingPrefix(while: \.isWhitespace) })
            #expect(parts == Set(["Path=/", "HttpOnly", "SameSite=Lax"] + (isSecure ? ["Secure"] : [])))
            // What came before signing in is not carried over.
            #expect(client.cookies["\(prefix)f"] == nil)
        }
    }

    @Test func aPostWithoutASealOfThisSessionChangesNothing() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient()
            let other = try await house.signedInClient()
            let page = try await client.get("/muster")
            let shown = try #require(ShownForm.all(in: page.body).first { $0.action == "/muster" })
            let bare = try await client.post("/muster", form: ["name": "A"])
            let foreign = try await other.post("/muster", form: shown.filled(with: [:]))
            let changed = try await client.post("/muster", form: shown.filled(with: ["siegel": "AAAA"]))
            for answer in [bare, foreign, changed] { #expect(answer.status == .forbidden) }
            let own = try await client.post("/muster", form: shown.filled(with: [:]))
            #expect(own.status == .unprocessableContent)
        }
    }

    @Test func aPostFromAForeignPageIsRefused() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient()
            let shown = try #require(ShownForm.all(in: try await client.get("/muster").body).first { $0.action == "/muster" })
            let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
            let cases: [(HTTPFields, HTTPResponse.Status)] = [
                ([site: "cross-site"], .forbidden), ([site: "same-site"], .forbidden), ([site: "none"], .forbidden),
                ([.origin: "https://evil.example"], .forbidden), ([.origin: "http://localhost.evil.example"], .forbidden),
                ([site: "same-origin", .origin: "null"], .unprocessableContent), ([.origin: "http://localhost"], .unprocessableContent),
                ([.origin: "null"], .unprocessableContent),
            ]
            for (headers, status) in cases {
                let answer = try await client.post("/muster", form: shown.filled(with: [:]), headers: headers)
                #expect(answer.status == status, "\(headers)")
            }
        }
    }

    @Test func behindTLSAnUnnamedOriginIsRefused() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient(isSecure: true)
            let shown = try #require(ShownForm.all(in: try await client.get("/muster").body).first { $0.action == "/muster" })
            let answer = try await client.post("/muster", form: shown.filled(with: [:]), headers: [.origin: "null"])
            #expect(answer.status == .forbidden)
        }
    }

    @Test func tooMuchIsRefusedBeforeItIsRead() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient()
            let answer = try await client.submit(on: "/muster", ["note": String(repeating: "x", count: 5_000)])
            #expect(answer.status == .contentTooLarge)
            #expect(PageCheck(answer.body).findings == [])
        }
    }

    @Test func onlyFormsAreRead() async throws {
        try await FrameHouse.with { house in
            let client = try await house.signedInClient()
            let answer = try await client.send(.post, "/muster", headers: [.contentType: "application/json"], body: Array("{}".utf8))
            #expect(answer.status == .unsupportedMediaType)
        }
    }

    @Test func noRouteStandsTwiceAndOnlyAFewAreOpen() {
        let places = Route.all.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(places).count == places.count)
        let open = Set(Route.all.filter { $0.needs == .open }.map(\.path))
        #expect(
            open == [
                "/health", "/assets/:name", "/barrierefreiheit", "/datenschutz", "/anmelden", "/einrichten", "/regeln", "/regeln/quellen",
                "/regeln/zusammen", "/regeln/:programm", "/regeln/:programm/beispiele", "/wohnung-anbieten", "/angebot/:schluessel",
                "/meldung/:schluessel",
                "/anmeldung/:schluessel", "/einladung/:schluessel",
                "/kalender/feed/:datei", "/zustaendigkeit",
            ])
    }
}
