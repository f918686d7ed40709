public import Basics
import Store

/// What an errand is about, beyond its kind; sealed under the file's key.
public struct ErrandDetails: Codable, Sendable, Hashable {
    /// "Eingang Jobcenter, Erdgeschoss".
    public var meetingPoint: String
    /// What to bring along; nil where nothing is needed.
    public var bring: String?

    public init(meetingPoint: String, bring: String? = nil) {
        self.meetingPoint = meetingPoint.cleanedLine
        self.bring = bring?.cleanedLine.nonEmpty
    }
}

/// What is asked of a volunteer: what, when, where, and how long their page shows it.
public struct ErrandPlan: Codable, Sendable, Hashable {
    public var kind: ErrandKind
    public var begins: Moment
    public var minutes: Int
    public var details: ErrandDetails
    /// Nil where any will do.
    public var language: Language?
    /// The last day the volunteer's page shows it; afterwards it says that it is over, and nothing else.
    public var shownUntil: CivilDate

    public init(kind: ErrandKind, begins: Moment, minutes: Int, details: ErrandDetails, language: Language? = nil, shownUntil: CivilDate) {
        self.kind = kind
        self.begins = begins
        self.minutes = minutes
        self.details = details
        self.language = language
        self.shownUntil = shownUntil
    }

    var span: TimeSpan { TimeSpan(begins: begins, minutes: minutes) }

    /// An errand lies at most a week behind when it disappears: long enough to say how long it took.
    static let longestShown = 7
    static let longestMinutes = 600

    func problems(now: Moment) -> [FieldError] {
        var errors: [FieldError] = []
        func need(_ holds: Bool, _ field: String, _ message: String) { if !holds { errors.append(FieldError(field: field, message: message)) } }
        need(ErrandKind.withHousehold.contains(kind), "kind", "Das ist kein Auftrag mit einem Haushalt.")
        need(begins > now, "day", "Diese Zeit ist schon vorbei.")
        need((15...Self.longestMinutes).contains(minutes), "minutes", "Die Dauer liegt zwischen 15 Minuten und zehn Stunden.")
        need(!details.meetingPoint.isEmpty && details.meetingPoint.utf8.count <= 300, "meeting_point", "Wo trifft man sich? (höchstens 300 Zeichen)")
        need((details.bring ?? "").utf8.count <= 300, "bring", "Höchstens 300 Zeichen.")
        let day = begins.local.day
        need(
            shownUntil >= day && shownUntil <= day.adding(days: Self.longestShown), "shown_until",
            "Der Auftrag bleibt vom Tag selbst bis höchstens \(Self.longestShown) Tage danach zu sehen.")
        return errors
    }
}

/// Gives one household's errand to one volunteer. They say yes or no.
public struct GiveErrand: Command {
    public static let name = "errand.give"
    public static let needs = Right.keepVolunteers
    public let file: CaseID
    public let volunteer: VolunteerID
    public let plan: ErrandPlan
    /// The day the household agreed to this volunteer; nil where nobody asked and no tandem says so.
    public let agreedOn: CivilDate?

    public init(file: CaseID, volunteer: VolunteerID, plan: ErrandPlan, agreedOn: CivilDate?) {
        self.file = file
        self.volunteer = volunteer
        self.plan = plan
        self.agreedOn = agreedOn
    }

    public func perform(at desk: Desk) throws -> Created<ErrandID> {
        let file = try desk.openFile(file)
        let known = try desk.volunteer(volunteer)
        var errors = plan.problems(now: desk.now)
        let day = plan.begins.local.day
        // A tandem that ends before says nothing of the day of the errand.
        let agreed =
            try agreedOn
            ?? desk.tandems(where: "AND t.case_id = \(file.id) AND t.volunteer = \(volunteer)").first { $0.runs(on: day) }?.agreedOn
        if agreed == nil {
            errors.append(
                FieldError(
                    field: "agreed_on",
                    message: "Der Haushalt hat dem noch nicht zugestimmt. Fragen Sie ihn, und tragen Sie ein, wann er ja gesagt hat."))
        }
        if let agreed, agreed > desk.today { errors.append(FieldError(field: "agreed_on", message: "Dieser Tag liegt in der Zukunft.")) }
        errors += try desk.obstacles(to: known, of: file.id, on: day)
        errors += try desk.clashes(plan.span, of: known, file: file.id)
        guard errors.isEmpty, let agreed else { throw Refusal.invalid(errors) }
        let id = ErrandID()
        try desk.transaction.execute(
            """
            INSERT INTO errands (office, errand, volunteer, case_id, kind, state, begins_at, minutes, shown_until, language, agreed_on, details,
                given_at, given_by)
            VALUES (\(desk.office), \(id), \(volunteer), \(file.id), \(plan.kind), \(ErrandState.asked), \(plan.begins), \(plan.minutes),
                \(plan.shownUntil), \(plan.language), \(agreed), \(try file.seal.sealJSON(plan.details, "errands", "details", id.text)), \(desk.now),
                \(desk.worker.id))
            """)
        desk.tell(Self.name, of: file.id, subject: id, detail: plan.kind.rawValue)
        return Created(id)
    }
}

