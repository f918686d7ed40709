/// What a worker may do. Every command and every question names exactly one.
public enum Right: String, Sendable, CaseIterable, Codable {
    /// Own appointments, tasks and deadlines.
    case seeOwnDay
    /// Lists of files and the files of the own desk.
    case seeFiles
    /// Status, health, notes and the household's facts.
    case seeConfidential
    /// Open a file, keep its household, sessions, tasks and appointments.
    case keepFiles
    /// Run and freeze funding checks.
    case checkFunding
    /// Draft, sign and withdraw a binding offer.
    case promiseOffers
    /// Second signature above the office's limit; never on one's own offer.
    case countersignOffers
    /// Confirm or void a departure.
    case confirmDepartures
    /// Hand a file to somebody else, restrict or release it.
    case assignFiles
    /// Ask for a single file of somebody else's, and open one at once in an emergency.
    case requestAccess
    /// Amounts, commitments and funds, under the case number only.
    case seeFunds
    /// Counted figures.
    case seeReports
    /// Errands somebody gave to me: when, where, first name; what I report myself.
    case seeOwnErrands
    /// Talks I interpret: time, place, language; yes or no.
    case answerInterpreting
    /// Plan events, keep their lists, give certificates.
    case keepEvents
    /// See the office's events and register for them.
    case joinEvents
    /// Take in and check offers of flats, propose households for them.
    case keepFlats
    /// The book of volunteers, their errands and tandems, expenses, questions.
    case keepVolunteers
    /// The network of the city and its agencies: an office's own places; for the city's office what runs where, and who gets a flat.
    case coordinateNetwork
    /// Who did and who read what; verify the log.
    case seeLog
    /// Destroy a file's key on the person's demand.
    case eraseFiles
    /// Look after files that were opened in an emergency.
    case reviewEmergencies
    /// The city's shelters: places, who lives there, who moves out.
    case keepShelters
    /// The office's own times for the steps of plans.
    case setTimes
    /// Propose a new version of the rules, and approve somebody else's.
    case proposeRules
    /// Workers, roles and the office's settings.
    case administer

    /// What the right lets somebody do, in the words of the desk: for the page of accounts and `docs/rights.md`.
    public var german: String {
        switch self {
        case .seeOwnDay: "eigene Termine, Aufgaben und Fristen sehen"
        case .seeFiles: "Fälle der eigenen Stelle auflisten und suchen"
        case .seeConfidential: "Vertrauliches in den Fällen lesen: Angaben, Gesundheit, Notizen"
        case .keepFiles: "Fälle anlegen und führen, Gespräche, Termine und Aufgaben eintragen"
        case .checkFunding: "Förderung prüfen und die Prüfung festhalten"
        case .promiseOffers: "Zusagen entwerfen, unterschreiben, zurückziehen"
        case .countersignOffers: "die zweite Unterschrift unter eine Zusage setzen, nie unter die eigene"
        case .confirmDepartures: "Ausreisen bestätigen oder die Bestätigung aufheben"
        case .assignFiles: "Fälle übergeben, sperren und freigeben"
        case .requestAccess: "Einblick in einen einzelnen fremden Fall erbitten, ihn im Notfall sofort öffnen"
        case .seeFunds: "Beträge und Zusagen unter der Fallnummer sehen, ohne Namen"
        case .seeReports: "gezählte Werte sehen"
        case .seeOwnErrands: "eigene Aufträge sehen: wann, wofür, Vorname; Stunden, Auslagen, Fragen und gefundene Wohnungen melden"
        case .answerInterpreting: "eigene Dolmetscheinsätze sehen und beantworten: wann, welche Sprache"
        case .keepEvents: "Veranstaltungen planen, Anmeldungen und Teilnahme führen, Bescheinigungen geben"
        case .joinEvents: "Veranstaltungen der Stelle sehen und sich selbst anmelden"
        case .keepFlats: "Wohnungsangebote aufnehmen und prüfen, Haushalte dafür vorschlagen"
        case .keepVolunteers: "Ehrenamtliche führen: Buch, Aufträge, Tandems, Auslagen, Fragen"
        case .coordinateNetwork:
            "Plätze der eigenen Stelle im Verbund angeben; in der Stelle der Stadt sehen, was wo läuft, und Wohnungen weitergeben"
        case .seeLog: "das Protokoll sehen und prüfen"
        case .eraseFiles: "einen Fall auf Verlangen löschen"
        case .reviewEmergencies: "Notöffnungen von Fällen prüfen"
        case .keepShelters: "Unterkünfte der Stadt führen: Plätze, wer dort lebt, wer auszieht"
        case .setTimes: "eigene Zeiten der Stelle für die Schritte von Plänen festlegen"
        case .proposeRules: "eine neue Fassung der Regeln vorschlagen, und die einer anderen Person freigeben"
        case .administer: "Konten anlegen und schließen"
        }
    }
}

/// What somebody is in the office; rights follow from it.
public enum Role: String, Sendable, CaseIterable, Codable {
    case counsellor
    case housingCounsellor = "housing_counsellor"
    case teamLead = "team_lead"
    case finance
    case volunteer
    case interpreter
    case dataProtectionOfficer = "data_protection_officer"
    case administrator

    public var german: String {
        switch self {
        case .counsellor: "Rückkehrberatung"
        case .housingCounsellor: "Auszugsmanagement"
        case .teamLead: "Teamleitung"
        case .finance: "Finanzen"
        case .volunteer: "Ehrenamt"
        case .interpreter: "Dolmetschen"
        case .dataProtectionOfficer: "Datenschutz"
        case .administrator: "Verwaltung des Systems"
        }
    }

    /// The whole matrix: `docs/rights.md` is printed from it.
    public var rights: Set<Right> {
        switch self {
        case .counsellor:
            [
                .seeOwnDay, .seeFiles, .seeConfidential, .keepFiles, .checkFunding, .promiseOffers, .confirmDepartures, .seeReports, .requestAccess,
                .keepEvents, .joinEvents,
            ]
        case .housingCounsellor:
            [
                .seeOwnDay, .seeFiles, .seeConfidential, .keepFiles, .checkFunding, .seeReports, .requestAccess, .keepShelters, .keepEvents,
                .joinEvents, .keepFlats, .keepVolunteers,
            ]
        case .teamLead:
            [
                .seeOwnDay, .seeFiles, .seeConfidential, .keepFiles, .checkFunding, .promiseOffers, .countersignOffers, .confirmDepartures,
                .assignFiles, .requestAccess, .keepShelters, .setTimes, .seeFunds, .seeReports, .proposeRules, .keepEvents, .joinEvents,
                .keepFlats, .keepVolunteers, .coordinateNetwork,
            ]
        case .finance: [.seeFunds, .seeReports, .joinEvents]
        case .volunteer: [.seeOwnErrands, .joinEvents]
        case .interpreter: [.answerInterpreting, .joinEvents]
        case .dataProtectionOfficer: [.seeLog, .eraseFiles, .reviewEmergencies, .joinEvents]
        case .administrator: [.administer, .proposeRules, .joinEvents]
        }
    }

    /// The desk whose files the role works on; nil where it works on none or on all.
    public var desk: CounsellingDesk? {
        switch self {
        case .counsellor: .return
        case .housingCounsellor: .housing
        default: nil
        }
    }
}

/// The two ways to a new start an office counsels on.
public enum CounsellingDesk: String, Sendable, CaseIterable, Codable {
    case `return`, housing

    public var german: String { self == .return ? "Rückkehrberatung" : "Auszugsmanagement" }
}
