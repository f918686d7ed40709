public import Basics
public import Catalogue
import Foundation
import Store
import Vault

/// "Förderprüfung": what every programme gives this household today, and why. Nothing is written.
public struct CheckFunding: Question {
    public static let needs = Right.checkFunding
    public let file: CaseID
    /// The day of the application; nil for today.
    public let anchor: CivilDate?
    /// Facts to try out instead of the file's: `destination` of the household, `2.entry_date` of the second person.
    public let whatIf: [String: FactInput]
    public var opens: CaseID? { file }

    public init(file: CaseID, anchor: CivilDate? = nil, whatIf: [String: FactInput] = [:]) {
        self.file = file
        self.anchor = anchor
        self.whatIf = whatIf
    }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let persons: [Person]
        public let facts: RecordedFacts
        public let assessment: Assessment
        public let catalogue: Catalogue
        /// Frozen checks, newest first.
        public let frozen: [FrozenLine]
    }

    /// A frozen check in a list.
    public struct FrozenLine: Sendable {
        public let id: CheckID
        public let madeAt: Moment
        public let madeBy: String
        /// Whether the catalogue in force is still the one it was made with.
        public let isCurrent: Bool
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let catalogue = desk.shelf.current
        var household = try desk.household(of: file, anchor: anchor ?? desk.today)
        for (key, input) in whatIf { household.suppose(key, input, in: catalogue, by: desk) }
        return Answer(
            file: file, persons: try desk.persons(of: file), facts: try file.facts(), assessment: catalogue.assess(household), catalogue: catalogue,
            frozen: try desk.frozenLines(of: file))
    }
}

extension Household {
    fileprivate mutating func suppose(_ key: String, _ input: FactInput, in catalogue: Catalogue, by desk: Desk) {
        let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
        guard let name = parts.last, let field = catalogue.field(name) else { return }
        let fact = RecordedFact(values: input.values, standing: input.standing, on: desk.today, by: desk.worker.id).fact(of: field)
        if field.of == .household {
            facts[name] = fact
        } else if parts.count == 2, let place = Int(parts[0]), members.indices.contains(place - 1) {
            members[place - 1].facts[name] = fact
        }
    }
}

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
        let file = try desk.openFile(file)
        let catalogue = desk.shelf.current
        let household = try desk.household(of: file, anchor: anchor)
        let id = CheckID()
        let answer = catalogue.assess(household).json
        try desk.transaction.execute(
            """
            INSERT INTO checks (office, check_id, case_id, made_at, made_by, catalogue, household, assessment)
            VALUES (\(desk.office), \(id), \(file.id), \(desk.now), \(desk.worker.id), \(catalogue.hash),
                \(try file.seal.sealJSON(household, "checks", "household", id.text)), \(try file.seal.seal(answer, "checks", "assessment", id.text)))
            """)
        try desk.keepCatalogue()
        desk.tell(Self.name, of: file.id, subject: id, detail: String(catalogue.hash.prefix(19)))
        return Created(id)
    }
}

/// A frozen check with what it takes to read it.
public struct FrozenCheck: Sendable {
    public let id: CheckID
    public let madeAt: Moment
    public let madeBy: String
    /// `sha256:…` of the catalogue it was made with.
    public let catalogueHash: String
    public let assessment: FrozenAssessment
    let household: String
    let json: String
}

/// One frozen check of a file.
public struct FrozenCheckSheet: Question {
    public static let needs = Right.checkFunding
    public let file: CaseID
    public let check: CheckID
    public var opens: CaseID? { file }

    public init(file: CaseID, check: CheckID) {
        self.file = file
        self.check = check
    }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let persons: [Person]
        public let check: FrozenCheck
        public let catalogue: Catalogue
        /// Whether the stored facts, put through the stored catalogue again, gave the same bytes.
        public let replaysExactly: Bool
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let check = try desk.frozenCheck(check, of: file)
        let catalogue = try desk.catalogue(check.catalogueHash)
        let household = try JSONDecoder().decode(Household.self, from: Data(check.household.utf8))
        return Answer(
            file: file, persons: try desk.persons(of: file), check: check, catalogue: catalogue,
            replaysExactly: catalogue.assess(household).json == check.json)
    }
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
        let maker: WorkerID = try row.get("made_by")
        let json = try file.seal.open(assessment, "checks", "assessment", id.text)
        return FrozenCheck(
            id: id, madeAt: try row.get("made_at"), madeBy: try names()[maker] ?? "", catalogueHash: try row.get("catalogue"),
            assessment: try FrozenAssessment(json: json), household: try file.seal.open(household, "checks", "household", id.text), json: json)
    }

    func frozenLines(of file: CaseFile) throws -> [CheckFunding.FrozenLine] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT check_id, made_at, made_by, catalogue FROM checks WHERE office = \(office) AND case_id = \(file.id)
            ORDER BY made_at DESC, check_id LIMIT 20
            """)
        return try rows.map { row in
            let maker: WorkerID = try row.get("made_by")
            let hash: String = try row.get("catalogue")
            return CheckFunding.FrozenLine(
                id: try row.get("check_id"), madeAt: try row.get("made_at"), madeBy: names[maker] ?? "", isCurrent: hash == shelf.current.hash)
        }
    }
}
