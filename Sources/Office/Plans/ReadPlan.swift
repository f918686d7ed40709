import Basics
import Catalogue
import Store

extension Desk {
    /// The kind of plan a file has: a departure or a move.
    func planTemplate(of file: CaseFile) -> PlanTemplate? { planTemplate(of: file.desk) }

    func planTemplate(of desk: CounsellingDesk) -> PlanTemplate? { shelf.current.plans.first { $0.help == desk.rawValue } }

    func planRecord(of file: CaseID, _ seal: FileSeal) throws -> PlanRecord {
        let rows = try transaction.rows(
            "SELECT version, body, changed_at, changed_by FROM plans WHERE office = \(office) AND case_id = \(file)")
        guard let row = rows.first else { return PlanRecord(version: 0, body: PlanBody(), changedAt: nil, changedBy: nil) }
        return PlanRecord(
            version: try row.get("version"), body: try seal.openJSON(try row.get("body"), "plans", "body", file.text),
            changedAt: try row.get("changed_at"), changedBy: try row.get("changed_by"))
    }

    /// The wished day: a fact of the household where there is one for it, else the plan's own.
    func wishedDay(of file: CaseFile, _ record: PlanRecord, _ template: PlanTemplate) throws -> CivilDate? {
        guard let field = template.dayField else { return record.body.wished }
        return try file.facts().value(field).flatMap { CivilDate(iso: $0) }
    }

    /// The office's own times, by step.
    func officeTimes(of plan: String) throws -> [String: OfficeStepTime] {
        let names = try names()
        let rows = try transaction.rows("SELECT step, lead, set_at, set_by FROM plan_times WHERE office = \(office) AND plan = \(plan)")
        var times: [String: OfficeStepTime] = [:]
        for row in rows {
            guard let lead = PlanLead(text: try row.get("lead")) else { continue }
            let (step, at, by): (String, Moment, WorkerID) = (try row.get("step"), try row.get("set_at"), try row.get("set_by"))
            times[step] = OfficeStepTime(plan: plan, step: step, lead: lead, by: names[by] ?? "", on: at.local.day)
        }
        return times
    }
}

/// Puts a file's plan together from the catalogue, the household's facts and what was noted.
struct PlanBuilder {
    let template: PlanTemplate
    let body: PlanBody
    let fits: [String: PlanFit]
    let times: [String: OfficeStepTime]
    let today: CivilDate

    /// What counts for a step after the office's own decision.
    func need(of step: String) -> FilePlanLine.Need {
        let mark = body.marks[step]
        if mark?.isNeeded == false { return .notNeeded(reason: mark?.reason ?? "") }
        // What was done or begun is needed, whatever the facts say.
        if mark?.isNeeded == true || mark?.doneOn != nil || mark?.begunOn != nil { return .needed }
        guard let fit = fits[step] else { return .needed }
        switch fit.holds {
        case .yes: return .needed
        case .no: return .doesNotApply
        case .open: return .unclear(missing: fit.missing)
        }
    }

    func tasks() -> [PlanTask] {
        let known = template.steps.map { step in marked(step.task(on: today), lead: times[step.id]?.lead) }
        let own = body.own.map { step in
            marked(PlanTask(step.id, needs: step.needs, lead: step.days.map { PlanLead(.span(Span(days: $0))) }), lead: nil)
        }
        return (known + own).filter { task in
            switch need(of: task.id) {
            case .needed, .unclear: true
            case .notNeeded, .doesNotApply: false
            }
        }
    }

    private func marked(_ task: PlanTask, lead: PlanLead?) -> PlanTask {
        var task = task
        if let lead { task.lead = lead }
        if case .unclear = need(of: task.id) { task.isSure = false }
        let mark = body.marks[task.id]
        (task.begunOn, task.doneOn, task.expiresOn) = (mark?.begunOn, mark?.doneOn, mark?.expiresOn)
        return task
    }
}
