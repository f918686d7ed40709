public import Basics
public import Catalogue
import Store
import Vault

/// The file a proposal is about, for those who may open it.
public struct FileOfNomination: Question {
    public static let needs = Right.keepFlats
    public let nomination: NominationID
    public init(nomination: NominationID) { self.nomination = nomination }

    public func answer(at desk: Desk) throws -> CaseID { try desk.nomination(nomination).file }
}

/// One step of a proposal: the plan's line, who sees to it, by when.
public struct WayStep: Sendable {
    public let line: FilePlanLine
    /// Nil: whoever keeps the file.
    public let owner: WorkerID?
    public let ownerName: String
    public let due: CivilDate?
    public let dueFrom: DueOrigin?
    /// The steps that come first and are not done, by their titles.
    public let waitsFor: [String]

    public var isDone: Bool { line.mark?.doneOn != nil }
    public func isLate(on day: CivilDate) -> Bool { !isDone && (due.map { $0 < day } ?? false) }
}

/// A viewing with whom it is agreed.
public struct WayViewing: Sendable {
    public let viewing: Viewing
    public let companion: String?
    public let interpreter: String?
    public let answer: HelperAnswer
}

/// A talk after the move.
public struct AftercareTalk: Sendable {
    public let id: AftercareID
    public let onDay: CivilDate
    public let side: AftercareSide
    public let housed: StillHoused
    public let note: String?
    public let by: String
}

/// "Der Weg in die Wohnung": one proposal with all its steps, days, viewings, letters and what came after.
public struct WaySheet: Question {
    public static let needs = Right.keepFlats
    public let file: CaseID
    public let nomination: NominationID
    public var opens: CaseID? { file }

    public init(file: CaseID, nomination: NominationID) {
        self.file = file
        self.nomination = nomination
    }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let persons: [Person]
        public let flat: OfferedFlat
        public let landlord: Landlord?
        public let nomination: FileNomination
        public let declinedBy: DecliningSide?
        public let declinedWhy: DecliningReason?
        /// Whether its steps are the plan's.
        public let isRunning: Bool
        /// What is needed or may be, by its last day; empty for a proposal that is over.
        public let steps: [WayStep]
        public let viewings: [WayViewing]
        public let move: MoveIn?
        /// Who of the household moved, as it was counted.
        public let movers: Set<PersonID>
        public let talks: [AftercareTalk]
        public let signedOn: CivilDate?
        /// Whether the contract may be noted without a reason.
        public let isRentAssured: Bool
        /// Whether the household is in the book of shelters and has not left it.
        public let livesInShelter: Bool
        /// The day the household was reported, else the day its file was opened.
        public let reportedOn: CivilDate
        public let letters: [LetterLine]
        public let templates: [LetterTemplate]
        public let colleagues: [Colleague]
        public let landlordLine: String
        public let today: CivilDate
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        guard let own = try desk.nominations(of: file.id).first(where: { $0.id == nomination }) else { throw Refusal.notFound }
        let flat = try desk.flat(own.flat)
        let declined = try desk.transaction.rows(
            "SELECT declined_by, declined_why FROM nominations WHERE office = \(desk.office) AND nomination = \(nomination)"
        ).first
        let isRunning = try desk.runningWay(of: file.id)?.nomination == nomination
        let plan = isRunning ? try desk.wayPlan(of: file, for: nomination) : nil
        let move = try desk.moveIn(of: nomination)
        let persons = try desk.persons(of: file)
        let templates = LetterSetting.templates.compactMap { desk.shelf.letters[$0] }
        return Answer(
            file: file, persons: persons, flat: flat, landlord: try flat.landlord.map { try desk.landlord($0) },
            nomination: own, declinedBy: try declined?.get(at: 0), declinedWhy: try declined?.get(at: 1), isRunning: isRunning,
            steps: plan?.steps(owner: file, names: try desk.names()) ?? [], viewings: try desk.wayViewings(of: nomination), move: move,
            movers: try move.map { try desk.movers(of: $0, file, persons) } ?? [],
            talks: try move.map { try desk.talks(since: $0.id, file) } ?? [],
            signedOn: move?.signedOn ?? plan?.body[.contract]?.doneOn, isRentAssured: plan.map { !$0.isRentOpen(on: desk.today) } ?? true,
            livesInShelter: try desk.shelterHousehold(of: file.id).map { try desk.openStay(of: $0) != nil } ?? false,
            reportedOn: try desk.transaction.value("SELECT reported_on FROM cases WHERE office = \(desk.office) AND case_id = \(file.id)")
                ?? file.openedOn,
            letters: try desk.letterLines(of: file).filter { line in templates.contains { $0.title == line.title } }, templates: templates,
            colleagues: try desk.colleagues(with: [.housingCounsellor, .teamLead]), landlordLine: try desk.landlordLine(of: own.flat, flat.state),
            today: desk.today)
    }
}

