import Basics
public import Catalogue
import Foundation

extension RecordedFact {
    /// The fact as the rules read it; nil where the value does not fit the field, which leaves it unknown.
    func fact(of field: Field) -> Fact? {
        guard let standing = Standing(standing) else { return .refused }
        guard let first = values.first, let value = FactValue(first, all: values, of: field) else { return nil }
        return .known(value, standing)
    }
}

extension Standing {
    fileprivate init?(_ standing: FactStanding) {
        switch standing {
        case .stated: self = .stated
        case .documented: self = .documented
        case .verified: self = .verified
        case .refused: return nil
        }
    }
}

extension FactValue {
    /// Reads the notation of a household file; nil where the text is no value of the field.
    fileprivate init?(_ text: String, all: [String], of field: Field) {
        switch field.type {
        case .flag, .declaration, .judgement:
            guard text == "true" || text == "false" else { return nil }
            self = .flag(text == "true")
        case .choice:
            guard field.choices.contains(where: { $0.id == text }) else { return nil }
            self = .word(text)
        case .choices:
            let known = Set(field.choices.map(\.id))
            guard all.allSatisfy(known.contains) else { return nil }
            self = .words(all)
        case .code:
            guard field.list == .districts ? District(ags: text) != nil : Country(text) != nil else { return nil }
            self = .word(text)
        case .date:
            guard let date = CivilDate(iso: text) else { return nil }
            self = .date(date)
        case .count:
            guard let count = Int(text), count >= 0 else { return nil }
            self = .count(count)
        case .money:
            guard let money = Money(decimal: text), money >= .zero else { return nil }
            self = .money(money)
        case .text: self = .word(text)
        }
    }
}

/// Turns what a form brought into facts, field by field of the vocabulary.
public struct FactForm: Sendable {
    private let catalogue: Catalogue

    public init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// Reads what was typed for a field in the notation people use (`21.11.2026`, `1.200,00`); nil with an error where it cannot be read.
    /// Empty text makes the fact unknown.
    public func input(_ typed: [String], for field: Field, standing: FactStanding) -> Result<FactInput, FieldError> {
        if standing == .refused { return .success(FactInput([], standing: .refused)) }
        let values = typed.map(\.cleanedLine).filter { !$0.isEmpty }
        guard let first = values.first else { return .success(.unknown) }
        let plain: [String]?
        switch field.type {
        case .date: plain = CivilDate(typed: first).map { [$0.iso] }
        case .money: plain = Money(typed: first).map { [$0.decimal] }
        case .choices: plain = values
        default: plain = [first]
        }
        guard let plain, let one = plain.first, FactValue(one, all: plain, of: field) != nil else {
            return .failure(FieldError(field: field.id, message: Self.complaint(about: field.type)))
        }
        return .success(FactInput(plain, standing: standing))
    }

    private static func complaint(about type: FieldType) -> String {
        switch type {
        case .date: "Bitte ein Datum wie 21.11.2026."
        case .money: "Bitte ein Betrag wie 1.200,00."
        case .count: "Bitte eine ganze Zahl."
        case .code: "Diesen Schlüssel gibt es nicht."
        default: "Bitte eine der Möglichkeiten wählen."
        }
    }
}

extension Desk {
    /// The household as the rules read it, for an application on a day.
    func household(of file: CaseFile, anchor: CivilDate) throws -> Household { try household(of: file, anchor: anchor, by: shelf.current) }

    func household(of file: CaseFile, anchor: CivilDate, by catalogue: Catalogue) throws -> Household {
        let persons = try persons(of: file)
        return Household(
            anchor: anchor, facts: try file.facts().facts(in: catalogue, of: .household),
            members: persons.map { Household.Member(facts: $0.facts.facts(in: catalogue, of: .person)) })
    }
}

extension RecordedFacts {
    func facts(in catalogue: Catalogue, of entity: Entity) -> [String: Fact] {
        var facts: [String: Fact] = [:]
        for field in catalogue.fields where field.of == entity { facts[field.id] = byField[field.id]?.fact(of: field) }
        return facts
    }
}
