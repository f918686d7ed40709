import Basics

/// What somebody types to find a person: parts of a name, the last one perhaps only begun, and a year or day of birth beside them.
public struct TypedName: Sendable {
    /// For each part all keys that find it.
    public let parts: [[String]]
    private let words: [(folded: String?, token: NameToken)]
    private let birth: BirthHint?

    public init(_ text: String) {
        var typed: [Substring] = []
        var birth: BirthHint?
        for word in text.split(separator: " ") {
            if let date = CivilDate(typed: String(word)) {
                birth = BirthHint(date)
            } else if word.utf8.count == 4, let year = Int(word), (1900...2100).contains(year) {
                birth = BirthHint(year: year)
            } else {
                typed.append(word)
            }
        }
        self.birth = birth
        let name = typed.joined(separator: " ")
        let (folded, tokens) = (FoldedName.parts(of: name), NameReading.tokens(of: name))
        // Where parts belong together (Abd al-Rahman) only the whole is looked for.
        let isPlain = folded.count == tokens.count
        var words = tokens.prefix(6).enumerated().map { (folded: isPlain ? folded[$0] : nil, token: $1) }
        let names = words.filter { !Particles.contain($0.token) }
        if !names.isEmpty { words = names }
        self.words = words
        parts = words.enumerated().map { place, word in
            var keys = NameKeys.skeletons(of: word.token).map(NameKeys.sound)
            guard let folded = word.folded else { return keys }
            if place == words.count - 1, let begun = NameKeys.beginnings(of: folded).last { keys.insert(begun, at: 0) }
            return [NameKeys.exact(folded)] + keys
        }
    }

    /// How well somebody fits; nil where a part fits nothing of them.
    public func fit(_ person: PersonTraits) -> Int? {
        let known = person.latin + person.own
        let spelled = [person.familyName, person.givenName, person.nameInOwnScript].compactMap { $0 }.flatMap(FoldedName.parts)
        var points = 0
        for (place, word) in words.enumerated() {
            var best = known.map { TokenLikeness.of(word.token, $0) }.max() ?? 0
            if best < 100, let folded = word.folded {
                if spelled.contains(folded) { best = 100 }
                if best < 92, place == words.count - 1, spelled.contains(where: { $0.hasPrefix(folded) }) { best = 92 }
            }
            if let group = Nicknames.group(of: word.token), known.contains(where: { Nicknames.group(of: $0) == group }) { best = max(best, 85) }
            guard best >= 75 else { return nil }
            points += best
        }
        if let birth, let known = person.birth { points += birth.agreement(with: known).points }
        return max(1, points)
    }
}
