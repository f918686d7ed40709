import Basics
public import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
public import Web

/// A browser without a window: sends requests straight to the routes, keeps cookies, fills in the forms it is shown.
/// No socket, and no second TLS library to build.
public final class InProcessClient: Sendable {
    private let responder: RouterResponder<WebRequestContext>
    private let jar = Locked<[String: String]>([:])

    public init(_ face: Face, routes: [Route] = Route.all) {
        responder = buildRouter(face, routes: routes).buildResponder()
    }

    public struct Answer: Sendable {
        public let status: HTTPResponse.Status
        public let headers: HTTPFields
        public let bytes: [UInt8]

        public var body: String { String(decoding: bytes, as: UTF8.self) }
        public var location: String? { headers[.location] }
    }

    public var cookies: [String: String] { jar.withLock { $0 } }

    /// Another browser of the same server.
    public func forgetCookies() { jar.withLock { $0 = [:] } }

    /// Redirects are answers like others, unless `following` is set.
    public func get(_ path: String, headers: HTTPFields = [:], following: Bool = false) async throws -> Answer {
        try await follow(try await send(.get, path, headers: headers), following)
    }

    /// Posts fields as they are given: no seal is added.
    public func post(_ path: String, form: FormData, headers: HTTPFields = [:]) async throws -> Answer {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await send(.post, path, headers: headers, body: Array(form.encoded.utf8))
    }

    /// Opens the page, fills in the form that posts to `action` (the page's own path if nil) with its hidden fields and `fields`, and sends it.
    public func submit(
        on path: String, to action: String? = nil, _ fields: FormData, following: Bool = false
    ) async throws -> Answer {
        let page = try await get(path)
        guard let form = ShownForm.all(in: page.body).first(where: { $0.action == action ?? path }) else {
            throw NoSuchForm(action: action ?? path, status: page.status.code)
        }
        return try await follow(try await post(form.action, form: form.filled(with: fields)), following)
    }

    /// Signs in through the form.
    public func signIn(login: String, password: String) async throws -> Answer {
        try await submit(on: "/anmelden", ["login": login, "password": password])
    }

    private func follow(_ answer: Answer, _ following: Bool) async throws -> Answer {
        var answer = answer
        var steps = 0
        while following, answer.status == .seeOther, let next = answer.location, steps < 5 {
            answer = try await send(.get, next)
            steps += 1
        }
        return answer
    }

    /// The bare request.
    public func send(_ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: [UInt8] = []) async throws -> Answer {
        var headers = headers
        let cookies = jar.withLock { $0.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        if !cookies.isEmpty { headers[.cookie] = cookies }
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers),
            body: RequestBody(buffer: ByteBuffer(bytes: body)))
        // The channel leaks unless it is closed.
        let channel = NIOAsyncTestingChannel()
        do {
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let response = try await responder.respond(to: request, context: WebRequestContext(source: .init(channel: channel, logger: logger)))
            let collector = Collector()
            try await response.body.write(collector)
            _ = try await channel.finish()
            keep(response.headers[values: .setCookie])
            return Answer(status: response.status, headers: response.headers, bytes: collector.bytes)
        } catch {
            _ = try await channel.finish()
            throw error
        }
    }

    private func keep(_ cookies: [String]) {
        for cookie in cookies {
            let parts = cookie.split(separator: ";")
            guard let pair = parts.first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false), pair.count == 2 else { continue }
            let isGone = parts.contains { $0.hasSuffix("Max-Age=0") }
            jar.withLock { $0[String(pair[0])] = isGone ? nil : String(pair[1]) }
        }
    }
}

public struct NoSuchForm: Error {
    public let action: String
    public let status: Int
}

private final class Collector: ResponseBodyWriter {
    private let buffer = Locked<[UInt8]>([])

    var bytes: [UInt8] { buffer.withLock { $0 } }
    func write(_ part: ByteBuffer) async throws { buffer.withLock { $0.append(contentsOf: part.readableBytesView) } }
    func finish(_ trailers: HTTPFields?) async throws {}
}
