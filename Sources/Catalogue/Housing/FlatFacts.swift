public import Basics

/// The income group an entitlement certificate is for, and a flat is bound to.
public enum PermitGroup: String, Sendable, Hashable, Codable, CaseIterable {
    case a, b
    case second = "c"

    public var german: String {
        switch self {
        case .a: "Einkommensgruppe A"
        case .b: "Einkommensgruppe B"
        case .second: "2. Förderweg"
        }
    }
}

/// What is known of a flat, as far as rules look at it. What is nil is not known.
public struct FlatFacts: Sendable, Hashable, Codable {
    /// Eight digits.
    public var municipality: String?
    public var district: String?
    public var street: String?
    public var area: FloorArea?
    /// Living rooms and bedrooms, without kitchen and side rooms.
    public var rooms: Int?
    public var baseRent: Money?
    public var coldCosts: Money?
    public var warmCosts: Money?
    public var deposit: Money?
    /// 0 is the ground floor.
    public var floor: Int?
    public var lift: Bool?
    public var stepFree: Bool?
    /// Whether it was publicly funded, so that it needs an entitlement certificate.
    public var funded: Bool?
    public var permitGroups: [PermitGroup]
    /// Whether the lease is for a limited time.
    public var limited: Bool?
    public var availableFrom: CivilDate?
    /// Until when the landlord keeps it for us.
    public var heldUntil: CivilDate?
    /// More persons the landlord does not want, for a reason that was stated.
    public var personCap: Int?

    public init() { permitGroups = [] }

    public var grossCold: Money? {
        guard let baseRent, let coldCosts else { return nil }
        return baseRent + coldCosts
    }

    /// Base rent, cold and warm costs together.
    public var warmRent: Money? {
        guard let grossCold, let warmCosts else { return nil }
        return grossCold + warmCosts
    }
}

/// Whether a household has an entitlement certificate.
public enum PermitState: String, Sendable, Hashable, Codable, CaseIterable {
    case held, applied
    case missing = "none"

    public var german: String {
        switch self {
        case .held: "liegt vor"
        case .applied: "beantragt"
        case .missing: "liegt nicht vor"
        }
    }
}

/// What a household needs of a flat, and what stands in the way of any. No name, no origin, no religion: nothing of that kind is in this type.
public struct HousingNeeds: Sendable, Hashable, Codable {
    public var persons: Int
    /// Whether they may move out at all, as somebody checked; never concluded from a status.
    public var mayLeave: Bool?
    /// Whether a place of residence is assigned (section 12a AufenthG).
    public var residenceRule: Bool?
    /// The beginning of the municipality's number: `05315`, or `05` for the whole Land.
    public var assignedTo: String?
    public var permit: PermitState?
    public var permitGroup: PermitGroup?
    public var permitUntil: CivilDate?
    /// The first day on which a member's residence title ends.
    public var titleUntil: CivilDate?
    public var needsStepFree: Bool?
    public var needsLift: Bool?
    public var excludedDistricts: [String]
    public var wishedDistricts: [String]
    /// Streets to keep away from, for somebody's protection.
    public var avoidedStreets: [String]
    public var acceptsLimited: Bool?
    /// Whether the household pays its rent itself, so that no limit is looked at.
    public var paysItself: Bool?
    public var consents: Bool?
    /// How urgent the present place makes a move, 0 to 3, as the office has graded it.
    public var urgency: Int?
    public var earliest: CivilDate?
    public var latest: CivilDate?

    public init(persons: Int) {
        self.persons = persons
        excludedDistricts = []
        wishedDistricts = []
        avoidedStreets = []
    }
}

/// Names of places compared as people write them: `Venloer Straße`, `venloer strasse`, `Venloer Str.`.
public enum PlaceName {
    public static func folded(_ text: String) -> String {
        quicklyFolded(text) ?? slowlyFolded(text)
    }

    /// Names as keyboards write them, byte by byte: a flat is held against thousands of wishes. Nil where a letter is put together from several signs.
    private static func quicklyFolded(_ text: String) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var isLatin1 = false
        for byte in text.utf8 {
            if isLatin1 {
                switch byte {
                case 0x84, 0xA4: bytes += [0x61, 0x65]
                case 0x96, 0xB6: bytes += [0x6F, 0x65]
                case 0x9C, 0xBC: bytes += [0x75, 0x65]
                case 0x9F: bytes += [0x73, 0x73]
                // Any other sign that is no letter of ours stands between words.
                default: bytes.append(0x20)
                }
                isLatin1 = false
                continue
            }
            switch byte {
            case 0xC3: isLatin1 = true
            case 0x80...: return nil
            case 0x41...0x5A: bytes.append(byte + 32)
            default: bytes.append(byte)
            }
        }
        return joined(bytes)
    }

    /// Only letters and digits, with "strasse" as "str".
    private static func joined(_ bytes: [UInt8]) -> String {
        let street = Array("strasse".utf8)
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            if bytes[place] == street[0], bytes[place...].starts(with: street) {
                kept += street.prefix(3)
                place += street.count
                continue
            }
            if (97...122).contains(bytes[place]) || (48...57).contains(bytes[place]) { kept.append(bytes[place]) }
            place += 1
        }
        return String(decoding: kept, as: UTF8.self)
    }

    private static func slowlyFolded(_ text: String) -> String {
        let plain = text.lowercased().replacing("ß", with: "ss").replacing("ä", with: "ae").replacing("ö", with: "oe").replacing("ü", with: "ue")
        let words = plain.replacing("strasse", with: "str").replacing("str.", with: "str")
        return String(decoding: words.utf8.filter { (97...122).contains($0) || (48...57).contains($0) }, as: UTF8.self)
    }
}
