public import Basics
import Catalogue
public import Store
import Vault

/// What sort of landlord somebody is.
public enum LandlordKind: String, Sendable, CaseIterable, Codable {
    case `private`, company, cooperative, church, other
    case cityCompany = "city_company"

    public var german: String {
        switch self {
        case .private: "privat"
        case .company: "Unternehmen"
        case .cooperative: "Genossenschaft"
        case .cityCompany: "städtische Gesellschaft"
        case .church: "Kirche oder Stiftung"
        case .other: "anderes"
        }
    }
}

extension LandlordKind: SQLConvertible {}

/// Who lets a flat and how to reach them; sealed as one.
public struct LandlordIdentity: Codable, Sendable, Hashable {
    public var name: String
    public var contact: String?
    public var phone: String?
    public var mail: String?
    public var note: String?

    public init(name: String, contact: String? = nil, phone: String? = nil, mail: String? = nil, note: String? = nil) {
        self.name = name.cleanedLine
        self.contact = contact?.cleanedLine.nonEmpty
        self.phone = phone?.cleanedLine.nonEmpty
        self.mail = mail?.cleanedLine.nonEmpty
        self.note = note?.cleaned.nonEmpty
    }

    var problems: [FieldError] {
        var errors: [FieldError] = []
        if name.isEmpty || name.utf8.count > 200 {
            errors.append(FieldError(field: "landlord", message: "Wer bietet die Wohnung an? (höchstens 200 Zeichen)"))
        }
        if phone == nil, mail == nil {
            errors.append(FieldError(field: "phone", message: "Eine Telefonnummer oder eine E-Mail-Adresse brauchen wir."))
        }
        if let phone, phone.utf8.count > 60 || !phone.utf8.contains(where: { (48...57).contains($0) }) {
            errors.append(FieldError(field: "phone", message: "Das ist keine Telefonnummer."))
        }
        if let mail, mail.utf8.count > 200 || !mail.utf8.contains(UInt8(ascii: "@")) {
            errors.append(FieldError(field: "mail", message: "Das ist keine E-Mail-Adresse."))
        }
        for (field, text, most) in [("contact", contact, 200), ("landlordNote", note, 2_000)] where (text ?? "").utf8.count > most {
            errors.append(FieldError(field: field, message: "Höchstens \(most) Zeichen."))
        }
        return errors
    }

    /// The digits of a number as they are dialled here: `+49 221 …` and `0221 …` are one.
    var foldedPhone: String? {
        guard let phone else { return nil }
        let digits = String(decoding: phone.utf8.filter { (48...57).contains($0) }, as: UTF8.self)
        for prefix in ["0049", "49"] where digits.hasPrefix(prefix) && (prefix == "0049" || phone.hasPrefix("+")) {
            return "0" + digits.dropFirst(prefix.count).drop { $0 == "0" }
        }
        return digits
    }

    var foldedMail: String? { mail?.lowercased() }
}

/// A landlord with what they offered.
public struct Landlord: Sendable {
    public let id: LandlordID
    public let kind: LandlordKind
    /// How many flats they let, as far as they said so: above 50 the law on equal treatment leaves fewer exceptions.
    public let units: Int?
    public let identity: LandlordIdentity
    public let offered: Int
    public let leased: Int
    public let live: Int
    public let enteredAt: Moment
    public let version: Int
}

/// Changes what is known of a landlord.
public struct RecordLandlord: Command {
    public static let name = "landlord.record"
    public static let needs = Right.keepFlats
    public let landlord: LandlordID
    public let kind: LandlordKind
    public let units: Int?
    public let identity: LandlordIdentity
    public let version: Int

    public init(landlord: LandlordID, kind: LandlordKind, units: Int?, identity: LandlordIdentity, version: Int) {
        self.landlord = landlord
        self.kind = kind
        self.units = units
        self.identity = identity
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.landlord(landlord)
        guard known.version == version else { throw Refusal.stale }
        guard identity.problems.isEmpty else { throw Refusal.invalid(identity.problems) }
        let sealed = try desk.officeSeal.sealJSON(identity, "landlords", "identity", landlord.text)
        try desk.transaction.execute(
            """
            UPDATE landlords SET kind = \(kind), units = \(units), identity = \(sealed), phone_tag = \(desk.phoneTag(identity)),
                mail_tag = \(desk.mailTag(identity)), version = version + 1
            WHERE office = \(desk.office) AND landlord = \(landlord)
            """)
        desk.tell(Self.name, subject: landlord)
        return Done()
    }
}

