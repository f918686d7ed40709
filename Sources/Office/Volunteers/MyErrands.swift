public import Basics
import Store
import Vault

/// An appointment a volunteer promised to come along to: when, for what, with whom by first name. Nothing else of the file.
public struct CompanionLine: Sendable {
    public let id: AppointmentID
    public let begins: Moment
    public let minutes: Int
    public let matter: AppointmentMatter
    public let language: Language?
    /// Nil while the file is nameless.
    public let firstName: String?
    /// Whom to ask.
    public let counsellor: String
}

/// An errand as the volunteer sees it: what, when, where, with whom by first name, what to bring, whom to ask.
public struct Errand: Sendable {
    public let id: ErrandID
    public let kind: ErrandKind
    public let state: ErrandState
    public let begins: Moment
    public let minutes: Int
    public let language: Language?
    /// Nil while the file is nameless.
    public let firstName: String?
    public let meetingPoint: String
    public let bring: String?
    /// Whom to ask.
    public let contact: String
    /// The last day it is shown.
    public let shownUntil: CivilDate
}

/// A tandem as the volunteer sees it.
public struct MyTandem: Sendable {
    /// Nil while the file is nameless.
    public let firstName: String?
    public let since: CivilDate
    public let until: CivilDate
    /// Whom to ask.
    public let contact: String
}

/// What I promised or am asked to do, while it lasts. What is over is not in the answer.
public struct MyErrands: Question {
    public static let needs = Right.seeOwnErrands
    public init() {}

    public struct Answer: Sendable {
        public let companions: [CompanionLine]
        public let errands: [Errand]
        public let tandems: [MyTandem]
        /// Whether the office has me in its book: hours and expenses belong to an entry.
        public let isInBook: Bool
    }

    public func answer(at desk: Desk) throws -> Answer {
        let own = try desk.ownVolunteerID()
        return Answer(
            companions: try desk.companionLines(), errands: try own.map { try desk.ownErrands(of: $0) } ?? [],
            tandems: try own.map { try desk.ownTandems(of: $0) } ?? [], isInBook: own != nil)
    }
}

/// One errand of mine at its own address; once it is over, that and nothing else.
public struct MyErrand: Question {
    public static let needs = Right.seeOwnErrands
    public let errand: ErrandID

    public init(_ errand: ErrandID) { self.errand = errand }

    public enum Answer: Sendable {
        case open(Errand)
        /// It was mine; what it was is not said any more.
        case over
    }

    public func answer(at desk: Desk) throws -> Answer {
        guard let own = try desk.ownVolunteerID() else { throw Refusal.notFound }
        if let errand = try desk.ownErrands(of: own, where: "AND e.errand = \(errand)").first { return .open(errand) }
        let known: Int? = try desk.transaction.value(
            "SELECT 1 FROM errands WHERE office = \(desk.office) AND errand = \(errand) AND volunteer = \(own)")
        guard known != nil else { throw Refusal.notFound }
        return .over
    }
}

/// Says yes or no to an errand. A no needs no reason.
public struct AnswerErrand: Command {
    public static let name = "errand.answer"
    public static let needs = Right.seeOwnErrands
    public let errand: ErrandID
    public let accepts: Bool

    public init(errand: ErrandID, accepts: Bool) {
        self.errand = errand
        self.accepts = accepts
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.ownOpenErrand(errand)
        try desk.settle(known, accepts ? .accepted : .declined)
        desk.tell(Self.name, of: known.file, subject: errand, detail: (accepts ? ErrandState.accepted : .declined).rawValue)
        return Done()
    }
}

/// Says that an errand is done, and how long it took. The hours count for the volunteer.
public struct FinishErrand: Command {
    public static let name = "errand.done"
    public static let needs = Right.seeOwnErrands
    public let errand: ErrandID
    public let minutes: Int

    public init(errand: ErrandID, minutes: Int) {
        self.errand = errand
        self.minutes = minutes
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.ownOpenErrand(errand)
        try desk.finish(known, minutes: minutes)
        desk.tell(Self.name, of: known.file, subject: errand)
        return Done()
    }
}

