import Foundation

/// Names folded for search: lower case, without marks, ß as ss, ä/ae alike.
public enum FoldedName {
    /// The parts of a name, folded: "Müller-Çelik" gives `muller` and `celik`. Empty for text without a letter.
    public static func parts(of name: String) -> [String] {
        fold(name).split(whereSeparator: { !($0.isLetter || $0.isNumber) }).map { umlautFree(String($0)) }.filter { !$0.isEmpty }
    }

    private static func fold(_ name: String) -> String {
        var text = name.precomposedStringWithCompatibilityMapping.lowercased()
        for (sign, plain) in [
            ("đ", "d"), ("ı", "i"), ("ł", "l"), ("ø", "o"), ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("þ", "th"), ("’", ""), ("'", ""),
        ] {
            text = text.replacing(sign, with: plain)
        }
        let decomposed = text.decomposedStringWithCompatibilityMapping.unicodeScalars.filter { !$0.properties.generalCategory.isMark }
        return String(String.UnicodeScalarView(decomposed))
    }

    /// "mueller" and "müller" (already folded to "muller") meet: ue, oe and ae lose their e between or behind letters.
    private static func umlautFree(_ part: String) -> String {
        part.replacing("ue", with: "u").replacing("oe", with: "o").replacing("ae", with: "a")
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isMark: Bool { self == .nonspacingMark || self == .spacingMark || self == .enclosingMark }
}
