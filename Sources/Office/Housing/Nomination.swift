public import Basics
public import Store
import Vault

/// Where a proposal stands.
public enum NominationState: String, Sendable, CaseIterable, Codable {
    case proposed, accepted, shown, viewing, wanted
    /// The assurance of the rent was asked for.
    case rentExamined = "rent_examined"
    case signed, declined, lapsed

    public var german: String {
        switch self {
        case .proposed: "vorgeschlagen, Haushalt noch nicht gefragt"
        case .accepted: "Haushalt möchte"
        case .shown: "der Vermietung gezeigt"
        case .viewing: "Besichtigung"
        case .wanted: "beide wollen"
        case .rentExamined: "Miete in Prüfung"
        case .signed: "Vertrag unterschrieben"
        case .declined: "nicht zustande gekommen"
        case .lapsed: "erledigt"
        }
    }

    /// While it is open, the household is proposed for no other flat.
    public var isOpen: Bool { ![.signed, .declined, .lapsed].contains(self) }

    /// What comes next, once somebody has seen to it; viewing, contract and move have forms of their own.
    public var next: [NominationState] {
        switch self {
        case .proposed: [.accepted]
        case .accepted: [.shown]
        case .shown, .viewing: [.wanted]
        case .wanted: [.rentExamined]
        default: []
        }
    }
}

/// Who said no.
public enum DecliningSide: String, Sendable, CaseIterable, Codable {
    case household, landlord, office

    public var german: String {
        switch self {
        case .household: "Haushalt"
        case .landlord: "Vermietung"
        case .office: "Stelle"
        }
    }
}

/// Why a proposal came to nothing. What a household says costs it nothing: its place in any other list stays.
public enum DecliningReason: String, Sendable, CaseIterable, Codable {
    case otherFlat = "other_flat"
    case district, size
    case notNow = "not_now"
    case unreachable
    case choseOther = "chose_other"
    case rent, documents
    case flatGone = "flat_gone"
    case other

    public var german: String {
        switch self {
        case .otherFlat: "hat eine andere Wohnung"
        case .district: "Lage passt nicht"
        case .size: "Größe oder Schnitt passt nicht"
        case .notNow: "gerade kein Umzug gewünscht"
        case .unreachable: "nicht erreichbar"
        case .choseOther: "jemand anderes wurde gewählt"
        case .rent: "Miete nicht anerkannt"
        case .documents: "Unterlagen fehlen"
        case .flatGone: "Wohnung nicht mehr frei"
        case .other: "anderer Grund"
        }
    }
}

extension NominationState: SQLConvertible {}
extension DecliningSide: SQLConvertible {}
extension DecliningReason: SQLConvertible {}

/// How much of a household a landlord is shown.
public enum DisclosureLevel: Int, Sendable, CaseIterable, Codable {
    /// How many persons, and whom to call in the office.
    case anonymous = 1
    /// With the name of the person to talk to.
    case name
    /// With everybody's name and the person's own contact, for the contract.
    case contract

    public var german: String {
        switch self {
        case .anonymous: "ohne Namen"
        case .name: "mit dem Namen der Ansprechperson"
        case .contract: "mit allen Namen und Kontakt, für den Vertrag"
        }
    }
}

extension DisclosureLevel: SQLConvertible {
    public init?(sql value: SQLValue) {
        guard case .integer(let number) = value else { return nil }
        self.init(rawValue: Int(number))
    }
    public var sql: SQLValue { .integer(Int64(rawValue)) }
}

/// A household proposed for a flat, as those see it who work on the flat.
public struct Nomination: Sendable {
    public let id: NominationID
    public let flat: FlatID
    public let file: CaseID
    public let fileNumber: String
    /// Nil where this worker may not know of the file.
    public let title: String?
    public let rank: Int
    public let state: NominationState
    public let level: DisclosureLevel
    public let proposedAt: Moment
    public let proposedBy: String
    public let stateSince: Moment
    public let declinedBy: DecliningSide?
    public let declinedWhy: DecliningReason?
}

/// A flat a household was proposed for, as its file shows it.
public struct FileNomination: Sendable {
    public let id: NominationID
    public let flat: FlatID
    public let flatNumber: String
    public let state: NominationState
    public let stateSince: Moment
}

/// Where a household was proposed, the newest first.
public struct NominationsOfFile: Question {
    public static let needs = Right.seeFiles
    public let file: CaseID
    public init(file: CaseID) { self.file = file }

    public func answer(at desk: Desk) throws -> [FileNomination] {
        _ = try desk.file(file)
        return try desk.nominations(of: file)
    }
}

extension Desk {
    func nominations(of file: CaseID) throws -> [FileNomination] {
        let rows = try transaction.rows(
            """
            SELECT n.nomination, n.flat, f.number, n.state, n.state_since FROM nominations n
            JOIN flats f ON f.office = n.office AND f.flat = n.flat
            WHERE n.office = \(office) AND n.case_id = \(file) ORDER BY n.proposed_at DESC, n.nomination LIMIT 50
            """)
        return try rows.map { row in
            FileNomination(
                id: try row.get(at: 0), flat: try row.get(at: 1), flatNumber: try row.get(at: 2), state: try row.get(at: 3),
                stateSince: try row.get(at: 4))
        }
    }

    /// The proposal that keeps a household from being proposed elsewhere; nil where there is none.
    func openNomination(of file: CaseID) throws -> FileNomination? { try nominations(of: file).first { $0.state.isOpen } }

    func nominations(for flat: FlatID) throws -> [Nomination] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT n.nomination, n.case_id, c.number, n.rank, n.state, n.level, n.proposed_at, n.proposed_by, n.state_since, n.declined_by,
                n.declined_why
            FROM nominations n JOIN cases c ON c.office = n.office AND c.case_id = n.case_id
            WHERE n.office = \(office) AND n.flat = \(flat) ORDER BY n.is_open DESC, n.rank, n.proposed_at
            """)
        return try rows.map { row in
            let file: CaseID = try row.get("case_id")
            let proposedBy: WorkerID = try row.get("proposed_by")
            return Nomination(
                id: try row.get("nomination"), flat: flat, file: file, fileNumber: try row.get("number"), title: try title(ifKnown: file),
                rank: try row.get("rank"), state: try row.get("state"), level: try row.get("level"), proposedAt: try row.get("proposed_at"),
                proposedBy: names[proposedBy] ?? "", stateSince: try row.get("state_since"), declinedBy: try row.get("declined_by"),
                declinedWhy: try row.get("declined_why"))
        }
    }

    /// What a file is called, for those who may know of it.
    private func title(ifKnown id: CaseID) throws -> String? {
        do {
            return try file(id).title
        } catch Refusal.notFound, Refusal.erased {
            return nil
        }
    }

    /// A flat that is gone leaves its households free for others. It costs them nothing.
    func lapseNominations(of flat: FlatID) throws {
        let open = try transaction.rows("SELECT nomination, case_id FROM nominations WHERE office = \(office) AND flat = \(flat) AND is_open")
        try transaction.execute(
            """
            UPDATE nominations SET state = \(NominationState.lapsed), is_open = \(false), state_since = \(now)
            WHERE office = \(office) AND flat = \(flat) AND is_open
            """)
        for row in open { try endWay(of: try row.get(at: 0), try row.get(at: 1)) }
        try transaction.execute("UPDATE letting_steps SET is_running = \(false) WHERE office = \(office) AND flat = \(flat) AND is_running")
    }
}
