import Basics
import Catalogue
import Markup
import Office

/// Recorded facts in words, by the catalogue's vocabulary.
struct FactWords {
    let catalogue: Catalogue

    init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// What is known of a field; nil while it is unknown or the person does not want to say.
    func text(_ field: String, in facts: RecordedFacts) -> String? {
        guard let field = catalogue.field(field), let fact = facts[field.id], fact.standing != .refused else { return nil }
        return fact.values.map { Self.german($0, of: field) }.joined(separator: ", ")
    }

    /// A fact with its standing; an unknown one says so.
    func value(_ fact: RecordedFact?, of field: Field) -> HTML {
        guard let fact else { return "<span class=\"hint\">nicht bekannt</span>" }
        guard fact.standing != .refused else { return "<span class=\"hint\">\(fact.standing.german)</span>" }
        let values = fact.values.map { Self.german($0, of: field) }.joined(separator: ", ")
        return "\(values) \(tag(fact.standing.german, fact.standing == .stated ? .plain : .good))"
    }

    /// The fields of which something is recorded, in the order of the vocabulary.
    func known(in facts: RecordedFacts) -> [Field] { catalogue.fields.filter { facts[$0.id] != nil } }

    /// A value in the notation of a household file as people write it.
    static func german(_ value: String, of field: Field) -> String {
        switch field.type {
        case .flag, .declaration, .judgement: value == "true" ? "ja" : "nein"
        case .choice, .choices: field.choices.first { $0.id == value }?.label.de ?? value
        case .code: field.list == .districts ? (District(ags: value)?.german ?? value) : (Country(value)?.german ?? value)
        case .date: CivilDate(iso: value)?.german ?? value
        case .money: Money(decimal: value)?.german ?? value
        case .count, .text: value
        }
    }
}
