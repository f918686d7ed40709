import Basics
import Store
import Vault

/// Rows of one table that belong to a file and go along when it is merged into another. Whoever adds a table with a `case_id` says here how its
/// rows go along, or in `staying` that they do not; a test asks for every one.
struct MovableRows: Sendable {
    let name: String
    let table: SQL
    let key: SQL
    /// Columns sealed under the file's key, bound to the row's key.
    let sealed: [(column: SQL, name: String)]

    static let all: [MovableRows] = [
        MovableRows(name: "sessions", table: "sessions", key: "session", sealed: [("note", "note")]),
        MovableRows(name: "notes", table: "notes", key: "note_id", sealed: [("body", "body")]),
        MovableRows(name: "note_versions", table: "note_versions", key: "(subject || ' ' || version)", sealed: [("body", "body")]),
        MovableRows(name: "departures", table: "departures", key: "departure", sealed: [("proof_detail", "proof_detail")]),
        MovableRows(
            name: "checks", table: "checks", key: "check_id",
            sealed: [("household", "household"), ("assessment", "assessment"), ("given", "given")]),
        MovableRows(name: "offers", table: "offers", key: "offer", sealed: [("letter", "letter")]),
        MovableRows(name: "letters", table: "letters", key: "letter", sealed: [("body", "body"), ("sending", "sending")]),
        MovableRows(
            name: "appointments", table: "appointments", key: "appointment",
            sealed: [("place_note", "place_note"), ("without_reason", "without_reason"), ("cancel_reason", "cancel_reason")]),
        MovableRows(name: "tasks", table: "tasks", key: "task", sealed: [("title", "title")]),
        MovableRows(name: "documents", table: "documents", key: "document", sealed: [("about", "about")]),
        MovableRows(name: "shelter_households", table: "shelter_households", key: "household", sealed: []),
        MovableRows(name: "household_reports", table: "household_reports", key: "report", sealed: []),
        MovableRows(name: "housing_needs", table: "housing_needs", key: "entry", sealed: [("needs", "needs")]),
        MovableRows(name: "nominations", table: "nominations", key: "nomination", sealed: [("reason", "reason")]),
        MovableRows(name: "viewings", table: "viewings", key: "viewing", sealed: []),
        MovableRows(name: "letting_steps", table: "letting_steps", key: "(nomination || ' ' || step)", sealed: []),
        MovableRows(name: "move_ins", table: "move_ins", key: "move", sealed: []),
        MovableRows(name: "aftercare", table: "aftercare", key: "contact", sealed: [("note", "note")]),
        MovableRows(name: "errands", table: "errands", key: "errand", sealed: [("details", "details")]),
        MovableRows(name: "tandems", table: "tandems", key: "tandem", sealed: []),
        MovableRows(name: "handovers", table: "handovers", key: "handover", sealed: [("sheet", "sheet")]),
    ]

    /// Handled by themselves: people one by one, lines with their offer, ticks, milestones, tags for the network, and the plan where the other
    /// file has none of the kind.
    static let apart: Set<String> = [
        "persons", "offer_lines", "milestones", "deadline_marks", "person_cards", "plans", "plan_history", "network_tags",
    ]
    /// What stays with the file it was written for.
    static let staying: Set<String> = [
        "cases", "case_keys", "log", "closed_files", "file_grants", "drafts", "next_step_marks", "network_apart",
    ]
}

extension Desk {
    /// Moves these rows, all of them where no keys are named, sealed anew for their new place. Returns the keys of what moved.
    func move(_ rows: MovableRows, only keys: [String]? = nil, from: FileSeal, to: FileSeal) throws -> [String] {
        if let keys, keys.isEmpty { return [] }
        let columns = ([rows.key] + rows.sealed.map(\.column)).joined(separator: ", ")
        let narrowed: SQL = keys.map { "AND \(rows.key) IN \(list: $0)" } ?? ""
        let found = try transaction.rows("SELECT \(columns) FROM \(rows.table) WHERE office = \(office) AND case_id = \(from.file) \(narrowed)")
        var moved: [String] = []
        for row in found {
            let id: String = try row.get(at: 0)
            var changes: [SQL] = ["case_id = \(to.file)"]
            for (place, column) in rows.sealed.enumerated() {
                let sealed: [UInt8]? = try row.get(at: place + 1)
                changes.append("\(column.column) = \(try to.resealed(sealed, from: from, rows.name, column.name, id))")
            }
            try transaction.execute(
                "UPDATE \(rows.table) SET \(changes.joined(separator: ", ")) WHERE office = \(office) AND case_id = \(from.file) AND \(rows.key) = \(id)"
            )
            moved.append(id)
        }
        if rows.name == "documents" { try moveParts(of: moved, from: from, to: to) }
        return moved
    }

