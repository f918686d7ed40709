import Basics

/// Values and comparisons in words.
enum Phrases {
    static func value(_ value: FactValue, _ field: Field) -> Wording {
        switch value {
        case .flag(let flag): self.flag(flag)
        case .word(let word): code(word, field)
        case .words(let words): list(words.map { code($0, field) })
        case .date(let date): Wording(de: date.german, en: date.iso)
        case .count(let count): Wording(de: String(count), en: String(count))
        case .money(let money): Wording(de: money.german, en: "EUR \(money.decimal)")
        }
    }

    static func flag(_ flag: Bool) -> Wording { flag ? Wording(de: "ja", en: "yes") : Wording(de: "nein", en: "no") }

    static func code(_ word: String, _ field: Field) -> Wording {
        if field.list == .countries, let country = Country(word) { return Wording(de: country.german, en: country.english) }
        if field.list == .districts, let district = District(ags: word) { return Wording(de: district.german, en: district.german) }
        return field.choices.first { $0.id == word }?.label ?? Wording(de: word, en: word)
    }

    static func list(_ words: [Wording]) -> Wording {
        let shown = words.prefix(8)
        let rest = words.count > 8 ? " … (\(words.count))" : ""
        return Wording(de: shown.map(\.de).joined(separator: ", ") + rest, en: shown.map(\.en).joined(separator: ", ") + rest)
    }

    /// A number of the engine as the field's value.
    static func number(_ number: Int64, _ field: Field, _ vocabulary: Vocabulary) -> Wording {
        switch field.type {
        case .flag, .declaration, .judgement: flag(number == 1)
        case .date: value(.date(CivilDate(dayNumber: Int(number))), field)
        case .money: value(.money(Money(cents: number)), field)
        case .count: value(.count(Int(number)), field)
        case .choice, .choices: field.choices.indices.contains(Int(number)) ? code(field.choices[Int(number)].id, field) : Wording(de: "?", en: "?")
        case .code:
            field.list.flatMap { vocabulary.codes[$0] }.flatMap { $0.all.indices.contains(Int(number)) ? code($0.all[Int(number)], field) : nil }
                ?? Wording(de: "?", en: "?")
        case .text: Wording(de: "", en: "")
        }
    }

    static func comparator(_ comparator: Node.Comparator) -> Wording {
        switch comparator {
        case .equal: Wording(de: "", en: "")
        case .atLeast: Wording(de: "mindestens ", en: "at least ")
        case .atMost: Wording(de: "höchstens ", en: "at most ")
        case .moreThan: Wording(de: "mehr als ", en: "more than ")
        case .lessThan: Wording(de: "weniger als ", en: "less than ")
        }
    }

    static func anchor(_ day: Int64) -> Wording {
        guard day != Circumstances.unknown else { return Wording(de: "Stichtag nicht bekannt", en: "reference day not known") }
        let date = CivilDate(dayNumber: Int(day))
        return Wording(de: "Stichtag \(date.german)", en: "reference day \(date.iso)")
    }
}
