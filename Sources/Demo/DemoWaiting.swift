import Basics
import Catalogue
import Office

/// Households of one to eight that wait for a flat, each with what it needs: for measuring a choice among thousands. All of them are made up.
struct DemoWaiting {
    let keeper: Worker
    let today: CivilDate
    let households: Int
    let seed: UInt64
    private static let batch = 500

    func write(in office: Office) async throws {
        for first in stride(from: 0, to: households, by: Self.batch) {
            try await office.sit { [self] sitting in
                for number in first..<min(first + Self.batch, households) { try write(number, in: sitting) }
            }
        }
    }

    private func write(_ number: Int, in sitting: Sitting) throws {
        var chance = Chance(seed: seed, for: "waiting", number)
        let at = LocalTime(day: today, hour: 0, minute: 0).moment.adding(seconds: -3_600)
        let file = try sitting.perform(OpenCase(desk: .housing, alias: "Haushalt \(number + 1)"), by: keeper, at: at).id
        let others = chance.pick([0, 1, 2, 3, 4, 5, 6, 7], weights: [45, 14, 13, 12, 8, 4, 2, 2])
        for _ in 0..<others {
            try sitting.perform(AddPerson(file: file, identity: PersonIdentity()), by: keeper, at: at)
        }
        let sheet = Self.sheet(&chance, today)
        try sitting.perform(RecordHousingNeeds(file: file, sheet: sheet, basedOn: nil), by: keeper, at: at)
    }

    private static func sheet(_ chance: inout Chance, _ today: CivilDate) -> HousingSheet {
        let districts = ["Innenstadt", "Rodenkirchen", "Lindenthal", "Ehrenfeld", "Nippes", "Chorweiler", "Porz", "Kalk", "Mülheim"]
        var needs = HousingNeeds(persons: 1)
        needs.mayLeave = chance.happens(97)
        needs.residenceRule = chance.happens(90) ? false : nil
        needs.permit = chance.pick([.held, .applied, .missing, nil], weights: [65, 10, 20, 5])
        needs.permitGroup = needs.permit == .held ? .a : nil
        needs.permitUntil = needs.permit == .held ? today.adding(days: chance.between(-20...360)) : nil
        needs.titleUntil = chance.happens(90) ? today.adding(days: chance.between(60...1_000)) : nil
        needs.needsStepFree = chance.happens(3)
        needs.needsLift = chance.happens(7)
        needs.acceptsLimited = chance.happens(80)
        needs.consents = chance.happens(92) ? true : nil
        needs.wishedDistricts = chance.happens(60) ? chance.several(3, of: districts) : []
        needs.excludedDistricts = chance.happens(15) ? chance.several(1, of: districts) : []
        needs.urgency = chance.pick([0, 1, 2, 3], weights: [62, 23, 11, 4])
        return HousingSheet(needs: needs, urgencyReason: "Vom Büro eingeschätzt.")
    }
}
