import Basics

/// Where people come from: their languages, their names, and how many of a thousand come from there in a time.
///
/// The weights follow the published figures (REAG/GARP by nationality 2016, 2018, 2020 and 2025; Coming Home 07/2020 to 12/2022:
/// of 301 departures 68 to Nigeria, 46 to Ukraine, 26 to Pakistan, 16 to Afghanistan); where none is published they are invented.
struct Origin: Sendable {
    let country: Country
    let languages: [Language]
    let names: NameStock
    /// Until 2017, 2018 to 2022, since 2023.
    let weights: [Int]
    /// Of a hundred households so many are families.
    let families: Int

    init(_ country: String, _ languages: String, _ names: NameStock, _ weights: [Int], families: Int = 25) {
        self.country = Country(country)!
        self.languages = languages.split(separator: " ").compactMap { Language(String($0)) }
        self.names = names
        self.weights = weights
        self.families = families
    }

    static func era(_ day: CivilDate) -> Int { day.year <= 2017 ? 0 : day.year <= 2022 ? 1 : 2 }

    static func drawn(on day: CivilDate, by chance: inout Chance) -> Origin {
        chance.pick(all, weights: all.map { $0.weights[era(day)] })
    }

    static func of(_ code: String) -> Origin { all.first { $0.country.code == code } ?? all[0] }

    static let all: [Origin] = [
        Origin("AL", "sq", .albanian, [190, 40, 20], families: 60), Origin("XK", "sq", .albanian, [120, 30, 25], families: 55),
        Origin("RS", "sr rom", .serbian, [100, 35, 25], families: 60), Origin("MK", "mk sq", .macedonian, [70, 30, 25], families: 60),
        Origin("BA", "bs", .bosnian, [35, 20, 12], families: 50), Origin("ME", "sr", .serbian, [15, 8, 5], families: 50),
        Origin("MD", "ro ru", .romanian, [10, 35, 25], families: 50), Origin("UA", "uk ru", .ukrainian, [20, 110, 60], families: 40),
        Origin("RU", "ru", .russian, [15, 30, 60], families: 45), Origin("BY", "ru", .russian, [2, 5, 5]),
        Origin("GE", "ka", .georgian, [10, 40, 50], families: 35), Origin("AM", "hy", .armenian, [10, 20, 15], families: 45),
        Origin("AZ", "az", .azerbaijani, [8, 18, 14], families: 45), Origin("TR", "tr ku", .turkish, [8, 25, 150], families: 30),
        Origin("SY", "ar ku", .arabic, [8, 10, 115], families: 35), Origin("IQ", "ckb ar", .kurdish, [90, 75, 60], families: 35),
        Origin("IR", "fa", .persian, [35, 25, 18]), Origin("AF", "prs ps", .afghan, [55, 50, 35]), Origin("LB", "ar", .arabic, [4, 8, 8]),
        Origin("JO", "ar", .arabic, [4, 8, 10]), Origin("YE", "ar", .arabic, [1, 3, 3], families: 10), Origin("EG", "ar", .arabic, [5, 8, 8]),
        Origin("TN", "ar fr", .maghrebi, [4, 10, 12], families: 8), Origin("MA", "ar fr", .maghrebi, [5, 10, 10], families: 8),
        Origin("DZ", "ar fr", .maghrebi, [4, 8, 8], families: 8), Origin("LY", "ar", .maghrebi, [2, 3, 3], families: 10),
        Origin("PK", "ur pa", .pakistani, [20, 70, 30], families: 10), Origin("IN", "pa hi", .indian, [6, 18, 20], families: 10),
        Origin("BD", "bn", .bengali, [5, 12, 10], families: 5), Origin("LK", "ta", .tamil, [3, 6, 5]), Origin("NP", "en hi", .indian, [1, 4, 4]),
        Origin("UZ", "ru", .centralAsian, [2, 6, 8]), Origin("TJ", "ru fa", .centralAsian, [2, 5, 6]), Origin("KG", "ru", .centralAsian, [1, 4, 4]),
        Origin("KZ", "ru", .centralAsian, [2, 5, 6]), Origin("MN", "mn", .mongolian, [5, 8, 5], families: 40),
        Origin("VN", "vi", .vietnamese, [4, 8, 12], families: 15), Origin("CN", "zh", .chinese, [6, 8, 6], families: 12),
        Origin("NG", "en yo", .nigerian, [15, 150, 45], families: 30), Origin("GH", "en", .ghanaian, [5, 14, 10]),
        Origin("SN", "wo fr", .senegambian, [8, 16, 9], families: 4), Origin("GM", "en wo", .senegambian, [5, 14, 10], families: 4),
        Origin("SL", "en", .mande, [3, 12, 7]), Origin("GN", "fr", .mande, [2, 8, 6], families: 6),
        Origin("ML", "fr", .mande, [3, 8, 4], families: 4),
        Origin("CI", "fr", .mande, [1, 5, 4], families: 6), Origin("TG", "fr", .mande, [1, 5, 4], families: 8),
        Origin("CM", "fr en", .centralAfrican, [1, 6, 6], families: 12), Origin("CD", "fr sw", .centralAfrican, [3, 8, 5]),
        Origin("AO", "pt", .latin, [1, 5, 4]), Origin("ER", "ti", .hornOfAfrica, [2, 5, 4], families: 12),
        Origin("ET", "am ti", .hornOfAfrica, [4, 12, 9], families: 15), Origin("SO", "so", .somali, [3, 8, 6], families: 15),
        Origin("UG", "en sw", .eastAfrican, [3, 12, 7]), Origin("KE", "en sw", .eastAfrican, [2, 8, 6]),
        Origin("TZ", "sw en", .eastAfrican, [1, 5, 3]),
        Origin("CO", "es", .latin, [1, 6, 14], families: 35), Origin("PE", "es", .latin, [1, 6, 8], families: 30),
        Origin("VE", "es", .latin, [1, 5, 8], families: 30), Origin("BR", "pt", .latin, [2, 8, 6]), Origin("BO", "es", .latin, [1, 4, 3]),
        Origin("SD", "ar", .arabic, [1, 3, 3], families: 8),
    ]
}
