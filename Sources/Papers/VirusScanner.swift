import Glibc

/// What a scanner says of a file.
public enum ScanVerdict: Sendable, Hashable {
    case clean
    /// With the scanner's name for what it found.
    case infected(String)
}

/// Why nothing can be said of a file now.
public enum ScannerError: Error, Sendable {
    case unreachable
    case unreadableAnswer
}

/// Where the scanner listens: `unix:PATH` or `HOST:PORT`.
public enum ScannerAddress: Sendable, Hashable {
    case unix(String)
    case tcp(host: String, port: UInt16)

    public init?(_ text: String) {
        if text.hasPrefix("unix:"), text.utf8.count > 5, text.utf8.count < 105 {
            self = .unix(String(text.dropFirst(5)))
        } else if let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), colon > text.startIndex {
            self = .tcp(host: String(text[..<colon]), port: port)
        } else {
            return nil
        }
    }
}

/// Asks a running clamd about a file, by its INSTREAM command. Every call opens a connection of its own, on a queue of its own.
public actor VirusScanner {
    private let address: ScannerAddress
    private let patience: Int
    private let executor = QueueExecutor(label: "neuanfang.virus-scanner")

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter patience: seconds that the scanner may be silent.
    public init(_ address: ScannerAddress, patience: Int = 15) {
        self.address = address
        self.patience = patience
    }

    /// Whether it answers at all.
    public func isThere() async -> Bool {
        (try? exchange(Array("zPING\0".utf8), nil)) == "PONG"
    }

    public func scan(_ bytes: [UInt8]) async throws -> ScanVerdict {
        let answer = try exchange(Array("zINSTREAM\0".utf8), bytes)
        let words = answer.hasPrefix("stream: ") ? String(answer.dropFirst(8)) : answer
        if words == "OK" { return .clean }
        if words.hasSuffix(" FOUND") { return .infected(String(words.dropLast(6))) }
        throw ScannerError.unreadableAnswer
    }

    private func exchange(_ command: [UInt8], _ content: [UInt8]?) throws -> String {
        let socket = try connected()
        defer { _ = close(socket) }
        try send(command, to: socket)
        if let content {
            for start in stride(from: 0, to: content.count, by: 1 << 16) {
                let part = content[start..<min(start + (1 << 16), content.count)]
                try send(Self.length(part.count) + part, to: socket)
            }
            try send(Self.length(0), to: socket)
        }
        return try answer(from: socket)
    }

    /// Four bytes, big end first.
    private static func length(_ count: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - $0 * 8)) } }

    private func send(_ bytes: [UInt8], to socket: Int32) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw ScannerError.unreachable
            }
            sent += count
        }
    }

    private func answer(from socket: Int32) throws -> String {
        var said: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1_024)
        while said.last != 0, said.count < 4_096 {
            let count = recv(socket, &chunk, chunk.count, 0)
            if count == 0 { break }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw ScannerError.unreachable
            }
            said += chunk[..<count]
        }
        return String(decoding: said.prefix { $0 != 0 && $0 != 10 }, as: UTF8.self)
    }

    private func connected() throws -> Int32 {
        switch address {
        case .unix(let path): return try connected(toPath: path)
        case .tcp(let host, let port): return try connected(to: host, port)
        }
    }

    private func connected(toPath path: String) throws -> Int32 {
        var place = sockaddr_un()
        place.sun_family = sa_family_t(AF_UNIX)
        let name = Array(path.utf8)
        guard name.count < MemoryLayout.size(ofValue: place.sun_path) else { throw ScannerError.unreachable }
        withUnsafeMutableBytes(of: &place.sun_path) { $0.copyBytes(from: name) }
        let socket = try patientSocket(AF_UNIX)
        let status = withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        return try opened(socket, status)
    }

    private func connected(to host: String, _ port: UInt16) throws -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let first = found else { throw ScannerError.unreachable }
        defer { freeaddrinfo(found) }
        let socket = try patientSocket(first.pointee.ai_family)
        return try opened(socket, connect(socket, first.pointee.ai_addr, first.pointee.ai_addrlen))
    }

    private func patientSocket(_ family: Int32) throws -> Int32 {
        let socket = Glibc.socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw ScannerError.unreachable }
        var time = timeval(tv_sec: patience, tv_usec: 0)
        for way in [SO_RCVTIMEO, SO_SNDTIMEO] { setsockopt(socket, SOL_SOCKET, way, &time, socklen_t(MemoryLayout<timeval>.size)) }
        return socket
    }

    private func opened(_ socket: Int32, _ status: Int32) throws -> Int32 {
        guard status == 0 else {
            _ = close(socket)
            throw ScannerError.unreachable
        }
        return socket
    }
}
