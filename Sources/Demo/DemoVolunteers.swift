import Basics
import Catalogue
import Office

/// The volunteers of a demo office: those with an account, and some who are only in the book.
struct DemoVolunteers {
    let office: DemoOffice
    let workers: [Worker]
    let today: CivilDate

    struct Entry {
        let name: String
        let languages: String
        let districts: [String]
        let times: String?
        let state: VolunteerState
        /// Days from today until the certificate ends; nil where nobody has seen one.
        let certificate: Int?
        let tandems: Int?
    }

    private var now: Moment { LocalTime(day: WorkCalendar.before(today), hour: 21, minute: 50).moment }
    var keeper: Worker? { (office.numbers(of: .housingCounsellor) + office.numbers(of: .teamLead)).first.map { workers[$0] } }

    func write(in office: Office) async throws {
        guard let keeper else { return }
        try await office.sit { sitting in
            let ids = try book(in: sitting, by: keeper)
            if self.office.desk == .housing { try withHouseholds(ids, in: sitting, by: keeper) }
            try work(ids, in: sitting, by: keeper)
        }
    }

    /// Two tandems and two errands of the next days.
    private func withHouseholds(_ ids: [VolunteerID], in sitting: Sitting, by keeper: Worker) throws {
        let files = try sitting.ask(CaseList(), by: keeper, at: now).lines.filter { $0.stage != .closed && $0.naming == .named }.map(\.id)
        guard ids.count > 4, files.count > 3 else { return }
        let agreed = today.adding(days: -20)
        for (volunteer, file) in zip([ids[0], ids[4]], files) {
            try sitting.perform(
                BeginTandem(file: file, volunteer: volunteer, since: today.adding(days: -14), until: today.adding(days: 150), agreedOn: agreed),
                by: keeper, at: now)
        }
        let places = ["Haupteingang Jobcenter, Luxemburger Straße", "Bahnhof Ehrenfeld, Ausgang Venloer Straße"]
        for (number, kind) in [ErrandKind.officeVisit, .viewing].enumerated() {
            let day = WorkCalendar.onOrAfter(today.adding(days: 1 + number))
            let plan = ErrandPlan(
                kind: kind, begins: LocalTime(day: day, hour: 6 + number, minute: 30).moment, minutes: 90,
                details: ErrandDetails(meetingPoint: places[number], bring: number == 0 ? "die grüne Mappe" : nil), shownUntil: day.adding(days: 2))
            // A family may have something else at that hour; then the next one is asked.
            for file in files.dropFirst(number * 2) {
                let give = GiveErrand(file: file, volunteer: ids[number], plan: plan, agreedOn: agreed)
                if (try? sitting.perform(give, by: keeper, at: now)) != nil { break }
            }
        }
    }

    /// Hours, expenses, questions and a flat somebody found.
    private func work(_ ids: [VolunteerID], in sitting: Sitting, by keeper: Worker) throws {
        let written = WorkCalendar.before(today)
        let kinds: [ErrandKind] = [.officeVisit, .school, .openHour, .papers, .furnishing]
        for (number, volunteer) in ids.prefix(5).enumerated() {
            for week in 1...4 {
                try sitting.perform(
                    NoteHours(
                        volunteer: volunteer, day: min(written, today.adding(days: -7 * week - number)), minutes: 45 + 15 * ((number + week) % 5),
                        kind: kinds[(number + week) % kinds.count]), by: keeper, at: now)
            }
        }
        let volunteers = accounts.map { workers[$0] }
        for (number, volunteer) in volunteers.prefix(2).enumerated() {
            for week in 0...1 {
                let claim = ExpenseClaim(
                    day: min(written, today.adding(days: -3 - 7 * week)), amount: Money(cents: Int64(640 + 320 * number)), kind: .ticket,
                    hasReceipt: true,
                    about: "Straßenbahn zum Amt und zurück")
                let expense = try sitting.perform(AskExpense(claim), by: volunteer, at: now).id
                guard week == 1 else { continue }
                try sitting.perform(DecideExpense(expense: expense, agrees: true), by: keeper, at: now)
                try sitting.perform(PayExpense(expense: expense, on: WorkCalendar.before(today)), by: keeper, at: now)
            }
        }
        guard let first = volunteers.first, let last = volunteers.last else { return }
        let asked = try sitting.perform(
            AskProfessionals(topic: .contract, text: "Darf die Kaution in Raten gezahlt werden?"), by: first, at: now
        ).id
        try sitting.perform(
            AnswerQuestion(question: asked, text: "Ja, in drei Monatsraten; die erste zu Beginn des Mietverhältnisses (§ 551 BGB)."), by: keeper,
            at: now)
        try sitting.perform(
            AskProfessionals(topic: .viewing, text: "Was sage ich, wenn bei der Besichtigung nach der Staatsangehörigkeit gefragt wird?"), by: last,
            at: now)
        if office.desk == .housing { try sitting.perform(ReportFlat(flat), by: last, at: now) }
        try sitting.perform(ThankVolunteer(volunteer: ids[0], from: today.adding(days: -60), to: WorkCalendar.before(today)), by: keeper, at: now)
    }

