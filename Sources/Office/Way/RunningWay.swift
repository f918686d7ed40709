import Basics
import Catalogue
import Store
import Vault

/// A proposal whose steps the plan of its household stands for: an open one, else the last signed one until its aftercare ends.
struct RunningWay {
    let nomination: NominationID
    let flat: FlatID
    let state: NominationState
}

/// The plan of a household as it counts for one proposal: who does each step by when.
struct WayPlan {
    let template: PlanTemplate
    let body: PlanBody
    let lines: [FilePlanLine]
    let schedule: PlanSchedule
    let move: MoveIn?
    /// The next day of a viewing that is planned.
    let viewingOn: CivilDate?
    let calendar: WorkingDays

    func charge(_ step: String) -> StepCharge? { body.charges?[step] }

    /// The last day for a step and where it comes from; nil where nobody knows.
    func due(_ line: FilePlanLine) -> (day: CivilDate, from: DueOrigin)? {
        guard let counted = line.line else { return nil }
        if let agreed = charge(line.id)?.due { return (agreed, .agreed) }
        if line.id == LettingStep.viewing.rawValue, line.mark?.doneOn == nil, let viewingOn { return (viewingOn, .viewing) }
        var found: [(day: CivilDate, from: DueOrigin)] = []
        let isAsked = move == nil || line.step == nil || LettingStep.afterMove.contains(line.id)
        if schedule.goal != nil, isAsked, let latest = counted.latestFinish { found.append((latest, .plan)) }
        if let begun = line.mark?.begunOn, let lead = counted.task.lead { found.append((lead.finish(from: begun, calendar), .time)) }
        return found.min { $0.day < $1.day }
    }
}

/// Where the last day of a step comes from.
public enum DueOrigin: Sendable, Hashable {
    /// Somebody agreed on it.
    case agreed
    /// The day of the viewing.
    case viewing
    /// Counted back from the wished day, or on from the day of the move.
    case plan
    /// As long as the step takes, from the day it was begun.
    case time
}

extension Desk {
    func runningWay(of file: CaseID) throws -> RunningWay? {
        let rows = try transaction.rows(
            """
            SELECT n.nomination, n.flat, n.state FROM nominations n JOIN flats f ON f.office = n.office AND f.flat = n.flat
            WHERE n.office = \(office) AND n.case_id = \(file)
                AND (n.is_open OR (n.state = \(NominationState.signed) AND f.state = \(FlatState.leased)))
            ORDER BY n.is_open DESC, n.state_since DESC LIMIT 1
            """)
        return try rows.first.map { RunningWay(nomination: try $0.get(at: 0), flat: try $0.get(at: 1), state: try $0.get(at: 2)) }
    }

    /// Nil where the catalogue has no plan for a move. After the move its day is the goal, whatever was wished.
    func wayPlan(of file: CaseFile, for nomination: NominationID) throws -> WayPlan? {
        guard let template = planTemplate(of: file) else { return nil }
        let record = try planRecord(of: file.id, file.seal)
        let move = try moveIn(of: nomination)
        let goal = try move?.movedOn ?? wishedDay(of: file, record, template)
        let calendar = shelf.current.workingDays(in: try settings().district)
        let builder = try planBuilder(of: file, record, template)
        let schedule = try builder.schedule(for: goal, calendar)
        let viewing = try viewings(of: nomination).last { $0.state == .planned }
        return WayPlan(
            template: template, body: record.body, lines: builder.lines(schedule, try names()), schedule: schedule, move: move,
            viewingOn: viewing?.begins.local.day, calendar: calendar)
    }

    /// Repeats the plan in the clear for a proposal: every step that is needed or may be.
    func writeSteps(of way: RunningWay, _ file: CaseFile) throws {
        guard let plan = try wayPlan(of: file, for: way.nomination) else { return }
        let isOver = way.state == .signed && plan.move != nil && plan.body[.aftercare]?.doneOn != nil
        try transaction.execute("DELETE FROM letting_steps WHERE office = \(office) AND nomination = \(way.nomination)")
        for line in plan.lines where line.line != nil {
            try transaction.execute(
                """
                INSERT INTO letting_steps (office, nomination, flat, case_id, step, owner, begun_on, due_on, done_on, is_running)
                VALUES (\(office), \(way.nomination), \(way.flat), \(file.id), \(line.id), \(plan.charge(line.id)?.owner), \(line.mark?.begunOn),
                    \(plan.due(line)?.day), \(line.mark?.doneOn), \(!isOver))
                """)
        }
        if isOver, try flat(way.flat).state == .leased { try set(way.flat, to: .closed) }
    }
}
