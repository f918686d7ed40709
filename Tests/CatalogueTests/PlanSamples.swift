import Basics
import Chance

@testable import Catalogue

extension PlanTask {
    /// A step of whole days; `nil` for a length nobody knows.
    static func days(_ id: String, _ lead: Int?, needs: [String] = [], by: String? = nil, sure: Bool = true) -> PlanTask {
        PlanTask(
            id, needs: needs, lead: lead.map { PlanLead(.span(Span("\($0) days")!)) }, by: by.flatMap { DeadlineOffset($0) }, isSure: sure)
    }
}

/// Small plans of whole days, drawn by chance.
struct RandomPlan {
    var tasks: [PlanTask]

    init(_ chance: inout Chance, steps: Int = 4, longest: Int = 4) {
        tasks = (0..<steps).map { number in
            let needs = (0..<number).filter { _ in chance.number(0...2) == 0 }.map { "s\($0)" }
            var task = PlanTask.days("s\(number)", chance.number(0...longest), needs: needs)
            if chance.number(0...3) == 0 { task.by = DeadlineOffset("-\(1 + chance.number(0...3)) days") }
            if chance.number(0...3) == 0 { task.opens = DeadlineOffset("-\(5 + chance.number(0...5)) days") }
            if chance.number(0...4) == 0 { task.keeps = Span("\(3 + chance.number(0...5)) days") }
            return task
        }
    }
}

/// Tries every day for every step: slow, and nothing of it is shared with the engine.
struct BruteForce {
    let tasks: [PlanTask]
    let today: Int

    private func length(_ task: PlanTask) -> Int {
        guard case .span(let span)? = task.lead?.value else { return 0 }
        return span.days
    }

    private func shift(_ offset: DeadlineOffset?, _ goal: Int, orElse otherwise: Int) -> Int {
        guard let offset, case .span(let span) = offset.length else { return otherwise }
        return offset.isBefore ? goal - span.days : goal + span.days
    }

    /// Whether all steps from one on can be placed, given the finishes of those before.
    private func fits(_ number: Int, _ finishes: [String: Int], _ goal: Int) -> Bool {
        guard number < tasks.count else { return true }
        let task = tasks[number]
        let last = shift(task.by, goal, orElse: goal)
        let after = task.needs.compactMap { finishes[$0] }.max() ?? today
        let first = max(today, after, shift(task.opens, goal, orElse: today))
        for start in stride(from: first, through: last - length(task), by: 1) {
            let finish = start + length(task)
            if let keeps = task.keeps, finish + keeps.days < goal { continue }
            var next = finishes
            next[task.id] = finish
            if fits(number + 1, next, goal) { return true }
        }
        return false
    }

    func isFeasible(_ goal: Int) -> Bool { fits(0, [:], goal) }

    func earliest(within days: Int) -> Int? { (today...(today + days)).first { isFeasible($0) } }

    /// The last start of a step that still lets everything fit.
    func latestStart(of step: String, _ goal: Int) -> Int? {
        (today...goal).last { start in
            guard let index = tasks.firstIndex(where: { $0.id == step }) else { return false }
            return fits(0, [:], goal, fixing: index, at: start)
        }
    }

    private func fits(_ number: Int, _ finishes: [String: Int], _ goal: Int, fixing fixed: Int, at day: Int) -> Bool {
        guard number < tasks.count else { return true }
        let task = tasks[number]
        let last = shift(task.by, goal, orElse: goal)
        let after = task.needs.compactMap { finishes[$0] }.max() ?? today
        let first = max(today, after, shift(task.opens, goal, orElse: today))
        for start in stride(from: first, through: last - length(task), by: 1) where number != fixed || start == day {
            let finish = start + length(task)
            if let keeps = task.keeps, finish + keeps.days < goal { continue }
            var next = finishes
            next[task.id] = finish
            if fits(number + 1, next, goal, fixing: fixed, at: day) { return true }
        }
        return false
    }
}
