public import Basics
import Store

/// Hours somebody gave. No household is named; which errand it was is a number without a way back once the file is erased.
public struct GivenHours: Sendable {
    public let id: CommandID
    public let day: CivilDate
    public let minutes: Int
    public let kind: ErrandKind
    public let ofErrand: Bool
}

/// Notes hours of mine that belong to no errand: a tandem, a workshop, an open hour.
public struct NoteOwnHours: Command {
    public static let name = "volunteer.own-hours"
    public static let needs = Right.seeOwnErrands
    public let day: CivilDate
    public let minutes: Int
    public let kind: ErrandKind

    public init(day: CivilDate, minutes: Int, kind: ErrandKind) {
        self.day = day
        self.minutes = minutes
        self.kind = kind
    }

    public func perform(at desk: Desk) throws -> Done {
        let own = try desk.ownEntryInBook()
        try desk.checkHours(minutes, on: day)
        try desk.note(minutes, of: own, on: day, for: kind, errand: nil)
        desk.tell(Self.name, subject: own, detail: kind.rawValue)
        return Done()
    }
}

/// Notes hours of somebody without an account.
public struct NoteHours: Command {
    public static let name = "volunteer.hours"
    public static let needs = Right.keepVolunteers
    public let volunteer: VolunteerID
    public let day: CivilDate
    public let minutes: Int
    public let kind: ErrandKind

    public init(volunteer: VolunteerID, day: CivilDate, minutes: Int, kind: ErrandKind) {
        self.volunteer = volunteer
        self.day = day
        self.minutes = minutes
        self.kind = kind
    }

    public func perform(at desk: Desk) throws -> Done {
        _ = try desk.volunteer(volunteer)
        try desk.checkHours(minutes, on: day)
        try desk.note(minutes, of: volunteer, on: day, for: kind, errand: nil)
        desk.tell(Self.name, subject: volunteer, detail: kind.rawValue)
        return Done()
    }
}

/// Takes hours out that were entered by mistake; the entry stays, and does not count.
public struct VoidHours: Command {
    public static let name = "volunteer.no-hours"
    public static let needs = Right.keepVolunteers
    public let volunteer: VolunteerID
    public let entry: CommandID

    public init(volunteer: VolunteerID, entry: CommandID) {
        self.volunteer = volunteer
        self.entry = entry
    }

    public func perform(at desk: Desk) throws -> Done {
        let changed = try desk.transaction.execute(
            """
            UPDATE volunteer_hours SET voided_at = \(desk.now), voided_by = \(desk.worker.id)
            WHERE office = \(desk.office) AND volunteer = \(volunteer) AND entry = \(entry) AND voided_at IS NULL
            """)
        guard changed == 1 else { throw Refusal.notFound }
        desk.tell(Self.name, subject: volunteer)
        return Done()
    }
}

extension Desk {
    /// The entry of whoever is signed in; refuses where the office has none.
    func ownEntryInBook() throws -> VolunteerID {
        guard let own = try ownVolunteerID() else {
            throw Refusal.notNow(
                why: "Sie stehen noch nicht im Buch der Ehrenamtlichen.", instead: "Sagen Sie in der Stelle Bescheid; sie verbindet Ihr Konto damit.")
        }
        return own
    }

    func checkHours(_ minutes: Int, on day: CivilDate) throws {
        guard (1...24 * 60).contains(minutes) else { throw Refusal.invalid("hours", "An einem Tag sind es mehr als null und höchstens 24 Stunden.") }
        guard day <= today else { throw Refusal.invalid("day", "Dieser Tag liegt in der Zukunft.") }
        guard day > today.adding(days: -400) else { throw Refusal.invalid("day", "Das ist mehr als ein Jahr her.") }
    }

    func note(_ minutes: Int, of volunteer: VolunteerID, on day: CivilDate, for kind: ErrandKind, errand: ErrandID?) throws {
        try transaction.execute(
            """
            INSERT INTO volunteer_hours (office, entry, volunteer, day, minutes, kind, errand, entered_at, entered_by)
            VALUES (\(office), \(CommandID()), \(volunteer), \(day), \(minutes), \(kind), \(errand), \(now), \(worker.id))
            """)
    }

    /// Hours that count, the latest first.
    func hours(of volunteer: VolunteerID, from: CivilDate, to: CivilDate) throws -> [GivenHours] {
        try transaction.rows(
            """
            SELECT entry, day, minutes, kind, errand FROM volunteer_hours
            WHERE office = \(office) AND volunteer = \(volunteer) AND day >= \(from) AND day <= \(to) AND voided_at IS NULL
            ORDER BY day DESC, entered_at DESC, entry
            """
        ).map { row in
            GivenHours(
                id: try row.get("entry"), day: try row.get("day"), minutes: try row.get("minutes"), kind: try row.get("kind"),
                ofErrand: try row.get("errand", as: String?.self) != nil)
        }
    }
}
