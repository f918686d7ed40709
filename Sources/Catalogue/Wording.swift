/// A text in the languages of the catalogue, by BCP 47 tag.
public struct Wording: Sendable, Hashable {
    private let german: String?
    private let english: String?
    private let others: [String: String]

    public init(_ texts: [String: String]) {
        german = texts["de"]
        english = texts["en"]
        others = texts.filter { $0.key != "de" && $0.key != "en" }
    }

    public init(de: String, en: String) {
        german = de
        english = en
        others = [:]
    }

    public static let none = Wording([:])

    public var isEmpty: Bool { german == nil && english == nil && others.isEmpty }
    /// All texts, by language.
    public var texts: [String: String] {
        var texts = others
        texts["de"] = german
        texts["en"] = english
        return texts
    }
    public var de: String { german ?? self["de"] }
    public var en: String { english ?? self["en"] }

    /// The text in a language; where it is missing German, then English, then whatever there is; empty for no text at all.
    public subscript(language: String) -> String {
        switch language {
        case "de": german ?? english ?? fallback
        case "en": english ?? german ?? fallback
        default: others[language] ?? german ?? english ?? fallback
        }
    }

    private var fallback: String { others.min { $0.key < $1.key }?.value ?? "" }

    /// Both texts put together, language by language.
    func joined(_ separator: String, _ other: Wording) -> Wording {
        Wording(de: de + separator + other.de, en: en + separator + other.en)
    }
}
