public import Basics
import Papers
public import Store
import Vault

/// Where a binding offer stands.
public enum OfferState: String, Sendable, Codable, CaseIterable {
    case drafted
    case awaitingSecond = "awaiting_second"
    case issued, withdrawn

    public var german: String {
        switch self {
        case .drafted: "Entwurf"
        case .awaitingSecond: "wartet auf zweite Unterschrift"
        case .issued: "zugesagt"
        case .withdrawn: "zurückgezogen"
        }
    }
}

extension OfferState: SQLConvertible {}

/// An offer in a list.
public struct OfferLine: Sendable {
    public let id: OfferID
    public let file: CaseID
    public let fileNumber: String
    public let number: String
    public let state: OfferState
    public let total: Money
    public let draftedAt: Moment
    public let signedBy: String?
    public let signedAt: Moment?
    public let countersignedBy: String?
    public let check: CheckID
    public let version: Int
}

/// One benefit of an offer.
public struct OfferBenefit: Sendable, Codable, Hashable {
    /// `coming-home.startup`.
    public let benefit: String
    /// Nil for the household as a whole.
    public let person: PersonID?
    public let amount: Money
    /// `cash`, `in_kind`, `service`, `ticket`.
    public let form: String
}

extension Desk {
    func offerLines(where condition: SQL) throws -> [OfferLine] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT o.offer, o.case_id, c.number AS case_number, o.number, o.state, o.total, o.drafted_at, o.signed_by, o.signed_at,
                o.countersigned_by, o.check_id, o.version
            FROM offers o JOIN cases c ON c.office = o.office AND c.case_id = o.case_id
            WHERE o.office = \(office)\(try access().notClosed("o.case_id")) \(condition) ORDER BY o.drafted_at DESC, o.offer LIMIT 200
            """)
        return try rows.map { row in
            let signer: WorkerID? = try row.get("signed_by")
            let second: WorkerID? = try row.get("countersigned_by")
            return OfferLine(
                id: try row.get("offer"), file: try row.get("case_id"), fileNumber: try row.get("case_number"), number: try row.get("number"),
                state: try row.get("state"), total: try row.get("total"), draftedAt: try row.get("drafted_at"),
                signedBy: signer.flatMap { names[$0] }, signedAt: try row.get("signed_at"), countersignedBy: second.flatMap { names[$0] },
                check: try row.get("check_id"), version: try row.get("version"))
        }
    }

    /// The offer, if this worker may open its file.
    func offer(_ id: OfferID) throws -> OfferLine {
        guard let offer = try offerLines(where: "AND o.offer = \(id)").first else { throw Refusal.notFound }
        _ = try file(offer.file)
        return offer
    }

    func benefits(of offer: OfferID) throws -> [OfferBenefit] {
        let rows = try transaction.rows(
            "SELECT benefit, person, cents, form FROM offer_lines WHERE office = \(office) AND offer = \(offer) ORDER BY line")
        return try rows.map { row in
            OfferBenefit(
                benefit: try row.get("benefit"), person: PersonID(try row.get("person", as: String.self)), amount: try row.get("cents"),
                form: try row.get("form"))
        }
    }
}

/// The names of what happens to offers, for the timeline's filter.
enum OfferActions {
    static let all = [DraftOffer.name, SignOffer.name, CountersignOffer.name, WithdrawOffer.name]
}

/// Offers and their amounts under the file's number, for finance and the team lead.
public struct OfferRegister: Question {
    public static let needs = Right.seeFunds
    public init() {}

    public func answer(at desk: Desk) throws -> [OfferLine] { try desk.offerLines(where: "AND o.state <> \(OfferState.drafted)") }
}
