public import Store

/// Where an offer stands.
public enum FlatState: String, Sendable, CaseIterable, Codable {
    case draft, checked, open, nominating, examined, leased, closed, withdrawn, rejected

    public var german: String {
        switch self {
        case .draft: "neu"
        case .checked: "geprüft"
        case .open: "frei zur Auswahl"
        case .nominating: "vorgeschlagen"
        case .examined: "Miete in Prüfung"
        case .leased: "vermietet"
        case .closed: "abgeschlossen"
        case .withdrawn: "zurückgezogen"
        case .rejected: "abgelehnt"
        }
    }

    /// Whether somebody still has to do something about it.
    public var isLive: Bool { ![.closed, .withdrawn, .rejected].contains(self) }

    /// Whether households may be proposed for it.
    public var takesProposals: Bool { self == .open || self == .nominating }

    /// What a person may set it to by hand; the rest follows from its proposals, and ends have commands of their own.
    public var next: [FlatState] {
        switch self {
        case .checked: [.open]
        case .nominating: [.open]
        case .leased: [.closed]
        default: []
        }
    }

    /// The one line the landlord reads. It says nothing about any household.
    public var landlordLine: String {
        switch self {
        case .draft: "Ihr Angebot ist angekommen. Wir prüfen es und melden uns."
        case .checked, .open: "Ihr Angebot ist geprüft. Wir suchen jemanden, zu dem die Wohnung passt."
        case .nominating: "Die Auswahl läuft. Wir melden uns mit Vorschlägen."
        case .examined: "Die Miete wird gerade geprüft."
        case .leased, .closed: "Die Wohnung ist vermittelt. Vielen Dank!"
        case .withdrawn: "Das Angebot ist zurückgezogen."
        case .rejected: "Wir vermitteln diese Wohnung nicht. Rufen Sie uns an, wenn Sie Fragen haben."
        }
    }
}

/// How an offer came.
public enum FlatOrigin: String, Sendable, CaseIterable, Codable {
    case phone, mail, form, quota, volunteer, portal, visit, network
    case ownSearch = "own_search"

    public var german: String {
        switch self {
        case .phone: "am Telefon"
        case .mail: "per E-Mail"
        case .form: "über das Formular"
        case .quota: "aus einem Kontingent"
        case .volunteer: "durch Ehrenamtliche"
        case .portal: "aus einem Wohnungsportal"
        case .visit: "im persönlichen Gespräch"
        case .network: "von der Stadt"
        case .ownSearch: "selbst gesucht"
        }
    }
}

/// What an office can give a landlord for their safety.
public enum FlatSecurity: String, Sendable, CaseIterable, Codable {
    case directPayment = "direct_payment"
    case depositLoan = "deposit_loan"
    case depositGuarantee = "deposit_guarantee"
    case rentGuarantee = "rent_guarantee"
    case damageCover = "damage_cover"
    case renovationGrant = "renovation_grant"
    case interimTenant = "interim_tenant"
    case occupancyRight = "occupancy_right"
    case contact = "three_month_contact"
    case trialYear = "trial_year"

    public var german: String {
        switch self {
        case .directPayment: "Miete direkt vom Amt (Abtretung)"
        case .depositLoan: "Kaution als Darlehen des Amts"
        case .depositGuarantee: "Bürgschaft des Amts statt Kaution"
        case .rentGuarantee: "Ausfallbürgschaft für die Miete"
        case .damageCover: "Deckung von Schäden"
        case .renovationGrant: "Zuschuss zur Renovierung"
        case .interimTenant: "Stadt als Zwischenmieterin"
        case .occupancyRight: "Belegungsrecht"
        case .contact: "Ansprechperson in den ersten drei Monaten"
        case .trialYear: "Probejahr mit Begleitung"
        }
    }
}

/// Why an offer was lost or refused.
public enum FlatEnd: String, Sendable, CaseIterable, Codable {
    case letElsewhere = "let_elsewhere"
    case tooSlow = "too_slow"
    case rentNotAccepted = "rent_not_accepted"
    case noLongerOffered = "no_longer_offered"
    case nobodyFits = "nobody_fits"
    case suspectedFraud = "suspected_fraud"
    case tooExpensive = "too_expensive"
    case uninhabitable, duplicate
    case unlawfulChoice = "unlawful_choice"
    case letInNetwork = "let_in_network"
    case takenBack = "taken_back"
    case other

    /// Whether the landlord ended it; the rest is the office's word.
    public var isLandlords: Bool { [.letElsewhere, .tooSlow, .rentNotAccepted, .noLongerOffered].contains(self) }

    /// Whether a person chooses it; the others come from the network by themselves.
    public var isChosen: Bool { ![.letInNetwork, .takenBack].contains(self) }

    /// Whether an offer was lost by it; what was there twice, or is let by another office of the network, was not.
    public var isLoss: Bool { ![.duplicate, .letInNetwork, .takenBack].contains(self) }

    public var german: String {
        switch self {
        case .letElsewhere: "anderweitig vermietet"
        case .tooSlow: "hat der Vermietung zu lange gedauert"
        case .rentNotAccepted: "Miete wurde nicht anerkannt"
        case .noLongerOffered: "wird nicht mehr angeboten"
        case .nobodyFits: "passt zu niemandem"
        case .suspectedFraud: "Verdacht auf Betrug"
        case .tooExpensive: "zu teuer"
        case .uninhabitable: "nicht bewohnbar"
        case .duplicate: "doppelt"
        case .letInNetwork: "eine andere Stelle im Verbund hat die Wohnung vermittelt"
        case .takenBack: "von der Stadt zurückgenommen"
        case .unlawfulChoice: "Auswahl nach unzulässigen Gründen verlangt"
        case .other: "anderer Grund"
        }
    }
}

extension FlatState: SQLConvertible {}
extension FlatOrigin: SQLConvertible {}
extension FlatEnd: SQLConvertible {}
