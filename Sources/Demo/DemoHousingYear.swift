import Basics
import Catalogue
import Office

/// The year before: as many moves as Köln reported for 2023. 335 people in 135 flats, 187 of them from Ukraine; 87 flats of private landlords,
/// 32 of the city's company, 16 of others; nine households of six. Only these counts are real, everything else is made up.
struct DemoHousingYear {
    private let keeper: Worker
    private let year: Int
    private let households: [Household]
    private let events: [Event]
    private var next = 0
    private var known: [Int: Known] = [:]
    private var landlords: [String: LandlordID] = [:]

    private struct Household {
        let persons: Int
        let isFromUkraine: Bool
        let landlord: LandlordKind
    }

    /// What a household's steps have made so far.
    private struct Known {
        var file: CaseID
        var persons: [PersonID]
        var reportedOn: CivilDate
        var flat: FlatID?
        var nomination: NominationID?
        var viewing: ViewingID?
        var move: MoveInID?
    }

    private enum Stage: Int { case report, offer, viewing, assurance, contract, move, aftercare }

    private struct Event {
        let at: Moment
        let household: Int
        let stage: Stage
    }

    /// With a number only so many of the moves, over the whole year as well.
    init(keeper: Worker, year: Int, seed: UInt64, only most: Int = .max) {
        (self.keeper, self.year) = (keeper, year)
        var chance = Chance(seed: seed, for: "housing year", year)
        let sizes = [(6, 9), (4, 20), (3, 30), (2, 35), (1, 41)].flatMap { Array(repeating: $0, count: $1) }
        var left = 187
        let people = sizes.map { size -> (Int, Bool) in
            guard size <= left else { return (size, false) }
            left -= size
            return (size, true)
        }
        let kinds =
            Array(repeating: LandlordKind.private, count: 87) + Array(repeating: .cityCompany, count: 32) + Array(repeating: .church, count: 5)
            + Array(repeating: .cooperative, count: 6) + Array(repeating: .company, count: 5)
        let mixed = chance.several(people.count, of: people)
        let households = zip(mixed, chance.several(kinds.count, of: kinds)).map {
            Household(persons: $0.0, isFromUkraine: $0.1, landlord: $1)
        }.prefix(most)
        self.households = Array(households)
        let first = CivilDate(year: year, month: 1, day: 7) ?? CivilDate(dayNumber: 0)
        events = households.indices.flatMap { number -> [Event] in
            let moved = first.adding(days: number * 355 / households.count)
            return [(-60, Stage.report), (-45, .offer), (-40, .viewing), (-18, .assurance), (-12, .contract), (0, .move), (95, .aftercare)].map {
                days, stage in
                let day = WorkCalendar.onOrAfter(moved.adding(days: days))
                return Event(at: LocalTime(day: day, hour: 9 + stage.rawValue, minute: number % 60).moment, household: number, stage: stage)
            }
        }.sorted { ($0.at, $0.household) < ($1.at, $1.household) }
    }

    /// Writes what happened until a moment, so that the log stays in the order of time.
    mutating func write(until: Moment, in sitting: Sitting) throws {
        while next < events.count, events[next].at <= until {
            let event = events[next]
            try live(event.stage, households[event.household], event.household, at: event.at, in: sitting)
            next += 1
        }
    }

    private mutating func live(_ stage: Stage, _ household: Household, _ number: Int, at: Moment, in sitting: Sitting) throws {
        if stage == .report {
            known[number] = try report(household, number, at, sitting)
            return
        }
        guard var known = known[number] else { return }
        switch stage {
        case .report: break
        case .offer: try offer(household, number, &known, at, sitting)
        case .viewing: try view(known, at, sitting)
        case .assurance: try assure(known, at, sitting)
        case .contract:
            if let id = known.nomination { try sitting.perform(SignContract(nomination: id, on: at.local.day), by: keeper, at: at) }
        case .move: try move(household, &known, at, sitting)
        case .aftercare: try care(known, at, sitting)
        }
        self.known[number] = known
    }

    private func report(_ household: Household, _ number: Int, _ at: Moment, _ sitting: Sitting) throws -> Known {
        let file = try sitting.perform(OpenCase(desk: .housing, alias: "Haushalt \(number + 1) (\(year))"), by: keeper, at: at).id
        for _ in 1..<household.persons { try sitting.perform(AddPerson(file: file, identity: PersonIdentity()), by: keeper, at: at) }
        var needs = HousingNeeds(persons: household.persons)
        needs.mayLeave = true
        needs.residenceRule = false
        (needs.needsStepFree, needs.needsLift, needs.acceptsLimited, needs.consents) = (false, false, true, true)
        try sitting.perform(RecordHousingNeeds(file: file, sheet: HousingSheet(needs: needs), basedOn: nil), by: keeper, at: at)
        let people = try sitting.ask(HouseholdSheet(file: file), by: keeper, at: at).persons.map(\.id)
        return Known(file: file, persons: people, reportedOn: at.local.day.adding(days: -30 - number * 7 % 400))
    }

