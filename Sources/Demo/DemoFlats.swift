import Basics
import Catalogue
import Office

/// The flats that were offered to the moving-out desk in its last weeks, and what some of its households need. All of it is made up.
struct DemoFlats {
    /// Offers older than so many days are let by now.
    static let longAgo = 40

    let office: DemoOffice
    let workers: [Worker]
    let today: CivilDate
    private let offers: [Offered]

    init(office: DemoOffice, workers: [Worker], today: CivilDate) {
        self.office = office
        self.workers = workers
        self.today = today
        offers = Self.offers(today)
    }

    /// One offer: when it came, what was said, and how far it got.
    private struct Offered {
        let at: Moment
        let landlord: Int
        let offer: FlatOffer
        let isChecked: Bool
        let end: FlatEnd?
    }

    /// Writes the offers that came between two moments, so that the log stays in the order of time.
    func write(after: Moment?, until: Moment?, known: [Int: LandlordID], in sitting: Sitting) throws -> [Int: LandlordID] {
        guard office.desk == .housing, let keeper else { return known }
        var known = known
        for offered in offers where (after.map { $0 < offered.at } ?? true) && (until.map { offered.at <= $0 } ?? true) {
            let (kind, identity) = Self.landlords[offered.landlord]
            let flat = try sitting.perform(
                TakeOffer(offered.offer, landlord: known[offered.landlord], kind: kind, identity: identity), by: keeper, at: offered.at
            ).id
            let sheet = try sitting.ask(FlatSheet(flat: flat), by: keeper, at: offered.at)
            known[offered.landlord] = sheet.landlord?.id
            guard offered.isChecked else { continue }
            try sitting.perform(CheckOffer(flat: flat, version: sheet.flat.version, asked: true), by: keeper, at: offered.at)
            var version = try sitting.ask(FlatSheet(flat: flat), by: keeper, at: offered.at).flat.version
            if let end = offered.end {
                try sitting.perform(EndOffer(flat: flat, why: end, version: version), by: keeper, at: offered.at)
            } else {
                try sitting.perform(MoveOffer(flat: flat, to: .open, version: version), by: keeper, at: offered.at)
                version += 1
            }
        }
        return known
    }

    private var keeper: Worker? { office.numbers(of: .housingCounsellor).first.map { workers[$0] } }

    private static func offers(_ today: CivilDate) -> [Offered] {
        let lines: [(days: Int, landlord: Int, district: String, area: Int, rooms: Int, base: Int, cold: Int, warm: Int)] = [
            (27, 0, "Kalk", 78, 3, 742, 190, 110), (24, 1, "Ehrenfeld", 52, 2, 560, 118, 75), (20, 2, "Chorweiler", 94, 4, 810, 245, 130),
            (18, 3, "Mülheim", 64, 2, 640, 150, 90), (15, 1, "Nippes", 110, 5, 1_080, 260, 150), (12, 4, "Porz", 48, 2, 470, 120, 70),
            (10, 2, "Chorweiler", 66, 3, 590, 180, 95), (8, 0, "Kalk", 80, 3, 760, 205, 115), (6, 5, "Lindenthal", 71, 3, 905, 170, 100),
            (4, 6, "Deutz", 58, 2, 190, 60, 40), (3, 3, "Mülheim", 45, 1, 445, 105, 65), (2, 1, "Ehrenfeld", 95, 4, 880, 240, 135),
            (1, 2, "Chorweiler", 125, 6, 1_090, 330, 170), (152, 0, "Mülheim", 63, 2, 598, 142, 80), (71, 4, "Nippes", 49, 2, 470, 110, 62),
            (44, 5, "Ehrenfeld", 82, 3, 745, 198, 104),
        ]
        return lines.enumerated().map { number, line in
            var facts = FlatFacts()
            facts.municipality = "05315000"
            facts.district = line.district
            facts.area = FloorArea(squareMetres: line.area)
            facts.rooms = line.rooms
            facts.baseRent = Money(cents: Int64(line.base) * 100)
            facts.coldCosts = Money(cents: Int64(line.cold) * 100)
            facts.warmCosts = Money(cents: Int64(line.warm) * 100)
            facts.floor = number % 5
            facts.lift = number % 3 != 1
            facts.stepFree = number % 4 == 0
            facts.funded = line.landlord == 2
            facts.permitGroups = line.landlord == 2 ? [.a] : []
            facts.limited = false
            facts.availableFrom = today.adding(days: line.days > longAgo ? 30 - line.days : 14 + number * 3)
            let details = FlatDetails(
                street: "Musterstraße \(11 + number * 7)", about: number == 3 ? "Küche bleibt drin. Ansehen am besten nach 17 Uhr." : nil,
                wish: number == 5 ? "Nichtraucher" : nil)
            var offer = FlatOffer(
                origin: [.phone, .mail, .quota, .volunteer, .visit][number % 5], facts: facts, details: details,
                securities: number.isMultiple(of: 2) ? [.directPayment, .contact] : [.contact])
            offer.asksInAdvance = line.landlord == 6
            let day = WorkCalendar.before(today.adding(days: 1 - line.days))
            return Offered(
                at: LocalTime(day: day, hour: 10 + number % 6, minute: 5 + number).moment, landlord: line.landlord, offer: offer,
                isChecked: ![8, 9, 12].contains(number), end: number == 1 ? .letElsewhere : nil)
        }.sorted { $0.at < $1.at }
    }

