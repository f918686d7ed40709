/// A country, ISO 3166-1 alpha-2; `XK` stands for Kosovo.
public struct Country: Sendable, Hashable, Comparable {
    public let code: String

    /// Nil for anything that is not a country of the list.
    public init?(_ code: String) {
        guard Country.names[code] != nil else { return nil }
        self.code = code
    }

    public static func < (left: Country, right: Country) -> Bool { left.code < right.code }

    /// The German short name.
    public var german: String { Country.names[code]?.german ?? code }
    public var english: String { Country.names[code]?.english ?? code }

    /// All countries, by German name.
    public static let all: [Country] = names.keys.map { Country(unchecked: $0) }.sorted { sortKey($0.german) < sortKey($1.german) }

    private init(unchecked code: String) { self.code = code }

    private static func sortKey(_ name: String) -> String {
        var key = name.lowercased()
        for (umlaut, plain) in [("ä", "a"), ("ö", "o"), ("ü", "u"), ("å", "a"), ("é", "e"), ("ã", "a"), ("í", "i"), ("ô", "o"), ("ç", "c")] {
            key = key.replacing(umlaut, with: plain)
        }
        return key
    }
}

extension Country: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let country = Country(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a country is an ISO 3166-1 alpha-2 code, XK for Kosovo")
        }
        self = country
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}

/// A German district by its five-digit AGS, as text: `"09162"`.
public struct District: Sendable, Hashable {
    public let ags: String

    /// Nil where the text is not five digits.
    public init?(ags: String) {
        guard ags.utf8.count == 5, ags.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.ags = ags
    }

    /// The Land's two digits, `"09"` for Bavaria.
    public var land: String { String(ags.prefix(2)) }

    /// The name where it is known, else the number.
    public var german: String { Self.names[ags] ?? ags }

    /// The districts whose names are known, by name.
    public static let named: [District] = names.sorted { $0.value < $1.value }.compactMap { District(ags: $0.key) }

    /// The area of Coming Home and the city of Köln, as in `catalogue/vocabulary/sets`.
    private static let names: [String: String] = [
        "05315": "Köln", "09162": "München (Stadt)", "09173": "Bad Tölz-Wolfratshausen", "09174": "Dachau", "09175": "Ebersberg", "09177": "Erding",
        "09178": "Freising", "09179": "Fürstenfeldbruck", "09180": "Garmisch-Partenkirchen", "09182": "Miesbach", "09184": "München (Landkreis)",
        "09188": "Starnberg", "09190": "Weilheim-Schongau",
    ]
}

extension District: Codable {
    private enum CodingKeys: CodingKey { case ags }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let district = District(ags: try container.decode(String.self, forKey: .ags)) else {
            throw DecodingError.dataCorruptedError(forKey: .ags, in: container, debugDescription: "a district is a five-digit AGS")
        }
        self = district
    }
}

/// A language, BCP 47, with the name people in the office use.
public struct Language: Sendable, Hashable {
    public let tag: String

    /// Nil for a language that is not in the list.
    public init?(_ tag: String) {
        guard Language.names[tag] != nil else { return nil }
        self.tag = tag
    }

    public var german: String { Language.names[tag] ?? tag }

    /// All languages, by German name.
    public static let all: [Language] = names.sorted { $0.value < $1.value }.compactMap { Language($0.key) }

    static let names: [String: String] = [
        "de": "Deutsch", "en": "Englisch", "fr": "Französisch", "sq": "Albanisch", "ar": "Arabisch", "fa": "Persisch (Farsi)", "prs": "Dari",
        "ps": "Paschtu", "ti": "Tigrinya", "am": "Amharisch", "so": "Somali", "sr": "Serbisch", "bs": "Bosnisch", "mk": "Mazedonisch",
        "ro": "Rumänisch", "ru": "Russisch", "uk": "Ukrainisch", "tr": "Türkisch", "ku": "Kurdisch (Kurmandschi)", "ckb": "Kurdisch (Sorani)",
        "ka": "Georgisch", "hy": "Armenisch", "az": "Aserbaidschanisch", "ur": "Urdu", "pa": "Pandschabi", "bn": "Bengalisch", "vi": "Vietnamesisch",
        "zh": "Chinesisch", "es": "Spanisch", "pt": "Portugiesisch", "wo": "Wolof", "ha": "Haussa", "yo": "Yoruba", "sw": "Suaheli", "rom": "Romanes",
        "mn": "Mongolisch", "ta": "Tamil", "hi": "Hindi", "it": "Italienisch",
    ]
}

extension Language: Codable {
    private enum CodingKeys: CodingKey { case tag }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let language = Language(try container.decode(String.self, forKey: .tag)) else {
            throw DecodingError.dataCorruptedError(forKey: .tag, in: container, debugDescription: "no language of the list")
        }
        self = language
    }
}