/// Takes an errand back: it disappears from the volunteer's page at once.
public struct WithdrawErrand: Command {
    public static let name = "errand.withdraw"
    public static let needs = Right.keepVolunteers
    public let errand: ErrandID

    public init(errand: ErrandID) { self.errand = errand }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.errand(errand)
        _ = try desk.file(known.file)
        guard known.state.takesTime else {
            throw Refusal.notNow(why: "Dieser Auftrag ist schon \(known.state.german).", instead: "Laden Sie die Seite neu.")
        }
        try desk.transaction.execute("UPDATE errands SET state = \(ErrandState.withdrawn) WHERE office = \(desk.office) AND errand = \(errand)")
        desk.tell(Self.name, of: known.file, subject: errand)
        return Done()
    }
}

extension Desk {
    /// Why this volunteer is not sent to a household on a day, at the field that names them.
    func obstacles(to volunteer: Volunteer, of file: CaseID, on day: CivilDate) throws -> [FieldError] {
        if let account = volunteer.account, try isClosed(file, to: account) {
            return [FieldError(field: "volunteer", message: "Für diese Person ist der Fall verschlossen. Fragen Sie jemand anderen.")]
        }
        return volunteer.gaps(on: day).map { FieldError(field: "volunteer", message: "\($0.german) \($0.instead)") }
    }

    /// Nobody is in two places: neither the volunteer nor the family.
    func clashes(_ wanted: TimeSpan, of volunteer: Volunteer, file: CaseID) throws -> [FieldError] {
        var errors: [FieldError] = []
        let taken = try occupation(from: wanted.begins, to: wanted.ends).lines
        if let account = volunteer.account, let line = taken.first(where: { $0.companion == account }) {
            errors.append(FieldError(field: "day", message: "\(volunteer.identity.name) begleitet \(line.span.clocks) schon jemanden."))
        }
        if let line = taken.first(where: { $0.file == file }) {
            errors.append(
                FieldError(
                    field: "day",
                    message:
                        "Die Familie hat \(line.span.clocks) schon einen Termin. Soll jemand dorthin mitkommen, tragen Sie die Person dort als Begleitung ein."
                ))
        }
        for other in try errandsTakingTime(of: volunteer.id, or: file, within: wanted) {
            errors.append(
                FieldError(
                    field: "day",
                    message: other.volunteer == volunteer.id
                        ? "\(volunteer.identity.name) hat \(other.span.clocks) schon einen Auftrag."
                        : "Die Familie hat \(other.span.clocks) schon etwas mit jemand anderem vor."))
        }
        return errors
    }

    /// Errands of a volunteer or a household, asked for or agreed to, that lie in a stretch of time.
    func errandsTakingTime(of volunteer: VolunteerID?, or file: CaseID, within span: TimeSpan) throws -> [ErrandRow] {
        let whose: SQL = volunteer.map { "(e.volunteer = \($0) OR e.case_id = \(file))" } ?? "e.case_id = \(file)"
        return try errands(
            where: """
                AND \(whose) AND e.state IN \(list: ErrandState.allCases.filter(\.takesTime))
                AND e.begins_at < \(span.ends) AND e.begins_at > \(span.begins.adding(seconds: -ErrandPlan.longestMinutes * 60))
                """
        ).filter { $0.span.meets(span) }
    }
}