    private static let landlords: [(LandlordKind, LandlordIdentity)] = [
        (.private, LandlordIdentity(name: "Margret Schäfer (Demo)", phone: "0221 0000-301")),
        (
            .company,
            LandlordIdentity(name: "Rheinwohnen GmbH (Demo)", contact: "Herr Lenz", phone: "0221 0000-302", mail: "vermietung@rheinwohnen.example")
        ),
        (.cityCompany, LandlordIdentity(name: "Städtische Wohnungen (Demo)", contact: "Kundencenter Nord", mail: "nord@staedtisch.example")),
        (.private, LandlordIdentity(name: "Ehepaar Wirtz (Demo)", phone: "0221 0000-304", note: "Bitte erst nach 17 Uhr anrufen.")),
        (.church, LandlordIdentity(name: "Kirchengemeinde St. Anna (Demo)", phone: "0221 0000-305")),
        (.private, LandlordIdentity(name: "Rolf Brings (Demo)", mail: "brings@post.example")),
        (.private, LandlordIdentity(name: "T. Smith (Demo)", mail: "smith-flats@post.example")),
    ]

    /// What the households of the open files need; every third one nobody has asked yet.
    func writeNeeds(in office: Office) async throws {
        guard self.office.desk == .housing, let keeper else { return }
        let files = try await office.ask(CaseList(filter: CaseFilter(status: .open)), by: keeper).lines.sorted { $0.number < $1.number }
        let today = today
        try await office.sit { sitting in
            let at = LocalTime(day: WorkCalendar.before(today), hour: 21, minute: 30).moment
            for (number, file) in files.enumerated() where number % 3 != 2 {
                try sitting.perform(RecordHousingNeeds(file: file.id, sheet: Self.sheet(number, today), basedOn: nil), by: keeper, at: at)
            }
        }
    }

    private static func sheet(_ number: Int, _ today: CivilDate) -> HousingSheet {
        var needs = HousingNeeds(persons: 1)
        needs.consents = number % 11 == 7 ? nil : true
        needs.mayLeave = true
        needs.residenceRule = number % 7 == 3
        needs.assignedTo = number % 7 == 3 ? "05315" : nil
        needs.permit = [.held, .missing, .applied, .held][number % 4]
        needs.permitGroup = needs.permit == .held ? .a : nil
        needs.permitUntil = needs.permit == .held ? today.adding(days: number % 8 == 0 ? -1 : 90 + number * 11) : nil
        needs.titleUntil = today.adding(days: 200 + number * 31)
        needs.needsStepFree = number % 9 == 4
        needs.needsLift = number % 9 == 4
        needs.acceptsLimited = number % 2 == 0
        needs.paysItself = false
        needs.wishedDistricts = number % 3 == 0 ? ["Kalk", "Mülheim"] : []
        needs.excludedDistricts = number % 10 == 6 ? ["Chorweiler"] : []
        needs.urgency = number % 5 == 1 ? 2 : nil
        return HousingSheet(needs: needs, urgencyReason: needs.urgency == nil ? nil : "Zwei Zimmer für fünf Personen, ein Kind in der Prüfungszeit.")
    }
}
