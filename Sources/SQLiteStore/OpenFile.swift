import Store

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// The file a database was opened with. Deleted or replaced underneath, SQLite would go on writing into the void.
struct OpenFile: Sendable {
    let path: String
    private let device: dev_t
    private let number: ino_t

    /// Makes the file with mode 0600 where there is none. An existing one is only looked at: opening and closing it here
    /// would drop the locks another connection of this process holds on it.
    init(_ path: String) throws(Store.DatabaseError) {
        self.path = path
        let handle = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if handle >= 0 { close(handle) }
        guard handle >= 0 || errno == EEXIST else { throw .unavailable("the database \(path) cannot be made: \(String(cString: strerror(errno)))") }
        var status = stat()
        guard stat(path, &status) == 0 else { throw .unavailable("the database \(path) cannot be opened: \(String(cString: strerror(errno)))") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unavailable("the database \(path) is not a file") }
        device = status.st_dev
        number = status.st_ino
    }

    func assertPresent() throws(DatabaseError) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_dev == device, status.st_ino == number else {
            throw .unavailable("the database \(path) was moved, deleted or replaced while in use; stop the program and put the file back")
        }
    }
}