/// The landlords of the office, the newest first, with what became of their offers.
public struct LandlordBook: Question {
    public static let needs = Right.keepFlats
    public static let pageSize = 50
    public let page: Int

    public init(page: Int = 1) { self.page = max(1, page) }

    public struct Answer: Sendable {
        public let landlords: [Landlord]
        public let hasMore: Bool
    }

    public func answer(at desk: Desk) throws -> Answer {
        let found = try desk.landlords(limit: Self.pageSize + 1, offset: (page - 1) * Self.pageSize)
        return Answer(landlords: Array(found.prefix(Self.pageSize)), hasMore: found.count > Self.pageSize)
    }
}

/// One landlord with all their flats.
public struct LandlordSheet: Question {
    public static let needs = Right.keepFlats
    public let landlord: LandlordID
    public init(landlord: LandlordID) { self.landlord = landlord }

    public struct Answer: Sendable {
        public let landlord: Landlord
        public let flats: [OfferedFlat]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let known = try desk.landlord(landlord)
        return Answer(
            landlord: known, flats: try desk.flats(where: "AND f.landlord = \(landlord)", order: "f.offered_at DESC", limit: 200))
    }
}

extension Desk {
    private var landlordIndex: BlindIndex { officeKey.blindIndex("landlord.contact") }
    func phoneTag(_ identity: LandlordIdentity) -> [UInt8]? { identity.foldedPhone.map { landlordIndex.tag(of: $0) } }
    func mailTag(_ identity: LandlordIdentity) -> [UInt8]? { identity.foldedMail.map { landlordIndex.tag(of: $0) } }

    func enter(_ identity: LandlordIdentity, kind: LandlordKind, units: Int?) throws -> LandlordID {
        guard identity.problems.isEmpty else { throw Refusal.invalid(identity.problems) }
        let id = LandlordID()
        let sealed = try officeSeal.sealJSON(identity, "landlords", "identity", id.text)
        try transaction.execute(
            """
            INSERT INTO landlords (office, landlord, kind, units, identity, phone_tag, mail_tag, entered_at, version)
            VALUES (\(office), \(id), \(kind), \(units), \(sealed), \(phoneTag(identity)), \(mailTag(identity)), \(now), \(1))
            """)
        return id
    }

    func landlord(_ id: LandlordID) throws -> Landlord {
        guard let found = try landlords(where: "AND l.landlord = \(id)", limit: 1).first else { throw Refusal.notFound }
        return found
    }

    func landlords(where condition: SQL = "", limit: Int, offset: Int = 0) throws -> [Landlord] {
        let rows = try transaction.rows(
            """
            SELECT l.landlord, l.kind, l.units, l.identity, l.entered_at, l.version,
                (SELECT COUNT(*) FROM flats f WHERE f.office = l.office AND f.landlord = l.landlord) AS offered,
                (SELECT COUNT(*) FROM flats f WHERE f.office = l.office AND f.landlord = l.landlord AND f.state IN ('leased', 'closed')) AS leased,
                (SELECT COUNT(*) FROM flats f WHERE f.office = l.office AND f.landlord = l.landlord AND f.is_live) AS live
            FROM landlords l WHERE l.office = \(office) \(condition) ORDER BY l.entered_at DESC, l.landlord LIMIT \(limit) OFFSET \(offset)
            """)
        return try rows.map { row in
            let id: LandlordID = try row.get("landlord")
            return Landlord(
                id: id, kind: try row.get("kind"), units: try row.get("units"),
                identity: try officeSeal.openJSON(try row.get("identity"), "landlords", "identity", id.text), offered: try row.get("offered"),
                leased: try row.get("leased"), live: try row.get("live"), enteredAt: try row.get("entered_at"), version: try row.get("version"))
        }
    }
}
