public import Basics
public import Store
import Vault

/// The address at which a shelter's social service reports households: what it shows before anything was typed.
public struct ShelterReportForm: SlotQuestion {
    public let secret: String
    public init(secret: String) { self.secret = secret }

    public struct Answer: Sendable {
        public let shelter: String
        public let office: String
        public let contact: [String]
    }

    public static func office(behind digest: [UInt8], in transaction: any Transaction) throws -> OfficeID? {
        try transaction.value("SELECT office FROM report_addresses WHERE link_digest = \(digest)")
    }

    public func answer(at desk: Desk) throws -> Answer {
        let settings = try desk.settings()
        return Answer(
            shelter: try desk.reportingShelter(digest()).details.name, office: settings.shortName, contact: settings.contact)
    }
}

/// A shelter's social service reports a household that looks for a flat. It arrives sealed, and a person answers it.
public struct ReportHousehold: SlotCommand {
    public static let name = "household.report"
    /// Reports that may come in from one shelter within an hour; more are somebody's machine.
    static let mostInAnHour = 60
    /// So many wait for an answer from one shelter at most; each new one is held against them.
    static let mostWaiting = 200

    public let secret: String
    public let household: ReportedHousehold

    public init(secret: String, household: ReportedHousehold) {
        self.secret = secret
        self.household = household
    }

    public static func office(behind digest: [UInt8], in transaction: any Transaction) throws -> OfficeID? {
        try ShelterReportForm.office(behind: digest, in: transaction)
    }

    public func perform(at desk: Desk) throws -> Done {
        let shelter = try desk.reportingShelter(digest())
        let problems = household.problems(on: desk.today)
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        let waiting = try desk.waitingReports(from: shelter.id)
        if let same = waiting.first(where: { $0.household.label == household.label }) {
            throw Refusal.invalid("label", "„\(household.label)“ ist am \(same.day.german) schon gemeldet. Wir melden uns.")
        }
        guard waiting.count < Self.mostWaiting else {
            throw Refusal.notNow(
                why: "Aus diesem Haus warten schon \(waiting.count) Meldungen auf Antwort.",
                instead: "Rufen Sie uns bitte an, bevor Sie weitere melden.")
        }
        let since = desk.now.adding(seconds: -3_600)
        let lately: Int =
            try desk.transaction.value(
                """
                SELECT COUNT(*) FROM household_reports WHERE office = \(desk.office) AND shelter = \(shelter.id) AND reported_at > \(since)
                """) ?? 0
        guard lately < Self.mostInAnHour else { throw Refusal.tooManyAttempts(retryAfterSeconds: 3_600) }
        let id = HouseholdReportID()
        try desk.transaction.execute(
            """
            INSERT INTO household_reports (office, report, shelter, state, persons, body, reported_at)
            VALUES (\(desk.office), \(id), \(shelter.id), \(ReportState.new), \(household.persons),
                \(try desk.officeSeal.sealJSON(household, "household_reports", "body", id.text)), \(desk.now))
            """)
        desk.tell(Self.name, subject: id, detail: shelter.id.text)
        return Done()
    }
}

/// Gives a shelter's social service an address to report at, or takes it away. A new one ends the old one.
public struct SetReportAddress: Command {
    public static let name = "shelter.address"
    public static let needs = Right.keepShelters
    public let shelter: ShelterID
    public let isOpen: Bool

    public init(shelter: ShelterID, isOpen: Bool = true) {
        self.shelter = shelter
        self.isOpen = isOpen
    }

    public func perform(at desk: Desk) throws -> Done {
        guard try desk.shelter(shelter) != nil else { throw Refusal.notFound }
        try desk.transaction.execute("DELETE FROM report_addresses WHERE office = \(desk.office) AND shelter = \(shelter)")
        if isOpen {
            let (id, token) = (ReportAddressID(), SecretToken.random())
            try desk.transaction.execute(
                """
                INSERT INTO report_addresses (office, address, shelter, link, link_digest, made_at, made_by)
                VALUES (\(desk.office), \(id), \(try desk.openShelter(shelter).id), \(try desk.officeSeal.seal(token.text, "report_addresses", "link", id.text)),
                    \(token.digest), \(desk.now), \(desk.worker.id))
                """)
        }
        desk.tell(Self.name, subject: shelter, detail: isOpen ? "open" : "closed")
        return Done()
    }
}

extension Desk {
    /// The shelter whose social service has this address; a shelter that is closed reports nobody.
    fileprivate func reportingShelter(_ digest: [UInt8]) throws -> Shelter {
        let id: ShelterID? = try transaction.value(
            "SELECT shelter FROM report_addresses WHERE office = \(office) AND link_digest = \(digest)")
        guard let id, let shelter = try shelter(id), shelter.isOpen else { throw Refusal.notFound }
        return shelter
    }

    fileprivate func waitingReports(from shelter: ShelterID) throws -> [(household: ReportedHousehold, day: CivilDate)] {
        let rows = try transaction.rows(
            """
            SELECT report, body, reported_at FROM household_reports
            WHERE office = \(office) AND state = \(ReportState.new) AND shelter = \(shelter) AND body IS NOT NULL
            """)
        return try rows.map { row in
            (try reported(try row.get("report"), try row.get("body")), try row.get("reported_at", as: Moment.self).local.day)
        }
    }

    /// The secret of a shelter's address; nil where it has none.
    func reportSecret(of shelter: ShelterID) throws -> String? {
        let rows = try transaction.rows("SELECT address, link FROM report_addresses WHERE office = \(office) AND shelter = \(shelter)")
        return try rows.first.map { row in
            let id: ReportAddressID = try row.get("address")
            return try officeSeal.open(try row.get("link"), "report_addresses", "link", id.text)
        }
    }
}
