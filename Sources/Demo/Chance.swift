/// The demo's own dice (SplitMix64): the same seed rolls the same on every machine and under every version of Swift.
struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Dice of its own for a file, so that one file's rolls move no other's.
    init(seed: UInt64, for salt: String, _ number: Int) {
        var mixer = Chance(seed: salt.utf8.reduce(seed) { $0 &* 1_099_511_628_211 ^ UInt64($1) })
        state = mixer.next() ^ (UInt64(number) &* 0x9e37_79b9_7f4a_7c15)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// 0 up to, not including, the bound.
    mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high) }

    mutating func between(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// True in so many of a hundred rolls.
    mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    mutating func pick<Value>(_ values: [Value], weights: [Int]) -> Value {
        var roll = below(weights.reduce(0, +))
        for (value, weight) in zip(values, weights) {
            roll -= weight
            if roll < 0 { return value }
        }
        return values[values.count - 1]
    }

    /// So many different values, in the order they were drawn; all of them where there are fewer.
    mutating func several<Value>(_ count: Int, of values: [Value]) -> [Value] {
        var rest = values
        return (0..<min(count, values.count)).map { _ in rest.remove(at: below(rest.count)) }
    }
}
