public import Basics
public import Store

/// What kind of place it is.
public enum ShelterKind: String, Sendable, CaseIterable, Codable {
    case shelter, hotel, flats, hall

    public var german: String {
        switch self {
        case .shelter: "Gemeinschaftsunterkunft"
        case .hotel: "Hotel"
        case .flats: "abgeschlossene Wohneinheiten"
        case .hall: "Halle oder Leichtbau"
        }
    }
}

/// Where somebody went from a shelter.
public enum ShelterExit: String, Sendable, CaseIterable, Codable {
    case ownFlat = "own_flat"
    case selfFound = "self_found"
    case family
    case otherShelter = "other_shelter"
    case otherTown = "other_town"
    case leftCountry = "left_country"
    case unknown

    public var german: String {
        switch self {
        case .ownFlat: "eigene Wohnung, mit unserer Hilfe"
        case .selfFound: "eigene Wohnung, selbst gefunden"
        case .family: "zu Familie oder Freunden"
        case .otherShelter: "andere Unterkunft der Stadt"
        case .otherTown: "andere Stadt oder andere Zuständigkeit"
        case .leftCountry: "ausgereist"
        case .unknown: "nicht bekannt"
        }
    }
}

extension ShelterKind: SQLConvertible {}
extension ShelterExit: SQLConvertible {}

/// What is known of a shelter.
public struct ShelterDetails: Codable, Sendable, Hashable {
    public var name: String
    public var kind: ShelterKind
    /// "Ehrenfeld", as the city says it; nil while nobody wrote it.
    public var district: String?
    /// Beds.
    public var places: Int
    /// Nil while nobody looked.
    public var isStepFree: Bool?

    public init(name: String, kind: ShelterKind, district: String?, places: Int, isStepFree: Bool?) {
        self.name = name
        self.kind = kind
        self.district = district
        self.places = places
        self.isStepFree = isStepFree
    }
}

/// A municipal shelter. One that is given up is closed, never deleted: people lived there.
public struct Shelter: Sendable, Hashable, RowDecodable {
    public let id: ShelterID
    public let details: ShelterDetails
    public let closedAt: Moment?
    public let version: Int

    public var isOpen: Bool { closedAt == nil }

    static let columns: SQL = "s.shelter, s.name, s.kind, s.district, s.places, s.step_free, s.closed_at, s.version"

    public init(row: Row) throws(DatabaseError) {
        id = try row.get("shelter")
        details = ShelterDetails(
            name: try row.get("name"), kind: try row.get("kind"), district: try row.get("district"), places: try row.get("places"),
            isStepFree: try row.get("step_free"))
        closedAt = try row.get("closed_at")
        version = try row.get("version")
    }
}

/// Writes a shelter down, or changes what is known of it.
public struct KeepShelter: Command {
    public static let name = "shelter.keep"
    public static let needs = Right.keepShelters
    public static let mostPlaces = 5_000
    /// Nil for a new one.
    public let shelter: ShelterID?
    public let details: ShelterDetails
    /// The version the worker saw; of no meaning for a new one.
    public let version: Int

    public init(shelter: ShelterID? = nil, details: ShelterDetails, version: Int = 0) {
        self.shelter = shelter
        self.details = details
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Created<ShelterID> {
        let (name, district) = (details.name.cleanedLine, details.district?.cleanedLine.nonEmpty)
        var errors: [FieldError] = []
        if name.isEmpty || name.unicodeScalars.count > 120 {
            errors.append(FieldError(field: "name", message: "Wie heißt die Unterkunft? (höchstens 120 Zeichen)"))
        }
        if !(1...Self.mostPlaces).contains(details.places) {
            errors.append(FieldError(field: "places", message: "Eine Unterkunft hat 1 bis \(Self.mostPlaces) Plätze."))
        }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
        let id = shelter ?? ShelterID()
        if shelter == nil {
            try desk.transaction.execute(
                """
                INSERT INTO shelters (office, shelter, name, kind, district, places, step_free, version)
                VALUES (\(desk.office), \(id), \(name), \(details.kind), \(district), \(details.places), \(details.isStepFree), 1)
                """)
        } else {
            let changed = try desk.transaction.execute(
                """
                UPDATE shelters SET name = \(name), kind = \(details.kind), district = \(district), places = \(details.places),
                    step_free = \(details.isStepFree), version = version + 1
                WHERE office = \(desk.office) AND shelter = \(id) AND version = \(version)
                """)
            guard changed == 1 else { throw try desk.shelter(id) == nil ? Refusal.notFound : Refusal.stale }
        }
        desk.tell(Self.name, subject: id)
        return Created(id)
    }
}

/// Closes a shelter nobody lives in any more, or opens it again.
public struct CloseShelter: Command {
    public static let name = "shelter.close"
    public static let needs = Right.keepShelters
    public let shelter: ShelterID
    public let closes: Bool

    public init(shelter: ShelterID, closes: Bool = true) {
        self.shelter = shelter
        self.closes = closes
    }

    public func perform(at desk: Desk) throws -> Done {
        let there: Int =
            try desk.transaction.value(
                """
                SELECT COUNT(*) FROM shelter_stays
                WHERE office = \(desk.office) AND shelter = \(shelter) AND voided_at IS NULL AND left_on IS NULL
                """) ?? 0
        guard !closes || there == 0 else {
            throw Refusal.notNow(
                why: "Dort \(there == 1 ? "lebt noch ein Haushalt" : "leben noch \(there) Haushalte").",
                instead: "Tragen Sie zuerst ein, wohin sie umgezogen sind.")
        }
        let closedAt: Moment? = closes ? desk.now : nil
        let changed = try desk.transaction.execute(
            "UPDATE shelters SET closed_at = \(closedAt), version = version + 1 WHERE office = \(desk.office) AND shelter = \(shelter)")
        guard changed == 1 else { throw Refusal.notFound }
        desk.tell(Self.name, subject: shelter, detail: closes ? "closed" : "open")
        return Done()
    }
}

extension Desk {
    func shelter(_ id: ShelterID) throws -> Shelter? {
        try transaction.first("SELECT \(Shelter.columns) FROM shelters s WHERE s.office = \(office) AND s.shelter = \(id)")
    }

    func openShelter(_ id: ShelterID) throws -> Shelter {
        guard let shelter = try shelter(id) else { throw Refusal.notFound }
        guard shelter.isOpen else {
            throw Refusal.notNow(
                why: "„\(shelter.details.name)“ ist geschlossen.", instead: "Öffnen Sie die Unterkunft wieder, oder wählen Sie eine andere.")
        }
        return shelter
    }
}
