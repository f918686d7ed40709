/// The highest values out of many, kept in a heap with the lowest of them on top.
struct BestValues: ~Copyable {
    /// Value and household in one number, so that one comparison orders both: equal values by household.
    private var heap: UnsafeMutableBufferPointer<UInt64> = .allocate(capacity: 64)
    private(set) var count = 0
    private var width = 0
    /// Only what is higher than this gets in.
    private var bar: Int32 = 0
    private var leftOut = false

    deinit { heap.deallocate() }

    /// No value left out is higher than this.
    var rest: Int32 { leftOut ? bar : 0 }

    mutating func reset(width: Int) {
        if heap.count < width {
            heap.deallocate()
            heap = .allocate(capacity: width)
        }
        self.width = width
        count = 0
        bar = 0
        leftOut = false
    }

    /// Whether a pair that scores this much could still get in.
    mutating func mayTake(_ ceiling: Int32) -> Bool {
        if ceiling > bar { return true }
        if ceiling > 0 { leftOut = true }
        return false
    }

    mutating func take(_ households: Span<Int32>, _ scores: Span<Int32>, _ prices: UnsafeMutableBufferPointer<Int32>) {
        precondition(households.count == scores.count)
        for at in households.indices {
            // Both spans are as long as `indices`; prices hold every household, which the next line makes sure of.
            let household = households[unchecked: at]
            precondition(household >= 0 && Int(household) < prices.count)
            let value = scores[unchecked: at] - prices[Int(household)]
            if value <= bar {
                leftOut = leftOut || value > 0
                continue
            }
            insert(UInt64(UInt32(bitPattern: value)) << 32 | UInt64(~UInt32(bitPattern: household)))
        }
    }

    private mutating func insert(_ key: UInt64) {
        if count == width {
            leftOut = true
            heap.sink(key, among: count)
        } else {
            heap.rise(key, behind: count)
            count += 1
        }
        if count == width { bar = Int32(heap[0] >> 32) }
    }

    mutating func removeLowest() -> (value: Int32, household: Int32)? {
        guard count > 0 else { return nil }
        let lowest = heap[0]
        count -= 1
        if count > 0 { heap.sink(heap[count], among: count) }
        return (Int32(lowest >> 32), Int32(bitPattern: ~UInt32(truncatingIfNeeded: lowest)))
    }
}
