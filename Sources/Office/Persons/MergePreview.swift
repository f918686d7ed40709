public import Basics
import Names
import Store
import Vault

/// What a merge would come to, before anybody decides: people, money, rights, papers, and what stands in its way.
public struct MergePreview: Question {
    public static let needs = Right.seeConfidential
    public let from: CaseID
    public let into: CaseID
    public var opens: CaseID? { from }

    public init(from: CaseID, into: CaseID) {
        self.from = from
        self.into = into
    }

    /// A member of the file that goes, and who they may be in the one that stays.
    public struct Member: Sendable {
        public let person: Person
        public let likeliest: PersonID?
        public let comparison: Comparison?

        fileprivate func showing(_ passes: (String) -> Bool) -> Member {
            Member(person: person.showing(passes), likeliest: likeliest, comparison: comparison)
        }
    }

    /// How many rows of a kind go along.
    public struct Paper: Sendable {
        public let word: String
        public let count: Int
    }

    public struct Answer: Sendable {
        public let from: CaseFile
        public let into: CaseFile
        public let members: [Member]
        public let others: [Person]
        /// With the likeliest assignment; what the staying file says, stays.
        public let differences: [MergeDifference]
        /// How many more there are among what is sensitive.
        public let sensitiveDifferences: Int
        public let planFate: PlanFate
        public let papers: [Paper]
        /// Offers of both files that are not withdrawn.
        public let fromOffers: [OfferLine]
        public let intoOffers: [OfferLine]
        /// Who may open it today and would not tomorrow, or the other way round, in one sentence each.
        public let rights: [String]
        /// What stands in the way with the likeliest assignment.
        public let obstacle: Refusal?
    }

    public func answer(at desk: Desk) throws -> Answer {
        let bare = try desk.mergePlan(from, into: into, same: [:])
        let members = bare.fromPersons.map { member($0, among: bare.intoPersons) }
        let same = Dictionary(
            members.compactMap { member in member.likeliest.map { (member.person.id, $0) } }, uniquingKeysWith: { first, _ in first })
        let plan = MergePlan(from: bare.from, into: bare.into, fromPersons: bare.fromPersons, intoPersons: bare.intoPersons, same: same)
        let differences = try plan.differences(isSensitive: desk.isSensitive)
        let isLive = { (line: OfferLine) in line.state != .withdrawn }
        return Answer(
            from: plan.from, into: plan.into, members: members.map { $0.showing { !desk.isSensitive($0) } },
            others: plan.intoPersons.map { $0.showing { !desk.isSensitive($0) } }, differences: differences.known,
            sensitiveDifferences: differences.sensitive, planFate: try desk.planFate(of: plan.from, into: plan.into),
            papers: try papers(of: plan.from, at: desk),
            fromOffers: try desk.offerLines(where: "AND o.case_id = \(from)").filter(isLive),
            intoOffers: try desk.offerLines(where: "AND o.case_id = \(into)").filter(isLive), rights: rights(plan),
            obstacle: try plan.obstacle(at: desk))
    }

    private func member(_ person: Person, among others: [Person]) -> Member {
        let traits = PersonCard(person.identity, person.facts).traits
        let best = others.map { ($0.id, Likeness(traits, PersonCard($0.identity, $0.facts).traits)) }.max { $0.1.points < $1.1.points }
        guard let best, best.1.verdict >= .possible else { return Member(person: person, likeliest: nil, comparison: nil) }
        return Member(person: person, likeliest: best.0, comparison: Comparison(best.1))
    }

    /// For one, and for several.
    private static let words = [
        "sessions": ("Gespräch", "Gespräche"), "notes": ("Notiz", "Notizen"), "departures": ("Ausreise", "Ausreisen"),
        "checks": ("Förderprüfung", "Förderprüfungen"), "offers": ("Zusage", "Zusagen"), "letters": ("Brief", "Briefe"),
        "appointments": ("Termin", "Termine"), "tasks": ("Aufgabe", "Aufgaben"), "documents": ("Unterlage", "Unterlagen"),
        "note_versions": ("frühere Fassung einer Notiz", "frühere Fassungen von Notizen"), "handovers": ("Weitergabe", "Weitergaben"),
    ]

    private func papers(of file: CaseFile, at desk: Desk) throws -> [Paper] {
        try MovableRows.all.compactMap { rows in
            let count: Int =
                try desk.transaction.value("SELECT COUNT(*) FROM \(rows.table) WHERE office = \(desk.office) AND case_id = \(file.id)") ?? 0
            let (one, many) = Self.words[rows.name] ?? (rows.name, rows.name)
            return count == 0 ? nil : Paper(word: count == 1 ? one : many, count: count)
        }
    }

    private func rights(_ plan: MergePlan) -> [String] {
        var sentences = ["Zuständig ist danach \(plan.into.ownerName)."]
        if plan.from.owner != plan.into.owner { sentences.append("\(plan.from.ownerName) ist es dann nicht mehr.") }
        if plan.from.restricted || plan.into.restricted {
            sentences.append("Der gemeinsame Fall ist gesperrt, weil einer von beiden es ist.")
        } else {
            sentences.append("Alle in der Stelle \(plan.into.desk.german) können ihn öffnen, wie bisher beide.")
        }
        return sentences
    }
}

/// The merges into a file that may be taken back, the newest first.
public struct MergesInto: Question {
    public static let needs = Right.seeConfidential
    public let file: CaseID

    public init(file: CaseID) { self.file = file }

    public struct Line: Sendable {
        public let id: MergeID
        public let fromNumber: String
        public let at: Moment
        public let by: String
        public let reason: String
    }

    public func answer(at desk: Desk) throws -> [Line] {
        let file = try desk.file(file)
        let names = try desk.names()
        let rows = try desk.transaction.rows(
            """
            SELECT m.merge_id, c.number, m.merged_at, m.merged_by, m.reason FROM file_merges m
            JOIN cases c ON c.office = m.office AND c.case_id = m.from_case
            WHERE m.office = \(desk.office) AND m.into_case = \(file.id) AND m.undone_at IS NULL ORDER BY m.merged_at DESC
            """)
        return try rows.map { row in
            let id: MergeID = try row.get("merge_id")
            return Line(
                id: id, fromNumber: try row.get("number"), at: try row.get("merged_at"), by: names[try row.get("merged_by", as: WorkerID.self)] ?? "",
                reason: try file.seal.open(try row.get("reason", as: [UInt8].self), "file_merges", "reason", id.text))
        }
    }
}
