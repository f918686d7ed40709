public import Basics
public import Catalogue
import Store

/// The office's own times for the steps of its plans.
public struct StepTimes: Question {
    public static let needs = Right.seeFiles

    public init() {}

    public struct Answer: Sendable {
        public let plans: [PlanTemplate]
        public let times: [OfficeStepTime]
        public let today: CivilDate
    }

    public func answer(at desk: Desk) throws -> Answer {
        let plans = desk.shelf.current.plans
        return Answer(
            plans: plans, times: try plans.flatMap { try desk.officeTimes(of: $0.id).values.sorted { $0.step < $1.step } }, today: desk.today)
    }
}

/// Writes down how long a step takes in the office's experience, or that nobody can say.
public struct SetStepTime: Command {
    public static let name = "plan.time"
    public static let needs = Right.setTimes
    public let plan: String
    public let step: String
    /// Usual and longest time in weeks; nil takes the office's time back.
    public let weeks: Int?
    public let atMostWeeks: Int?

    public init(plan: String, step: String, weeks: Int?, atMostWeeks: Int? = nil) {
        self.plan = plan
        self.step = step
        self.weeks = weeks
        self.atMostWeeks = atMostWeeks
    }

    public func perform(at desk: Desk) throws -> Done {
        guard desk.shelf.current.plan(plan)?.step(step) != nil else { throw Refusal.notFound }
        let range = 0...260
        guard weeks.map(range.contains) ?? true else { throw Refusal.invalid("weeks", "Eine Zahl von 0 bis 260.") }
        if let most = atMostWeeks {
            guard range.contains(most), let weeks, most >= weeks else {
                throw Refusal.invalid("at_most", "Die längste Zeit ist nicht kürzer als die übliche.")
            }
        }
        try desk.transaction.execute("DELETE FROM plan_times WHERE office = \(desk.office) AND plan = \(plan) AND step = \(step)")
        if let weeks {
            let lead = "\(weeks) weeks" + (atMostWeeks.map { "..\($0) weeks" } ?? "")
            try desk.transaction.execute(
                """
                INSERT INTO plan_times (office, plan, step, lead, set_at, set_by)
                VALUES (\(desk.office), \(plan), \(step), \(lead), \(desk.now), \(desk.worker.id))
                """)
        }
        if plan == desk.planTemplate(of: .housing)?.id { try desk.repeatSteps() }
        desk.tell(Self.name, subject: "\(plan).\(step)", detail: weeks.map { "\($0) weeks" } ?? "none")
        return Done()
    }
}
