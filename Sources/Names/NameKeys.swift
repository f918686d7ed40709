/// What a name is found by among sealed ones: its skeleton of consonants in classes that all scripts agree on, alone, in pairs and with
/// the year of birth, its exact folded parts, and their first letters for a search while typing.
public enum NameKeys {
    /// Counts up when keys change; files tagged by an earlier version are tagged anew.
    public static let version = 1
    /// More parts than anybody's name needs.
    static let mostTokens = 8

    /// All keys a person is found by. Each begins with a letter for its kind.
    public static func all(of names: [String], birthYear: Int?) -> Set<String> {
        var keys: Set<String> = []
        var skeletons: [[String]] = []
        for name in names {
            for part in FoldedName.parts(of: name).prefix(mostTokens) {
                keys.insert(exact(part))
                keys.formUnion(beginnings(of: part))
            }
            for token in NameReading.tokens(of: name).prefix(mostTokens) where !Particles.contain(token) {
                skeletons.append(self.skeletons(of: token))
            }
        }
        for skeleton in Set(skeletons.joined()) {
            keys.insert(sound(skeleton))
            if let birthYear { keys.insert(sound(skeleton, in: birthYear)) }
        }
        for (place, some) in skeletons.enumerated() {
            for others in skeletons[(place + 1)...] { keys.formUnion(pairs(some, others)) }
        }
        return keys
    }

    static func exact(_ part: String) -> String { "n" + part }
    static func sound(_ skeleton: String) -> String { "s" + skeleton }
    static func sound(_ skeleton: String, in year: Int) -> String { "y\(year) \(skeleton)" }

    /// Of two parts that sound alike nothing is a pair: a name in two scripts would pair with itself.
    static func pairs(_ some: [String], _ others: [String]) -> Set<String> {
        guard Set(some).isDisjoint(with: others) else { return [] }
        return Set(some.flatMap { one in others.map { other in "p" + min(one, other) + " " + max(one, other) } })
    }

    /// The first three and four letters.
    static func beginnings(of part: String) -> [String] {
        [3, 4].filter { part.unicodeScalars.count >= $0 }.map { "b" + String(String.UnicodeScalarView(part.unicodeScalars.prefix($0))) }
    }

    /// The skeletons a part may have, at most six: letters that stand for several sounds give several.
    static func skeletons(of token: NameToken) -> [String] {
        guard token.unread == nil else { return [token.romanised] }
        var skeletons = Nicknames.group(of: token).map { ["~\($0)"] } ?? []
        var built: [[UInt8]] = [[]]
        let end = token.sounds.count - 1
        for (place, sound) in token.sounds.enumerated() {
            let classes = place > 0 && place == end && sound.code == UInt8(ascii: "h") ? [[]] : classes(of: sound, isFirst: place == 0)
            guard classes != [[]] else { continue }
            built = built.flatMap { beginning in classes.map { beginning + $0 } }
            if built.count > 6 { built = Array(built.prefix(6)) }
        }
        for letters in built where !letters.isEmpty { skeletons.append(String(decoding: letters, as: UTF8.self)) }
        return skeletons
    }

    /// Vowels and glides count only in front, and there all alike.
    private static func classes(of sound: Sound, isFirst: Bool) -> [[UInt8]] {
        let known = table[Int(sound.code)]
        return known.map { $0 == 0 ? (isFirst ? [UInt8(ascii: "*")] : []) : [$0] }
    }

    private static let table: [[UInt8]] = {
        var table = [[UInt8]](repeating: [0], count: 256)
        let classes = [
            ("bp", "b"), ("f", "f"), ("m", "m"), ("n", "n"), ("l", "l"), ("r", "r"), ("dt", "d"), ("szSZCJ8Q", "S"), ("kgqG9", "K"), ("hx", "h"),
            ("TD07", "dS"), ("1", "Kh"), ("2", "Sh"), ("3", "SK"), ("5", "Kh"), ("6", "SK"),
        ]
        for (letters, skeletons) in classes {
            for letter in letters.utf8 { table[Int(letter)] = Array(skeletons.utf8) }
        }
        table[Int(UInt8(ascii: "4"))] = [0, UInt8(ascii: "S")]
        return table
    }()
}

/// Parts that are no name of their own.
enum Particles {
    private static let known = Set(
        [
            "al", "el", "ul", "bin", "ibn", "ben", "bint", "van", "von", "der", "de", "da", "do", "dos", "del", "di", "la", "le", "ould", "oglu",
            "ogly", "kyzy",
        ]
        .flatMap { NameReading.tokens(of: $0).map(\.romanised) } + ["bn", "Nbn", "Nl"])

    static func contain(_ token: NameToken) -> Bool { known.contains(token.romanised) }
}

/// The keys to look for, the most telling first.
public struct NameSearch: Sendable {
    /// Two parts by their sound.
    public let pairs: [String]
    /// One part by its sound, with the year of birth or one beside it.
    public let inYear: [String]
    /// For each part of the name all keys that find it: as it is spelled, then by its sound.
    public let parts: [[String]]

    public init(names: [String], birthYear: Int?) {
        var skeletons: [[String]] = []
        var parts: [[String]] = []
        for name in names {
            for token in NameReading.tokens(of: name).prefix(NameKeys.mostTokens) where !Particles.contain(token) {
                let some = NameKeys.skeletons(of: token)
                guard !skeletons.contains(some) else { continue }
                skeletons.append(some)
                parts.append(some.map(NameKeys.sound))
            }
        }
        var pairs: Set<String> = []
        for (place, some) in skeletons.enumerated() {
            for others in skeletons[(place + 1)...] { pairs.formUnion(NameKeys.pairs(some, others)) }
        }
        self.pairs = pairs.sorted()
        self.parts = parts
        let years = birthYear.map { [$0, $0 - 1, $0 + 1] } ?? []
        inYear = years.flatMap { year in Set(skeletons.joined()).sorted().map { NameKeys.sound($0, in: year) } }
    }
}
