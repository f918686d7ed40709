/// What the search looks at next: the nearest first. A stop is a household, or a flat's row that has to be read deeper.
struct SearchQueue: ~Copyable {
    enum Stop {
        case household(Int)
        case row(slot: Int)
    }

    private static let rowMark: UInt32 = 1 << 31
    private var heap: UnsafeMutableBufferPointer<UInt64> = .allocate(capacity: 256)
    private var count = 0

    deinit { heap.deallocate() }

    mutating func removeAll() { count = 0 }

    /// Distances are not negative; households and slots are below 2^30.
    mutating func add(_ stop: Stop, at distance: Int32) {
        let mark =
            switch stop {
            case .household(let household): UInt32(household)
            case .row(let slot): UInt32(slot) | Self.rowMark
            }
        if count == heap.count { grow() }
        let key = UInt64(UInt32(bitPattern: distance)) << 32 | UInt64(mark)
        heap.rise(key, behind: count)
        count += 1
    }

    private mutating func grow() {
        let larger = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: heap.count * 2)
        _ = larger.update(fromContentsOf: heap)
        heap.deallocate()
        heap = larger
    }

    /// The nearest stop that is nearer than `limit`.
    mutating func next(before limit: Int32) -> (stop: Stop, distance: Int32)? {
        guard count > 0, Int32(heap[0] >> 32) < limit else { return nil }
        let nearest = heap[0]
        count -= 1
        if count > 0 { heap.sink(heap[count], among: count) }
        let mark = UInt32(truncatingIfNeeded: nearest)
        let stop: Stop = mark & Self.rowMark == 0 ? .household(Int(mark)) : .row(slot: Int(mark & ~Self.rowMark))
        return (stop, Int32(nearest >> 32))
    }
}
