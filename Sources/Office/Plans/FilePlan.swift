public import Basics
public import Catalogue
import Store

/// One step of a file's plan, with where its days come from.
public struct FilePlanLine: Sendable {
    public enum Need: Sendable, Hashable {
        case needed
        /// Facts are missing, or (with none missing) somebody has to say.
        case unclear(missing: [FactReference])
        case notNeeded(reason: String)
        case doesNotApply
    }

    public let id: String
    /// The catalogue's step; nil for one the office added.
    public let step: PlanStep?
    public let own: OwnPlanStep?
    public let need: Need
    public let mark: PlanMark?
    public let markedBy: String?
    /// Nil where it is left out.
    public let line: PlanSchedule.Line?
    public let officeTime: OfficeStepTime?

    public var title: String { own?.title ?? step?.text.de ?? id }
    public var who: PlanDoer { own?.who ?? step?.who ?? .person }
}

/// A file's plan: every step with its days, the first day it can be reached, and what breaks next.
public struct FilePlan: Question {
    public static let needs = Right.seeConfidential
    public let file: CaseID
    /// Another day to try out; nothing is kept.
    public let trying: CivilDate?
    public var opens: CaseID? { file }

    public init(file: CaseID, trying: CivilDate? = nil) {
        self.file = file
        self.trying = trying
    }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let persons: [Person]
        public let template: PlanTemplate
        /// What the person wishes; nil while they have not said.
        public let wished: CivilDate?
        /// The day shown: tried out, or the wished one.
        public let day: CivilDate?
        public let schedule: PlanSchedule
        /// The days as they are kept, where another day is tried out.
        public let kept: PlanSchedule?
        /// In the order of the schedule; what is left out comes last, in the order of the catalogue.
        public let lines: [FilePlanLine]
        public let version: Int
        public let changedAt: Moment?
        public let changedBy: String?
        public let mayTakeBack: Bool
        public let calendar: WorkingDays
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        guard let template = desk.planTemplate(of: file) else { throw Refusal.notFound }
        let persons = try desk.members(of: file)
        let record = try desk.planRecord(of: file.id, file.seal)
        let wished = try desk.wishedDay(of: file, record, template)
        let builder = try desk.planBuilder(of: file, record, template)
        let calendar = desk.shelf.current.workingDays(in: try desk.settings().district)
        let schedule = try builder.schedule(for: trying ?? wished, calendar)
        let before: Int =
            try desk.transaction.value("SELECT COUNT(*) FROM plan_history WHERE office = \(desk.office) AND case_id = \(file.id)") ?? 0
        let names = try desk.names()
        return Answer(
            file: file, persons: persons, template: template, wished: wished, day: trying ?? wished,
            schedule: schedule, kept: trying == nil ? nil : try builder.schedule(for: wished, calendar),
            lines: builder.lines(schedule, names), version: record.version, changedAt: record.changedAt,
            changedBy: record.changedBy.flatMap { names[$0] }, mayTakeBack: before > 0, calendar: calendar)
    }
}

extension PlanBuilder {
    func schedule(for day: CivilDate?, _ calendar: WorkingDays) throws -> PlanSchedule {
        do {
            return try PlanSchedule(tasks(), goal: day, today: today, calendar)
        } catch {
            // The commands let no circle in, and the catalogue refuses one.
            throw Refusal.notNow(why: "Im Plan warten Schritte im Kreis aufeinander.", instead: "Nehmen Sie einen eigenen Schritt heraus.")
        }
    }

    func lines(_ schedule: PlanSchedule, _ names: [WorkerID: String]) -> [FilePlanLine] {
        let own = Dictionary(body.own.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        func line(_ id: String) -> FilePlanLine {
            let mark = body.marks[id]
            return FilePlanLine(
                id: id, step: template.step(id), own: own[id], need: need(of: id), mark: mark, markedBy: mark.flatMap { names[$0.by] },
                line: schedule[id], officeTime: times[id])
        }
        let counted = schedule.lines.map(\.task.id)
        return counted.map(line) + (template.steps.map(\.id) + body.own.map(\.id)).filter { !counted.contains($0) }.map(line)
    }
}

extension Desk {
    func planBuilder(of file: CaseFile, _ record: PlanRecord, _ template: PlanTemplate) throws -> PlanBuilder {
        PlanBuilder(
            template: template, body: record.body, fits: shelf.current.fits(template, to: try household(of: file, anchor: today)),
            times: try officeTimes(of: template.id), today: today)
    }
}
