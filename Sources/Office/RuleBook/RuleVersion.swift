public import Basics
import Catalogue
public import Store

/// A version of the catalogue on its way into force.
public enum RuleVersionState: String, Sendable, Codable, CaseIterable {
    case proposed, approved, withdrawn

    public var german: String {
        switch self {
        case .proposed: "wartet auf die zweite Person"
        case .approved: "freigegeben"
        case .withdrawn: "zurückgezogen"
        }
    }
}

extension RuleVersionState: SQLConvertible {}

/// One version in the list of versions.
public struct RuleVersion: Sendable {
    public let id: RuleVersionID
    /// `sha256:…` of the catalogue.
    public let hash: String
    public let validFrom: CivilDate
    public let comment: String
    public let state: RuleVersionState
    /// Nil for the version the installation began with.
    public let proposedBy: WorkerID?
    public let proposer: String
    public let proposedAt: Moment
    public let approver: String
    public let approvedAt: Moment?
    /// Whose people propose it; nil for the version the installation began with.
    let office: OfficeID?
}

extension Desk {
    /// All versions of the installation, newest first. Those of another office of it are shown without names.
    func ruleVersions() throws -> [RuleVersion] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT version, office, hash, valid_from, comment, state, proposed_by, proposed_at, approved_by, approved_at FROM rule_versions
            ORDER BY proposed_at DESC, version LIMIT 50
            """)
        return try rows.map { row in
            let proposer: WorkerID? = try row.get("proposed_by")
            let approver: WorkerID? = try row.get("approved_by")
            return RuleVersion(
                id: try row.get("version"), hash: try row.get("hash"), validFrom: try row.get("valid_from"), comment: try row.get("comment"),
                state: try row.get("state"), proposedBy: proposer, proposer: proposer.flatMap { names[$0] } ?? "",
                proposedAt: try row.get("proposed_at"),
                approver: approver.flatMap { names[$0] } ?? "", approvedAt: try row.get("approved_at"),
                office: OfficeID(try row.get("office", as: String.self)))
        }
    }

    /// A version of this office's people that waits for the second of them.
    func proposedRules(_ id: RuleVersionID) throws -> RuleVersion {
        guard let version = try ruleVersions().first(where: { $0.id == id && $0.office == office }) else { throw Refusal.notFound }
        guard version.state == .proposed else {
            throw Refusal.notNow(why: "Diese Fassung wartet nicht auf Freigabe.", instead: "Sehen Sie ihren Stand unter „Regelwerk“ an.")
        }
        return version
    }
}

/// "Regelwerk": which rules are in force since when, and what waits.
public struct RuleBookSheet: Question {
    public static let needs = Right.proposeRules
    public init() {}

    public struct Answer: Sendable {
        /// `sha256:…` of the catalogue in force.
        public let inForce: String
        public let versions: [RuleVersion]
        /// What lies in the directory and is not in force.
        public let waiting: WaitingRules?
        /// The proposal a second person has to look at.
        public var open: RuleVersion? { versions.first { $0.state == .proposed } }
    }

    public func answer(at desk: Desk) throws -> Answer {
        Answer(inForce: desk.shelf.current.hash, versions: try desk.ruleVersions(), waiting: desk.shelf.waiting)
    }
}
