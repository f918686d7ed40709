public import Basics
public import Store

/// What became of a viewing.
public enum ViewingState: String, Sendable, CaseIterable, Codable {
    case planned, held
    /// Somebody did not come, or the flat was gone. It costs the household nothing.
    case lost
    /// Called off before.
    case cancelled

    public var german: String {
        switch self {
        case .planned: "geplant"
        case .held: "hat stattgefunden"
        case .lost: "geplatzt"
        case .cancelled: "abgesagt"
        }
    }
}

/// Why a viewing was lost.
public enum ViewingLoss: String, Sendable, CaseIterable, Codable {
    case householdAbsent = "household_absent"
    case landlordAbsent = "landlord_absent"
    case companionAbsent = "companion_absent"
    case interpreterAbsent = "interpreter_absent"
    case flatGone = "flat_gone"
    case other

    public var german: String {
        switch self {
        case .householdAbsent: "Haushalt war nicht da"
        case .landlordAbsent: "Vermietung war nicht da"
        case .companionAbsent: "Begleitung war nicht da"
        case .interpreterAbsent: "Dolmetschung war nicht da"
        case .flatGone: "Wohnung war nicht mehr frei"
        case .other: "anderer Grund"
        }
    }
}

/// A date on which a household sees a flat it was proposed for; it is an appointment of the household's file.
public struct Viewing: Sendable, RowDecodable {
    public let id: ViewingID
    public let nomination: NominationID
    public let flat: FlatID
    public let appointment: AppointmentID
    public let begins: Moment
    public let state: ViewingState
    public let lostWhy: ViewingLoss?

    static let columns: SQL = "v.viewing, v.nomination, v.flat, v.appointment, v.begins_at, v.state, v.lost_why"

    public init(row: Row) throws(DatabaseError) {
        id = try row.get("viewing")
        nomination = try row.get("nomination")
        flat = try row.get("flat")
        appointment = try row.get("appointment")
        begins = try row.get("begins_at")
        state = try row.get("state")
        lostWhy = try row.get("lost_why")
    }
}

extension ViewingState: SQLConvertible {}
extension ViewingLoss: SQLConvertible {}

extension Desk {
    /// The viewings of one proposal, the first one first.
    func viewings(of nomination: NominationID) throws -> [Viewing] {
        try transaction.all(
            "SELECT \(Viewing.columns) FROM viewings v WHERE v.office = \(office) AND v.nomination = \(nomination) ORDER BY v.begins_at, v.viewing")
    }
}
