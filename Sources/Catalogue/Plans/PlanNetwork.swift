import Basics

/// Steps that wait for each other in a circle, in their order.
public struct PlanCircle: Error, Sendable, Hashable {
    public let path: [String]
}

/// The steps of a plan, each after those it needs.
struct PlanNetwork {
    let tasks: [PlanTask]
    /// For each task those it needs, by position.
    let needs: [[Int]]
    /// For each task those that need it.
    let followers: [[Int]]

    /// The order of `tasks` does not matter. Of two with one name the first counts.
    init(_ tasks: [PlanTask]) throws(PlanCircle) {
        var byName: [String: PlanTask] = [:]
        for task in tasks where byName[task.id] == nil { byName[task.id] = task }
        var order: [String] = []
        var state: [String: Bool] = [:]
        for name in byName.keys.sorted() {
            var path: [String] = []
            try Self.visit(name, byName, &state, &order, &path)
        }
        self.tasks = order.compactMap { byName[$0] }
        let index = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let needs = self.tasks.map { task in Set(task.needs.compactMap { index[$0] }).sorted() }
        self.needs = needs
        followers = needs.indices.map { number in needs.indices.filter { needs[$0].contains(number) } }
    }

    /// Depth first; `state` is false while a step's own needs are being visited.
    private static func visit(
        _ name: String, _ tasks: [String: PlanTask], _ state: inout [String: Bool], _ order: inout [String], _ path: inout [String]
    ) throws(PlanCircle) {
        if state[name] == true { return }
        path.append(name)
        if state[name] == false { throw PlanCircle(path: Array(path[(path.firstIndex(of: name) ?? 0)...])) }
        state[name] = false
        for need in Set(tasks[name]?.needs ?? []).sorted() where tasks[need] != nil { try visit(need, tasks, &state, &order, &path) }
        state[name] = true
        order.append(name)
        path.removeLast()
    }
}

/// Counts a plan forwards from today, for a goal on one day.
struct PlanForecast {
    /// When a step can be begun and finished, and what it waits for.
    struct Times {
        var start: CivilDate
        /// Nil where nobody knows how long it takes.
        var finish: CivilDate?
        var waitsFor: PlanSchedule.Wait
    }

    /// Nil for steps that are settled or left out.
    private(set) var times: [Times?]
    let network: PlanNetwork
    let goal: CivilDate
    let pass: Pass

    /// Which steps count, and how long they take.
    enum Pass {
        /// Only what is certain, as quick as usual; a step of unknown length counts as if it took no time, which makes the result a lower bound.
        case quickest
        /// As quickest, with the steps that may be needed.
        case usual
        /// Everything that may be needed, as long as it may take.
        case slowest
    }

    init(_ network: PlanNetwork, goal: CivilDate, today: CivilDate, _ calendar: WorkingDays, _ pass: Pass) {
        self.network = network
        self.goal = goal
        self.pass = pass
        times = Array(repeating: nil, count: network.tasks.count)
        for number in network.tasks.indices {
            let task = network.tasks[number]
            guard pass != .quickest || task.isSure, !task.isSettled(on: goal) else { continue }
            times[number] = times(of: number, today, calendar)
        }
    }

    private func times(of number: Int, _ today: CivilDate, _ calendar: WorkingDays) -> Times {
        let task = network.tasks[number]
        var start = Times(start: today, finish: nil, waitsFor: .today)
        var isKnown = true
        // What is being redone because its paper runs out begins anew.
        if let begun = task.begunOn, task.doneOn == nil {
            start = Times(start: begun, finish: nil, waitsFor: .running)
        } else {
            for need in network.needs[number] {
                guard let before = times[need] else { continue }
                guard let finish = before.finish else {
                    isKnown = false
                    continue
                }
                if finish > start.start { start = Times(start: finish, finish: nil, waitsFor: .step(network.tasks[need].id)) }
            }
            if let opens = firstDay(of: task, calendar), opens > start.start { start = Times(start: opens, finish: nil, waitsFor: .window) }
        }
        start.finish = isKnown ? finish(of: task, from: start.start, today, calendar) : nil
        return start
    }

    private func firstDay(of task: PlanTask, _ calendar: WorkingDays) -> CivilDate? {
        let opens = task.opens?.day(from: goal, calendar)
        return task.isAfterGoal ? max(opens ?? goal, goal) : opens
    }

    private func finish(of task: PlanTask, from start: CivilDate, _ today: CivilDate, _ calendar: WorkingDays) -> CivilDate? {
        let length = pass == .slowest ? task.lead?.longest : task.lead?.value
        guard length != nil || pass != .slowest else { return nil }
        let finish = max(length?.after(start, calendar) ?? start, today)
        // A paper that would run out before the goal is made later.
        return task.keeps.map { max(finish, $0.first(reaching: goal)) } ?? finish
    }
}

extension PlanForecast {
    /// The first goal at which everything is in time, and the forecast for it; nil where a length is not known, or no day ever fits.
    static func earliest(_ network: PlanNetwork, today: CivilDate, _ calendar: WorkingDays, _ pass: Pass) -> PlanForecast? {
        var goal = today
        for _ in 0..<500 {
            let forecast = PlanForecast(network, goal: goal, today: today, calendar, pass)
            var next = goal
            for (number, times) in forecast.times.enumerated() {
                guard let times else { continue }
                guard let finish = times.finish else { return nil }
                next = max(next, network.tasks[number].firstGoal(for: finish, calendar))
            }
            if next == goal { return forecast }
            goal = next
        }
        return nil
    }

    /// The step that keeps the goal from being any earlier, and those that keep that one, the first one first.
    func chain(_ calendar: WorkingDays) -> [Int] {
        let binding = times.indices.max { left, right in
            let (a, b) = (times[left]?.finish, times[right]?.finish)
            guard let a else { return b != nil }
            guard let b else { return false }
            let (first, second) = (network.tasks[left].firstGoal(for: a, calendar), network.tasks[right].firstGoal(for: b, calendar))
            return (first, network.tasks[right].id) < (second, network.tasks[left].id)
        }
        guard var step = binding, times[step] != nil else { return [] }
        var chain = [step]
        while case .step(let name)? = times[step]?.waitsFor, let before = network.needs[step].first(where: { network.tasks[$0].id == name }) {
            chain.append(before)
            step = before
        }
        return chain.reversed()
    }
}

extension PlanTask {
    /// The last day for it where the goal is on a day.
    func lastDay(for goal: CivilDate, _ calendar: WorkingDays) -> CivilDate { by?.day(from: goal, calendar) ?? goal }

    /// The first goal for which a finish is in time.
    func firstGoal(for finish: CivilDate, _ calendar: WorkingDays) -> CivilDate {
        guard let by else { return finish }
        var goal = DeadlineOffset(length: by.length, isBefore: !by.isBefore).day(from: finish, calendar)
        // Months are not all of one length, and working days not all alike: the neighbours decide.
        while lastDay(for: goal, calendar) < finish, goal.adding(days: 1) > goal { goal = goal.adding(days: 1) }
        while lastDay(for: goal.adding(days: -1), calendar) >= finish, goal.adding(days: -1) < goal { goal = goal.adding(days: -1) }
        return goal
    }
}
