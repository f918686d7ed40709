import Basics
import Office

/// The shelters of the move-out office's city, after Köln in August 2019: 7,616 people. Names and households are made up.
struct DemoShelters {
    /// Sheltered people of the whole city, as reported.
    static let cityPersons = 7_616
    /// A demo of fewer files shows a smaller city.
    static let filesOfWholeCity = 400
    private static let districts = ["Innenstadt", "Rodenkirchen", "Lindenthal", "Ehrenfeld", "Nippes", "Chorweiler", "Porz", "Kalk", "Mülheim"]

    let workers: [Worker]
    let keeper: Int
    let today: CivilDate
    let persons: Int
    private var chance: Chance

    init(office: DemoOffice, workers: [Worker], today: CivilDate, files: Int, seed: UInt64) {
        self.workers = workers
        keeper = office.numbers(of: .housingCounsellor)[0]
        self.today = today
        persons = files >= Self.filesOfWholeCity ? Self.cityPersons : files * 3
        chance = Chance(seed: seed, for: "shelters", 0)
    }

    mutating func write(in sitting: Sitting) throws {
        let (by, now) = (workers[keeper], LocalTime(day: WorkCalendar.before(today), hour: 21, minute: 30).moment)
        let shelters = try houses().map { try sitting.perform(KeepShelter(details: $0), by: by, at: now).id }
        var (left, number) = (persons, 0)
        while left > 0 {
            number += 1
            let size = min(left, household())
            try takeIn(size, number, into: chance.pick(shelters), sitting, by, now)
            left -= size
        }
        // One in twenty more has moved out within the year.
        for _ in 0..<max(3, number / 20) {
            number += 1
            let home = chance.pick(shelters)
            let (stay, ago) = (chance.between(90...1_800), chance.between(1...360))
            let household = try sitting.perform(
                TakeIntoShelter(
                    shelter: home, label: "Zimmer \(100 + number)", persons: household(), cameOn: today.adding(days: -ago - stay)), by: by, at: now
            ).id
            let exit = chance.pick([ShelterExit.ownFlat, .selfFound, .family, .otherTown, .unknown], weights: [52, 18, 12, 10, 8])
            try sitting.perform(LeaveShelter(household: household, leftOn: today.adding(days: -ago), to: exit), by: by, at: now)
        }
        try report(from: shelters[0], sitting, by, now)
    }

    /// The social service of the first house has an address and reported two households there.
    private func report(from shelter: ShelterID, _ sitting: Sitting, _ by: Worker, _ now: Moment) throws {
        try sitting.perform(SetReportAddress(shelter: shelter), by: by, at: now)
        let sheet = try sitting.ask(ShelterSheet(shelter), by: by, at: now)
        guard let secret = sheet.reportSecret, let known = sheet.there.first else { return }
        for household in [
            ReportedHousehold(
                label: known.label, persons: known.persons, language: Language("fa"), wish: "Die Kinder gehen hier zur Schule.",
                reporter: "Sozialdienst, Frau Demo", hasConsent: true),
            ReportedHousehold(
                label: "Zimmer 99", persons: 1, language: Language("uk"), livesHereSince: today.adding(days: -210),
                reporter: "Sozialdienst, Frau Demo", hasConsent: true),
        ] {
            try sitting.receive(ReportHousehold(secret: secret, household: household), at: now)
        }
    }

    private mutating func takeIn(_ size: Int, _ number: Int, into shelter: ShelterID, _ sitting: Sitting, _ by: Worker, _ now: Moment) throws {
        // Time in shelters: the shorter of two draws, up to six years.
        let days = min(chance.between(1...2_200), chance.between(1...2_200))
        let since = today.adding(days: -days)
        // Nothing is later than the day it is written on, which may lie behind a weekend.
        let written = today.dayNumber - now.local.day.dayNumber
        let movedSince = max(written, chance.happens(30) ? chance.between(1...days) : days)
        try sitting.perform(
            TakeIntoShelter(
                shelter: shelter, label: "Zimmer \(100 + number)", persons: size, cameOn: today.adding(days: -movedSince),
                since: movedSince < days ? since : nil), by: by, at: now)
    }

    private mutating func household() -> Int { chance.pick([1, 2, 3, 4, 5, 6, 7, 8], weights: [45, 14, 13, 12, 8, 4, 2, 2]) }

    /// Enough places for everybody and a tenth more, a quarter of them in hotels.
    private mutating func houses() -> [ShelterDetails] {
        var (places, houses): (Int, [ShelterDetails]) = (0, [])
        while places < persons * 11 / 10 {
            let district = Self.districts[houses.count % Self.districts.count]
            let kind = chance.pick([ShelterKind.shelter, .hotel, .flats, .hall], weights: [52, 24, 20, 4])
            let size = kind == .hall ? chance.between(90...200) : chance.between(20...80)
            let ofDistrict = houses.count { $0.district == district } + 1
            houses.append(
                ShelterDetails(
                    name: "\(kind == .hotel ? "Hotel" : "Unterkunft") \(district) \(ofDistrict)", kind: kind, district: district, places: size,
                    isStepFree: chance.happens(40) ? chance.happens(30) : nil))
            places += size
        }
        return houses
    }
}
