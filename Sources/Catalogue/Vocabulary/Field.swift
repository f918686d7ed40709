/// What a field holds.
public enum FieldType: String, Sendable, Hashable, Codable, CaseIterable {
    /// Yes or no.
    case flag
    /// One of the field's choices.
    case choice
    /// Any number of the field's choices.
    case choices
    /// A code of a list: a country or a district.
    case code
    case date
    case count
    /// Euro, decimal text.
    case money
    /// Yes or no; can be had by signing.
    case declaration
    /// Yes or no; set by a named person with a reason.
    case judgement
    /// Free text; never part of a condition.
    case text
}

/// Whose fact it is.
public enum Entity: String, Sendable, Hashable, Codable, CaseIterable {
    case person, household
}

/// A list of codes with a rule of its own for what is a code.
public enum CodeList: String, Sendable, Hashable, Codable, CaseIterable {
    case countries = "iso-3166-1"
    case districts = "de-ags"
}

/// A fact the office may know about a person or a household.
public struct Field: Sendable, Hashable, Identifiable {
    public struct Choice: Sendable, Hashable, Identifiable {
        public let id: String
        public let label: Wording
    }

    public let id: String
    public let of: Entity
    public let type: FieldType
    /// For codes: which list.
    public let list: CodeList?
    /// For choice and choices, in the order of the file.
    public let choices: [Choice]
    public let label: Wording
    public let question: Wording
    /// 1 (known at the desk) to 9 (weeks of waiting).
    public let effort: Int
    /// Asked last, and the reason is shown.
    public let isSensitive: Bool
    /// Documents that prove it.
    public let evidence: [String]
    /// Fields to be answered before this one is asked.
    public let askAfter: [String]
    public let note: Wording
}
