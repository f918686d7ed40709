public import Basics
public import Catalogue

/// What somebody noted about one step of a file's plan.
public struct PlanMark: Codable, Sendable, Hashable {
    public var begunOn: CivilDate?
    public var doneOn: CivilDate?
    /// The last day the paper holds, as it says itself.
    public var expiresOn: CivilDate?
    /// Nil where the catalogue's condition decides.
    public var isNeeded: Bool?
    /// Why it is not needed, in the office's words.
    public var reason: String?
    /// Why it was done although something before it was not there.
    public var despite: String?
    public var by: WorkerID
    public var on: CivilDate
}

/// Who sees to a step, and by when as agreed.
public struct StepCharge: Codable, Sendable, Hashable {
    /// Nil: whoever keeps the file.
    public var owner: WorkerID?
    /// Nil where the plan's own days count.
    public var due: CivilDate?
}

/// A step the office added itself.
public struct OwnPlanStep: Codable, Sendable, Hashable {
    public let id: String
    public let title: String
    public let who: PlanDoer
    /// How many days it takes; nil where nobody knows.
    public let days: Int?
    /// Steps that come first.
    public let needs: [String]
}

/// A file's plan as it is kept: what people noted. All days are derived from it.
struct PlanBody: Codable, Sendable, Hashable {
    var marks: [String: PlanMark] = [:]
    var own: [OwnPlanStep] = []
    /// The wished day, where the household has no fact for it.
    var wished: CivilDate?
    /// Who sees to which step; nil in plans from before anybody could say so.
    var charges: [String: StepCharge]?
}

/// A plan as its row holds it; version 0 while nobody made one.
struct PlanRecord: Sendable {
    var version: Int
    var body: PlanBody
    var changedAt: Moment?
    var changedBy: WorkerID?
}

/// How long a step takes in the office's own experience.
public struct OfficeStepTime: Sendable, Hashable {
    public let plan: String
    public let step: String
    public let lead: PlanLead
    public let by: String
    public let on: CivilDate
}

extension PlanLead {
    /// `6 weeks`, `6 weeks..10 weeks`: as the office's own times are kept.
    init?(text: String) {
        let parts = text.split(separator: "..", maxSplits: 1).map { DeadlineOffset(String($0)) }
        guard let value = parts.first ?? nil, !value.isBefore else { return nil }
        if parts.count == 2 {
            guard let most = parts[1], !most.isBefore else { return nil }
            self.init(value.length, atMost: most.length)
        } else {
            self.init(value.length)
        }
    }
}
