/// One sound of a name as a script writes it: a letter, or a letter that may stand for several sounds.
///
/// Scripts and spellings disagree about letters, not about sounds. What a letter may stand for is a set; two letters meet where their sets do.
struct Sound: Hashable, Sendable {
    /// The letter of the common form; also what `romanised` shows.
    let code: UInt8

    init(_ code: UInt8) { self.code = code }

    static func list(_ text: String) -> [Sound] { text.utf8.map(Sound.init) }

    /// What it may stand for.
    var meanings: UInt32 { Self.meanings[Int(code)] }
    /// What leaving it out costs, in hundredths of a consonant.
    var weight: Int { Self.weights[Int(code)] }
    /// Short vowels, which scripts of consonants leave out.
    var isVowel: Bool { Self.vowels.contains(code) }

    private static let vowels: Set<UInt8> = Set("aeiouE".utf8)

    /// The sounds there are. Lower case as in English; S = sh, Z = zh, C = ch in church, J = j in jam, x = ch in loch, G = gh, T = th, D = dh.
    private static let letters = Array("abdefghiklmnoprstuvwyzqxGSZCJTD".utf8)

    /// Letters that may stand for several sounds: the long vowels of Arabic (A W Y), г (1), Latin ch c j x (2 3 4 5), ج (6), đ (7),
    /// Latin z of the East and of the West (8), the sixth vowel of Ethiopic (E), Albanian and Arabic q (9), ض and ظ (0),
    /// dz (Q), any vowel (N).
    private static let several: [UInt8: String] = [
        UInt8(ascii: "A"): "ae", UInt8(ascii: "W"): "wvuo", UInt8(ascii: "Y"): "yie", UInt8(ascii: "1"): "gGh", UInt8(ascii: "2"): "CxSk",
        UInt8(ascii: "3"): "kCsJ", UInt8(ascii: "4"): "JZyx", UInt8(ascii: "5"): "xks", UInt8(ascii: "6"): "Jg", UInt8(ascii: "7"): "dJ",
        UInt8(ascii: "8"): "zsD", UInt8(ascii: "E"): "eia", UInt8(ascii: "9"): "qkgC", UInt8(ascii: "0"): "dzD", UInt8(ascii: "N"): "aeiou",
        UInt8(ascii: "Q"): "zJ",
    ]

    private static let meanings: [UInt32] = {
        var sets = [UInt32](repeating: 0, count: 256)
        for (place, letter) in letters.enumerated() { sets[Int(letter)] = 1 << UInt32(place) }
        for (code, sounds) in several { sets[Int(code)] = sounds.utf8.reduce(0) { $0 | sets[Int($1)] } }
        return sets
    }()

    private static let weights: [Int] = {
        var weights = [Int](repeating: 100, count: 256)
        for vowel in "aeiou".utf8 { weights[Int(vowel)] = 45 }
        for (letter, weight) in [("E", 12), ("N", 10), ("A", 25), ("Y", 40), ("W", 55), ("y", 40), ("4", 55), ("w", 60), ("h", 55)] {
            for code in letter.utf8 { weights[Int(code)] = weight }
        }
        return weights
    }()

    /// What taking one for the other costs, in hundredths of a consonant.
    static func cost(_ one: Sound, _ other: Sound) -> Int { costs[Int(one.code) << 8 | Int(other.code)] }

    /// Sounds that spellings mix up, and what each mixing costs.
    private static let near: [(String, Int)] = [
        ("ae", 20), ("ei", 16), ("iy", 12), ("ou", 10), ("ao", 36), ("ai", 42), ("au", 45), ("eo", 42), ("iu", 45), ("uw", 16), ("ow", 25),
        ("ey", 20),
        ("bp", 32), ("dt", 22), ("gk", 32), ("gG", 12), ("kq", 6), ("gq", 22), ("kx", 28), ("hx", 12), ("hG", 45), ("xG", 40), ("sz", 22), ("sS", 34),
        ("zZ", 34), ("SC", 34), ("ZJ", 20), ("CJ", 30), ("SZ", 34), ("sC", 55), ("zJ", 45), ("Jg", 40), ("tT", 12), ("sT", 16), ("dD", 12),
        ("zD", 16),
        ("vw", 8), ("fv", 30), ("bv", 36), ("mn", 50), ("pf", 40), ("lr", 75), ("kh", 50), ("gh", 50), ("kC", 60), ("yJ", 50), ("dJ", 55), ("uv", 40),
        ("Dt", 40), ("kG", 40), ("JS", 45), ("ov", 55),
    ]

    private static let costs: [Int] = {
        var simple = [[Int]](repeating: [Int](repeating: 100, count: 32), count: 32)
        func place(_ code: UInt8) -> Int { letters.firstIndex(of: code) ?? 31 }
        for (pair, cost) in near {
            let (one, other) = (place(Array(pair.utf8)[0]), place(Array(pair.utf8)[1]))
            simple[one][other] = cost
            simple[other][one] = cost
        }
        for place in 0..<32 { simple[place][place] = 0 }
        var table = [Int](repeating: 100, count: 256 * 256)
        for one in 0..<256 {
            for other in 0..<256 { table[one << 8 | other] = cost(of: UInt8(one), UInt8(other), simple) }
        }
        return table
    }()

    /// The cheapest of all readings; a letter that only may mean the other costs a little.
    private static func cost(of one: UInt8, _ other: UInt8, _ simple: [[Int]]) -> Int {
        if one == other { return 0 }
        let (left, right) = (meanings[Int(one)], meanings[Int(other)])
        guard left != 0, right != 0 else { return 100 }
        if left & right != 0 { return 5 }
        var least = 100
        for a in 0..<32 where left & (1 << UInt32(a)) != 0 {
            for b in 0..<32 where right & (1 << UInt32(b)) != 0 { least = min(least, simple[a][b]) }
        }
        return least
    }
}
