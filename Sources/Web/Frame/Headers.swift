import HTTPTypes
import Hummingbird
import Office

/// The last word on every answer, errors too: security headers, no caching of pages, a page for addresses that do not exist.
struct Headers: RouterMiddleware {
    typealias Context = WebRequestContext

    let reception: Reception
    private let fixed: [HTTPField]

    init(reception: Reception) {
        self.reception = reception
        var fields = Self.everywhere
        if reception.face.settings.isSecure {
            fields.append(HTTPField(name: .strictTransportSecurity, value: "max-age=31536000; includeSubDomains"))
        }
        fixed = fields
    }

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        var response = await answer(to: request, context: context, next: next)
        // A stricter policy of the answer's own stays.
        let policy = response.headers[.contentSecurityPolicy]
        for field in fixed { response.headers[field.name] = field.value }
        if let policy { response.headers[.contentSecurityPolicy] = policy }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(to request: Request, context: Context, next: (Request, Context) async throws -> Response) async -> Response {
        guard [.get, .head, .post].contains(request.method) else {
            return Response(status: .methodNotAllowed, headers: [.allow: "GET, HEAD, POST"])
        }
        do {
            return try await next(request, context)
        } catch {
            return await reception.answer(to: request, for: .nowhere, parameters: [:], logger: context.logger).response
        }
    }

    private static let everywhere = [
        HTTPField(
            name: .contentSecurityPolicy,
            value: "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
                + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"),
        HTTPField(name: .xContentTypeOptions, value: "nosniff"),
        HTTPField(name: name("Referrer-Policy"), value: "no-referrer"),
        HTTPField(name: name("Cross-Origin-Opener-Policy"), value: "same-origin"),
        HTTPField(name: name("Cross-Origin-Resource-Policy"), value: "same-origin"),
        HTTPField(
            name: name("Permissions-Policy"),
            value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), display-capture=()"),
    ]

    private static func name(_ text: String) -> HTTPField.Name { HTTPField.Name(text)! }
}

extension Route {
    /// Where no route leads.
    static let nowhere = Route.get("/", needs: .open) { _ in throw Refusal.notFound }
}
