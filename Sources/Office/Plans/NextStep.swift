public import Basics
public import Catalogue
import Store

/// Something that would help a file along, derived from what is known and never stored.
public struct NextStep: Sendable {
    public enum Matter: Sendable {
        /// A step of the plan whose last day to begin is near or over.
        case planStep(id: String, title: String, lastStart: CivilDate?, conflict: PlanSchedule.Conflict?)
        /// Steps of the plan that no fact decides: somebody has to say whether they are needed.
        case choices(Int)
        /// A fact that decides whether steps of the plan are needed.
        case fact(FactReference, label: String, steps: Int)
        /// Papers for facts that are only stated, by the register's names.
        case evidence([String])
        /// A paper for a flat that is over or runs out soon.
        case endingPaper(EndingPaper)
        /// An appointment nobody interprets yet.
        case interpreter(AppointmentID, begins: Moment, language: Language?)
        /// A deadline of a programme within a fortnight, or over.
        case deadline(FileDeadline)
        /// A draft of an offer nobody signed.
        case draft(OfferID, number: String, since: CivilDate)
        /// Nobody has talked with the person for long.
        case quiet(since: CivilDate)
    }

    public let file: CaseID
    public let fileNumber: String
    public let fileTitle: String
    public let matter: Matter

    /// What "not now" is remembered by; codes only.
    public var key: String {
        switch matter {
        case .planStep(let id, _, _, _): "plan:\(id)"
        case .choices: "choices"
        case .fact(let fact, _, _): "fact:\(fact.field)"
        case .evidence: "evidence"
        case .endingPaper(let paper): "paper:\(paper.key)"
        case .interpreter(let id, _, _): "interpreter:\(id.text)"
        case .deadline(let line): "deadline:\(line.programme).\(line.deadline.id)"
        case .draft(let id, _, _): "draft:\(id.text)"
        case .quiet: "quiet"
        }
    }

    /// The day it is sorted by; nil for what has none.
    public var day: CivilDate? {
        switch matter {
        case .planStep(_, _, let day, _): day
        case .interpreter(_, let begins, _): begins.local.day
        case .deadline(let line): line.dates?.ends
        case .endingPaper(let paper): paper.until
        case .draft(_, _, let day), .quiet(let day): day
        case .choices, .fact, .evidence: nil
        }
    }

    /// What has a day of its own comes first, then questions, then the rest.
    var rank: Int {
        switch matter {
        case .planStep, .interpreter, .deadline, .endingPaper: 0
        case .draft: 1
        case .fact: 2
        case .choices: 3
        case .evidence: 4
        case .quiet: 5
        }
    }
}

extension [NextStep] {
    func inOrder() -> [NextStep] {
        func key(_ step: NextStep) -> (Int, Int, String, String) { (step.rank, step.day?.dayNumber ?? Int.max, step.fileNumber, step.key) }
        return sorted { key($0) < key($1) }
    }
}

/// Puts a derived step off until a day; on that day it is there again.
public struct PutOffNextStep: Command {
    public static let name = "step.later"
    public static let needs = Right.keepFiles
    /// The longest a step may be put off.
    public static let longest = 180
    public let file: CaseID
    public let step: String
    /// Nil brings it back at once.
    public let until: CivilDate?

    public init(file: CaseID, step: String, until: CivilDate?) {
        self.file = file
        self.step = step
        self.until = until
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.file(file)
        guard step.utf8.count <= 120 else { throw Refusal.notFound }
        if let until, until <= desk.today || until > desk.today.adding(days: Self.longest) {
            throw Refusal.invalid("until", "Ein Tag ab morgen, höchstens \(Self.longest) Tage voraus.")
        }
        try desk.transaction.execute(
            "DELETE FROM next_step_marks WHERE office = \(desk.office) AND case_id = \(file.id) AND step = \(step)")
        if let until {
            try desk.transaction.execute(
                """
                INSERT INTO next_step_marks (office, case_id, step, until_on, marked_at, marked_by)
                VALUES (\(desk.office), \(file.id), \(step), \(until), \(desk.now), \(desk.worker.id))
                """)
        }
        desk.tell(Self.name, of: file.id, subject: step, detail: until == nil ? "again" : "later")
        return Done()
    }
}