extension WayPlan {
    /// In the order in which the catalogue goes through them; the office's own come last.
    func steps(owner file: CaseFile, names: [WorkerID: String]) -> [WayStep] {
        let order = Dictionary(uniqueKeysWithValues: template.steps.enumerated().map { ($1.id, $0) })
        let lines = lines.enumerated().sorted { (order[$0.element.id] ?? .max, $0.offset) < (order[$1.element.id] ?? .max, $1.offset) }.map(\.element)
        let done = Set(lines.filter { $0.mark?.doneOn != nil }.map(\.id))
        let titles = Dictionary(lines.filter { $0.line != nil }.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        return lines.filter { $0.line != nil }.map { line in
            let (charge, due) = (charge(line.id), due(line))
            return WayStep(
                line: line, owner: charge?.owner, ownerName: charge?.owner.flatMap { names[$0] } ?? file.ownerName, due: due?.day, dueFrom: due?.from,
                waitsFor: (line.line?.task.needs ?? []).filter { !done.contains($0) }.compactMap { titles[$0] })
        }
    }
}

extension Desk {
    func wayViewings(of nomination: NominationID) throws -> [WayViewing] {
        let (names, interpreters) = (try names(), try interpreterNames())
        return try viewings(of: nomination).map { viewing in
            let row = try transaction.rows(
                """
                SELECT companion, interpreter, interpreter_answer FROM appointments
                WHERE office = \(office) AND appointment = \(viewing.appointment)
                """
            ).first
            let companion: WorkerID? = try row?.get("companion")
            let interpreter: InterpreterID? = try row?.get("interpreter")
            return WayViewing(
                viewing: viewing, companion: companion.flatMap { names[$0] }, interpreter: interpreter.flatMap { interpreters[$0] },
                answer: try row?.get("interpreter_answer") ?? .notNeeded)
        }
    }

    /// Who of a household the facts book counts for a move.
    func movers(of move: MoveIn, _ file: CaseFile, _ persons: [Person]) throws -> Set<PersonID> {
        let counted: [String] = try transaction.values(
            "SELECT pseudonym FROM facts WHERE office = \(office) AND subject = \(move.id.text) AND voided_at IS NULL")
        return Set(persons.map(\.id).filter { counted.contains(file.seal.pseudonym(of: $0)) })
    }

    func talks(since move: MoveInID, _ file: CaseFile) throws -> [AftercareTalk] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT contact, on_day, side, housed, note, entered_by FROM aftercare
            WHERE office = \(office) AND move = \(move) AND voided_at IS NULL ORDER BY on_day, entered_at
            """)
        return try rows.map { row in
            let id: AftercareID = try row.get("contact")
            let note: [UInt8]? = try row.get("note")
            return AftercareTalk(
                id: id, onDay: try row.get("on_day"), side: try row.get("side"), housed: try row.get("housed"),
                note: try file.seal.open(ifAny: note, "aftercare", "note", id.text), by: names[try row.get("entered_by", as: WorkerID.self)] ?? "")
        }
    }
}
