public import Basics
public import Office

/// Writes the demo offices: years of a return counselling office (after München) and of a move-out support (after Köln), with its agencies.
///
/// Everything goes through the door's own commands. The same seed and day give the same people, days, texts and figures;
/// identifiers, case numbers and keys are random, as everywhere in the product.
public struct Demo: Sendable {
    public let seed: UInt64
    public let years: Int
    /// Files in the two large offices together; four of five are München's.
    public let files: Int
    public let today: CivilDate
    /// Whether files are as full as on the largest host: some four persons and twenty talks each.
    public let isDense: Bool
    /// Households more that wait for a flat at the moving-out desk.
    public let waiting: Int

    public static let fewestFiles = 10
    /// So many deeds in one transaction.
    private static let batch = 1_500

    public init(seed: UInt64, years: Int, files: Int, today: CivilDate, isDense: Bool = false, waiting: Int = 0) {
        self.seed = seed
        self.years = years
        self.files = files
        self.today = today
        self.isDense = isDense
        self.waiting = waiting
    }

    /// Somebody who may sign in.
    public struct Login: Sendable, Hashable {
        public let office: String
        public let role: Role
        /// "Maria Huber".
        public let person: String
        public let login: String
        public let password: String
    }

    /// Writes both offices into an empty database and returns who may sign in, the main counsellor first.
    /// `progress` hears how many deeds were done so far.
    public func write(to office: Office, progress: @Sendable (Int) -> Void = { _ in }) async throws -> [Login] {
        var done = 0
        let ofCologne = files / 5
        for (demo, count) in [(DemoOffice.munich, files - ofCologne), (DemoOffice.cologne, ofCologne)].map({ ($0.filled(isDense), $1) }) {
            var history = History(of: demo, seed: seed, years: years, files: count, today: today)
            let founded = LocalTime(day: WorkCalendar.before(history.begins), hour: 8, minute: 0).moment
            let workers = try await office.found(demo.name, settings: demo.settings, accounts: demo.colleagues, at: founded)
            let agencies = demo.desk == .housing ? try await DemoAgencies.found(in: office, city: demo, today: today, at: founded) : nil
            let desktop = Desktop(workers: workers, demo: demo)
            try await desktop.lay(out: office, at: founded)
            let rooms = try await office.sit { sitting in
                try CalendarFurniture(office: demo).write(sitting, workers: workers, at: founded)
            }
            var notes: [Int: FileNotes] = [:]
            let flats = DemoFlats(office: demo, workers: workers, today: today)
            var offered: (until: Moment?, landlords: [Int: LandlordID]) = (nil, [:])
            var year = lastYear(of: demo, workers, since: history.begins)
            while true {
                let deeds = history.next(Self.batch)
                guard !deeds.isEmpty else { break }
                let (known, before, lived) = (notes, offered, year)
                (notes, offered, year) = try await office.sit { sitting in
                    var (notes, offered, year) = (known, before, lived)
                    let scribe = Scribe(sitting: sitting, workers: workers, rooms: rooms)
                    for deed in deeds {
                        offered.landlords = try flats.write(after: offered.until, until: deed.step.at, known: offered.landlords, in: sitting)
                        offered.until = deed.step.at
                        try year?.write(until: deed.step.at, in: sitting)
                        let kept = try scribe.write(deed.step, in: notes[deed.file])
                        notes[deed.file] = deed.isLast ? nil : kept
                    }
                    return (notes, offered, year)
                }
                done += deeds.count
                progress(done)
            }
            let (last, lived) = (offered, year)
            let morning = LocalTime(day: today, hour: 0, minute: 0).moment
            try await office.sit { sitting in
                var lived = lived
                try lived?.write(until: morning, in: sitting)
                _ = try flats.write(after: last.until, until: nil, known: last.landlords, in: sitting)
            }
            try await office.sit { [today] sitting in try DemoEvents(office: demo, workers: workers, today: today).write(in: sitting) }
            if demo.desk == .housing {
                try await office.sit { [today, files, seed] sitting in
                    var city = DemoShelters(office: demo, workers: workers, today: today, files: files, seed: seed)
                    try city.write(in: sitting)
                }
            }
            try await flats.writeNeeds(in: office)
            if demo.desk == .housing, let keeper = demo.numbers(of: .housingCounsellor).first {
                try await DemoWaiting(keeper: workers[keeper], today: today, households: waiting, seed: seed).write(in: office)
            }
            if demo.desk == .housing, let keeper = demo.numbers(of: .housingCounsellor).first {
                let ways = DemoWays(
                    keeper: workers[keeper], lead: demo.numbers(of: .teamLead).first.map { workers[$0] },
                    companion: demo.numbers(of: .volunteer).first.map { workers[$0].id }, today: today)
                try await ways.write(in: office)
                try await DemoNominations(keeper: workers[keeper], today: today).write(in: office)
            }
            try await DemoVolunteers(office: demo, workers: workers, today: today).write(in: office)
            if let agencies, let keeper = demo.numbers(of: .housingCounsellor).first, let lead = demo.numbers(of: .teamLead).first {
                if year != nil { try await agencies.writeMoves(seed: seed, in: office) }
                try await agencies.writeHouseholds(in: office)
                try await agencies.writeExchange(with: workers[keeper], lead: workers[lead], in: office)
            }
            try await desktop.leaveADraft(in: office)
        }
        return Self.logins
    }

    /// A demo of fewer files, or one that begins later, has no year of moves.
    private func lastYear(of demo: DemoOffice, _ workers: [Worker], since begins: CivilDate) -> DemoHousingYear? {
        guard demo.desk == .housing, files >= DemoShelters.filesOfWholeCity, begins.year < today.year - 1,
            let keeper = demo.numbers(of: .housingCounsellor).first
        else { return nil }
        return DemoHousingYear(keeper: workers[keeper], year: today.year - 1, seed: seed)
    }

    /// Everybody of all offices.
    public static var logins: [Login] {
        ([DemoOffice.munich, .cologne] + DemoOffice.agencies).flatMap { office in
            office.colleagues.flatMap { plan in
                plan.roles.map { Login(office: office.name, role: $0, person: plan.name, login: plan.login, password: DemoOffice.password(of: $0)) }
            }
        }
    }
}
