/// A ZIP archive whose entries are stored as they are: small, quick, the same bytes each time.
struct StoredZip {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    mutating func add(_ name: String, _ content: [UInt8]) {
        let (name, size, offset) = (Array(name.utf8), UInt32(content.count), UInt32(body.count))
        // Version 2.0, names in UTF-8, stored, 1 January 1980.
        let common =
            Self.bytes(UInt16(20)) + Self.bytes(UInt16(0x0800)) + Self.bytes(UInt16(0)) + Self.bytes(UInt16(0)) + Self.bytes(UInt16(0x0021))
            + Self.bytes(Self.checksum(content)) + Self.bytes(size) + Self.bytes(size) + Self.bytes(UInt16(name.count)) + Self.bytes(UInt16(0))
        body += Self.bytes(UInt32(0x0403_4B50)) + common + name + content
        directory +=
            Self.bytes(UInt32(0x0201_4B50)) + Self.bytes(UInt16(20)) + common + Self.bytes(UInt16(0)) + Self.bytes(UInt16(0))
            + Self.bytes(UInt16(0)) + Self.bytes(UInt32(0)) + Self.bytes(offset) + name
        count += 1
    }

    var bytes: [UInt8] {
        body + directory + Self.bytes(UInt32(0x0605_4B50)) + Self.bytes(UInt16(0)) + Self.bytes(UInt16(0)) + Self.bytes(count) + Self.bytes(count)
            + Self.bytes(UInt32(directory.count)) + Self.bytes(UInt32(body.count)) + Self.bytes(UInt16(0))
    }

    private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }

    /// CRC-32 as ZIP wants it.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
        return ~sum
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }
}
