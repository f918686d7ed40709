import Basics
import Catalogue
import Office

/// The three agencies beside the city's moving-out desk, small offices of their own on the same host, and what goes between them and the city.
/// Every person and every flat is made up.
struct DemoAgencies {
    static let network = "Auszugsmanagement Köln (Demo)"
    let today: CivilDate
    /// One list for each agency: who counsels, then who leads.
    let workers: [[Worker]]

    /// Founds the agencies and their network; the city's office is there already.
    static func found(in office: Office, city: DemoOffice, today: CivilDate, at founded: Moment) async throws -> DemoAgencies {
        try await office.foundNetwork(network, city: city.name, at: founded)
        var workers: [[Worker]] = []
        for (number, agency) in DemoOffice.agencies.enumerated() {
            let at = founded.adding(seconds: 3_600 + number * 600)
            workers.append(try await office.found(agency.name, settings: agency.settings, accounts: agency.colleagues, at: at))
            try await office.joinNetwork(network, agency: agency.name, at: at.adding(seconds: 60))
        }
        return DemoAgencies(today: today, workers: workers)
    }

    private var evening: Moment { LocalTime(day: WorkCalendar.before(today), hour: 22, minute: 5).moment }

    /// What the agencies placed this year, a few households each; before everything else that is written there.
    func writeMoves(seed: UInt64, in office: Office) async throws {
        let until = LocalTime(day: today.adding(days: -75), hour: 0, minute: 0).moment
        for (workers, count) in zip(workers, [14, 8, 3]) {
            let year = DemoHousingYear(keeper: workers[0], year: today.year, seed: seed, only: count)
            try await office.sit { sitting in
                var year = year
                try year.write(until: until, in: sitting)
            }
        }
    }

    /// The agencies' own households, before anything comes from the city.
    func writeHouseholds(in office: Office) async throws {
        let (today, workers) = (today, workers)
        try await office.sit { sitting in
            for (agency, families) in Self.families.enumerated() {
                let lead = workers[agency][1]
                for (number, family) in families.enumerated() {
                    let day = WorkCalendar.before(today.adding(days: -60 + number * 11))
                    let at = LocalTime(day: day, hour: 9 + number, minute: 20 + agency).moment
                    try family.write(by: workers[agency][0], at: at, today: today, in: sitting)
                }
                let at = LocalTime(day: WorkCalendar.before(today.adding(days: -5)), hour: 16, minute: 30).moment
                try sitting.perform(SetPlaces([6, 4, 3][agency]), by: lead, at: at)
            }
        }
    }

    /// What the city sent, what the agencies answered, and the flats they were given.
    func writeExchange(with city: Worker, lead: Worker, in office: Office) async throws {
        let (today, workers, evening) = (today, workers, evening)
        try await office.sit { sitting in
            try Self.assign(by: city, to: workers, today: today, at: evening, in: sitting)
            try Self.handOver(workers, today: today, at: evening.adding(seconds: 300), in: sitting)
            try Self.share(by: lead, with: workers, at: evening.adding(seconds: 480), in: sitting)
        }
    }

    private static func assign(by city: Worker, to workers: [[Worker]], today: CivilDate, at: Moment, in sitting: Sitting) throws {
        let open = try sitting.ask(CaseList(filter: CaseFilter(status: .open)), by: city, at: at).lines.sorted {
            ($0.title, $0.number) < ($1.title, $1.number)
        }
        let free = try open.filter { try sitting.ask(HousingSheetOfFile(file: $0.id), by: city, at: at).nominations.allSatisfy { !$0.state.isOpen } }
        let goals: [(agency: Int, answer: TransferState, parts: [TransferPart])] = [
            (0, .sent, [.names, .contact, .language, .needs]), (1, .accepted, TransferPart.allCases), (2, .declined, [.language, .needs]),
            (1, .sent, [.language, .needs, .accessibility]),
        ]
        for (number, goal) in goals.enumerated() where number < free.count {
            let keeper = workers[goal.agency][0]
            let consent = WorkCalendar.before(today.adding(days: -number))
            let moment = at.adding(seconds: number * 30)
            let id = try sitting.perform(
                SendHousehold(file: free[number].id, to: keeper.office, consentOn: consent, consentForm: .spoken, parts: goal.parts), by: city,
                at: moment
            ).id
            switch goal.answer {
            case .accepted: try sitting.perform(AcceptTransfer(transfer: id), by: keeper, at: moment)
            case .declined: try sitting.perform(DeclineTransfer(transfer: id, why: .language), by: keeper, at: moment)
            default: break
            }
        }
    }

