import Foundation

/// Names folded for search: lower case, without marks, ß as ss, ä/ae alike.
public enum FoldedName {
    /// The parts of a name, folded: "Müller-Çelik" gives `muller` and `celik`. Empty for text without a letter or digit.
    public static func parts(of name: String) -> [String] {
        fold(name).split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }.map { umlautFree(String($0)) }
    }

    /// Scalar by scalar: a mark behind "đ" makes one Character of both, and no Character would match any more.
    private static func fold(_ name: String) -> String.UnicodeScalarView {
        let spoken = String(String.UnicodeScalarView(name.unicodeScalars.filter { !apostrophes.contains($0) }))
        var folded = String.UnicodeScalarView()
        for scalar in spoken.precomposedStringWithCompatibilityMapping.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
            if let plain = plainLetters[scalar] {
                folded.append(contentsOf: plain.unicodeScalars)
            } else if !scalar.properties.generalCategory.isUnspoken {
                folded.append(scalar)
            }
        }
        return folded
    }

    /// All the signs that stand for the one in O’Neill, N‘Diaye, Qurʼan, Ka‘bī.
    private static let apostrophes: Set<Unicode.Scalar> = ["'", "’", "‘", "`", "´", "ʼ", "ʻ", "ʿ", "ʾ", "′"]

    /// Letters that no decomposition turns into plain ones.
    private static let plainLetters: [Unicode.Scalar: String] = [
        "đ": "d", "ð": "d", "ı": "i", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ħ": "h", "ŧ": "t",
    ]

    /// "mueller" and "müller" (already folded to "muller") meet: ue, oe and ae lose their e between or behind letters.
    private static func umlautFree(_ part: String) -> String {
        part.replacing("ue", with: "u").replacing("oe", with: "o").replacing("ae", with: "a")
    }
}

extension Unicode.GeneralCategory {
    /// Marks above and below letters, and invisible joiners.
    fileprivate var isUnspoken: Bool { self == .nonspacingMark || self == .spacingMark || self == .enclosingMark || self == .format }
}
