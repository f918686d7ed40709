public import Basics
public import Hummingbird
public import Logging
import NIOCore
public import Office
public import Papers

/// How the server stands to the outside.
public struct WebSettings: Sendable {
    public var host = "127.0.0.1"
    public var port = 8080
    /// Behind TLS: cookies become `Secure` with the `__Host-` prefix, and browsers are told to stay with TLS.
    public var isSecure = false
    /// A connection that sends nothing, or no whole head, for so long is closed.
    public var idleSeconds: Int64 = 20
    /// A request that has not arrived whole by then is cut off.
    public var requestSeconds: Int64 = 30
    /// Connections open at once; further ones wait.
    public var connections = 1_000

    public init() {}
}

/// Everything a page may need, made once at start.
public struct Face: Sendable {
    public let office: Office
    public let assets: WebAssets
    /// Nil where no letters are printed here; pages then print from the browser.
    public let press: LetterPress?
    /// The texts given to people in their languages.
    public let locales: Locales
    /// Nil where no papers are taken in.
    public let documents: DocumentReader?
    /// Nil where no scanner is set up; papers are then kept unscanned.
    public let scanner: VirusScanner?
    public let settings: WebSettings
    public let clock: Clock
    let kept = KeptPages()
    let uploads = UploadPlaces()
    /// Tells failures apart; who builds the house knows the kinds.
    let failure: @Sendable (any Error) -> Failure

    public init(
        office: Office, assets: WebAssets, press: LetterPress? = nil, locales: Locales = Locales(), documents: DocumentReader? = nil,
        scanner: VirusScanner? = nil, settings: WebSettings = WebSettings(), clock: Clock = .system,
        failure: @escaping @Sendable (any Error) -> Failure = { _ in .unexpected }
    ) {
        self.office = office
        self.assets = assets
        self.press = press
        self.locales = locales
        self.documents = documents
        self.scanner = scanner
        self.settings = settings
        self.clock = clock
        self.failure = failure
    }
}

public struct WebRequestContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    public init(source: Source) { coreContext = .init(source: source) }
}

/// The routes behind the frame, ready to answer.
public func buildRouter(_ face: Face, routes: [Route] = Route.all) -> Router<WebRequestContext> {
    let router = Router(context: WebRequestContext.self, options: .autoGenerateHeadEndpoints)
    let reception = Reception(face: face)
    router.middlewares.add(Headers(reception: reception))
    for route in routes {
        router.on(RouterPath(route.path), method: route.method == .get ? .get : .post) { request, context -> Response in
            var parameters: [String: String] = [:]
            for (name, value) in context.parameters { parameters[String(name)] = String(value) }
            return await reception.answer(to: request, for: route, parameters: parameters, logger: context.logger).response
        }
    }
    return router
}

/// The server, not yet running.
public func buildApplication(
    _ face: Face, routes: [Route] = Route.all, logger: Logger, whenListening: @escaping @Sendable () async -> Void = {}
) -> some ApplicationProtocol {
    let settings = face.settings
    return Application(
        router: buildRouter(face, routes: routes),
        server: .http1(
            configuration: .init(
                additionalChannelHandlers: [RequestDeadline(.seconds(settings.requestSeconds))],
                idleTimeout: .seconds(settings.idleSeconds),
                httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
        configuration: .init(
            address: .hostname(settings.host, port: settings.port), serverName: nil,
            availableConnectionsDelegate: .maximum(settings.connections, logger: logger)),
        onServerRunning: { _ in await whenListening() }, logger: logger)
}
