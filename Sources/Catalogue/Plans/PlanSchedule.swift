public import Basics

/// A plan counted: backwards from the wished day, forwards from today.
///
/// Pure and independent of the order of the steps. A length nobody knows never counts as none: what hangs on it is a bound and says so.
public struct PlanSchedule: Sendable {
    /// What a step waits for before it can begin.
    public enum Wait: Sendable, Hashable {
        /// Nothing: it can begin today.
        case today
        /// It is begun already.
        case running
        case step(String)
        /// Its time before the goal has not come.
        case window
    }

    /// Why a step has its last day.
    public enum Limit: Sendable, Hashable {
        /// The goal, or a time counted from it.
        case goal
        /// Another step has to begin by then.
        case step(String)
    }

    /// What does not go together with the wished day.
    public enum Conflict: Sendable, Hashable {
        /// It had to begin earlier.
        case tooLate(latestStart: CivilDate)
        /// It is begun, but takes until later than it may.
        case runsOver(finish: CivilDate, latestFinish: CivilDate)
        /// Its paper runs out before the goal and has to be made anew.
        case runsOut(on: CivilDate)
        /// Its time before the goal is shorter than it takes.
        case windowTooShort
    }

    /// One step of the plan; days that hang on a wished day are nil without one.
    public struct Line: Sendable, Hashable {
        public let task: PlanTask
        /// Whether it is done and its paper still holds on the wished day (without one: today).
        public let isSettled: Bool
        public let latestFinish: CivilDate?
        /// Nil where nobody knows how long it takes.
        public let latestStart: CivilDate?
        public let limit: Limit?
        /// Steps of unknown length behind it: its days lie before those shown.
        public let unknownBehind: [String]
        /// When it can begin, as far as the lengths are known.
        public let start: CivilDate?
        public let waitsFor: Wait?
        /// The first day for it, where it must not be done too early.
        public let notBefore: CivilDate?
        /// Days between the first and the last day it can begin; negative where they do not fit.
        public let slack: Int?
        public let conflict: Conflict?
    }

    /// The first day the goal can be reached.
    public struct Earliest: Sendable, Hashable {
        public struct Link: Sendable, Hashable {
            public let step: String
            public let start: CivilDate
            public let finish: CivilDate?
            public let waitsFor: Wait
        }

        /// Not before this day: certain steps only, as quick as usual. Nil where no day ever fits.
        public let from: CivilDate?
        /// With everything that may be needed, as long as it may take; nil where that is not known.
        public let to: CivilDate?
        /// Steps nobody knows the length of.
        public let unknown: [String]
        /// Steps that are perhaps not needed.
        public let unsure: [String]
        /// What keeps the goal from being earlier, the first step first; counted with all steps.
        public let chain: [Link]
    }

    public let goal: CivilDate?
    public let today: CivilDate
    /// By the days they have to begin; settled ones last.
    public let lines: [Line]
    public let earliest: Earliest
    /// The step that breaks first: the nearest last day to begin among those not begun, or one that runs over already.
    public let breaksNext: String?

    public subscript(step: String) -> Line? { lines.first { $0.task.id == step } }

    public var conflicts: [Line] { lines.filter { $0.conflict != nil } }
}

extension PlanSchedule {
    /// Counts; throws the circle where steps wait for each other.
    public init(_ tasks: [PlanTask], goal: CivilDate?, today: CivilDate, _ calendar: WorkingDays) throws(PlanCircle) {
        let network = try PlanNetwork(tasks)
        self.goal = goal
        self.today = today
        earliest = Self.earliest(network, today, calendar)
        let backward = goal.map { PlanBackward(network, goal: $0, calendar) }
        let forecast = PlanForecast(network, goal: goal ?? today, today: today, calendar, .usual)
        lines = network.tasks.indices.map { Self.line($0, forecast, backward, today, calendar) }.sorted(by: Self.isBefore)
        breaksNext = Self.breaking(lines)
    }

    private static func earliest(_ network: PlanNetwork, _ today: CivilDate, _ calendar: WorkingDays) -> Earliest {
        let quickest = PlanForecast.earliest(network, today: today, calendar, .quickest)
        let slowest = PlanForecast.earliest(network, today: today, calendar, .slowest)
        let told = slowest ?? PlanForecast.earliest(network, today: today, calendar, .usual)
        let open = network.tasks.filter { !$0.isSettled(on: quickest?.goal ?? today) && !$0.isAfterGoal }
        return Earliest(
            from: quickest?.goal, to: slowest?.goal, unknown: open.filter { $0.lead == nil }.map(\.id).sorted(),
            unsure: open.filter { !$0.isSure }.map(\.id).sorted(), chain: told.map { links($0, calendar) } ?? [])
    }

