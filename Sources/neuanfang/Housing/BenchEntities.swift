/// An invented household of the bench instance. It says nothing about real people; only the sizes of households follow a real shelter.
struct BenchHousehold {
    let size: Int
    /// Days in a shelter.
    let wait: Int
    let needsStepFree: Bool
    let needsLift: Bool
    let hasWBS: Bool
    /// How many percent above the guide value it may pay, from own income.
    let bonus: Int
    /// Where a child goes to school; nil without one.
    let school: Int?
    /// Districts it wishes, one bit each.
    let wishes: Int
    let isStrict: Bool
    /// 0 to 3.
    let urgency: Int

    init(_ place: Int) {
        size = 1 + SplitMix.choice(place, of: 1, among: [450, 140, 130, 120, 80, 40, 20, 20])
        wait = min(SplitMix.number(place, of: 2, below: 2200), SplitMix.number(place, of: 3, below: 2200))
        needsStepFree = SplitMix.isHit(place, of: 4, permille: 30)
        needsLift = SplitMix.isHit(place, of: 5, permille: 70) || needsStepFree
        hasWBS = SplitMix.isHit(place, of: 6, permille: 650)
        bonus = SplitMix.isHit(place, of: 7, permille: 180) ? 15 : 0
        let district = SplitMix.number(place, of: 8, below: 9)
        school = size >= 3 && SplitMix.isHit(place, of: 9, permille: 800) ? district : nil
        wishes = SplitMix.isHit(place, of: 11, permille: 400) ? 511 : SplitMix.number(place, of: 10, below: 512) | 1 << district
        isStrict = SplitMix.isHit(place, of: 12, permille: 150)
        urgency = SplitMix.choice(place, of: 13, among: [620, 230, 110, 40])
    }

    /// The part of the score that is the same for every flat.
    var base: Int { 1000 + min(wait, 1825) + 600 * urgency }
}

/// An invented flat of the bench instance.
struct BenchFlat {
    /// Köln's guide values from 1 January 2022, cold rent with running costs in euro, by size of household.
    static let rentLimits = [0, 651, 788, 939, 1095, 1251, 1409, 1567, 1725, 1883]
    static let areaLimits = [0, 50, 65, 80, 95, 110, 125, 140, 155, 170]

    /// The size of household it is meant for.
    let size: Int
    let area: Int
    let rent: Int
    let district: Int
    let isStepFree: Bool
    let hasLift: Bool
    let needsWBS: Bool
    let mostPersons: Int

    init(_ place: Int) {
        size = 1 + SplitMix.choice(place, of: 21, among: [300, 290, 230, 120, 40, 12, 5, 3])
        area = Self.areaLimits[size] - SplitMix.number(place, of: 22, below: 15)
        rent = Self.rentLimits[size] * (800 + SplitMix.number(place, of: 23, below: 330)) / 1000
        district = SplitMix.number(place, of: 24, below: 9)
        isStepFree = SplitMix.isHit(place, of: 25, permille: 60)
        hasLift = SplitMix.isHit(place, of: 26, permille: 380) || isStepFree
        needsWBS = SplitMix.isHit(place, of: 27, permille: 350)
        mostPersons = size + (SplitMix.isHit(place, of: 28, permille: 450) ? 1 : 0)
    }
}
