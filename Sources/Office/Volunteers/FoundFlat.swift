public import Basics
import Catalogue
import Store

/// "I have found a flat": a volunteer's offer arrives as a draft, like a landlord's, and is checked by the desk.
public struct ReportFlat: Command {
    public static let name = "flat.found"
    public static let needs = Right.seeOwnErrands
    /// Offers of one volunteer that may come in within a day; more are a mistake.
    static let mostInADay = 10
    public let offer: FlatOffer
    public let kind: LandlordKind
    /// Nil where the volunteer knows the flat and not who lets it.
    public let landlord: LandlordIdentity?
    /// "I looked again, it is so": for what looks like a mistake.
    public let isSure: Bool

    public init(_ offer: FlatOffer, kind: LandlordKind = .private, landlord: LandlordIdentity? = nil, isSure: Bool = false) {
        self.offer = offer
        self.kind = kind
        self.landlord = landlord
        self.isSure = isSure
    }

    public func perform(at desk: Desk) throws -> Created<FlatID> {
        var offer = offer
        offer.origin = .volunteer
        var problems = isSure ? [] : desk.ruler(for: offer).doubts(desk.shelf.current.housing.marks).map(\.asked)
        if offer.details.street == nil, offer.details.about == nil {
            problems.append(FieldError(field: "street", message: "Wo ist die Wohnung? Die Adresse, oder unten die Adresse der Anzeige."))
        }
        if offer.facts.area == nil { problems.append(FieldError(field: "area", message: "Wie groß ist die Wohnung?")) }
        if offer.facts.baseRent == nil { problems.append(FieldError(field: "baseRent", message: "Wie hoch ist die Grundmiete im Monat?")) }
        problems += offer.problems(desk.shelf.current.housing) + (landlord?.problems ?? [])
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        let since = desk.now.adding(seconds: -86_400)
        let lately: Int =
            try desk.transaction.value(
                "SELECT COUNT(*) FROM flats WHERE office = \(desk.office) AND offered_by = \(desk.worker.id) AND offered_at > \(since)") ?? 0
        guard lately < Self.mostInADay else { throw Refusal.tooManyAttempts(retryAfterSeconds: 3_600) }
        let created = try TakeOffer(offer, kind: kind, identity: landlord).perform(at: desk)
        desk.tell(Self.name, subject: created.id)
        return created
    }
}

extension OfferDoubt {
    /// At the field it is about, with what to ask.
    fileprivate var asked: FieldError { FieldError(field: field?.rawValue ?? ReportFlat.sureField, message: "\(text) \(ask)") }
}

extension ReportFlat {
    /// Where somebody says that they looked again.
    public static let sureField = "sure"
}

/// The flats I brought and how they stand, like a landlord reads it: one line, and nothing about any household.
public struct MyFlats: Question {
    public static let needs = Right.seeOwnErrands
    /// The latest so many are told of.
    private static let reach = 10
    public init() {}

    public struct Line: Sendable {
        public let number: String
        public let foundOn: CivilDate
        public let line: String
        public let since: CivilDate
    }

    public func answer(at desk: Desk) throws -> [Line] {
        try desk.transaction.rows(
            """
            SELECT flat, number, state, state_since, offered_at FROM flats WHERE office = \(desk.office) AND offered_by = \(desk.worker.id)
            ORDER BY offered_at DESC, flat LIMIT \(Self.reach)
            """
        ).map { row in
            let state: FlatState = try row.get("state")
            return Line(
                number: try row.get("number"), foundOn: try row.get("offered_at", as: Moment.self).local.day,
                line: try desk.landlordLine(of: try row.get("flat"), state),
                since: try row.get("state_since", as: Moment.self).local.day)
        }
    }
}
