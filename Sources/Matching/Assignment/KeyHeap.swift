/// A heap of keys in a buffer, the lowest on top, whose owner knows how many of them count.
extension UnsafeMutableBufferPointer<UInt64> {
    /// Puts a key behind the first `count`, where there is room for it.
    @inline(__always) func rise(_ key: UInt64, behind count: Int) {
        var at = count
        while at > 0, self[(at - 1) / 2] > key {
            self[at] = self[(at - 1) / 2]
            at = (at - 1) / 2
        }
        self[at] = key
    }

    /// Puts a key in the place of the lowest of the first `count`.
    @inline(__always) func sink(_ key: UInt64, among count: Int) {
        var at = 0
        while true {
            var below = 2 * at + 1
            guard below < count else { break }
            if below + 1 < count, self[below + 1] < self[below] { below += 1 }
            guard self[below] < key else { break }
            self[at] = self[below]
            at = below
        }
        self[at] = key
    }
}
