import Foundation

/// One part of a name as it is heard, whatever script it is written in.
struct NameToken: Hashable, Sendable {
    var sounds: [Sound]
    /// Written without short vowels.
    let isAbjad: Bool
    /// The part as it was written, folded; only for scripts whose letters are not read.
    let unread: String?

    /// The common form: Latin letters, the same for محمد's consonants in every script.
    var romanised: String { unread ?? String(decoding: sounds.map(\.code), as: UTF8.self) }

    /// A part of one letter: an initial.
    var isInitial: Bool { unread == nil && sounds.count == 1 }
}

/// Reads a name into its parts.
enum NameReading {
    /// The parts of a name, each read by its script, with what belongs together joined: `Abd al-Rahman` is one part.
    static func tokens(of name: String) -> [NameToken] { joined(words(of: name).compactMap(token)) }

    /// Runs of letters of one script, lower case and composed; marks that no letter absorbed are gone.
    private static func words(of name: String) -> [(script: Script, letters: [Unicode.Scalar])] {
        var words: [(script: Script, letters: [Unicode.Scalar])] = []
        var isOpen = false
        let composed = name.precomposedStringWithCompatibilityMapping.lowercased().precomposedStringWithCanonicalMapping
        for scalar in composed.unicodeScalars {
            if scalar.isUnspoken || apostrophes.contains(scalar) { continue }
            guard scalar.properties.isAlphabetic else {
                isOpen = false
                continue
            }
            let script = Script(of: scalar)
            if isOpen, let last = words.last, last.script == script {
                words[words.count - 1].letters.append(scalar)
            } else {
                words.append((script, [scalar]))
                isOpen = true
            }
        }
        return words
    }

    private static let apostrophes: Set<Unicode.Scalar> = ["'", "’", "‘", "`", "´", "ʼ", "ʻ", "ʿ", "ʾ", "′", "ʹ", "ʺ", "ـ", "՚"]

    private static func token(_ word: (script: Script, letters: [Unicode.Scalar])) -> NameToken? {
        let sounds: [Sound]
        switch word.script {
        case .other:
            var text = String.UnicodeScalarView()
            text.append(contentsOf: word.letters)
            return NameToken(sounds: [], isAbjad: false, unread: String(text))
        case .latin: sounds = latin(word.letters)
        case .ethiopic: sounds = word.letters.flatMap { EthiopicLetters.sounds(of: $0) ?? [] }
        case .arabic, .hebrew, .cyrillic, .greek, .georgian, .armenian: sounds = letters(word.letters, Letters.table(of: word.script) ?? [:])
        }
        let heard = word.script.isAbjad ? abjad(sounds, word) : merged(sounds)
        return heard.isEmpty ? nil : NameToken(sounds: heard, isAbjad: word.script.isAbjad, unread: nil)
    }

    private static func latin(_ letters: [Unicode.Scalar]) -> [Sound] {
        var word: [UInt8] = []
        for letter in letters {
            if let read = LatinLetters.marked[letter] {
                word += Array(read.utf8)
            } else {
                for plain in String(letter).decomposedStringWithCanonicalMapping.unicodeScalars where plain.value < 0x80 {
                    word.append(UInt8(plain.value))
                }
            }
        }
        return LatinLetters.sounds(of: withoutArticle(word))
    }

    /// `Aljabouri` is الجبوري: a long word that begins with the article and a consonant.
    private static func withoutArticle(_ word: [UInt8]) -> [UInt8] {
        guard word.count >= 7, word[1] == UInt8(ascii: "l"), word[0] == UInt8(ascii: "a") || word[0] == UInt8(ascii: "e"),
            !"aeioul".utf8.contains(word[2])
        else { return word }
        return Array(word.dropFirst(2))
    }

    /// Letters of one script; a letter with a mark we do not know is read like the plain one. `дж` is one sound.
    private static func letters(_ letters: [Unicode.Scalar], _ table: [Unicode.Scalar: [Sound]]) -> [Sound] {
        var sounds: [Sound] = []
        for letter in letters {
            let read = table[letter] ?? String(letter).decomposedStringWithCanonicalMapping.unicodeScalars.lazy.compactMap { table[$0] }.first
            guard let read else { continue }
            if letter == "ж", sounds.last == Sound(UInt8(ascii: "d")) {
                sounds[sounds.count - 1] = Sound(UInt8(ascii: "J"))
            } else {
                sounds += read
            }
        }
        return sounds
    }

    /// The article goes, the alef in front may be any vowel. Twice the same letter is twice the same sound here.
    private static func abjad(_ sounds: [Sound], _ word: (script: Script, letters: [Unicode.Scalar])) -> [Sound] {
        var sounds = sounds
        if word.script == .arabic, word.letters.count >= 4, word.letters[0] == "ا", word.letters[1] == "ل" { sounds.removeFirst(2) }
        if sounds.first == Sound(UInt8(ascii: "A")) { sounds[0] = Sound(UInt8(ascii: "N")) }
        return sounds
    }

    /// Doubled letters are heard once.
    private static func merged(_ sounds: [Sound]) -> [Sound] {
        var heard: [Sound] = []
        for sound in sounds where heard.last != sound { heard.append(sound) }
        return heard
    }
}

extension Unicode.Scalar {
    /// Marks above and below letters, invisible joiners, and the stroke that only stretches Arabic words.
    fileprivate var isUnspoken: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
        default: false
        }
    }
}