    /// One on its way from one agency to another, one that was taken back.
    private static func handOver(_ workers: [[Worker]], today: CivilDate, at: Moment, in sitting: Sitting) throws {
        for (from, to, isBack) in [(1, 0, false), (0, 2, true)] {
            let keeper = workers[from][0]
            let files = try sitting.ask(CaseList(filter: CaseFilter(status: .open)), by: keeper, at: at).lines.sorted { $0.title < $1.title }
            guard let file = files.last else { continue }
            let id = try sitting.perform(
                SendHousehold(
                    file: file.id, to: workers[to][0].office, consentOn: WorkCalendar.before(today), consentForm: .written,
                    parts: [.names, .births, .contact, .language, .needs]), by: keeper, at: at
            ).id
            if isBack { try sitting.perform(WithdrawTransfer(transfer: id), by: keeper, at: at.adding(seconds: 60)) }
        }
    }

    /// Two flats of the city at two agencies each; one agency has come as far as a proposal.
    private static func share(by lead: Worker, with workers: [[Worker]], at: Moment, in sitting: Sitting) throws {
        let flats = try sitting.ask(FlatList(state: .open), by: lead, at: at).lines.map(\.flat).filter { $0.offer.facts.rooms == 3 }.prefix(2)
        for (number, flat) in flats.enumerated() {
            let agencies = [number, number + 1].map { workers[$0][0].office }
            try sitting.perform(ShareFlat(flat: flat.id, agencies: agencies, seats: 1, withContact: number == 0), by: lead, at: at)
        }
        if let first = flats.first { try hold(first.id, by: lead, at: at, in: sitting) }
        let keeper = workers[0][0]
        guard let copy = try sitting.ask(FlatList(state: .draft), by: keeper, at: at).lines.first?.flat else { return }
        try sitting.perform(CheckOffer(flat: copy.id, version: copy.version, asked: true), by: keeper, at: at)
        let version = try sitting.ask(FlatSheet(flat: copy.id), by: keeper, at: at).flat.version
        try sitting.perform(MoveOffer(flat: copy.id, to: .open, version: version), by: keeper, at: at)
        let round = try sitting.perform(FixCriteria(flat: copy.id, criteria: SelectionCriteria(rule: .waitingTime, atOnce: 1)), by: keeper, at: at).id
        try sitting.perform(ComputeSelection(round: round), by: keeper, at: at)
        guard let next = try sitting.ask(SelectionSheet(flat: copy.id), by: keeper, at: at).next else { return }
        try sitting.perform(NominateHousehold(flat: copy.id, file: next.file, reason: "Wartet am längsten."), by: keeper, at: at)
    }

    /// The landlord holds a flat longer than was said; whoever has it reads so.
    private static func hold(_ flat: FlatID, by lead: Worker, at: Moment, in sitting: Sitting) throws {
        let known = try sitting.ask(FlatSheet(flat: flat), by: lead, at: at).flat
        var offer = known.offer
        offer.facts.heldUntil = at.local.day.adding(days: 21)
        try sitting.perform(ChangeOffer(flat: flat, offer: offer, version: known.version), by: lead, at: at)
    }
}

/// A household of an agency.
private struct DemoFamily {
    let family: String
    let given: String
    let born: String
    let language: String
    let children: [String]