    private mutating func offer(_ household: Household, _ number: Int, _ known: inout Known, _ at: Moment, _ sitting: Sitting) throws {
        let key = household.landlord == .private ? "private \(number / 2)" : household.landlord.rawValue
        let isPrivate = household.landlord == .private
        let identity = LandlordIdentity(
            name: isPrivate ? "Vermietung \(number / 2 + 1) (Demo)" : "\(household.landlord.german) (Demo)",
            phone: isPrivate ? "0221 0000-\(400 + number / 2)" : nil, mail: isPrivate ? nil : "\(household.landlord.rawValue)@vermietung.example")
        let flat = try sitting.perform(
            TakeOffer(Self.flat(household, number, at.local.day), landlord: landlords[key], kind: household.landlord, identity: identity),
            by: keeper, at: at
        ).id
        var sheet = try sitting.ask(FlatSheet(flat: flat), by: keeper, at: at)
        landlords[key] = sheet.landlord?.id
        try sitting.perform(CheckOffer(flat: flat, version: sheet.flat.version, asked: true), by: keeper, at: at)
        sheet = try sitting.ask(FlatSheet(flat: flat), by: keeper, at: at)
        try sitting.perform(MoveOffer(flat: flat, to: .open, version: sheet.flat.version), by: keeper, at: at)
        let round = try sitting.perform(
            FixCriteria(flat: flat, criteria: SelectionCriteria(rule: .waitingTime, atOnce: 3)), by: keeper, at: at
        ).id
        try sitting.perform(ComputeSelection(round: round), by: keeper, at: at)
        if number % 3 == 0 { try refuse(flat, besides: known.file, number, at, sitting) }
        let id = try sitting.perform(NominateHousehold(flat: flat, file: known.file, reason: "Nach der festgelegten Regel."), by: keeper, at: at).id
        try sitting.perform(AdvanceNomination(nomination: id, to: .accepted), by: keeper, at: at)
        try sitting.perform(AdvanceNomination(nomination: id, to: .shown), by: keeper, at: at)
        let plan = AppointmentPlan(
            begins: at.adding(seconds: 86_400), minutes: 45, matter: .talk, place: .outside, language: nil, needsInterpreter: false)
        known.viewing = try sitting.perform(PlanViewing(nomination: id, plan: plan, acceptsClashes: true), by: keeper, at: at).id
        (known.flat, known.nomination) = (flat, id)
    }

    /// Somebody else is asked as well, and one side says no.
    private func refuse(_ flat: FlatID, besides file: CaseID, _ number: Int, _ at: Moment, _ sitting: Sitting) throws {
        guard let other = try sitting.ask(SelectionSheet(flat: flat), by: keeper, at: at).next, other.file != file else { return }
        let id = try sitting.perform(
            NominateHousehold(flat: flat, file: other.file, reason: "Platz \(other.rank) nach der festgelegten Regel."), by: keeper, at: at
        ).id
        let isHousehold = number % 2 == 0
        let why: DecliningReason = isHousehold ? [.district, .size, .notNow][number / 3 % 3] : .choseOther
        try sitting.perform(DeclineNomination(nomination: id, by: isHousehold ? .household : .landlord, why: why), by: keeper, at: at)
    }

    private func view(_ known: Known, _ at: Moment, _ sitting: Sitting) throws {
        guard let nomination = known.nomination, let viewing = known.viewing else { return }
        try sitting.perform(SettleViewing(viewing: viewing, outcome: .held), by: keeper, at: at)
        try sitting.perform(AdvanceNomination(nomination: nomination, to: .wanted), by: keeper, at: at)
        try sitting.perform(AdvanceNomination(nomination: nomination, to: .rentExamined), by: keeper, at: at)
    }

    private func assure(_ known: Known, _ at: Moment, _ sitting: Sitting) throws {
        guard let nomination = known.nomination else { return }
        try sitting.perform(
            NoteLettingStep(nomination: nomination, step: LettingStep.rentAssurance.rawValue, change: .done(on: at.local.day, expiresOn: nil)),
            by: keeper,
            at: at)
    }

    private func move(_ household: Household, _ known: inout Known, _ at: Moment, _ sitting: Sitting) throws {
        guard let nomination = known.nomination else { return }
        let sheet = MoveInSheet(
            movedOn: at.local.day, persons: known.persons, isFromUkraine: household.isFromUkraine, reportedOn: known.reportedOn)
        known.move = try sitting.perform(RecordMoveIn(nomination: nomination, sheet: sheet), by: keeper, at: at).id
    }

    private func care(_ known: Known, _ at: Moment, _ sitting: Sitting) throws {
        guard let move = known.move else { return }
        try sitting.perform(NoteAftercare(move: move, onDay: at.local.day, side: .household, housed: .yes, ends: true), by: keeper, at: at)
        let file = try sitting.ask(HouseholdSheet(file: known.file), by: keeper, at: at).file
        try sitting.perform(CloseCase(file: known.file, outcome: .movedOut, version: file.version), by: keeper, at: at)
    }

    private static func flat(_ household: Household, _ number: Int, _ day: CivilDate) -> FlatOffer {
        let districts = ["Kalk", "Ehrenfeld", "Chorweiler", "Mülheim", "Nippes", "Porz", "Lindenthal", "Rodenkirchen", "Innenstadt"]
        var facts = FlatFacts()
        facts.municipality = "05315000"
        facts.district = districts[number % districts.count]
        facts.area = FloorArea(squareMetres: 28 + household.persons * 15)
        facts.rooms = max(1, household.persons)
        facts.baseRent = Money(cents: Int64(30_000 + household.persons * 12_500 + number % 7 * 1_000))
        facts.coldCosts = Money(cents: Int64(9_000 + household.persons * 2_500))
        facts.warmCosts = Money(cents: Int64(5_000 + household.persons * 2_000))
        (facts.lift, facts.stepFree, facts.funded, facts.limited) = (number % 3 != 1, number % 4 == 0, false, false)
        facts.availableFrom = day.adding(days: 30)
        let origin: FlatOrigin = household.landlord == .cityCompany ? .quota : [.phone, .form, .volunteer, .ownSearch][number % 4]
        return FlatOffer(origin: origin, facts: facts, details: FlatDetails(street: "Vorjahrsweg \(number + 1)"), securities: [.contact])
    }
}
