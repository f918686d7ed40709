/// Fields written one after the other, each behind its length as four bytes, big end first,
/// so that no byte can move from one field to the next unnoticed.
struct LengthPrefixed {
    private(set) var bytes: [UInt8]

    init(capacity: Int = 0) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    mutating func append(_ field: String) {
        var field = field
        field.withUTF8 { append($0) }
    }

    mutating func append(_ field: [UInt8]) { field.withUnsafeBufferPointer { append($0) } }

    private mutating func append(_ field: UnsafeBufferPointer<UInt8>) {
        let count = UInt32(field.count)
        bytes.append(UInt8(truncatingIfNeeded: count >> 24))
        bytes.append(UInt8(truncatingIfNeeded: count >> 16))
        bytes.append(UInt8(truncatingIfNeeded: count >> 8))
        bytes.append(UInt8(truncatingIfNeeded: count))
        bytes.append(contentsOf: field)
    }
}
