public import Basics

/// A value of a fact, without its field.
public enum FactValue: Sendable, Hashable {
    case flag(Bool)
    /// A choice, a code or a free text.
    case word(String)
    /// Several choices.
    case words([String])
    case date(CivilDate)
    case count(Int)
    case money(Money)
}

/// How well a fact is known.
public enum Standing: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case stated, documented, verified

    public static func < (left: Standing, right: Standing) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// What is known about one field. A field without a fact is unknown, never "no".
public enum Fact: Sendable, Hashable {
    case known(FactValue, Standing)
    /// The person will not say: unknown for the rules, and never asked again.
    case refused

    public static func stated(_ value: FactValue) -> Fact { .known(value, .stated) }
}

/// A household with its facts, as of one application date.
public struct Household: Sendable, Hashable, Codable {
    /// A person of the household.
    public struct Member: Sendable, Hashable, Codable {
        public var facts: [String: Fact]
        /// Documents on file, by id.
        public var documents: [String]

        public init(facts: [String: Fact] = [:], documents: [String] = []) {
            self.facts = facts
            self.documents = documents
        }
    }

    /// Something received earlier.
    public struct Receipt: Sendable, Hashable, Codable {
        /// `reag-garp.start_aid`.
        public var offer: String
        public var on: CivilDate?
        /// From 1; nil for the household.
        public var person: Int?

        public init(offer: String, on: CivilDate? = nil, person: Int? = nil) {
            self.offer = offer
            self.on = on
            self.person = person
        }
    }

    /// The application date; it picks the version of the rules.
    public var anchor: CivilDate
    public var facts: [String: Fact]
    /// The first is the main applicant.
    public var members: [Member]
    public var documents: [String]
    public var received: [Receipt]
    /// Whether `received` is all there ever was; otherwise earlier help is unknown, not none.
    public var isHistoryComplete: Bool

    public init(
        anchor: CivilDate, facts: [String: Fact] = [:], members: [Member] = [], documents: [String] = [], received: [Receipt] = [],
        isHistoryComplete: Bool = false
    ) {
        self.anchor = anchor
        self.facts = facts
        self.members = members
        self.documents = documents
        self.received = received
        self.isHistoryComplete = isHistoryComplete
    }

    /// The fact of a field: `person` from 1, nil for the household's own.
    public func fact(_ field: String, person: Int?) -> Fact? {
        guard let person else { return facts[field] }
        return members.indices.contains(person - 1) ? members[person - 1].facts[field] : nil
    }

    static let mostMembers = 100
    static let reservedWords: Set<String> = ["documents", "received", "history", "name"]
}

extension Fact: Codable {
    private enum Keys: String, CodingKey { case kind, value, state }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let kind = try container.decode(String.self, forKey: .kind)
        guard kind != "refused" else {
            self = .refused
            return
        }
        let state = try container.decode(Standing.self, forKey: .state)
        switch kind {
        case "flag": self = .known(.flag(try container.decode(Bool.self, forKey: .value)), state)
        case "word": self = .known(.word(try container.decode(String.self, forKey: .value)), state)
        case "words": self = .known(.words(try container.decode([String].self, forKey: .value)), state)
        case "date": self = .known(.date(try container.decode(CivilDate.self, forKey: .value)), state)
        case "count": self = .known(.count(try container.decode(Int.self, forKey: .value)), state)
        case "money": self = .known(.money(try container.decode(Money.self, forKey: .value)), state)
        default: throw DecodingError.dataCorruptedError(forKey: .kind, in: container, debugDescription: "unknown kind of fact")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        guard case .known(let value, let state) = self else {
            try container.encode("refused", forKey: .kind)
            return
        }
        try container.encode(state, forKey: .state)
        try container.encode(value.kind, forKey: .kind)
        switch value {
        case .flag(let flag): try container.encode(flag, forKey: .value)
        case .word(let word): try container.encode(word, forKey: .value)
        case .words(let words): try container.encode(words, forKey: .value)
        case .date(let date): try container.encode(date, forKey: .value)
        case .count(let count): try container.encode(count, forKey: .value)
        case .money(let money): try container.encode(money, forKey: .value)
        }
    }
}

extension FactValue {
    var kind: String {
        switch self {
        case .flag: "flag"
        case .word: "word"
        case .words: "words"
        case .date: "date"
        case .count: "count"
        case .money: "money"
        }
    }
}