    func write(by worker: Worker, at: Moment, today: CivilDate, in sitting: Sitting) throws {
        let file = try sitting.perform(
            OpenCase(
                desk: .housing, identity: PersonIdentity(familyName: family, givenName: given, contact: "Telefon der Unterkunft, nach 15 Uhr"),
                language: Language(language), needsInterpreter: language != "de", born: CivilDate(iso: born)), by: worker, at: at
        ).id
        for child in children {
            try sitting.perform(
                AddPerson(file: file, identity: PersonIdentity(familyName: family, givenName: child), facts: [:]), by: worker, at: at)
        }
        var needs = HousingNeeds(persons: 1 + children.count)
        (needs.mayLeave, needs.residenceRule, needs.needsStepFree, needs.needsLift) = (true, false, false, false)
        (needs.acceptsLimited, needs.consents, needs.paysItself) = (true, true, false)
        needs.permit = children.isEmpty ? .applied : .held
        needs.permitGroup = children.isEmpty ? nil : .a
        needs.permitUntil = children.isEmpty ? nil : today.adding(days: 200)
        try sitting.perform(RecordHousingNeeds(file: file, sheet: HousingSheet(needs: needs), basedOn: nil), by: worker, at: at)
    }
}

extension DemoAgencies {
    /// Reza Mohammadi is at the first agency and, spelled otherwise, at the third.
    private static let families: [[DemoFamily]] = [
        [
            DemoFamily(family: "Mohammadi", given: "Reza", born: "1988-07-09", language: "fa", children: ["Parisa", "Arman"]),
            DemoFamily(family: "Tesfay", given: "Senait", born: "1993-02-21", language: "ti", children: ["Natnael"]),
            DemoFamily(family: "Ilunga", given: "Grâce", born: "1985-11-30", language: "fr", children: ["Joël", "Merveille", "Exaucé"]),
            DemoFamily(family: "Kovalenko", given: "Iryna", born: "1979-05-14", language: "uk", children: ["Danylo"]),
        ],
        [
            DemoFamily(family: "Al-Masri", given: "Hanan", born: "1990-09-03", language: "ar", children: ["Yazan", "Lana", "Omar", "Rima"]),
            DemoFamily(family: "Shevchuk", given: "Oleh", born: "1968-12-02", language: "uk", children: []),
            DemoFamily(family: "Barzani", given: "Dilan", born: "1996-04-18", language: "ku", children: ["Roni"]),
        ],
        [
            DemoFamily(family: "Mohamadi", given: "Resa", born: "1988-07-09", language: "fa", children: ["Parisa"]),
            DemoFamily(family: "Diallo", given: "Aïssatou", born: "1999-08-27", language: "fr", children: []),
            DemoFamily(family: "Haidari", given: "Farid", born: "1982-03-11", language: "ps", children: ["Zohra", "Idris"]),
        ],
    ]
}

extension DemoOffice {
    /// Caritas, DRK and Flüchtlingsrat, as in Köln: each with somebody who counsels and somebody who leads.
    static let agencies: [DemoOffice] = [
        agency(
            "Caritas Auszugsmanagement (Demo Köln)", "Caritas (Demo Köln)", "0221 0000-400", "caritas", ("Andrea Wolters", "wolters"),
            ("Holger Krings", "krings")),
        agency("DRK Auszugsmanagement (Demo Köln)", "DRK (Demo Köln)", "0221 0000-500", "drk", ("Mehmet Arslan", "arslan"), ("Petra Kamps", "kamps")),
        agency(
            "Kölner Flüchtlingsrat (Demo)", "Flüchtlingsrat (Demo Köln)", "0221 0000-600", "rat", ("Nele Faßbender", "fassbender"),
            ("Jörg Lammers", "lammers"), volunteer: ("Maike Thelen", "thelen")),
    ]

    private static func agency(
        _ name: String, _ short: String, _ phone: String, _ mail: String, _ keeper: (name: String, login: String),
        _ lead: (name: String, login: String), volunteer: (name: String, login: String)? = nil
    ) -> DemoOffice {
        DemoOffice(
            name: name, desk: .housing,
            settings: OfficeSettings(
                shortName: short, letterhead: [name], returnAddress: "\(short) · Musterplatz 3 · 50000 Köln",
                contact: ["Telefon: \(phone)", "E-Mail: \(mail)@koeln.example"], place: "Köln", secondSignatureAbove: Money(cents: 100_000),
                district: District(ags: "05315")),
            colleagues: [account(keeper.name, keeper.login, .housingCounsellor, "de en"), account(lead.name, lead.login, .teamLead, "de")]
                + (volunteer.map { [account($0.name, $0.login, .volunteer, "de uk")] } ?? []))
    }
}