    private static func links(_ forecast: PlanForecast, _ calendar: WorkingDays) -> [Earliest.Link] {
        forecast.chain(calendar).compactMap { number in
            forecast.times[number].map {
                Earliest.Link(step: forecast.network.tasks[number].id, start: $0.start, finish: $0.finish, waitsFor: $0.waitsFor)
            }
        }
    }

    private static func line(
        _ number: Int, _ forecast: PlanForecast, _ backward: PlanBackward?, _ today: CivilDate, _ calendar: WorkingDays
    ) -> Line {
        let task = forecast.network.tasks[number]
        let (times, ends) = (forecast.times[number], backward?.ends[number])
        let notBefore = times == nil ? nil : task.notBefore(forecast.goal, calendar).flatMap { backward == nil ? nil : $0 }
        let slack = times.flatMap { times in ends?.start.map { $0.dayNumber - times.start.dayNumber } }
        return Line(
            task: task, isSettled: task.isSettled(on: forecast.goal), latestFinish: ends?.finish, latestStart: ends?.start, limit: ends?.limit,
            unknownBehind: ends?.unknownBehind.sorted() ?? [], start: times?.start, waitsFor: times?.waitsFor, notBefore: notBefore, slack: slack,
            conflict: backward == nil ? nil : conflict(task, ends, forecast.goal, notBefore, today, calendar))
    }

    private static func conflict(
        _ task: PlanTask, _ ends: PlanBackward.Ends?, _ goal: CivilDate, _ notBefore: CivilDate?, _ today: CivilDate, _ calendar: WorkingDays
    ) -> Conflict? {
        if let held = task.heldUntil, held < goal { return .runsOut(on: held) }
        guard let ends else { return nil }
        if let begun = task.begunOn, task.doneOn == nil {
            let finish = max(task.lead?.longest.after(begun, calendar) ?? today, today)
            return finish > ends.finish ? .runsOver(finish: finish, latestFinish: ends.finish) : nil
        }
        guard let start = ends.start else { return ends.finish < today ? .tooLate(latestStart: ends.finish) : nil }
        if start < today { return .tooLate(latestStart: start) }
        return notBefore.map { start < $0 } == true ? .windowTooShort : nil
    }

    private static func isBefore(_ left: Line, _ right: Line) -> Bool {
        func key(_ line: Line) -> (Int, Int, Int, String) {
            (
                line.isSettled ? 1 : 0, (line.latestStart ?? line.latestFinish)?.dayNumber ?? Int.max, line.start?.dayNumber ?? Int.max,
                line.task.id
            )
        }
        return key(left) < key(right)
    }

    private static func breaking(_ lines: [Line]) -> String? {
        let open = lines.filter { !$0.isSettled && $0.task.isSure }
        let running = open.first { line in
            if case .runsOver = line.conflict { return true }
            return false
        }
        return (running ?? open.first { ($0.task.begunOn == nil || $0.task.doneOn != nil) && ($0.latestStart ?? $0.latestFinish) != nil })?.task.id
    }
}

extension PlanTask {
    /// The first useful day to begin: its time has come, and its paper will last until the goal.
    func notBefore(_ goal: CivilDate, _ calendar: WorkingDays) -> CivilDate? {
        let opens = isAfterGoal ? max(self.opens?.day(from: goal, calendar) ?? goal, goal) : self.opens?.day(from: goal, calendar)
        let lasts = keeps.map { keeps in
            let finish = keeps.first(reaching: goal)
            return lead.map { $0.value.before(finish, calendar) } ?? finish
        }
        return [opens, lasts].compactMap { $0 }.max()
    }
}

/// Counts a plan back from its goal, with everything that may be needed and as long as it may take.
struct PlanBackward {
    struct Ends {
        var finish: CivilDate
        var start: CivilDate?
        var limit: PlanSchedule.Limit
        var unknownBehind: Set<String>
    }

    /// Nil for steps that are settled.
    private(set) var ends: [Ends?]

    init(_ network: PlanNetwork, goal: CivilDate, _ calendar: WorkingDays) {
        ends = Array(repeating: nil, count: network.tasks.count)
        for number in network.tasks.indices.reversed() where !network.tasks[number].isSettled(on: goal) {
            let task = network.tasks[number]
            var found = Ends(finish: task.lastDay(for: goal, calendar), start: nil, limit: .goal, unknownBehind: [])
            for follower in network.followers[number] {
                let next = network.tasks[follower]
                // What is begun waits for nothing any more.
                guard let after = ends[follower], next.begunOn == nil || next.doneOn != nil else { continue }
                found.unknownBehind.formUnion(after.unknownBehind)
                if next.lead == nil { found.unknownBehind.insert(next.id) }
                let last = after.start ?? after.finish
                if last < found.finish { (found.finish, found.limit) = (last, .step(next.id)) }
            }
            found.start = task.lead.map { $0.longest.before(found.finish, calendar) }
            ends[number] = found
        }
    }
}
