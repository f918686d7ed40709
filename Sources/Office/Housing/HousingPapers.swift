public import Basics
import Catalogue

/// A paper that is asked for on the way into a flat, beside the certificate and the titles.
public enum HousingPaper: String, Sendable, CaseIterable, Codable {
    case creditRecord = "credit_record"
    case benefitNumber = "benefit_number"
    case identityCopies = "identity_copies"
    case powerOfAttorney = "power_of_attorney"
    case rentDebtFree = "rent_debt_free"

    public var german: String {
        switch self {
        case .creditRecord: "Schufa-Auskunft"
        case .benefitNumber: "Nummer der Bedarfsgemeinschaft"
        case .identityCopies: "Kopien der Ausweise"
        case .powerOfAttorney: "Vollmacht für die Stelle"
        case .rentDebtFree: "Mietschuldenfreiheit, von der Unterkunft"
        }
    }
}

/// Whether a paper is there, as somebody looked, and until when it holds where it says so.
public struct PaperNote: Codable, Sendable, Hashable {
    public let paper: HousingPaper
    public let isThere: Bool
    public let until: CivilDate?

    public init(_ paper: HousingPaper, isThere: Bool, until: CivilDate? = nil) {
        self.paper = paper
        self.isThere = isThere
        self.until = until
    }
}

/// A paper of a household and the last day it holds.
public struct EndingPaper: Sendable, Hashable {
    public let name: String
    /// What "not now" is remembered by.
    public let key: String
    public let until: CivilDate
}

extension HousingSheet {
    /// So many days ahead a paper that runs out is pointed out: a new one takes its time.
    public static let warningDays = 60

    /// Papers that are over or run out within the warning time, the first one first.
    public func endingPapers(on today: CivilDate) -> [EndingPaper] {
        var ends: [EndingPaper] = []
        func add(_ name: String, _ key: String, _ until: CivilDate?) {
            if let until, until < today.adding(days: Self.warningDays) { ends.append(EndingPaper(name: name, key: key, until: until)) }
        }
        if needs.permit == .held { add("Wohnberechtigungsschein (WBS)", "permit", needs.permitUntil) }
        add("Aufenthaltstitel", "title", needs.titleUntil)
        for note in papers where note.isThere { add(note.paper.german, note.paper.rawValue, note.until) }
        return ends.sorted { ($0.until, $0.key) < ($1.until, $1.key) }
    }
}
