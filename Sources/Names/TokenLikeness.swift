/// How alike two parts of names sound.
enum TokenLikeness {
    /// 100 = the same, 0 = nothing in common; from here on two parts are taken for spellings of one name.
    static let sameName = 80
    /// From here on an error of typing is possible, though rather not likely.
    static let perhaps = 60
    /// From here on nothing is left to doubt about the part itself.
    static let surely = 95

    /// 0 to 100, the same both ways.
    static func of(_ one: NameToken, _ other: NameToken) -> Int {
        if one.unread != nil || other.unread != nil { return one.unread == other.unread ? 100 : 0 }
        if one.sounds == other.sounds { return 100 }
        let (left, right) = (weights(one, beside: other), weights(other, beside: one))
        let whole = max(left.reduce(0, +), right.reduce(0, +), 100)
        // Alignment cannot make up for what is missing.
        guard abs(left.reduce(0, +) - right.reduce(0, +)) * 100 < whole * 45 else { return 0 }
        return max(0, 100 - distance(one.sounds, left, other.sounds, right) * 100 / whole)
    }

    /// What leaving out each sound costs: short vowels next to nothing beside a script that does not write them, and an h at the end.
    private static func weights(_ token: NameToken, beside other: NameToken) -> [Int] {
        var weights = token.sounds.map { sound in
            guard other.isAbjad, !token.isAbjad, sound.isVowel else { return sound.weight }
            return sound.code == UInt8(ascii: "u") ? 8 : sound.code == UInt8(ascii: "i") || sound.code == UInt8(ascii: "o") ? 6 : 3
        }
        if token.sounds.count > 2, token.sounds.last == Sound(UInt8(ascii: "h")) { weights[weights.count - 1] = 12 }
        return weights
    }

    /// Least cost of turning one row of sounds into the other; two neighbours that changed places cost less than two errors.
    private static func distance(_ one: [Sound], _ left: [Int], _ other: [Sound], _ right: [Int]) -> Int {
        var before: [Int] = []
        var last = [0]
        for weight in right { last.append(last[last.count - 1] + weight) }
        for (row, sound) in one.enumerated() {
            var line = [last[0] + left[row]]
            line.reserveCapacity(other.count + 1)
            for (column, against) in other.enumerated() {
                var cost = min(last[column] + Sound.cost(sound, against), last[column + 1] + left[row], line[column] + right[column])
                if row > 0, column > 0, sound == other[column - 1], one[row - 1] == against, sound != against {
                    cost = min(cost, before[column - 1] + 50)
                }
                line.append(cost)
            }
            (before, last) = (last, line)
        }
        return last[other.count]
    }
}
