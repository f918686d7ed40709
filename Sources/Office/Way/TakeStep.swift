public import Basics
import Catalogue
import Store
import Vault

/// Notes at a proposal what happened to a step; it is the step of the household's plan.
public struct NoteLettingStep: Command {
    public static let name = "way.step"
    public static let needs = Right.keepFlats
    public let nomination: NominationID
    public let step: String
    public let change: PlanStepChange

    public init(nomination: NominationID, step: String, change: PlanStepChange) {
        self.nomination = nomination
        self.step = step
        self.change = change
    }

    public func perform(at desk: Desk) throws -> Done {
        try desk.require(MarkPlanStep.needs)
        let (file, record) = try desk.runningPlan(of: nomination)
        if step == LettingStep.contract.rawValue {
            throw Refusal.notNow(
                why: "Die Unterschrift wird mit ihrem eigenen Formular eingetragen.", instead: "Sie steht auf der Seite unter „Mietvertrag“.")
        }
        if case .done(let day, _) = change, let begun = record.body.marks[step]?.begunOn, day < begun {
            throw Refusal.invalid("on", "Der Schritt wurde erst am \(begun.german) begonnen.")
        }
        _ = try MarkPlanStep(file: file.id, step: step, change: change, version: record.version).perform(at: desk)
        return Done()
    }
}

/// Says who sees to a step and by when; nil takes it back.
public struct ChargeLettingStep: Command {
    public static let name = "way.charge"
    public static let needs = Right.keepFlats
    public let nomination: NominationID
    public let step: String
    public let owner: WorkerID?
    public let due: CivilDate?

    public init(nomination: NominationID, step: String, owner: WorkerID?, due: CivilDate?) {
        self.nomination = nomination
        self.step = step
        self.owner = owner
        self.due = due
    }

    public func perform(at desk: Desk) throws -> Done {
        try desk.require(MarkPlanStep.needs)
        let (file, record) = try desk.runningPlan(of: nomination)
        let isKnown = desk.planTemplate(of: file)?.step(step) != nil || record.body.own.contains { $0.id == step }
        guard isKnown else { throw Refusal.notFound }
        if let owner {
            let colleague = try desk.colleagues(with: [.housingCounsellor, .teamLead]).first { $0.id == owner }
            guard let colleague, try desk.mayOpen(file, colleague) else {
                throw Refusal.invalid("owner", "Diese Person arbeitet nicht an diesem Fall.")
            }
        }
        if let due, due.year > desk.today.year + 5 || due.year < 2000 { throw Refusal.invalid("due", "Dieser Tag liegt zu fern.") }
        try desk.markPlan(of: file.id) { body in
            var charges = body.charges ?? [:]
            charges[step] = owner == nil && due == nil ? nil : StepCharge(owner: owner, due: due)
            body.charges = charges
        }
        desk.tell(Self.name, of: file.id, subject: step, detail: owner?.text ?? "")
        return Done()
    }
}

extension Desk {
    /// Whether a colleague may open a file: nobody sees to a step they never get to see.
    fileprivate func mayOpen(_ file: CaseFile, _ colleague: Colleague) throws -> Bool {
        let worker = Worker(office: office, id: colleague.id, name: colleague.name, roles: colleague.roles)
        let standing = FileStanding(id: file.id, desk: file.desk, owner: file.owner, restricted: file.restricted)
        return try readAccess(of: worker).footing(in: standing) != nil
    }

    /// The plan a proposal runs by; refuses where it runs no more.
    func runningPlan(of nomination: NominationID) throws -> (CaseFile, PlanRecord) {
        let known = try self.nomination(nomination)
        let file = try openFile(known.file)
        guard try runningWay(of: known.file)?.nomination == nomination else {
            throw Refusal.notNow(
                why: "Dieser Vorschlag läuft nicht mehr (\(known.state.german)).", instead: "Den Plan des Haushalts ändern Sie in seinem Fall.")
        }
        return (file, try planRecord(of: file.id, file.seal))
    }
}
