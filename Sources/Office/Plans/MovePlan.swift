import Basics
import Store

/// What becomes of the plan of a file that goes into another one.
public enum PlanFate: String, Sendable, Codable {
    /// It has none.
    case none
    /// It goes along: the other file has none.
    case moves
    /// It stays with the old file, readable again after parting: the other file has its own, or the files belong to different desks.
    case stays
}

extension Desk {
    func planFate(of from: CaseFile, into: CaseFile) throws -> PlanFate {
        guard try hasPlan(from.id) else { return .none }
        return try hasPlan(into.id) || from.desk != into.desk ? .stays : .moves
    }

    private func hasPlan(_ file: CaseID) throws -> Bool {
        try !transaction.rows("SELECT version FROM plans WHERE office = \(office) AND case_id = \(file)").isEmpty
    }

    /// A plan with everything it was before, sealed anew: its place is its file.
    func movePlan(from: FileSeal, to: FileSeal) throws {
        guard let row = try transaction.rows("SELECT body FROM plans WHERE office = \(office) AND case_id = \(from.file)").first else { return }
        let body = try from.openBytes(try row.get("body"), "plans", "body", from.file.text)
        try transaction.execute(
            """
            UPDATE plans SET case_id = \(to.file), body = \(try to.sealBytes(body, "plans", "body", to.file.text))
            WHERE office = \(office) AND case_id = \(from.file)
            """)
        for row in try transaction.rows("SELECT version, body FROM plan_history WHERE office = \(office) AND case_id = \(from.file)") {
            let version: Int = try row.get("version")
            let body = try from.openBytes(try row.get("body"), "plan_history", "body", "\(from.file.text)-\(version)")
            try transaction.execute(
                """
                UPDATE plan_history SET case_id = \(to.file), body = \(try to.sealBytes(body, "plan_history", "body", "\(to.file.text)-\(version)"))
                WHERE office = \(office) AND case_id = \(from.file) AND version = \(version)
                """)
        }
    }
}