/// Writes down what a volunteer without an account said: yes, no, or done.
public struct SettleErrand: Command {
    public static let name = "errand.settle"
    public static let needs = Right.keepVolunteers
    public let errand: ErrandID
    public let state: ErrandState
    /// How long it took; of no meaning where it is not done.
    public let minutes: Int?

    public init(errand: ErrandID, state: ErrandState, minutes: Int? = nil) {
        self.errand = errand
        self.state = state
        self.minutes = minutes
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.errand(errand)
        _ = try desk.file(known.file)
        guard known.state.takesTime else {
            throw Refusal.notNow(why: "Dieser Auftrag ist schon \(known.state.german).", instead: "Laden Sie die Seite neu.")
        }
        switch state {
        case .accepted, .declined: try desk.settle(known, state)
        case .done: try desk.finish(known, minutes: minutes ?? known.minutes)
        case .asked, .withdrawn: throw Refusal.notFound
        }
        desk.tell(Self.name, of: known.file, subject: errand, detail: state.rawValue)
        return Done()
    }
}

/// An errand as it lies in the book, without what is sealed.
struct ErrandRow {
    let id: ErrandID
    let volunteer: VolunteerID
    let file: CaseID
    let kind: ErrandKind
    let state: ErrandState
    let begins: Moment
    let minutes: Int
    let shownUntil: CivilDate
    let language: Language?
    let givenBy: WorkerID

    var span: TimeSpan { TimeSpan(begins: begins, minutes: minutes) }
}

extension Desk {
    func errands(where condition: SQL) throws -> [ErrandRow] {
        try transaction.rows(
            """
            SELECT e.errand, e.volunteer, e.case_id, e.kind, e.state, e.begins_at, e.minutes, e.shown_until, e.language, e.given_by FROM errands e
            WHERE e.office = \(office) \(condition) ORDER BY e.begins_at, e.errand
            """
        ).map { row in
            ErrandRow(
                id: try row.get("errand"), volunteer: try row.get("volunteer"), file: try row.get("case_id"), kind: try row.get("kind"),
                state: try row.get("state"), begins: try row.get("begins_at"), minutes: try row.get("minutes"),
                shownUntil: try row.get("shown_until"), language: try row.get("language"), givenBy: try row.get("given_by"))
        }
    }

    func errand(_ id: ErrandID) throws -> ErrandRow {
        guard let found = try errands(where: "AND e.errand = \(id)").first else { throw Refusal.notFound }
        return found
    }

    /// The entry of whoever is signed in, without opening it.
    func ownVolunteerID() throws -> VolunteerID? { try volunteerID(of: worker.id) }

    /// The entry an account is linked to; nil where the office has none.
    func volunteerID(of account: WorkerID) throws -> VolunteerID? {
        try transaction.value("SELECT volunteer FROM volunteers WHERE office = \(office) AND account = \(account)")
    }

    /// An errand of mine that is still to be answered or done.
    fileprivate func ownOpenErrand(_ id: ErrandID) throws -> ErrandRow {
        let known = try errand(id)
        guard try ownVolunteerID() == known.volunteer, !(try isClosed(known.file, to: worker.id)) else { throw Refusal.notFound }
        guard known.state.takesTime, known.shownUntil >= today else {
            throw Refusal.notNow(why: "Dieser Auftrag ist vorbei.", instead: "Stunden tragen Sie unter „Stunden und Auslagen“ ein.")
        }
        return known
    }

    fileprivate func settle(_ errand: ErrandRow, _ state: ErrandState) throws {
        try transaction.execute(
            "UPDATE errands SET state = \(state), answered_at = \(now) WHERE office = \(office) AND errand = \(errand.id)")
    }

    fileprivate func finish(_ errand: ErrandRow, minutes: Int) throws {
        guard (1...ErrandPlan.longestMinutes).contains(minutes) else {
            throw Refusal.invalid("hours", "Die Dauer liegt zwischen einer Minute und zehn Stunden.")
        }
        guard errand.begins <= now else { throw Refusal.notNow(why: "Dieser Auftrag hat noch nicht begonnen.", instead: "Sagen Sie zuerst zu.") }
        try transaction.execute("UPDATE errands SET state = \(ErrandState.done), done_at = \(now) WHERE office = \(office) AND errand = \(errand.id)")
        try note(minutes, of: errand.volunteer, on: errand.begins.local.day, for: errand.kind, errand: errand.id)
    }

