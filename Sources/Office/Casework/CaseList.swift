public import Basics
import Store
import Vault

/// One line of the list of files.
public struct CaseLine: Sendable {
    public let id: CaseID
    public let number: String
    public let title: String
    public let desk: CounsellingDesk
    public let naming: Naming
    public let stage: CaseStage
    public let outcome: CaseOutcome?
    public let owner: WorkerID
    public let ownerName: String
    public let restricted: Bool
    public let destination: Country?
    public let language: Language?
    public let needsInterpreter: Bool?
    public let persons: Int
    public let lastContactOn: CivilDate
}

/// Which files to list. Nil leaves a criterion out.
public struct CaseFilter: Sendable, Hashable {
    public enum Ownership: String, Sendable { case mine, all }
    public enum Status: String, Sendable, CaseIterable { case open, closed, all }

    public var ownership: Ownership
    public var status: Status
    public var stage: CaseStage?
    public var country: Country?
    public var language: Language?
    /// Only files without a contact since that day.
    public var quietSince: CivilDate?

    public init(
        ownership: Ownership = .all, status: Status = .open, stage: CaseStage? = nil, country: Country? = nil, language: Language? = nil,
        quietSince: CivilDate? = nil
    ) {
        self.ownership = ownership
        self.status = status
        self.stage = stage
        self.country = country
        self.language = language
        self.quietSince = quietSince
    }
}

/// A page of the list, newest contact first.
public struct CaseList: Question {
    public static let needs = Right.seeFiles
    /// Lines on a page.
    public static let pageSize = 50

    public let filter: CaseFilter
    /// 1 for the first page.
    public let page: Int

    public init(filter: CaseFilter = CaseFilter(), page: Int = 1) {
        self.filter = filter
        self.page = max(1, page)
    }

    public struct Answer: Sendable {
        public let lines: [CaseLine]
        public let hasMore: Bool
    }

    public func answer(at desk: Desk) throws -> Answer {
        let lines = try desk.caseLines(where: filter.condition(for: desk.worker), limit: Self.pageSize + 1, offset: (page - 1) * Self.pageSize)
        return Answer(lines: Array(lines.prefix(Self.pageSize)), hasMore: lines.count > Self.pageSize)
    }
}

extension CaseFilter {
    func condition(for worker: Worker) -> SQL {
        var parts: [SQL] = []
        if ownership == .mine { parts.append("AND c.owner = \(worker.id)") }
        switch status {
        case .open: parts.append("AND c.closed_on IS NULL")
        case .closed: parts.append("AND c.closed_on IS NOT NULL")
        case .all: break
        }
        if let stage { parts.append("AND c.stage = \(stage)") }
        if let country { parts.append("AND c.destination = \(country)") }
        if let language { parts.append("AND c.language = \(language)") }
        if let quietSince { parts.append("AND c.last_contact_on < \(quietSince)") }
        return parts.joined(separator: " ")
    }
}

extension Desk {
    /// The lines this worker may see, without erased ones: `AccessRule` decides. Without `opensTitles` nothing is opened, and the number
    /// stands for the title.
    func caseLines(where condition: SQL, limit: Int, offset: Int = 0, opensTitles: Bool = true) throws -> [CaseLine] {
        try caseLines(
            from: "cases c", where: condition, then: "ORDER BY c.last_contact_on DESC, c.case_id LIMIT \(limit) OFFSET \(offset)",
            opensTitles: opensTitles)
    }

    /// The lines of some files, in no order. Each is looked up; by a mere list of them SQLite would rather walk the whole desk.
    func caseLines(of files: [CaseID]) throws -> [CaseLine] {
        guard !files.isEmpty else { return [] }
        let chosen = Set(files).map { "(\($0))" as SQL }.joined(separator: ", ")
        return try caseLines(
            from: "(VALUES \(chosen)) chosen CROSS JOIN cases c", where: "AND c.case_id = chosen.column1", then: "", opensTitles: true)
    }

    private func caseLines(from source: SQL, where condition: SQL, then order: SQL, opensTitles: Bool) throws -> [CaseLine] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT c.case_id, c.number, c.desk, c.naming, c.stage, c.outcome, c.owner, c.restricted, c.destination, c.language,
                c.needs_interpreter, c.persons, c.last_contact_on, c.title, k.wrapped_key
            FROM \(source) JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            WHERE c.office = \(office) AND \(try access().condition) AND k.wrapped_key IS NOT NULL \(condition) \(order)
            """)
        return try rows.map { try line($0, names: names, opensTitle: opensTitles) }
    }

    /// Read by place, in the order of the SELECT list above: a page has fifty of these.
    private func line(_ row: Row, names: [WorkerID: String], opensTitle: Bool) throws -> CaseLine {
        let id: CaseID = try row.get(at: 0)
        let owner: WorkerID = try row.get(at: 6)
        return CaseLine(
            id: id, number: try row.get(at: 1), title: opensTitle ? try title(of: id, in: row) : try row.get(at: 1),
            desk: try row.get(at: 2), naming: try row.get(at: 3), stage: try row.get(at: 4), outcome: try row.get(at: 5), owner: owner,
            ownerName: names[owner] ?? "", restricted: try row.get(at: 7), destination: try row.get(at: 8), language: try row.get(at: 9),
            needsInterpreter: try row.get(at: 10), persons: try row.get(at: 11), lastContactOn: try row.get(at: 12))
    }

    private func title(of id: CaseID, in row: Row) throws -> String {
        let sealed: [UInt8] = try row.get(at: 13)
        return try keyring.titles.value(sealed, of: id) {
            let key = try keyring.key(unwrapping: try row.get(at: 14), office: officeKey, in: office, of: id)
            return try FileSeal(key: key, office: office, file: id).open(sealed, "cases", "title", id.text)
        }
    }
}
