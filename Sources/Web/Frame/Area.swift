public import Markup
import Office

/// The areas of the main navigation, in their order; the first one shown to a worker is where they begin. A new area is a case here.
public enum Area: Sendable, CaseIterable {
    case today, files, flats, calendar, interpreting, errands, funds, reports, record, accounts, events, rules

    public var title: String {
        switch self {
        case .today: "Mein Tag"
        case .files: "Fälle"
        case .flats: "Wohnungen"
        case .calendar: "Kalender"
        case .interpreting: "Einsätze"
        case .errands: "Aufträge"
        case .funds: "Zusagen"
        case .events: "Veranstaltungen"
        case .reports: "Berichte"
        case .record: "Protokoll"
        case .accounts: "Konten"
        case .rules: "Regelwerk"
        }
    }

    public var link: Link {
        switch self {
        case .today: "/"
        case .files: "/faelle"
        case .flats: "/wohnungen"
        case .calendar: "/kalender"
        case .interpreting: "/einsaetze"
        case .errands: "/auftraege"
        case .funds: "/zusagen"
        case .events: "/veranstaltungen"
        case .reports: "/berichte"
        case .record: "/protokoll"
        case .accounts: "/konten"
        case .rules: "/regelwerk"
        }
    }

    /// The letter that leads there after G; nil where it has none.
    var key: String? {
        switch self {
        case .today: "H"
        case .files: "F"
        case .flats: "W"
        case .events: "V"
        case .calendar: "T"
        case .reports: "B"
        case .funds: "Z"
        case .record: "P"
        case .rules: "R"
        case .interpreting, .errands: "E"
        default: nil
        }
    }

    func isShown(to worker: Worker) -> Bool { worker.may(right) }

    /// What its page needs.
    private var right: Right {
        switch self {
        case .today: .seeOwnDay
        case .files: .seeFiles
        case .flats: .keepFlats
        case .calendar: .keepFiles
        case .interpreting: .answerInterpreting
        case .errands: .seeOwnErrands
        case .funds: .seeFunds
        case .events: .joinEvents
        case .reports: .seeReports
        case .record: .seeLog
        case .accounts: .administer
        case .rules: .proposeRules
        }
    }
}
