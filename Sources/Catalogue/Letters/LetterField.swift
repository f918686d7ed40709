/// What a letter says of a file by itself, under the name a template's text has for it. Everything else is typed in by a person.
public enum LetterField: String, Sendable, Hashable, CaseIterable {
    case fileNumber = "nummer"
    case person = "name"
    case birthDate = "geburtsdatum"
    case household = "haushalt"
    case counsellor = "beratung"
    case telephone = "telefon"
    case office = "stelle"
    case officeAddress = "anschrift_der_stelle"
    case place = "ort"
    case appointmentDay = "termin_tag"
    case appointmentTime = "termin_uhrzeit"
    case appointmentPlace = "termin_ort"
    case departure = "ausreise"
    case today = "heute"
    /// The first line of the address.
    case recipient = "empfaenger"

    /// How a person calls it who is told that it is missing.
    public var german: String {
        switch self {
        case .fileNumber: "Fallnummer"
        case .person: "Name der Person"
        case .birthDate: "Geburtsdatum der Person"
        case .household: "Namen aller Mitglieder des Haushalts"
        case .counsellor: "Name der Beratung"
        case .telephone: "Telefonnummer der Beratung"
        case .office: "Name der Stelle"
        case .officeAddress: "Anschrift der Stelle"
        case .place: "Ort der Stelle"
        case .appointmentDay: "Tag des nächsten Termins"
        case .appointmentTime: "Uhrzeit des nächsten Termins"
        case .appointmentPlace: "Ort des nächsten Termins"
        case .departure: "geplanter Tag der Ausreise"
        case .today: "Tag des Briefs"
        case .recipient: "Empfänger"
        }
    }

    /// What a landlord may be told: that somebody is counselled, by whom and about what, is none of it.
    var isForLandlords: Bool { [.person, .household, .today, .recipient].contains(self) }
}

/// A place in a template's text that is filled in.
public enum LetterSlot: Sendable, Hashable {
    case field(LetterField)
    /// A question of the template, by its name.
    case question(String)

    /// As it stands between the braces.
    public var name: String {
        switch self {
        case .field(let field): field.rawValue
        case .question(let name): name
        }
    }
}

/// Words with places to be filled in.
public struct LetterText: Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case words(String)
        case slot(LetterSlot)
    }

    let pieces: [Piece]

    var slots: [LetterSlot] {
        pieces.compactMap { piece in
            guard case .slot(let slot) = piece else { return nil }
            return slot
        }
    }

    /// The words alone, without what is filled in.
    var words: String {
        pieces.map { piece in
            guard case .words(let words) = piece else { return " " }
            return words
        }.joined()
    }

    func filled(_ value: (LetterSlot) -> String) -> String {
        pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .slot(let slot): value(slot)
            }
        }.joined()
    }
}
