public import Basics

/// How well a fact is known.
public enum FactStanding: String, Codable, Sendable, CaseIterable {
    case stated, documented, verified
    /// Asked, and the person does not want to say: unknown for every rule, and not asked again.
    case refused

    public var german: String {
        switch self {
        case .stated: "angegeben"
        case .documented: "Unterlage liegt vor"
        case .verified: "geprüft"
        case .refused: "keine Angabe gewünscht"
        }
    }
}

/// One thing that is known, with its origin. The value is text in the notation of a household file: `"2021-11-14"`, `"true"`,
/// `"GM"`, `"3000.00"`; several only where the field allows several.
public struct RecordedFact: Codable, Sendable, Hashable {
    public let values: [String]
    public let standing: FactStanding
    public let on: CivilDate
    public let by: WorkerID
}

/// What somebody typed for a field: a value with its standing, or nothing, which makes the fact unknown again.
public struct FactInput: Codable, Sendable, Hashable {
    public let values: [String]
    public let standing: FactStanding

    public init(_ values: [String], standing: FactStanding = .stated) {
        self.values = values
        self.standing = standing
    }

    public static let unknown = FactInput([])
}

/// What is known about a person or a household, by field of the vocabulary. What is not in it is unknown.
public struct RecordedFacts: Codable, Sendable, Hashable {
    public private(set) var byField: [String: RecordedFact]

    public init() { byField = [:] }

    public subscript(field: String) -> RecordedFact? { byField[field] }

    /// The first value of a field; nil while it is unknown or refused.
    public func value(_ field: String) -> String? {
        guard let fact = byField[field], fact.standing != .refused else { return nil }
        return fact.values.first
    }

    /// Only the fields that pass.
    func only(_ passes: (String) -> Bool) -> RecordedFacts {
        var facts = self
        facts.byField = byField.filter { passes($0.key) }
        return facts
    }

    /// With what the other knows and this does not; second what was filled in. A refused answer is an answer.
    func filled(from other: RecordedFacts) -> (facts: RecordedFacts, filled: RecordedFacts) {
        var (facts, filled) = (self, RecordedFacts())
        filled.byField = other.byField.filter { byField[$0.key] == nil }
        facts.byField.merge(filled.byField) { mine, _ in mine }
        return (facts, filled)
    }

    /// Without those fields that still hold what was filled in.
    func without(_ filled: RecordedFacts) -> RecordedFacts {
        var facts = self
        for (field, fact) in filled.byField where byField[field] == fact { facts.byField[field] = nil }
        return facts
    }

    public var birthYear: Int? { value("born").flatMap { CivilDate(iso: $0)?.year } }
    public var destination: Country? { value("destination").flatMap { Country($0) } }

    /// With the inputs written over it; unchanged values keep their origin.
    func applying(_ inputs: [String: FactInput], by worker: WorkerID, on day: CivilDate) throws -> RecordedFacts {
        var facts = self
        for (field, input) in inputs {
            guard field.utf8.count <= 80, input.values.count <= 30, input.values.allSatisfy({ $0.utf8.count <= 200 }) else {
                throw Refusal.invalid(field, "Die Angabe ist zu lang.")
            }
            if input.values.isEmpty, input.standing != .refused {
                facts.byField[field] = nil
            } else if let known = facts.byField[field], known.values == input.values, known.standing == input.standing {
                continue
            } else {
                facts.byField[field] = RecordedFact(values: input.values, standing: input.standing, on: day, by: worker)
            }
        }
        return facts
    }

    static func destination(by worker: WorkerID, on day: CivilDate) -> (Country) -> RecordedFacts {
        { country in
            var facts = RecordedFacts()
            facts.byField["destination"] = RecordedFact(values: [country.code], standing: .stated, on: day, by: worker)
            return facts
        }
    }
}
