public import Office
import Papers

/// Who may come to a route.
public enum Access: Sendable, Hashable {
    /// Everybody.
    case open
    /// Every worker who is signed in.
    case signedIn
    /// Workers with this right; the command or question behind the route checks the single record.
    case right(Right)
}

/// What a route needs, tied to the context its handler gets: a handler for signed-in workers cannot be put behind an open door.
public struct Needs<Context: RouteContext>: Sendable {
    let access: Access
}

extension Needs<OpenContext> {
    public static var open: Needs { Needs(access: .open) }
}

extension Needs<SignedInContext> {
    public static var signedIn: Needs { Needs(access: .signedIn) }
    public static func right(_ right: Right) -> Needs { Needs(access: .right(right)) }
}

/// One address of the application: who may come, and what happens then.
public struct Route: Sendable {
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    public let method: Method
    /// `/faelle/:fall/verlauf`; a `:name` is read with `context.parameter("name")`.
    public let path: String
    public let needs: Access
    /// Largest body accepted, in bytes.
    let bodyLimit: Int
    /// Whether the form brings a file along: `multipart/form-data`, read by the document reader.
    let takesFile: Bool
    /// Whether the page may be given again as long as nothing was written: it has no form that carries a command.
    let isKept: Bool
    let run: @Sendable (Visit) async throws -> Answer

    /// A page or file. Nothing changes here.
    public static func get<Context: RouteContext>(
        _ path: StaticString, needs: Needs<Context>, kept: Bool = false, _ handler: @escaping @Sendable (Context) async throws -> Answer
    ) -> Route {
        Route(method: .get, path: path.description, needs: needs.access, bodyLimit: 0, takesFile: false, isKept: kept) {
            try await handler(Context(visit: $0))
        }
    }

    /// Something done. The form's seal and origin have been checked when the handler runs; it answers with `seeOther`, or with the page again.
    public static func post<Context: RouteContext>(
        _ path: StaticString, needs: Needs<Context>, bodyLimit: Int = 64 * 1024,
        _ handler: @escaping @Sendable (Context) async throws -> Answer
    ) -> Route {
        Route(method: .post, path: path.description, needs: needs.access, bodyLimit: bodyLimit, takesFile: false, isKept: false) {
            try await handler(Context(visit: $0))
        }
    }

    /// A form that brings a file along. What the handler finds in `context.upload` was read and cleaned, or refused, before.
    public static func upload<Context: RouteContext>(
        _ path: StaticString, needs: Needs<Context>, _ handler: @escaping @Sendable (Context) async throws -> Answer
    ) -> Route {
        Route(
            method: .post, path: path.description, needs: needs.access, bodyLimit: DocumentReader.largestFile + 64 * 1024, takesFile: true,
            isKept: false
        ) {
            try await handler(Context(visit: $0))
        }
    }
}
