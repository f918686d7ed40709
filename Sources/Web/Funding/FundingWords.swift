import Catalogue
import Office

extension Status {
    /// As the page says it. Nobody is ever refused: what does not go has a reason and something instead.
    var german: String {
        switch self {
        case .yes: "möglich"
        case .yesIfSigned: "möglich, sobald unterschrieben"
        case .open: "offen"
        case .judgement: "entscheidet eine Person"
        case .waiting: "hängt von einer anderen Hilfe ab"
        case .no: "nicht möglich"
        case .superseded: "eine andere Hilfe geht vor"
        case .unstated: "beim Träger nachfragen"
        case .conflict: "Regelfehler"
        case .notYet: "noch nicht in Kraft"
        case .ended: "beendet"
        }
    }

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

extension Confidence {
    var german: String {
        switch self {
        case .memory: "aus dem Gedächtnis"
        case .inferred: "erschlossen"
        case .partial: "teilweise belegt"
        case .found: "belegt"
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
