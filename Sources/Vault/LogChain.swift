import Crypto

/// Links the entries of a log: each code covers the one before it and the entry's fields.
/// Without the key nobody can add, alter, drop or rewrite an entry unnoticed; the end of the chain is held by a `Checkpoint`.
public struct LogKey: Sendable {
    let key: SymmetricKey

    /// 32 bytes: HMAC-SHA-256 over the previous code and the fields, each behind its length.
    public func mac(previous: [UInt8], fields: [[UInt8]]) -> [UInt8] {
        var encoded = LengthPrefixed(capacity: previous.count + fields.reduce(0) { $0 + $1.count + 4 } + 4)
        encoded.append(previous)
        for field in fields { encoded.append(field) }
        return Array(HMAC<SHA256>.authenticationCode(for: encoded.bytes, using: key))
    }
}

extension LogKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "LogKey(***)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Walks a log from its first entry, adding to it or checking it.
public struct LogChain: Sendable {
    private let key: LogKey
    /// How many entries there are.
    public private(set) var size: Int
    /// The code of the last entry; 32 zero bytes before the first.
    public private(set) var head: [UInt8]

    public static let beginning = [UInt8](repeating: 0, count: 32)

    public init(key: LogKey, size: Int = 0, head: [UInt8] = beginning) {
        self.key = key
        self.size = size
        self.head = head
    }

    /// Adds an entry; returns its code, to be kept beside it.
    public mutating func append(_ fields: [[UInt8]]) -> [UInt8] {
        head = key.mac(previous: head, fields: fields)
        size += 1
        return head
    }

    /// Follows an entry that was read back; false, and no step taken, where its code does not fit.
    public mutating func follow(_ fields: [[UInt8]], code: [UInt8]) -> Bool {
        let expected = key.mac(previous: head, fields: fields)
        guard equalInConstantTime(expected, code) else { return false }
        head = expected
        size += 1
        return true
    }
}
