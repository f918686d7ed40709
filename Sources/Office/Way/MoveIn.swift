public import Basics
public import Store

/// A household that moved into a flat.
public struct MoveIn: Sendable, RowDecodable {
    public let id: MoveInID
    public let nomination: NominationID
    public let flat: FlatID
    public let signedOn: CivilDate
    public let movedOn: CivilDate
    public let persons: Int
    /// Nil while nobody wrote it down.
    public let isFromUkraine: Bool?
    /// The day the household was reported to the desk; nil while unknown.
    public let reportedOn: CivilDate?

    static let columns: SQL = "m.move, m.nomination, m.flat, m.signed_on, m.moved_on, m.persons, m.ukraine, m.reported_on"

    public init(row: Row) throws(DatabaseError) {
        id = try row.get("move")
        nomination = try row.get("nomination")
        flat = try row.get("flat")
        signedOn = try row.get("signed_on")
        movedOn = try row.get("moved_on")
        persons = try row.get("persons")
        isFromUkraine = try row.get("ukraine")
        reportedOn = try row.get("reported_on")
    }
}

/// Whom somebody talked with after the move.
public enum AftercareSide: String, Sendable, CaseIterable, Codable {
    case household, landlord

    public var german: String { self == .household ? "Haushalt" : "Vermietung" }
}

/// Whether the household still lives in the flat.
public enum StillHoused: String, Sendable, CaseIterable, Codable {
    case yes, no, unknown

    public var german: String {
        switch self {
        case .yes: "wohnt dort"
        case .no: "wohnt nicht mehr dort"
        case .unknown: "nicht bekannt"
        }
    }
}

extension AftercareSide: SQLConvertible {}
extension StillHoused: SQLConvertible {}

extension Desk {
    /// The move of a proposal that is believed now; nil where nobody moved.
    func moveIn(of nomination: NominationID) throws -> MoveIn? {
        try transaction.first(
            "SELECT \(MoveIn.columns) FROM move_ins m WHERE m.office = \(office) AND m.nomination = \(nomination) AND m.voided_at IS NULL")
    }
}