    /// The bytes of papers follow them, one part at a time, sealed anew.
    private func moveParts(of documents: [String], from: FileSeal, to: FileSeal) throws {
        for document in documents {
            let parts: Int =
                try transaction.value("SELECT parts FROM documents WHERE office = \(office) AND document = \(document)") ?? 0
            guard let id = DocumentID(document) else { throw Refusal.notFound }
            for part in 0..<parts {
                let row = DocumentPart.row(id, part + 1, of: parts)
                let sealed: [UInt8]? = try transaction.value(
                    "SELECT body FROM document_parts WHERE office = \(office) AND document = \(document) AND part = \(part + 1)")
                let moved = try to.resealed(sealed, from: from, "document_parts", "body", row)
                try transaction.execute(
                    "UPDATE document_parts SET body = \(moved) WHERE office = \(office) AND document = \(document) AND part = \(part + 1)")
            }
        }
    }

    /// Lines of offers follow their offer, and name the person under the key they have there.
    func moveOfferLines(of offers: [String], to file: CaseID, people: [PersonID: PersonID]) throws {
        for offer in offers {
            try transaction.execute("UPDATE offer_lines SET case_id = \(file) WHERE office = \(office) AND offer = \(offer)")
            for (before, after) in people where before != after {
                try transaction.execute(
                    "UPDATE offer_lines SET person = \(after) WHERE office = \(office) AND offer = \(offer) AND person = \(before.text)")
            }
        }
    }

    func renameDeparted(_ departures: [String], people: [PersonID: PersonID]) throws {
        for (before, after) in people where before != after && !departures.isEmpty {
            try transaction.execute(
                """
                UPDATE departures SET person = \(after) WHERE office = \(office) AND person = \(before) AND departure IN \(list: departures)
                """)
        }
    }

    /// Milestones of kinds the other file has none of, or only these.
    func moveMilestones(only keys: [String]? = nil, from: CaseID, to: CaseID) throws -> [String] {
        let known = try milestoneDays(of: to)
        let rows = try transaction.rows(
            "SELECT milestone, event, programme, voided_at FROM milestones WHERE office = \(office) AND case_id = \(from)")
        var moved: [String] = []
        for row in rows {
            let id: String = try row.get("milestone")
            let kind = "\(try row.get("event", as: String.self)) \(try row.get("programme", as: String.self))"
            let isVoid = try row.get("voided_at", as: Moment?.self) != nil
            guard keys?.contains(id) ?? (isVoid || known[kind] == nil) else { continue }
            try transaction.execute("UPDATE milestones SET case_id = \(to) WHERE office = \(office) AND milestone = \(id)")
            moved.append(id)
        }
        return moved
    }

    /// The days of the milestones in force, by event and programme.
    func milestoneDays(of file: CaseID) throws -> [String: CivilDate] {
        let rows = try transaction.rows(
            "SELECT event, programme, day FROM milestones WHERE office = \(office) AND case_id = \(file) AND voided_at IS NULL")
        return Dictionary(
            try rows.map { ("\(try $0.get("event", as: String.self)) \(try $0.get("programme", as: String.self))", try $0.get("day")) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Ticks the other file does not have, or only these.
    func moveMarks(only marks: [MergeRecord.Mark]? = nil, from: CaseID, to: CaseID) throws -> [MergeRecord.Mark] {
        let read = { (file: CaseID) in
            try self.transaction.rows(
                "SELECT programme, deadline, event_day FROM deadline_marks WHERE office = \(self.office) AND case_id = \(file)"
            ).map { MergeRecord.Mark(programme: try $0.get("programme"), deadline: try $0.get("deadline"), day: try $0.get("event_day")) }
        }
        let taken = Set(try read(to))
        let moved = try read(from).filter { !taken.contains($0) && (marks?.contains($0) ?? true) }
        for mark in moved {
            try transaction.execute(
                """
                UPDATE deadline_marks SET case_id = \(to) WHERE office = \(office) AND case_id = \(from) AND programme = \(mark.programme)
                    AND deadline = \(mark.deadline) AND event_day = \(mark.day)
                """)
        }
        return moved
    }

    /// Counts the same things under another pseudonym: the facts of before are voided, copies are written. Past days stay as they were reported.
    func recount(_ subjects: [String], under pseudonyms: [String: String]) throws {
        for subject in Set(subjects).sorted() {
            let rows = try transaction.rows(
                """
                SELECT fact, kind, day, pseudonym, desk, country, birth_year, programme FROM facts
                WHERE office = \(office) AND subject = \(subject) AND voided_at IS NULL
                """)
            for row in rows {
                guard let pseudonym = pseudonyms[try row.get("pseudonym", as: String.self)] else { continue }
                try transaction.execute(
                    "UPDATE facts SET voided_at = \(now) WHERE office = \(office) AND fact = \(try row.get("fact", as: String.self))")
                try count(
                    CountedFact(
                        kind: try row.get("kind"), day: try row.get("day"), pseudonym: pseudonym, subject: subject, country: try row.get("country"),
                        birthYear: try row.get("birth_year"), programme: try row.get("programme")), on: try row.get("desk"))
            }
        }
    }
}

/// The tables a merge knows, for the test that asks for every one.
public enum MergeTables {
    public static var known: Set<String> { Set(MovableRows.all.map(\.name)).union(MovableRows.apart).union(MovableRows.staying) }
}