    private var flat: FlatOffer {
        var facts = FlatFacts()
        facts.municipality = "05315000"
        facts.district = "Mülheim"
        facts.area = FloorArea(squareMetres: 58)
        facts.rooms = 2
        facts.baseRent = Money(cents: 56_000)
        facts.coldCosts = Money(cents: 13_500)
        return FlatOffer(
            origin: .volunteer, facts: facts,
            details: FlatDetails(street: "Berliner Straße 118", about: "Meine Nachbarin zieht aus; der Vermieter weiß Bescheid."))
    }

    /// Everybody of the book, those with an account first.
    private func book(in sitting: Sitting, by keeper: Worker) throws -> [VolunteerID] {
        var ids: [VolunteerID] = []
        for (number, entry) in (withAccount + Self.others(office.desk)).enumerated() {
            let account = number < accounts.count ? workers[accounts[number]].id : nil
            ids.append(try enter(entry, number, account: account, in: sitting, by: keeper))
        }
        return ids
    }

    private var accounts: [Int] { office.numbers(of: .volunteer) }

    private func enter(_ entry: Entry, _ number: Int, account: WorkerID?, in sitting: Sitting, by keeper: Worker) throws -> VolunteerID {
        let identity = VolunteerIdentity(
            name: entry.name, phone: "0\(office.desk == .housing ? "221" : "89") 0000-6\(number < 10 ? "0" : "")\(number)", times: entry.times)
        let id = try sitting.perform(
            KeepVolunteer(
                identity: identity, account: account, languages: entry.languages.split(separator: " ").compactMap { Language(String($0)) },
                districts: entry.districts, mostTandems: entry.tandems), by: keeper, at: now
        ).id
        guard entry.state != .interested else { return id }
        let began = today.adding(days: -(90 + number * 61))
        let certificate = entry.certificate.map { SeenCertificate(seenOn: began.adding(days: 12), validUntil: today.adding(days: $0)) }
        try sitting.perform(
            RecordOnboarding(
                volunteer: id, onboarding: Onboarding(talkOn: began, secrecyOn: began.adding(days: 5), certificate: certificate), version: 1),
            by: keeper, at: now)
        if entry.state != .onboarding {
            try sitting.perform(NoteTraining(volunteer: id, kind: .basic, heldOn: began.adding(days: 20)), by: keeper, at: now)
            if number % 2 == 0 {
                try sitting.perform(
                    NoteTraining(
                        volunteer: id, kind: .renting, heldOn: began.adding(days: 41), validUntil: today.adding(days: 20 + number * 90)),
                    by: keeper, at: now)
            }
        }
        try sitting.perform(
            MoveVolunteer(volunteer: id, to: entry.state, since: entry.state == .onboarding ? nil : began.adding(days: 25)), by: keeper, at: now)
        return id
    }

    private var withAccount: [Entry] {
        accounts.enumerated().map { number, account in
            let plan = office.colleagues[account]
            return Entry(
                name: plan.name, languages: plan.languages.map(\.tag).joined(separator: " "),
                districts: office.desk == .housing ? [["Ehrenfeld", "Nippes"], ["Kalk"], ["Mülheim", "Kalk"]][number % 3] : [],
                times: ["dienstags und donnerstags ab 16 Uhr", "abends und am Wochenende", nil][number % 3], state: .active,
                certificate: [400, 700, 33][number % 3], tandems: [2, 1, nil][number % 3])
        }
    }

    private static func others(_ desk: CounsellingDesk) -> [Entry] {
        guard desk == .housing else { return [] }
        return [
            Entry(
                name: "Walburga Krings", languages: "de", districts: ["Lindenthal"], times: "vormittags", state: .active, certificate: -12, tandems: 1
            ),
            Entry(name: "Farid Noori", languages: "de fa prs", districts: ["Porz"], times: "samstags", state: .active, certificate: 250, tandems: 2),
            Entry(
                name: "Ingeborg Thelen", languages: "de fr", districts: ["Chorweiler", "Nippes"], times: nil, state: .paused, certificate: 90,
                tandems: 0),
            Entry(
                name: "Matthias Odenthal", languages: "de en", districts: ["Innenstadt"], times: "abends", state: .onboarding, certificate: nil,
                tandems: nil),
            Entry(name: "Yara Haddad", languages: "de ar", districts: ["Kalk"], times: nil, state: .interested, certificate: nil, tandems: nil),
        ]
    }
}
