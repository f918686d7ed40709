import Basics
import Office

/// Choices the moving-out desk has made in its last days: criteria, a computed order, and some households proposed.
struct DemoNominations {
    let keeper: Worker
    let today: CivilDate

    func write(in office: Office) async throws {
        let today = today
        let keeper = keeper
        try await office.sit { sitting in
            let at = LocalTime(day: WorkCalendar.before(today), hour: 21, minute: 45).moment
            let flats = try sitting.ask(FlatList(state: .open), by: keeper, at: at).lines.map(\.flat)
            for (number, flat) in flats.filter({ $0.age(on: today) <= DemoFlats.longAgo }).prefix(3).enumerated() {
                let rule: SelectionRule = [.waitingTime, .points, .lottery][number % 3]
                let round = try sitting.perform(
                    FixCriteria(flat: flat.id, criteria: SelectionCriteria(rule: rule, atOnce: 3)), by: keeper, at: at
                ).id
                try sitting.perform(ComputeSelection(round: round), by: keeper, at: at)
                try Self.propose(3 - number, for: flat.id, by: keeper, at: at, in: sitting)
            }
        }
    }

    private static func propose(_ count: Int, for flat: FlatID, by keeper: Worker, at: Moment, in sitting: Sitting) throws {
        for number in 0..<count {
            guard let next = try sitting.ask(SelectionSheet(flat: flat), by: keeper, at: at).next else { return }
            let id = try sitting.perform(
                NominateHousehold(flat: flat, file: next.file, reason: "Platz \(next.rank) nach der festgelegten Regel."), by: keeper, at: at
            ).id
            if number == 0 {
                try sitting.perform(AdvanceNomination(nomination: id, to: .accepted), by: keeper, at: at)
            } else if number == 1 {
                try sitting.perform(DeclineNomination(nomination: id, by: .household, why: .district), by: keeper, at: at)
            }
        }
    }
}