    fileprivate func companionLines() throws -> [CompanionLine] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT a.appointment, a.case_id, a.begins_at, a.minutes, a.matter, a.language, a.worker, p.person, p.identity, k.wrapped_key
            FROM appointments a JOIN persons p ON p.office = a.office AND p.case_id = a.case_id AND p.place = 1
            JOIN case_keys k ON k.office = a.office AND k.case_id = a.case_id
            WHERE a.office = \(office) AND a.companion = \(worker.id) AND a.state = \(AppointmentState.planned)
                AND a.begins_at > \(now.adding(seconds: -86_400)) AND k.wrapped_key IS NOT NULL\(try access().notClosed("a.case_id"))
            ORDER BY a.begins_at, a.appointment LIMIT 100
            """)
        return try rows.map { row in
            CompanionLine(
                id: try row.get("appointment"), begins: try row.get("begins_at"), minutes: try row.get("minutes"), matter: try row.get("matter"),
                language: try row.get("language"), firstName: try firstName(in: row),
                counsellor: names[try row.get("worker", as: WorkerID.self)] ?? "")
        }
    }

    /// Errands of mine that are to be answered or done, until the last day they are shown. Crossed, because SQLite would begin with all persons.
    fileprivate func ownErrands(of volunteer: VolunteerID, where condition: SQL = "") throws -> [Errand] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT e.errand, e.case_id, e.kind, e.state, e.begins_at, e.minutes, e.shown_until, e.language, e.given_by, e.details, p.person,
                p.identity, k.wrapped_key
            FROM errands e CROSS JOIN persons p CROSS JOIN case_keys k
            WHERE p.office = e.office AND p.case_id = e.case_id AND p.place = 1 AND k.office = e.office AND k.case_id = e.case_id
                AND e.office = \(office) AND e.volunteer = \(volunteer) AND e.state IN \(list: ErrandState.allCases.filter(\.takesTime))
                AND e.shown_until >= \(today) AND k.wrapped_key IS NOT NULL\(try access().notClosed("e.case_id")) \(condition)
            ORDER BY e.begins_at, e.errand LIMIT 100
            """)
        return try rows.map { row in
            let id: ErrandID = try row.get("errand")
            let details: ErrandDetails = try seal(in: row).openJSON(try row.get("details"), "errands", "details", id.text)
            return Errand(
                id: id, kind: try row.get("kind"), state: try row.get("state"), begins: try row.get("begins_at"), minutes: try row.get("minutes"),
                language: try row.get("language"), firstName: try firstName(in: row), meetingPoint: details.meetingPoint, bring: details.bring,
                contact: names[try row.get("given_by", as: WorkerID.self)] ?? "", shownUntil: try row.get("shown_until"))
        }
    }

    /// Tandems of mine that run today.
    fileprivate func ownTandems(of volunteer: VolunteerID) throws -> [MyTandem] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT t.case_id, t.since, t.until, t.contact, p.person, p.identity, k.wrapped_key
            FROM tandems t JOIN persons p ON p.office = t.office AND p.case_id = t.case_id AND p.place = 1
            JOIN case_keys k ON k.office = t.office AND k.case_id = t.case_id
            WHERE t.office = \(office) AND t.volunteer = \(volunteer) AND t.until >= \(today) AND t.since <= \(today) AND t.ended_on IS NULL
                AND k.wrapped_key IS NOT NULL\(try access().notClosed("t.case_id"))
            ORDER BY t.since, t.tandem LIMIT 50
            """)
        return try rows.map { row in
            MyTandem(
                firstName: try firstName(in: row), since: try row.get("since"), until: try row.get("until"),
                contact: names[try row.get("contact", as: WorkerID.self)] ?? "")
        }
    }

    /// The first name in a row that holds `person`, `identity` and the file's key; the rest of the identity goes no further.
    private func firstName(in row: Row) throws -> String? {
        let person: PersonID = try row.get("person")
        let sealed: [UInt8]? = try row.get("identity")
        let identity: PersonIdentity? = try sealed.map { try seal(in: row).openJSON($0, "persons", "identity", person.text) }
        return identity?.givenName
    }
}
