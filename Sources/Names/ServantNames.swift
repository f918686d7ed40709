/// Names made of two: servant of (Abd al-…), father of (Abu …). Registries write them as one word, two or three.
extension NameReading {
    static func joined(_ tokens: [NameToken]) -> [NameToken] {
        var joined: [NameToken] = []
        var waiting: [Sound] = []
        for (place, token) in tokens.enumerated() {
            let isLast = place == tokens.count - 1
            if !isLast, !waiting.isEmpty, isArticle(token) { continue }
            if !isLast, waiting.isEmpty, isServant(token.sounds) || isFather(token.sounds) {
                waiting = token.sounds
                continue
            }
            var whole = token
            whole.sounds = servant(waiting + token.sounds)
            joined.append(whole)
            waiting = []
        }
        return joined
    }

    static func isArticle(_ token: NameToken) -> Bool { ["al", "el", "ul", "ar", "as", "an", "aS", "Nl", "il", "ur"].contains(token.romanised) }

    /// Abd, Abdul, Abdel, Abdur: nothing of their own behind them.
    private static func isServant(_ sounds: [Sound]) -> Bool {
        guard let rest = behindServant(sounds), rest.count <= 2 else { return false }
        if rest.isEmpty { return true }
        guard "uea".utf8.contains(rest[rest.startIndex].code) else { return false }
        return rest.count == 1 || !rest[rest.startIndex + 1].isVowel
    }

    private static func isFather(_ sounds: [Sound]) -> Bool {
        sounds.count == 3 && "aeN".utf8.contains(sounds[0].code) && sounds[1].code == UInt8(ascii: "b") && "uoW".utf8.contains(sounds[2].code)
    }

    private static func behindServant(_ sounds: [Sound]) -> ArraySlice<Sound>? {
        guard sounds.count >= 3, "aeN".utf8.contains(sounds[0].code), sounds[1].code == UInt8(ascii: "b"), sounds[2].code == UInt8(ascii: "d") else {
            return nil
        }
        return sounds[3...]
    }

    /// Without the article in the middle: Abdulrahman, Abdurrahman, عبد الرحمن and عبدالرحمن sound alike. Allah keeps its l.
    private static func servant(_ sounds: [Sound]) -> [Sound] {
        guard var rest = behindServant(sounds), rest.count > 2 else { return sounds }
        let el = Sound(UInt8(ascii: "l"))
        let vowels = rest.prefix { $0.isVowel || $0.code == UInt8(ascii: "A") || $0.code == UInt8(ascii: "N") }
        guard rest.count > vowels.count + 1 else { return sounds }
        rest = rest.dropFirst(vowels.count)
        if rest.starts(with: [el, el]) { rest = rest.dropFirst() }
        if rest.first == el {
            let name = rest.dropFirst().drop { $0.isVowel || $0.code == UInt8(ascii: "A") }
            if !(name.isEmpty || name.first == Sound(UInt8(ascii: "h"))) { rest = rest.dropFirst() }
        }
        return Array(sounds[..<3]) + Array(rest)
    }
}
