/// Latin letters read into sounds: marks that change a consonant count, and so do two or more letters that write one sound.
enum LatinLetters {
    /// Letters with a mark, or none of the twenty-six: what they are read as. Every other mark is left out before.
    static let marked: [Unicode.Scalar: String] = [
        "ç": "C", "č": "C", "ć": "C", "ş": "S", "š": "S", "ș": "S", "ś": "S", "ž": "Z", "ż": "Z", "ź": "z", "đ": "7", "ð": "D", "ı": "i", "ł": "l",
        "ø": "o", "ß": "s", "æ": "e", "œ": "o", "þ": "T", "ə": "a", "ħ": "h", "ŧ": "t", "ţ": "3", "ț": "3", "ñ": "n", "ä": "e", "ŋ": "n", "ĳ": "i",
    ]

    /// Letters that write one sound together, longest first.
    private static let joined: [(letters: [UInt8], sounds: [Sound])] = [
        ("tsch", "C"), ("dsch", "J"), ("dZ", "J"), ("dz", "Q"), ("ds", "Q"), ("sch", "S"), ("tch", "C"), ("dzh", "J"), ("dzs", "J"), ("tsh", "C"),
        ("ch", "2"),
        ("sh", "S"), ("zh", "Z"),
        ("kh", "x"), ("gh", "G"), ("th", "T"), ("dh", "D"), ("ph", "f"), ("dj", "J"), ("xh", "J"), ("gj", "J"), ("lj", "l"), ("nj", "n"), ("ck", "k"),
        ("cz", "C"), ("sz", "S"), ("ts", "3"), ("tz", "3"), ("qu", "k"), ("oua", "wa"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ii", "i"),
        ("uu", "u"), ("aa", "a"), ("ae", "e"), ("oe", "o"), ("ue", "u"), ("ie", "i"), ("iy", "y"), ("yi", "y"),
    ].map { (Array($0.0.utf8), Sound.list($0.1)) }
        .sorted { $0.letters.count > $1.letters.count }

    private static let byFirst = Dictionary(grouping: joined) { $0.letters[0] }

    private static let single: [UInt8: [Sound]] = [
        UInt8(ascii: "c"): Sound.list("3"), UInt8(ascii: "j"): Sound.list("4"), UInt8(ascii: "x"): Sound.list("5"),
        UInt8(ascii: "q"): Sound.list("9"),
        UInt8(ascii: "z"): Sound.list("8"),
    ]

    /// Inside a word; in front it may be many things.
    private static let ks = Sound.list("ks")

    /// Sounds of a word of plain letters, marked consonants as capitals and digits of the common form.
    static func sounds(of word: [UInt8]) -> [Sound] {
        var sounds: [Sound] = []
        sounds.reserveCapacity(word.count)
        var place = 0
        while place < word.count {
            if let hit = byFirst[word[place]]?.first(where: { word[place...].starts(with: $0.letters) }) {
                sounds += hit.sounds
                place += hit.letters.count
            } else if word[place] == UInt8(ascii: "x"), place > 0 {
                sounds += ks
                place += 1
            } else {
                sounds += single[word[place]] ?? [Sound(word[place])]
                place += 1
            }
        }
        return sounds
    }
}
