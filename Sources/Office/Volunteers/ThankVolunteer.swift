public import Basics
public import Papers
import Store

/// A confirmation that was given.
public struct GivenThanks: Sendable {
    public let id: ThanksID
    public let number: String
    public let from: CivilDate
    public let to: CivilDate
    public let givenOn: CivilDate
}

/// Confirms a volunteer's hours of a period, with thanks. What it says is frozen.
public struct ThankVolunteer: Command {
    public static let name = "volunteer.thank"
    public static let needs = Right.keepVolunteers
    public let volunteer: VolunteerID
    public let from: CivilDate
    public let to: CivilDate

    public init(volunteer: VolunteerID, from: CivilDate, to: CivilDate) {
        self.volunteer = volunteer
        self.from = from
        self.to = to
    }

    public func perform(at desk: Desk) throws -> Created<ThanksID> {
        let known = try desk.volunteer(volunteer)
        guard from <= to else { throw Refusal.invalid("to", "Das Ende liegt vor dem Anfang.") }
        guard to <= desk.today else { throw Refusal.invalid("to", "Dieser Tag liegt in der Zukunft.") }
        let hours = try desk.hours(of: volunteer, from: from, to: to)
        guard !hours.isEmpty else { throw Refusal.invalid("from", "In dieser Zeit sind keine Stunden eingetragen.") }
        let number = try desk.freeNumber(prefix: "E") {
            "SELECT COUNT(*) FROM volunteer_thanks WHERE office = \(desk.office) AND number = \($0)"
        }
        let id = ThanksID()
        let sheet = try sheet(number, known, hours, at: desk)
        try desk.transaction.execute(
            """
            INSERT INTO volunteer_thanks (office, thanks, volunteer, number, from_day, to_day, sheet, given_at, given_by)
            VALUES (\(desk.office), \(id), \(volunteer), \(number), \(from), \(to),
                \(try desk.officeSeal.sealJSON(sheet, "volunteer_thanks", "sheet", id.text)), \(desk.now), \(desk.worker.id))
            """)
        desk.tell(Self.name, subject: id)
        return Created(id)
    }

    private func sheet(_ number: String, _ known: Volunteer, _ hours: [GivenHours], at desk: Desk) throws -> ThanksSheet {
        let settings = try desk.settings()
        let kinds = ErrandKind.allCases.compactMap { kind -> ThanksSheet.Line? in
            let minutes = hours.filter { $0.kind == kind }.reduce(0) { $0 + $1.minutes }
            return minutes == 0 ? nil : ThanksSheet.Line(what: kind.german, minutes: minutes)
        }
        return ThanksSheet(
            number: number, date: desk.today, office: settings.shortName, letterhead: settings.letterhead, place: settings.place,
            name: known.identity.name, from: from, to: to, lines: kinds, minutes: hours.reduce(0) { $0 + $1.minutes }, signer: desk.worker.name)
    }
}

/// A confirmation as it was frozen.
public struct ThanksPaper: Question {
    public static let needs = Right.keepVolunteers
    public let volunteer: VolunteerID
    public let thanks: ThanksID

    public init(of volunteer: VolunteerID, _ thanks: ThanksID) {
        self.volunteer = volunteer
        self.thanks = thanks
    }

    public func answer(at desk: Desk) throws -> ThanksSheet { try desk.thanksSheet(thanks, of: volunteer) }
}

/// One of mine.
public struct MyThanksPaper: Question {
    public static let needs = Right.seeOwnErrands
    public let thanks: ThanksID

    public init(_ thanks: ThanksID) { self.thanks = thanks }

    public func answer(at desk: Desk) throws -> ThanksSheet {
        guard let own = try desk.ownVolunteerID() else { throw Refusal.notFound }
        return try desk.thanksSheet(thanks, of: own)
    }
}

extension Desk {
    fileprivate func thanksSheet(_ thanks: ThanksID, of volunteer: VolunteerID) throws -> ThanksSheet {
        let sealed: [UInt8]? = try transaction.value(
            "SELECT sheet FROM volunteer_thanks WHERE office = \(office) AND volunteer = \(volunteer) AND thanks = \(thanks)")
        guard let sealed else { throw Refusal.notFound }
        return try officeSeal.openJSON(sealed, "volunteer_thanks", "sheet", thanks.text)
    }

    func thanks(of volunteer: VolunteerID) throws -> [GivenThanks] {
        try transaction.rows(
            """
            SELECT thanks, number, from_day, to_day, given_at FROM volunteer_thanks WHERE office = \(office) AND volunteer = \(volunteer)
            ORDER BY given_at DESC, thanks LIMIT 50
            """
        ).map { row in
            GivenThanks(
                id: try row.get("thanks"), number: try row.get("number"), from: try row.get("from_day"), to: try row.get("to_day"),
                givenOn: try row.get("given_at", as: Moment.self).local.day)
        }
    }
}
