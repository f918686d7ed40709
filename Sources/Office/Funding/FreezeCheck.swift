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
        /// What the answers to the first question would come to.
        public let outlook: Outlook?
        /// Who said what: the names of those who recorded facts.
        public let workers: [WorkerID: String]
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
        let assessment = catalogue.assess(household)
        return Answer(
            file: file, persons: try desk.persons(of: file), facts: try file.facts(), assessment: assessment, catalogue: catalogue,
            outlook: assessment.questions.first.flatMap { Outlook($0, of: assessment, household, in: catalogue) }, workers: try desk.names(),
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
        let input = FrozenInput(household: household, persons: try desk.persons(of: file).map(\.id))
        let id = CheckID()
        let assessment = catalogue.assess(household)
        let given = assessment.given.sorted()
        try desk.transaction.execute(
            """
            INSERT INTO checks (office, check_id, case_id, made_at, made_by, catalogue, household, assessment, given)
            VALUES (\(desk.office), \(id), \(file.id), \(desk.now), \(desk.worker.id), \(catalogue.hash),
                \(try file.seal.sealJSON(input, "checks", "household", id.text)),
                \(try file.seal.sealPacked(assessment.trace, "checks", "assessment", id.text)), \(try file.seal.sealJSON(given, "checks", "given", id.text)))
            """)
        try desk.keepCatalogue()
        desk.tell(Self.name, of: file.id, subject: id, detail: String(catalogue.hash.prefix(19)))
        return Created(id)
    }
}

/// What a check was made from: the facts, and whose they are.
struct FrozenInput: Codable, Sendable {
    let household: Household
    /// In the order of the household's members.
    let persons: [PersonID]
}

/// A frozen check with what it takes to read it.
public struct FrozenCheck: Sendable {
    public let id: CheckID
    public let madeAt: Moment
    public let madeBy: String
    /// `sha256:…` of the catalogue it was made with.
    public let catalogueHash: String
    public let assessment: FrozenAssessment
    /// Whose results they are: the first is person 1 of the check.
    public let persons: [PersonID]
    let household: Household
    let trace: String

    /// The member of the household a result is about; nil for the household as a whole.
    public func person(_ number: Int?) -> PersonID? {
        guard let number, persons.indices.contains(number - 1) else { return nil }
        return persons[number - 1]
    }
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
        /// Whether the catalogue in force is still the one it was made with.
        public let isCurrent: Bool
        /// Whether the file still says what it said then.
        public let factsAreCurrent: Bool
        /// What is promised in this file already, or stands in a draft.
        public let promised: Set<ChosenBenefit>
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let check = try desk.frozenCheck(check, of: file)
        let catalogue = try desk.catalogue(check.catalogueHash)
        return Answer(
            file: file, persons: try desk.persons(of: file), check: check, catalogue: catalogue,
            replaysExactly: catalogue.assess(check.household).trace == check.trace, isCurrent: catalogue.hash == desk.shelf.current.hash,
            factsAreCurrent: try desk.factsAreCurrent(check, of: file), promised: try desk.promised(in: file, numberedAs: check))
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
        let sealedInput: [UInt8] = try row.get("household")
        let input: FrozenInput = try file.seal.openJSON(sealedInput, "checks", "household", id.text)
        let assessment: [UInt8] = try row.get("assessment")
        let maker: WorkerID = try row.get("made_by")
        let trace = try file.seal.openPacked(assessment, "checks", "assessment", id.text)
        return FrozenCheck(
            id: id, madeAt: try row.get("made_at"), madeBy: try names()[maker] ?? "", catalogueHash: try row.get("catalogue"),
            assessment: try FrozenAssessment(trace: trace), persons: input.persons, household: input.household, trace: trace)
    }

    /// Whether the file still says what the check was made from.
    func factsAreCurrent(_ check: FrozenCheck, of file: CaseFile) throws -> Bool {
        guard try persons(of: file).map(\.id) == check.persons else { return false }
        return try household(of: file, anchor: check.household.anchor) == check.household
    }

    /// What stands in offers of the file that were not withdrawn, with the persons' numbers of the check.
    fileprivate func promised(in file: CaseFile, numberedAs check: FrozenCheck) throws -> Set<ChosenBenefit> {
        let rows = try transaction.rows("SELECT benefit, person FROM offer_lines WHERE office = \(office) AND case_id = \(file.id) AND live")
        return Set(
            try rows.map { row in
                let person = PersonID(try row.get("person", as: String.self))
                return ChosenBenefit(
                    benefit: try row.get("benefit"), person: person.map { id in check.persons.firstIndex(of: id).map { $0 + 1 } ?? 0 })
            })
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
