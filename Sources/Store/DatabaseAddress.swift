/// Where the database is, as the command line takes it: `sqlite:PATH` or `postgresql://…`.
public enum DatabaseAddress: Sendable, Equatable {
    case sqlite(path: String)
    case postgres(url: String)

    public init(_ text: String) throws(DatabaseError) {
        if text.hasPrefix("sqlite:") {
            var path = text.dropFirst("sqlite:".count)
            if path.hasPrefix("//") { path = path.dropFirst(2) }
            guard !path.isEmpty else { throw .unfit("sqlite: needs a path, such as sqlite:neuanfang.sqlite") }
            guard path != ":memory:" else {
                throw .unfit("a database in memory would forget everything; give a path, such as sqlite:neuanfang.sqlite")
            }
            self = .sqlite(path: String(path))
        } else if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
            self = .postgres(url: text)
        } else {
            // What was typed may hold a password, so it is not repeated.
            throw .unfit("a database is sqlite:PATH or postgresql://USER@HOST/NAME")
        }
    }
}

extension DatabaseAddress: CustomStringConvertible {
    /// Without the password and whatever stands behind the question mark.
    public var description: String {
        switch self {
        case .sqlite(let path): return "sqlite:\(path)"
        case .postgres(let url):
            let plain = url.prefix { $0 != "?" }
            guard let at = plain.lastIndex(of: "@"), let start = plain.firstRange(of: "://")?.upperBound, start <= at else { return String(plain) }
            let user = plain[start..<at].prefix { $0 != ":" }
            return "\(plain[..<start])\(user)\(plain[at...])"
        }
    }
}
