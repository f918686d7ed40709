import Basics

/// What a letter to a landlord does not say: status, benefits, origin, religion. Parts of words, so that compounds are met as well.
public enum RevealingWords {
    /// In small letters.
    private static let parts = [
        "asyl", "flüchtling", "geflücht", "duldung", "geduldet", "aufenthalt", "abschieb", "ausländer", "migra", "herkunft", "nationalität",
        "staatsangehörig", "staatenlos", "jobcenter", "sozialamt", "sozialhilfe", "sozialleistung", "bürgergeld", "grundsicherung", "arbeitslos",
        "leistungsbe", "leistungsträger", "leistungsempf", "kostenübernahme", "zusicherung", "unterkunft", "wohnheim", "erstaufnahme", "rückkehr",
        "ausreise", "auszugsmanagement", "religion", "muslim", "islam", "christlich", "jüdisch", "jesid", "kirche", "moschee",
    ]
    private static let countries = Country.all.filter { $0.code != "DE" }.map { $0.german.lowercased() }

    /// The first such word in a text, as it is written there; nil where there is none.
    public static func first(in text: String) -> String? {
        let words = text.split { !($0.isLetter || $0 == "-") }
        return words.first { word in
            let small = word.lowercased()
            return parts.contains { small.contains($0) } || countries.contains { small == $0 || small == $0 + "s" }
        }.map(String.init)
    }
}
