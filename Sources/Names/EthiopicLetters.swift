/// Ethiopic writes syllables: rows of eight, a consonant with its vowel.
enum EthiopicLetters {
    /// The consonant of each row from U+1200 on; A stands for alef and ayn.
    private static let rows = Array("hlhmsrsSqqqqbvtChhnnAkkhhwAzZyddJgggtCp33fp".utf8)
    private static let vowels = Array("euiaeEoa".utf8)

    /// Nil for a sign that is no syllable. Alef and ayn carry only their vowel.
    static func sounds(of scalar: Unicode.Scalar) -> [Sound]? {
        guard scalar.value >= 0x1200 else { return nil }
        let place = Int(scalar.value - 0x1200)
        guard place / 8 < rows.count else { return nil }
        let (consonant, vowel) = (rows[place / 8], Sound(vowels[place % 8]))
        return consonant == UInt8(ascii: "A") ? [place % 8 == 0 ? Sound(UInt8(ascii: "a")) : vowel] : [Sound(consonant), vowel]
    }
}
