import Basics
import Foundation

/// Days and names of languages as they are said in a language. Figures stay Latin, so that both columns can be compared.
enum LocalWords {
    private static let german = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]

    /// The day in the Gregorian calendar; below it, where another calendar is used at home, that day too.
    static func day(_ day: CivilDate, in language: String) -> [String] {
        guard language != "de" else { return ["\(german[day.weekday - 1]), \(day.german)"] }
        let first = said(day, language, calendar: .gregorian)
        switch language {
        case "fa", "prs": return [first, said(day, language, calendar: .persian)]
        case "ti", "am": return [first, said(day, language, calendar: .ethiopicAmeteMihret)]
        default: return [first]
        }
    }

    private static func said(_ day: CivilDate, _ language: String, calendar identifier: Calendar.Identifier) -> String {
        let utc = TimeZone(secondsFromGMT: 0) ?? .current
        let locale = Locale(identifier: "\(name(language))-u-nu-latn")
        var calendar = Calendar(identifier: identifier)
        calendar.timeZone = utc
        calendar.locale = locale
        let noon = Date(timeIntervalSince1970: TimeInterval(day.dayNumber * 86_400 + 43_200))
        guard identifier != .gregorian else {
            return noon.formatted(Date.FormatStyle(locale: locale, calendar: calendar, timeZone: utc).weekday(.wide).day().month(.wide).year())
        }
        // Put together by hand: ICU has no pattern without an era for some of them.
        let parts = calendar.dateComponents([.year, .month, .day], from: noon)
        guard let year = parts.year, let month = parts.month, let day = parts.day, calendar.monthSymbols.indices.contains(month - 1) else {
            return ""
        }
        return "\(day) \(calendar.monthSymbols[month - 1]) \(year)"
    }

    /// A language's name as it is called in another one; its German name where nobody knows.
    static func name(of language: Language, in other: String) -> String {
        if other == "de" { return language.german }
        return Locale(identifier: name(other)).localizedString(forLanguageCode: name(language.tag)) ?? language.german
    }

    /// Dari is Persian of Afghanistan to Foundation, and the Serbian of the sheets is written in Latin letters.
    private static func name(_ language: String) -> String {
        switch language {
        case "prs": "fa-AF"
        case "sr": "sr-Latn"
        default: language
        }
    }
}
