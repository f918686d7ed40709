#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// A small secret file that only its owner may read.
enum KeyFile {
    struct Mistake: Error {
        let sentence: String
        init(_ sentence: String) { self.sentence = sentence }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// At most 4096 bytes; the caller wipes them.
    static func read(_ path: String) throws(Mistake) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Mistake("\(path) cannot be read: \(reason())") }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw Mistake("\(path) is not a file") }
        guard status.st_mode & 0o077 == 0 else {
            throw Mistake("\(path) may be read by others than its owner; give it mode 0600 (chmod 600)")
        }
        guard status.st_size <= 4096 else { throw Mistake("\(path) is not a key: it has \(status.st_size) bytes") }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        let count = bytes.withUnsafeMutableBytes { systemRead(file, $0.baseAddress, $0.count) }
        guard count == bytes.count else { throw Mistake("\(path) cannot be read: \(reason())") }
        return bytes
    }

    /// Writes beside the place and links it there, so that the file is whole or absent and never replaces another.
    static func create(_ path: String, _ bytes: [UInt8]) throws(Mistake) {
        let draft = "\(path).\(getpid()).new"
        unlink(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Mistake("\(path) cannot be made: \(reason())") }
        defer { unlink(draft) }
        let written = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        let isSafe = written == bytes.count && fsync(file) == 0
        let problem = reason()
        close(file)
        guard isSafe else { throw Mistake("\(path) cannot be written: \(problem)") }
        // Another process may have been first; then its key is the key.
        guard link(draft, path) == 0 || errno == EEXIST else { throw Mistake("\(path) cannot be made: \(reason())") }
        try syncFolder(of: path)
    }

    private static func syncFolder(of path: String) throws(Mistake) {
        let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { throw Mistake("\(folder) cannot be read: \(reason())") }
        defer { close(handle) }
        guard fsync(handle) == 0 else { throw Mistake("\(path) cannot be made to last: \(reason())") }
    }

    private static func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.read(file, buffer, count)
        #else
            Musl.read(file, buffer, count)
        #endif
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
