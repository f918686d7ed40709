public import Basics
import Catalogue

/// Something a letter needs and nobody knows, and where to say it.
public struct LetterGap: Sendable, Hashable {
    public enum Mend: Sendable, Hashable {
        /// A field of the letter's own form.
        case form(String)
        case name
        case person(PersonID)
        case household
        case plan
        case appointment
        case settings
        /// The administration sets the office's own facts.
        case administration
    }

    /// "Telefonnummer der Beratung".
    public let label: String
    public let mend: Mend
}

/// The names of the fields a letter's form has.
public enum LetterFormField {
    public static let person = "person"
    public static let recipient = "recipient"
    public static let salutation = "salutation"
    public static let senderAddress = "sender_address"
    public static let consent = "consent"
    public static let reason = "reason"
    public static func question(_ name: String) -> String { "frage-\(name)" }
}

extension LetterField {
    func mend(for person: Person?, of file: CaseFile) -> LetterGap.Mend {
        switch self {
        case .person where file.naming == .nameless: .name
        case .person, .birthDate: person.map { .person($0.id) } ?? .household
        case .household: .household
        case .telephone: .settings
        case .appointmentDay, .appointmentTime, .appointmentPlace: .appointment
        case .departure: .plan
        case .recipient: .form(LetterFormField.recipient)
        case .fileNumber, .counsellor, .office, .officeAddress, .place, .today: .administration
        }
    }
}
