public import Basics
import Foundation

/// A funding check as it was frozen: the engine's trace, in which every reason and value stands once, so that old checks stay readable
/// whatever the engine becomes. Unknown keys are passed over.
public struct FrozenAssessment: Sendable {
    public let anchor: CivilDate
    /// `sha256:…` of the catalogue it was made with.
    public let catalogue: String
    public let offers: [Line]
    public let totals: [String: String]

    public init(trace: String) throws {
        let written = try JSONDecoder().decode(Written.self, from: Data(trace.utf8))
        anchor = written.anchor
        catalogue = written.catalogue
        totals = written.totals
        var reasons: [Reason] = []
        for reason in written.reasons { reasons.append(try Reason(reason, values: written.values, parts: reasons)) }
        offers = try written.offers.map { try Line($0, values: written.values, reasons: reasons) }
    }
}

/// The trace as it lies in the database; reasons and values are named by number.
private struct Written: Decodable {
    let anchor: CivilDate
    let catalogue: String
    let values: [FrozenAssessment.Value]
    let reasons: [Reason]
    let offers: [Line]
    let totals: [String: String]

    struct Line: Decodable {
        let programme: String
        let offer: String
        let person: Int?
        let status: String
        let amount: FrozenAssessment.Range?
        let form: String
        let reasons: [Int]
        let values: [Int]?
        let missingEvidence: [String]
        let missingFacts: [String]
        let instead: [String]?

        enum CodingKeys: String, CodingKey {
            case programme, offer, person, status, amount, form, reasons, values, instead
            case missingEvidence = "missing_evidence"
            case missingFacts = "missing_facts"
        }
    }

    struct Reason: Decodable {
        let text: String
        let holds: String
        let decisive: Bool
        let presumed: Bool?
        let fact: String?
        let offer: String?
        let source: String?
        let warnings: [String]?
        let values: [Int]?
        let reasons: [Int]?
    }

    /// Throws where a number names nothing.
    static func pick<Item>(_ numbers: [Int]?, from items: [Item]) throws -> [Item] {
        try (numbers ?? []).map { number in
            guard items.indices.contains(number) else {
                throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "the trace names entry \(number) of \(items.count)"))
            }
            return items[number]
        }
    }
}

extension FrozenAssessment {
    /// What one benefit came to for one person, or for the household.
    public struct Line: Sendable {
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

        fileprivate init(_ written: Written.Line, values all: [Value], reasons known: [Reason]) throws {
            programme = written.programme
            offer = written.offer
            person = written.person
            status = written.status
            amount = written.amount
            form = written.form
            reasons = try Written.pick(written.reasons, from: known)
            missingEvidence = written.missingEvidence
            missingFacts = written.missingFacts
            instead = written.instead ?? []
            values = try Written.pick(written.values, from: all)
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
    public struct Reason: Sendable {
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

        /// Its parts stand before it in the trace.
        fileprivate init(_ written: Written.Reason, values all: [Value], parts known: [Reason]) throws {
            text = written.text
            holds = written.holds
            isDecisive = written.decisive
            isPresumed = written.presumed ?? false
            fact = written.fact
            offer = written.offer
            sources = written.source?.split(separator: ",").map { String($0).cleanedLine } ?? []
            values = try Written.pick(written.values, from: all)
            warnings = written.warnings ?? []
            parts = try Written.pick(written.reasons, from: known)
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
