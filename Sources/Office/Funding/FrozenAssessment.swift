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
        public let missingEvidence: [String]

        enum CodingKeys: String, CodingKey {
            case programme, offer, person, status, amount, form, reasons
            case missingEvidence = "missing_evidence"
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
        }

        /// `coming-home.startup`.
        public var benefit: String { programme + "." + offer }

        /// The settled amount; nil while it is a range or not known.
        public var settled: Money? {
            guard let amount, let from = Money(decimal: amount.from), amount.to == amount.from else { return nil }
            return from
        }
    }

    /// Decimal text; `to` may be a word where there is no upper end.
    public struct Range: Decodable, Sendable {
        public let from: String
        public let to: String?
    }

    public struct Reason: Decodable, Sendable {
        public let text: String
        public let holds: String
        public let fact: String?
        public let source: String?
    }

    public init(json: String) throws { self = try JSONDecoder().decode(FrozenAssessment.self, from: Data(json.utf8)) }
}
