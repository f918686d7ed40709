public import Basics
import Catalogue
import Foundation
import Store
import Vault

/// Puts a funding check into the timeline: facts, answer and rule version frozen together.
public struct FreezeCheck: Command {
    public static let name = "check.freeze"
    public static let needs = Right.checkFunding
    public let file: CaseID
    /// The day of the application the check is made for.
    public let anchor: CivilDate

    public init(file: CaseID, anchor: CivilDate) {
        self.file = file
        self.anchor = anchor
    }

    public func perform(at desk: Desk) throws -> Created<CheckID> {
        _ = try desk.openFile(file)
        return Created(CheckID())
    }
}

/// A frozen check as it was kept.
struct FrozenCheck {
    let id: CheckID
    let madeAt: Moment
    let madeBy: WorkerID
    let catalogueHash: String
    let household: String
    let json: String
    let assessment: FrozenAssessment
}

extension Desk {
    func frozenCheck(_ id: CheckID, of file: CaseFile) throws -> FrozenCheck {
        let rows = try transaction.rows(
            """
            SELECT made_at, made_by, catalogue, household, assessment FROM checks
            WHERE office = \(office) AND case_id = \(file.id) AND check_id = \(id)
            """)
        guard let row = rows.first else { throw Refusal.notFound }
        let household: [UInt8] = try row.get("household")
        let assessment: [UInt8] = try row.get("assessment")
        let json = try file.seal.open(assessment, "checks", "assessment", id.text)
        return FrozenCheck(
            id: id, madeAt: try row.get("made_at"), madeBy: try row.get("made_by"), catalogueHash: try row.get("catalogue"),
            household: try file.seal.open(household, "checks", "household", id.text), json: json, assessment: try FrozenAssessment(json: json))
    }
}
