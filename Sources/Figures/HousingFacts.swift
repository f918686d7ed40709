public import Basics

/// A household that moved into a flat, as it was known from `recordedAt` until `voidedAt`.
public struct PlacedHousehold: Sendable, Hashable {
    /// A random name of the way into the flat; a move that was put right keeps it.
    public let move: String
    public let flat: String
    public let persons: Int
    public let isFromUkraine: Bool?
    public let movedOn: CivilDate
    /// The day somebody reported the household to the desk; nil while unknown.
    public let reportedOn: CivilDate?
    /// A code for who let the flat, and for how its offer came; nil while unknown.
    public let landlord: String?
    public let origin: String
    /// Where the flat is; nil while unknown.
    public let district: String?
    /// What the flat costs in a month, warm; nil while unknown.
    public let rent: Money?
    public let recordedAt: Moment
    public let voidedAt: Moment?

    public init(
        move: String, flat: String, persons: Int, isFromUkraine: Bool?, movedOn: CivilDate, reportedOn: CivilDate?, landlord: String?,
        origin: String, district: String?, rent: Money?, recordedAt: Moment, voidedAt: Moment?
    ) {
        self.move = move
        self.flat = flat
        self.persons = persons
        self.isFromUkraine = isFromUkraine
        self.movedOn = movedOn
        self.reportedOn = reportedOn
        self.landlord = landlord
        self.origin = origin
        self.district = district
        self.rent = rent
        self.recordedAt = recordedAt
        self.voidedAt = voidedAt
    }

    func counted(at moment: Moment) -> Bool { recordedAt <= moment && (voidedAt.map { $0 > moment } ?? true) }

    /// The same move into a flat of which another office knows more.
    public func into(flat: String, landlord: String?, origin: String) -> PlacedHousehold {
        PlacedHousehold(
            move: move, flat: flat, persons: persons, isFromUkraine: isFromUkraine, movedOn: movedOn, reportedOn: reportedOn, landlord: landlord,
            origin: origin, district: district, rent: rent, recordedAt: recordedAt, voidedAt: voidedAt)
    }
}

/// A household proposed for a flat, and how it ended.
public struct ProposalFact: Sendable, Hashable {
    public let proposedAt: Moment
    /// Nil while it is open, or where it ended without a no.
    public let declinedAt: Moment?
    public let side: String?
    public let reason: String?

    public init(proposedAt: Moment, declinedAt: Moment?, side: String?, reason: String?) {
        self.proposedAt = proposedAt
        self.declinedAt = declinedAt
        self.side = side
        self.reason = reason
    }
}

/// A viewing that was to be.
public struct ViewingFact: Sendable, Hashable {
    public let day: CivilDate
    public let isHeld: Bool
    /// Why it was lost; nil where it was not.
    public let lostWhy: String?
    public let enteredAt: Moment

    public init(day: CivilDate, isHeld: Bool, lostWhy: String?, enteredAt: Moment) {
        self.day = day
        self.isHeld = isHeld
        self.lostWhy = lostWhy
        self.enteredAt = enteredAt
    }
}

/// A step on the way into a flat that was done.
public struct StepFact: Sendable, Hashable {
    public let step: String
    public let begunOn: CivilDate
    public let doneOn: CivilDate

    public init(step: String, begunOn: CivilDate, doneOn: CivilDate) {
        self.step = step
        self.begunOn = begunOn
        self.doneOn = doneOn
    }
}

/// An offer that was lost.
public struct LostOffer: Sendable, Hashable {
    public let at: Moment
    public let why: String

    public init(at: Moment, why: String) {
        self.at = at
        self.why = why
    }
}

/// What was heard of a household after it moved.
public struct AftercareFact: Sendable, Hashable {
    public let move: String
    public let day: CivilDate
    public let isWithHousehold: Bool
    /// Whether it still lives there; nil where that was not known.
    public let isHoused: Bool?
    public let enteredAt: Moment
    public let voidedAt: Moment?

    public init(move: String, day: CivilDate, isWithHousehold: Bool, isHoused: Bool?, enteredAt: Moment, voidedAt: Moment?) {
        self.move = move
        self.day = day
        self.isWithHousehold = isWithHousehold
        self.isHoused = isHoused
        self.enteredAt = enteredAt
        self.voidedAt = voidedAt
    }

    func counted(at moment: Moment) -> Bool { enteredAt <= moment && (voidedAt.map { $0 > moment } ?? true) }
}
