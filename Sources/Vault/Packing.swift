import CZlib

/// Long texts are packed with zlib before they are sealed: four bytes of length, little end first, then the zlib stream.
public enum Packing {
    /// More than this is never unpacked; the longest text there is, the trace of a decision, stays far below.
    static let limit = 32 << 20

    public static func pack(_ bytes: [UInt8]) throws(VaultError) -> [UInt8] {
        guard bytes.count <= limit else { throw .damaged }
        var length = compressBound(uLong(bytes.count))
        var packed = (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> ($0 * 8)) } + [UInt8](repeating: 0, count: Int(length))
        let status = packed.withUnsafeMutableBufferPointer { target in
            compress2(target.baseAddress.map { $0 + 4 }, &length, bytes, uLong(bytes.count), Z_BEST_SPEED)
        }
        guard status == Z_OK else { throw .damaged }
        packed.removeLast(packed.count - 4 - Int(length))
        return packed
    }

    /// Throws `.damaged` where the bytes were not packed by `pack`.
    public static func unpack(_ packed: [UInt8]) throws(VaultError) -> [UInt8] {
        guard packed.count > 4 else { throw .damaged }
        let expected = (0..<4).reduce(0) { $0 | Int(packed[$1]) << ($1 * 8) }
        guard expected <= limit else { throw .damaged }
        var bytes = [UInt8](repeating: 0, count: expected)
        var length = uLong(expected)
        let status = packed.withUnsafeBufferPointer { source in
            uncompress(&bytes, &length, source.baseAddress.map { $0 + 4 }, uLong(packed.count - 4))
        }
        guard status == Z_OK, Int(length) == expected else { throw .damaged }
        return bytes
    }
}
