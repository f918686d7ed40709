public import Basics
import Foundation

/// A funding check as it was frozen: the engine's answer in the form scripts rely on, so that old checks stay readable whatever
/// the engine becomes. Unknown keys are passed over.
public struct FrozenAssessment: Decodable, Sendable {
    public let anchor: CivilDate
    /// `sha256:…` of the catalogue it was made with.
    public let catalogue: String
    public let offers: [Line]
    public let totals: [String: String]

    public init(json: String) throws { self = try JSONDecoder().decode(FrozenAssessment.self, from: Data(json.utf8)) }
}

extension FrozenAssessment {
    /// What one benefit came to for one person, or for the household.
    public struct Line: Decodable, Sendable {
        public let programme: String
        public let offer: String
        /// 1 = the first person; nil for the household as a whole.
        public let person: Int?
        public let status: String
        public let amount: Range?
        public let form: String
        public let reasons: [Reason]
        /// By id.
        public let missingEvidence: [String]
        /// `1.entry_date`, `destination`.
        public let missingFacts: [String]
        public let instead: [String]
        /// Dated values the amount stands on.
        public let values: [Value]

        enum CodingKeys: String, CodingKey {
            case programme, offer, person, status, amount, form, reasons, instead, values
            case missingEvidence = "missing_evidence"
            case missingFacts = "missing_facts"
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            programme = try container.decode(String.self, forKey: .programme)
            offer = try container.decode(String.self, forKey: .offer)
            person = try container.decodeIfPresent(Int.self, forKey: .person)
            status = try container.decode(String.self, forKey: .status)
            amount = try container.decodeIfPresent(Range.self, forKey: .amount)
            form = try container.decode(String.self, forKey: .form)
            reasons = try container.decodeIfPresent([Reason].self, forKey: .reasons) ?? []
            missingEvidence = try container.decodeIfPresent([String].self, forKey: .missingEvidence) ?? []
            missingFacts = try container.decodeIfPresent([String].self, forKey: .missingFacts) ?? []
            instead = try container.decodeIfPresent([String].self, forKey: .instead) ?? []
            values = try container.decodeIfPresent([Value].self, forKey: .values) ?? []
        }

        /// `coming-home.startup`.
        public var benefit: String { programme + "." + offer }

        /// The settled amount; nil while it is a range or not known.
        public var settled: Money? {
            guard let amount, let from = Money(decimal: amount.from), amount.to == amount.from else { return nil }
            return from
        }

        /// What may be promised: the settled amount, or zero for help without one. Nil while anything about it is undecided, and where
        /// there is nothing to give.
        public var promisable: Money? {
            guard status == "yes" || status == "yes_if_signed" else { return nil }
            return amount == nil ? .zero : settled.flatMap { $0 > .zero ? $0 : nil }
        }
    }

    /// Decimal text; `to` is nil where there is no upper end or none is known.
    public struct Range: Decodable, Sendable {
        public let from: String
        public let to: String?
    }

    /// One condition with its parts.
    public struct Reason: Decodable, Sendable {
        public let text: String
        /// `yes`, `no` or `open`.
        public let holds: String
        public let isDecisive: Bool
        public let isPresumed: Bool
        /// The fact it looked at, with its label.
        public let fact: String?
        /// The offer it stands for, by id.
        public let offer: String?
        /// Ids in the register of sources.
        public let sources: [String]
        public let values: [Value]
        public let warnings: [String]
        public let parts: [Reason]

        enum CodingKeys: String, CodingKey {
            case text, holds, fact, offer, source, values, warnings, decisive, presumed, reasons
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            text = try container.decode(String.self, forKey: .text)
            holds = try container.decode(String.self, forKey: .holds)
            isDecisive = try container.decodeIfPresent(Bool.self, forKey: .decisive) ?? true
            isPresumed = try container.decodeIfPresent(Bool.self, forKey: .presumed) ?? false
            fact = try container.decodeIfPresent(String.self, forKey: .fact)
            offer = try container.decodeIfPresent(String.self, forKey: .offer)
            sources = try container.decodeIfPresent(String.self, forKey: .source)?.split(separator: ",").map { String($0).cleanedLine } ?? []
            values = try container.decodeIfPresent([Value].self, forKey: .values) ?? []
            warnings = try container.decodeIfPresent([String].self, forKey: .warnings) ?? []
            parts = try container.decodeIfPresent([Reason].self, forKey: .reasons) ?? []
        }
    }

    /// A dated value of the catalogue that was used.
    public struct Value: Decodable, Sendable, Hashable {
        /// `coming-home/startup_ceiling`.
        public let name: String
        public let text: String
        /// As the file writes it; nil where it was not known.
        public let value: String?
        public let from: CivilDate?
        public let to: CivilDate?
        public let sources: [String]
        public let confidence: String?
        public let warnings: [String]?
    }
}
