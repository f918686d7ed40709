public import Store

/// What somebody answered who was asked to interpret or to accompany.
public enum HelperAnswer: String, Sendable, CaseIterable, Codable {
    case notNeeded = "not_needed"
    case missing, asked, accepted, declined

    public var german: String {
        switch self {
        case .notNeeded: "nicht nötig"
        case .missing: "noch niemand"
        case .asked: "angefragt"
        case .accepted: "zugesagt"
        case .declined: "abgesagt"
        }
    }
}

/// Why somebody cannot interpret; codes, so that the reasons can be counted and tell nothing of a file.
public enum DeclineReason: String, Sendable, CaseIterable, Codable {
    case noTime = "no_time"
    case ill, dialect, distance, biased, other

    public var german: String {
        switch self {
        case .noTime: "keine Zeit"
        case .ill: "krank"
        case .dialect: "anderer Dialekt"
        case .distance: "zu weit"
        case .biased: "befangen"
        case .other: "anderer Grund"
        }
    }
}

/// What became of an appointment.
public enum AppointmentState: String, Sendable, CaseIterable, Codable {
    case planned, kept, missed, cancelled
    /// It did not take place; another one was agreed on instead.
    case moved

    public var german: String {
        switch self {
        case .planned: "geplant"
        case .kept: "wahrgenommen"
        case .missed: "nicht erschienen"
        case .cancelled: "abgesagt"
        case .moved: "verlegt"
        }
    }

    /// Whether the people and the room are taken at its hour.
    public var takesTime: Bool { self == .planned || self == .kept || self == .missed }
}

/// What an appointment is about; codes only, so that an interpreter's or a volunteer's page tells nothing of the file.
public enum AppointmentMatter: String, Sendable, CaseIterable, Codable {
    case firstTalk = "first_talk"
    case talk, plan, authority, viewing, move, departure

    public var german: String {
        switch self {
        case .firstTalk: "Erstgespräch"
        case .talk: "Beratungsgespräch"
        case .plan: "Plan besprechen"
        case .authority: "Begleitung zu einer Behörde"
        case .viewing: "Wohnungsbesichtigung"
        case .move: "Umzug"
        case .departure: "Abreise"
        }
    }
}

/// Where an appointment takes place.
public enum PlaceKind: String, Sendable, CaseIterable, Codable {
    case office, phone, video, visit, outside

    public var german: String {
        switch self {
        case .office: "in der Stelle"
        case .phone: "am Telefon"
        case .video: "per Video"
        case .visit: "Besuch"
        case .outside: "an einem anderen Ort"
        }
    }

    /// Nobody has to come.
    public var isRemote: Bool { self == .phone || self == .video }
}

/// Who called an appointment off.
public enum Canceller: String, Sendable, CaseIterable, Codable {
    case family, office, interpreter, other

    public var german: String {
        switch self {
        case .family: "die Familie"
        case .office: "die Stelle"
        case .interpreter: "die Dolmetscherin oder der Dolmetscher"
        case .other: "jemand anders"
        }
    }
}

extension HelperAnswer: SQLConvertible {}
extension DeclineReason: SQLConvertible {}
extension AppointmentState: SQLConvertible {}
extension AppointmentMatter: SQLConvertible {}
extension PlaceKind: SQLConvertible {}
extension Canceller: SQLConvertible {}
