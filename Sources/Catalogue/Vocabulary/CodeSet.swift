/// A dated list of codes or choices, such as the countries of a programme.
public struct CodeSet: Sendable, Identifiable {
    public struct Item: Sendable, Hashable {
        public let code: String
        /// Whether it belongs only under a condition.
        public let isConditional: Bool
    }

    public struct Version: Sendable {
        public let period: Period
        public let items: [Item]
        public let provenance: Provenance
        let conditions: [Int: Tree]
    }

    /// What the members are: codes of a list, or choices of a field.
    enum Members: Sendable, Hashable {
        case codes(CodeList)
        case choices(field: Int)
    }

    public let id: String
    public let title: Wording
    public let versions: [Version]
    let members: Members
    let place: Findings.Place
}

/// A value that changes with the date, with its source.
public struct Parameter: Sendable, Identifiable {
    public enum Unit: String, Sendable, Hashable, Codable, CaseIterable {
        case euro = "EUR"
        case euroPerMonth = "EUR/month"
        case duration, count, percent
    }

    public struct Version: Sendable {
        public let period: Period
        /// As the file writes it; nil where the value was not read (`unread`).
        public let text: String?
        public let provenance: Provenance
        let from: Int64
        let to: Int64
        /// Cents, packed span, count, or millionths.
        let value: Int64?
    }

    public let id: String
    public let programme: String
    public let unit: Unit
    public let text: Wording
    public let versions: [Version]

    func version(on day: Int64) -> Int? { versions.firstIndex { $0.from <= day && day <= $0.to } }
}
