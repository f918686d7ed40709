/// Lines of an answer on their way out; the room for them is kept from block to block.
public struct BatchText: Sendable {
    private var bytes: [UInt8] = []
    private var count = 0

    /// What stands in it now.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }

    /// The longest number, or word, with its separator.
    static let widest = 21

    mutating func clear() { count = 0 }

    mutating func add(_ line: String) {
        bytes.replaceSubrange(count..., with: Array((line + "\n").utf8))
        count = bytes.count
    }

    /// Makes room, and lets `lines` write behind what is there.
    mutating func add(room: Int, _ lines: (inout Pen) -> Void) {
        if bytes.count < count + room { bytes.append(contentsOf: repeatElement(0, count: count + room - bytes.count)) }
        let start = count
        count = bytes.withUnsafeMutableBufferPointer { buffer in
            var pen = Pen(buffer: buffer, count: start)
            lines(&pen)
            return pen.count
        }
    }

    /// Writes numbers as text.
    struct Pen {
        let buffer: UnsafeMutableBufferPointer<UInt8>
        var count: Int

        @inline(__always)
        mutating func put(_ byte: UInt8) {
            buffer[count] = byte
            count += 1
        }

        /// A number from 0, or the word for a bound that is none.
        @inline(__always)
        mutating func put(_ value: Int64) {
            if value < 10 { return put(48 + UInt8(truncatingIfNeeded: value)) }
            if value >= Interval.notKnown {
                for byte in (value == Interval.notKnown ? "not_known" : "not_limited").utf8 { put(byte) }
                return
            }
            var digits = 1
            var rest = UInt64(value)
            while rest >= 10 {
                rest /= 10
                digits += 1
            }
            rest = UInt64(value)
            for place in stride(from: count + digits - 1, through: count, by: -1) {
                buffer[place] = 48 + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            count += digits
        }
    }
}
