import Dispatch
import Glibc

/// A child process that is asked one line at a time and answers `OK n` or `ERR n` and n bytes. Every call blocks its thread, at most until the deadline.
///
/// It sees one socket and nothing else of ours: no environment, no terminal signals, and the worker closes whatever descriptors leak to it.
final class WorkerProcess {
    private let socket: Int32
    private let pid: pid_t
    private let watch: any DispatchSourceRead
    private var isRunning = true

    private static let longestAnswer = 64 << 20

    /// - Parameter onSign: called on the queue when the process says something or hangs up; only `hasHungUp` tells which.
    init(program: String, arguments: [String], queue: DispatchQueue, onSign: @escaping @Sendable () -> Void) throws(PaperError) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw .pressMissing("Für den Arbeitsprozess ist keine Verbindung frei (\(String(cString: strerror(errno)))).")
        }
        defer { _ = Glibc.close(ends[1]) }
        var child: pid_t = 0
        let failure = Self.spawn(&child, program, arguments, talkingTo: ends[1])
        guard failure == 0 else {
            _ = Glibc.close(ends[0])
            throw .pressMissing("\(program) lässt sich nicht starten (\(String(cString: strerror(failure)))).")
        }
        let socket = ends[0]
        self.socket = socket
        pid = child
        watch = DispatchSource.makeReadSource(fileDescriptor: socket, queue: queue)
        watch.setEventHandler(handler: onSign)
        // Only now does nothing wait on the descriptor any more.
        watch.setCancelHandler { _ = Glibc.close(socket) }
        watch.activate()
    }

    deinit { stop() }

    /// Ends the process and waits until it is gone, so that none stays behind as a zombie.
    func stop() {
        guard isRunning else { return }
        isRunning = false
        kill(pid, SIGKILL)
        while waitpid(pid, nil, 0) == -1, errno == EINTR {}
        watch.cancel()
    }

    /// Whether the process has hung up. Only to be asked between two questions.
    var hasHungUp: Bool {
        var byte: UInt8 = 0
        let count = recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
        return count == 0 || (count == -1 && errno != EAGAIN && errno != EINTR)
    }

    /// - Parameter line: without the line end.
    func ask(_ line: [UInt8], by deadline: ContinuousClock.Instant) throws(PaperError) -> [UInt8] {
        try send(line + [UInt8(ascii: "\n")], by: deadline)
        var received: [UInt8] = []
        var end: Int?
        while end == nil {
            guard received.count < 32 else { throw .brokeDown }
            try receive(1, into: &received, by: deadline)
            end = received.firstIndex(of: UInt8(ascii: "\n"))
        }
        let words = received.dropLast().split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
        guard words.count == 2, let length = Int(words[1]), (0...Self.longestAnswer).contains(length) else { throw .brokeDown }
        var body: [UInt8] = []
        body.reserveCapacity(length)
        while body.count < length { try receive(length - body.count, into: &body, by: deadline) }
        switch words[0] {
        case "OK": return body
        case "ERR": throw .refused(String(decoding: body, as: UTF8.self))
        default: throw .brokeDown
        }
    }

    private func send(_ bytes: [UInt8], by deadline: ContinuousClock.Instant) throws(PaperError) {
        var sent = 0
        while sent < bytes.count {
            try wait(for: POLLOUT, by: deadline)
            let count = bytes[sent...].withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT)) }
            if count > 0 {
                sent += count
            } else if errno != EAGAIN && errno != EINTR {
                throw .brokeDown
            }
        }
    }

    /// Appends at least one byte and at most `limit`.
    private func receive(_ limit: Int, into bytes: inout [UInt8], by deadline: ContinuousClock.Instant) throws(PaperError) {
        var chunk = [UInt8](repeating: 0, count: min(limit, 64 << 10))
        while true {
            try wait(for: POLLIN, by: deadline)
            let count = recv(socket, &chunk, chunk.count, Int32(MSG_DONTWAIT))
            if count > 0 {
                bytes += chunk[..<count]
                return
            }
            guard count == -1, errno == EAGAIN || errno == EINTR else { throw .brokeDown }
        }
    }

    private func wait(for event: Int32, by deadline: ContinuousClock.Instant) throws(PaperError) {
        while true {
            let left = (deadline - .now).components
            let milliseconds = left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000
            guard milliseconds > 0 else { throw .tooSlow }
            var watched = pollfd(fd: socket, events: Int16(event), revents: 0)
            switch poll(&watched, 1, Int32(clamping: milliseconds)) {
            case 1...: return
            case -1 where errno != EINTR: throw .brokeDown
            default: continue
            }
        }
    }
}

extension WorkerProcess {
    /// Answers 0 or the error number.
    private static func spawn(_ child: inout pid_t, _ program: String, _ arguments: [String], talkingTo socket: Int32) -> Int32 {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_adddup2(&files, socket, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&files, socket, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: Ctrl-C at the terminal is for us, who then close the press. Signals we block or ignore are not the child's affair.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        let environment: [UnsafeMutablePointer<CChar>?] = [strdup("LC_ALL=C.UTF-8")]
        defer { for word in words + environment { free(word) } }
        return posix_spawn(&child, program, &files, &attributes, words + [nil], environment + [nil])
    }
}
