/// Numbers of the bench instance: a function of their place alone, so that any language makes the same ones.
enum SplitMix {
    static let gold: UInt64 = 0x9e37_79b9_7f4a_7c15

    static func mixed(_ number: UInt64) -> UInt64 {
        var number = number
        number = (number ^ (number >> 30)) &* 0xbf58_476d_1ce4_e5b9
        number = (number ^ (number >> 27)) &* 0x94d0_49bb_1331_11eb
        return number ^ (number >> 31)
    }

    /// The number at a place of a stream, below `limit`.
    static func number(_ place: Int, of stream: UInt64, below limit: UInt64) -> Int {
        Int((mixed((UInt64(place) | stream << 32) &* gold &+ 1) >> 11) % limit)
    }

    static func isHit(_ place: Int, of stream: UInt64, permille: UInt64) -> Bool { number(place, of: stream, below: 1000) < permille }

    /// Which of the weights, in thousandths that add up to 1000, the number at a place falls into.
    static func choice(_ place: Int, of stream: UInt64, among permille: [Int]) -> Int {
        var rest = number(place, of: stream, below: 1000)
        for (choice, weight) in permille.enumerated() {
            if rest < weight { return choice }
            rest -= weight
        }
        return permille.count - 1
    }
}
