public import Basics
import Store
import Vault

/// Destroys a file's key on the person's demand and scrubs its rows. What was counted stays counted; nobody can say whose it was.
public struct EraseFile: Command {
    public static let name = "file.erase"
    public static let needs = Right.eraseFiles
    /// The file's number, typed by the officer.
    public let fileNumber: String
    /// Why, in a code for the log: `demand`, `retention`.
    public let reason: String

    public init(fileNumber: String, reason: String) {
        self.fileNumber = fileNumber
        self.reason = reason
    }

    public func perform(at desk: Desk) throws -> Done {
        let number = fileNumber.cleanedLine.uppercased()
        guard let id: CaseID = try desk.transaction.value("SELECT case_id FROM cases WHERE office = \(desk.office) AND number = \(number)") else {
            throw Refusal.invalid("number", "Diesen Fall gibt es nicht.")
        }
        if let other = try desk.mergedInto(id) {
            let stays: String? = try desk.transaction.value("SELECT number FROM cases WHERE office = \(desk.office) AND case_id = \(other)")
            throw Refusal.notNow(
                why: "Dieser Fall ist im Fall \(stays ?? "") aufgegangen.",
                instead: "Löschen Sie den gemeinsamen Fall; damit wird auch dieser gelöscht.")
        }
        guard ["demand", "retention"].contains(reason) else { throw Refusal.invalid("reason", "Warum wird gelöscht?") }
        for file in try desk.course(of: id) { try destroyKey(of: file, at: desk) }
        desk.tell(Self.name, of: id, detail: reason)
        return Done()
    }

    /// Of the file and of every one that went into it.
    private func destroyKey(of id: CaseID, at desk: Desk) throws {
        let wrapped: [UInt8]? = try desk.transaction.value("SELECT wrapped_key FROM case_keys WHERE office = \(desk.office) AND case_id = \(id)")
        guard let wrapped else { throw Refusal.erased }
        try desk.transaction.execute(
            "UPDATE case_keys SET wrapped_key = NULL, erased_at = \(desk.now) WHERE office = \(desk.office) AND case_id = \(id)")
        try scrub(id, at: desk)
        desk.keyring.forget(wrapped, of: id)
    }

    private func scrub(_ id: CaseID, at desk: Desk) throws {
        let (transaction, office) = (desk.transaction, desk.office)
        let nothing: [UInt8] = []
        try desk.dropCards(of: id)
        try desk.dropNetworkTraces(of: id)
        try transaction.execute(
            "UPDATE file_merges SET reason = \(nothing), way_back = \(nothing) WHERE office = \(office) AND (from_case = \(id) OR into_case = \(id))")
        try transaction.execute("UPDATE persons SET identity = NULL, facts = \(nothing) WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute("UPDATE sessions SET note = NULL WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute("DELETE FROM notes WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute("DELETE FROM note_versions WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute("DELETE FROM drafts WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute("DELETE FROM tasks WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute("DELETE FROM appointments WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute("UPDATE departures SET proof_detail = NULL WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute(
            "UPDATE checks SET household = \(nothing), assessment = \(nothing), given = NULL WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute(
            "DELETE FROM document_parts WHERE office = \(office) AND document IN (SELECT document FROM documents WHERE office = \(office) AND case_id = \(id))"
        )
        try transaction.execute("DELETE FROM documents WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute("UPDATE closed_files SET reason = \(nothing) WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute("UPDATE file_grants SET reason = \(nothing) WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute("DELETE FROM milestones WHERE office = \(office) AND case_id = \(id)")
        for table: SQL in [
            "letters", "plans", "plan_history", "next_step_marks", "handovers", "housing_needs", "viewings", "letting_steps", "errands", "tandems",
        ] {
            try transaction.execute("DELETE FROM \(table) WHERE office = \(office) AND case_id = \(id)")
        }
        try lapseNominations(of: id, at: desk)
        try transaction.execute("UPDATE aftercare SET note = NULL WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute("DELETE FROM deadline_marks WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute("UPDATE offers SET letter = NULL WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute(
            "UPDATE cases SET title = \(nothing), wish = NULL, facts = NULL, destination = NULL, language = NULL WHERE office = \(office) AND case_id = \(id)"
        )
    }

    /// A flat does not wait for somebody nobody can ask any more.
    private func lapseNominations(of id: CaseID, at desk: Desk) throws {
        let (transaction, office) = (desk.transaction, desk.office)
        let flats: [FlatID] = try transaction.values("SELECT flat FROM nominations WHERE office = \(office) AND case_id = \(id) AND is_open")
        try transaction.execute("UPDATE nominations SET reason = \([UInt8]()) WHERE office = \(office) AND case_id = \(id)")
        try transaction.execute(
            """
            UPDATE nominations SET state = \(NominationState.lapsed), is_open = \(false), state_since = \(desk.now)
            WHERE office = \(office) AND case_id = \(id) AND is_open
            """)
        for flat in flats { try desk.followNominations(of: flat) }
    }
}

extension Office {
    /// Erases a file and then truncates the write-ahead log, so that the old key is in no byte of the database's files.
    public func erase(fileNumber: String, reason: String, id: CommandID, by worker: Worker) async throws {
        _ = try await perform(EraseFile(fileNumber: fileNumber, reason: reason), id: id, by: worker)
        try await database.checkpoint()
    }
}
