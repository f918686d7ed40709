/// A text in the languages of the catalogue, by BCP 47 tag.
public struct Wording: Sendable, Hashable {
    public private(set) var texts: [String: String]

    public init(_ texts: [String: String]) { self.texts = texts }

    public init(de: String, en: String) { texts = ["de": de, "en": en] }

    public static let none = Wording([:])

    public var isEmpty: Bool { texts.isEmpty }
    public var de: String { self["de"] }
    public var en: String { self["en"] }

    /// The text in a language; where it is missing German, then English, then whatever there is; empty for no text at all.
    public subscript(language: String) -> String {
        texts[language] ?? texts["de"] ?? texts["en"] ?? texts.min { $0.key < $1.key }?.value ?? ""
    }

    /// Both texts put together, language by language.
    func joined(_ separator: String, _ other: Wording) -> Wording {
        Wording(de: de + separator + other.de, en: en + separator + other.en)
    }
}
