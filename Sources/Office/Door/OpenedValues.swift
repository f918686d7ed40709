import Basics

/// Values of files that were opened lately, by file and sealed bytes: a list shows the same fifty titles again and again, and every flat is
/// held against the same households.
///
/// The sealed bytes are part of the key, so a changed value is opened anew, and nothing is found for a value moved to another file.
final class OpenedValues<Value: Sendable>: Sendable {
    private struct Key: Hashable {
        let file: CaseID
        let sealed: SealedBytes
    }
    private let known = Locked<[Key: Value]>([:])
    private let limit = 20_000

    func value(_ sealed: [UInt8], of file: CaseID, opening: () throws -> Value) rethrows -> Value {
        let key = Key(file: file, sealed: SealedBytes(sealed))
        if let value = known.withLock({ $0[key] }) { return value }
        let value = try opening()
        known.withLock { values in
            if values.count >= limit { values.removeAll(keepingCapacity: true) }
            values[key] = value
        }
        return value
    }

    func forget(_ file: CaseID) { known.withLock { values in values = values.filter { $0.key.file != file } } }
}

/// Sealed bytes by which something is found again. Their last sixteen are the seal's own check, different for any two, and enough to sort by.
struct SealedBytes: Hashable {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0.suffix(16))) }
    }
}
