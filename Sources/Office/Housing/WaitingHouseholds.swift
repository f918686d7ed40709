import Basics
import Catalogue

/// What stands between a household and a flat, apart from any one flat; from what somebody wrote down, never from a status.
public enum FlatObstacle: String, Sendable, CaseIterable, Codable {
    case nothingNoted = "nothing_noted"
    case mayNotLeave = "may_not_leave"
    case leaveUnknown = "leave_unknown"
    case assignedElsewhere = "assigned"
    case permitMissing = "permit_missing"
    case permitApplied = "permit_applied"
    case permitExpired = "permit_expired"
    case permitUnknown = "permit_unknown"
    case titleShort = "title_short"
    case papersMissing = "papers_missing"
    case papersEnding = "papers_ending"
    case consentUnknown = "consent_unknown"
    case large
    case stepFree = "step_free"

    /// From so many persons on a household is large: flats for six are rare.
    public static let largeFrom = 6

    /// After "Haushalte": "412 Haushalte haben keinen WBS".
    public var german: String {
        switch self {
        case .nothingNoted: "noch nichts über ihren Bedarf notiert"
        case .mayNotLeave: "dürfen noch nicht ausziehen"
        case .leaveUnknown: "nicht bekannt, ob sie ausziehen dürfen"
        case .assignedElsewhere: "einem Wohnort zugewiesen (§ 12a AufenthG)"
        case .permitMissing: "ohne WBS"
        case .permitApplied: "WBS beantragt"
        case .permitExpired: "WBS abgelaufen"
        case .permitUnknown: "nicht bekannt, ob ein WBS vorliegt"
        case .titleShort: "Aufenthaltstitel zu kurz für einen WBS"
        case .papersMissing: "Unterlagen fehlen oder sind abgelaufen"
        case .papersEnding: "WBS, Titel oder Unterlagen laufen in \(HousingSheet.warningDays) Tagen ab"
        case .consentUnknown: "nicht gefragt, ob sie vorgeschlagen werden möchten"
        case .large: "\(Self.largeFrom) Personen oder mehr"
        case .stepFree: "brauchen eine stufenlose Wohnung"
        }
    }

    /// What somebody can do about it.
    public var nextStep: String {
        switch self {
        case .nothingNoted: "Beim nächsten Gespräch den Bedarf aufnehmen; bis dahin passt keine Wohnung sicher."
        case .mayNotLeave: "Den Grund und den Tag klären, an dem er wegfällt, und eine Wiedervorlage setzen."
        case .leaveUnknown: "Bei der zuständigen Stelle klären und im Bedarf eintragen."
        case .assignedElsewhere: "Aufhebung oder Änderung der Zuweisung beantragen, wo Arbeit, Ausbildung oder Familie dafür sprechen."
        case .permitMissing: "WBS beantragen. Er gilt auch für Wohnungen, die noch kommen."
        case .permitApplied: "Nachfragen, wann entschieden wird."
        case .permitExpired: "Neuen WBS beantragen."
        case .permitUnknown: "Fragen und im Bedarf eintragen."
        case .titleShort: "Zuerst den Titel verlängern, dann den WBS beantragen."
        case .papersMissing: "Zusammenstellen, solange keine Wohnung da ist: Wer fertig ist, verliert bei einem Angebot keine Tage."
        case .papersEnding: "Jetzt verlängern oder neu beantragen."
        case .consentUnknown: "Fragen. Ohne Ja wird niemand vorgeschlagen."
        case .large: "Große Angebote gezielt suchen; zwei Wohnungen nebeneinander ansprechen, wenn die Familie das möchte."
        case .stepFree: "Bei jedem Angebot nach Stufen und Aufzug fragen; bei Genossenschaften gezielt anfragen."
        }
    }
}

/// Everybody who waits for a flat, and what stands in the way: what to do on Monday, not whom to choose.
public struct WaitingHouseholds: Question {
    public static let needs = Right.keepFlats
    /// So many files are listed.
    public static let mostFiles = 200
    /// Whose files are listed; nil for none.
    public let obstacle: FlatObstacle?

    public init(behind obstacle: FlatObstacle? = nil) { self.obstacle = obstacle }

    public struct Line: Sendable {
        public let obstacle: FlatObstacle
        public let households: Int
        public let persons: Int
    }

    public struct Answer: Sendable {
        public let households: Int
        public let persons: Int
        /// Nothing of it stands in their way today, size and steps apart.
        public let ready: Int
        public let proposed: Int
        /// The most frequent first.
        public let lines: [Line]
        /// Who has waited longest first.
        public let files: [CaseLine]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let waiting = try desk.seekingHouseholds()
        let found = waiting.map { (household: $0, obstacles: $0.obstacles(on: desk.today, titlesUntil: desk.titlesNeeded)) }
        let lines = FlatObstacle.allCases.compactMap { obstacle -> Line? in
            let held = found.filter { $0.obstacles.contains(obstacle) }
            guard !held.isEmpty else { return nil }
            return Line(obstacle: obstacle, households: held.count, persons: held.reduce(0) { $0 + $1.household.needs.persons })
        }
        let chosen = found.filter { entry in obstacle.map { entry.obstacles.contains($0) } ?? false }.map(\.household)
            .sorted { ($0.waitingSince, $0.number) < ($1.waitingSince, $1.number) }.prefix(Self.mostFiles).map(\.file)
        let opened = Dictionary(try desk.caseLines(of: Array(chosen)).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return Answer(
            households: waiting.count, persons: waiting.reduce(0) { $0 + $1.needs.persons },
            ready: found.count { $0.obstacles.isSubset(of: [.large, .stepFree, .papersEnding]) }, proposed: waiting.count { $0.isNominated },
            lines: lines.sorted { ($1.households, $0.obstacle.rawValue) < ($0.households, $1.obstacle.rawValue) },
            files: chosen.compactMap { opened[$0] })
    }
}

extension Desk {
    /// Until when residence titles have to hold for a certificate applied for today; nil where the rule is not known.
    fileprivate var titlesNeeded: CivilDate? { shelf.current.housing.titlesNeeded(land: "05", applyingOn: today) }
}

extension Desk.SeekingHousehold {
    func obstacles(on day: CivilDate, titlesUntil: CivilDate?) -> Set<FlatObstacle> {
        guard hasSheet else { return needs.persons >= FlatObstacle.largeFrom ? [.nothingNoted, .large] : [.nothingNoted] }
        var found: Set<FlatObstacle> = []
        if needs.mayLeave == false { found.insert(.mayNotLeave) }
        if needs.mayLeave == nil { found.insert(.leaveUnknown) }
        if needs.residenceRule == true { found.insert(.assignedElsewhere) }
        switch needs.permit {
        case .held: if let until = needs.permitUntil, until < day { found.insert(.permitExpired) }
        case .applied: found.insert(.permitApplied)
        case .missing:
            found.insert(.permitMissing)
            if let title = needs.titleUntil, let titlesUntil, title < titlesUntil { found.insert(.titleShort) }
        case nil: found.insert(.permitUnknown)
        }
        if papers.contains(where: { !$0.isThere || ($0.until.map { $0 < day } ?? false) }) { found.insert(.papersMissing) }
        if endingPapers.contains(where: { $0.until >= day }) { found.insert(.papersEnding) }
        if needs.consents == nil { found.insert(.consentUnknown) }
        if needs.persons >= FlatObstacle.largeFrom { found.insert(.large) }
        if needs.needsStepFree == true { found.insert(.stepFree) }
        return found
    }
}
