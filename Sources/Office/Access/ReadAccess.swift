import Basics
import Store

extension Desk {
    /// What decides about files for this worker at this moment; read once for each transaction.
    func access() throws -> AccessRule {
        if let known = knownAccess { return known }
        let rule = try readAccess(of: worker)
        knownAccess = rule
        return rule
    }

    /// What decides for a colleague: before a file is opened or handed to them.
    func readAccess(of worker: Worker) throws -> AccessRule {
        var rule = AccessRule(worker: worker.id, desks: worker.desks, isLead: worker.roles.contains(.teamLead))
        let rows = try transaction.rows(
            """
            SELECT 'closed' AS kind, f.case_id AS subject, '' AS desk, 0 AS ends FROM closed_files f
            WHERE f.office = \(office) AND f.worker = \(worker.id)
            UNION ALL
            SELECT 'deputy', d.absent, '', 0 FROM deputies d
            WHERE d.office = \(office) AND d.deputy = \(worker.id) AND d.until_day >= \(today) AND d.from_day <= \(today) AND d.ended_at IS NULL
            UNION ALL
            SELECT g.kind, g.case_id, c.desk, g.ends_at FROM file_grants g JOIN cases c ON c.office = g.office AND c.case_id = g.case_id
            WHERE g.office = \(office) AND g.worker = \(worker.id) AND g.ends_at > \(now) AND g.state = \(FileGrant.State.open)
            """)
        for row in rows { try take(row, into: &rule) }
        return rule
    }

    private func take(_ row: Row, into rule: inout AccessRule) throws {
        switch try row.get("kind", as: String.self) {
        case "closed": rule.closed.insert(try row.get("subject"))
        case "deputy": rule.deputises.insert(try row.get("subject"))
        case let kind:
            let file: CaseID = try row.get("subject")
            let opening = AccessRule.Opening(
                footing: kind == FileGrant.Kind.emergency.rawValue ? .emergency : .single, desk: try row.get("desk"), until: try row.get("ends"))
            if let known = rule.opened[file], known.until >= opening.until { return }
            rule.opened[file] = opening
        }
    }

    /// On what footing the worker opens the file of a row that holds `case_id`, `desk`, `owner` and `restricted`; nil where not at all.
    func footing(in row: Row) throws -> Footing? {
        let standing = FileStanding(
            id: try row.get("case_id"), desk: try row.get("desk"), owner: try row.get("owner"), restricted: try row.get("restricted"))
        return try access().footing(in: standing)
    }
}
