import Catalogue
import Office

extension Status {
    /// As the page says it.
    var german: String { wording.de }

    var tone: Tone {
        switch self {
        case .yes: .good
        case .yesIfSigned, .open, .judgement, .waiting, .unstated: .warn
        case .conflict: .bad
        case .no, .superseded, .notYet, .ended: .plain
        }
    }
}

extension Standing {
    var german: String {
        switch self {
        case .stated: "angegeben"
        case .documented: "Unterlage liegt vor"
        case .verified: "geprüft"
        }
    }
}

extension OfferForm {
    /// What it is, where it has no amount.
    var german: String {
        switch self {
        case .cash: "Geld"
        case .inKind: "Sachleistung"
        case .service: "Leistung"
        case .ticket: "Fahrschein"
        }
    }
}

extension Source {
    var german: String { "\(publisher), „\(title)“" }
}

extension Parameter.Unit {
    /// A value as the file writes it, in the words of the page.
    func german(_ text: String) -> String {
        switch self {
        case .euro: ValueWords.german(text)
        case .euroPerMonth: "\(ValueWords.german(text)) im Monat"
        case .percent: "\(text) %"
        case .duration, .count: ValueWords.german(text)
        }
    }
}
