public import Store

/// How far somebody is on the way to helping.
public enum VolunteerState: String, Sendable, CaseIterable, Codable {
    case interested, onboarding, active, paused, ended

    public var german: String {
        switch self {
        case .interested: "hat Interesse"
        case .onboarding: "wird eingearbeitet"
        case .active: "aktiv"
        case .paused: "pausiert"
        case .ended: "beendet"
        }
    }
}

/// What a volunteer was trained in.
public enum TrainingKind: String, Sendable, CaseIterable, Codable {
    case basic
    case renting
    case childProtection = "child_protection"
    case trauma, law, other

    public var german: String {
        switch self {
        case .basic: "Grundschulung"
        case .renting: "Wohnungssuche und Mietvertrag"
        case .childProtection: "Kinderschutz"
        case .trauma: "Umgang mit belasteten Menschen"
        case .law: "Aufenthalt und Leistungen im Überblick"
        case .other: "andere Schulung"
        }
    }
}

/// What a volunteer does; with a household, or for the office as a whole.
public enum ErrandKind: String, Sendable, CaseIterable, Codable {
    case viewing
    case officeVisit = "office_visit"
    case papers, school, furnishing, moving, district, training
    case openHour = "open_hour"
    case other

    public var german: String {
        switch self {
        case .viewing: "Wohnungsbesichtigung"
        case .officeVisit: "Begleitung zu einem Amt"
        case .papers: "Hilfe bei Papieren und Formularen"
        case .school: "Kita oder Schule"
        case .furnishing: "Möbel und Einrichtung"
        case .moving: "Hilfe beim Umzug"
        case .district: "das neue Viertel zeigen"
        case .training: "Schulung"
        case .openHour: "Sprechstunde"
        case .other: "etwas anderes"
        }
    }

    /// What may be given as an errand with one household.
    public static let withHousehold = allCases.filter { $0 != .training && $0 != .openHour }
}

/// Where an errand stands.
public enum ErrandState: String, Sendable, CaseIterable, Codable {
    case asked, accepted, declined, done, withdrawn

    /// Whether the volunteer's time is taken by it.
    public var takesTime: Bool { self == .asked || self == .accepted }

    public var german: String {
        switch self {
        case .asked: "angefragt"
        case .accepted: "zugesagt"
        case .declined: "abgesagt"
        case .done: "erledigt"
        case .withdrawn: "zurückgenommen"
        }
    }
}

/// Why a tandem ended before its day.
public enum TandemEnd: String, Sendable, CaseIterable, Codable {
    case goalReached = "goal_reached"
    case household, volunteer, office

    public var german: String {
        switch self {
        case .goalReached: "Ziel erreicht"
        case .household: "der Haushalt möchte nicht mehr"
        case .volunteer: "die oder der Ehrenamtliche kann nicht mehr"
        case .office: "die Stelle beendet es"
        }
    }
}

/// What somebody spent money on.
public enum ExpenseKind: String, Sendable, CaseIterable, Codable {
    case ticket, car, copies, material, other

    public var german: String {
        switch self {
        case .ticket: "Fahrkarte"
        case .car: "Fahrt mit dem Auto"
        case .copies: "Kopien und Porto"
        case .material: "Material"
        case .other: "etwas anderes"
        }
    }
}

/// Where an expense stands.
public enum ExpenseState: String, Sendable, CaseIterable, Codable {
    case asked, agreed, refused, paid

    public var german: String {
        switch self {
        case .asked: "eingereicht"
        case .agreed: "genehmigt, noch nicht ausgezahlt"
        case .refused: "abgelehnt"
        case .paid: "ausgezahlt"
        }
    }
}

/// What a question to the professionals is about.
public enum QuestionTopic: String, Sendable, CaseIterable, Codable {
    case papers, viewing, contract, money, contact, other

    public var german: String {
        switch self {
        case .papers: "Papiere und Ämter"
        case .viewing: "Wohnungssuche und Besichtigung"
        case .contract: "Mietvertrag"
        case .money: "Geld und Kaution"
        case .contact: "Umgang miteinander"
        case .other: "etwas anderes"
        }
    }
}

extension VolunteerState: SQLConvertible {}
extension TrainingKind: SQLConvertible {}
extension ErrandKind: SQLConvertible {}
extension ErrandState: SQLConvertible {}
extension TandemEnd: SQLConvertible {}
extension ExpenseKind: SQLConvertible {}
extension ExpenseState: SQLConvertible {}
extension QuestionTopic: SQLConvertible {}
