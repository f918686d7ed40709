import Basics

extension Catalogue {
    /// A member of a list by its name: a country, a district, a whole Land, or a choice of a field.
    public func wording(of item: CodeSet.Item, in set: CodeSet) -> Wording {
        switch set.members {
        case .codes(.countries): return Country(item.code).map { Wording(de: $0.german, en: $0.english) } ?? same(item.code)
        case .codes(.districts): return same(District(ags: item.code)?.german ?? Self.laender[item.code] ?? item.code)
        case .choices(let field): return book.vocabulary.fields[field].choices.first { $0.id == item.code }?.label ?? same(item.code)
        }
    }

    private func same(_ text: String) -> Wording { Wording(de: text, en: text) }

    /// The first two digits of the official key of municipalities.
    private static let laender = [
        "01": "Schleswig-Holstein", "02": "Hamburg", "03": "Niedersachsen", "04": "Bremen", "05": "Nordrhein-Westfalen", "06": "Hessen",
        "07": "Rheinland-Pfalz", "08": "Baden-Württemberg", "09": "Bayern", "10": "Saarland", "11": "Berlin", "12": "Brandenburg",
        "13": "Mecklenburg-Vorpommern", "14": "Sachsen", "15": "Sachsen-Anhalt", "16": "Thüringen",
    ]
}
