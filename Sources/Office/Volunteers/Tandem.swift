public import Basics
import Store

/// A volunteer who stands by a household, as the desk sees it.
public struct Tandem: Sendable {
    public let id: TandemID
    public let volunteer: VolunteerID
    public let file: CaseID
    public let since: CivilDate
    public let until: CivilDate
    public let agreedOn: CivilDate
    public let contact: WorkerID
    public let endedOn: CivilDate?
    public let endedWhy: TandemEnd?

    public func runs(on day: CivilDate) -> Bool { endedOn == nil && since <= day && day <= until }
}

/// Brings a volunteer and a household together, for some months, with the household's yes.
public struct BeginTandem: Command {
    public static let name = "tandem.begin"
    public static let needs = Right.keepVolunteers
    /// A tandem is agreed on anew after a year at the latest.
    public static let longestMonths = 12
    public let file: CaseID
    public let volunteer: VolunteerID
    public let since: CivilDate
    public let until: CivilDate
    /// The day the household agreed; nil while nobody asked.
    public let agreedOn: CivilDate?

    public init(file: CaseID, volunteer: VolunteerID, since: CivilDate, until: CivilDate, agreedOn: CivilDate?) {
        self.file = file
        self.volunteer = volunteer
        self.since = since
        self.until = until
        self.agreedOn = agreedOn
    }

    public func perform(at desk: Desk) throws -> Created<TandemID> {
        let file = try desk.openFile(file)
        let known = try desk.volunteer(volunteer)
        var errors = try desk.obstacles(to: known, of: file.id, on: max(since, desk.today))
        let open = try desk.tandems(
            where: "AND (t.volunteer = \(volunteer) OR t.case_id = \(file.id)) AND t.until >= \(desk.today) AND t.ended_on IS NULL")
        if open.contains(where: { $0.file == file.id && $0.volunteer == volunteer }) {
            errors.append(FieldError(field: "volunteer", message: "Die beiden sind schon ein Tandem."))
        }
        let count = open.count { $0.volunteer == volunteer }
        if let most = known.mostTandems, count >= most {
            errors.append(
                FieldError(
                    field: "volunteer",
                    message: "\(known.identity.name) möchte höchstens \(most) Tandems und hat \(count). Fragen Sie jemand anderen."))
        }
        errors += problems(today: desk.today)
        guard errors.isEmpty, let agreedOn else { throw Refusal.invalid(errors) }
        let id = TandemID()
        try desk.transaction.execute(
            """
            INSERT INTO tandems (office, tandem, volunteer, case_id, since, until, agreed_on, contact, entered_at, entered_by)
            VALUES (\(desk.office), \(id), \(volunteer), \(file.id), \(since), \(until), \(agreedOn), \(desk.worker.id), \(desk.now),
                \(desk.worker.id))
            """)
        desk.tell(Self.name, of: file.id, subject: id)
        return Created(id)
    }

    private func problems(today: CivilDate) -> [FieldError] {
        var errors: [FieldError] = []
        func need(_ holds: Bool, _ field: String, _ message: String) { if !holds { errors.append(FieldError(field: field, message: message)) } }
        need(agreedOn != nil, "agreed_on", "Der Haushalt hat dem noch nicht zugestimmt. Fragen Sie ihn, und tragen Sie ein, wann er ja gesagt hat.")
        need((agreedOn ?? today) <= today, "agreed_on", "Dieser Tag liegt in der Zukunft.")
        need(until >= since && until >= today, "until", "Das Ende liegt vor dem Anfang oder ist schon vorbei.")
        need(
            until <= max(since, today).adding(months: Self.longestMonths), "until",
            "Nach höchstens einem Jahr wird neu gefragt. Wählen Sie einen früheren Tag.")
        return errors
    }
}

/// Ends a tandem before its day. Errands the two still had together go with it.
public struct EndTandem: Command {
    public static let name = "tandem.end"
    public static let needs = Right.keepVolunteers
    public let tandem: TandemID
    public let why: TandemEnd

    public init(tandem: TandemID, why: TandemEnd) {
        self.tandem = tandem
        self.why = why
    }

    public func perform(at desk: Desk) throws -> Done {
        guard let known = try desk.tandems(where: "AND t.tandem = \(tandem)").first else { throw Refusal.notFound }
        _ = try desk.file(known.file)
        guard known.endedOn == nil, known.until >= desk.today else {
            throw Refusal.notNow(why: "Dieses Tandem ist schon beendet.", instead: "Laden Sie die Seite neu.")
        }
        try desk.transaction.execute(
            "UPDATE tandems SET ended_on = \(desk.today), ended_why = \(why) WHERE office = \(desk.office) AND tandem = \(tandem)")
        try desk.transaction.execute(
            """
            UPDATE errands SET state = \(ErrandState.withdrawn) WHERE office = \(desk.office) AND case_id = \(known.file)
                AND volunteer = \(known.volunteer) AND state IN \(list: ErrandState.allCases.filter(\.takesTime)) AND begins_at > \(desk.now)
            """)
        desk.tell(Self.name, of: known.file, subject: tandem, detail: why.rawValue)
        return Done()
    }
}

extension Desk {
    func tandems(where condition: SQL) throws -> [Tandem] {
        try transaction.rows(
            """
            SELECT t.tandem, t.volunteer, t.case_id, t.since, t.until, t.agreed_on, t.contact, t.ended_on, t.ended_why FROM tandems t
            WHERE t.office = \(office) \(condition) ORDER BY t.since DESC, t.tandem
            """
        ).map { row in
            Tandem(
                id: try row.get("tandem"), volunteer: try row.get("volunteer"), file: try row.get("case_id"), since: try row.get("since"),
                until: try row.get("until"), agreedOn: try row.get("agreed_on"), contact: try row.get("contact"),
                endedOn: try row.get("ended_on"), endedWhy: try row.get("ended_why"))
        }
    }
}
