import CArchive

/// The ZIP container of a spreadsheet, written in memory by libarchive: names never touch a disk unsealed, and the same parts give the same bytes.
struct SheetArchive {
    struct Failed: Error {}

    private var parts: [(name: String, content: [UInt8])] = []

    mutating func add(_ name: String, _ content: [UInt8]) { parts.append((name, content)) }

    /// The parts in their order, stored as they are: OpenDocument wants its type readable in the first bytes.
    func bytes() throws -> [UInt8] {
        guard let archive = archive_write_new() else { throw Failed() }
        defer { archive_write_free(archive) }
        try check(archive_write_set_format_zip(archive))
        try check(archive_write_zip_set_compression_store(archive))
        try check(archive_write_set_bytes_per_block(archive, 0))
        var used = 0
        let room = parts.reduce(65_536) { $0 + $1.content.count + 4 * $1.name.utf8.count + 1_024 }
        return try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            try check(archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used))
            for part in parts { try write(part.name, part.content, into: archive) }
            try check(archive_write_close(archive))
            count = used
        }
    }

    private func write(_ name: String, _ content: [UInt8], into archive: OpaquePointer) throws {
        guard let entry = archive_entry_new() else { throw Failed() }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, name)
        archive_entry_set_size(entry, Int64(content.count))
        archive_entry_set_filetype(entry, UInt32(S_IFREG))
        archive_entry_set_perm(entry, 0o644)
        // The first day ZIP knows, at noon, so that no time zone moves it before.
        archive_entry_set_mtime(entry, 315_576_000, 0)
        try check(archive_write_header(archive, entry))
        let written = content.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        guard written == content.count else { throw Failed() }
    }

    private func check(_ status: Int32) throws { if status != ARCHIVE_OK { throw Failed() } }
}
